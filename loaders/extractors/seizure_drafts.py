"""Drafts of seizures: who took it, what, how much of it, and where the text says so."""

from __future__ import annotations

import re

from graph.model import Span, Value
from loaders.annotate.quantities import units
from loaders.extractors.anchor import agency_of, context_of, operation_of
from loaders.extractors.base import Draft
from loaders.extractors.groups import Place
from loaders.extractors.haul_scopes import is_open
from loaders.extractors.seized_items import Pair
from loaders.reading import Quantity, Reading, Sentence


def taken_by(reading: Reading, sentence: Sentence) -> int | None:
    """Return the operation that a sentence speaks of, else the body; None where there is none."""
    operation = operation_of(reading, sentence)
    return operation if operation is not None else agency_of(reading, sentence)


def draft_of(reading: Reading, sentence: Sentence, by: int, pair: Pair, rule: str, confidence: float) -> Draft:
    """Return the draft of a quantity with its item."""
    return Draft(
        by, "SEIZED", pair.place.thing, sentence.span, rule, _properties(reading, pair.quantity, pair.unit),
        _context(reading, sentence), confidence, at=pair.quantity.span,
    )  # fmt: skip


def draft_of_thing(
    reading: Reading, sentence: Sentence, by: int, place: Place, rule: str, confidence: float, one: int | None = None
) -> Draft:
    """Return the draft of a thing without a number; `one` is where its noun phrase opens, if it is one piece."""
    return Draft(
        by, "SEIZED", place.thing, sentence.span, rule, {} if one is None else _single(reading, place, one),
        _context(reading, sentence), confidence, at=place.span,
    )  # fmt: skip


def is_one(reading: Reading, place: Place, number: str) -> bool:
    """Whether a noun stands for one piece: "a rifle"; nothing for a plural or a mass."""
    form = reading.text(place.span)
    head = form.split()[0] if re.search(r"\s(?:à|de|d['’]|en)\s?", form) else form
    plural = re.search(r"(?<!s)s$", head) is not None and not is_open(reading, place)
    money = reading.things[place.thing].properties.get("kind") == "money"
    return number == "one" and place.type == "Commodity" and not plural and not money


def _single(reading: Reading, place: Place, start: int) -> dict[str, Value | None]:
    words_ = reading.masked[start : place.span.end]
    return {"quantity": 1.0, "unit": "unit", "bound": "exact", "amount": 1.0, "words": words_}


def _context(reading: Reading, sentence: Sentence) -> Span | None:
    lead_in = context_of(reading, sentence)
    return lead_in.span if lead_in else None


def _properties(reading: Reading, quantity: Quantity, unit: str) -> dict[str, Value | None]:
    return {
        "quantity": quantity.value,
        "unit": unit,
        "bound": quantity.bound,
        "amount": _amount(quantity, unit),
        "words": reading.text(quantity.span),
        "reason": quantity.reason or None,
    }


def _amount(quantity: Quantity, unit: str) -> float:
    """Return a number in the base unit of what it is counted in, which may be said away from it, in a column's head."""
    told = next((u for u in units().values() if u.code == unit), None) if unit != quantity.unit else None
    return quantity.value * told.factor if told else quantity.amount
