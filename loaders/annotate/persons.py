"""People: names behind a title, names with an age, and the model's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from loaders.annotate.candidates import GRAMMAR, MODEL, Candidate, squeeze
from loaders.lexicon import words
from loaders.reading import Sentence, Token

_NAME = r"(?:[A-ZÀ-Þ][\w’'-]+|[A-Z]\.)"
_PARTICLE = r"(?:(?:de|da|del|della|di|du|van|von|der|den|la|le|bin|al|el|dos|ben|Ó|Mac|O’|St\.?) )"
FULL_NAME = rf"{_NAME}(?: (?:{_PARTICLE})*(?:{_NAME}|[\"“‘'«(][\w’' -]{{2,20}}[\"”’'»)])){{1,4}}(?:,? (?:Jr|Sr)\.?| I{{2,3}}\b)?"
_AGED = re.compile(
    rf"(?<![\w’'-])(?P<name>{FULL_NAME})(?P<aka>,? (?:aka|a\.k\.a\.|alias|also known as|dit) [^,;]{{2,40}})?(?:, (?:age |aged |âgée? de )?\d{{2}}(?: ans)?\b|\s\((?:age |aged )?\d{{2}}(?: ans)?\b)"
)
#: What the model takes for people and is none.
_NO_PERSON = re.compile(
    r"(?i)\b(?:defen[cs]e|security|safety|affairs|mission|counsell?or|state|treasury|health|justice|interior|finance|homeland|public|foreign|trade|war|energy|labor|near|guilty|pleads|convicted|full|throttle|governments?|police|service|agency|operation|project|court|district|county|street|force|unit|team|department|office|"
    r"cartel|gang|airport|mail|commission|ministry|act|code|cocaine|fentanyl|heroin|meth|the|university|school|inc|"
    r"ltd|branch|division|bureau|crown|drive|road|avenue|river|lake|bay|north|south|east|west|january|february|march|april|june|july|august|september|october|november|december)\b"
)


@cache
def title_pattern() -> re.Pattern[str]:
    """Return the expression of one or more titles before a name."""
    forms = "|".join(re.escape(w) for w in words("titles"))
    return re.compile(
        rf"(?<![\w-])(?P<titles>(?:(?:{forms})(?:,? (?:of|for|and|to|in|the|de|du|des|la|à) (?:the )?[A-Z][\w' ’&-]{{2,50}}?)?[, ]+)+)(?P<name>{FULL_NAME}|{_NAME})(?![\w’'-])"
    )


def people(text: str, sentences: Sequence[Sentence]) -> Iterator[Candidate]:
    """Yield the readings of a text as people; the span is the name without its title."""
    for sentence in sentences:
        first, last = sentence.span.start, sentence.span.end
        for match in title_pattern().finditer(text, first, last):
            name = match["name"]
            if " " in name and not _NO_PERSON.search(name):
                yield Candidate(
                    *match.span("name"),
                    "Person",
                    squeeze(name),
                    "titled-name",
                    GRAMMAR,
                    {"title": squeeze(match["titles"]).rstrip(",")},
                )
        for match in _AGED.finditer(text, first, last):
            start, end = match.span("name")
            start = _untitled(text, start, end)
            if " " in text[start:end] and not _NO_PERSON.search(text[start:end]):
                yield Candidate(start, end, "Person", squeeze(text[start:end]), "name-with-age", GRAMMAR)
        if not _is_headline(text, sentence):
            yield from _by_model(text, sentence)


def _is_headline(text: str, sentence: Sentence) -> bool:
    """Whether most words have capitals, which the model takes for names."""
    found = re.findall(r"[^\W\d_]{4,}", text[sentence.span.start : sentence.span.end])
    return sentence.kind == "heading" and len(found) > 3 and sum(w[0].isupper() for w in found) > 0.6 * len(found)


def _untitled(text: str, start: int, end: int) -> int:
    """Move the start of a name past titles that begin it."""
    moved = True
    while moved:
        moved = False
        for title in words("titles"):
            if text.startswith(title + " ", start) and start + len(title) + 1 < end:
                start += len(title) + 1
                moved = True
                break
    return start


def _by_model(text: str, sentence: Sentence) -> Iterator[Candidate]:
    run: list[Token] = []
    for token in [*sentence.tokens, None]:
        if token is not None and token.entity in {"PERSON", "PER"} and (not run or token.index == run[-1].index + 1):
            run.append(token)
            continue
        if run and (found := _name_of(text, run)):
            yield found
        run = [token] if token is not None and token.entity in {"PERSON", "PER"} else []


def _grown(text: str, start: int) -> int:
    """Extend a name over a capitalised word before it that is no title and begins no sentence."""
    before = re.search(r"(?<=[a-zà-ÿ,] )([A-ZÀ-Þ][a-zà-ÿ-]+) $", text[max(0, start - 30) : start])
    if before is None or _NO_PERSON.search(before[1]) or before[1] in _title_words():
        return start
    return start - len(before[1]) - 1


@cache
def _title_words() -> frozenset[str]:
    return frozenset(w for form in words("titles") for w in form.split())


def _name_of(text: str, run: list[Token]) -> Candidate | None:
    start, end = run[0].start, run[-1].end
    if text[start:end].endswith(("'s", "’s")):
        end -= 2
    start = _untitled(text, start, end)
    start = _grown(text, start)
    while (first := re.match(r"[\w'’.-]+ ", text[start:end])) and _NO_PERSON.fullmatch(first.group().strip()):
        start += first.end()
    body = squeeze(text[start:end])
    parts = body.split()
    if len(parts) < 2 or not all(
        p[0].isupper() or p in {"de", "da", "del", "van", "von", "la", "le", "du", "bin", "al"} for p in parts
    ):
        return None
    if _NO_PERSON.search(body) or any(c.isdigit() for c in body) or body.isupper() or len(parts) > 5:
        return None
    return Candidate(start, start + len(text[start:end].rstrip(" ,.")), "Person", body, "model-person", MODEL)
