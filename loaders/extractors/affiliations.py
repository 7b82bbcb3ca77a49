"""Officials and their bodies, from titles beside names (`WORKS_FOR`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.names import fold
from loaders.extractors.base import Draft, Extractor
from loaders.extractors.groups import Place, places_of
from loaders.lexicon import rows, words
from loaders.reading import Reading, Sentence

_OF = r"(?:of|of the|with|with the|from|from the|for|for the|at|at the|in the|in|de|de la|du|des|de l['’]|d['’]|à|à la|au|aux|à l['’]|,)"


@cache
def _title() -> str:
    return "|".join(re.escape(w) for w in words("titles"))


@cache
def _between_before() -> re.Pattern[str]:
    """Return the expression of what stands between a body and the name of its official: titles."""
    return re.compile(
        rf"^\)?(?:['’]s|s)?,?\s+(?:(?:{_title()}|[A-Z][\w-]+|of|for|and|the)[ ,]+){{0,6}}?(?:(?:{_title()})[ ,]+)+$"
    )


@cache
def _between_after() -> re.Pattern[str]:
    """Return the expression of what stands between a name and the official's body: a title, "of the", a unit's words."""
    lower = r"(?:[\w'’()-]+\s+){0,8}?"
    return re.compile(
        rf"^(?:,\s+(?:\d{{2}},\s+)?(?:the |a |an |le |la |l['’])?{lower}(?P<title>(?i:{_title()}|chief|head|director|commander|commissioner|spokesperson|officer|detective|inspector|superintendent|agent|attorney|manager|chair|member|leader|lieutenant|sergent|chef|directeur|directrice|porte-parole|responsable|coresponsable|officière?|commandante?|procureure?|enquêteur|secrétaire|ministre|premier dirigeant|first secretary|executive|president|administrator|coordinator)s?)\b\s*{lower})?(?:\s*{_OF}\s*)(?:(?:the|la|le|les|l['’])\s*)?$"
    )


def _extract(reading: Reading) -> Iterator[Draft]:
    for sentence in reading.sentences:
        places = places_of(reading, sentence)
        people = [p for p in places if p.type == "Person"]
        bodies = [p for p in places if p.type == "Agency"]
        for person in people:
            found = list(_of_person(reading, sentence, person, bodies)) if bodies else []
            yield from found or _by_office(reading, sentence, person, _title_of(reading, person, people))


def _of_person(reading: Reading, sentence: Sentence, person: Place, bodies: list[Place]) -> Iterator[Draft]:
    text = reading.masked
    titled = _own_title(reading, person)
    before = [b for b in bodies if b.span.end <= person.span.start]
    after = [b for b in bodies if b.span.start >= person.span.end]
    if before:
        body = before[-1]
        gap = text[body.span.end : person.span.start]
        if len(gap) < 90 and _between_before().match(gap):
            yield _draft(sentence, person, body, gap.strip(" ,’'s") or titled, "title-behind-body", 0.85)
            return
    if after:
        body = _deepest(text, after)
        gap = text[person.span.end : after[0].span.start]
        match = _between_after().match(gap) if len(gap) < 130 else None
        if match and (titled or match["title"]):
            yield _draft(sentence, person, body, titled or str(match["title"]), "name-of-body", 0.8)
            return
    if after and re.fullmatch(r",\s+(?:the |la |le |l['’])?", text[person.span.end : after[0].span.start]):
        behind = re.match(
            rf"(?:['’]s|s)?\s+(?P<title>(?:[\w-]+\s+){{0,3}}?(?:{_title()}|[Dd]irector|[Mm]anager|[Cc]hief|[Hh]ead|[Ss]pokes\w+|[Cc]ommander))",
            text[after[0].span.end :],
        )
        if behind:
            yield _draft(sentence, person, after[0], behind["title"], "body-and-title-behind-name", 0.75)
            return
    if titled and before and _title_of_body(text, before[-1], person):
        yield _draft(sentence, person, before[-1], titled, "title-of-body", 0.7)


def _deepest(text: str, bodies: list[Place]) -> Place:
    """Return the last of a chain of possessives: "the Justice Department's Criminal Division's Fraud Section"."""
    body = bodies[0]
    for following in bodies[1:]:
        gap = text[body.span.end : following.span.start]
        inside = body.span.start <= following.span.start and following.span.end <= body.span.end
        if inside:
            continue
        if not re.match(r"^\)?(?:['’]s?|s)\s+(?:\([\w.-]+\)\s*)?$", gap):
            break
        body = following
    return body


def _title_of(reading: Reading, person: Place, people: list[Place]) -> str:
    """Return the title of a person; one in the plural is that of all of its list: "Inspectors A and B"."""
    shared = _own_title(reading, next(p for p in people if p.group == person.group))
    return _own_title(reading, person) or (shared if shared.endswith("s") else "")


def _own_title(reading: Reading, person: Place) -> str:
    return str(reading.mentions[person.mention].properties.get("title", ""))


def _by_office(reading: Reading, sentence: Sentence, person: Place, titled: str) -> Iterator[Draft]:
    """Yield the body that an office belongs to by law, where the document names that body."""
    if not titled:
        return
    named = {fold(n): t.index for t in reading.things if t.type == "Agency" for n in t.names}
    district = _DISTRICT.match(reading.masked, person.span.end)
    attorney = _ATTORNEY.search(titled)
    offices = [n for n in named if n.startswith(("u s attorney", "united states attorney"))] if attorney else []
    if attorney and district:
        names = [f"U.S. {form} for the {district[1]}" for form in ("Attorney's Office", "Attorneys Office")]
    elif attorney and len({named[n] for n in offices}) == 1:
        names = offices[:1]
    else:
        names = [r["body"] for r in rows("offices") if fold(r["title"]) == fold(titled)]
    for name in names:
        if (index := named.get(fold(name))) is not None:
            yield Draft(person.thing, "WORKS_FOR", index, sentence.span, "office-of-body", {"title": titled}, None, 0.7)
            return


_ATTORNEY = re.compile(r"(?:U\.S\.|United States) Attorneys?$")
_DISTRICT = re.compile(r"\s+(?:of|for) the ((?:\w+ )?District of [A-Z]\w+(?: [A-Z]\w+)?)")


def _title_of_body(text: str, body: Place, person: Place) -> bool:
    """Whether "Commissioner of the RCMP" stands right before a name, or "RCMP, Supt. NAME"."""
    return len(text[body.span.end : person.span.start].strip(" ,")) == 0


def _draft(sentence: Sentence, person: Place, body: Place, title: str, rule: str, confidence: float) -> Draft:
    shown = re.sub(r"\s+", " ", title).strip(" ,") or None
    return Draft(person.thing, "WORKS_FOR", body.thing, sentence.span, rule, {"title": shown}, None, confidence)


EXTRACTOR = Extractor("affiliations/1", ("WORKS_FOR",), _extract)
