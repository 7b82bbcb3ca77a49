"""Where the name of a body begins: how far its words go to the left of its head."""

from __future__ import annotations

import re
from functools import cache

from loaders.annotate.organisation_heads import LONGEST, heads_of
from loaders.annotate.organisation_shape import STARTERS, title_words
from loaders.annotate.organisation_tails import GENERALS, calendar
from loaders.annotate.towns import town_names
from loaders.annotate.wording import POSSESSIVE, Word
from loaders.lexicon import alternatives, rows


def front(found: list[Word], index: int, last: int, taken: int) -> int:
    """Return the index of the first word of the name whose head begins at `index` and ends at `last`.

    Parameters
    ----------
    found:
        The words of a sentence.
    index, last:
        The first and last word of the head.
    taken:
        The last word of the name before, which this one does not reach into.
    """
    first = _beyond_dash(found, _beyond_region(found, _leftmost(found, index, taken)))
    return _beyond_list(found, _beyond_number(found, first, last), last)


def _leftmost(found: list[Word], index: int, taken: int = -1) -> int:
    """Extend a name to the left over capitalised words and the small words between them, but into no name that ended before."""
    first = index
    n = index - 1
    while n >= 0 and index - n < LONGEST:
        if _defined_inside(found, n):
            n -= 1
        elif not found[n + 1].joined:
            break
        word = found[n]
        if _ends_a_parent(word.text):
            break
        if word.capital or re.fullmatch(r"\d+(?:st|nd|rd|th)", word.text) or _numbered(found, n):
            titled = word.text.rstrip(".").lower() in title_words()
            if titled and found[n + 1].text != POSSESSIVE and not _of_the_head(found, n):
                break
            if word.text in STARTERS and (
                n == 0 or not found[n].joined or found[n - 1].text in {".", "“"} or word.text in _ARTICLES
            ):
                break
            first = n
        elif word.text == POSSESSIVE:
            if not _of_one_place(found, n):
                break  # what stands before it is the parent body
        elif (
            word.text.lower() not in {"and", "&", "of", "for", "on", "in", "to"}
            or n - 1 == taken
            or (word.text == "in" and found[n + 1].text in {"U.S", "U.S.", "US"})
            or not _bridges(found, n)
        ):
            break
        n -= 1
    while (
        first < index
        and (found[first].text in STARTERS or not found[first].capital)
        and not found[first].text[0].isdigit()
        and not (found[first].text == "Special" and found[first + 1].text not in _SPECIAL)
    ):
        first += 1
    return first


#: Words that are titles elsewhere, and begin the name of a body before what it is or works on.
_RANKED = frozenset({"General", "Major", "Deputy", "Elder"})
_OF_BODIES = frozenset(
    "Directorate Administration Secretariat Staff Inspectorate Assembly Police Customs Intelligence Prosecutor Public "
    "Organized Organised Serious Crime Crimes Case Cases Abuse Incident Investigation Investigations Fraud Narcotics".split()
)


def _of_the_head(found: list[Word], n: int) -> bool:
    """Whether a word that is a title elsewhere says what a body is: "General Directorate of Customs", "Major Crimes Unit"."""
    ends_a_title = n > 0 and found[n].joined and found[n - 1].text in GENERALS
    return found[n].text in _RANKED and found[n + 1].text in _OF_BODIES and not ends_a_title


#: Who is special: "Special Agent"; a "Special Enforcement Section" is a body.
_SPECIAL = frozenset(
    {"Agent", "Agents", "Constable", "Constables", "Counsel", "Envoy", "Adviser", "Advisor", "Assistant"}
)


def _defined_inside(found: list[Word], n: int) -> bool:
    """Whether a word is the acronym, in parentheses, of the words before it: "Against Drugs (LEAD) Task Force"."""
    if n == 0 or found[n].gap != " (" or found[n + 1].gap != ") " or not found[n].text.isupper():
        return False
    letters = [w.text[0] for w in found[max(0, n - len(found[n].text) - 3) : n] if w.capital]
    return "".join(letters).endswith(found[n].text)


#: Who has bodies of their own that bear the office in their name: "the Iowa Governor's Office of Drug Control Policy".
_OFFICIALS = frozenset({"Governor", "Sheriff", "Commissioner"})
#: Whom a body is for, within its name: "the Lao People's Armed Forces", "Children's Court".
_THE_PUBLIC = frozenset({"People", "Children", "Women", "Veterans", "Victims", "Workers"})


def _of_one_place(found: list[Word], n: int) -> bool:
    """Whether a possessive is a part of one name: "Prince George's County", "King's Lynn Crown Court", "Governor's Office"."""
    before = " ".join(w.text for w in found[max(0, n - 2) : n])
    return (
        found[n + 1].text in {"County", "Parish"}
        or (found[n + 1].capital and (found[n - 1].text in _OFFICIALS | _THE_PUBLIC or before == "Attorney General"))
        or (before != "United State" and (found[n - 1].text, found[n + 1].text) == ("State", "Attorney"))
        or f"{found[n - 1].text}'s {found[n + 1].text}" in _possessive_places()
    )


@cache
def _possessive_places() -> frozenset[str]:
    forms = {r["name"] for r in rows("places")} | town_names()
    return frozenset(f.replace("’", "'") for f in forms if "'s " in f.replace("’", "'"))


