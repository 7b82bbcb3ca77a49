"""In which unit an item is counted, and whether it can be counted so at all."""

from __future__ import annotations

import re
from functools import cache

from loaders.annotate.quantities import units
from loaders.extractors.anchor import context_of
from loaders.extractors.groups import Place
from loaders.lexicon import any_of, rows
from loaders.reading import Quantity, Reading

#: "Fentanyl: 12 kg", "Cigarettes seized: 2 million"; in a table "Khat | 17 | 8 kg", "Khat     8 kg", "Cocaine (kg)   18,767".
ITEM_FIRST = re.compile(
    r"^,?\s*+(?:\w++\s*+){0,4}?(?:[:(=–-]|\.{3,}|…+)\s*$|^(?:[ \w]{0,30})?(?:\((?P<unit>\w+)\))?(?:\t|\s*\||\s+[—–-]\s|[ \u00a0]{2,})(?:\s*+\d[\d.,]*+\s*+(?:\||(?<=\t)|(?<=  )))*+\s*$"
)
#: A calibre, a length or a year before a noun counts nothing: "9 mm pistol", "40-foot yacht", "2021 pickup truck".
_NO_COUNT = re.compile(r"[.\d,]+\s?(?:mm|cal\b|calib|hp\b|cc\b)|\.\d+\s|(?:19|20)\d\d\b(?!,)", re.I)
#: Nouns of packing: what they hold is what was seized, counted in them.
PACKED = re.compile(
    r"(?i)(?:packages?|parcels?|packets?|bricks?|blocks?|bales?|bundles?|bags?|wraps?|rocks?|pains?|ballots?|sachets?|paquets?|colis|briques?|plaquettes?)$"
)


#: Whatever holds a drug can be counted: "syringes of", "cartouches de", "boulettes de".
_HELD = re.compile(
    r"\s(?:[\w-]+\s)?(?!hectares|acres|arpents|fields|farms|kinds|types|cases|loads|shipments|seizures|saisies|envois|cargaisons|sources|uses|users)[\w-]{3,}s\s(?:of|de|d['’])\s?(?:liquid |suspected |pure )?"
)


#: "9,000 pieces of ammunition".
_PIECES = re.compile(r"(?i)\b(?:pieces?|pièces?|units?|unités?)$")
#: Kinds of what is counted in rounds: "92 cartridges" of anything else are pieces.
_FIRED = frozenset({"ammunition", "weapon"})


@cache
def _commodity_units() -> dict[str, str]:
    return {r["name"]: r["unit"] for r in rows("commodities")}


def unit_of(reading: Reading, quantity: Quantity, place: Place, gap: str) -> str:
    """Return the unit in which an item is counted; "" where a bare number counts no substance."""
    covers_unit = place.type == "Commodity" and place.span.start < quantity.span.end < place.span.end
    of_arms = quantity.unit != "round" or reading.things[place.thing].properties.get("kind") in _FIRED
    unit = "" if covers_unit or not of_arms else quantity.unit
    if not unit and (column := ITEM_FIRST.match(gap)):
        told = column["unit"] or ("" if place.type != "Substance" else _of_caption(reading, place))
        if told and (weight := units().get(told.lower())) and weight.dimension in {"mass", "volume"}:
            return weight.code
    piece = _commodity_units().get(reading.things[place.thing].name, "")
    if not unit and not piece and reading.things[place.thing].properties.get("kind") == "money":
        return next((q.unit for q in reading.quantities if q.dimension == "money"), "")
    if not unit and place.type == "Substance":
        packed = PACKED.search(reading.masked[quantity.span.end : quantity.span.end + 30].split(",")[0])
        held = _HELD.fullmatch(reading.masked[quantity.span.end : max(place.span.start, quantity.span.end)])
        is_class = reading.things[place.thing].properties.get("kind") == "class"
        return "unit" if packed or (held and not is_class) else _pieces(reading, place)
    if piece == "round" and _PIECES.search(reading.masked, quantity.span.start, quantity.span.end):
        return piece
    return unit or piece or "unit"


#: "Drugs stopped at the border (kilograms)": the unit of all rows below.
_CAPTION = re.compile(r"\((?:in |en )?(?P<unit>[a-zà-ÿ]{1,12})\)[ \t]*$", re.I | re.M)
#: How far above a row its caption may stand (characters).
_ABOVE = 800


def _of_caption(reading: Reading, place: Place) -> str:
    """Return the word in brackets at the end of a line above a row, in the same table; else ""."""
    above = reading.document.text[max(0, place.span.start - _ABOVE) : place.span.start]
    table = re.split(r"\n[ \t]*\n", above)[-1]
    found = list(_CAPTION.finditer(table))
    return found[-1]["unit"] if found else ""


