"""Local branches of listed bodies: "FBI Omaha", "Surrey RCMP", "HSI (HSI) Detroit", "Escouade régionale mixte Mauricie"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from loaders.annotate.candidates import GAZETTEER, GRAMMAR, Candidate, squeeze
from loaders.annotate.gazetteer import Hit
from loaders.annotate.locatives import no_place
from loaders.lexicon import rows
from loaders.needed import Needed

_NAME = r"(?:St\. )?[A-ZÀ-Þ][a-zà-ÿ]+(?:(?!['’]s\b)[-–’'/][A-Za-zÀ-ÿ]+)*"
_TOWN = rf"{_NAME}(?: {_NAME}){{0,2}}"
#: Forces whose detachments put the place first: "Portage la Prairie RCMP", "Lanark County OPP".
_BEFORE = Needed(
    re.compile(
        rf"(?P<place>{_NAME}(?: (?:la |le |de |of )?{_NAME}){{0,3}}) (?P<force>RCMP|OPP)\b(?!['’]s [A-Z]| [A-Z])"
    )
)
_FORCES = {"RCMP": "Royal Canadian Mounted Police", "OPP": "Ontario Provincial Police"}
#: What parts a body from its place behind it; an acronym may stand between.
_JOINT = re.compile(
    rf"(?: ?\([A-Z][\w-]{{1,11}}\))?(?: (?P<little>in |à |de la |de |du |des |d[’'])?|-)(?P<place>{_NAME}(?:[ –-](?:la |de )?{_NAME}){{0,2}})(?![\w])"
)
_FRENCH_LITTLE = frozenset({"à ", "de ", "de la ", "du ", "des ", "d'", "d’"})
_FRENCH_JOINT = re.compile(rf" (?:en|de district|de|du|d[’']) ?(?P<place>{_NAME}(?: {_NAME})?)")
_NUMBER = re.compile(r" (?P<place>\d{1,3})(?![\w.,])")
_AREA = Needed(
    re.compile(
        rf"(?P<place>{_NAME}(?:[ /-]{_NAME}){{0,2}}) (?P<head>HIDTA|High Intensity Drug Trafficking Area|ROCU|Regional Organised Crime Unit)\b(?! [Pp]rogram)"
    )
)
_AREAS = {"HIDTA": "High Intensity Drug Trafficking Area", "ROCU": "Regional Organised Crime Unit"}
_STARTS = frozenset("The A An In At By From With And Our This Meanwhile While When But Also".split())


@cache
def local_bodies() -> frozenset[str]:
    """Return the bodies of which each region has its own, so that a branch of one is no part of a parent."""
    return frozenset(r["name"] for r in rows("local_bodies"))


def branches(hits: Sequence[Hit], text: str) -> Iterator[Candidate]:
    """Yield local branches: "FBI Omaha" and "Surrey RCMP" are units of the body whose name they hold."""
    places = {
        h.start: h for h in hits if any(e.type == "Place" and e.kind in {"city", "region", "area"} for e in h.entries)
    }
    for hit in hits:
        bodies = [e for e in hit.entries if e.type == "Agency"]
        if len({e.name for e in bodies}) != 1:
            continue
        body = bodies[0]
        yield from _offices_of(hit, body.name, text)
        local = body.name in local_bodies()
        found = _JOINT.match(text, hit.end)
        short = text[hit.start : hit.end].isupper() and " " not in text[hit.start : hit.end]
        alone = found is not None and not found["little"]
        # behind an acronym a place is the branch's, but for one that only says where: "(HSI) in Detroit"
        beside = found is not None and found["little"] != "in " and text[hit.end : hit.end + 2] == " ("
        if not (local or body.name in _BRANCHED or (short and (body.exact or alone)) or beside):
            continue
        found = found or (_NUMBER.match(text, hit.end) if local else None)
        if found is None or (body.name == "Royal Canadian Mounted Police" and not found.groupdict().get("little")):
            found = _FRENCH_JOINT.match(text, hit.end) if text[hit.start : hit.end] == "GRC" else None
        if found is None or not _fits(found, places, text, local=local):
            continue
        end = found.end()
        properties = {"kind": "unit", "parent": "" if local else body.name, "country": body.country}
        yield Candidate(hit.start, end, "Agency", squeeze(text[hit.start : end]), "branch-of-body", GRAMMAR, properties)
    yield from _places_first(text)


#: An office before the body whose it is: "the Las Cruces office of the DEA".
_OFFICE_OF = re.compile(
    rf"(?P<place>{_TOWN}) (?P<head>(?:(?:field|district|resident|regional|branch|liaison) )?(?:office|division|branch|bureau))"
    r" of (?:the )?$"
)
#: An office or attaché behind it: "HSI's attaché office in The Hague", "UNODC's regional office in Abu Dhabi".
_ATTACHE = re.compile(
    r"(?:['’]s)? (?P<head>(?:legal )?attaché(?: office)?|(?i:(?:(?:(?:sub-?)?regional|country|liaison|field|resident|programme) )?(?:office|bureau)))"
    rf" in (?P<place>(?:The )?{_TOWN})(?! [Cc]ount)"
)
#: Offices of several towns: "DEA divisions in Houston, Atlanta and New York"; mere "offices" are where somebody sits.
_OFFICES_IN = re.compile(
    r"(?:['’]s)? (?P<head>(?i:(?:field |district |regional )office|(?:field )?division|detachment))s"
    rf" in (?P<list>{_TOWN}(?:, {_TOWN})*,? and {_TOWN})"
)
#: What an office works on, before "office": "the Export Enforcement office of the Bureau".
_SUBJECTS = frozenset(
    "Enforcement Investigation Investigations Crime Crimes Fraud Intelligence Affairs Operations Security".split()
)


def _offices_of(hit: Hit, body: str, text: str) -> Iterator[Candidate]:
    """Yield the office of a listed body that stands before or behind it with its place."""
    short = text[hit.start : hit.end]
    if several := _OFFICES_IN.match(text, hit.end):
        yield from _of_towns(hit, body, several, text)
        return
    of = text[max(0, hit.start - len(" of the ")) : hit.start].removesuffix("the ").endswith(" of ")
    if of and (found := _OFFICE_OF.search(text, max(0, hit.start - 80), hit.start)):
        start, end = _past_starts(text, found.start(), found.start("head")), hit.end
        place = text[start : found.end("place")]
    elif found := _ATTACHE.match(text, hit.end):
        start, end, place = hit.start, found.end(), found["place"]
    else:
        return
    if place and not no_place(place.removeprefix("The ")) and place.split()[-1] not in _SUBJECTS:
        told = (
            f"{short} {place} {found['head']}",
            f"{short} {found['head']} in {place}",
            f"{body} {place} {found['head']}",
        )
        properties = {"kind": "unit", "parent": body}
        name = squeeze(text[start:end])
        yield Candidate(start, end, "Agency", name, "branch-of-body", GRAMMAR, properties, tuple(map(squeeze, told)))


def _of_towns(hit: Hit, body: str, found: re.Match[str], text: str) -> Iterator[Candidate]:
    """Yield the office in each town of a list; the first begins with the body."""
    head, short = found["head"].title(), squeeze(text[hit.start : hit.end])
    properties = {"kind": "unit", "parent": body}
    for number, town in enumerate(re.finditer(_TOWN, found["list"])):
        first, last = (found.start("list") + at for at in town.span())
        if not no_place(town.group()):
            name = f"{short} {town.group()} {head}"
            start = hit.start if number == 0 else first
            also = (f"{body} {town.group()} {head}", f"{short} {head.lower()} in {town.group()}")
            yield Candidate(start, last, "Agency", name, "branch-of-body", GAZETTEER, properties, also)


#: Bodies whose field offices go by the full name and the town.
_BRANCHED = frozenset(
    {"Homeland Security Investigations", "Drug Enforcement Administration", "Federal Bureau of Investigation"}
)


def _fits(found: re.Match[str], places: dict[int, Hit], text: str, *, local: bool) -> bool:
    """Whether what stands behind a body is the place of a branch, and not the next word of something else."""
    place = found["place"]
    if place.isdigit():
        return True
    start = found.start("place")
    little = found.groupdict().get("little") or ""
    if no_place(place) or (little == "in " and not local):
        return False
    listed = places.get(start)
    known = listed is not None and listed.end <= found.end() and not text[listed.start : listed.end].isupper()
    if known and listed is not None and listed.end < found.end():
        # "HSI Newark Special Agent": the name runs on past the town
        return local
    return known or local or little in _FRENCH_LITTLE


def _past_starts(text: str, start: int, end: int) -> int:
    """Return where a name begins behind the words that only introduce it: "Meanwhile | Surrey"."""
    while (first := re.match(r"\S+ ", text[start:end])) and first.group().strip() in _STARTS:
        start += first.end()
    return start


def _places_first(text: str) -> Iterator[Candidate]:
    for match in _BEFORE.finditer(text):
        start = _past_starts(text, match.start(), match.start("force"))
        place = text[start : match.end("place")]
        if not place or no_place(place.replace(" County", "").replace(" District", "")):
            continue
        properties = {"kind": "unit", "parent": _FORCES[match["force"]], "country": "ca"}
        yield Candidate(
            start, match.end(), "Agency", squeeze(text[start : match.end()]), "branch-of-body", GRAMMAR, properties
        )
    for match in _AREA.finditer(text):
        start = _past_starts(text, match.start(), match.start("head"))
        if start < match.end("place"):
            head = _AREAS.get(match["head"], match["head"])
            name = f"{squeeze(text[start : match.end('place')])} {head}"
            yield Candidate(start, match.end(), "Agency", name, "branch-of-body", GRAMMAR, {"kind": "joint_body"})
