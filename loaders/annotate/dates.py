"""Dates and ranges of dates in English and French, ISO 8601, as precise as written."""

from __future__ import annotations

import re
from functools import cache

from graph.model import Span, Stated
from loaders.lexicon import rows
from loaders.reading import Moment

_YEAR = r"(?:19|20)\d{2}"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_JOIN = re.compile(r"\s*(?:to|and|until|through|till|[-–—]|au|à|et|jusqu['’]au|to the|and the)\s*(?:le\s+)?$", re.I)
_PART = r"(?:early|late|mid|début|fin|mi)[- ]"


@cache
def _months() -> dict[str, str]:
    return {r["form"].lower(): r["value"] for r in rows("calendar") if r["kind"] == "month"}


@cache
def _seasons() -> dict[str, str]:
    return {r["form"].lower(): r["value"] for r in rows("calendar") if r["kind"] == "season"}


@cache
def _pattern() -> re.Pattern[str]:
    month = "|".join(re.escape(m) for m in sorted(_months(), key=lambda m: (-len(m), m)))
    season = "|".join(sorted(_seasons(), key=lambda s: (-len(s), s)))
    return re.compile(
        rf"(?<![\w/-])(?:(?P<iso>{_YEAR}-(?:0\d|1[0-2])-(?:[0-2]\d|3[01]))(?![\w-])"
        rf"|(?P<m1>{month})\s+(?P<d1>{_DAY})(?:st|nd|rd|th)?(?:\s*[-–]\s*(?P<d1b>{_DAY}))?(?:,?\s+(?P<y1>{_YEAR}))?(?![\d])"
        rf"|(?P<d2>{_DAY})(?:st|nd|rd|th|er)?(?:\s*(?:[-–]|au|et|and|to)\s*(?P<d2b>{_DAY}))?\s+(?:of\s+)?(?P<m2>{month})(?:,?\s+(?P<y2>{_YEAR}))?"
        rf"|(?:{_PART})?(?P<m3>{month}),?\s+(?:of\s+|de\s+)?(?P<y3>{_YEAR})"
        rf"|(?P<s>{season})\s+(?:of\s+|de\s+)?(?P<y4>{_YEAR})"
        rf"|(?:{_PART}(?:of )?)(?P<y5>{_YEAR})"
        rf"|(?<=\b[Ii]n )(?P<y6>{_YEAR})|(?<=\b[Ee]n )(?P<y7>{_YEAR})|(?<=[Ss]ince )(?P<y8>{_YEAR})|(?<=[Dd]epuis )(?P<y9>{_YEAR}))(?![\w])",
        re.I,
    )


def moments(text: str, *, published: str = "") -> tuple[Moment, ...]:
    """Return the dates of a text in order; two that are joined by "to" or "and" after "from" or "between" are one range.

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
        if not value:
            continue
        start, end = value
        moment = Moment(Span(match.start(), match.end()), start, end)
        last = found[-1] if found else None
        if last and not last.end and not end and _JOIN.fullmatch(text[last.span.end : moment.span.start]):
            found[-1] = _range(last, moment)
        else:
            found.append(moment)
    return tuple(found)


def _range(first: Moment, second: Moment) -> Moment:
    start = first.start
    if (
        start > second.start and len(start) >= 7
    ):  # "from December 9 to January 18, 2025": the year of the first is before
        start = f"{int(start[:4]) - 1}{start[4:]}"
    return Moment(Span(first.span.start, second.span.end), start, second.start)


def _value(match: re.Match[str], published: str) -> tuple[str, str] | None:
    groups = match.groupdict()
    if groups["iso"]:
        return groups["iso"], ""
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
    if found:
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
    early = [m for m in full if dateline and m.span.end <= dateline.start() + 3]
    chosen = (early or [m for m in full if m.span.start < 600])[:1]
    return Stated(chosen[0].start, "dateline" if early else "first date of the text") if chosen else None
