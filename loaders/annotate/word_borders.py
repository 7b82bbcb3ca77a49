"""Where a listed form begins and ends in a text: at word borders, before "-led" or a lost apostrophe, beside a long dash."""

from __future__ import annotations

import re


def bordered(text: str, start: int, end: int) -> bool:
    """Whether a form stands alone: no letter, digit or hyphen joins it to a longer word, but for "-led" and its like."""
    after = text[end] if end < len(text) else " "
    if after.isalnum() or not _begins(text, start):
        return False
    joined = after == "-" and end + 1 < len(text) and text[end + 1].isalpha()
    return not joined or bool(_OF_A_LEADER.match(text, end))


def _begins(text: str, start: int) -> bool:
    """Whether nothing before a place joins it to a longer word."""
    before = text[start - 1] if start else " "
    return not (before.isalnum() or (before == "-" and start > 1 and text[start - 2].isalnum()))


#: What a hyphen joins to a name without making it a part of another: "an AFP-led taskforce", "London-based".
_OF_A_LEADER = re.compile(
    r"-(?:based|led|run|funded|backed|hosted|chaired|coordinated|co-ordinated|supported|sponsored)\b"
)


def bare_possessive(text: str, low: str, start: int, end: int) -> bool:
    """Whether a name is followed by a possessive that lost its apostrophe: "the Justice Departments Criminal Division".

    Behind a name of three words any word may follow, for no text has several of such bodies: "the Department of Justices work".
    """
    if text[end : end + 1] != "s" or not text[start].isupper():
        return False
    long = low.count(" ", start, end) >= 2
    behind = re.match(r"s [A-Za-z]" if long else r"s [A-Z]", text[end : end + 3])
    return behind is not None and _begins(low, start)


def before_unit(text: str, start: int, end: int) -> bool:
    """Whether a hyphen joins a name to its unit: "the Internal Revenue Service-Criminal Investigation"."""
    return (
        _begins(text, start)
        and " " in text[start:end]
        and re.match(r"-[A-Z][a-z]+ [A-Z]", text[end : end + 30]) is not None
    )


def paired(text: str, start: int, end: int) -> bool:
    """Whether a long dash joins an acronym to another body: "a joint DEA–FBI investigation"."""
    if not text[start:end].isupper():
        return False
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    ahead, behind = after[:1] == "–" and after[1:].isalpha(), before[-1:] == "–" and before[:1].isalpha()
    return (ahead or behind) and (ahead or not after[:1].isalnum()) and (behind or not before[-1:].isalnum())
