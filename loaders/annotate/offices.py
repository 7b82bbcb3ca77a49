"""Offices of listed bodies by place: "the FBI's Sacramento office", "CBSA Prairie Region", "Coast Guard District Nine"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.annotate.candidates import GRAMMAR, Candidate, squeeze
from loaders.annotate.gazetteer import Hit

_C = r"(?:St\. )?[A-ZÀ-Þ][\wÀ-ÿ]*(?:[-–’/][A-Za-zÀ-ÿ]+)*"
_ORDINAL = r"(?:\d{1,3}(?:st|nd|rd|th)|(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh|Twelfth|Thirteenth|Fourteenth|Seventeenth))"
#: Nouns of an office or an area that a body has in many places.
_HEAD = (
    r"(?:[Ff]ield [Oo]ffices?|[Ff]ield [Dd]ivision|[Dd]istrict [Oo]ffice|[Rr]egional [Oo]ffice|[Rr]esident [Oo]ffice|"
    r"[Cc]ountry [Oo]ffice|[Ll]iaison [Oo]ffice|[Ss]ub-?[Oo]ffice|[Oo]ffice|[Rr]esident [Aa]gency|[Rr]egional [Bb]ureau|[Bb]ureau|[Pp]ost|[Dd]etachment|[Dd]ivision|"
    r"[Rr]egion|[Dd]istrict|[Ss]ector|[Ss]tation|[Bb]ranch|[Cc]ommand|[Cc]orridor|[Dd]omicile|[Aa]ttaché(?: [Oo]ffice)?|[Ff]ield [Uu]nit|[Dd]uty [Pp]ost)"
)
#: The body may be followed by its acronym, and owns what follows or is written before it.
_OWNED = re.compile(
    rf"(?: ?\([A-Z][\w-]{{1,11}}\))?(?P<owns>['’]s?)? (?P<own>(?:{_ORDINAL} |(?:{_C} ){{1,3}}))(?P<head>{_HEAD})\b(?! of [A-Z]|['’-]|(?: [A-Z]))"
)
#: The area or the post stands before its number or place: "District Nine", "Attaché Athens", "Sector Puget Sound".
_FIRST = re.compile(
    rf" (?P<own>(?:District|Sector|Station|Attaché|Zone|Group|Detachment|Region) (?:(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Thirteen|Fourteen|Seventeen)|\d{{1,3}}|{_C}(?: {_C})?))(?![\w’'-])"
)
#: Words that begin the name of something else of the body: "FBI Special Agents Office".
_NOT_OWN = re.compile(
    r"\b(?:Special|Agents?|Officers?|Director|Commander|Chief|Deputy|Assistant|National|Headquarters|Main|Head|Central|New|"
    r"Acting|Public|Press|Media|Communications|Operation|Project|Attorney|Attorneys|Inspector|General|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
)

_AREAS = frozenset({"region", "district", "sector"})
#: Heads that need an owner: in "FBI Regional Office" the name is the grammar's of bodies.
_PRIVATE = frozenset({"Office", "Bureau", "Command", "Station", "Post"})


def offices(hits: Sequence[Hit], text: str) -> Iterator[Candidate]:
    """Yield the offices and areas of listed bodies that are told by their place or number.

    Parameters
    ----------
    hits:
        Listed forms.
    text:
        Masked text.
    """
    for hit in hits:
        bodies = [e for e in hit.entries if e.type == "Agency"]
        if not bodies or (bodies[0].weak and " " not in text[hit.start : hit.end]):
            continue
        properties = {"kind": "unit"}
        if len({e.name for e in bodies}) == 1:
            properties.update(parent=bodies[0].name, country=bodies[0].country)
        found = _OWNED.match(text, hit.end)
        if found is not None and not _NOT_OWN.search(found["own"]):
            # an area's name by itself is a place: "the Coast Guard's Seventh District" is taken whole
            apart = bool(found["owns"]) and found["head"].lower() not in _AREAS
            start = found.start("own") if apart else hit.start
            shown = {**properties, "head": squeeze(found["head"])}
            body = squeeze(text[start : found.end()])
            if found["owns"] or found["head"] not in _PRIVATE:
                rule = "organisation-grammar" if apart else "branch-of-body"
                yield Candidate(start, found.end(), "Agency", body, rule, GRAMMAR, shown)
            continue
        found = _FIRST.match(text, hit.end)
        if found is not None and not _NOT_OWN.search(found["own"]):
            body = squeeze(text[hit.start : found.end()])
            yield Candidate(hit.start, found.end(), "Agency", body, "branch-of-body", GRAMMAR, properties)
