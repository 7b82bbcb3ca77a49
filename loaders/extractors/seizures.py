"""What was seized: every quantity with an item in a sentence, or list item, about a seizure (`SEIZED`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import Value
from loaders.extractors.anchor import agency_of, context_of, operation_of
from loaders.extractors.base import Draft, Extractor
from loaders.extractors.groups import Place, places_of
from loaders.extractors.seized_items import pairs_of, trigger
from loaders.reading import Quantity, Reading, Sentence

#: A lead-in that announces what an operation brought in.
_RESULTS = re.compile(
    r"\b(?:led to|resulted in|results?|yielded|haul|totals?|included?|outcomes?|bilan|résultats?|permis|mené à|donné lieu|balance sheet|key (?:figures|facts)|at a glance|by the numbers|en bref|chiffres)\b[^.]{0,60}:?\s*$",
    re.I,
)
_SINGLE = re.compile(r"\b(?P<one>a|an|one|un|une)\s+(?:[\w-]+\s+){0,2}?$", re.I)
_NEGATED = re.compile(r"\b(?:no|not|without|never|aucune?|sans|n['’]a pas|ne .{0,20} pas)\b[^.,;]{0,40}$", re.I)
#: A weight that says what might be, is usual, or was made or used, and not what was taken.
_NO_REPORT = re.compile(
    r"(?i)\b(?:could|can|would|might|enough|equivalent|capable|potential\w*|per (?:day|week|month|year)|a (?:day|week|month|year)|each|every|"
    r"pourrai(?:t|ent)|permettant|suffisant|équivalent|par (?:jour|semaine|mois|an)|chaque|consum\w+|consomm\w+|produc\w+|produi\w+|"
    r"sentence\w*|charge\w*|convicted|pleaded|indict\w*|conspir\w+|accus\w+|condamn\w+)\b"
)
_PLAIN_ITEMS = frozenset({"Substance", "Commodity"})


def is_about_seizure(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence, or the one that leads it in, speaks of a seizure that is not denied."""
    lead_in = context_of(reading, sentence)
    if any(_speaks_of_seizure(reading, one) for one in (sentence, lead_in) if one is not None):
        return True
    if lead_in is not None and _RESULTS.search(reading.masked[lead_in.span.start : lead_in.span.end]):
        return True
    return _goes_on(reading, sentence) and not _NO_REPORT.search(reading.masked, sentence.span.start, sentence.span.end)


def _speaks_of_seizure(reading: Reading, sentence: Sentence) -> bool:
    text = reading.masked[sentence.span.start : sentence.span.end]
    return any(not _NEGATED.search(text[: m.start()]) for m in trigger().finditer(text))


def _goes_on(reading: Reading, sentence: Sentence) -> bool:
    """Whether one of the three sentences before it in its paragraph speaks of a seizure."""
    before = reading.sentences[max(0, sentence.index - 3) : sentence.index]
    return any(b.block == sentence.block and _speaks_of_seizure(reading, b) for b in before)


def _extract(reading: Reading) -> Iterator[Draft]:
    spoken = any(_speaks_of_seizure(reading, s) for s in reading.sentences)
    for sentence in reading.sentences:
        if is_about_seizure(reading, sentence):
            yield from _of_sentence(reading, sentence)
        elif spoken and not _NO_REPORT.search(reading.masked, sentence.span.start, sentence.span.end):
            yield from _of_report(reading, sentence)


def _of_report(reading: Reading, sentence: Sentence) -> Iterator[Draft]:
    """Yield the weighed drugs of a sentence that does not say "seized", in a document that does."""
    by = _by(reading, sentence)
    quantities = [q for q in reading.quantities if sentence.span.covers(q.span) and q.dimension in {"mass", "volume"}]
    if by is None or not quantities:
        return
    places = [p for p in places_of(reading, sentence) if p.type == "Substance"]
    for quantity, place, unit in pairs_of(reading, sentence, quantities, places):
        properties = _properties(reading, quantity, unit)
        yield Draft(by, "SEIZED", place.thing, sentence.span, "quantity-in-report", properties, None, 0.6)


def _of_sentence(reading: Reading, sentence: Sentence) -> Iterator[Draft]:
    by = _by(reading, sentence)
    if by is None:
        return
    places = [p for p in places_of(reading, sentence) if p.type in _PLAIN_ITEMS]
    quantities = [q for q in reading.quantities if sentence.span.covers(q.span)]
    pairs = list(pairs_of(reading, sentence, quantities, places))
    lead_in = context_of(reading, sentence)
    for quantity, place, unit in pairs:
        yield Draft(
            by, "SEIZED", place.thing, sentence.span, "quantity-in-seizure",
            _properties(reading, quantity, unit), lead_in.span if lead_in else None, 0.85,
        )  # fmt: skip
    counted = {p.thing for _, p, _ in pairs}
    for place in _unquantified(reading, sentence, places, counted):
        yield Draft(
            by, "SEIZED", place.thing, sentence.span, "item-in-seizure",
            _single(reading, sentence, place), lead_in.span if lead_in else None, 0.6,
        )  # fmt: skip


def _single(reading: Reading, sentence: Sentence, place: Place) -> dict[str, Value | None]:
    """Return the quantity of "a rifle"; nothing for a plural or a mass."""
    before = reading.masked[max(sentence.span.start, place.span.start - 40) : place.span.start]
    form = reading.text(place.span)
    match = _SINGLE.search(before)
    if match is None or place.type != "Commodity" or form.endswith("s"):
        return {}
    words_ = reading.masked[place.span.start - len(match.group()) : place.span.end]
    return {"quantity": 1.0, "unit": "unit", "bound": "exact", "amount": 1.0, "words": words_}


def _by(reading: Reading, sentence: Sentence) -> int | None:
    operation = operation_of(reading, sentence)
    return operation if operation is not None else agency_of(reading, sentence)


def _properties(reading: Reading, quantity: Quantity, unit: str) -> dict[str, Value | None]:
    return {
        "quantity": quantity.value,
        "unit": unit,
        "bound": quantity.bound,
        "amount": quantity.amount,
        "words": reading.text(quantity.span),
        "reason": quantity.reason or None,
    }


def _unquantified(reading: Reading, sentence: Sentence, places: list[Place], counted: set[int]) -> Iterator[Place]:
    """Yield items that stand right behind the seizing word, or in its list, without a number."""
    text = reading.masked
    for match in trigger().finditer(text, sentence.span.start, sentence.span.end):
        behind = re.compile(
            r"\s*(?:(?:[\w-]+ ){0,2}(?:of |from )|[\d.,]+ |(?:two|three|four|five|six|seven|eight|nine|ten|deux|trois|quatre|cinq|sept|huit|neuf|dix) |loaded |stolen |prohibited |de |d['’]|des |les |the |one |multiple |several |various |large |quantities of |a |an |une? |plusieurs |additional |numerous |quantity of |also |illegal |illicit |drugs, )*$"
        )
        first = next((p for p in places if p.span.start >= match.end()), None)
        if first is None or not behind.match(text[match.end() : first.span.start]):
            continue
        for place in places:
            is_class = reading.things[place.thing].properties.get("kind") == "class"
            if place.group == first.group and place.thing not in counted and not is_class:
                yield place


EXTRACTOR = Extractor("seizures/1", ("SEIZED",), _extract)
