"""Names of public bodies by grammar: capitalised words around a head such as "Police Service", "Brigade" or "Unit"."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from loaders.annotate.organisation_fronts import BARE_POSSESSIVES, front
from loaders.annotate.organisation_heads import LONGEST, Name, head_at, heads_of
from loaders.annotate.organisation_shape import STARTERS, is_name
from loaders.annotate.organisation_tails import (
    CLOSING,
    over_formation,
    over_number,
    over_place,
    over_subjects,
    rightmost,
)
from loaders.annotate.organisations_fr import french_organisations
from loaders.annotate.towns import town_names
from loaders.annotate.wording import POSSESSIVE, Word, wording

#: Words that close a body's name; "Police" goes on as often: "Hamburg State Criminal Police Office".
_OF_WHOLE_BODIES = frozenset({"Office", "Department", "Service", "Patrol"})
#: Words that make the name before them one of a prize, a law or a meeting.
_HONOURS = frozenset("Award Awards Act Summit Conference Prize Medal Bill Report Stoppers Station".split())


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
    taken = closed = -1
    for index in range(len(found)):
        if index <= taken or not found[index].capital:
            continue
        length, row = head_at(found, index, heads)
        if row is None or _is_bare_possessive(found, index):
            continue
        last = index + length - 1
        parent, opened = last, row
        # the head that closes the name is the last one of the run: "Police Service Drug Unit"
        while last + 1 < len(found) and _continues(found, last + 1):
            more, other = head_at(found, last + 1, heads)
            if other is None:
                ahead = _words_ahead(found, last)
                if not ahead:
                    break
                more, other = head_at(found, last + 1 + ahead, heads)
                more += ahead
            if other is row and more > 1:
                break  # two names stand side by side: "X Police Department Y Police Department"
            last, row = last + more, other or row
        first = front(found, index, last, taken)
        if first <= closed and row["kind"] in CLOSING:
            first = closed + 1  # two names stand side by side
        if row["tail"] or _is_division_of(found, first, last) or (row["kind"] == "unit" and _behind(found, last, _ON)):
            last = over_subjects(found, last, rightmost(found, last))
        last = over_formation(found, over_number(found, last, row["kind"]))
        last = over_place(found, last, row["kind"])
        if last > first or (first == index and length > 1):
            of_a_force = first < parent < last and row["kind"] == "unit"
            parent_end = _parent_end(found[first : parent + 1], opened) if of_a_force else 0
            name = Name(found[first].start, found[last].end, row["kind"], row["form"], parent_end=parent_end)
            honour = last + 1 < len(found) and found[last + 1].text in _HONOURS
            owned = first > 0 and found[first].joined and found[first - 1].text == POSSESSIVE
            if last - first < LONGEST and not honour and is_name(found[first : last + 1], row["form"], owned=owned):
                taken = last
                closed = last if row["kind"] in CLOSING else closed
                yield name


def _words_ahead(found: list[Word], last: int) -> int:
    """Return how many words of a name stand between a head and the next one that closes it, or 0."""
    heads = heads_of("en")
    for n in (1, 2, 3):
        after = last + 1 + n
        if after < len(found) and _run(found, last + 1, n) and head_at(found, after, heads)[1] is not None:
            return n
    return 0


#: What leads in what a unit works on: "the Presidential Task Force on Wildlife Trafficking".
_ON = frozenset({"on", "against", "Against"})


def _is_division_of(found: list[Word], first: int, last: int) -> bool:
    """Whether a division that nothing stands before is named by its work: "the Division of Criminal Justice"."""
    subject = _behind(found, last, {"of"}) if first == last and found[last].text == "Division" else ""
    return bool(subject) and subject not in town_names()


def _behind(found: list[Word], last: int, small: Container[str]) -> str:
    """Return the capitalised word that a small word joins to a name, or nothing."""
    n = last + 1
    if n + 1 >= len(found) or not (found[n].joined and found[n].text in small and found[n + 1].joined):
        return ""
    return found[n + 1].text if found[n + 1].capital else ""


def _parent_end(part: list[Word], head: dict[str, str]) -> int:
    """Return where the words end that are a force of their own before its unit, or 0: "Quill County Sheriff's Office"."""
    whole = head["kind"] in CLOSING and part[-1].text in _OF_WHOLE_BODIES and is_name(part, head["form"])
    return part[-1].end if whole else 0


def _is_bare_possessive(found: list[Word], index: int) -> bool:
    """Whether a plural is an owner that lost its apostrophe: "the Justice Departments Civil Division"."""
    inside = 0 < index < len(found) - 1 and found[index].joined and found[index - 1].capital
    return inside and found[index].text in BARE_POSSESSIVES and found[index + 1].joined and found[index + 1].capital


def _continues(found: list[Word], index: int) -> bool:
    return found[index].joined and found[index].capital and found[index].text not in STARTERS


def _run(found: list[Word], index: int, count: int) -> bool:
    """Whether `count` joined capitalised words stand from an index on."""
    return all(
        index + n < len(found)
        and found[index + n].joined
        and (found[index + n].capital or found[index + n].text in {"and", "&"})
        for n in range(count + 1)
    )
