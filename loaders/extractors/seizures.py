"""What was seized: every quantity with an item in a sentence, or list item, about a seizure (`SEIZED`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.model import Value
from loaders.extractors.anchor import agency_of, context_of, operation_of
from loaders.extractors.base import Draft, Extractor
from loaders.extractors.groups import Place, places_of
from loaders.lexicon import rows, words
from loaders.reading import Quantity, Reading, Sentence

#: Between a quantity and its item: a few words without punctuation.
_TO_ITEM = re.compile(
    r"^[\s-]*(?:(?:of|de|d['’]|du|des|en|in|worth of)\s?)?(?:[\w'’«»\"“”-]+\s+){0,5}?(?:of |de |d['’]|in |en )?[\"“«]?\s?$"
)
_NEXT_QUANTITY = re.compile(r"^[\s,]*(?:and|et|or|ou|,|\()?\s*$")
_ITEM_FIRST = re.compile(r"^\s*(?:\w+\s*){0,4}?[:(=–-]\s*$")
#: "1,516 kilos of the drug": the drug spoken of last.
_THE_DRUG = re.compile(
    r"^\s*(?:of |de )?(?:the |this |la |le |cette )?(?:same )?(?:drugs?|substance|narcotic|powder|drogue|stupéfiant|marchandise|product)\b",
    re.I,
)
#: "973 pills of the same drug": what the class stands for was named before.
_SAME_DRUG = re.compile(
    r"^\s*(?:of |de )(?:the same|this|that|the|la même|cette|ce même) (?:drugs?|substance|narcotic|drogue|stupéfiant)\b",
    re.I,
)
#: "The total weight was 187 kg", "weighing 12 kg": of the drug spoken of last.
_WEIGHT = re.compile(
    r"\b(?:weigh(?:ed|ing|s)?|weight (?:was|of|is)|totall?(?:ed|ing)|pesant|pesait|poids (?:total )?(?:de|est de|était de))\s*(?:a total of )?$",
    re.I,
)
#: A lead-in that announces what an operation brought in.
_RESULTS = re.compile(
    r"\b(?:led to|resulted in|results?|yielded|haul|totals?|included?|outcomes?|bilan|résultats?|permis|mené à|donné lieu|balance sheet|key (?:figures|facts)|at a glance|by the numbers|en bref|chiffres)\b[^.]{0,60}:?\s*$",
    re.I,
)
_OF_WHICH = re.compile(
    r"^[^.;]{0,40}?(?:,\s*)?\b(?:of which|including|among them|some|dont|parmi lesquels|parmi lesquelles)\s*$", re.I
)
_SINGLE = re.compile(r"\b(?P<one>a|an|one|un|une)\s+(?:[\w-]+\s+){0,2}?$", re.I)
#: A calibre, a length or a year before a noun counts nothing: "9 mm pistol", "40-foot yacht", "2021 pickup truck".
_NO_COUNT = re.compile(r"[.\d,]+\s?(?:mm|cal\b|calib)|\d+-[a-zà-ÿ]|\d*\.\d+\s|(?:19|20)\d\d\b(?!,)", re.I)
_VALUE = re.compile(
    r"(?:worth|valued? (?:at|of)?|street value of|value|estimated at|valeur (?:de|estimée à|totale de)?|évaluée?s? à|estimée?s? à|proceeds|fine of|forfeiture of)\s*(?:approximately|more than|about|over|an estimated|plus de|environ|de|à|près de|some|up to)?\s*$",
    re.I,
)
_VALUE_AFTER = re.compile(
    r"^\s*(?:worth of|street value|(?:in|of) (?:street )?value|in proceeds|in restitution|fine)", re.I
)
_NEGATED = re.compile(r"\b(?:no|not|without|never|aucune?|sans|n['’]a pas|ne .{0,20} pas)\b[^.,;]{0,40}$", re.I)
#: A threshold of a charge is no seizure: "to distribute five kilograms or more of cocaine".
_CHARGE = re.compile(
    r"(?:conspir|possess\w* with (?:the )?intent|distribut\w+|import\w+|sentence|penalty|en vue d)[^.;]{0,80}$", re.I
)
_PLAIN_ITEMS = frozenset({"Substance", "Commodity"})


@cache
def _trigger() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, words('seizure_words')))})(?![\w-])", re.I)


@cache
def _commodity_units() -> dict[str, str]:
    return {r["name"]: r["unit"] for r in rows("commodities")}


def is_about_seizure(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence, or the one that leads it in, speaks of a seizure that is not denied."""
    lead_in = context_of(reading, sentence)
    if any(_speaks_of_seizure(reading, one) for one in (sentence, lead_in) if one is not None):
        return True
    results = lead_in is not None and _RESULTS.search(reading.masked[lead_in.span.start : lead_in.span.end])
    return bool(results) or _goes_on(reading, sentence)


