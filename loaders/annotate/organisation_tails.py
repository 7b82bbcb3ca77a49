"""Where the name of a body ends: its subjects, its number, and the next body behind "and"."""

from __future__ import annotations

import re
from functools import cache

from loaders.annotate.organisation_heads import head_at, heads_of
from loaders.annotate.organisation_shape import STARTERS, title_words
from loaders.annotate.wording import Word
from loaders.lexicon import words

_TAIL_OPEN = frozenset({"of", "for", "on", "against"})
#: Kinds of which one place has one: where one ends, the next begins.
CLOSING = frozenset({"police", "prosecution", "court"})


def over_number(found: list[Word], last: int, kind: str) -> int:
    """Extend a unit's name over its number: "Patrol Squadron 45", "Task Force Group 2"; "Unit 12 officers" counts officers."""
    n = last + 1
    defined = n + 1 < len(found) and found[n].gap == " (" and found[n + 1].gap == ") "  # "Detachment (LEDET) 404"
    n += defined
    if kind not in _NUMBERED or n >= len(found) or not (found[n].joined or defined):
        return last
    if not re.fullmatch(r"\d{1,3}", found[n].text):
        return last
    counts = n + 1 < len(found) and found[n + 1].joined and re.search(r"[^s]s$|^(?:people|men)$", found[n + 1].text)
    return last if counts else n


#: Kinds of which a body has several, told apart by number.
_NUMBERED = frozenset({"unit", "joint_body", "other"})


#: "2nd", "87th": the number of a unit of an army.
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
_LONGEST_FORMATION = 6


def over_formation(found: list[Word], last: int) -> int:
    """Extend a numbered unit over the numbered one it belongs to: "2nd Battalion, 87th Infantry Regiment"."""
    n = last + 1
    if n + 1 >= len(found) or found[n].gap != ", " or not _ORDINAL.fullmatch(found[n].text):
        return last
    if not any(_ORDINAL.fullmatch(w.text) for w in found[max(0, last - 4) : last]):
        return last
    while n + 1 < len(found) and found[n + 1].joined and found[n + 1].capital and n - last < _LONGEST_FORMATION:
        n += 1
    return n if n > last + 1 else last


def rightmost(found: list[Word], last: int) -> int:
    """Extend a name to the right over "of", "for", "against" and what follows with a capital."""
    n = last
    while n + 1 < len(found) and found[n + 1].joined and found[n + 1].text in _TAIL_OPEN:
        m = n + 2
        while m < len(found) and found[m].joined and found[m].text.lower() in {"the", "la", "le", "el"}:
            m += 1
        if (
            m >= len(found)
            or not found[m].joined
            or not found[m].capital
            or found[m].text.rstrip(".") in calendar()
            or (found[m].text.isupper() and len(found[m].text) > 2)
        ):
            break
        while m + 1 < len(found) and found[m + 1].joined and (found[m + 1].capital or _goes_on(found, m + 1)):
            if found[m + 1].text.rstrip(".") in calendar():
                return m
            if found[m + 1].text == "General" and found[m].text in GENERALS:
                m += 1
                continue
            if found[m + 1].text.rstrip(".").lower() in title_words() and not _of_the_work(found, m + 1):
                return m  # "the Department of Correction Commissioner NAME"
            m += 1
        n = m
    return n


def _of_the_work(found: list[Word], n: int) -> bool:
    """Whether a title is what a body is for, no person's: "the Prime Minister and Cabinet", "Juvenile Justice and"."""
    if found[n - 1].text == "Prime" or found[n].text == "Justice":
        return True
    return n + 1 < len(found) and found[n + 1].joined and found[n + 1].text in {"and", "&"}


def over_subjects(found: list[Word], head: int, last: int) -> int:
    """Extend a name over the subjects of its tail: "Department for Levelling Up, Housing and Communities"."""
    if last <= head + 1 or found[head + 1].text not in {"for", "on"}:
        return last
    n, commas = last, 0
    while n + 1 < len(found) and found[n + 1].capital and (found[n + 1].joined or found[n + 1].gap == ", "):
        commas += found[n + 1].gap == ", "
        if found[n + 1].text in STARTERS or commas > _MOST_SUBJECTS:
            return last
        n += 1
    if not commas or n + 2 >= len(found) or found[n + 1].text not in {"and", "&"} or found[n + 1].gap.strip(" ,"):
        return last
    end = n + 2
    if not (found[end].joined and found[end].capital) or _is_whole_body(found, end):
        return last
    while end + 1 < len(found) and found[end + 1].joined and found[end + 1].capital:
        end += 1
    return end


_MOST_SUBJECTS = 3


#: Offices whose title "General" ends: "Office of the Inspector General".
GENERALS = frozenset({"Inspector", "Attorney", "Solicitor", "Auditor", "Prosecutor", "Surgeon", "Governor"})


@cache
def calendar() -> frozenset[str]:
    """Return the months and days: "Bradford Crown Court on Monday" is a court and a day."""
    return frozenset(w.rstrip(".") for w in words("calendar") if w[:1].isupper()) | _DAYS


_DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday Christmas Easter".split())


def _goes_on(found: list[Word], n: int) -> bool:
    """Whether "and" or "of" goes on with a capitalised word that is no body of its own."""
    if found[n].text not in {"and", "of", "&"} or n + 1 >= len(found):
        return False
    if found[n].text != "of" and _is_whole_body(found, n + 1):
        return False
    after = found[n + 1]
    return after.joined and after.capital and not (after.text.isupper() and len(after.text) > 1)


def _is_whole_body(found: list[Word], n: int) -> bool:
    """Whether a force, a prosecution or a court with its place stands from a word on: "and Travis County Sheriff's Office"."""
    for m in range(n, min(n + 5, len(found))):
        if m > n and found[m].joined and found[m].text == "police":
            return True
        if not (found[m].joined and found[m].capital):
            return False
        row = head_at(found, m, heads_of("en"))[1]
        if m > n and row is not None and row["kind"] in CLOSING:
            return True
    return False
