"""Amounts that no rule takes for a seizure: weighing says by their surroundings whether they are one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from loaders.extractors.base import HINTED, Draft
from loaders.extractors.drugs_before import drug_before, first_named
from loaders.extractors.groups import Place, places_of
from loaders.extractors.haul_scopes import tells_of_no_seizure
from loaders.extractors.seized_items import ITEMS, Pair, pairs_of
from loaders.extractors.seizure_drafts import draft_of, taken_by
from loaders.reading import Quantity, Reading

#: What is counted so is a drug, also where the sentence does not say which.
_OF_DRUGS = frozenset({"pill", "dose", "plant"})


def hints(reading: Reading, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield every amount of a drug or thing that was not drafted as a hint, where nothing says that it was not seized.

    Parameters
    ----------
    reading:
        A document that speaks of a seizure, or of arrests and searches.
    drafts:
        What the rules made of it.
    """
    drafted = {(d.object, d.at) for d in drafts}
    starts = [q.span.start for q in reading.quantities]
    cash = first_named(reading, "cash")
    for sentence in reading.sentences:
        first, last = (bisect_left(starts, at) for at in (sentence.span.start, sentence.span.end))
        quantities = list(reading.quantities[first:last])
        by = taken_by(reading, sentence) if quantities else None
        if by is None or tells_of_no_seizure(reading, sentence):
            continue
        places = [p for p in places_of(reading, sentence) if p.type in ITEMS]
        pairs = list(pairs_of(reading, sentence, quantities, places))
        made = [draft_of(reading, sentence, by, p, "quantity-with-item", HINTED) for p in pairs]
        told = {d.at for d in (*drafts, *made)}
        named = _of_what_was_named(reading, cash, [q for q in quantities if q.span not in told])
        made += [draft_of(reading, sentence, by, p, "quantity-of-what-was-named", HINTED) for p in named]
        yield from (h for h in made if (h.object, h.at) not in drafted)


def _of_what_was_named(reading: Reading, cash: Place | None, quantities: Sequence[Quantity]) -> Iterator[Pair]:
    """Yield quantities that name no item with the drug named last, and sums with the cash that the document knows."""
    for quantity in quantities:
        if quantity.dimension == "money":
            place = cash
        elif quantity.dimension == "mass" or quantity.unit in _OF_DRUGS:
            place = drug_before(reading, quantity.span.start)
        else:
            continue
        if place is not None:
            yield Pair(quantity, place, quantity.unit)
