"""Dates and ranges of dates in English and French, ISO 8601, as precise as written."""

from __future__ import annotations

import datetime
import re
from functools import cache

from graph.model import Span, Stated
from loaders.lexicon import any_of, rows
from loaders.reading import Moment

_YEAR = r"(?:19|20)\d{2}"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_TO = r"(?:,?\s*(?:to(?: the)?|until|through|till|[-–—]|au|à|jusqu['’]au)\s*(?:le\s+)?)"
_AND = r"(?:,?\s*(?:and(?: the)?|et)\s*(?:le\s+)?)"
#: "and" joins the ends of a range only after "between"; elsewhere it joins two dates.
_BETWEEN = re.compile(r"\b(?:between|entre)\s+(?:the\s+|le\s+)?$", re.I)
_PART = r"(?:early|late|mid|début|fin|mi)[- ]"


@cache
def month() -> re.Pattern[str]:
    """Return the expression of the name of a month."""
    return re.compile(rf"(?i)(?:{any_of(_months())})(?!\w)")


@cache
def _months() -> dict[str, str]:
    return {r["form"].lower(): r["value"] for r in rows("calendar") if r["kind"] == "month"}


@cache
def _seasons() -> dict[str, str]:
    return {r["form"].lower(): r["value"] for r in rows("calendar") if r["kind"] == "season"}


@cache
def _pattern() -> re.Pattern[str]:
    month = any_of(_months())
    season = "|".join(sorted(_seasons(), key=lambda s: (-len(s), s)))
    return re.compile(
        rf"(?<![\w/-])(?=\w)(?:(?P<iso>{_YEAR}-(?:0\d|1[0-2])-(?:[0-2]\d|3[01]))(?![\w-])"
        rf"|(?P<m1>{month})\s+(?P<d1>{_DAY})(?:st|nd|rd|th)?(?:\s*(?:[-–]|to|au)\s*(?P<d1b>{_DAY}))?(?:,?\s+(?P<y1>{_YEAR}))?(?![\d])"
        rf"|(?P<d2>{_DAY})(?:st|nd|rd|th|er)?(?:\s*(?:[-–]|au|to)\s*(?P<d2b>{_DAY}))?\s+(?:of\s+)?(?P<m2>{month})(?:,?\s+(?P<y2>{_YEAR}))?"
        rf"|(?:{_PART})?(?P<m3>{month}),?\s+(?:of\s+|de\s+)?(?P<y3>{_YEAR})"
        rf"|(?P<s>{season})\s+(?:of\s+|de\s+)?(?P<y4>{_YEAR})"
        rf"|(?:{_PART}(?:of )?)(?P<y5>{_YEAR})"
        rf"|(?<=between )(?P<from1>{_YEAR}) and (?P<to1>{_YEAR})|(?<=from )(?P<from2>{_YEAR}) to (?P<to2>{_YEAR})"
        rf"|(?<=entre )(?P<from3>{_YEAR}) et (?P<to3>{_YEAR})|(?<=de )(?P<from4>{_YEAR}) à (?P<to4>{_YEAR})"
        rf"|(?<=\b[Ii]n )(?P<y6>{_YEAR})|(?<=\b[Ee]n )(?P<y7>{_YEAR})|(?<=[Ss]ince )(?P<y8>{_YEAR})|(?<=[Dd]epuis )(?P<y9>{_YEAR}))(?![\w])",
        re.I,
    )


@cache
def _first_end() -> re.Pattern[str]:
    """Return the expression of the first end of a range that leaves its year, or month, to the second."""
    month = any_of(_months())
    part = (
        rf"(?:(?P<m1>{month})\s+(?P<d1>{_DAY})|(?P<d2>{_DAY})(?:er)?\s+(?P<m2>{month})|(?P<m3>{month})|(?P<d3>{_DAY}))"
    )
    return re.compile(rf"(?<![\w/-])(?P<part>{part})(?:{_TO}|(?P<and>{_AND}))$", re.I)


def moments(text: str, *, published: str = "") -> tuple[Moment, ...]:
    """Return the dates of a text in order; two that are joined by "to", or by "and" after "between", are one range.

    Parameters
    ----------
    text:
        Masked text.
    published:
        Publication date, ISO 8601: a date without a year is the last such day on or before it.
    """
    found: list[Moment] = []
    for match in _pattern().finditer(text):
        value = _value(match, published)
        if not value or not all(map(_exists, value)):
            continue
        moment = Moment(Span(match.start(), match.end()), *value)
        ranged = _range(text, found[-1] if found else None, moment)
        if ranged is None:
            found.append(moment)
            continue
        if found and found[-1].span.meets(ranged.span):
            found.pop()
        found.append(ranged)
    return tuple(found)