def _numbered(found: list[Word], n: int) -> bool:
    """Whether a number belongs to the road or ward before it: "Highway 75 Patrol Team", but not "May 12"."""
    if n == 0 or not found[n].joined or not re.fullmatch(r"\d{1,3}", found[n].text):
        return False
    return found[n - 1].text in {
        "Highway",
        "Route",
        "Interstate",
        "Ward",
        "Zone",
        "Region",
        "District",
        "Area",
        "Autoroute",
    }


def _beyond_region(found: list[Word], first: int) -> int:
    """Extend a name over the region that stands apart in it: "Harris County, Texas, Sheriff's Office", "Kent (DE) Police"."""
    for length in (1, 2, 3):
        n = first - length
        marks = tuple(found[m].gap.strip() for m in (n, first)) if n >= 1 else ()
        if marks not in {(",", ","), ("(", ")")}:
            continue
        if " ".join(w.text for w in found[n:first]) in _regions() and found[n - 1].capital:
            return _leftmost(found, n - 1)
    return first


def _beyond_dash(found: list[Word], first: int) -> int:
    """Extend a name over the land that a dash joins: "the Canada–Mexico Working Group", "the U.S.-PRC Working Group"."""
    if first and found[first].gap in {"–", "-"} and found[first].capital and found[first - 1].text in _lands():
        return first - 1
    return first


@cache
def _lands() -> frozenset[str]:
    """Return the names of one word of countries and towns."""
    return frozenset({"U.S.", "US", "UK", "EU"} | {r["name"] for r in rows("countries")} | town_names())


def _beyond_number(found: list[Word], first: int, last: int) -> int:
    """Extend the name of one unit over its number or road: "815 Naval Air Squadron", "the U.S. 23 Major Crimes Task Force"."""
    if first < 1 or not found[first].joined or not re.fullmatch(r"(?!19\d\d|20\d\d)\d{2,4}", found[first - 1].text):
        return first
    if first > 1 and found[first - 1].joined and found[first - 2].text == "U.S.":
        return first - 2
    return first - 1 if found[last].text in _OF_ONE_NUMBER else first


#: Heads before which a number names one body and counts none.
_OF_ONE_NUMBER = frozenset({"Squadron", "Committee", "Wing", "Battalion"})


def _beyond_list(found: list[Word], first: int, last: int) -> int:
    """Extend a name over the list it ends: "York Police's Guns, Gangs and Drug Enforcement Unit".

    Only behind a possessive or an article, which says that one name begins there.
    """
    if not any(w.text in {"and", "&"} for w in found[first : last + 1]):
        return first
    n = first
    while n > 1 and found[n].gap.strip() == "," and found[n - 1].capital:
        n -= 1
        while n > 1 and found[n].joined and found[n - 1].capital and found[n - 1].text not in STARTERS:
            n -= 1
    opened = n > 0 and n < first and found[n].joined and found[n - 1].text in {POSSESSIVE, "the", "The"}
    return n if opened and first - n < _LONGEST_LIST else first


#: Words that a list inside a name may have before its last part.
_LONGEST_LIST = 6


@cache
def _regions() -> frozenset[str]:
    return frozenset(form for r in rows("regions") for form in (r["name"], *alternatives(r["abbreviations"])))


def _ends_a_parent(word: str) -> bool:
    """Whether a word closes another body's name: "DEA-led", or a possessive without its apostrophe ("Divisions")."""
    return bool(re.search(r"-(?:led|run|based|funded|wide)$", word)) or word in BARE_POSSESSIVES


#: Plurals that are owners where a text lost its apostrophes: "the Justice Departments Civil Division".
BARE_POSSESSIVES = frozenset(
    "Counsels Generals Justices Labors Treasurys Divisions Departments Administrations Bureaus Agencys Commissions Branchs Attachs Centers Directorates".split()
)
_ARTICLES = frozenset({"The", "A", "An", "Le", "La", "Les", "Un", "Une", "Both"})


def _bridges(found: list[Word], n: int) -> bool:
    """Whether a small word joins parts of one name, rather than two names."""
    if n == 0 or not found[n].joined:
        return False
    before = found[n - 1]
    if not before.capital or before.text in STARTERS or before.text.rstrip(".") in calendar():
        return False
    if found[n].text in {"and", "&"}:
        # "RCMP and Ottawa Police": an acronym, or a body before "and", is a name of its own
        whole_before = before.text.isupper() and len(before.text) > 1
        return (
            not whole_before and before.text.lower() not in _last_words() and before.text.lower() not in title_words()
        )
    if found[n].text == "of" and before.text.lower() not in _last_words() and before.text not in _HAVE_OF:
        return False  # "Marines of Patrol Team 9" are of the team
    return found[n].text not in {"in", "to"} or found[n + 1].capital


#: What else stands before "of" inside the name of a body: "City of London Police".
_HAVE_OF = frozenset(
    "City Town County Isle Port District Province State Borough Village Township Municipality Chiefs Heads House Bay "
    "Gulf Government Kingdom Republic University Region Territory Confederation Directors Minister Bank Rights Group "
    "Pueblo Band Tribe Tribes Nation Organization Organisation Weapons Law Code Court Chamber Rule Center Centre Sheriff Attorney Inspector General Bureau".split()
)


@cache
def _last_words() -> frozenset[str]:
    return frozenset(form.split()[-1] for form in heads_of("en"))
