"""Among overlapping readings, the ones that stay: the longest, then the most believed; a parent's name may stand inside."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from loaders.annotate.branches import local_bodies
from loaders.annotate.candidates import GAZETTEER, GRAMMAR, Candidate, squeeze
from loaders.annotate.placed_bodies import WORKS_AT, of_land

_JOIN_BEFORE = re.compile(
    r"(?:\s(?:of|of the|for|for the|at|in|within|from)|\s(?:de|du|de la|des|de l['’]|d['’]|à la|au)|['’]s|,|\s[-–]|\()\s*$"
)

#: A listed body behind "and" is a body of its own: "Sûreté du Québec et Santé Canada".
_CONJUNCTION = re.compile(r"\s(?:and|et|&)\s+(?:(?:the|la|le|les)\s+|l['’])?$")


def choose(candidates: Iterable[Candidate], text: str) -> list[Candidate]:
    """Return the readings that stay, in the order of the text.

    A longer reading wins over what it covers or crosses; of two of one length the more believed. A listed body inside a
    body found by grammar ("FBI Omaha Field Office") stays beside it, as its parent; where the body found by grammar
    only runs on into a listed one ("the section of the Gendarmerie royale"), it is cut before it.
    """
    ordered = sorted(candidates, key=lambda c: (c.start - c.end, -c.rank, c.start, c.type, c.name))
    listed = [c for c in ordered if c.type == "Agency" and c.rank >= GAZETTEER]
    kept: list[Candidate] = []
    for candidate in ordered:
        if candidate.type == "Agency" and candidate.rank == GRAMMAR and candidate.rule != "branch-of-body":
            cut = _cut(candidate, listed, text)
            if cut is None:
                continue
            candidate = cut
        clash = next((k for k in kept if candidate.start < k.end and k.start < candidate.end), None)
        if clash is None or _is_parent(candidate, clash, text):
            kept.append(candidate)
    return sorted(kept, key=lambda c: (c.start, -c.end))


def _cut(candidate: Candidate, listed: list[Candidate], text: str) -> Candidate | None:
    """Cut a body found by grammar where a listed body begins inside it; None where nothing is left."""
    if text[candidate.end - 1] == "s" and any((c.start, c.end) == (candidate.start, candidate.end - 1) for c in listed):
        return None  # a possessive that lost its apostrophe: "the Department of Justices work"
    for inner in listed:
        if not (candidate.start < inner.start < candidate.end):
            continue
        before = text[candidate.start : inner.start]
        if inner.end >= candidate.end and before.rstrip() in _UNITED_STATES:
            return None
        conjunction = _CONJUNCTION.search(before)
        if conjunction:
            body = before[: conjunction.start()].rstrip()
            known = any(c.start == candidate.start and c.end == candidate.start + len(body) for c in listed)
            shown = re.sub(r"\s+", " ", body)
            head = candidate.properties.get("head", "").split()[:1]
            headless = bool(head) and head[0].lower() not in shown.lower()
            return (
                None
                if known or headless or " " not in shown
                else replace(candidate, end=candidate.start + len(body), name=shown)
            )
        joined = _JOIN_BEFORE.search(before)
        if joined and inner.end >= candidate.end - 1:
            body = _OF_A_SERVICE.sub("", before[: joined.start()].rstrip())
            if len(body.split()) < 2 and (body.islower() or body == candidate.properties.get("head")):
                return None
            shorter = re.sub(r"\s+", " ", body)
            properties = {**candidate.properties, "parent": inner.name}
            whole = squeeze(text[candidate.start : inner.end])
            also = (*candidate.also, whole)
            return replace(candidate, end=candidate.start + len(body), name=shorter, properties=properties, also=also)
        if inner.end > candidate.end:
            return None
    return candidate


#: A service whose name goes on with the listed one: "section Stupéfiants | du Service de police judiciaire".
_OF_A_SERVICE = re.compile(r"\s(?:du|de la|de l['’])\s?(?:Service|Direction|Division|Sous-direction)$", re.I)

#: What stands before an American body: "the US Bureau of Prisons".
_UNITED_STATES = frozenset({"US", "U.S.", "United States"})

#: What follows a parent inside the listed name of its unit: a possessive, or a name of its own of at least two words.
_UNIT_BEHIND = re.compile(r"(?:['’]s?|s)?\s?(?:\([\w.-]+\)\s?)?-?\s?[A-Z][\w&'’-]+(?P<more>\s\S+)?")


def _is_parent(inner: Candidate, outer: Candidate, text: str) -> bool:
    """Whether a reading stands inside another as the body that the other is a part of, or as the place where it works."""
    if inner.name in local_bodies() and outer.rule in {"branch-of-body", "organisation-grammar"}:
        return False
    if inner.type == "Place" and outer.type == "Agency" and inner.end == outer.end:
        return inner.rank >= GAZETTEER and WORKS_AT.search(text, outer.start, inner.start) is not None
    force = inner.rule == "organisation-grammar" and inner.properties.get("kind") in {"police", "customs", "ministry"}
    whole = inner.rule == "parent-in-name" or (force and outer.rule == "team")
    if whole and inner.start == outer.start and outer.type == "Agency":
        return inner.end < outer.end
    if inner.type != "Agency" or outer.type not in {"Agency", "Program"} or inner.rank < GAZETTEER:
        return False
    if not (outer.start <= inner.start and inner.end <= outer.end):
        return False
    if outer.rank >= GAZETTEER:
        behind = _UNIT_BEHIND.match(text, inner.end, outer.end)
        unit = behind is not None and (text[inner.end] != " " or bool(behind["more"]))
        return unit and inner.start == outer.start and inner.name != outer.name and outer.rule == "gazetteer"
    if inner.start == outer.start:
        return inner.end < outer.end
    if outer.rule == "branch-of-body" and inner.end == outer.end:
        return True
    return outer.rule == "organisation-grammar" and _OF.search(text, outer.start, inner.start) is not None


#: Units that say where they are and not whose: every federal body has a Las Cruces Office.
_LOCAL = re.compile(
    r"(?:(?:field|regional|district|resident|branch|country|liaison) |sub-?)?"
    r"(?:offices?|divisions?|branch|bureau|post|detachment|region|district|sector|station|command|agency|unit)",
    re.IGNORECASE,
)
_OWNER = re.compile(r"\s?(?:\([\w.-]+\)\s?)?['’]s?\s(?:\([\w.-]+\)\s)?")


#: What leads a body in the genitive inside the name of its unit: "antenne de l'OFAST de Mamoudzou".
_OF = re.compile(r"\s(?:of(?: the)?\s|de\s|du\s|des\s|d['’]|de la\s|de l['’])$")


def with_owners(chosen: list[Candidate], text: str) -> list[Candidate]:
    """Name local offices after the body whose they are: "the DEA's Las Cruces Office".

    Parameters
    ----------
    chosen:
        From `choose`.
    text:
        Masked text.
    """
    out: list[Candidate] = []
    owner: Candidate | None = None
    land: Candidate | None = None
    for candidate in chosen:
        if candidate.type in {"Place", "Country"}:
            land = candidate
        if candidate.type == "Agency":
            candidate = of_land(candidate, text, land)
            head = str(candidate.properties.get("head", ""))
            owned = owner is not None and _OWNER.fullmatch(text, owner.end, candidate.start)
            if owner is not None and owned and candidate.rank <= GRAMMAR:
                written = squeeze(text[owner.start : owner.end])
                candidate = replace(candidate, also=(f"{written} {candidate.name}",))
                if _LOCAL.fullmatch(head) and len(candidate.name.split()) - len(head.split()) <= _LONGEST_PLACE:
                    candidate = replace(candidate, name=f"{owner.name} {candidate.name}")
            if owner is None or candidate.end > owner.end:
                owner = candidate
        out.append(candidate)
    return out


#: Words of the name of a town: "Salt Lake City".
_LONGEST_PLACE = 3
