"""Operations that stand side by side: under one noun, as editions of one series, as entries of a list, in a table."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

from loaders.annotate.operations import UPPER, Found
from loaders.needed import Needed

_WORD = rf"[{UPPER}0-9][\w'’/-]*"
_NAME = rf"(?:[\"“«‘']\s?)?(?=[{UPPER}]){_WORD}(?: (?:(?:of|the|de|du) )?{_WORD}){{0,3}}(?:\s?[\"”»’'](?!\w))?"
#: Nouns in the plural under which several names stand: "Operations X and Y", "les projets X et Y", "two operations, X and Y".
_TOGETHER = Needed(
    re.compile(
        rf"\b(?:(?P<head>[Oo]perations|[Pp]rojects|[Oo]pérations|[Pp]rojets|[Ee]nquêtes|[Ee]xercises)"
        rf"|(?P<few>(?i:two|three|four|five|deux|trois|quatre|cinq) (?:[\w-]+ )?(?:operations|JCOs|projects|investigations|exercises|opérations|enquêtes|projets)),) "
        rf"(?P<names>{_NAME}(?:, {_NAME})*,? (?:and|et|&) (?:the )?(?:(?:[Oo]peration|[Pp]roject|opération|projet) )?{_NAME})",
    )
)
#: "the Tactical Operations Unit and X" speaks of a unit.
_CAPITAL = re.compile(r"[A-ZÀ-Þ][\w'’.-]*\s$")
_SPLIT = re.compile(r",? (?:and|et|&) (?:the )?(?:(?:[Oo]peration|[Pp]roject|opération|projet) )?|, ")
_SINGULAR = {"operations": "Operation", "projects": "Project", "opérations": "opération", "projets": "projet"}
_MARKS = "\"“”«»‘’' "
#: The number of an edition: "II", "XIII", "2", "2.0", "2024".
_EDITION = r"(?:[IVX]{1,5}|\d{1,2}(?:\.\d)?|bis)"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec|janv|févr|mars|avril|mai|juin|juil|août|sept|oct|nov|déc)[a-zé]*\.?"
_WHEN = rf"(?:[^)\n]*\b(?:{_MONTH}|year|année|(?:19|20)\d\d)\b[^)\n]*)"
#: The name at the head of an entry, and what follows it: "« X » (Isère, 6 mars).", "4. X (April)", "X — août 2024.", "2024 – X :".
_ENTRY = re.compile(
    rf"^[ \t]*(?:[-–•◆◇♦★*▪▸➤►▶✓○●❶-❿]\s*|(?P<rank>N[°o]\s?\d+\s*[–—-]\s*)|\(?\d{{1,2}}[.)/]\s*|(?P<year>(?:19|20)\d\d(?:[-–/]\d{{2,4}})?)\s*[–—-]\s*)?"
    rf"(?:(?P<quoted>[«“\"]\s?[^»”\"\n]{{3,40}}\s?[»”\"])|(?P<name>(?=[{UPPER}]){_WORD}(?: {_WORD}){{0,3}}))"
    rf"(?P<after>[^\S\n]*\({_WHEN}\)|[^\S\n]\((?=[^)\n]{{3,80}}\))|(?P<told>,[^\S\n](?=(?:running|launched|conducted|led|run|carried out|menée|lancée|conduite|dirigée|ouverte)\b))|[^\S\n]*[—–][^\S\n](?={_WHEN})|[^\S\n]?:(?!\S)|,[^\S\n]|\.[^\S\n](?=[A-ZÀ-Þ][a-zà-ÿ’']))",
    re.M,
)
#: The line or lead-in that says that operations follow: "Projects completed", "Retour sur quatre affaires.", "Five files that".
_ANNOUNCED = Needed(
    re.compile(
        r"(?i)\b(?:operations|projects|investigations|cases|files|sweeps|actions|interventions|drives|stages|campaigns|opérations|projets|enquêtes|affaires|dossiers|réalisations|coups de filet)\b"
    )
)
#: How far back that line stands (characters).
_REACH = 2500
_TABLE_HEADS = re.compile(
    r"(?i:(?:name of )?(?P<noun>operation|project|opération|projet|enquête)s?(?: name)?|code ?names?|noms? de code)"
)


def listed_operations(text: str, named: Iterable[Found], others: Callable[[int], bool]) -> Iterator[Found]:
    """Yield the operations that stand in lists, in tables, under a noun in the plural, or as another edition.

    Parameters
    ----------
    text:
        Masked text.
    named:
        The operations found by name, whose other editions are looked for.
    others:
        Whether a person, a body or a place begins at a place of the text.
    """
    yield from _together(text, others)
    yield from _editions(text, named)
    yield from _entries(text, others)
    yield from _rows(text, others)


def _together(text: str, others: Callable[[int], bool]) -> Iterator[Found]:
    for match in _TOGETHER.finditer(text):
        start, last = match.span("names")
        of_a_unit = match["head"] and _CAPITAL.search(text, max(0, match.start() - 40), match.start())
        if of_a_unit or others(start):
            continue
        head = _SINGULAR.get((match["head"] or match["few"].split()[-1]).lower(), "")
        for part in _SPLIT.finditer(text, start, last):
            yield _found(text, start, part.start(), head)
            start = part.end()
        yield _found(text, start, last, head)


def _found(text: str, start: int, end: int, head: str = "") -> Found:
    short = text[start:end].strip(_MARKS)
    start += text[start:end].index(short)
    return Found(start, start + len(short), f"{head} {short}".strip(), short, head)


def _editions(text: str, named: Iterable[Found]) -> Iterator[Found]:
    """Yield what bears the name of a numbered operation with another number: beside "Operation Reef III" also "Reef II"."""
    seen = {f.short for f in named}
    stems = {m[1] for f in seen if (m := re.fullmatch(rf"(\S.{{2,}}?)[ -]{_EDITION}", f))}
    for stem in sorted(stems):
        for match in re.finditer(rf"(?<![\w-]){re.escape(stem)}[ -]{_EDITION}(?![\w.]\w)(?!-)", text):
            if match[0] not in seen:
                yield Found(*match.span(), match[0], match[0], "")


def _entries(text: str, others: Callable[[int], bool]) -> Iterator[Found]:
    """Yield the names at the heads of entries, where a line before says that operations follow."""
    announced = [m.end() for m in _ANNOUNCED.finditer(text)]
    found = [m for m in _ENTRY.finditer(text) if _is_entry(m) and _is_behind(announced, m.start())]
    for match in found if len(found) > 1 else []:
        group = "quoted" if match["quoted"] else "name"
        if not others(match.start(group)):
            yield _found(text, *match.span(group))


def _is_entry(match: re.Match[str]) -> bool:
    """Whether a date or rank stands beside a name; one in quotes needs none, one in capitals a full stop."""
    after = match["after"].strip()
    if after[-1:] == ")" or after[:1] in {"—", "–"} or match["year"] or match["rank"] or match["told"]:
        return True
    capitals = len(match["name"] or "") > 3 and match["name"].isupper() and after in {".", "("}
    return match["quoted"] is not None or capitals


def _is_behind(announced: Sequence[int], start: int) -> bool:
    """Whether one of the places, which are in order, is not far before a place."""
    n = bisect_right(announced, start)
    return n > 0 and announced[n - 1] > start - _REACH


def _rows(text: str, others: Callable[[int], bool]) -> Iterator[Found]:
    """Yield the first cells of a table whose first column is headed "Operation", "Projects" or "Code name"."""
    cells = 0
    head = ""
    for line in re.finditer(r"^.*$", text, re.M):
        parts = line[0].split(" | ")
        if len(parts) > 1 and (headed := _TABLE_HEADS.fullmatch(parts[0].strip())):
            cells, noun = len(parts), (headed["noun"] or "").lower()
            head = _SINGULAR.get(noun + "s", noun)
        elif len(parts) != cells or cells < 2:
            cells = 0
        elif re.fullmatch(_NAME, parts[0].strip()) and not others(line.start()):
            yield _found(text, line.start(), line.start() + len(parts[0]), head)
