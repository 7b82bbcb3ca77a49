"""Quantities: a number with its unit or currency and the word that bounds it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from graph.model import Span
from loaders.annotate.numbers import groups_by_point, number_pattern, number_value
from loaders.lexicon import any_of, rows
from loaders.reading import Quantity

#: ISO 4217 has no code for a dollar of no known country; codes that begin with X are free for such use.
UNKNOWN_DOLLAR = "XXD"
#: A country without a dollar of its own writes of this one.
_USUAL_DOLLAR = "USD"
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
def _shared(country: str) -> dict[str, str]:
    """Return the currencies that a country means by words which several countries have for theirs: "$", "pesos"."""
    return {f: r["code"] for r in rows("shared_currencies") if r["country"] == country for f in r["forms"].split("|")}


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
    adjective = r"(?:(?!(?:and|or|of|in|with|the|et|de|des|dans|who|which|à|for|from|per|were|was|are|is|had|has|have|been|ont|sont|était|étaient)\b)[\w'’.-]+ ){0,3}?"
    return re.compile(rf"{_SPACE}+(?:de |d['’])?(?P<between>{adjective})(?P<unit>{any_of(counted)})(?!\w)", re.I)


def quantities(text: str, *, country: str = "") -> Iterator[Quantity]:
    """Yield the quantities of a text, in order.

    Parameters
    ----------
    text:
        Masked text of a document, or any part of it.
    country:
        ISO 3166 code, lower case, of the country that the document speaks of, where one is known: it tells whose dollars,
        pesos or francs are meant where the text does not.

    Yields
    ------
    Quantities with mass, volume or currency, those counted in a unit word (`973 pills`), and bare numbers (dimension
    empty), which are counts of what follows.
    """
    yield from _ranged(text, list(_read(text, country)))


def _read(text: str, country: str) -> Iterator[Quantity]:
    points = groups_by_point(text)
    for match in _pattern().finditer(text):
        if match["words"] == "Sept" and _DAY.match(text, match.end()):
            continue  # the month: "Sept. 12"
        if (match["words"] or "").lower() in {"one", "un", "une"} and not (match["unit"] or match["prefix"]):
            continue  # mostly an article or a pronoun; "one of", "une"
        value = 1.0 if match["single"] else number_value(match, points=points)
        start = match.start("bound") if match["bound"] else match.start()
        number_start = match.start("prefix") if match["prefix"] else _number_start(match)
        bound = _bound(match)
        yield _measured(match, value, bound, Span(start, match.end()), number_start, country) or _counted(
            text, match, value, bound, start, number_start
        )


_DAY = re.compile(rf"\.|{_SPACE}\d")
#: What makes two numbers the ends of a range: "between 40 and 45 litres", "de 800 à 900 g".
_FROM = re.compile(r"(?i)\b(?:between|from|entre|de)\s$")
_TO = re.compile(r"\s(?:and|et|to|à)\s")


def _ranged(text: str, found: Sequence[Quantity]) -> Iterator[Quantity]:
    """Yield quantities, the two of a range as what there is at least and at most; the first has the unit of the second."""
    lower: Quantity | None = None
    for quantity, behind in itertools.zip_longest(found, found[1:]):
        if lower is not None:
            yield replace(quantity, bound="at_most")
            lower = None
        elif behind is not None and _is_range(text, quantity, behind):
            lower = replace(
                quantity, unit=behind.unit, dimension=behind.dimension, bound="at_least",
                amount=round(quantity.value * behind.amount / behind.value, 6),
            )  # fmt: skip
            yield lower
        else:
            yield quantity


def _is_range(text: str, lower: Quantity, upper: Quantity) -> bool:
    opens = _FROM.search(text[max(0, lower.span.start - len("between ")) : lower.span.start])
    is_unit = not lower.dimension and upper.dimension in {"mass", "volume", "count"}
    return bool(
        opens and is_unit and lower.value < upper.value and _TO.fullmatch(text, lower.span.end, upper.span.start)
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
    match: re.Match[str], value: float, bound: str, span: Span, number_start: int, country: str
) -> Quantity | None:
    """Return a quantity of money, mass or volume; money first, so that "$5 t" cannot be tonnes."""
    prefix, suffix = (match["prefix"] or "").strip().lower(), (match["suffix"] or "").lower()
    before, after = _currencies("before").get(prefix, ""), _currencies("after").get(suffix, "")
    if before or after:
        if match["whose"]:
            return Quantity(span, value, _tails()[match["whose"].lower()], "money", value, bound, number_start)
        form, code = (suffix, after) if before in {"", UNKNOWN_DOLLAR} and after else (prefix, before)
        here = _meant(form, code, country)
        written = _WORDS.get(form) or (match["suffix"] if form == suffix else match["prefix"].strip())
        reason = f"{written} in a document that speaks of {country.upper()}" if here else ""
        return Quantity(span, value, here or code, "money", value, bound, number_start, reason)
    unit = units().get((match["unit"] or "").lower())
    if unit is None or (match["unit"] == "G") or (match["unit"] == "t" and not match["digits"]):
        return None
    return Quantity(span, value, unit.code, unit.dimension, round(value * unit.factor, 6), bound, number_start)


#: How a reason names a word or sign.
_WORDS = dict.fromkeys(("$", "dollar", "dollars"), "a bare dollar")


def _meant(form: str, code: str, country: str) -> str:
    """Return the currency that a word stands for in a country; "" where the word itself says it, or no country does."""
    if not country:
        return ""
    here = _shared(country).get(form, _USUAL_DOLLAR if code == UNKNOWN_DOLLAR else "")
    return "" if here == UNKNOWN_DOLLAR else here


def _counted(text: str, match: re.Match[str], value: float, bound: str, start: int, number_start: int) -> Quantity:
    end = match.end()
    counted = _count_unit().match(text, match.end())
    if counted is None:
        return Quantity(Span(start, end), value, "", "", value, bound, number_start)
    unit = units()[counted["unit"].lower()]
    return Quantity(Span(start, counted.end()), value, unit.code, "count", value, bound, number_start)
