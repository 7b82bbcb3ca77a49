"""Numbers that give a part of what another number counts: "26 arrests: 15 in Spain", "12 warrants, five of these in Hull"."""

from __future__ import annotations

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
    r"(?:,|:|;|\(|\band|\bet|,? incl(?:uding|\.)|,? dont|,? of (?:whom|which)|,? parmi lesquels?)\s*$", re.I
)
_SHARE_AFTER = re.compile(
    r"\s*(?:(?:of|d['’]entre|parmi) (?:them|these|those|whom|which|eux|elles)\b|(?:in|en|à|au|aux|from|at|across) (?:the |la |le |les )?[A-ZÀ-Þ]|(?:pendant|lors|dans|during|pour) \w+ |for |were |on |\)|placées? |du [A-ZÀ-Þ]|par |(?:adults|juveniles|minors|women|men|mineure?s|femmes|hommes|majeure?s)\b)"
)
_LONGEST_SHARE = 110


def shares(text: str, sentence: Sentence, quantities: list[Quantity], found: dict[int, Figure]) -> dict[int, Figure]:
    """Return the numbers that count some of what a figure before them counts."""
    shares: dict[int, Figure] = {}
    whole: Figure | None = None
    last = 0
    for quantity in quantities:
        own = found.get(quantity.span.start)
        if own is not None:
            whole, last = (own, own.end) if own.money is None else (None, 0)
        elif whole is not None and is_countable(text, quantity) and quantity.value <= whole.value:
            between = text[last : quantity.span.start]
            near = (
                len(between) < _LONGEST_SHARE
                and "." not in between.removesuffix("incl. ")
                and _SHARE_BEFORE.search(between)
            )
            freed = FREED.match(text, quantity.span.end, sentence.span.end)
            if near and not freed and _SHARE_AFTER.match(text, quantity.span.end, sentence.span.end):
                shares[quantity.span.start] = figure_of(whole.measure, quantity)
                last = quantity.span.end
    return shares


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
