"""Criminal groups by grammar: "the X Cartel", "the X street gang", "a drug trafficking organization"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.annotate.peoples import is_nationality
from loaders.annotate.unnamed_groups import LAWFUL, Group, is_named_beside
from loaders.needed import Needed

_W = r"[A-ZÀ-Þ][\w'’./-]*|\d+(?:st|nd|rd|th)"
#: What an organised crime is called in capitals: "the Galindo Drug Trafficking Organization", "the Ruiz TCO".
_TRADE = (
    r"(?:(?:Drug|Human|Alien|Narcotics|Arms|Money|Weapons|Gun|Fentanyl|Cocaine|Transnational)[ -])?(?:Trafficking|Smuggling|Laundering|Criminal) "
    r"(?:Organi[sz]ation|Network|Group|Enterprise)|DTO|TCO|ASO"
)
_NAMED = Needed(
    re.compile(
        rf"\b(?P<name>(?:(?:{_W}) (?:and |of |& |de |del |la |\d{{1,3}}s? )?){{1,5}}?(?P<head>{_TRADE}|Maffia|Cartel|Gang|Crew|Clique|Mafia|Mob|Crips?|Bloods?|Kings|Gangsters|Boys|Nation|Crime Family|Crime Syndicate|Posse|Brotherhood|Motorcycle Club|MC|Militia|Triad|Syndicate|Clan))\b(?! Unit| Task| Section| Squad| Team| Division| Enforcement| Suppression)"
        rf"|\b(?P<lower>(?:(?:{_W}) ){{1,4}})(?P<noun>(?:criminal |outlaw |street |prison |motorcycle |biker |crime |drug )*(?:gang|cartel|clique|crime family|mafia|motorcycle club|crime group|crime syndicate|terrorist group|terrorist organi[sz]ation|drug trafficking organi[sz]ation|criminal organi[sz]ation|organi[sz]ation|clan))\b"
    )
)
#: French puts the name behind the noun, plain, with "dit" or between guillemets: "le clan Yoda", "le gang des « Aubiers »".
_FR_NAMED = Needed(
    re.compile(
        rf"\b(?P<noun>[Gg]angs?|[Cc]artel|[Cc]lan|[Bb]ande|[Ff]action|[Mm]afia|[Ff]ilière|[Rr]éseau|[Gg]roupe(?: criminel| terroriste| armé)?|[Oo]rganisation(?: criminelle)?)(?: [a-zà-ÿ]+(?:ais|ois|ien|ain|aise|oise|ienne))?(?:,(?: les?| la)?(?= [«“\"]))?"
        rf"(?: (?P<said>dite?(?: d?[eu]?s?)?|baptisée?|surnommée?|se faisant appeler|qui se fait appeler)(?: les?| la| des?)?)? ?(?P<joint>d[eu]s? |d[’']|de la )?(?:(?P<quote>[«“\"]\s?)(?P<inner>[^»”\"\n]{{2,40}}?)\s?[»”\"]|(?P<name>(?:{_W})(?: (?:(?:de |du |la )?(?:{_W}))){{0,3}}))"
    )
)
#: English puts it before: "the Dovecot crew", "the Haouchar network", "Hysenaj's network".
_BEFORE_NOUN = Needed(
    re.compile(
        rf"\b(?:[Tt]he|[Aa]n?|so-called|alleged)\s+[\"“‘']?(?P<name>(?:{_W})(?: (?:{_W})){{0,2}})[\"”’']?\s(?P<noun>ring|'ndrina|crew|clan|mob|faction|outfit|gang|network|syndicate|crime (?:family|group|network|syndicate)|organi[sz]ation|drug line|line)\b(?! (?:unit|task|team|section|squad|crime|of|for|to|that (?:helps|supports|brings))\b)"
    )
)
#: A group behind the one who leads it: "Hysenaj's network", "Cromwell-Todman's organization".
_LED_BY = Needed(
    re.compile(
        r"(?<![\w’'-])(?P<name>[A-ZÀ-Þ][a-zà-ÿ]+(?:[- ][A-ZÀ-Þ][a-zà-ÿ]+)?['’]s (?:(?:drug|criminal|smuggling|trafficking) )?(?:network|organi[sz]ation|cell|crew|gang|ring|syndicate|drug line|cartel))\b(?! (?:unit|task|team|member))"
    )
)
#: "a network known on the street as the Eglinton Ghosts", "a crew that goes by 856-North".
_CALLED = Needed(
    re.compile(
        rf"\b(?:gang|network|group|ring|crew|organi[sz]ation|syndicate|cell|cartel|clan|market(?:place)?|vendor)(?: [\w’'-]+){{0,5}}? (?:known(?: [\w ]{{2,25}}?)? as|calling itself|call(?:s|ed) itself|called|dubbed|that goes by|nicknamed)(?: the name)? (?:the )?[\"“‘']?(?P<name>(?:{_W})(?: (?:{_W})){{0,3}})"
    )
)
#: Names of peoples and regions before the noun say where from, and name none.
_ORIGIN = re.compile(
    r"(?:\w+(?:ish|ese|ian|ean|ican|utch|rench|eek|raqi|ghan|kurd)|\w+-\w+|Irish|Greek|Thai|Kurdish|Dutch|French|Merseyside|European|Canada-\w+)$"
)
#: What owns a group and leads none: "today's ring", "the world's network".
_NOBODY = ("Today", "Yesterday", "The", "This", "It", "He", "She", "World", "Country", "Year", "Week", "Month")
_LINES = frozenset({"line", "drug line"})
_STARTERS = frozenset(
    (
        "The A An This That Those These Two Several In Of And By With From For On At As Members Member Leader Leaders Suspected "
        "Alleged Former Le La Les Un Une Ce Cette Ces Des Du Au"
    ).split()
)
#: What stands before "gang" and is no name of one: "the California-based prison gang", "Rival Gang Member".
_ONLY_DESCRIBES = re.compile(
    r"(?i)(?:\w+-based|rival|outstanding|reduce|national|local|violent|entire|international|transnational|organi[sz]ed crime and|wife of|one|two|three|four|five|six|seven|eight|nine|ten|\d+|hundreds of \w+|dozens of \w+|alleged)\b(?! \w+ \w+)"
)


#: "The 12th ABT gang member" counts members; the "18th Street" gang has its name from a street.
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th) (?=[A-Z]{2,}\b)")


def groups(text: str, start: int, end: int, language: str) -> Iterator[Group]:
    """Yield the criminal groups of a sentence, named by a proper name with a head, or definite but unnamed."""
    for match in _NAMED.finditer(text, start, end):
        if match["head"]:
            first, last = match.span("name")
        else:
            first, last = match.start("lower"), match.end("lower") - 1
        first = _trimmed(text, first, last)
        body = text[first:last]
        if match["head"] is None and not _crime_noun(match["noun"]):
            continue
        if match["head"] and re.fullmatch(_TRADE, match["head"]) and text[max(0, first - 4) : first].lower() != "the ":
            continue  # "a Brutal Trafficking Organization" in a headline
        if m := _POSSESSOR.match(body):
            # "Colombia's Clan del Golfo": the country whose it is does not belong to the name
            first, body = first + m.end(), body[m.end() :]
        if m := _ORDINAL.match(body):
            first, body = first + m.end(), body[m.end() :]
        if (
            body in _STARTERS
            or is_nationality(body)
            or _ONLY_DESCRIBES.match(body)
            or _NO_GROUP.search(body)
            or "'s" in body
            or "’s" in body
        ):
            continue
        if body and not LAWFUL.search(body) and (match["head"] is None or " " in body):
            also = _shorter(body) if match["head"] else (f"{body} {match['noun']}",)
            yield Group(first, last, body, unnamed=False, also=also)
    yield from _french(text, start, end) if language == "fr" else _english(text, start, end)


def _shorter(name: str) -> tuple[str, ...]:
    """Return the short form of a name in the usual letters: "Galindo DTO"."""
    own, trade, _ = name.partition(" Drug Trafficking Organi")
    return (f"{own} DTO",) if trade else ()


def _english(text: str, start: int, end: int) -> Iterator[Group]:
    """Yield the groups whose name stands before a noun in lower case, or behind "known as"."""
    for match in _BEFORE_NOUN.finditer(text, start, end):
        name = match["name"]
        first = match.start("name") + (m.end() if (m := _POSSESSOR.match(name)) else 0)
        body = text[first : match.end("name")]
        lone = body.isupper() and len(body) > 1 and not match.group().startswith("so-called")
        if lone or LAWFUL.search(name) or _NO_GROUP.search(body) or body in _STARTERS or not body:
            continue
        if match["noun"] in _LINES and len(body.split()) > 1:
            continue
        unnamed = bool(_ORIGIN.search(body))
        if unnamed and is_named_beside(text, match.start(), first, match.end("noun")):
            continue
        yield Group(first, match.end("noun"), f"{body} {match['noun']}", unnamed=unnamed)
    for match in _LED_BY.finditer(text, start, end):
        if not (LAWFUL.search(match["name"]) or _NO_GROUP.search(match["name"]) or match["name"].startswith(_NOBODY)):
            yield Group(*match.span("name"), match["name"], unnamed=True)
    for match in _CALLED.finditer(text, start, end):
        if not LAWFUL.search(match.group()) and not _NO_GROUP.search(match["name"]):
            yield Group(*match.span("name"), match["name"], unnamed=False)


def _french(text: str, start: int, end: int) -> Iterator[Group]:
    """Yield the groups that French names behind the noun: plain for a gang or clan, marked for a network or group."""
    for match in _FR_NAMED.finditer(text, start, end):
        loose = match["noun"].lower().split()[0] in {"réseau", "groupe", "organisation", "filière"}
        name = match["inner"] or match["name"]
        marked = bool(match["quote"] or match["said"])
        if (loose and match["joint"] and not marked) or LAWFUL.search(name) or _NO_GROUP.search(name):
            continue
        if loose and not marked and (name.isupper() or not match["noun"].islower()):
            continue
        if marked and name.islower():
            continue
        if marked:
            inside = match.span("inner") if match["inner"] else match.span("name")
            yield Group(*inside, name, unnamed=False)
        else:
            body = text[match.start("noun") : match.end("name")].rstrip(".,'’-/")
            yield Group(match.start("noun"), match.start("noun") + len(body), body, unnamed=False, also=(name,))


_POSSESSOR = re.compile(r"(?:[A-ZÀ-Þ][\w-]+ ){0,2}[A-ZÀ-Þ][\w-]+['’]s ")
#: Words that no name of a criminal group holds.
_NO_GROUP = re.compile(
    r"(?i)\b(?:first|cooperating|united|navajo|task|joint|working|support|steering|advisory|government|national|provincial|regional|ministerial|council|committee|bank|company|police|customs|rcmp|interpol|europol|law|health|research|contact|monitoring|early|egmont|operation|project|telegram|signal|whatsapp|tor|internet|bitcoin|tron|canada|états-unis|europe|france|belgique|suisse|travail|each|officers?|agents?)\b|^(?:Le|La|Les|Each|Every|Another|Outlaw Motorcycle)$"
)


def _crime_noun(noun: str) -> bool:
    return bool(re.search(r"gang|cartel|clique|crime|mafia|motorcycle|terrorist|trafficking|criminal", noun))


def _trimmed(text: str, first: int, last: int) -> int:
    """Move the start of a name past words that only introduce it: "the", "Montréal-based"."""
    while (word := re.match(r"([\w'’./-]+) ", text[first:last])) and (
        word[1] in _STARTERS or word[1].endswith("-based")
    ):
        first += word.end()
    return first
