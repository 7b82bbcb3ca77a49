"""Texts that lost their apostrophes on the way: "the Justice Departments Criminal Division", "the FBIs Miami office".

Copies of releases in archives and data sets often lack every typographic apostrophe. A possessive then looks like a
plural, and two bodies like one. It is put back for the reading; claims keep their places in the text as it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from graph.model import Block, Document
from loaders.annotate.gazetteer import Hit, gazetteer
from loaders.annotate.organisation_heads import heads_of
from loaders.annotate.organisation_shape import COMPANY
from loaders.annotate.peoples import is_nationality
from loaders.lexicon import alternatives, rows, words

#: A text longer than this that lost most of its possessives, or all, is mended; so many may have stayed, and no more than
#: one for two that are lost.
_LONG, _STRAY, _LOST_EACH = 600, 3, 2
_KEPT = re.compile(r"\w['’‘`´]s?\b|s['’](?=\s)")
#: What follows an owner: a name, perhaps after the owner's acronym.
_BEHIND = r"(?=s (?:\([A-Z][\w.-]+\) )?[A-Z])"
_FOLLOWED = re.compile(_BEHIND)
#: What follows an official after whom a body is called: "the Sheriffs Office".
_OFFICE = (
    r"(?=s (?:[A-Z][\w-]+ ){0,3}?"
    r"(?:Offices?|Departments?|Bureau|Unit|Squad|Division|Service|Committee|Council|Task|Force)\b)"
)


@dataclass(frozen=True, slots=True)
class Restored:
    """A document to be read, and where its text came from.

    Parameters
    ----------
    document:
        With its apostrophes.
    place:
        From an offset into its text to the offset into the text as it is.
    """

    document: Document
    place: Callable[[int], int]


def restored(document: Document) -> Restored:
    """Put apostrophes back where an English text lost them.

    Parameters
    ----------
    document:
        As it was read.

    Returns
    -------
    The document itself where nothing is to be restored; else one whose text is longer by an apostrophe for each lost one.
    """
    gaps = _lost(document)
    if not gaps:
        return Restored(document, lambda offset: offset)
    text = "".join(
        document.text[a:b] + ("'" if b != len(document.text) else "")
        for a, b in zip([0, *gaps], [*gaps, len(document.text)], strict=True)
    )
    # where the inserted characters stand in the new text
    marks = [gap + n for n, gap in enumerate(gaps)]

    def forward(offset: int) -> int:
        return offset + bisect_left(gaps, offset)

    blocks = tuple(_moved(b, forward) for b in document.blocks)
    return Restored(replace(document, text=text, blocks=blocks), lambda offset: offset - bisect_left(marks, offset))


def _moved(block: Block, forward: Callable[[int], int]) -> Block:
    return replace(block, start=forward(block.start), end=forward(block.end))


def _lost(document: Document) -> list[int]:
    """Return the offsets at which an apostrophe is missing."""
    text = document.text
    english = document.language is not None and document.language.value == "en"
    if not english or len(text) < _LONG:
        return []
    kept = sum(1 for _ in islice(_KEPT.finditer(text), _STRAY + 1))
    if kept > _STRAY:
        return []
    hits = list(gazetteer().hits(text))
    bodies = [h for h in hits if any(e.type in {"Agency", "Program"} for e in h.entries)]
    # "the U.S. Attorneys Ann Example and Bo Sample" are several officials
    behind_names = {
        h.end for h in bodies if _FOLLOWED.match(text, h.end) and text[h.start : h.end].split()[-1] not in _titles()
    }
    behind_words = {m.end() for pattern in _owners() for m in pattern.finditer(text)}
    # the U.S. Marshals Service has no apostrophe
    lost = [o for o in behind_names | behind_words if not any(h.start < o < h.end for h in bodies)]
    if not lost or kept * _LOST_EACH > len(lost):
        return []
    lands = {h.end for h in hits if any(e.type in _LANDS and not e.weak for e in h.entries)}
    return sorted({*lost, *(e for e in lands if _FOLLOWED.match(text, e)), *_behind_names_of_the_text(text, hits)})


#: A word with a capital, and what stands beside it: a name that stands alone is a surname, a town or a firm.
_WORD = re.compile(
    r"(?<![\w.'’-])(?:(?P<article>[Tt]he|[Aa]n?) )?(?P<word>[A-ZÀ-Þ][a-zà-ÿ]{3,})(?![\w'’-])(?! [A-ZÀ-Þ])"
)
_LANDS = frozenset({"Country", "Place"})
#: A text says a name at least so often, to be sure that the form with an s is its genitive.
_SAID = 2


def _behind_names_of_the_text(text: str, hits: Sequence[Hit]) -> Iterator[int]:
    """Yield where a name that the text also says without an s has one before a noun: "Castillos credibility"."""
    alone: Counter[str] = Counter()
    refused: set[str] = set()
    for found in _WORD.finditer(text):
        alone[found["word"]] += 1
        if found["article"]:
            refused.add(found["word"])
    small = set(re.findall(r"(?<![\w'’-])[a-z]{4,}", text)) | {w.lower() for w in _titles()} | set(heads_of("en"))
    groups = [(h.start, h.end) for h in hits if any(e.type == "CriminalOrganization" for e in h.entries)]
    for found in _GENITIVE.finditer(text):
        name, owned = found["name"], f"{found['name']}s"
        if alone[name] < _SAID or alone[name] <= alone[owned] or found["owned"] in words("stop_words"):
            continue
        common = name.lower() in small or owned.lower() in small or is_nationality(name) or {name, owned} & refused
        if not common and not any(a <= found.start() < b for a, b in groups):
            yield found.end("name")
    for found in _OF_ACTION.finditer(text):
        if re.search(rf"\b{found['action']}(?![\w'’-])", text):
            yield found.end("action")


#: "Project Longevitys Governing Board", where the text also says "Project Longevity".
_OF_ACTION = re.compile(r"\b(?P<action>(?:Operation|Project) [A-Z][a-z]{3,})s(?= [A-Z])")
_GENITIVE = re.compile(r"(?<![\w.'’-])(?P<name>[A-ZÀ-Þ][a-zà-ÿ]{3,})s(?= (?P<owned>[a-z]+))")


@cache
def _titles() -> frozenset[str]:
    last = {w.split()[-1] for w in words("titles")}
    return frozenset(w for w in last if w.isalpha() and w[0].isupper())


@cache
def _owners() -> tuple[re.Pattern[str], ...]:
    """Return the expressions of what owns: a body by its head, by its acronym, and an official."""
    codes = {
        form for r in rows("agencies") for form in alternatives(r["acronyms"]) if re.fullmatch(r"[A-Z]{2,6}", form)
    }
    heads = {form.split()[-1].capitalize() for form in heads_of("en")} - _titles()
    return (
        re.compile(rf"\b(?:{_any(h for h in heads if h.isalpha() and not h.endswith('s'))}){_BEHIND}(?!s {COMPANY})"),
        re.compile(rf"\b(?:{_any(codes)})(?=s (?:\([A-Z][\w.-]+\) )?[A-Za-z])"),
        re.compile(rf"\b(?:{_any(_titles())}){_OFFICE}|(?<!United )\bState(?=s Attorney)"),
    )


def _any(forms: Iterable[str]) -> str:
    return "|".join(sorted(forms, key=lambda f: (-len(f), f)))
