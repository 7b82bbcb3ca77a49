"""Officials and their bodies, from titles beside names (`WORKS_FOR`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.names import fold
from loaders.annotate.judicial_districts import ONE
from loaders.extractors.base import Draft, Extractor
from loaders.extractors.groups import Place, places_of
from loaders.lexicon import any_of, rows, words
from loaders.reading import Reading, Sentence

_OF = r"(?:of|of the|with|with the|from|from the|for|for the|at|at the|in the|in|de|de la|du|des|de l['’]|d['’]|à|à la|au|aux|à l['’]|,)"

#: What may follow a name and still be of it.
_SUFFIX = r"(?: I{2,3}\b| IV\b|,? [JS]r\b\.?)?"


@cache
def _title() -> str:
    return any_of(words("titles"))


@cache
def _between_before() -> re.Pattern[str]:
    """Return the expression of what stands between a body and the name of its official: titles."""
    return re.compile(
        rf"^\)?(?:['’]s|s)?,?\s+(?!and\s)(?:(?:{_title()}|[A-Z][\w-]+|of|for|and|the)[ ,]+){{0,6}}?(?:(?:{_title()})[ ,]+)+$"
    )


@cache
def _between_after() -> re.Pattern[str]:
    """Return the expression of what stands between a name and the official's body: a title, "of the", a unit's words."""
    lower = r"(?:[\w'’()-]+\s+){0,8}?"
    return re.compile(
        rf"^(?:,\s+(?:\d{{2}},\s+)?(?:the |a |an |le |la |l['’])?{lower}(?P<title>(?i:{_title()}|chief|head|director|commander|commissioner|spokesperson|officer|detective|inspector|superintendent|agent|attorney|manager|chair|member|leader|lieutenant|sergent|chef|directeur|directrice|porte-parole|responsable|coresponsable|officière?|commandante?|procureure?|enquêteur|secrétaire|ministre|premier dirigeant|first secretary|executive|president|administrator|coordinator)s?)\b\s*{lower})?(?:\s*{_OF}\s*)(?:(?:the|la|le|les|l['’])\s*)?$"
    )


def _extract(reading: Reading) -> Iterator[Draft]:
    named = {fold(n): t.index for t in reading.things if t.type == "Agency" for n in t.names}
    for sentence in reading.sentences:
        places = places_of(reading, sentence)
        people = [p for p in places if p.type == "Person"]
        bodies = [p for p in places if p.type == "Agency" and not _inside(p, places)]
        for person in people:
            # "the Criminal Division, U.S. Attorney NAME of the District of Utah" says itself whose official NAME is
            fitting = (
                [b for b in bodies if b.span.start >= person.span.end]
                if _belonging(reading, person, places)
                else bodies
            )
            found = list(_of_person(reading, sentence, person, people, fitting)) if fitting else []
            yield from found or _by_office(reading, sentence, person, places, named)


def _inside(body: Place, places: list[Place]) -> bool:
    """Whether a body is named only inside the name of another: the parent in "the Justice Department's Criminal Division"."""
    return any(o.type == "Agency" and o.span.covers(body.span) and o.span != body.span for o in places)


def _of_person(
    reading: Reading, sentence: Sentence, person: Place, people: list[Place], bodies: list[Place]
) -> Iterator[Draft]:
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
    if before and (title := _title_leading_to(text, before[-1], person, people)):
        yield _draft(sentence, person, before[-1], title, "title-of-body-before-name", 0.8)
        return
    if after and not _of_the_next(text, after[0], people):
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


#: Between a body and the name of the official whose title leads to it: "of the National Migration Institute, Dr. NAME".
_TO_NAME = re.compile(r"(?: \([A-Z][\w.-]*\))?,?\s+(?:(?:Dr|Gen|Adm|Mr|Ms|Mrs|M|Mme)\.?\s+)?")


def _title_leading_to(text: str, body: Place, person: Place, people: list[Place]) -> str:
    """Return the title in "the Deputy Commissioner of BODY, NAME" and "Head of BODY NAME"; empty where there is none."""
    if not _TO_NAME.fullmatch(text, body.span.end, person.span.start):
        return ""
    others = [p.span.end for p in people if p.span.end <= body.span.start]
    found = _leading_title().search(text[max([0, body.span.start - 110, *others]) : body.span.start])
    return found["title"] if found else ""


@cache
def _leading_title() -> re.Pattern[str]:
    """Return the expression of a title that leads to a body, with what parts it from the official before."""
    heads = r"chief|head|director|commissioner|secretary|counsell?or|minister|manager|president|chef|cheffe|directeur|directrice|commissaire|secrétaire|ministre|président|présidente|responsable"
    return re.compile(
        rf"(?:^|[,;:]\s|\b(?:and|et|were|was|included|by|par|avec|with)\s)\s*(?:(?:the|le|la|l['’])\s*)?"
        rf"(?P<title>(?:[\w'’-]+\s+){{0,4}}?(?:{_title()}|(?i:{heads}))(?:\s+(?![Ww]hich|[Ww]ho)[\w'’-]+){{0,6}}?)"
        rf"\s(?:of|at|for|with|to|from|du|de la|de l['’]|des|de|au|à la|à)\s(?:(?:the|la)\s)?$"
    )


#: The same without a comma, behind which a name may begin the next of a list.
_RIGHT_BEHIND = re.compile(r"(?: \([A-Z][\w.-]*\))?\s+(?:(?:Dr|Gen|Adm)\.\s+)?")


def _of_the_next(text: str, body: Place, people: list[Place]) -> bool:
    """Whether a body behind a name belongs to the name right behind it: "NAME, Head of BODY NEXT NAME"."""
    following = next((p for p in people if p.span.start >= body.span.end), None)
    return following is not None and bool(_RIGHT_BEHIND.fullmatch(text, body.span.end, following.span.start))


def _deepest(text: str, bodies: list[Place]) -> Place:
    """Return the last of a chain of possessives: "the Justice Department's Criminal Division's Fraud Section"."""
    body = bodies[0]
    for following in bodies[1:]:
        gap = text[body.span.end : following.span.start]
        if not re.match(r"^\)?(?:['’]s?|s)\s+(?:\([\w.-]+\)\s*)?$", gap):
            break
        body = following
    return body


#: From the name of an official to what they belong to: "NAME of the", "NAME II for the", "NAME (Ret.), of the".
_BELONGS = re.compile(rf"{_SUFFIX},?\s+(?:of|for|from|with)\s+(?:the\s+)?")


def bound(reading: Reading, places: list[Place]) -> Iterator[tuple[int, set[int]]]:
    """Yield the people of a sentence whose body, or of officials the district, stands right behind their names.

    Parameters
    ----------
    reading:
        The document.
    places:
        The mentions of a sentence in order.

    Yields
    ------
    The thing of each such person, and the bodies that they may work for: the last of a chain of possessives, or none where
    only a place follows.
    """
    for person in places:
        if person.type != "Person" or not (behind := _belonging(reading, person, places)):
            continue
        bodies = [p for p in behind if p.type == "Agency"]
        if behind[0].type == "Agency":
            yield person.thing, {_deepest(reading.masked, bodies).thing}
        elif _title_of(reading, person, places):
            yield person.thing, set()


def _belonging(reading: Reading, person: Place, places: list[Place]) -> list[Place]:
    """Return the bodies and places behind a name, or its list of names, that its own "of the" leads to; else nothing."""
    last = _last_of_list(person, places)
    behind = [p for p in places if p.span.start >= last.span.end and p.type in {"Agency", "Place"}]
    first = next((p for p in behind if not _inside(p, behind)), None)
    if first is None or not _BELONGS.fullmatch(reading.masked, last.span.end, first.span.start):
        return []
    return [p for p in behind if not _inside(p, behind)]


def _last_of_list(person: Place, places: list[Place]) -> Place:
    return max((p for p in places if p.group == person.group), key=lambda p: p.span.start)


def _title_of(reading: Reading, person: Place, people: list[Place]) -> str:
    """Return the title of a person; one in the plural is that of all of its list: "Inspectors A and B"."""
    shared = _own_title(reading, next(p for p in people if p.group == person.group))
    return _own_title(reading, person) or (shared if shared.endswith("s") else "")


def _own_title(reading: Reading, person: Place) -> str:
    return str(reading.mentions[person.mention].properties.get("title", ""))


def _by_office(
    reading: Reading, sentence: Sentence, person: Place, places: list[Place], named: dict[str, int]
) -> Iterator[Draft]:
    """Yield the body that an office belongs to by law, where the document names that body."""
    if not (titled := _title_of(reading, person, places)):
        return
    district = _DISTRICT.match(reading.masked, _last_of_list(person, places).span.end)
    attorney = _ATTORNEY.search(titled)
    offices = [n for n in named if _OFFICE.search(n)] if attorney else []
    if attorney and district:
        names = [f"U.S. {form} for the {district[1]}" for form in ("Attorney's Office", "Attorneys Office")]
        names += offices[:1] if _is_the_only_one(reading, offices, named, district[1]) else []
    elif attorney and len({named[n] for n in offices}) == 1:
        names = offices[:1]
    else:
        names = [r["body"] for r in rows("offices") if fold(r["title"]) == fold(titled)]
        names += _of_the_town(reading, person, named)
    for name in names:
        if (index := named.get(fold(name))) is not None:
            yield Draft(person.thing, "WORKS_FOR", index, sentence.span, "office-of-body", {"title": titled}, None, 0.7)
            return


def _of_the_town(reading: Reading, person: Place, named: dict[str, int]) -> list[str]:
    """Return the police of the town that a title begins with: "Aurora Chief of Police NAME", "Miami Police Chief NAME"."""
    found = _CHIEF.search(reading.masked, max(0, person.span.start - _LONGEST_TITLE), person.span.start)
    town = fold(found["town"]) if found else ""
    forces = [n for n in named if town and n.startswith(f"{town} ") and _FORCE.search(n)]
    return forces[:1] if len({named[n] for n in forces}) == 1 else []


_LONGEST_TITLE = 60
_CHIEF = re.compile(
    r"(?P<town>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}) (?:Chief of Police|Police (?:Chief|Commissioner|Superintendent)|Sheriff)\s+$"
)
_FORCE = re.compile(r"\b(?:police|sheriffs?|constabulary)\b")
_OFFICE = re.compile(r"\b(?:u s|united states) attorneys? (?:s )?offices?\b")


def _is_the_only_one(reading: Reading, offices: list[str], named: dict[str, int], district: str) -> bool:
    """Whether a text that speaks of "the U.S. Attorney's Office" means that of a district, since it names no other."""
    if len({named[n] for n in offices}) != 1 or any("district of" in n for n in offices):
        return False
    return {fold(m) for m in re.findall(ONE, reading.masked)} == {fold(district)}


_ATTORNEY = re.compile(r"(?:U\.\s?S\.|United States) Attorneys?$")
_DISTRICT = re.compile(rf"{_SUFFIX}\s+(?:of|for) the ({ONE})")


def _title_of_body(text: str, body: Place, person: Place) -> bool:
    """Whether "Commissioner of the RCMP" stands right before a name, or "RCMP, Supt. NAME"."""
    return len(text[body.span.end : person.span.start].strip(" ,")) == 0


def _draft(sentence: Sentence, person: Place, body: Place, title: str, rule: str, confidence: float) -> Draft:
    shown = re.sub(r"\s+", " ", title).strip(" ,") or None
    return Draft(person.thing, "WORKS_FOR", body.thing, sentence.span, rule, {"title": shown}, None, confidence)


EXTRACTOR = Extractor("affiliations/1", ("WORKS_FOR",), _extract)
