"""Teams and governments by grammar: "the Project Medusa team", "HMRC's road fuel testing unit", "the City of Calgary"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence

from loaders.annotate.candidates import GRAMMAR, MODEL, Candidate, squeeze
from loaders.annotate.gazetteer import Hit
from loaders.needed import Needed
from loaders.reading import Sentence

_C = r"[A-ZÀ-Þ][\w’'/-]*"
_HEADS = (
    r"(?:investigations? team|response team|intelligence team|enforcement team|crime team|teams?|squads?|units?|sections?|task force|strike force|"
    r"taskforce|subcommittee|detachments?|branch|division|group|liaison office|resident office|office|desk|lab|laboratory|detectives|council|post)"
)
_LOWER = (
    r"(?:(?:drugs?|crime|street|gang|guns?|firearms?|fraud|narcotics?|cyber|organi[sz]ed|serious|major|rural|roads?|policing|marine|tactical|intelligence|investigations?|"
    r"investigative|enforcement|surveillance|financial|forensic|operational|liaison|testing|fuel|trading|standards|proactive|dog|canine|transport|border|prison|"
    r"customs|vice|homicide|robbery|theft|auto|extortion|exploitation|trafficking|county|lines|neighbourhood|response|analysis|blockchain|cargo|counter|anti-\w+|"
    r"digital|imaging|emergency|scene|law|K-?9|search|rescue|detector|underwater|recovery|safety|community|special|operations|and|of) )"
)
#: Behind an owner any word may tell the work, but for those that only praise, count or compare.
_ANY = (
    r"(?:(?!(?:own|new|first|second|latest|local|former|whole|entire|elite|best|top|last|next|other|only|two|three|four|and|of|the|main|"
    r"head|newly|recently|in|on|to|for|with|is|was|has|had|from|by|at|large|small|core|crack|respective|joint|home|front|post|crime|press|media|communications|news|working)\b)[a-z][a-z-]+ )"
)
_OWNED_HEADS = r"(?:command|directorate|bureau|cell|hub|department|centre|center)"
#: A name in capitals, words of the work, and a head in lower case: "the Southwest Division's Beats team".
_TEAM = Needed(
    re.compile(
        rf"(?<![\w’'-])(?:(?P<owner>(?:{_C} ){{0,4}}?{_C})['’]s? )?(?P<own>(?:{_C} (?:and |& |of )?){{1,5}}?(?:{_LOWER}){{0,4}})(?P<head>{_HEADS})\b(?! of [A-Z]|-)"
    )
)
#: "HMRC's road fuel testing unit", "Merseyside's serious and organised crime branch": all in lower case behind an owner.
_LOWER_TEAM = Needed(
    re.compile(
        rf"(?<![\w’'-])(?P<owner>(?:{_C} ){{0,3}}?{_C})['’]s? (?P<own>(?:{_LOWER}|{_ANY}){{1,5}}?)(?!post\b)(?P<head>{_HEADS}|{_OWNED_HEADS})\b(?! of [A-Z])"
    )
)
#: A body and its unit without a possessive: "the Montreal police drug squad", "the Toms River Police crime scene section".
_BESIDE = re.compile(
    rf" (?:{_LOWER}){{1,4}}?(?:squad|unit|section|team|detachment|branch|desk|lab|laboratory)s?\b(?! of [A-Z]|-)"
)
_STARTS = re.compile(
    r"(?:(?:The|A|An|In|At|By|From|With|And|Our|Their|This|That|Its|Two|Three|Four|Five|Six|Police|Officers|Members|Detectives|Investigators|Meanwhile|While|When|Also|But|La|Le|Les|Under|Since|Other|All|Any|No|Each|Some|Both|As|On|For|Of|To) )+"
)
#: Heads that follow a place or a people and mean no one body: "the Toronto office", "a Dutch team".
_LOOSE = frozenset("office group team teams branch division detectives council lab section sections units".split())
#: "OCDETF task force", "ISIL tactical unit": an acronym before these says whose, and no name.
_COMMON = frozenset(
    {"task force", "strike force", "unit", "units", "team", "teams", "detachment", "detachments", "office", "section"}
)
#: An acronym before these is a programme's, whoever owns the unit: "the Department's OCDETF task force".
_OF_PROGRAMMES = frozenset({"task force", "strike force"})
#: Heads that a gang has as well: an "ISIL tactical unit" is no public body; a "Hells Angels squad" of the police is.
_OF_FIGHTERS = frozenset("unit units team teams group detachment detachments".split())
_PEOPLE = re.compile(r"(?:\w+(?:ish|ese|ian|ean|can|utch|rench|man)|Irish|Greek|Thai|Czech|Swiss) ")
#: A town's or region's government, in both languages, where it is not only where something happened.
_GOVERNMENT = Needed(
    re.compile(
        rf"(?<![\w’'-])(?P<name>(?:(?:City|Town|Township|Municipality|Regional Municipality) of|[Gg]overnment of(?: the)?|Ville de|[Mm]airie de|[Gg]ouvernement (?:de la |du |de l[’']|de )) ?"
        rf"{_C}(?:[ -](?:(?:de |of |la |and |et )?{_C}|-{_C})){{0,3}}|(?:{_C} ){{1,2}}(?:Regional Municipality|City Council|County Council|Borough Council|First Nation|Tribal Council|Band Council))\b(?! (?:Police|Service|Court))"
    )
)
#: Task forces that bear a name of their own behind the noun, or a number.
_FORCE = Needed(
    re.compile(
        r"\b(?:Joint |Combined )?(?:Strike Force|Task ?[Ff]orce|OTF)(?: [–-] | )[\"“]?"
        r"(?:[A-Z][a-z]{2,}(?:-(?:[a-z] )?[A-Z][a-z]+)?(?: (?!Charge|Arrest|Seize|Investigat|Detect|Officer|Award|Commander|Team|Member)[A-Z][a-z]+)?|\d+(?:-\d+)?)(?![\w])"
    )
)
_WHERE = re.compile(
    r"(?:\b(?:[Ii]n|[Nn]ear|[Ff]rom|[Aa]t|[Oo]utside|[Tt]hroughout|[Aa]round|within|dans|[àÀ]|[Dd]epuis|[Pp]olice d[eu]|territoire)(?: la)?(?: the)?\s)$"
)


def teams(
    text: str, sentences: Sequence[Sentence], hits: Sequence[Hit], named: Iterable[Candidate] = ()
) -> Iterator[Candidate]:
    """Yield teams whose head is in lower case, and governments of towns and regions.

    Parameters
    ----------
    text:
        Masked text.
    sentences:
        In order.
    hits:
        Listed forms; an owner must be a body where nothing of the team's name has a capital.
    named:
        Bodies found by grammar, which are owners too.
    """
    bodies: dict[int, int] = {c.end: c.start for c in named}
    for hit in hits:
        if any(e.type == "Agency" for e in hit.entries):
            bodies[hit.end] = min(hit.start, bodies.get(hit.end, hit.start))
    ends = sorted(bodies)
    places = {h.end for h in hits if any(e.type in {"Place", "Country"} for e in h.entries)}
    gangs = {h.start for h in hits if all(e.type == "CriminalOrganization" for e in h.entries)}
    for sentence in sentences:
        if sentence.kind == "heading":
            continue
        first, last = sentence.span.start, sentence.span.end
        for match in _TEAM.finditer(text, first, last):
            if (found := _team(match, text, places, bodies)) and not (
                found.start in gangs and match["head"] in _OF_FIGHTERS
            ):
                yield found
        for match in _LOWER_TEAM.finditer(text, first, last):
            owner_end = match.end("owner")
            if owner_end in bodies or owner_end in places:
                start, end = match.start("owner"), match.end()
                start += m.end() if (m := _STARTS.match(text[start:end])) else 0
                start = bodies.get(owner_end, start)
                yield Candidate(start, end, "Agency", squeeze(text[start:end]), "team", MODEL, {"kind": "unit"})
        for owner_end in ends[bisect_left(ends, first) : bisect_left(ends, last)]:
            if beside := _BESIDE.match(text, owner_end, last):
                start, end = bodies[owner_end], beside.end()
                yield Candidate(start, end, "Agency", squeeze(text[start:end]), "team", MODEL, {"kind": "unit"})
        for match in _FORCE.finditer(text, first, last):
            yield Candidate(*match.span(), "Agency", squeeze(match.group()), "named-force", GRAMMAR, {"kind": "unit"})
        for match in _GOVERNMENT.finditer(text, first, last):
            if not _WHERE.search(text[max(0, match.start() - 25) : match.start()]):
                yield Candidate(
                    *match.span(), "Agency", squeeze(match.group()), "government-of", GRAMMAR, {"kind": "other"}
                )


def _team(match: re.Match[str], text: str, places: Container[int], bodies: Container[int]) -> Candidate | None:
    """Return the team of a match without its owner, or None where its words are too loose for a name."""
    start, end = match.start("own"), match.end()
    start += m.end() if (m := _STARTS.match(text[start:end])) else 0
    own = text[start : match.end("own")].strip()
    owned = match.end("owner") in bodies
    if (
        not own
        or not own[0].isupper()
        or (own.isupper() and match["head"] in _COMMON and not (owned and match["head"] not in _OF_PROGRAMMES))
    ):
        return None
    capitals = [w for w in own.split() if w[0].isupper()]
    alone = len(capitals) == 1 and own == capitals[0]
    if match["head"] in {"detachment", "detachments"} and alone:
        return None
    if _PEOPLE.match(own + " ") or (alone and match["head"] in _LOOSE and own.isupper() and not owned):
        return None
    if match["head"] == "post" and not match["owner"]:
        return None  # a post is a person's as well
    if (start + len(own)) in places and match["head"] in _LOOSE:
        return None
    if alone and match["head"] in _LOOSE and not match["owner"]:
        return None
    return Candidate(start, end, "Agency", squeeze(text[start:end]), "team", GRAMMAR, {"kind": "unit"})
