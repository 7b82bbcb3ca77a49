"""One spelling for each date, time and duration, which engines and tests write in several ways."""

from __future__ import annotations

import re
from decimal import Decimal

_INSTANT = re.compile(
    r"(?P<date>[-+]?\d{4,9}-\d\d-\d\d)?(?P<between>[T ])?(?P<clock>\d\d:\d\d)?(?P<seconds>:\d\d)?(?P<fraction>\.\d+)?"
    r"(?P<offset>Z|[-+]\d\d:\d\d(?::\d\d)?)?(?P<zone>\[[^\]]+\])?"
)
_NUMBER = r"(-?\d+(?:\.\d+)?)"
_DURATION = re.compile(
    rf"(-)?P(?=.)(?:{_NUMBER}Y)?(?:{_NUMBER}M)?(?:{_NUMBER}W)?(?:{_NUMBER}D)?"
    rf"(?:T(?=.)(?:{_NUMBER}H)?(?:{_NUMBER}M)?(?:{_NUMBER}S)?)?"
)


def normal(text: str) -> str:
    """Return a date, time or duration in the one spelling, and any other text as it is.

    Seconds of zero, zeros at the end of a fraction and `+00:00` are left out; a duration is its months, days and seconds.
    """
    if (found := _DURATION.fullmatch(text)) is not None:
        return _duration(found)
    found = _INSTANT.fullmatch(text)
    if found is None or not (found["date"] or found["clock"]):
        return text
    fraction = (found["fraction"] or "").rstrip("0").removesuffix(".")
    seconds = found["seconds"] or ""
    if seconds == ":00" and not fraction:
        seconds = ""
    offset = "Z" if found["offset"] == "+00:00" else found["offset"] or ""
    between = "T" if found["between"] else ""
    return f"{found['date'] or ''}{between}{found['clock'] or ''}{seconds}{fraction}{offset}{found['zone'] or ''}"


def _duration(found: re.Match[str]) -> str:
    sign = -1 if found[1] else 1
    years, months, weeks, days, hours, minutes, seconds = (sign * Decimal(found[n] or 0) for n in range(2, 9))
    parts = (years * 12 + months, weeks * 7 + days, hours * 3600 + minutes * 60 + seconds)
    return "duration of {} months, {} days, {} s".format(*(f"{p.normalize() + 0:f}" for p in parts))