def _speaks_of_seizure(reading: Reading, sentence: Sentence) -> bool:
    text = reading.masked[sentence.span.start : sentence.span.end]
    return any(not _NEGATED.search(text[: m.start()]) for m in _trigger().finditer(text))


def _goes_on(reading: Reading, sentence: Sentence) -> bool:
    """Whether one of the three sentences before it in its paragraph speaks of a seizure."""
    before = reading.sentences[max(0, sentence.index - 3) : sentence.index]
    return any(b.block == sentence.block and _speaks_of_seizure(reading, b) for b in before)


def _extract(reading: Reading) -> Iterator[Draft]:
    for sentence in reading.sentences:
        if is_about_seizure(reading, sentence):
            yield from _of_sentence(reading, sentence)


def _of_sentence(reading: Reading, sentence: Sentence) -> Iterator[Draft]:
    by = _by(reading, sentence)
    if by is None:
        return
    places = [p for p in places_of(reading, sentence) if p.type in _PLAIN_ITEMS]
    quantities = [q for q in reading.quantities if sentence.span.covers(q.span)]
    pairs = list(_pairs(reading, sentence, quantities, places))
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


def _pairs(
    reading: Reading, sentence: Sentence, quantities: list[Quantity], places: list[Place]
) -> Iterator[tuple[Quantity, Place, str]]:
    """Yield each quantity with its item and the unit in which the item is counted."""
    text = reading.masked
    for number, quantity in enumerate(quantities):
        before = text[max(sentence.span.start, quantity.number_start - 80) : quantity.span.start]
        after = text[quantity.span.end : sentence.span.end]
        if quantity.dimension == "money" and (_VALUE.search(before) or _VALUE_AFTER.match(after)):
            continue
        if _CHARGE.search(before) and not _trigger().search(before[_CHARGE.search(before).start() :]):  # type: ignore[union-attr]
            continue
        place = _item(text, quantity, quantities[number + 1 :], places)
        if place is not None and _SAME_DRUG.match(after):
            place = _drug_before(reading, quantity.span.start) or place
        if place is None and quantity.dimension == "mass" and (_THE_DRUG.match(after) or _WEIGHT.search(before)):
            place = _drug_before(reading, quantity.span.start)
        if place is None:
            continue
        covers_unit = place.type == "Commodity" and place.span.start < quantity.span.end < place.span.end
        unit = (
            ("" if covers_unit else quantity.unit) or _commodity_units().get(reading.things[place.thing].name) or "unit"
        )
        if quantity.dimension == "" and _NO_COUNT.match(text[quantity.number_start : quantity.span.end + 12]):
            continue
        if quantity.dimension == "" and place.type == "Substance":
            continue  # "two fentanyl traffickers": a bare number counts no substance
        if quantity.dimension == "money" and reading.things[place.thing].properties.get("kind") != "money":
            continue
        if quantity.dimension in {"mass", "volume"} and reading.things[place.thing].properties.get("kind") in {
            "money",
            "property",
        }:
            continue
        yield quantity, place, unit


def _drug_before(reading: Reading, before: int) -> Place | None:
    """Return the substance mentioned last before a place in the text, classes apart."""
    for number in range(len(reading.mentions) - 1, -1, -1):
        mention, thing = reading.mentions[number], reading.thing_of[number]
        named = mention.type == "Substance" and reading.things[thing].properties.get("kind") != "class"
        if named and mention.span.end <= before:
            return Place(number, thing, mention.span, mention.type, 0)
    return None


def _item(text: str, quantity: Quantity, later: list[Quantity], places: list[Place]) -> Place | None:
    """Return the item of a quantity: inside its words, behind it, behind the quantity that it is joined to, or before it."""
    for place in places:
        if quantity.number_start <= place.span.start < quantity.span.end:
            return place
    limit = later[0].span.start if later else len(text)
    for place in places:
        if place.span.start >= quantity.span.end:
            gap = text[quantity.span.end : place.span.start]
            if place.span.start < limit and len(gap) < 60 and _TO_ITEM.match(gap):
                return place
            break
    if (
        later
        and quantity.dimension in {"mass", "volume", "count"}
        and _NEXT_QUANTITY.match(text[quantity.span.end : limit])
    ):
        return _item(text, later[0], later[1:], places)
    for place in reversed(places):
        if place.span.end <= quantity.span.start:
            gap = text[place.span.end : quantity.span.start]
            return place if _ITEM_FIRST.match(gap) or _OF_WHICH.match(gap) else None
    return None


def _unquantified(reading: Reading, sentence: Sentence, places: list[Place], counted: set[int]) -> Iterator[Place]:
    """Yield items that stand right behind the seizing word, or in its list, without a number."""
    text = reading.masked
    for match in _trigger().finditer(text, sentence.span.start, sentence.span.end):
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
