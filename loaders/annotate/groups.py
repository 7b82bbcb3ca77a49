"""Criminal groups by grammar: "the X Cartel", "the X street gang", "a drug trafficking organization"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_W = r"[A-ZÀ-Þ][\w'’./-]*|\d+(?:st|nd|rd|th)"
_NAMED = re.compile(
    rf"\b(?P<name>(?:(?:{_W}) (?:and |of |& |de |del |la )?){{1,5}}?(?P<head>Cartel|Gang|Crew|Clique|Mafia|Mob|Crips?|Bloods?|Kings|Gangsters|Boys|Nation|Crime Family|Crime Syndicate|Posse|Brotherhood|Motorcycle Club|MC|Militia|Triad|Syndicate|Clan))\b(?! Unit| Task| Section| Squad| Team| Division| Enforcement| Suppression)"
    rf"|\b(?P<lower>(?:(?:{_W}) ){{1,4}})(?P<noun>(?:criminal |outlaw |street |prison |motorcycle |biker |crime |drug )*(?:gang|cartel|clique|crime family|mafia|motorcycle club|crime group|crime syndicate|terrorist group|terrorist organi[sz]ation|drug trafficking organi[sz]ation|criminal organi[sz]ation|organi[sz]ation|clan))\b"
)
_FR_NAMED = re.compile(
    rf"\b(?:gang|cartel|clan|famille|groupe|groupe criminel|réseau|organisation)(?:s)? (?:d[eu]s? |d['’]|dite? |« )?(?P<name>(?:{_W})(?: (?:de |du |la )?(?:{_W})){{0,4}})"
)
_CRIME = (
    r"(?:drug|narcotics?|crime|criminal|trafficking|smuggling|laundering|fraud|gambling|sharking|counterfeit\w*|extortion|"
    r"gang|terrorist|theft|cocaine|heroin|fentanyl|methamphetamine|firearms?|weapons?|trafficker|importation|distribution)"
)
#: A word inside a phrase: none that ends the phrase or begins another.
_INSIDE = r"(?:(?!(?:of|and|to|for|with|by|from|on|at|that|which|who|is|are|was|were|has|have|had|as|or|but|in|their|its|into|the|these)\b)[\w'’/-]+)"
_UNNAMED = re.compile(
    rf"\b(?P<det>[Aa]n?|[Tt]he|[Tt]his|[Tt]hese|[Tt]wo|[Ss]everal|[Mm]ajor)\s+(?P<name>(?:{_INSIDE},? ){{0,5}}?(?:[\w-]*{_CRIME}[\w-]* )(?:{_INSIDE} ){{0,3}}?(?:organi[sz]ations?|rings?|networks?|groups?|syndicates?|enterprises?|cells?|cartels?|gangs?))\b"
)
_FR_UNNAMED = re.compile(
    r"\b(?:[Uu]n|[Cc]e|[Ll]e|[Uu]ne|[Cc]ette|[Ll]['’]|[Dd]['’]un|[Dd]['’]une|du|au)\s*(?P<name>(?:réseau|groupe|organisation|bande|filière|trafic organisé)(?: criminel(?:le)?| structurée?| de (?:trafiquants?|trafic|distribution|blanchiment|contrebande|narcotrafic|malfaiteurs|stupéfiants|passeurs)(?: d['’]\w+| de \w+)?)+)\b"
)
_BREAKS = frozenset(
    "of and to for with by from on at that which who is are was were has have had as or but in their its into".split()
)
_STARTERS = frozenset(
    (
        "The A An This These Two Several In Of And By With From For On At As Members Leader Leaders Suspected "
        "Alleged Former"
    ).split()
)
_LAWFUL = re.compile(
    r"(?i)\b(?:enforcement|police|agency|federal|intelligence|security|international drug enforcement|task|working|task force)\b"
)

#: What stands before "gang" and is no name of one: "the California-based prison gang", "Rival Gang Member".
_ONLY_DESCRIBES = re.compile(
    r"(?i)(?:\w+-based|rival|outstanding|reduce|national|local|violent|entire|international|transnational|organi[sz]ed crime and|wife of|one|two|three|four|five|six|seven|eight|nine|ten|\d+|hundreds of \w+|dozens of \w+|alleged)\b(?! \w+ \w+)"
)


@dataclass(frozen=True, slots=True)
class Group:
    """A group with its span; unnamed where the text gives a phrase and no name."""

    start: int
    end: int
    name: str
    unnamed: bool


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
        if body in _STARTERS or _ONLY_DESCRIBES.match(body):
            continue
        if body and not _LAWFUL.search(body) and (match["head"] is None or " " in body):
            yield Group(first, last, body, unnamed=False)
    for match in (_FR_UNNAMED if language == "fr" else _UNNAMED).finditer(text, start, end):
        body = match["name"]
        if not _LAWFUL.search(body) and not _BREAKS & {w.lower().strip(",") for w in body.split()[:-1]}:
            yield Group(*match.span("name"), body, unnamed=True)


def _crime_noun(noun: str) -> bool:
    return bool(re.search(r"gang|cartel|clique|crime|mafia|motorcycle|terrorist|trafficking|criminal", noun))


def _trimmed(text: str, first: int, last: int) -> int:
    """Move the start of a name past words that only introduce it."""
    while (word := re.match(r"([\w'’./-]+) ", text[first:last])) and word[1] in _STARTERS:
        first += word.end()
    return first