def _exists(date: str) -> bool:
    """Whether the calendar has a day; true for what names no day."""
    if len(date) < 10:
        return True
    try:
        datetime.date.fromisoformat(date)
    except ValueError:
        return False
    return True


def _range(text: str, last: Moment | None, second: Moment) -> Moment | None:
    """Return the range that ends in a moment, or None: its first end is the moment before, or lacks a year."""
    if second.end:
        return None
    first = _first_end().search(text, max(0, second.span.start - 40), second.span.start)
    if first and (not first["and"] or _BETWEEN.search(text[: first.start()])):
        begins = last.start if last and last.span.start == first.start("part") else ""
        if not (begins and begins <= second.start and begins[:4] == second.start[:4]):
            begins = _completed(first, second.start)
        return Moment(Span(first.start("part"), second.span.end), begins, second.start) if begins else None
    if last is None or last.end:
        return None
    gap = text[last.span.end : second.span.start]
    joined = re.fullmatch(_TO, gap, re.I) or (
        re.fullmatch(_AND, gap, re.I) and _BETWEEN.search(text[: last.span.start])
    )
    if not joined or last.start > second.start:
        return None
    return Moment(Span(last.span.start, second.span.end), last.start, second.start)


def _completed(first: re.Match[str], second: str) -> str:
    """Complete the first end of a range from the second: "December 9 to January 18, 2025" begins in 2024."""
    month = _months().get((first["m1"] or first["m2"] or first["m3"] or "").lower(), second[5:7])
    day = first["d1"] or first["d2"] or first["d3"]
    if not month or (first["d3"] and len(second) < 10):
        return ""
    start = f"{second[:4]}-{month}" + (f"-{int(day):02d}" if day else "")
    if start > second:
        start = f"{int(start[:4]) - 1}{start[4:]}"
    return start if _exists(start) else ""


def _value(match: re.Match[str], published: str) -> tuple[str, str] | None:
    groups = match.groupdict()
    if groups["iso"]:
        return groups["iso"], ""
    for number in range(1, 5):
        if groups[f"from{number}"]:
            return groups[f"from{number}"], groups[f"to{number}"]
    year = next((groups[f"y{n}"] for n in range(1, 10) if groups[f"y{n}"]), "")
    month = _months().get((groups["m1"] or groups["m2"] or groups["m3"] or "").lower(), "")
    day, last = groups["d1"] or groups["d2"], groups["d1b"] or groups["d2b"]
    if not year:
        year = _year_before(published, month, day or "")
    if not year:
        return None
    if not month:
        return year, ""
    if not day:
        return f"{year}-{month}", ""
    return f"{year}-{month}-{int(day):02d}", f"{year}-{month}-{int(last):02d}" if last else ""


def _year_before(published: str, month: str, day: str) -> str:
    if len(published) < 4:
        return ""
    year = int(published[:4])
    if len(published) == 10 and f"{month}-{int(day or 1):02d}" > published[5:]:
        year -= 1
    return str(year)


def iso_date(text: str) -> str:
    """Return the first date of a text in ISO form, or "" where there is none."""
    found = re.match(rf"\s*({_YEAR}(?:-\d\d(?:-\d\d)?)?)(?!\d)", text)
    if found and _exists(found[1]) and found[1][5:7] <= "12":
        return found[1]
    return next((m.start for m in moments(text)), "")


def publication_date(head: str) -> Stated | None:
    """Return the date that the head of a text (title, dateline, first paragraphs) gives, with where it stood.

    Only a full date counts: the first one of a dateline, else the first of the head.
    """
    full = [m for m in moments(head) if len(m.start) == 10]
    if not full:
        return None
    dateline = re.search(r"(?:–|—|--|- |/\w+/)", head)
    line = head.rfind("\n", 0, dateline.start()) if dateline else 0
    early = [m for m in full if dateline and line < m.span.start and m.span.end <= dateline.start() + 3]
    chosen = early[-1:] or [m for m in full if m.span.start < 600][:1]
    return Stated(chosen[0].start, "dateline" if early else "first date of the text") if chosen else None
