"""Where bodies and groups are, from how a name and a place stand together: "Calgary-based X", "the Lexington cell", "X, Lyon"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.annotate.placed_bodies import WORKS_AT
from loaders.extractors.base import Draft, Extractor
from loaders.extractors.groups import Place, places_of
from loaders.reading import Reading, Sentence

#: From a place to the body behind it: "Richmond-based investigators from the".
_BASED = re.compile(r"-(?:based|area|headquartered)\s(?:[\w’'-]+\s){0,3}?(?:(?:from|of|with) (?:the )?)?[\"“«]?")
#: From a body to its place: "is headquartered at", "a partnership created in 2020, is based in", "est installée à".
_SEATED = re.compile(
    r"[^.;:\n]{0,110}?\b(?:(?:head)?quartered|based|located|situated|stationed|housed|seated|whose (?:seat|headquarters|place) (?:is|will be)|has its (?:seat|headquarters)"
    r"|(?:installée?|basée?|située?|implantée?|établie?|établie|sise?)s?|dont le siège (?:est|se trouve)|a son siège|siège)"
    r"\s(?:is |are )?(?:in|at|near|outside|à|au|aux|en|dans|près de)\s(?:(?:the|la|le|les)\s|l['’])?"
)
#: From a group to where it is busy.
_BUSY = re.compile(
    r"[^.;:\n]{0,90}?\b(?:active|activ\w+|operat\w+|sell\w*|sold|deal\w*|dealt|peddl\w+|distribut\w+|extort\w+|sett?\w* up|controls?|controlled|footprint|actifs?|actives?|opér\w+|vend\w*|écoul\w+|aliment\w+|sévi\w+|implant\w+|install\w+)"
    r"\b[^.;:\n]{0,40}?\s(?:in|at|from|across|throughout|around|out of|à|au|aux|en|dans|sur)\s(?:(?:the|la|le|les)\s|l['’])?(?:(?:quartiers?|secteurs?|region|area|région) (?:of |de |d['’]|du )?)?"
)
#: A name with its place right behind it, and nothing that goes on: "Vermont Intelligence Center, Waterbury", "X de Côme".
_BESIDE = re.compile(r"\)?(?:, (?:in )?| in | \(| de | d['’]| à | of )")
_ENDS = re.compile(r"\)|[.;\n]|$|,? (?:19|20)\d\d")
#: Groups and units that bear the name of their town: "the Lexington cell", "a Bristol group".
_LOCAL = re.compile(
    r"(?i)\b(?:cell|chapter|group|gang|crew|faction|clique|family|network|ring|set|branch|office|cellule|chapitre|bande|groupe|clan)s?$"
)


def _extract(reading: Reading) -> Iterator[Draft]:
    for sentence in reading.sentences:
        places = places_of(reading, sentence)
        where = [p for p in places if p.type == "Place"]
        if not where:
            continue
        bodies = [p for p in places if p.type in {"Agency", "CriminalOrganization", "Person"}]
        for number, body in enumerate(bodies):
            if body.type != "Person":
                following = next(
                    (b.span.start for b in bodies[number + 1 :] if b.thing != body.thing), sentence.span.end
                )
                yield from _of_body(reading, sentence, body, [p for p in where if p.span.start < following])


def _of_body(reading: Reading, sentence: Sentence, body: Place, where: Sequence[Place]) -> Iterator[Draft]:
    """Yield where a body is; what stands behind the next body is said of that one."""
    text = reading.masked
    for place in where:
        rule, confidence = _joined(text, sentence, body, place)
        if rule:
            listed = [p for p in where if p.group == place.group and p.thing != place.thing and rule != "local-name"]
            for one in (place, *listed):
                yield Draft(body.thing, "LOCATED_IN", one.thing, sentence.span, rule, {}, None, confidence)


def _joined(text: str, sentence: Sentence, body: Place, place: Place) -> tuple[str, float]:
    """Return the rule that joins a body and a place, with its confidence; an empty rule where none does."""
    if body.span.covers(place.span):
        local = body.type == "CriminalOrganization" and _LOCAL.search(text[body.span.start : body.span.end])
        works = body.span.end == place.span.end and WORKS_AT.search(text, body.span.start, place.span.start)
        return ("local-name", 0.7) if local or works else ("", 0.0)
    if place.span.end <= body.span.start:
        return ("based-body", 0.8) if _BASED.fullmatch(text[place.span.end : body.span.start]) else ("", 0.0)
    gap = text[body.span.end : place.span.start]
    if _SEATED.fullmatch(gap):
        return "body-seated", 0.75
    if body.type == "CriminalOrganization" and _BUSY.fullmatch(gap):
        return "group-busy", 0.6
    if body.type == "Agency" and _BESIDE.fullmatch(gap) and _ENDS.match(text, place.span.end, sentence.span.end):
        return "place-beside-body", 0.45
    return "", 0.0


EXTRACTOR = Extractor("seats/1", ("LOCATED_IN",), _extract)
