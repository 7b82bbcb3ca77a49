"""Where a body is, as a part of its name: "Task Force Kandahar", "High Court at Invercargill", "Yukon's Department of Justice"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from loaders.annotate.candidates import GAZETTEER, Candidate, squeeze
from loaders.annotate.gazetteer import Hit

#: Kinds of bodies that stand in many places under one name.
_MANY = frozenset({"unit", "joint_body", "border", "other", "customs", "defence"})
#: Nouns that hold the name of a place by themselves: "the Police Department Denver" is no name.
_NO_HEAD = re.compile(r"(?i)\b(?:government|association|ministry|commission|council|gouvernement|ministère)$")
_DASHED = re.compile(r"–[A-ZÀ-Þ][\w’'-]+")
_BESIDE = re.compile(r" (?:at|in|à) (?:the )?")
_GAP = re.compile(r" ?[–—] ?|-| ")
_FRENCH_ACRONYM = re.compile(r" \([A-Z][\w-]{1,11}\) (?:de |d['’]|du |des )")
#: What says in a unit's name that a place is where it works: "bureau régional d'INTERPOL à | Abidjan".
WORKS_AT = re.compile(r"\s(?:in|at|à|au)\s$")
_OWNER = re.compile(r"['’]s? $")
#: Listed names that any country or region has one of; whose possessive stands before them is not the one that is listed.
_GENERAL = re.compile(
    r"(?:Department|Ministry|Office|Bureau|Attorney General['’]s Office|Public Prosecutor['’]s Office)\b"
)


def places_of(hits: Sequence[Hit]) -> dict[int, Hit]:
    """Return the listed places and countries by where they begin, the longest of each."""
    out: dict[int, Hit] = {}
    for hit in hits:
        if any(e.type in {"Place", "Country"} for e in hit.entries):
            out[hit.start] = max(hit, out.get(hit.start, hit), key=lambda h: h.end)
    return out


def with_place(body: Candidate, text: str, places: Mapping[int, Hit]) -> Candidate:
    """Return a body found by grammar with the place that is a part of its name, or that the text says beside it.

    A place right behind a unit, or behind a dash, is in its name. One behind "at" or "in" is only said beside it, and
    gives a further name; so a place behind the acronym of a French body.

    Parameters
    ----------
    body:
        As found.
    text:
        Masked text.
    places:
        From `places_of`.
    """
    many = body.properties.get("kind") in _MANY and not _NO_HEAD.search(body.name)
    if many and (dashed := _DASHED.match(text, body.end)):
        return replace(body, end=dashed.end(), name=body.name + dashed.group(), also=(*body.also, body.name))
    gap = _GAP.match(text, body.end)
    if many and gap is not None and gap.end() in places:
        place = places[gap.end()]
        written = text[place.start : place.end]
        if (
            written[0].isupper()
            and not written.isupper()
            and not re.match(r"(?:['’-]\w| [A-ZÀ-Þ]| \(|, [A-Z][\w.]+(?:,|\.? ))", text[place.end : place.end + 12])
        ):
            whole = squeeze(text[body.start : place.end])
            return replace(body, end=place.end, name=whole, also=(*body.also, body.name))
    beside = _BESIDE.match(text, body.end) or _FRENCH_ACRONYM.match(text, body.end)
    if beside is not None and beside.end() in places:
        place = places[beside.end()]
        written = re.sub(r" \([^)]*\)", "", squeeze(text[body.start : place.end]))
        return replace(body, also=(*body.also, written, f"{body.name} {squeeze(text[place.start : place.end])}"))
    return body


def of_land(body: Candidate, text: str, land: Candidate | None) -> Candidate:
    """Return a body with the names that the possessive of a place or country before it gives.

    Parameters
    ----------
    body:
        As chosen.
    text:
        Masked text.
    land:
        The place or country that was chosen last before it.
    """
    if land is None or not _OWNER.fullmatch(text, land.end, body.start):
        return body
    whose, own = squeeze(text[land.start : land.end]), squeeze(text[body.start : body.end])
    if " " not in own:
        return body
    made = replace(body, also=(*body.also, f"{whose} {own}", f"{own} of {whose}"))
    if land.type == "Place" and body.rank >= GAZETTEER and _GENERAL.match(own):
        return replace(made, name=f"{whose} {own}", properties={"kind": body.properties.get("kind", "other")})
    return made
