"""People and their criminal groups, from the word for what they are in it: "A, a lieutenant in the X", "X member A"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from graph.model import Span
from loaders.extractors.arguments import Clause
from loaders.extractors.base import Draft, Extractor
from loaders.extractors.groups import Place, places_of
from loaders.extractors.modality import modality_of
from loaders.lexicon import any_of, words
from loaders.reading import Reading

#: Between a person and the word for the role: what is told of the person, up to a comma or a verb that says what they are.
_LEAD = (
    r"(?:[^.;:\n]|\.(?=[A-Z,])){0,90}?(?:[,(–-] ?|\b(?:is|are|was|were|be|been|being|as|est|sont|était|étaient|serait|seraient|être|comme)\s)"
    r"(?:(?:allegedly|now|then|once|still|also|both|tous deux|aussi)\s)?(?:(?:an?|the|un|une|le|la|les)\s|l['’])?[\"“«‘]?\s?"
)
#: Before the word for the role: "high-ranking", "patched", "suspected drug".
_KIND = (
    r"(?:(?!(?:and|or|but|et|ou|an?|the|un|une|who|whom|whose|qui|that|which|with|avec|by|par|in|of|for|de)\b)"
    r"(?!(?!suspect|alleg|reput|patch|admit|convict|valid|trust|want|known|rank|confirm|self)\w+ed\b)[a-zà-ÿ]+(?:-[a-z]+)? ){0,3}?"
)
_THE = r"(?:(?:the|what [\w ]{2,30} calls?|an?|la|le|les|l['’]|un|une)\s?)?(?:[a-zà-ÿ’'-]+ ){0,3}?[\"“«]?\s?"
#: What somebody does who is of a group, without a word for what they are in it.
_ACTS = (
    r"(?:work(?:s|ed|ing)?|act(?:s|ed|ing)?|fought|dealt) (?:for|on behalf of)|(?:smuggl|sell|sold|distribut|traffick|import|launder|transport|deal|dealt)\w* [^,.;\n]{1,40}? for|on behalf of|belong(?:s|ed|ing)? to"
    r"|(?:travaill|agiss)(?:e|ent|ait|aient|erait|eraient|ant) (?:pour(?: le compte d(?:e|u|es|['’]))?|au profit d(?:e|u|es|['’]))|agi pour le compte d(?:e|u|es|['’])"
    r"|appart(?:ient|enait|enant|iendrait|iennent|enaient|iendraient) (?:à|au|aux)"
)
#: From the role to the group.
_OF = (
    r"(?: (?:présumée?s?|supposée?s?|en règle|de longue date|influente?s?|allégu?ée?s?|local|presumed|principale?s?|opérationnel|financi[eè]re?))?"
    r" (?:of|in|for|within|with|from|on behalf of|de|du|des|d['’]|au sein de|au sein du|au sein des|dans|pour)\s?"
    + _THE
)


@cache
def _role() -> str:
    return any_of(words("group_roles"))


@cache
def _behind() -> re.Pattern[str]:
    """Return the expression of what stands between a person and the group of which it says what they are."""
    return re.compile(rf"{_LEAD}{_KIND}(?P<role>{_role()})\b{_OF}|[^.;\n]{{0,90}}?\b(?P<acts>{_ACTS})\s?{_THE}")


@cache
def _before() -> re.Pattern[str]:
    """Return the expression of what stands between a group and its person: "X leader A", "X's boss, A"."""
    return re.compile(
        rf"(?:['’]s?)?[\"”»]? (?:(?:gang|cartel|clan|network|chapter|group|crime|drug|senior|alleged|suspected|top|local|[a-z]+) ){{0,3}}?(?P<role>{_role()}),? (?:and \w+,? )?(?:(?:Mullah|Haji|Qari|Maulawi|Mawlawi) )?"
        r"|(?P<own> (?:of|de|d['’])\s?)"
    )


#: "A is a Killer Beez member": the role stands behind the group.
_ARTICLE = re.compile(rf"{_LEAD}(?:[a-z-]+ ){{0,2}}?[\"“]?")


@cache
def _after_group() -> re.Pattern[str]:
    return re.compile(
        rf"[\"”]?(?:['’]s?)? (?:(?:gang|cartel|clan|network|motorcycle|club|chapter|crime|drug) )*(?P<role>{_role()})\b(?! (?:of|in)\b)"
    )


def _extract(reading: Reading) -> Iterator[Draft]:
    for sentence in reading.sentences:
        places = places_of(reading, sentence)
        people = [p for p in places if p.type == "Person"]
        groups = [p for p in places if p.type == "CriminalOrganization"]
        for person in people:
            for group in groups:
                if _others_between(person, group, (*people, *groups)):
                    continue
                if role := _stands(reading, person, group, sentence.span.end):
                    yield from _drafts(Clause.of(reading, sentence), people, person, group, role)


def _others_between(person: Place, group: Place, others: Sequence[Place]) -> bool:
    own = {person.thing, group.thing}
    start, end = min(person.span.end, group.span.end), max(person.span.start, group.span.start)
    return any(start <= p.span.start and p.span.end <= end and p.thing not in own for p in others)


def _stands(reading: Reading, person: Place, group: Place, end: int) -> Span | None:
    """Return where the word stands that says what a person is in a group; None where none does."""
    text = reading.masked
    if person.span.end <= group.span.start and group.span.start - person.span.end < _FAR:
        opening = _OPENING.match(text, group.span.start, group.span.end)
        gap = text[person.span.end : opening.end() if opening else group.span.start]
        if found := _behind().fullmatch(gap):
            return _at(person.span.end, found)
        if _ARTICLE.fullmatch(gap) and (found := _after_group().match(text, group.span.end, end)):
            return _at(0, found)
    elif group.span.covers(person.span):
        return person.span
    elif group.span.end <= person.span.start and (
        found := _before().fullmatch(text[group.span.end : person.span.start])
    ):
        return _at(group.span.end, found)
    return None


#: "The network", "du réseau": a mention that holds the small word that joins it.
_OPENING = re.compile(r"(?:the|this|that|du|des|au|aux|de la|la|le|cette|ce)\s|(?:de )?l['’]", re.I)
#: How far from a person their group may stand (characters).
_FAR = 140


def _at(offset: int, found: re.Match[str]) -> Span:
    start, end = found.span(found.lastgroup or 0)
    return Span(offset + start, offset + end)


def _drafts(clause: Clause, people: Sequence[Place], person: Place, group: Place, role: Span) -> Iterator[Draft]:
    """Yield the membership, of each person of a list where the role is said of several: "A and B, both members of X"."""
    title = clause.reading.masked[role.start : role.end]
    several = _listed(clause.reading.masked, people, person) if title.endswith(("s", "for", "of")) else [person]
    for one in several:
        yield Draft(
            one.thing, "MEMBER_OF_GROUP", group.thing, clause.sentence.span, "role-in-group", {}, None, 0.8,
            modality_of(clause, role),
        )  # fmt: skip


def _listed(text: str, people: Sequence[Place], person: Place) -> Iterator[Place]:
    """Yield a person and those listed before them: "A, 26, of Brampton, and B, 38"."""
    later = person
    yield person
    for one in reversed(people[: people.index(person)]):
        if not _AND.fullmatch(text[one.span.end : later.span.start]):
            return
        yield one
        later = one


#: Between two people of a list: ages, towns and other names between commas.
_AND = re.compile(r"(?:,? [^.;:\n]{0,50},)?\s?(?:,|and|et|, and|& )\s*")


EXTRACTOR = Extractor("memberships/1", ("MEMBER_OF_GROUP",), _extract)
