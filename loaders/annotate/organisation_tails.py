"""Where the name of a body ends: its subjects, its number, and the next body behind "and"."""

from __future__ import annotations

import re
from functools import cache

from loaders.annotate.organisation_heads import head_at, heads_of
from loaders.annotate.organisation_shape import STARTERS, title_words
from loaders.annotate.towns import town_names
from loaders.annotate.wording import Word
from loaders.lexicon import words

_TAIL_OPEN = frozenset({"of", "for", "on", "against", "Against"})
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


#: What tells the parts of a land apart.
_PARTS = frozenset("North South East West Northeast Northwest Southeast Southwest Central Pacific Atlantic".split())
#: Kinds of which a body has one in each place.
_LOCAL = frozenset({"unit", "joint_body", "prosecution", "other"})


def over_place(found: list[Word], last: int, kind: str) -> int:
    """Extend a name over where the unit is: "Security Operations Centre East", "the Prosecutor's Office Antwerp".

    A dash may stand between: "Information Fusion Centre – Indian Ocean Region".
    """
    n = last + 1
    if kind not in _LOCAL or n >= len(found) or not found[n].capital:
        return last
    end = n
    while end + 1 < len(found) and found[end + 1].joined and found[end + 1].capital:
        end += 1
    if found[n].joined:
        town = found[n].text in town_names() and found[n].text.lower() not in title_words()
        return end if end == n and (found[n].text in _PARTS or town) else last
    dashed = found[n].gap in {" – ", " - ", " — "} and end - n < _LONGEST_PLACE
    return end if dashed and found[end].text in _PARTS | {"Region", "Sector"} else last


_LONGEST_PLACE = 4


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
                return m - (found[m].text in _TAIL_OPEN)  # "the Department of Correction Commissioner NAME"
            m += 1
        n = m + 2 if _in_persons(found, m) else m
    return n


def _in_persons(found: list[Word], n: int) -> bool:
    """Whether the crime of "Office on Trafficking in Persons" stands at a word; "in" leads in a place elsewhere."""
    return [w.text for w in found[n : n + 3]] == ["Trafficking", "in", "Persons"]


def _of_the_work(found: list[Word], n: int) -> bool:
    """Whether a title is what a body is for, no person's: "the Prime Minister and Cabinet", "Juvenile Justice and"."""
    if found[n - 1].text == "Prime" or found[n].text == "Justice":
        return True
    if (
        found[n - 1].text == "of"
        and found[n].text in GENERALS
        and n + 1 < len(found)
        and found[n + 1].text == "General"
    ):
        return True  # "Department of Criminal Justice Office of Inspector General"
    return n + 1 < len(found) and found[n + 1].joined and found[n + 1].text in {"and", "&"}


def over_subjects(found: list[Word], head: int, last: int) -> int:
    """Extend a name over the subjects of its tail: "Department for Levelling Up, Housing and Communities"."""
    if last <= head + 1 or found[head + 1].text not in {"for", "on"}:
        return over_portfolios(found, head, last)
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


def over_portfolios(found: list[Word], head: int, last: int) -> int:
    """Extend a ministry over what it is for: "Ministry of Health, Labour and Welfare"; each part is one word of its own."""
    if found[head].text not in _OF_PORTFOLIOS or last < head + 2 or found[head + 1].text != "of":
        return last
    n = last
    while n + 1 < len(found) and found[n + 1].gap == ", " and _is_portfolio(found, n + 1):
        n += 1
    and_at = n + 1
    if n == last or and_at + 1 >= len(found) or found[and_at].text not in {"and", "&"} or found[and_at].gap.strip(" ,"):
        return last
    after = and_at + 2
    whole = _is_portfolio(found, and_at + 1) and found[and_at + 1].joined
    return and_at + 1 if whole and not (after < len(found) and found[after].joined and found[after].capital) else last


#: Heads of bodies that are named by their subjects.
_OF_PORTFOLIOS = frozenset({"Ministry", "Department", "Secretariat", "Office", "Bureau"})


def _is_portfolio(found: list[Word], n: int) -> bool:
    """Whether a word can be a subject: no acronym, no place, no head of another body."""
    word = found[n].text
    return (
        found[n].capital
        and not word.isupper()
        and word not in town_names()
        and head_at(found, n, heads_of("en"))[1] is None
    )


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
    if found[n].text != "of" and (_is_whole_body(found, n + 1) or _is_county(found, n + 1)):
        return False
    after = found[n + 1]
    return after.joined and after.capital and after.text != "I" and not (after.text.isupper() and len(after.text) > 1)


def _is_county(found: list[Word], n: int) -> bool:
    """Whether a county is named from a word on, as a body of its own: "and San Juan County"."""
    ahead = found[n + 1 : n + 4]
    return any(w.text == "County" and all(x.joined and x.capital for x in ahead[: m + 1]) for m, w in enumerate(ahead))


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
