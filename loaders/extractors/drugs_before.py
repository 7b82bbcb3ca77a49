"""What an amount is of that names nothing: what was spoken of before, or what the document's other pills are."""

from __future__ import annotations

import re

from loaders.extractors.groups import Place
from loaders.reading import Quantity, Reading, Sentence

#: What follows an amount that is said to be of nothing: "3,962 pounds, valued at ...", "36 kilos turned up".
NO_ITEM = re.compile(
    r"^\s*(?:$|[.,;:()|\n\t]|(?:in|at|on|from|were|was|had|have|has|that|which|to|during|aboard|hidden|concealed|seized|found|intercepted|"
    r"with|by|ready|turned|came|more|supplémentaires?|de plus|par|pour|avec|"
    r"à|au|en|dans|sur|étai(?:t|ent)|ont|a|avai(?:t|ent)|s['’]y|se|dissimulés?|saisis?|découverts?|interceptés?|retrouvés?|déjà|qui)\b)",
    re.I,
)


def drug_before(reading: Reading, before: int, here: int = 0) -> Place | None:
    """Return the substance mentioned last before a place in the text; a class only from `here` on, or where no other is named."""
    found: Place | None = None
    for number in range(len(reading.mentions) - 1, -1, -1):
        mention, thing = reading.mentions[number], reading.thing_of[number]
        if mention.type != "Substance" or mention.span.end > before:
            continue
        place = Place(number, thing, mention.span, mention.type, 0)
        if reading.things[thing].properties.get("kind") != "class" or 0 < here <= mention.span.start:
            return place
        found = found or place
    return found


#: "fentanyl pills", "comprimés de fentanyl".
_PILLS_BEHIND = re.compile(r"[\s-]+(?:[\w-]+\s)?(?:pills?|tablets?|capsules?)\b", re.I)
_PILLS = re.compile(r"\b(?:pills?|tablets?|capsules?|comprimés)\b", re.I)
_PILLS_BEFORE = re.compile(
    r"\b(?:pills?|tablets?|comprimés?|pilules?|capsules?) (?:of |de |d['’]|containing |contenant du )$", re.I
)


#: Pills of which their words do not say what they are: "41,000 pills, ", "10.2 million pills and 980 pounds".
_BARE_PILLS = re.compile(
    r"(?i)(?:(?:a|further|another|about|some|more|over|nearly|than|approximately|almost|around|plus de|près de|environ|quelque)\s)*"
    r"[\d.,\s\u00a0\u202f]+(?:hundred|thousand|million|billion|milliers?|millions?|mille|de|d['’]|fake|counterfeit|such|suspected|\s)*(?:pills?|tablets?|comprimés?|pilules?)"
)
_THEN_NUMBER = re.compile(r"^\s*(?:and|et)\s\d")


def drug_of_these_pills(reading: Reading, quantity: Quantity, after: str) -> Place | None:
    """Return the drug of pills that are not said to be of any, where the document says what its other pills are."""
    if quantity.unit != "pill" or not _BARE_PILLS.fullmatch(reading.text(quantity.span)):
        return None
    return _of_most_pills(reading) if NO_ITEM.match(after) or _THEN_NUMBER.match(after) else None


def _of_most_pills(reading: Reading) -> Place | None:
    """Return the drug that a document most often says pills to be of: what its other pills are."""
    found: dict[int, list[Place]] = {}
    for number, mention in enumerate(reading.mentions):
        before = reading.masked[max(0, mention.span.start - _NEAR) : mention.span.start]
        if mention.type == "Substance" and (
            _PILLS.search(mention.text)
            or _PILLS_BEHIND.match(reading.masked, mention.span.end)
            or _PILLS_BEFORE.search(before)
        ):
            place = Place(number, reading.thing_of[number], mention.span, mention.type, 0)
            found.setdefault(place.thing, []).append(place)
    return max(found.values(), key=len)[0] if found else None


#: How far before a drug the word for its pieces may stand (characters).
_NEAR = 24


def goods_before(reading: Reading, before: int, sentence: Sentence) -> Place | None:
    """Return the listed thing mentioned last before a number, in its sentence or the one before in the paragraph."""
    first = sentence.span.start
    if sentence.index and reading.sentences[sentence.index - 1].block == sentence.block:
        first = reading.sentences[sentence.index - 1].span.start
    for number in range(len(reading.mentions) - 1, -1, -1):
        mention, thing = reading.mentions[number], reading.thing_of[number]
        if mention.type == "Commodity" and first <= mention.span.start and mention.span.end <= before:
            kind = reading.things[thing].properties.get("kind")
            return Place(number, thing, mention.span, mention.type, 0) if kind in _COUNTED else None
    return None


#: Kinds of goods that a text goes on counting.
_COUNTED = frozenset({"weapon", "vehicle"})


def first_named(reading: Reading, name: str) -> Place | None:
    """Return the first mention of a thing by its canonical name."""
    for number, thing in enumerate(reading.thing_of):
        if reading.things[thing].name == name:
            return Place(number, thing, reading.mentions[number].span, reading.mentions[number].type, 0)
    return None
