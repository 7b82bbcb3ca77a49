"""What was seized: every quantity with an item in a sentence, or list item, about a seizure (`SEIZED`)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from loaders.annotate.haul_lists import opening
from loaders.extractors.anchor import context_of
from loaders.extractors.base import Draft, Extractor
from loaders.extractors.groups import Place, places_of
from loaders.extractors.haul_scopes import (
    in_reach,
    is_about_seizure,
    is_bare_count,
    is_label,
    is_no_report,
    is_open,
    looks_like_haul,
    speaks_of_enforcement,
    speaks_of_seizure,
    tells_of_taking,
)
from loaders.extractors.item_units import counts_nothing
from loaders.extractors.seized_columns import column_pairs
from loaders.extractors.seized_items import ITEMS, Pair, pairs_of
from loaders.extractors.seizure_drafts import draft_of, draft_of_thing, is_one, taken_by
from loaders.extractors.seizure_hints import hints
from loaders.reading import Quantity, Reading, Sentence

#: Characters before a thing that tell whether it is one of a list.
_NEAR = 16
#: Of one thing, two amounts this near to each other are one, once rounded.
_ROUNDING = 0.06


def _extract(reading: Reading) -> Iterator[Draft]:
    spoken = any(speaks_of_seizure(reading, s) for s in reading.sentences) or speaks_of_enforcement(reading)
    drafts: list[Draft] = []
    for sentence in reading.sentences:
        if is_about_seizure(reading, sentence):
            drafts += _of_sentence(reading, sentence)
        else:
            drafts += _of_report(reading, sentence, spoken=spoken)
    if spoken:
        drafts += hints(reading, drafts)
    yield from _settled(reading, drafts)


def _of_report(reading: Reading, sentence: Sentence, *, spoken: bool) -> Iterator[Draft]:
    """Yield the weighed drugs of a sentence that does not say "seized", in a document that does; all of a list of things.

    Parameters
    ----------
    reading, sentence:
        Where to look.
    spoken:
        Whether the document speaks of a seizure anywhere.
    """
    by = taken_by(reading, sentence)
    quantities = [q for q in reading.quantities if sentence.span.covers(q.span)]
    if by is None or not quantities:
        return
    places = [p for p in places_of(reading, sentence) if p.type in ITEMS]
    columns = list(column_pairs(reading, sentence, quantities)) if spoken else []
    yield from _of_columns(reading, sentence, by, columns)
    pairs = list(pairs_of(reading, sentence, _without(quantities, columns), places))
    if looks_like_haul(reading, sentence, pairs) or (
        spoken and (is_label(sentence, pairs) or is_bare_count(reading, sentence, pairs))
    ):
        yield from _drafts(reading, sentence, by, places, pairs, listed=True)
        return
    for pair in pairs if spoken and not is_no_report(reading, sentence) else ():
        if pair.quantity.dimension in {"mass", "volume"} and pair.place.type == "Substance":
            yield draft_of(reading, sentence, by, pair, "quantity-in-report", 0.6)


def _of_sentence(reading: Reading, sentence: Sentence) -> Iterator[Draft]:
    by = taken_by(reading, sentence)
    if by is None:
        return
    places = [p for p in places_of(reading, sentence) if p.type in ITEMS]
    quantities = [q for q in reading.quantities if sentence.span.covers(q.span)]
    columns = list(column_pairs(reading, sentence, quantities))
    yield from _of_columns(reading, sentence, by, columns)
    pairs = list(pairs_of(reading, sentence, _without(quantities, columns), places))
    yield from _drafts(reading, sentence, by, places, pairs, listed=_is_listed(reading, sentence, pairs))


def _of_columns(reading: Reading, sentence: Sentence, by: int, columns: Sequence[Pair]) -> Iterator[Draft]:
    for pair in columns:
        yield draft_of(reading, sentence, by, pair, "quantity-in-table", 0.7)


def _without(quantities: Sequence[Quantity], columns: Sequence[Pair]) -> list[Quantity]:
    """Return the quantities of which no head of a column has said what they are."""
    return [q for q in quantities if all(q != p.quantity for p in columns)]


#: "15,000 pills of fentanyl and other opioids (oxycodone, ...)": one amount counts them all.
_ONE_AMOUNT = re.compile(r"\s*,?\s*(?:(?:and|or|et|ou)\s+(?:some\s+)?(?:other|d['’]autres)\b|\()[^;.\n\d]*\S$", re.I)


def _is_listed(reading: Reading, sentence: Sentence, pairs: Sequence[Pair]) -> bool:
    """Whether a sentence is an item under a lead-in, or goes on with a list: "So were two knives, a taser and six phones"."""
    led = context_of(reading, sentence) is not None
    return led or (len(pairs) > 1 and not speaks_of_seizure(reading, sentence))


def _drafts(
    reading: Reading, sentence: Sentence, by: int, places: Sequence[Place], pairs: Sequence[Pair], *, listed: bool
) -> Iterator[Draft]:
    sure = listed or tells_of_taking(reading, sentence) or any(not is_open(reading, p.place) for p in pairs)
    for pair in pairs:
        if (not listed and _is_only_spoken_of(reading, sentence, pair, pairs)) or _is_origin(reading, pair):
            continue
        if not is_open(reading, pair.place) or (
            sure and (listed or in_reach(reading, sentence, pair.quantity.span.start))
        ):
            yield draft_of(reading, sentence, by, pair, "quantity-in-seizure", 0.85)
    counted = {p.place.mention for p in pairs}
    for place in places:
        if place.mention in counted or _is_told_value(reading, place):
            continue
        if any(_ONE_AMOUNT.match(reading.masked, p.place.span.end, place.span.start + 1) for p in pairs):
            continue
        opened = opening(reading.masked, sentence.span.start, place.span.start)
        if opened is None or not (listed or in_reach(reading, sentence, place.span.start)):
            continue
        if _is_part(reading, places, place):
            continue
        if is_open(reading, place) and not sure:
            continue
        one = opened.start if is_one(reading, place, opened.number) else None
        if one is None and (_says_nothing(reading, place) or not (pairs or opened.number == "some")):
            continue
        yield draft_of_thing(reading, sentence, by, place, "item-in-seizure", 0.6, one)


#: Between a vehicle and what it has: "a van with a hidden compartment".
_WITH = re.compile(r"(?i)\s(?:with|avec|doté(?:e|s|es)? d[e'’]|équipée?s? d[e'’])\s?(?:an?\s|une?\s|\w+\s)?")


def _is_part(reading: Reading, places: Sequence[Place], place: Place) -> bool:
    """Whether a thing is what the vehicle before it has, and was not taken by itself."""
    return any(
        reading.things[p.thing].properties.get("kind") == "vehicle"
        and _WITH.fullmatch(reading.masked, p.span.end, place.span.start)
        for p in places
        if p.span.end <= place.span.start
    )


def _is_told_value(reading: Reading, place: Place) -> bool:
    """Whether a thing is a sum that was told to be a value: that is no cash."""
    same = (q for q in reading.quantities if q.number_start == place.span.start)
    return any(not counts_nothing(q, reading.masked) for q in same)


def _is_only_spoken_of(reading: Reading, sentence: Sentence, pair: Pair, pairs: Sequence[Pair]) -> bool:
    """Whether a sum is a price, a grant or a loss: money alone was taken only where a word of seizure reaches it."""
    alone = all(p.quantity.dimension == "money" for p in pairs)
    return alone and pair.place.type == "Commodity" and not in_reach(reading, sentence, pair.quantity.span.start)


#: Goods are found in a parcel or a container, which is not what was taken.
_CARRIERS = frozenset({"parcels", "shipping containers", "luggage"})
#: Characters before a number that tell where things were.
_WHERE = 24
#: "Seized from six vessels", "in 14 vehicles": where things were, and not what was taken.
_FROM = re.compile(
    r"(?i)\b(?:from|aboard|on board|inside|in|off|dans|à bord de|à bord d['’]|sur)\s(?:about |over |some |more than |plus de )?$"
)


def _is_origin(reading: Reading, pair: Pair) -> bool:
    """Whether counted vehicles or boats are where the things taken were found."""
    thing = reading.things[pair.place.thing]
    carries = thing.properties.get("kind") == "vehicle" or thing.name in _CARRIERS
    start = pair.quantity.span.start
    return carries and _FROM.search(reading.masked[max(0, start - _WHERE) : start]) is not None


#: A vehicle without a number is taken where it is one of a list: "cash, phones and vehicles", and not "the vehicle".
_LISTED = re.compile(r"(?:,|\b(?:and|or|et|ou|des|several|various|multiple|numerous|plusieurs|divers)\s)\s?$", re.I)


def _says_nothing(reading: Reading, place: Place) -> bool:
    """Whether a thing without a number is no news: a class of things, property, or what goods were found in."""
    thing = reading.things[place.thing]
    kind = thing.properties.get("kind")
    if kind == "vehicle":
        return not _LISTED.search(reading.masked[max(0, place.span.start - _NEAR) : place.span.start])
    return kind in {"class", "open", "property"} or thing.name in _CARRIERS


def _settled(reading: Reading, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Leave out what another draft says better: a thing without its number, and a number that was rounded."""
    sure = [d for d in drafts if not d.is_hint]
    quantified = {d.object for d in sure if d.properties}
    weighed = {d.object for d in sure if d.properties.get("unit") in _WEIGHTS}
    weighed = {o for o in weighed if o is not None and reading.things[o].type == "Substance"}
    # one of each amount: a list of three thousand rifles says it once
    exact = {(d.object, d.properties["amount"], d.properties["unit"]): d for d in sure if _is_exact(d)}
    better: dict[int | None, list[Draft]] = defaultdict(list)
    for draft in exact.values():
        better[draft.object].append(draft)
    for draft in drafts:
        if not draft.properties:
            if draft.object not in quantified:
                yield draft
        elif draft.properties["unit"] == "unit" and draft.object in weighed:
            continue  # "1,012 kg, in 880 bricks": packing
        elif _is_exact(draft) or not any(_says_better(other, draft) for other in better[draft.object]):
            yield draft


def _is_exact(draft: Draft) -> bool:
    return draft.properties.get("bound") == "exact"


def _says_better(other: Draft, draft: Draft) -> bool:
    """Whether an exact draft gives the amount that a draft gives in round numbers."""
    first, second = other.properties.get("amount"), draft.properties.get("amount")
    units = {str(d.properties.get("unit")) in _WEIGHTS for d in (other, draft)}
    if not isinstance(first, float) or not isinstance(second, float) or first == second or len(units) > 1:
        return False
    if units != {True} and other.properties["unit"] != draft.properties["unit"]:
        return False
    return abs(first - second) <= _ROUNDING * max(first, second) and _digits(first) > _digits(second)


_WEIGHTS = frozenset({"kg", "g", "mg", "t", "lb", "oz"})


def _digits(value: float) -> int:
    """Return how many digits of a number say something."""
    return len(f"{value:.6f}".replace(".", "").strip("0"))


EXTRACTOR = Extractor("seizures/1", ("SEIZED",), _extract)
