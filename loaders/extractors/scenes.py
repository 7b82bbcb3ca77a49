"""Where an operation took place: the places of a sentence that tells of arrests (`LOCATED_IN`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.extractors.anchor import context_of, operation_of
from loaders.extractors.base import Draft, Extractor
from loaders.extractors.groups import Place, is_region, places_of
from loaders.needed import Needed
from loaders.reading import Reading, Sentence

_ARREST = Needed(
    re.compile(
        r"(?i)\b(?:arrest(?:s|ed|ing)?|apprehended|interpellations?|interpellée?s?|arrestations?|arrêtée?s?|perquisitionnée?s?)\b"
    )
)
#: What is told of an action without an arrest: a hint, judged by what else the document says.
_ACTION = Needed(
    re.compile(
        r"(?i)\b(?:search(?:ed|es)?|warrants?|raid(?:s|ed)?|seiz(?:ed|ures?)|intercepted|boarded|stopped|recovered|found|discovered|took place|carried out|held in|swoop|"
        r"perquisitions?|saisies?|saisis?|interceptée?s?|contrôlée?s?|découverte?s?|menée?s? (?:à|en|dans|au)|déroulée?s?|trouvée?s?)\b"
    )
)
#: A list of the places of an action is announced: "in the following districts:".
_FOLLOWING = re.compile(
    r"(?i)\b(?:the following (?:\w+ ){0,2}(?:districts|areas|regions|states|provinces|counties|cities|towns|locations|places|jurisdictions|municipalities)"
    r"|(?:districts|régions|départements|provinces|cantons|communes|villes|municipalités|localités|endroits|lieux) suivante?s)\b"
)
#: A place that tells where somebody comes from, or a thing was bound for, is not where the arrest was.
_ORIGIN = re.compile(
    r"(?i)(?:\b(?:of|from|resident of|residents of|native of|national of|bound for|destined for|to|de|d['’]|originaires? de|en provenance de)|,\s*(?:of|from))\s+(?:the\s+)?$"
)
_AGED = re.compile(r",\s*\d{2},(?:\s*(?:of|from|both of|all of))?\s*$")


def _extract(reading: Reading) -> Iterator[Draft]:
    for sentence in reading.sentences:
        lead_in = context_of(reading, sentence)
        told = [sentence, *([lead_in] if lead_in else [])]
        arrest = any(_ARREST.search(reading.masked, s.span.start, s.span.end) for s in told)
        if not arrest and not any(_ACTION.search(reading.masked, s.span.start, s.span.end) for s in told):
            continue
        operation = operation_of(reading, sentence)
        if operation is None:
            continue
        yield from _of_sentence(reading, sentence, operation, lead_in, arrest=arrest)


def _of_sentence(
    reading: Reading, sentence: Sentence, operation: int, lead_in: Sentence | None, *, arrest: bool
) -> Iterator[Draft]:
    places = [p for p in places_of(reading, sentence) if p.type in {"Place", "Country"}]
    for number, place in enumerate(places):
        before = reading.masked[max(sentence.span.start, place.span.start - 40) : place.span.start]
        if _ORIGIN.search(before) or _AGED.search(before):
            continue
        if number and _holds(reading, places[number - 1], place):
            continue  # "Laval, Quebec": the most precise place is enough
        rule, confidence = _judged(reading, sentence, places, place, arrest=arrest)
        yield Draft(
            operation, "LOCATED_IN", place.thing, sentence.span, rule, {},
            lead_in.span if lead_in else None, confidence,
        )  # fmt: skip


def _judged(
    reading: Reading, sentence: Sentence, places: Sequence[Place], place: Place, *, arrest: bool
) -> tuple[str, float]:
    """Return the rule that makes a place one of the action, and how sure it is."""
    rule = f"{place.type.lower()}-of-{'arrests' if arrest else 'action'}"
    if place.type == "Country" or not arrest:
        return rule, 0.3
    listed = [p for p in places if p.group == place.group]
    if _FOLLOWING.search(reading.masked, sentence.span.start, listed[0].span.start):
        return f"{rule}-following", 0.85
    return (f"{rule}-listed", 0.6) if len(listed) > 2 else (rule, 0.5)


def _holds(reading: Reading, town: Place, region: Place) -> bool:
    """Whether a place is named only to say where the one before it is: the state in "Laval, Quebec"."""
    beside = re.fullmatch(r",?\s*", reading.masked[town.span.end : region.span.start])
    return bool(beside) and is_region(reading, region) and not is_region(reading, town)


EXTRACTOR = Extractor("scenes/1", ("LOCATED_IN",), _extract)
