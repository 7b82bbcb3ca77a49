"""Numbers that give a part of what another number counts: "26 arrests: 15 in Spain", "12 warrants, five of these in Hull"."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from loaders.extractors.figure_counts import is_countable
from loaders.extractors.figure_deeds import FREED
from loaders.extractors.figure_words import measure_of, verbs
from loaders.reading import Quantity, Reading, Sentence


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure with its value, and where it stands."""

    measure: str
    value: float
    bound: str
    start: int
    end: int
    money: Quantity | None = None
    is_hint: bool = False


def figure_of(measure: str, quantity: Quantity, money: Quantity | None = None) -> Figure:
    """Return the figure of a number, and of a sum where it is one."""
    return Figure(measure, quantity.value, quantity.bound, quantity.span.start, quantity.span.end, money)


#: What makes a number a share of the one before: "12 warrants, five of these in Hull", "26 arrests: 15 in Spain".
_SHARE_BEFORE = re.compile(
    r"(?:\b(?:among|of) (?:them|these|whom|which)(?: were| was| are)?|\bparmi (?:eux|elles|lesquell?e?s)(?: figurent)?|,|:|;|\(|\band|\bet|,? incl(?:uding|\.)|,? dont|,? of (?:whom|which))\s*$",
    re.I,
)
_SHARE_AFTER = re.compile(
    r"\s*(?:(?:of|d['’]entre|parmi) (?:them|these|those|whom|which|eux|elles)\b|(?:in|en|à|au|aux|from|at|across) (?:the |la |le |les )?[A-ZÀ-Þ]|(?:pendant|lors|dans|during|pour) \w+ |for |were |on |\)|placées? |du [A-ZÀ-Þ]|par |(?:in|en) (?:19|20)\d\d\b|(?:here|there|abroad|overseas|ici|là-bas|ailleurs|à l['’]étranger)\b|(?:adults|juveniles|minors|women|men|foreigners|(?:are |were )?foreign nationals|mineure?s|femmes|hommes|majeure?s|étrangers|étrangères)\b)"
)
_LONGEST_SHARE = 110


#: What makes the numbers of a sentence parts of a number in the one before it: "Parmi elles, 41 femmes", "Fifteen of them".
_OPENS = re.compile(
    r"(?:Among|Of) (?:them|these|those(?: arrested| detained)?)\b|(?:Parmi|Dont) (?:eux|elles|ceux-ci|celles-ci)\b"
)
_OF_THEM = re.compile(
    r"\s(?:of (?:them|these|those(?: arrested| detained| held)?)|d['’]entre (?:eux|elles)|des (?:personnes )?(?:interpellés|arrêtées?|suspects))\b"
)


def shares(
    text: str, sentence: Sentence, quantities: list[Quantity], found: dict[int, Figure], told: Figure | None = None
) -> dict[int, Figure]:
    """Return the numbers that count some of what a figure before them counts.

    Parameters
    ----------
    text, sentence, quantities:
        The masked text, and its sentence with the numbers in it.
    found:
        The figures of the sentence, by where their numbers start.
    told:
        The last number of people in the sentence before it.
    """
    out: dict[int, Figure] = {}
    whole, last = _told_before(text, sentence, quantities, told), sentence.span.start
    for quantity in quantities:
        own = found.get(quantity.span.start)
        if own is not None:
            whole, last = (own, own.end) if own.money is None else (None, 0)
            continue
        countable = whole is not None and is_countable(text, quantity) and quantity.value <= whole.value
        if whole is not None and countable and _is_part(text, sentence, quantity, last):
            out[quantity.span.start] = figure_of(whole.measure, quantity)
            last = quantity.span.end
    return out


def _told_before(text: str, sentence: Sentence, quantities: list[Quantity], told: Figure | None) -> Figure | None:
    """Return the figure of the sentence before, where a sentence opens with what parts it."""
    if told is None or not quantities:
        return None
    first = quantities[0]
    opens = first.number_start == sentence.span.start and _OF_THEM.match(text, first.span.end)
    return told if opens or _OPENS.match(text, sentence.span.start) else None


def _is_part(text: str, sentence: Sentence, quantity: Quantity, last: int) -> bool:
    """Whether the words around a number say that it counts some of what was counted up to `last`."""
    between = text[last : quantity.span.start]
    if len(between) >= _LONGEST_SHARE or "." in between.removesuffix("incl. "):
        return False
    if not between:
        return _OF_THEM.match(text, quantity.span.end) is not None
    if FREED.match(text, quantity.span.end, sentence.span.end):
        return False
    after = _SHARE_AFTER.match(text, quantity.span.end, sentence.span.end)
    return bool(_SHARE_BEFORE.search(between) and after) or _COMPARED.search(between) is not None


#: The same number at another time: "48 cas, contre 32 un an plus tôt".
_COMPARED = re.compile(r"(?i)[, (](?:contre|up from|down from|compared (?:to|with)|par rapport à)\s$")
#: A number behind these is an age: "a woman of 29 and two men".
_OF_AGE = (" of ", "aged ")
#: Two numbers before one noun: "18 et 25 arrestations".
_AND = re.compile(r"\s(?:and|et|puis)\s(?:(?:de|par|in|of)\s)?")


def joined(text: str, quantities: list[Quantity], found: dict[int, Figure]) -> dict[int, Figure]:
    """Return the numbers that share the noun of the number behind them."""
    out: dict[int, Figure] = {}
    for quantity, behind in itertools.pairwise(quantities):
        own = found.get(behind.span.start)
        if own is None or own.money is not None or quantity.span.start in found or not is_countable(text, quantity):
            continue
        is_age = text[max(0, quantity.number_start - 5) : quantity.number_start].endswith(_OF_AGE)
        if not is_age and _AND.fullmatch(text, quantity.span.end, behind.span.start):
            out[quantity.span.start] = figure_of(own.measure, quantity)
    return out


def by_place(reading: Reading, sentence: Sentence, quantities: list[Quantity], language: str) -> dict[int, Figure]:
    """Return the numbers of "those arrested were from El Salvador (135), Honduras (29) and Mexico (17)"."""
    text = reading.masked
    lands = {m.span.end for m in reading.mentions if m.type in {"Place", "Country"} and sentence.span.covers(m.span)}
    listed = [
        q
        for q in quantities
        if is_countable(text, q)
        and (
            (text[q.span.end : q.span.end + 1] == ")" and q.span.start - len(" (") in lands)
            or (text[q.span.end : q.span.end + 1] in {";", ",", ")"} and q.span.start - len(" ") in lands)
        )
    ]
    if len(listed) < _LEAST_LISTED:
        return {}
    deed = verbs(language, "person").search(text, sentence.span.start, listed[0].span.start)
    return {q.span.start: figure_of(measure_of(language, "person", deed.group()), q) for q in listed} if deed else {}


#: One number in brackets may be an age or a note.
_LEAST_LISTED = 2
