"""What is part of what by the way names stand together: "Laval, Quebec", "the RCMP's Drug Unit", "the unit of the force"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from loaders.extractors.base import Draft, Extractor
from loaders.extractors.groups import Place, is_region, places_of
from loaders.reading import Reading, Sentence

_COMMA = re.compile(r"^\s*(?:,|\()\s*(?:in )?$")
_IN_REGION = re.compile(
    r"^\s*(?:,?\s+in(?: the)?(?: (?:north|south|east|west)\w*| central)?|,? en|, au|, dans l[ea]s?)\s*$", re.I
)
_POSSESSIVE = re.compile(r"^\)?(?:['’]s?|s)?\s*(?:\([\w.-]+\)\s*)?(?:(?:own|new|local|the)\s+)*$")
_OF_PARENT = re.compile(
    r"^\)?\s*(?:of|of the|within|within the|at the|in the|de|du|de la|de l['’]|des|d['’]|à la|au|,|\(|–|-)\s*$"
)
_UNIT_KINDS = frozenset({"unit", "other", "prosecution", "intelligence", "police", "customs", "border", "revenue"})


def _extract(reading: Reading) -> Iterator[Draft]:
    for sentence in reading.sentences:
        places = places_of(reading, sentence)
        yield from _of_places(reading, sentence, [p for p in places if p.type in {"Place", "Country"}])
        yield from _of_bodies(reading, sentence, [p for p in places if p.type == "Agency"])
    yield from _phases(reading)


def _of_places(reading: Reading, sentence: Sentence, places: Sequence[Place]) -> Iterator[Draft]:
    """Yield "Laval, Quebec" and, for a list before its state, each place of the list."""
    for number, (first, second) in enumerate(itertools.pairwise(places)):
        gap = reading.masked[first.span.end : second.span.start]
        joined = _COMMA.match(gap) or (_IN_REGION.match(gap) and is_region(reading, second))
        if not joined or not is_region(reading, second) or (is_region(reading, first) and second.type == "Place"):
            continue
        if first.type == "Country" or first.thing == second.thing:
            continue
        yield Draft(first.thing, "PART_OF", second.thing, sentence.span, "place-in-region", {}, None, 0.9)
        yield from _listed_before(reading, sentence, places[:number], first, second)


def _listed_before(
    reading: Reading, sentence: Sentence, before: Sequence[Place], first: Place, region: Place
) -> Iterator[Draft]:
    """Yield the towns of a list that a trailing state covers: "Waterloo, Kitchener and Guelph, Ontario"."""
    last = first
    for place in reversed(before):
        gap = reading.masked[place.span.end : last.span.start]
        if not re.match(r"^\s*(?:,|and|,? and|et)\s*$", gap) or is_region(reading, place):
            return
        yield Draft(place.thing, "PART_OF", region.thing, sentence.span, "listed-places-in-region", {}, None, 0.7)
        last = place


def _of_bodies(reading: Reading, sentence: Sentence, bodies: Sequence[Place]) -> Iterator[Draft]:
    for first in bodies:
        for second in bodies:
            if first.thing == second.thing:
                continue
            if first.span.covers(second.span):
                yield Draft(first.thing, "PART_OF", second.thing, sentence.span, "parent-in-name", {}, None, 0.8)
                owner = first.span.start == second.span.start and _POSSESSED.match(reading.masked, second.span.end)
                for other in _listed_behind(reading, bodies, first) if owner else ():
                    yield Draft(other.thing, "PART_OF", second.thing, sentence.span, _LISTED, {}, None, 0.7)
    for first, second in itertools.pairwise(bodies):
        if first.thing == second.thing or first.span.meets(second.span):
            continue
        gap = reading.masked[first.span.end : second.span.start]
        behind_acronym = gap == ") " and reading.masked[first.span.start - 1] == "("
        if behind_acronym or (re.match(r"^(?:\s?\([\w.-]+\))?(?:['’]s?|s)\s+", gap) and _POSSESSIVE.match(gap)):
            yield Draft(second.thing, "PART_OF", first.thing, sentence.span, "possessive-parent", {}, None, 0.8)
            for other in _listed_behind(reading, bodies, second):
                yield Draft(other.thing, "PART_OF", first.thing, sentence.span, _LISTED, {}, None, 0.7)
        elif _OF_PARENT.match(gap) and gap.strip() not in {",", "(", "–", "-"} and _is_unit(reading, first):
            yield Draft(first.thing, "PART_OF", second.thing, sentence.span, "unit-of-parent", {}, None, 0.75)
        elif gap.strip() in {",", "–", "-", "("} and _is_listed_parent(reading, first, second):
            yield Draft(first.thing, "PART_OF", second.thing, sentence.span, "unit-beside-parent", {}, None, 0.6)


_LISTED = "possessive-parent-listed"
_POSSESSED = re.compile(r"['’]s? ")


def _listed_behind(reading: Reading, bodies: Sequence[Place], first: Place) -> Iterator[Place]:
    """Yield the other units of "the Criminal Division's Fraud Section and Office of Records"; an article begins anew."""
    last = first
    for body in bodies:
        if body.group == first.group and body.span.start >= last.span.end:
            if not re.fullmatch(
                r"\s?(?:\([\w.-]+\))?(?:,| and|, and| &| et)\s", reading.masked[last.span.end : body.span.start]
            ):
                return
            if _INNER.search(reading.text(body.span)):
                yield body
            last = body


#: Heads of what stands inside a body: a police service of a list is one of its own.
_INNER = re.compile(
    r"\b(?:Section|Unit|Branch|Division|Squad|Team|Directorate)s?\b|^(?:Office|Bureau|Division|Branch) of\b"
)


def _is_unit(reading: Reading, place: Place) -> bool:
    kind = str(reading.things[place.thing].properties.get("kind", "unit"))
    return kind in _UNIT_KINDS


def _is_listed_parent(reading: Reading, unit: Place, parent: Place) -> bool:
    return str(reading.things[unit.thing].properties.get("parent", "")) == reading.things[parent.thing].name


def _phases(reading: Reading) -> Iterator[Draft]:
    """Yield each phase as a part of the operation that the document is about."""
    operations = [t for t in reading.things if t.type == "Operation"]
    parts = [t for t in operations if t.properties.get("unnamed") and re.search(r"\b(?:phase|volet)s?\b", t.name)]
    wholes = [t for t in operations if t not in parts]
    if not wholes:
        return
    main = max(wholes, key=lambda t: (len(t.mentions), -t.index))
    for part in parts:
        span = part.mentions[0].span
        sentence = next((s for s in reading.sentences if s.span.covers(span)), None)
        if sentence is not None:
            yield Draft(part.index, "PART_OF", main.index, sentence.span, "phase-of-operation", {}, None, 0.7)


EXTRACTOR = Extractor("parts/1", ("PART_OF",), _extract)
