"""Capitals that look like an acronym and are not: words of a line all in capitals, time zones, devices."""

from __future__ import annotations

import re

#: Words that a sentence in capitals holds and that are acronyms elsewhere ("WHO", "UN", "AU", "ICE").
_LONGEST = 6
#: What joins an acronym to the rest of an account, a tag or a longer acronym.
_GLUE, _GLUED = frozenset("@#&_"), re.compile(r"[&_][^\W_]")
_TIME = re.compile(r"\d(?::\d\d)?\s?(?:[ap]\.?m\.?\s?)?\(?$", re.I)
_ZONES = frozenset({"CST", "EST", "PST", "MST", "CDT", "EDT", "AST", "GMT", "BST", "IST", "CET", "NST"})
#: What follows an acronym that stands for a thing: "GPS units", "RSS feed", "MRC des Collines".
_THINGS = {
    "GPS": re.compile(r"\s(?:units?|trackers?|devices?|data|coordinates|tracking|location|systems?|monitoring)"),
    "RSS": re.compile(r"(?:\s(?:feeds?|readers?)|\s*(?:\||$|\n))"),
    "MRC": re.compile(r"\s(?:de|des|du|d[’'])\s?"),
    "PC": re.compile(r"\s\d"),
    "UN": re.compile(r"[- ](?:[A-Z][a-z]|[Rr]esolution)"),
    "EU": re.compile(r"[- ](?:[A-Z]|[a-z]+(?:s|al|ed|ing)\b)"),
}


def is_other_code(text: str, start: int, end: int) -> bool:
    """Whether a short form in capitals stands for something else than a body.

    Parameters
    ----------
    text:
        Masked text.
    start, end:
        The form.
    """
    form = text[start:end]
    if len(form) > _LONGEST or not form.isupper():
        return False
    if text[max(0, start - 1) : start] in _GLUE or _GLUED.match(text, end):
        return True  # "@USAO_WDMO" is an account, "AGD&A" another acronym
    if form in _ZONES and _TIME.search(text[max(0, start - 12) : start]):
        return True
    if form == "U.S.C.":  # "50 U.S.C. 1701" cites a section and does not speak of the code
        return True
    if (other := _THINGS.get(form)) and other.match(text, end):
        return True
    return form in _EVERYDAY and _line_in_capitals(text, start, end)


#: Acronyms that are words as well.
_EVERYDAY = frozenset(
    "WHO UN AU ICE IT ACE SIS CAB AS US ON LA PS OR IN FACT CLEAR ALERT HELP SAFE TEAM CASE ACT FOR".split()
)


def _line_in_capitals(text: str, start: int, end: int) -> bool:
    """Whether the words beside a form are in capitals too, as in a headline."""
    before = re.search(r"([^\W\d_]{3,})\W+$", text[max(0, start - 30) : start])
    after = re.match(r"\W+([^\W\d_]{3,})", text[end : end + 30])
    beside = [m[1] for m in (before, after) if m]
    return bool(beside) and all(w.isupper() for w in beside)
