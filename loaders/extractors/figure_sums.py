"""Sums of money that are figures: what drugs would sell for (`street_value`), what a government pays (`investment`)."""

from __future__ import annotations

import re

from loaders.extractors.figure_words import measure_of, verbs
from loaders.extractors.seized_items import ITEMS
from loaders.reading import Quantity, Reading, Sentence

#: What a sum may be.
SUMS = ("investment", "street_value")
#: Money of crime, courts and taxes is no investment.
_NO_INVESTMENT = re.compile(
    r"\b(?:fraud\w*|stole|stolen|profits?|launder\w*|bribe\w*|kickbacks?|restitution|tax(?:es)? evaded|evad\w+|ransom\w*|proceeds|revenue|defraud\w*|gross|victims? lost|loss(?:es)?|salaries|bonus\w*|"
    r"wire[d ]|deposit\w*|extort\w*|fined?|fines|reward|forfeit\w*|bail|seiz\w+|sold|sell\w*|drug money|hawala|pots-de-vin|blanchi\w*|amendes?|impôts?|fraude\w*|rançon|extorqu\w+|volé\w*|saisi\w*|Australians spend|users? spend|confisqu\w+|frozen|cash|put at|[Rr]efunds?|alleged|alleges|payments|[Rr]emboursements?|passes|price|duty|[Ss]pending|estimated? to|total cost|worth)\b"
)
_DRUG = re.compile(
    r"(?i)\b(?:drugs?|narcotics?|controlled|drogues?|stupéfiants?|marchandises?|plants?|crop|load|haul|substances?|product|cargaison|pills|tablets|comprimés|tobacco|cigarettes|tabac)\b"
)
_FRENCH_VALUE = re.compile(r"(?i)\b(?:valeur|évalué\w*|estimé\w*|valant)\b")
_ASIDE = re.compile(
    r"(?i)(?:excise|duty|tax|taxes|accises|droits|property|propriété|house|farm|immeuble|chalet|vehicle|bitcoin|crypto[\w-]*|contracts?|contrats?|damage|préjudice|social harm|to the gang)\b"
)
#: "established in 2023 with $1.5 million": what a body began with.
_STARTED = re.compile(
    r"(?i)\b(?:established|launched|created|set up|introduced|founded|stood up|créée?|lancée?|mise? sur pied)\b.{0,70}\b(?:with|avec)\s$"
)
_WINDOW, _BEHIND = 90, 60


def money_measure(reading: Reading, sentence: Sentence, quantity: Quantity, context: str) -> str | None:
    """Return the measure of a sum, or None where it is neither a value of drugs nor an investment."""
    text = reading.masked
    language = "fr" if sentence.language == "fr" else "en"
    before = text[max(sentence.span.start, quantity.number_start - _WINDOW) : quantity.number_start]
    after = text[quantity.span.end : min(sentence.span.end, quantity.span.end + _BEHIND)]
    if _is_street_value(reading, sentence, quantity, before, after, language):
        return "street_value"
    if _NO_INVESTMENT.search(context) or _FRENCH_VALUE.search(before[-25:]):
        return None
    near = [
        m for m in verbs(language, "money").finditer(before) if measure_of(language, "money", m.group()) == "investment"
    ]
    far = next(
        (
            m
            for m in verbs(language, "money").finditer(after)
            if measure_of(language, "money", m.group()) == "investment"
        ),
        None,
    )
    started = _STARTED.search(before) is not None
    lead = context[: len(context) - (sentence.span.end - sentence.span.start)]
    led = any(measure_of(language, "money", m.group()) == "investment" for m in verbs(language, "money").finditer(lead))
    return "investment" if near or far or led or started else None


def _is_street_value(
    reading: Reading, sentence: Sentence, quantity: Quantity, before: str, after: str, language: str
) -> bool:
    """Whether a sum says what drugs would sell for: in so many words, or as the worth of a drug in its sentence."""
    if verbs(language, "value").search(before) or verbs(language, "value").search(after[:45]):
        return not _ASIDE.search(after[:25])
    values = [
        m
        for m in verbs(language, "money").finditer(before)
        if measure_of(language, "money", m.group()) == "street_value"
    ]
    follows = re.match(r"\s(?:worth of|of|de)\s", after)
    bracketed = re.search(r"\(\s*$", before) is not None
    if not (values or follows or bracketed) or _ASIDE.search(after[:25]):
        return False
    start = quantity.number_start - len(before) + (values[-1].start() if values else len(before))
    valued = _valued(reading, sentence, start, quantity.span.end if follows else None)
    if valued is None and values and not _ASIDE.search(before):
        valued = _spoken_of(reading, sentence)
    if valued is not None:
        return _is_sold(reading, valued)
    words_ = before[: values[-1].start()] if values else ""
    return (
        bool(values or follows)
        and bool(_DRUG.search(words_ + (after[:30] if follows else "")))
        and not _ASIDE.search(words_)
    )


#: Kinds of goods of which a text tells what they would have sold for.
_SOLD = frozenset({"vehicle", "tobacco"})


def _is_sold(reading: Reading, mention: int) -> bool:
    """Whether the value of a thing is what it would be sold for: drugs, stolen cars, contraband tobacco."""
    thing = reading.things[reading.thing_of[mention]]
    return thing.type == "Substance" or thing.properties.get("kind") in _SOLD


def _spoken_of(reading: Reading, sentence: Sentence) -> int | None:
    """Return the last drug or thing of the sentence before, in the same paragraph: what a value goes on about."""
    before = reading.sentences[sentence.index - 1] if sentence.index else None
    if before is None or before.block != sentence.block:
        return None
    named = [n for n, m in enumerate(reading.mentions) if before.span.covers(m.span) and m.type in ITEMS]
    return named[-1] if named else None


def _valued(reading: Reading, sentence: Sentence, before: int, behind: int | None) -> int | None:
    """Return the mention of the thing that a value is said of: the last before it, or the one right behind it."""
    found: int | None = None
    for number, mention in enumerate(reading.mentions):
        if mention.type not in ITEMS or not sentence.span.covers(mention.span):
            continue
        if behind is not None and 0 <= mention.span.start - behind <= 40:
            return number
        if mention.span.end <= before:
            found = number
    return None if behind is not None else found
