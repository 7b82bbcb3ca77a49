"""Numbers that count people: where a text says how many, with a noun, without one, and as "a man"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from loaders.annotate.numbers import two_to_twenty
from loaders.extractors.figure_counts import is_countable
from loaders.extractors.figure_words import STOP, forms, one_person, people
from loaders.lexicon import any_of
from loaders.reading import Quantity, Sentence


@dataclass(frozen=True, slots=True)
class Count:
    """A number, or an article that stands for one, with what it may count behind it."""

    start: int
    end: int
    value: float
    bound: str


def people_counts(text: str, sentence: Sentence, quantities: Sequence[Quantity], language: str) -> Iterator[Count]:
    """Yield the counts of people in a sentence, those joined by "and" as one: "two men and a woman" are three."""
    found: list[Count] = []
    taken: set[int] = set()
    for quantity in quantities:
        if not is_countable(text, quantity) or _ORDERS.match(text, quantity.span.end):
            continue
        if quantity.span.start in taken or _WHOLE.search(
            text[max(sentence.span.start, quantity.span.start - 14) : quantity.span.start]
        ):
            continue  # "of the 52 accused, 44 pleaded guilty" counts 44
        part = _of_whole().match(text, quantity.span.end, sentence.span.end)
        start = part.end() if part else quantity.span.end
        match = people(language).match(text, start, sentence.span.end)
        if (
            match
            or _stands_alone(text, sentence, quantity, start)
            or _passive(language).match(text, start, sentence.span.end)
        ):
            end = match.end() if match else start
            found.append(Count(quantity.span.start, end, quantity.value, quantity.bound))
            taken.update(range(quantity.span.start, end))
    for match in one_person(language).finditer(text, sentence.span.start, sentence.span.end):
        if match.start() not in taken and (
            _opens_clause(text, sentence, match.start())
            or any(c.end <= match.start() and _JOINED.fullmatch(text[c.end : match.start()]) for c in found)
        ):
            found.append(Count(match.start(), match.end(), 1.0, "exact"))
    found.sort(key=lambda c: c.start)
    while found:
        first = found.pop(0)
        while found and found[0].start >= first.end and _JOINED.fullmatch(text[first.end : found[0].start]):
            other = found[0]
            if first.value > 1 and other.value > 1:
                break  # "nine men and two women": both are told
            found.pop(0)
            first = Count(first.start, other.end, first.value + other.value, first.bound)
        yield first


#: An order to arrest has arrested nobody yet.
_ORDERS = re.compile(r"\s(?:[\w-]+\s)?arrest (?:warrants?|orders?)\b", re.I)


@cache
def _of_whole() -> re.Pattern[str]:
    """Return the expression of the whole behind a part: "twelve of the 14 defendants"."""
    return re.compile(
        rf"\s(?:of|des|sur)\s(?:(?:the|les|its|their|ses|leurs)\s)?(?:[\d.,]+|{two_to_twenty()})(?=\s)", re.I
    )


_WHOLE = re.compile(r"(?:^|[.;:]\s)(?:Of|Des|Sur|Parmi)\s(?:(?:the|les|its|their)\s)?$")
_CLAUSE = re.compile(
    r"(?i)(?:^|[;:•–—]\s?|\b(?:arrest(?:ed|s|ing)?(?: of)?|charg(?:ed|es|ing)|detain(?:ed|s|ing)?|arrêté|interpellé|arrestation d['’]|interpellation d['’]|accusé|extradit(?:ed|ion of)|convict(?:ed|ion of)|custody|where|when|et|and))\s?$"
)


def _opens_clause(text: str, sentence: Sentence, start: int) -> bool:
    """Whether one person is what a clause is about, and no apposition: "X, a resident of Hull, was charged"."""
    before = text[max(sentence.span.start, start - 30) : start]
    return bool(_CLAUSE.search(before)) or not before.strip()


@cache
def _passive(language: str) -> re.Pattern[str]:
    """Return the expression of any noun that something was done to: "nine workers, who lived there, were arrested"."""
    verb = any_of(forms(language, "person"))
    be = (
        "ont été|sont|étaient|avaient été"
        if language == "fr"
        else "were|have been|had been|are|ha(?:ve|d)(?= (?:\\w+ )?ple)"
    )
    return re.compile(
        rf"\s+(?:(?!(?:{STOP})\b)[^\W\d][\w'’-]*\s?){{1,4}}(?:\s?,[^,.;]{{0,60}},)?\s?(?:{be})\s(?:\w+\s)?(?:{verb})\b",
        re.I,
    )


_JOINED = re.compile(
    r"(?:\s\([\w\s,]{0,30}\)|,? aged? [\d,\s]+(?:(?:and|to|et) \d+)?,?|,? (?:âgée?s? )?de \d+(?: et \d+)? ans|, \d+,)?,?\s(?:and|et|ainsi qu['’])\s?"
)
_ALONE_AFTER = re.compile(
    r"\s+(?:ont (?:déjà |depuis )?plaidé|plaident)\b|\s+(?:(?:were|have been|was|ont été|are|others|other|have|had|more|autres|remain)\s+)*(?:been )?(?:(?:since|already|now) (?=ple))?(?:arrested|charged|convicted|indicted|detained|arrêtée?s|interpellée?s|accusée?s|sentenced|pleaded|pled|in custody|écrouée?s|mis en examen|accused|detained|apprehended|jailed)\b",
    re.I,
)
_ALONE_BEFORE = re.compile(
    r"(?i)\b(?:arrest(?:ed|s)?|arrests? of|charg(?:ed|es)|detain(?:ed|s)?|appréhendé|interpellé|arrêté|(?:arrestation|interpellation) de|convict(?:ed|s)?|indict(?:ed|s)?)\s(?:more than |at least |another |un total de |some |nearly |about |over )?$"
)
_NO_PERSON = re.compile(r"\s*(?:times?|fois|counts?|tonnes?|vehicles?|offen[cs]es|with)\b")


def _stands_alone(text: str, sentence: Sentence, quantity: Quantity, end: int) -> bool:
    """Whether a number stands for people without a noun: "Nine arrested", "police arrested four in Leeds"."""
    after = text[end : sentence.span.end]
    if _ALONE_AFTER.match(after) or re.match(
        r"\s+(?:of|d['’]entre|des)\s(?:them|those|whom|eux|elles|suspects|gardés|personnes)\b", after
    ):
        return True
    before = text[max(sentence.span.start, quantity.span.start - 40) : quantity.span.start]
    return bool(_ALONE_BEFORE.search(before) and not _NO_PERSON.match(after))
