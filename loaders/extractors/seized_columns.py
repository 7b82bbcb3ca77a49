"""Amounts in tables whose column says what was seized: "Team | Handguns | Cocaine (kg)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.annotate.quantities import units
from loaders.extractors.columns import CELL, head_of
from loaders.extractors.groups import Place
from loaders.extractors.item_units import unit_of
from loaders.extractors.seized_items import ITEMS, Pair
from loaders.reading import Quantity, Reading, Sentence

#: "Cocaine (kg)", "Cocaine, kg".
_UNIT = re.compile(r"[(,\[]\s?(?P<unit>[^\W\d]{1,12})\s?[)\]]?\s*$")


def column_pairs(reading: Reading, sentence: Sentence, quantities: Sequence[Quantity]) -> Iterator[Pair]:
    """Yield the quantities of a row that stand alone in their cells, with the item that the head of the column names.

    A row that names what was seized itself ("Khat | 12 kg") asks no head.
    """
    text = reading.masked
    if any(sentence.span.covers(m.span) for m in reading.mentions if m.type in ITEMS):
        return
    for quantity in quantities:
        head = head_of(text, quantity.span.start) if CELL.match(text, quantity.span.end) else None
        if head is None or quantity.value <= 0:
            continue
        for number, mention in enumerate(reading.mentions):
            if mention.type not in ITEMS or not head.covers(mention.span):
                continue
            place = Place(number, reading.thing_of[number], mention.span, mention.type, 0)
            told = _UNIT.search(text[head.start : head.end])
            named = units().get(told["unit"].lower()) if told else None
            unit = named.code if named else quantity.unit or unit_of(reading, quantity, place, "")
            if unit:
                yield Pair(quantity, place, unit)
            break
