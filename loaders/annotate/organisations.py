"""Names of public bodies by grammar: capitalised words around a head such as "Police Service", "Brigade" or "Unit"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from loaders.annotate.organisation_heads import LONGEST, Name, heads_of
from loaders.annotate.organisation_shape import is_name
from loaders.annotate.organisations_fr import french_organisations
from loaders.annotate.wording import POSSESSIVE, Word, wording
from loaders.lexicon import alternatives, rows, words

_TAIL_OPEN = frozenset({"of", "for", "on", "against"})
#: Capitalised words that begin a sentence or introduce a name and are no part of it.
_STARTERS = frozenset(
    (
        "The A An In On At By With From For This That These Those As And But Or If When While After Before During "
        "Since Both Its Their Our His Her Today Yesterday Le La Les Un Une Des Du De Au Aux En Dans Par Pour Sur "
        "Avec Cette Ce Ces Son Sa Ses Leur Leurs Selon Lors Each Every All Any Some Several Many Members Officers "
        "Agents Investigators Police Additionally Also Meanwhile However Former Acting Working Under Led Thanks "
        "Special Assistance"
    ).split()
)


#: Words that make the name before them one of a prize, a law or a meeting.
_HONOURS = frozenset("Award Awards Act Summit Conference Prize Medal Bill Report Stoppers Station".split())


@cache
def _title_words() -> frozenset[str]:
    return frozenset(w.rstrip(".").lower() for w in words("titles") if " " not in w)


def organisations(
    text: str, start: int, end: int, language: str, kinds: Mapping[int, str] | None = None
) -> Iterator[Name]:
    """Yield names of bodies in a stretch of text.

    Parameters
    ----------
    text:
        Masked text of the document.
    start, end:
        The stretch: one sentence.
    language:
        `en` or `fr`; French names are also looked for in English text, where they keep their form.
    kinds:
        The part of speech of each word by its start, where a model told it.
    """
    found = wording(text, start, end)
    yield from _english(found)
    if language == "fr" or any(w.text in {"de", "du", "des"} for w in found):
        yield from french_organisations(found, free=language == "fr", kinds=kinds)


def _english(found: list[Word]) -> Iterator[Name]:
    heads = heads_of("en")
    taken = -1
    for index in range(len(found)):
        if index <= taken or not found[index].capital:
            continue
        length, row = _head_at(found, index, heads)
        if row is None:
            continue
        last = index + length - 1
        # the head that closes the name is the last one of the run: "Police Service Drug Unit"
        while last + 1 < len(found) and _continues(found, last + 1):
            more, other = _head_at(found, last + 1, heads)
            if other is None:
                ahead = next(
                    (
                        n
                        for n in (1, 2, 3)
                        if last + 1 + n < len(found)
                        and _run(found, last + 1, n)
                        and _head_at(found, last + 1 + n, heads)[1] is not None
                    ),
                    0,
                )
                if not ahead:
                    break
                more, other = _head_at(found, last + 1 + ahead, heads)
                more += ahead
            if other is row and more > 1:
                break  # two names stand side by side: "X Police Department Y Police Department"
            last, row = last + more, other or row
        first = _beyond_list(found, _beyond_region(found, _leftmost(found, index)), last)
        if row["tail"]:
            last = _rightmost(found, last)
        if last > first or (first == index and length > 1):
            name = Name(found[first].start, found[last].end, row["kind"], row["form"])
            honour = last + 1 < len(found) and found[last + 1].text in _HONOURS
            if last - first < LONGEST and not honour and is_name(found[first : last + 1], row["form"]):
                taken = last
                yield name


def _continues(found: list[Word], index: int) -> bool:
    return found[index].joined and found[index].capital and found[index].text not in _STARTERS


def _run(found: list[Word], index: int, count: int) -> bool:
    """Whether `count` joined capitalised words stand from an index on."""
    return all(
        index + n < len(found)
        and found[index + n].joined
        and (found[index + n].capital or found[index + n].text in {"and", "&"})
        for n in range(count + 1)
    )


def _head_at(found: list[Word], index: int, heads: dict[str, dict[str, str]]) -> tuple[int, dict[str, str] | None]:
    """Return the length of the head that begins at a word, and its row; the longest that fits."""
    for length in (5, 4, 3, 2, 1):
        part = found[index : index + length]
        if len(part) < length or not all(w.joined for w in part[1:]):
            continue
        if not part[-1].capital:
            continue
        form = " ".join(w.text for w in part).replace(" 's", "'s").replace("’", "'").lower()
        if form in heads:
            return length, heads[form]
    return 0, None


def _leftmost(found: list[Word], index: int) -> int:
    """Extend a name to the left over capitalised words and the small words between them."""
    first = index
    n = index - 1
    while n >= 0 and index - n < LONGEST:
        if not found[n + 1].joined:
            break
        word = found[n]
        if _ends_a_parent(word.text):
            break
        if word.capital or re.fullmatch(r"\d+(?:st|nd|rd|th)", word.text):
            if word.text.rstrip(".").lower() in _title_words():
                break
            if word.text in _STARTERS and (
                n == 0 or not found[n].joined or found[n - 1].text in {".", "“"} or word.text in _ARTICLES
            ):
                break
            first = n
        elif word.text == POSSESSIVE:
            if found[n + 1].text not in {"County", "Parish"}:  # Prince George's County is one name
                break  # what stands before it is the parent body
        elif word.text.lower() not in {"and", "&", "of", "for", "on", "in", "to"} or not _bridges(found, n):
            break
        n -= 1
    while (
        first < index
        and (found[first].text in _STARTERS or not found[first].capital)
        and not found[first].text[0].isdigit()
    ):
        first += 1
    return first


def _beyond_region(found: list[Word], first: int) -> int:
    """Extend a name over the region that stands in it between commas: "Harris County, Texas, Sheriff's Office"."""
    for length in (1, 2, 3):
        n = first - length
        if n < 1 or not all(found[m].gap.strip() == "," for m in (n, first)):
            continue
        if " ".join(w.text for w in found[n:first]) in _regions() and found[n - 1].capital:
            return _leftmost(found, n - 1)
    return first


def _beyond_list(found: list[Word], first: int, last: int) -> int:
    """Extend a name over the list it ends: "York Police's Guns, Gangs and Drug Enforcement Unit".

    Only behind a possessive or an article, which says that one name begins there.
    """
    if not any(w.text in {"and", "&"} for w in found[first : last + 1]):
        return first
    n = first
    while n > 1 and found[n].gap.strip() == "," and found[n - 1].capital:
        n -= 1
        while n > 1 and found[n].joined and found[n - 1].capital and found[n - 1].text not in _STARTERS:
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
    return bool(re.search(r"-(?:led|run|based|funded|wide)$", word)) or word in _BARE_POSSESSIVES


_BARE_POSSESSIVES = frozenset(
    "Divisions Departments Administrations Bureaus Agencys Commissions Branchs Attachs Centers Directorates".split()
)
_ARTICLES = frozenset({"The", "A", "An", "Le", "La", "Les", "Un", "Une", "Both"})


def _bridges(found: list[Word], n: int) -> bool:
    """Whether a small word joins parts of one name, rather than two names."""
    if n == 0 or not found[n].joined:
        return False
    before = found[n - 1]
    if not before.capital or before.text in _STARTERS:
        return False
    if found[n].text in {"and", "&"}:
        # "RCMP and Ottawa Police": an acronym, or a body before "and", is a name of its own
        whole_before = before.text.isupper() and len(before.text) > 1
        return (
            not whole_before and before.text.lower() not in _last_words() and before.text.lower() not in _title_words()
        )
    return found[n].text not in {"in", "to"} or found[n + 1].capital


@cache
def _last_words() -> frozenset[str]:
    return frozenset(form.split()[-1] for form in heads_of("en"))


def _rightmost(found: list[Word], last: int) -> int:
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
            or found[m].text.rstrip(".") in _calendar()
            or (found[m].text.isupper() and len(found[m].text) > 2)
        ):
            break
        while m + 1 < len(found) and found[m + 1].joined and (found[m + 1].capital or _goes_on(found, m + 1)):
            if found[m + 1].text.rstrip(".") in _calendar():
                return m
            if found[m + 1].text == "General" and found[m].text in _GENERALS:
                m += 1
                continue
            if found[m + 1].text.rstrip(".").lower() in _title_words():
                return m  # "the Department of Correction Commissioner NAME"
            m += 1
        n = m
    return n


#: Offices whose title "General" ends: "Office of the Inspector General".
_GENERALS = frozenset({"Inspector", "Attorney", "Solicitor", "Auditor", "Prosecutor", "Surgeon", "Governor"})


@cache
def _calendar() -> frozenset[str]:
    """Months and days: "Bradford Crown Court on Monday" is a court and a day."""
    return frozenset(w.rstrip(".") for w in words("calendar") if w[:1].isupper()) | _DAYS


_DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday Christmas Easter".split())


def _goes_on(found: list[Word], n: int) -> bool:
    """Whether "and" or "of" goes on with a capitalised word that is no body of its own."""
    if found[n].text not in {"and", "of", "&"} or n + 1 >= len(found):
        return False
    after = found[n + 1]
    return after.joined and after.capital and not (after.text.isupper() and len(after.text) > 1)
