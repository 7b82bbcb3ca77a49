"""Quantities: a number with its unit or currency and the word that bounds it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from graph.model import Span
from loaders.annotate.numbers import groups_by_point, number_pattern, number_value
from loaders.lexicon import any_of, rows
from loaders.reading import Quantity

#: ISO 4217 has no code for a dollar of no known country; codes that begin with X are free for such use.
UNKNOWN_DOLLAR = "XXD"
_SPACE = r"[ \u00a0\u2009\u202f]"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit with its dimension and the factor to the dimension's base unit (g, ml, one)."""

    code: str
    dimension: str
    factor: float


@cache
def units() -> dict[str, Unit]:
    """Return the units by their written forms, lower case."""
    return {r["form"]: Unit(r["unit"], r["dimension"], float(r["factor"])) for r in rows("units")}


@cache
def _currencies(side: str) -> dict[str, str]:
    return {r["form"].lower(): r["code"] for r in rows("currencies") if r["side"] == side}


@cache
def _tails() -> dict[str, str]:
    """Return the words after a sum that say whose money it is: "(CAD)", "in Canadian currency", "en devises canadiennes"."""
    return {r["form"].lower(): r["code"] for r in rows("currencies") if r["side"] == "tail"}


@cache
def _bounds(side: str) -> dict[str, str]:
    return {r["form"]: r["bound"] for r in rows("bounds") if r["side"] == side}


@cache
def _pattern() -> re.Pattern[str]:
    before = rf"(?:(?P<bound>(?<!\w)(?:{any_of(_bounds('before'))}){_SPACE}?(?:(?:a|an){_SPACE}(?=\d))?))?"
    prefix = rf"(?:(?P<prefix>(?<![\w$€£])(?:{any_of(_currencies('before'))}){_SPACE}?))?"
    measured = {f: u for f, u in units().items() if u.dimension in {"mass", "volume"}}
    unit = rf"(?:{_SPACE}*-?(?:de |d['’])?(?P<unit>{any_of(measured)})(?![\w'’]))?"
    suffix = rf"(?:{_SPACE}?(?:de{_SPACE}|d['’])?(?P<suffix>{any_of(_currencies('after'))})(?!\w))?"
    tail = rf"(?P<tail>(?:{_SPACE}(?:in|en|cash|worth of|d['’]argent|devises?|argent|espèces)){{0,3}}{_SPACE}?\(?(?P<whose>{any_of(_tails())})\b(?:(?<=U\.S)\.)?\)?(?: (?:currency|cash|funds|dollars|notes|bills)\b)?)?"
    after = rf"(?:{_SPACE}(?P<after>{any_of(_bounds('after'))})(?!\w))?"
    return re.compile(
        # nothing is tried inside a word
        rf"(?<!\w){before}{prefix}(?<![\w.,/-])(?<!\d:)(?:{number_pattern()}|(?P<single>\b(?:an?|une?))(?={_SPACE}(?:{any_of(measured)})\b))(?!\d|[-/]\d|(?:st|nd|rd|th|er|ers|re|res|e|es|ème|èmes|D)\b){unit}{suffix}{tail}{after}",
        re.I,
    )


@cache
def _count_unit() -> re.Pattern[str]:
    counted = {f: u for f, u in units().items() if u.dimension == "count"}
    adjective = r"(?:(?!(?:and|or|of|in|with|the|et|de|des|dans|who|which|à|for|from|per)\b)[\w'’.-]+ ){0,3}?"
    return re.compile(rf"{_SPACE}+(?:de |d['’])?(?P<between>{adjective})(?P<unit>{any_of(counted)})(?!\w)", re.I)


def quantities(text: str, *, dollar: str = UNKNOWN_DOLLAR, reason: str = "") -> Iterator[Quantity]:
    """Yield the quantities of a text, in order.

    Parameters
    ----------
    text:
        Masked text of a document, or any part of it.
    dollar:
        Currency of a bare dollar sign, where the document's country tells it.
    reason:
        Why it is that currency; kept on the quantities that used it.

    Yields
    ------
    Quantities with mass, volume or currency, those counted in a unit word (`973 pills`), and bare numbers (dimension
    empty), which are counts of what follows.
    """
    points = groups_by_point(text)
    for match in _pattern().finditer(text):
        if (match["words"] or "").lower() in {"one", "un", "une"} and not (match["unit"] or match["prefix"]):
            continue  # mostly an article or a pronoun; "one of", "une"
        value = 1.0 if match["single"] else number_value(match, points=points)
        start = match.start("bound") if match["bound"] else match.start()
        number_start = match.start("prefix") if match["prefix"] else _number_start(match)
        bound = _bound(match)
        yield _measured(match, value, bound, Span(start, match.end()), number_start, dollar, reason) or _counted(
            text, match, value, bound, start, number_start
        )


def _number_start(match: re.Match[str]) -> int:
    return min(match.start(g) for g in ("digits", "half", "article", "words", "single") if match.start(g) >= 0)


def _bound(match: re.Match[str]) -> str:
    if match["plus"]:
        return "at_least"
    if match["bound"]:
        form = re.sub(r"\s+(?:a|an)?\s*$", "", match["bound"].strip().lower())
        return _bounds("before").get(form) or _bounds("before").get(match["bound"].strip().lower(), "about")
    if match["after"]:
        return _bounds("after").get(match["after"].lower(), "exact")
    scale = (match["article"] or "").lower()
    return "about" if scale.endswith("aine") or scale.startswith(("several", "plusieurs")) else "exact"


def _measured(
    match: re.Match[str], value: float, bound: str, span: Span, number_start: int, dollar: str, reason: str
) -> Quantity | None:
    """Return a quantity of money, mass or volume; money first, so that "$5 t" cannot be tonnes."""
    code = _currencies("before").get((match["prefix"] or "").strip().lower(), "")
    suffix = _currencies("after").get((match["suffix"] or "").lower(), "")
    if (code or suffix) and match["whose"]:
        code, suffix = "", _tails()[match["whose"].lower()]
    if code or suffix:
        known = suffix if code in {"", UNKNOWN_DOLLAR} and suffix else code
        reasoned = dollar != UNKNOWN_DOLLAR and known == UNKNOWN_DOLLAR
        known = dollar if known == UNKNOWN_DOLLAR else known
        return Quantity(span, value, known, "money", value, bound, number_start, reason if reasoned else "")
    unit = units().get((match["unit"] or "").lower())
    if unit is None or (match["unit"] == "G") or (match["unit"] == "t" and not match["digits"]):
        return None
    return Quantity(span, value, unit.code, unit.dimension, round(value * unit.factor, 6), bound, number_start)


def _counted(text: str, match: re.Match[str], value: float, bound: str, start: int, number_start: int) -> Quantity:
    end = match.end()
    counted = _count_unit().match(text, match.end())
    if counted is None:
        return Quantity(Span(start, end), value, "", "", value, bound, number_start)
    unit = units()[counted["unit"].lower()]
    return Quantity(Span(start, counted.end()), value, unit.code, "count", value, bound, number_start)
