"""Numbers that count people: where a text says how many, with a noun, without one, and as "a man"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from loaders.extractors.figure_counts import is_countable, is_whole
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
        before = text[max(sentence.span.start, quantity.span.start - 20) : quantity.span.start]
        if quantity.span.start in taken or _WHOLE.search(before) or _AGE.search(before):
            continue  # "of the 52 accused, 44 pleaded guilty" counts 44
        start = _behind_whole(text, quantity, quantities)
        match = people(language).match(text, start, sentence.span.end)
        if (
            match
            or _stands_alone(text, sentence, quantity, start, language)
            or _passive(language).match(text, start, sentence.span.end)
            or (_is_subject(text, sentence, quantity) and _long_passive(language).match(text, start, sentence.span.end))
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


def _behind_whole(text: str, quantity: Quantity, quantities: Sequence[Quantity]) -> int:
    """Return where a number ends, with the whole of which it is a part: "twelve of the 14 defendants"."""
    behind = next((q for q in quantities if q.span.start > quantity.span.start), None)
    is_part = behind is not None and is_whole(text, behind, [quantity])
    return behind.span.end if behind is not None and is_part else quantity.span.end


_WHOLE = re.compile(r"(?:^|[.;:]\s)(?:Of|Des|Sur|Parmi)\s(?:(?:the|les|its|their)\s)?$")
#: "a woman of 27".
_AGE = re.compile(r"\b(?:man|woman|boy|girl|teenager|homme|femme|adolescente?) (?:of|de) $")
_CLAUSE = re.compile(
    r"(?i)(?:^|[;:•–—]\s?|\b(?:arrest(?:ed|s|ing)?(?: of)?|charg(?:ed|es|ing)|detain(?:ed|s|ing)?|arrêté|interpellé|arrestation d['’]|interpellation d['’]|accusé|extradit(?:ed|ion of)|convict(?:ed|ion of)|custody|where|when|et|and))\s?$"
)


def _opens_clause(text: str, sentence: Sentence, start: int) -> bool:
    """Whether one person is what a clause is about, and no apposition: "X, a resident of Hull, was charged"."""
    before = text[max(sentence.span.start, start - 30) : start]
    return bool(_CLAUSE.search(before)) or not before.strip()


#: Auxiliaries by which something is done to the subject.
_BE = {
    "en": r"were|have been|had been|are|ha(?:ve|d)(?= (?:\w+ )?ple)",
    "fr": "ont été|sont|étaient|avaient été",
}


@cache
def _done(language: str) -> str:
    """Return the expression of what was done to the subject before it: "were arrested"."""
    return rf"(?:{_BE[language]})\s(?:\w+\s)?(?:{any_of(forms(language, 'person'))})\b"


@cache
def _passive(language: str) -> re.Pattern[str]:
    """Return the expression of any noun that something was done to: "nine workers, who lived there, were arrested"."""
    return re.compile(
        rf"\s+(?:(?!(?:{STOP})\b)[^\W\d][\w'’-]*\s?){{1,4}}(?:\s?,[^,.;]{{0,60}},)?\s?{_done(language)}",
        re.I,
    )


@cache
def _long_passive(language: str) -> re.Pattern[str]:
    """Return the expression of a longer subject: "neuf têtes dirigeantes présumées des Bloods 514 sont arrêtées"."""
    return re.compile(
        rf"\s+[^\W\d](?:(?!\s(?:and|et)\s)[^.,;:()|\n]){{3,70}}?\s{_done(language)}",
        re.I,
    )


def _is_subject(text: str, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a number opens a clause."""
    before = text[sentence.span.start : quantity.span.start].rstrip()
    return not before or before[-1] in ".;:•–—\n"


