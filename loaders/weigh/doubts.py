"""Sentences that name the ends of a relation and state something else of them."""

from __future__ import annotations

import re

from loaders.annotate.haul_lists import trigger
from loaders.annotate.judicial_districts import ONE
from loaders.extractors.arguments import Clause
from loaders.extractors.groups import Place
from loaders.reading import Reading
from loaders.weigh.classes import ABOUT


def states_another(predicate: str, clause: Clause, subject: Place | None, target: Place | None) -> bool:
    """Whether a sentence that names the ends of a relation states something else of them.

    Parameters
    ----------
    predicate:
        Edge type of the ontology.
    clause, subject, target:
        The sentence, and where it names the two, as far as it does.
    """
    return (
        _names_its_unit(predicate, clause, target if predicate == "WORKS_FOR" else subject)
        or _is_of_an_office(clause.reading, target)
        or _is_a_find(predicate, clause, target)
    )


#: What a judicial district belongs to that is named behind an office: "U.S. Attorney Ann Roe for the District of Nevada".
_OFFICE = re.compile(
    r"(?:Attorneys?|Courts?|Judges?|Magistrates?|Prosecutors?|Marshals?)\b[^;:\n]{0,60}?\b(?:of|for|in) the $"
)
#: How far before a district its office may stand (characters).
_BEFORE = 90


def _is_of_an_office(reading: Reading, place: Place | None) -> bool:
    """Whether a district is only named as that of an office: that says where somebody works, and not where anything was done."""
    if place is None or place.type != "Place" or not _DISTRICT.match(reading.text(place.span)):
        return False
    return _OFFICE.search(reading.masked, max(0, place.span.start - _BEFORE), place.span.start) is not None


_DISTRICT = re.compile(rf"(?:the )?{ONE}")


#: What a unit does and belongs to, which says nothing of the body at the head of its name: "IRS Criminal Investigation".
_OF_UNITS = frozenset({"PARTICIPATES_IN", "MEMBER_OF", "CO_CHAIRS", "COOPERATES_WITH", "WORKS_FOR"})


def _names_its_unit(predicate: str, clause: Clause, body: Place | None) -> bool:
    """Whether a body is only named with its unit, and the unit is what the sentence speaks of.

    Either the unit's name begins with the body's ("IRS Criminal Investigation"), or stands right behind it ("the Department of
    Labor's Office of Inspector General"), or right before it ("the Criminal Division of the Department of Justice").
    """
    if body is None or body.type != "Agency" or predicate not in _OF_UNITS:
        return False
    others = [p for p in clause.places if p.type == "Agency" and p.thing != body.thing]
    text = clause.reading.masked
    return any(
        (p.span.start == body.span.start and p.span.end > body.span.end)
        or (p.span.start > body.span.end and _BEHIND.fullmatch(text, body.span.end, p.span.start))
        or (p.span.end < body.span.start and _BEFORE_PARENT.fullmatch(text, p.span.end, body.span.start))
        for p in others
    )


_BEHIND = re.compile(r"(?:['’]?s)?(?:[ \n]|\s?[–-]\s?)(?:\([^()]{2,12}\)[’']?s? ?)?")
_BEFORE_PARENT = re.compile(r"(?:\s\([^()]{2,12}\))?\s(?:of|de|du|des|d['’]|de la|de l['’])(?:\sthe)?\s?")


def _is_a_find(predicate: str, clause: Clause, target: Place | None) -> bool:
    """Whether a sentence tells of a drug that it was seized: what an operation found is not what it was aimed at."""
    if predicate != "TARGETED" or target is None or target.type != "Substance":
        return False
    return trigger().search(clause.reading.masked, clause.sentence.span.start, clause.sentence.span.end) is not None


#: Of a body that only coordinated or helped the members are told, and not what each did: "coordinated by the Special Operations
#: Division, comprised of agents from the DEA"; where it did the work, each of them had a part in it.
_COORDINATED = re.compile(
    r"(?i)\b(?:(?:co-?ordinated|led|headed|overseen|supervised|supported|assisted|aided) by|(?:coordonnée?s?|dirigée?s?|supervisée?s?|appuyée?s?) par)\b[^;\n]{0,110}?"
    r"\b(?:compris\w+|composed of|consist\w* of|made up of|formed (?:of|by)|composée?s? d[eu]s?|constituée?s? d[eu]s?|formée?s? d[eu]s?|réuni\w*|regroup\w*)\b"
)
#: "The case was investigated by the Strike Force, which includes the FBI", "l'enquête que mène l'équipe".
_WORK = ABOUT | {"mener"}


def lists_members(clause: Clause, subject: Place, *, has_operation: bool) -> bool:
    """Whether a sentence that says whose member a body is says nothing of an operation.

    Parameters
    ----------
    clause, subject:
        The sentence, and where it names the body.
    has_operation:
        Whether it names the operation.
    """
    if _COORDINATED.search(clause.reading.masked, clause.sentence.span.start, subject.span.start):
        return True
    return not has_operation and not any(t.lemma in _WORK for t in clause.sentence.tokens)
