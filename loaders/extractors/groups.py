"""Coordination on the surface: mentions that stand in one list ("A, B (BB) and the C") share what is said of any of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from graph.model import Span
from loaders.reading import Reading, Sentence

_GAP = re.compile(
    r"""(?xi)^[\s"“”«»)]*(?:\([^()]{0,60}\))?(?:['’]s)?[\s"“”«»]*
    (?:(?:[,;/]|\band\b|\bet\b|\bor\b|\bou\b|&|\bas\ well\ as\b|\balong\ with\b|\bainsi\ que?\b|\bde\ même\ que\b|\btogether\ with\b|\bplus\b)[\s"“«]*){1,3}
    (?:(?:the|its|their|other|de|du|des|d['’]|de\ la|de\ l['’]|la|le|les|l['’]|au|aux|à\ la|à|à\ l['’]|of|of\ the|from|from\ the|with|with\ the|by|by\ the|par|par\ la|par\ le|par\ l['’]|avec|avec\ la|avec\ le|avec\ l['’]|both|in|in\ the|against|contre|local)\s*)?
    (?:(?:(?:special|task\ force|police|other|some|federal|des|les)\s+)*(?:agents?|officers?|detectives?|investigators?|members?|personnel|representatives|policiers|enquêteurs|gendarmes|membres|deputies)(?:\s+and\s+(?:(?:special|task\ force|police)\s+)*(?:agents|officers|detectives|investigators))?\s+(?:of|from|with|at|de|du|des)(?:\s+(?:the|la|l['’]))?\s*)?
    (?:(?:more\ than|approximately|about|over|plus\ de|environ)?\s*[\d.,]+\s*(?:\w+\s)?(?:or\ more\s)?(?:of|de|d['’])\s?(?:actual|a\ substance\ containing\ a\ detectable\ amount\ of|suspected)?\s*)?
    ["“«]?\s*$"""
)


_START = attrgetter("span.start")


class Place(NamedTuple):
    """A mention inside a sentence: its index in the reading, its thing, and the list it stands in."""

    mention: int
    thing: int
    span: Span
    type: str
    group: int


def places_of(reading: Reading, sentence: Sentence) -> list[Place]:
    """Return the mentions of a sentence in order; those of one list share their `group`.

    A mention inside another (a parent body) is a list of its own.
    """
    kept = _kept(reading)
    if sentence.index not in kept:
        kept[sentence.index] = _places_of(reading, sentence)
    return kept[sentence.index]


@lru_cache(1)
def _kept(_: Reading) -> dict[int, list[Place]]:
    """Return what is kept of the reading at hand: half a dozen extractors ask for the places of each sentence."""
    return {}


def _places_of(reading: Reading, sentence: Sentence) -> list[Place]:
    first = bisect_left(reading.mentions, sentence.span.start, key=_START)
    out: list[Place] = []
    group = 0
    outer: Place | None = None
    for index in range(first, len(reading.mentions)):
        mention = reading.mentions[index]
        if mention.span.start >= sentence.span.end:
            break
        nested = outer is not None and mention.span.end <= outer.span.end
        again = outer is not None and _acronym_behind(reading, outer, index)
        listed = outer is not None and outer.type == mention.type and _listed(reading, outer, mention.span)
        if not nested and not again and not listed:
            group += 1
        place = Place(index, reading.thing_of[index], mention.span, mention.type, -len(out) - 1 if nested else group)
        out.append(place)
        if not nested:
            outer = place
    return out


def _acronym_behind(reading: Reading, before: Place, index: int) -> bool:
    """Whether a mention is the acronym in parentheses behind the mention before: "Alberta Response Team (ALERT)"."""
    start = reading.mentions[index].span.start
    same = reading.thing_of[index] == before.thing
    return same and reading.document.text[before.span.end : start].strip() == "("


def _listed(reading: Reading, before: Place, after: Span) -> bool:
    gap = reading.document.text[before.span.end : after.start]
    return len(gap) < 90 and bool(_GAP.match(gap))


def lists_of(places: Sequence[Place]) -> dict[int, list[int]]:
    """Return the things of each list of places, by its number."""
    out: dict[int, list[int]] = {}
    for place in places:
        out.setdefault(place.group, []).append(place.thing)
    return out


def whole_group(places: Sequence[Place], place: Place, types: frozenset[str]) -> list[Place]:
    """Return the places of the list that a place stands in, of the wanted types."""
    return [p for p in places if p.group == place.group and p.type in types]


def is_region(reading: Reading, place: Place) -> bool:
    """Whether a place holds towns: a country, a state, a province."""
    return place.type == "Country" or str(reading.things[place.thing].properties.get("kind", "")) == "region"