_JOINED = re.compile(
    r"(?:\s\([\w\s,]{0,30}\)|,? aged? [\d,\s]+(?:(?:and|to|et) \d+)?,?|,? (?:âgée?s? )?de \d+(?: et \d+)? ans|, \d+,)?,?\s(?:and|et|ainsi qu['’])\s?"
)
#: What is said right behind a number that stands for people: "Nine arrested", "four have pleaded", "two of them".
_ALONE_AFTER = (
    r"\s+(?:(?:{aux})*(?:{verb}|pleaded|pled|plaidé|plaident)|(?:{aux})+(?:{death})|died)\b"
    r"|\s+(?:of|d['’]entre|des)\s(?:them|those|whom|eux|elles|suspects|gardés|personnes)\b"
)
_AUXILIARIES = r"(?:were|have|has|had|been|was|are|others|other|more|remain|ont|été|sont|autres|since|already|now|later|depuis|déjà)\s+"
#: What parts a number from whom it stands for: "all but two", "The 11", a name that ends with a number.
_NOT_ALONE = re.compile(r"(?:\b[Bb]ut|\b[Tt]he|\b[Ll]es|[^\s.:;•–—-]\s[A-ZÀ-Þ][\w-]+)\s$")
_HEDGES = r"(?:more than |at least |another |un total de |some |nearly |about |over |a further |quelque |près de |plus de |au moins |environ )?"
#: What is behind a number that counts no people, though a verb of arrest stands before it.
_NO_PERSON = re.compile(
    r"\s*(?:times?|fois|with)\b|\s*(?:(?!on\b|for\b|over\b|in\b|after\b|pour\b|après\b|à\b)[\w'’-]+\s){0,2}?(?:counts?|charges|tonnes?|tons|kilos?|kilogram\w*|vehicles?|cars|trucks?|offen[cs]es|vessels?|boats?|ships?|containers?|shipments?|firearms?|guns?|"
    r"accusations|chefs|véhicules?|voitures?|camions?|navires?|bateaux|embarcations?|conteneurs?|cargaisons?|colis|armes?|years?|months?|weeks?|days?|hours?|jours?|heures?|semaines?|ans|mois)\b",
    re.I,
)


@cache
def _alone_after(language: str) -> re.Pattern[str]:
    verb, death = (
        {f for f, m in forms(language, "person").items() if (m == "deaths") is dead and not _NO_DEED.search(f)}
        for dead in (False, True)
    )
    return re.compile(_ALONE_AFTER.format(aux=_AUXILIARIES, verb=any_of(verb), death=any_of(death)), re.I)


@cache
def _alone_before(language: str) -> re.Pattern[str]:
    verb = any_of(f for f, m in forms(language, "person").items() if m in _OF_PEOPLE and not _OF_THINGS.match(f))
    return re.compile(rf"(?<![\w-])(?:{verb})\s(?:of |de |d['’])?{_HEDGES}$", re.I)


#: Of the listed words those that are no verb ("accusations"), and one that is said of things as often.
_NO_DEED = re.compile(
    r"tions?$|^mises? en (?:accusation|garde)|^gardes? |^guilty|^plaidoyers|^arrests?$|^custody|^indictment|^charges?$|intercept"
)
#: Measures whose verbs have people as objects.
_OF_PEOPLE = frozenset({"arrests", "convictions", "extraditions"})
#: Their verbs that have things as objects too.
_OF_THINGS = re.compile(r"intercept|held|net|captur|caught|handed|were taken")


def _stands_alone(text: str, sentence: Sentence, quantity: Quantity, end: int, language: str) -> bool:
    """Whether a number stands for people without a listed noun: "Nine arrested", "police arrested four in Leeds"."""
    before = text[max(sentence.span.start, quantity.span.start - 40) : quantity.span.start]
    if _alone_after(language).match(text, end, sentence.span.end) and not _NOT_ALONE.search(before):
        return True
    return bool(_alone_before(language).search(before) or _CHARGING.search(before)) and not _NO_PERSON.match(text, end)


_CHARGING = re.compile(
    rf"(?i)\b(?:charg(?:ed|es|ing)|indict(?:ed|s|ing)?|charges against|indictments? against|accusations contre)\s{_HEDGES}$"
)
