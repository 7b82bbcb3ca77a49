"""Where an operation took place: the places of a sentence that tells of arrests (`LOCATED_IN`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extractors.anchor import context_of, operation_of
from loaders.extractors.base import Draft, Extractor
from loaders.extractors.groups import places_of
from loaders.reading import Reading, Sentence

_ARREST = re.compile(
    r"(?i)\b(?:arrest(?:s|ed|ing)?|apprehended|interpellations?|interpellée?s?|arrestations?|arrêtée?s?|perquisitionnée?s?)\b"
)
#: What is told of an action without an arrest: a hint, judged by what else the document says.
_ACTION = re.compile(
    r"(?i)\b(?:search(?:ed|es)?|warrants?|raid(?:s|ed)?|seiz(?:ed|ures?)|intercepted|boarded|stopped|recovered|found|discovered|took place|carried out|held in|swoop|"
    r"perquisitions?|saisies?|saisis?|interceptée?s?|contrôlée?s?|découverte?s?|menée?s? (?:à|en|dans|au)|déroulée?s?|trouvée?s?)\b"
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
        inside = number and re.fullmatch(r",?\s*", reading.masked[places[number - 1].span.end : place.span.start])
        if inside:
            continue  # "Laval, Quebec": the most precise place is enough
        certain = arrest and place.type == "Place"
        rule = ("place" if place.type == "Place" else "country") + ("-of-arrests" if arrest else "-of-action")
        yield Draft(
            operation, "LOCATED_IN", place.thing, sentence.span, rule, {},
            lead_in.span if lead_in else None, 0.5 if certain else 0.3,
        )  # fmt: skip


EXTRACTOR = Extractor("scenes/1", ("LOCATED_IN",), _extract)
