"""Which item a quantity counts: inside its words, behind it, before it in a table or label, or spoken of before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from loaders.annotate.goods import is_abstract
from loaders.annotate.haul_lists import trigger
from loaders.extractors.columns import head_of
from loaders.extractors.drugs_before import NO_ITEM, drug_before, drug_of_these_pills, first_named, goods_before
from loaders.extractors.groups import Place
from loaders.extractors.item_units import ITEM_FIRST, PACKED, counts_nothing, fits, is_of_a_name, is_told, unit_of
from loaders.reading import Quantity, Reading, Sentence

#: Types of what may be seized.
ITEMS = frozenset({"Substance", "Commodity"})
#: Between a quantity and its item: a few words without punctuation.
_TO_ITEM = re.compile(
    r"^(?:\s?\([^()]{1,40}\))?(?:\s(?:and|et)\s[\w-]+s(?=\s(?:of|de|d['’])))?[\s-]*(?:(?:of (?:which|them|these)(?: (?:were|are|was))?|d['’]entre (?:eux|elles)|of|de|d['’]|du|des|en|in|worth of)\s?)?(?:(?:what(?:['’]s| is| was| are| were)?\s|ce qui\s)?(?:(?:believed|suspected|thought|alleged|said|purported|presumed|appearing|appears?|seems?)\sto\sbe\s|(?:semble|paraît|pourrait)\sêtre\s))?(?:(?!(?:and|et|were|was|who|to|from)\s)(?:[\w'’«»\"“”-]|(?<=\d)\.(?=\d))+\s+){0,5}?(?:of |de |d['’]|in |en )?[\"“«]?\s?$"
)
_NEXT_QUANTITY = re.compile(r"^[\s,]*(?:and|et|or|ou|,|\()?\s*$")
#: "Cocaine, 944 g" on a line of its own; "Cocaine (analysis pending), 21 kilograms".
_ROW = re.compile(r"^(?:\s\w+)?(?:\s?\([^()]{0,40}\))?\s?[,:]\s*$")
#: "crypto-assets of £2.3 million", "cryptocurrency valued at $2.9 million": the sum is what the thing comes to.
_SUM_OF = re.compile(
    r"^\s*(?:(?:to|with|at) (?:the|a) (?:total )?value )?(?:(?:then |now |currently )?(?:of|valued at|worth|totall?ing|holding|amounting to)|d['’]une valeur (?:totale )?(?:de|d['’])|évaluée?s? à|pour)\s*$"
)
#: A quantity joined to the one before it, of the same item: "Opium | 38 kg et 11 bouteilles".
_ALSO = re.compile(r"^\s*(?:,|and|et|&|plus)\s*$")
#: A part of what was counted before: "316 kg of methamphetamine, 54 kg of it at the port".
_OF_IT = re.compile(r"\s*(?:of (?:it|them|these|those)|d['’]entre (?:eux|elles))\b", re.I)
#: "1,516 kilos of the drug", or no item at all ("3,962 pounds, valued at ..."): the drug spoken of last.
_THE_DRUG = re.compile(
    r"^\s*(?:of |de )?(?:the |this |la |le |cette |ces )?(?:same )?(?:drugs?|substance|narcotics?|powder|drogues?|stupéfiants?|marchandises?|product|produits?)\b",
    re.I,
)
#: "973 pills of the same drug": what the class stands for was named before.
_SAME_DRUG = re.compile(
    r"^\s*(?:of |de )(?:the same|this|that|the|la même|cette(?: même)?|ce même) (?:drugs?|substance|narcotic|drogue|stupéfiant)\b",
    re.I,
)
_OF_WHICH = re.compile(
    r"^[^.;]{0,40}?(?:,\s*)?\b(?:of which|including|among them|some|dont|parmi lesquels|parmi lesquelles)\s*$", re.I
)
_VALUE = re.compile(
    r"(?:worth|valued? (?:at|of)?|put at|street value of|value|estimated at|valeur (?:de|estimée à|totale de)?|évaluée?s? à|estimée?s? à|valant|proceeds|fine of|forfeiture of|atteint|property of|propriété de|immeuble de)\s*(?:approximately|more than|about|over|an estimated|plus de|près de|environ|de|à|some|up to)?\s*$|\(\s*$",
    re.I,
)
_VALUE_AFTER = re.compile(
    r"^\s*(?:worth of|street value|(?:in|of) (?:street )?value|in proceeds|in restitution|fine|in (?:property|assets|real estate|cryptocurrency)|(?:de|en) (?:biens|avoirs|actifs))",
    re.I,
)
#: A threshold of a charge is no seizure: "to distribute five kilograms or more of cocaine".
_CHARGE = re.compile(
    r"(?:conspir|possess\w* with (?:the )?intent|distribut\w+|import\w+|sentence|penalty|en vue d)[^.;]{0,80}$", re.I
)
#: The weight of one piece: "14 bricks, each weighing one kilogram".
_EACH = re.compile(r"(?i)\b(?:each(?: weighing)?|weighing(?: (?:about|approximately|around))?|chacune?(?: pesant)?)\s$")
_PLANTS = re.compile(r"(?i)(?:plants?|plantes?|plants de)$")


#: No more amounts are joined before one thing: "one, two and three kilograms of".
_MOST_JOINED = 12


@dataclass(frozen=True, slots=True)
class Pair:
    """A quantity with its item and the unit in which the item is counted."""

    quantity: Quantity
    place: Place
    unit: str


def pairs_of(reading: Reading, sentence: Sentence, quantities: list[Quantity], places: list[Place]) -> Iterator[Pair]:
    """Yield each quantity of a sentence with its item and the unit in which the item is counted.

    Parameters
    ----------
    reading, sentence:
        Where they stand.
    quantities:
        Of the sentence, in order.
    places:
        The mentions of substances and commodities in it, in order.
    """
    text = reading.masked
    last: tuple[Quantity, Place] | None = None
    quantities = [q for q in quantities if not (is_of_a_name(q, places) or counts_nothing(q, text))]
    quantities = [q for n, q in enumerate(quantities) if n == 0 or not is_told(text, quantities[n - 1], q)]
    for number, quantity in enumerate(quantities):
        before = text[max(sentence.span.start, quantity.number_start - 80) : quantity.span.start]
        after = text[quantity.span.end : sentence.span.end]
        if quantity.dimension == "money" and _of_money(reading, quantity, places) is None:
            weighed = number > 0 and quantities[number - 1].dimension == "mass"
            gap = text[quantities[number - 1].span.end : quantity.span.start] if weighed else "."
            if _VALUE.search(before) or _VALUE_AFTER.match(after) or gap.strip() in {",", "("}:
                continue
        if _EACH.search(before):
            continue
        charge = _CHARGE.search(before)
        if charge and not trigger().search(before[charge.start() :]):
            continue
        later = quantities[number + 1 : number + 1 + _MOST_JOINED]
        place = _item_of(reading, sentence, quantity, later, places, last)
        if place is None or _counts_acts(text, quantity, place, french=sentence.language == "fr"):
            continue
        unit = _unit_before(text, quantity, place, last) or unit_of(
            reading, quantity, place, text[place.span.end : quantity.span.start]
        )
        if unit and fits(reading, quantity, place, text):
            last = (quantity, place)
            yield Pair(quantity, place, unit)
            for other in _sharing(reading, quantity, place, places):
                yield Pair(quantity, other, unit)


#: "511 kilograms of heroin and 204 of meth": the unit was said once.
_OF = re.compile(r"\s(?:of|de|d['’])\s?$")
_THEN = re.compile(r"[^.;:]{0,40}(?:,|and|et)\s(?:\w+\s)?$")


def _unit_before(text: str, quantity: Quantity, place: Place, last: tuple[Quantity, Place] | None) -> str:
    """Return the unit of the amount before, where a bare number stands right before "of" and a drug; else ""."""
    if quantity.dimension or last is None or place.type != "Substance" or last[0].dimension not in {"mass", "volume"}:
        return ""
    if not _OF.fullmatch(text[quantity.span.end : place.span.start]):
        return ""
    return last[0].unit if _THEN.fullmatch(text[last[0].span.end : quantity.span.start]) else ""


#: What a number counts before the thing that it was done to: "23 separate interdictions of | vessels".
_COUNTED = re.compile(r"\s?(?:[\w-]+\s){0,3}?(?P<noun>[\w-]+)\s(?:of|de|d['’]).*", re.S)


def _counts_acts(text: str, quantity: Quantity, place: Place, *, french: bool) -> bool:
    if quantity.dimension:
        return False
    counted = _COUNTED.fullmatch(text[quantity.span.end : place.span.start])
    is_act = counted is not None and is_abstract(counted["noun"], french=french)
    head = head_of(text, quantity.span.start)
    return is_act or (head is not None and _ACTS.match(text[head.start : head.end].strip()) is not None)


#: The head of a column that counts how often a thing was seized, and not how much of it.
_ACTS = re.compile(
    r"(?i)(?:(?:number|no\.?|total|nombre|nb) (?:of|de|d['’]) ?)?(?:seizures|saisies|cases|affaires|interceptions|constatations|incidents|dossiers)$"
)

#: Two drugs behind one number: "5 kg of crack and heroin"; a number, or "some", between them opens a row of its own.
_AND_DRUG = re.compile(r"\s*(?:and|et|&|/)\s(?:de |d['’])?$")


def _sharing(reading: Reading, quantity: Quantity, place: Place, places: list[Place]) -> Iterator[Place]:
    """Yield the drug that is joined to the drug of a quantity, and has none of its own."""
    if place.type != "Substance" or quantity.span.end > place.span.start:
        return
    at = places.index(place) if place in places else len(places)
    for other in places[at + 1 : at + 2]:
        gap = reading.masked[place.span.end : other.span.start]
        if other.type == "Substance" and other.thing != place.thing and _AND_DRUG.fullmatch(gap):
            yield other


def _of_money(reading: Reading, quantity: Quantity, places: list[Place]) -> Place | None:
    """Return the currency or assets of which a sum says how much there is, and not what a thing is worth."""
    if quantity.dimension != "money":
        return None
    text = reading.masked
    for place in places:
        kind = reading.things[place.thing].properties.get("kind")
        if kind not in {"money", "property"}:
            continue
        if place.span.end <= quantity.span.start and _SUM_OF.match(text[place.span.end : quantity.span.start]):
            return (
                place if kind == "money" or fits(reading, replace(quantity, dimension="count"), place, text) else None
            )
        if place.span.start >= quantity.span.end and _IN.fullmatch(text[quantity.span.end : place.span.start]):
            return place
    return None


#: "$21 million in property", "371 000 $ en cryptomonnaies".
_IN = re.compile(r"\s(?:(?:of|in|en|de)\s|d['’])(?:\w+\s)?")


def _item_of(
    reading: Reading,
    sentence: Sentence,
    quantity: Quantity,
    later: list[Quantity],
    places: list[Place],
    last: tuple[Quantity, Place] | None,
) -> Place | None:
    """Return the item of a quantity in its sentence, else the drug that was spoken of."""
    text = reading.masked
    after = text[quantity.span.end : sentence.span.end]
    place = _of_money(reading, quantity, places) or drug_of_these_pills(reading, quantity, after)
    place = place or _item(text, quantity, later, places)
    if place is not None and quantity.dimension == "mass" and _holds_drugs(reading, place):
        place = None
    packed = quantity.dimension == "count" and bool(PACKED.search(reading.text(quantity.span)))
    packed = packed or quantity.unit in {"pill", "dose"}
    if place is not None and (_SAME_DRUG.match(after) or _is_packing(reading, place)):
        place = drug_before(reading, quantity.span.start) or place
    if place is None and last and _OF_IT.match(after):
        return last[1]
    if place is None and last and quantity.dimension in {"mass", "count"}:
        first, item = last
        if _ALSO.match(text[first.span.end : quantity.span.start]) and reading.things[item.thing].type == "Substance":
            return item
    if place is None and (quantity.dimension == "mass" or packed) and (_THE_DRUG.match(after) or NO_ITEM.match(after)):
        place = drug_before(reading, quantity.span.start, sentence.span.start)
    if place is None and not quantity.dimension and _TAKEN.match(after):
        place = goods_before(reading, quantity.span.start, sentence)
    if place is None:
        place = _label_before(reading, sentence, quantity)
    if place is None and _PLANTS.search(reading.text(quantity.span)):
        place = first_named(reading, "cannabis")
    return place


#: "Of these, 44 were recovered at the port": they were counted before.
_TAKEN = re.compile(
    r"\s(?:(?:of (?:them|these|those)|d['’]entre (?:eux|elles))\s)?(?:were|was|have been|had been|ont été|avaient été|sont)\s(?:\w+ly\s|also\s|later\s|since\s|déjà\s)?"
    r"(?:seized|recovered|confiscated|intercepted|found|located|pulled|saisi\w*|récupéré\w*|intercepté\w*|retrouvé\w*|repêché\w*)\b"
)
#: Dots that lead from a label to its number are taken for the end of a sentence: "Cocaine ........ 14 kilos".
_LEADER = re.compile(r"(?:\.{3,}|…+)\s*")


def _label_before(reading: Reading, sentence: Sentence, quantity: Quantity) -> Place | None:
    """Return the item of a label whose dots cut it off from the number that begins a sentence."""
    text = reading.masked
    if text[sentence.span.start : quantity.span.start].strip(" .…"):
        return None
    for number in range(len(reading.mentions) - 1, -1, -1):
        mention, thing = reading.mentions[number], reading.thing_of[number]
        if mention.span.end > quantity.span.start:
            continue
        if mention.type in ITEMS and _LEADER.fullmatch(text[mention.span.end : quantity.span.start].lstrip()):
            return Place(number, thing, mention.span, mention.type, 0)
        return None
    return None


def _is_packing(reading: Reading, place: Place) -> bool:
    """Whether an item is only what a drug was packed in: "119 packages"."""
    kind = reading.things[place.thing].properties.get("kind")
    return place.type == "Commodity" and kind == "goods" and bool(PACKED.search(reading.text(place.span)))


def _holds_drugs(reading: Reading, place: Place) -> bool:
    """Whether a weight cannot be of a thing, but of what was in it: "1,137 kg in a truck"."""
    return reading.things[place.thing].properties.get("kind") == "vehicle"


def _opens_line(text: str, place: Place) -> bool:
    """Whether an item begins its line, behind a bullet at most."""
    start = text.rfind("\n", 0, place.span.start) + 1
    return not re.search(r"\w", text[start : place.span.start])


#: The number in the next column of a row.
_NEXT_CELL = re.compile(r"[ \u00a0]{2,}\d")


def _item(text: str, quantity: Quantity, later: list[Quantity], places: list[Place]) -> Place | None:
    """Return the item of a quantity: inside its words, behind it, behind the quantity that it is joined to, or before it."""
    inside = [p for p in places if quantity.number_start <= p.span.start < quantity.span.end]
    if inside:
        return inside[-1]  # in English the last noun is what is counted: "1,150 shotgun cartridges"
    limit = later[0].span.start if later else len(text)
    for place in places:
        if place.span.start >= quantity.span.end:
            gap = text[quantity.span.end : place.span.start]
            if place.span.start < limit and len(gap) < 60 and _TO_ITEM.match(gap) and "\n" not in gap:
                return next((p for p in places if p.span.start - place.span.end == 1 and p.type == "Substance"), place)
            break
    if (
        later
        and later[0].dimension != "money"
        and quantity.dimension in {"mass", "volume", "count"}
        and _NEXT_QUANTITY.match(text[quantity.span.end : limit])
        and (joined := _item(text, later[0], later[1:], places))
    ):
        return joined
    for place in reversed(places):
        if place.span.end <= quantity.span.start:
            gap, after = text[place.span.end : quantity.span.start], text[quantity.span.end :]
            if quantity.dimension == "money" and _SUM_OF.match(gap):
                return place
            labelled = ITEM_FIRST.match(gap) or (place is places[0] and _ROW.match(gap) and _opens_line(text, place))
            if labelled and (quantity.dimension or NO_ITEM.match(after) or _NEXT_CELL.match(after)):
                return place  # in "Tobacco: 28 days" the number counts another noun
            return place if _OF_WHICH.match(gap) else None
    return None