@cache
def _piece() -> re.Pattern[str]:
    forms = [r["form"] for r in rows("units") if r["unit"] in {"pill", "dose", "plant"}]
    return re.compile(rf"(?<![\w-])(?P<unit>{any_of(forms)})(?![\w-])", re.I)


def _pieces(reading: Reading, place: Place) -> str:
    """Return the unit whose word stands by a drug's name and not by its number: "diazepam and pregabalin tablets"."""
    text = reading.masked
    near = re.split(r"[\d,;.\n]", text[place.span.end : place.span.end + _NEAR])[0]
    before = re.split(r"[\d,;.\n|]", text[max(0, place.span.start - _NEAR) : place.span.start])[-1]
    for part in (reading.text(place.span), near, before):
        if match := _piece().search(part):
            return next(r["unit"] for r in rows("units") if r["form"] == match["unit"].lower())
    return ""


#: How far from a drug's name the word for its pieces may stand.
_NEAR = 24


def counts_nothing(quantity: Quantity, text: str) -> bool:
    """Whether a number is a calibre, a length or a year."""
    if quantity.unit == "round" and quantity.value % 1:
        return True  # "7.62 rounds"
    return quantity.dimension == "" and bool(_NO_COUNT.match(text[quantity.number_start : quantity.span.end + 12]))


#: "58 of the 90 weapons": 90 were not taken.
_OF_ALL = re.compile(r"\s(?:of|des|sur)\s(?:(?:the|these|those|its|their|les|ces|ses|leurs)\s)?", re.I)


def is_told(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether a number is the whole of which the one before it was taken, or that one in another unit."""
    if first.dimension != second.dimension:
        return False
    if _OF_ALL.fullmatch(text, first.span.end, second.number_start):
        return first.value < second.value
    bracketed = (
        text[first.span.end : second.span.start].strip() == "(" and text[second.span.end : second.span.end + 1] == ")"
    )
    return bracketed and first.dimension == "mass" and abs(first.amount - second.amount) <= _CONVERTED * first.amount


#: How far two units of one weight may differ, once rounded: "1,540 pounds (700 kilograms)".
_CONVERTED = 0.06


def is_of_a_name(quantity: Quantity, places: list[Place]) -> bool:
    """Whether a number belongs to the name of a chemical: "1,4-butanediol", "3-MMC"."""
    return any(p.type == "Substance" and p.span.start == quantity.number_start for p in places)


def fits(reading: Reading, quantity: Quantity, place: Place, text: str) -> bool:
    """Whether an item can be counted so: money in a currency, property not by weight, nothing by its calibre."""
    thing = reading.things[place.thing]
    kind = thing.properties.get("kind")
    if quantity.dimension == "" and re.match(r"-[A-Za-zà-ÿ]", text[quantity.span.end : quantity.span.end + 2]):
        return False  # "a two-year investigation"
    if quantity.dimension == "" and quantity.value > 1 and _is_singular(reading, place):
        return False  # "a Glock 19 handgun"
    if quantity.dimension == "money":
        return kind in {"money", "property"}
    if kind == "property" and not _TAKEN.search(_around(reading, place)):
        return False  # "searches at two properties"
    return not (quantity.dimension in {"mass", "volume"} and kind in _UNWEIGHED)


#: Kinds of things that nobody weighs: "1,137 kg in a truck" is of what the truck held.
_UNWEIGHED = frozenset({"money", "property", "vehicle"})
#: Words of taking property; houses are also searched.
_TAKEN = re.compile(
    r"(?i)(?:seiz|restrain|forfeit|confiscat|froze|freez|sequest|depriv|saisi|gel[ée]|bloqu|séquestr|confisqu|sûreté|took|taken)"
)
_SEARCHED = re.compile(r"(?i)\b(?:search\w*|raid\w*|warrants?|perquisition\w*|fouill\w+|seeking)\b")


def _around(reading: Reading, place: Place) -> str:
    """Return the sentence and lead-in of a place; "" where they speak of a search of such places."""
    sentence = next(s for s in reading.sentences if s.span.covers(place.span))
    own = reading.masked[sentence.span.start : sentence.span.end]
    if _SEARCHED.search(own):
        return ""
    lead_in = context_of(reading, sentence)
    return own + (reading.masked[lead_in.span.start : lead_in.span.end] if lead_in else "")


def _is_singular(reading: Reading, place: Place) -> bool:
    """Whether the text writes one piece of a thing that is listed in the plural: what stands before is no number of it."""
    thing, form = reading.things[place.thing], reading.text(place.span).lower()
    english = thing.name.endswith("s") and thing.name.startswith(form[:3])
    return place.type == "Commodity" and english and form + "s" == thing.name
