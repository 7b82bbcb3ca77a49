"""Bodies that share one head: "the Lubbock, Midland and Houston Police Departments" are three, and so in French.

The head is said once, in the plural or after the last name; each name with the head in the singular is a body of its own.
Coordination as in Huddleston and Pullum (2002), The Cambridge Grammar of the English Language, chapter 15.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from loaders.annotate.judicial_districts import ONE, SIDE, STATE
from loaders.annotate.known_bodies import is_known_body
from loaders.needed import Needed

_W = r"(?:St\. )?[A-ZÀ-Þ](?:[\w’'-]|\.(?=[A-Z]))*"
_PART = rf"{_W}(?: (?:of |and the )?{_W}){{0,3}}"
_AND = r"(?:,? and |, | & )"
#: Plural heads with their singular and what they are; "police" shares without a plural.
_HEADS = {
    r"[Pp]olice [Dd]epartments": ("Police Department", "police"),
    r"[Pp]olice [Ss]ervices": ("Police Service", "police"),
    r"[Pp]olice [Dd]istricts": ("Police District", "police"),
    r"[Pp]olice [Ff]orces": ("Police", "police"),
    r"(?:County )?Sheriff['’]?s['’]? (?:Offices|Departments)": ("Sheriff's Office", "police"),
    r"(?:RCMP )?[Dd]etachments": ("Detachment", "unit"),
    r"Field Offices": ("Field Office", "unit"),
    r"Field Divisions": ("Field Division", "unit"),
    r"[Ss]ubcommittees": ("subcommittee", "joint_body"),
    r"[Cc]onstabularies": ("Constabulary", "police"),
    r"[Tt]ribal [Pp]olice [Dd]epartments": ("Tribal Police Department", "police"),
    r"[Dd]istrict [Aa]ttorneys?['’]?s?['’]? [Oo]ffices": ("District Attorney's Office", "prosecution"),
    r"(?P<work>(?:drugs?|crime|gangs?|organised|organized|serious|investigations?|intelligence|detective|response|traffic|narcotics) (?:[a-z]+ ){0,2})(?P<unit>unit|squad|team)s": (
        "",
        "unit",
    ),
    r"police(?! [a-z]+s\b)": ("Police", "police"),
    r"Police(?! [A-Z])": ("Police Department", "police"),
}
_REGION = rf"(?:, {_W}(?: {_W})?,?)?"
#: Each head: a list before it is looked for only where it stands, and its expression is compiled only then.
_ENGLISH = [(head, *body) for head, body in _HEADS.items()]
_ANY_ENGLISH = Needed(*(re.compile(rf" (?:{head})\b") for head in _HEADS))


@cache
def _list_before(head: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?P<list>{_PART}(?:, {_PART})*{_AND}{_PART}){_REGION} (?:{head})\b")


_STARTS = frozenset("The A An In At By From With Both And Local".split())
_OWN = rf"(?:{ONE}|{SIDE}(?= and)|(?:{STATE})\b)"
_DISTRICTS = Needed(
    re.compile(
        rf"(?:U\.?S\.?|United States) Attorney['’]?s['’]? Offices? (?:for|in|of) (?:the )?"
        rf"(?P<list>{_OWN}(?:(?:, and|,| and)(?: the| for the| in the)? {_OWN})+)"
    )
)
#: The office of one district, as letterheads write it: "U.S. Attorney's Office, Eastern District of Texas".
_ONE_DISTRICT = Needed(
    re.compile(
        rf"(?:(?:U\.?S\.?|United States|UNITED STATES) (?:Attorney['’]?s Office|ATTORNEY['’]?S OFFICE)|Office of the (?:U\.?S\.?|United States) Attorney)(?:,? | [–—-] )"
        rf"(?P<district>(?:{_W} )?(?:District of (?:the )?|DISTRICT OF (?:THE )?){_W}(?: {_W}){{0,2}})"
    )
)
_DISTRICT = re.compile(rf"(?:(?:(?P<part>{SIDE})\s+)?Districts?\s+of\s+)?(?P<state>{STATE})")
#: Heads that may stand before the places of a list.
_BEFORE_PLACES = {
    r"police departments": ("Police Department", "police"),
    r"[Ss]heriff['’]?s?['’]? (?:offices|departments)": ("Sheriff's Office", "police"),
    r"[Dd]istrict [Aa]ttorneys?['’]?s?['’]? offices": ("District Attorney's Office", "prosecution"),
}
_PLACES_BEHIND = Needed(
    re.compile(
        rf"(?<![\w-])(?P<head>{'|'.join(_BEFORE_PLACES)}) (?:in|of|from) (?:the (?:cities|towns) of )?"
        rf"(?P<list>{_PART}(?:, {_PART})*{_AND}{_PART})(?P<counties> [Cc]ounties)?"
    )
)
#: Offices of a government, whose subjects a list names: "the Departments of Justice, Homeland Security and Labor".
_SUBJECT = rf"(?:the )?(?!Republic|Kingdom|Commonwealth){_W}(?: {_W}){{0,2}}"
_OF_SUBJECTS = re.compile(
    rf"(?<![\w-])(?P<head>[Dd]epartment|[Mm]inistr|Secretariat|[Gg]overnment|[Nn]av)(?:ies|s) of (?P<list>{_SUBJECT}(?:, {_SUBJECT})*(?:,? and |,? & ){_SUBJECT})"
)
_COMPLEMENT = r"(?:de la |de l['’]|du |des |de |d['’]|à |au )[A-ZÀ-Þ][\w’'-]*(?: (?:de |du |et )?[A-ZÀ-Þ][\w’'-]*)*"
_FRENCH_HEADS = {
    r"[Mm]inistères": ("ministère", "ministry"),
    r"[Pp]arquets": ("parquet", "prosecution"),
    r"[Pp]réfectures": ("préfecture", "ministry"),
    r"[Bb]ureaux régionaux(?: d['’][A-Z]+)?": ("bureau régional", "unit"),
    r"[Ss]ervices de police": ("Service de police", "police"),
    r"[Bb]rigades": ("brigade", "unit"),
    r"[Gg]ouvernements": ("gouvernement", "other"),
    r"[Aa]ntennes": ("antenne", "unit"),
    r"[Dd]irections régionales": ("direction régionale", "other"),
    r"[Pp]olices": ("police", "police"),
    r"[Pp]olices cantonales": ("police cantonale", "police"),
    r"[Pp]olices municipales": ("police municipale", "police"),
    r"[Zz]ones de police": ("zone de police", "police"),
    r"[Ss]ections de recherches": ("section de recherches", "unit"),
    r"[Tt]ribunaux judiciaires": ("tribunal judiciaire", "court"),
}
#: Places that follow a head without a preposition: "les zones de police Liège, Basse-Meuse et Vesdre".
_BARE = r"[A-ZÀ-Þ][\w’'-]+(?:[ -][A-ZÀ-Þ][\w’'-]+)?"
_FRENCH = [(head, *body) for head, body in _FRENCH_HEADS.items()]
_ANY_FRENCH = Needed(*(re.compile(rf"(?:{head}) ") for head in _FRENCH_HEADS))


@cache
def _list_behind(head: str) -> re.Pattern[str]:
    of_places = rf"(?P<list>{_COMPLEMENT}(?:, {_COMPLEMENT})*,? et {_COMPLEMENT}|{_BARE}(?:, {_BARE})* et {_BARE})"
    return re.compile(rf"(?<![\w-])(?P<head>{head}) {of_places}")


_ADJECTIVE = (
    r"[a-zà-ÿ]{2,}(?:ais|aise|ien|ienne|ois|oise|ain|aine|ol|ole|and|ande|ique|ge|se|sse|onne|lande|vienne|que)s?\b"
)
_FRENCH_ADJECTIVES = Needed(
    re.compile(
        rf"(?<![\w-])(?P<head>[Dd]ouanes|[Pp]olices(?: cantonales| fédérales| nationales)?|[Mm]arines|[Gg]endarmeries) "
        rf"(?P<list>{_ADJECTIVE}(?:, {_ADJECTIVE})*,? et {_ADJECTIVE})\b"
    )
)


@dataclass(frozen=True, slots=True)
class Shared:
    """One of the bodies: where its list begins, where its own part of it stands, its whole name, and its kind."""

    group: int
    start: int
    end: int
    name: str
    kind: str


def shared_heads(text: str, start: int, end: int, language: str) -> Iterator[Shared]:
    """Yield the bodies of lists that share one head in a stretch of text.

    Parameters
    ----------
    text:
        Masked text.
    start, end:
        The stretch: one sentence.
    language:
        `en` or `fr`.
    """
    if language == "fr":
        yield from _french(text, start, end)
        return
    taken: list[range] = []
    for number in _ANY_ENGLISH.possible(text, start, end):
        form, head, kind = _ENGLISH[number]
        for match in _list_before(form).finditer(text, start, end):
            parts = list(re.finditer(_PART, match["list"]))
            whole = range(*match.span())
            if any(set(whole) & set(other) for other in taken) or any(
                p.group().isupper() or _WHOLE.search(p.group()) for p in parts
            ):
                continue
            taken.append(whole)
            if re.search(r"s['’]$", match["list"]):  # "the Salish and Kootenai Tribes' police" is one
                last = match.end() + (len(" department") if text.startswith(" department", match.end()) else 0)
                body = f"{_unled(match['list'])} {text[match.end('list') + 1 : last]}"
                yield Shared(match.start(), match.end("list") - len(_unled(match["list"])), last, body, kind)
                continue
            yield from _each(match, parts, head or match["work"] + match["unit"], kind)
    yield from _heads_first(text, start, end)
    yield from _offices(text, start, end)
    lists = list(_DISTRICTS.finditer(text, start, end))
    for match in lists:
        yield from _districts(match)
    for match in _ONE_DISTRICT.finditer(text, start, end):
        yield from _one_district(match, [m.span() for m in lists])


#: A part that has a head of its own is a whole body: "Santa Clara Police Department, Ohkay Owingeh Tribal Police".
_WHOLE = re.compile(r"\b(?:Police|Sheriff['’]s|Department|Office|Agency|Bureau|Constabulary)\b")


def _one_district(match: re.Match[str], lists: list[tuple[int, int]]) -> Iterator[Shared]:
    """Yield the prosecution office of one district, unless a list of districts begins with it."""
    body = match["district"]
    if not any(a < match.end() and match.start() < b for a, b in lists):
        shown = _SMALL_OF.sub(lambda m: m.group().lower(), body.title()) if body.isupper() else body
        yield Shared(match.start(), *match.span(), f"U.S. Attorney's Office for the {shown}", "prosecution")


_SMALL_OF = re.compile(r"\b(?:Of|The)\b")


def _unled(names: str) -> str:
    """Return a list without the article that leads it in."""
    return re.sub(r"^(?:The|And) ", "", names)


def _heads_first(text: str, start: int, end: int) -> Iterator[Shared]:
    """Yield the bodies of "the police departments in Pell, Roma and Wick", whose head stands before the places."""
    for match in _PLACES_BEHIND.finditer(text, start, end):
        head, kind = next(body for form, body in _BEFORE_PLACES.items() if re.fullmatch(form, match["head"]))
        parts = list(re.finditer(_PART, match["list"]))
        county = " County" if match["counties"] else ""
        offset = match.start("list")
        for number, part in enumerate(parts):
            first = match.start() if number == 0 else offset + part.start()
            last = match.end() if county and number == len(parts) - 1 else offset + part.end()
            yield Shared(match.start(), first, last, f"{part.group()}{county} {head}", kind)


_FULL = {"Ministr": "Ministry", "Nav": "Navy"}


def _offices(text: str, start: int, end: int) -> Iterator[Shared]:
    """Yield the offices of "the Departments of Justice, Homeland Security and Labor"."""
    for match in _OF_SUBJECTS.finditer(text, start, end):
        head = match["head"].capitalize()
        # in small letters a department is a region of some countries, and a part of any body
        if match["head"] == "department" and not _are_departments(match["list"]):
            continue
        kind = {"Government": "other", "Nav": "defence"}.get(head, "ministry")
        yield from _named(match, _SUBJECT, f"{_FULL.get(head, head)} of", kind)


def _are_departments(subjects: str) -> bool:
    """Whether each subject of a list has a listed department."""
    return all(is_known_body(f"Department of {s}") for s in re.findall(_SUBJECT, subjects))


def _named(match: re.Match[str], part: str, head: str, kind: str) -> Iterator[Shared]:
    """Yield a body for each part of a list whose head stands before it."""
    offset = match.start("list")
    for number, found in enumerate(re.finditer(part, match["list"])):
        first = match.start() if number == 0 else offset + found.start()
        yield Shared(match.start(), first, offset + found.end(), f"{head} {found.group()}", kind)


def _each(match: re.Match[str], parts: list[re.Match[str]], head: str, kind: str) -> Iterator[Shared]:
    offset = match.start("list")
    for number, part in enumerate(parts):
        body, first = part.group(), offset + part.start()
        while (word := body.split(" ", 1))[0] in _STARTS and len(word) == 2:
            first += len(word[0]) + 1
            body = word[1]
        last = match.end() if number == len(parts) - 1 else first + len(body)
        yield Shared(match.start(), first, last, f"{body} {head}", kind)


def _districts(match: re.Match[str]) -> Iterator[Shared]:
    """Yield one prosecution office for each federal judicial district of a list."""
    offset = match.start("list")
    waiting: list[tuple[int, int, str]] = []
    for piece in re.finditer(r"(?:(?!,|\sand\s).)+", match["list"]):
        body = re.sub(r"^\s*(?:and )?(?:for |in )?(?:the )?", "", piece.group())
        first, last = offset + piece.end() - len(body), offset + piece.end()
        begin = match.start() if piece.start() == 0 else first
        if re.fullmatch(SIDE, body.strip()):  # "the Eastern and Southern Districts of New York"
            waiting.append((begin, last, f"{body.strip()} "))
            continue
        found = _DISTRICT.fullmatch(body.strip())
        if found is None:
            continue
        waiting.append((begin, last, f"{found['part']} " if found["part"] else ""))
        for start, end, side in waiting:
            name = f"U.S. Attorney's Office for the {side}District of {found['state']}"
            yield Shared(match.start(), start, end, name, "prosecution")
        waiting = []


def _french(text: str, start: int, end: int) -> Iterator[Shared]:
    for number in _ANY_FRENCH.possible(text, start, end):
        form, head, kind = _FRENCH[number]
        pattern = _list_behind(form)
        for match in pattern.finditer(text, start, end):
            owner = re.search(r" d['’][A-Z]+$", match["head"])
            part = _BARE if match["list"][0].isupper() else _COMPLEMENT
            yield from _named(match, part, head + (owner.group() if owner else ""), kind)
    for match in _FRENCH_ADJECTIVES.finditer(text, start, end):
        kind = {"d": "customs", "m": "defence"}.get(match["head"][0].lower(), "police")
        for body in _named(match, _ADJECTIVE, re.sub(r"s\b", "", match["head"]), kind):
            yield replace(body, name=body.name[:-1] if body.name.endswith("es") else body.name)
