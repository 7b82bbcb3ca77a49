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
#: "the Tetwani gang", "the Hutch organisation", "the Brothers Keepers cell": the noun is part of what the group is called.
_CALLED = re.compile(
    rf"\b(?P<det>[Tt]he|[Aa]n?|[Tt]his) (?P<name>(?:(?:{_W})(?:-based|-linked)? ){{1,3}}(?:drug |crime |criminal |organi[sz]ed crime |trafficking |smuggling )*(?:gang|network|crew|clan|crime famil(?:y|ies)|family|organi[sz]ation|faction|ring|cell|mob|outfit|syndicate|crime group|line))\b(?! members?'|['’]s (?:own|website))"
)
#: "le clan Scarfone", "le cartel de Medellín", "la bande à Picsou", "gang 47".
_FR_CALLED = re.compile(
    rf"(?<![\w-])(?P<name>(?:[Gg]ang|[Cc]artel|[Cc]lan|[Mm]afia|[Ff]amille criminelle|[Gg]roupe criminel|[Bb]ande|[Cc]ellule|[Rr]éseau|[Oo]rganisation criminelle|[Cc]hapitre)s? (?:(?:de|du|des|de la|à|dit|dite|dits) |d['’]|« ?)?(?:(?:{_W})|\d{{2,3}}\b)(?:[ -](?:de |du |la |des )?(?:{_W})){{0,3}})"
)
_CRIME = (
    r"(?:drugs?|narcotics?|crime|criminal|trafficking|smuggling|laundering|fraud|gambling|sharking|counterfeit\w*|extortion|"
    r"gang|terrorist|theft|cocaine|heroin|fentanyl|methamphetamine|firearms?|weapons?|trafficker|importation|distribution|"
    r"biker|motorcycle|mafia|organi[sz]ed|car|burglary|scam|robbery|people|human|cannabis|tobacco|county lines?|supply|dealing)"
)
#: A word inside a phrase: none that ends the phrase or begins another.
_INSIDE = r"(?:(?!(?:of|and|to|for|with|by|from|on|at|that|which|who|is|are|was|were|has|have|had|as|or|but|in|their|its|into|the|these)\b)[\w'’/-]+)"
_DET = r"(?P<det>[Aa]n?|[Tt]he|[Tt]his|[Tt]hese|[Tt]wo|[Ss]everal|[Mm]ajor|[Oo]ne|[Rr]ival)"
_UNNAMED = re.compile(
    rf"\b{_DET}\s+(?P<name>(?:{_INSIDE},? ){{0,5}}?(?:(?:[\w-]*{_CRIME}[\w-]* )(?:and (?:[\w-]*{_CRIME}[\w-]* ))?(?:{_INSIDE} ){{0,3}}?(?:organi[sz]ations?|rings?|networks?|groups?|syndicates?|enterprises?|cells?|cartels?|gangs?|crews?|families|operation)))\b(?! (?:members?|leaders?|activit\w+|violence|unit|investigat\w+))"
)
#: Nouns that name a criminal group by themselves, and those that do where the words behind say what it does.
_PLAIN = re.compile(
    rf"\b{_DET}\s+(?P<name>(?:{_INSIDE},? ){{0,4}}?(?:gang|ring|syndicate|cartel|mob|crime group|crime family))\b(?! (?:members?|leaders?|activit\w+|violence|unit|investigat\w+|related))"
)
_DOING = re.compile(
    rf"\b{_DET}\s+(?P<name>(?:{_INSIDE},? ){{0,4}}?(?:group|network|crew|cell|organi[sz]ation|line|outfit|faction|enterprise|pipeline))(?= (?:(?:that|which) (?:was |were |had |is |has |have )?(?:mov|smuggl|import|export|sell|sold|suppl|traffic|distribut|launder|run|ran|brought|bring|flood|ship|steal|stole|defraud|target)|moving|smuggling|importing|exporting|selling|supplying|trafficking|distributing|laundering|stealing|responsible for|suspected of|accused of|believed to|behind the|allegedly|alleged to|dealing))"
)
_FR_HEAD = r"(?:réseaux?|groupes?|organisations?|bandes?|filières?|trafic organisé|gangs?|clans?|cellules?|cartels?)"
_FR_KIND = (
    r"(?: criminel(?:le)?s?| structurée?s?| organisée?s?| mafieu(?:x|se)| terroristes?| rivau?x?| international(?:e)?| armée?s?|"
    r" (?:de |d['’])(?:trafiquants?|trafic|distribution|blanchiment|contrebande|narcotrafic\w*|malfaiteurs|stupéfiants|passeurs|vendeurs|vente|"
    r"prostitution|fraude\w*|vol\w*|recel|extorsion|proxénétisme|paris|faussaires|crime organisé|revendeurs|rue|motards|importation|importateurs|producteurs|introduction)"
    r"(?: (?:et de |et d['’])\w+)?(?: (?:d['’]|de |en )(?:armes?(?: à feu)?|drogues?|stupéfiants|cocaïne|cannabis|héroïne|fentanyl|méthamphétamine|véhicules|\w+))?)"
)
_FR_UNNAMED = re.compile(
    rf"(?<![\w])(?:[Uu]n|[Cc]e|[Ll]e|[Uu]ne|[Cc]ette|[Ll]a|[Dd]es|[Ll]es|[Dd]eux|[Ll]['’]|[Dd]['’]un|[Dd]['’]une|du|au)\s*(?P<name>(?:(?:vaste|important|importante|puissant|même|petit|petite) )?{_FR_HEAD}{_FR_KIND}+)"
)
_FR_DOING = re.compile(
    r"(?<![\w])(?:[Uu]n|[Cc]e|[Ll]e|[Uu]ne|[Cc]ette|[Ll]a|[Dd]['’]un|[Dd]['’]une)\s*(?P<name>(?:(?:vaste|important|importante|puissant|même) )?(?:réseau|groupe|organisation|bande|filière|gang|cellule|clan))(?= (?:qui (?:écoul|vend|import|export|distribu|aliment|approvisionn|trafiqu|sévi|opér|vol|blanchi)\w*|spécialisée?|soupçonnée?|impliquée?|dirigée?|actif|active|basée?|implantée?|opérant|ayant|responsable))"
)
_BREAKS = frozenset(
    "of and to for with by from on at that which who is are was were has have had as or but in their its into".split()
)
_STARTERS = frozenset(
    (
        "The A An This These Two Several In Of And By With From For On At As Members Leader Leaders Suspected "
        "Alleged Former Le La Les Un Une Ce Cette Ces Des Du Au"
    ).split()
)
_LAWFUL = re.compile(
    r"(?i)\b(?:enforcement|police|agency|federal|intelligence|security|international drug enforcement|task|working|task force)\b"
)

#: What stands before "gang" and is no name of one: "the California-based prison gang", "Rival Gang Member".
_ONLY_DESCRIBES = re.compile(
    r"(?i)(?:\w+-based|rival|outstanding|reduce|national|local|violent|entire|international|transnational|organi[sz]ed crime and|wife of|one|two|three|four|five|six|seven|eight|nine|ten|\d+|hundreds of \w+|dozens of \w+|alleged)\b(?! \w+ \w+)"
)


#: What a group is said to be, which is no group: "declared a terrorist group".
_KINDS = frozenset(
    "terrorist group|terrorist organization|terrorist organisation|criminal organization|criminal organisation|organisation criminelle|groupe terroriste|groupe criminel|organized crime group|organised crime group".split(
        "|"
    )
)
#: Capitalised words before a noun of groups that name a nation or a kind, and no group: "the Canadian network".
_NO_NAME = re.compile(
    r"(?:First Nations?|National|International|Social|Community|Support|Health|Research|Dark|Internet|Computer|Television|Radio|Rail|Road|Phone|Help|Tip|Crisis|Production|Assembly|Front|Working|Advisory|Royal|Catholic|Christian|Police|Federal|World|Non|Charity|Bell|Hot|Blue Line|Red Line|Réseau (?:Canopé|de transport)|Groupe (?:de travail|TVA))\b"
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
    yield from _by_head(text, start, end)
    for match in (_FR_CALLED if language == "fr" else _CALLED).finditer(text, start, end):
        body = match["name"].rstrip(".,'’-/")
        if not _LAWFUL.search(body) and body.split()[0] not in _STARTERS and not _NO_NAME.match(body):
            yield Group(match.start("name"), match.start("name") + len(body), body, unnamed=False)
    patterns = (_FR_UNNAMED, _FR_DOING) if language == "fr" else (_UNNAMED, _PLAIN, _DOING)
    for pattern in patterns:
        for match in pattern.finditer(text, start, end):
            body = match["name"]
            pointing = " " not in body and match.groupdict().get("det", "").lower() in {"the", "this", "these"}
            if not pointing and body not in _KINDS and not _LAWFUL.search(body) and not _broken(body):
                yield Group(*match.span("name"), body, unnamed=True)


def _broken(body: str) -> bool:
    """Whether a phrase runs over the end of another: "seized from a gang"."""
    return bool(_BREAKS & {w.lower().strip(",") for w in body.split()[:-1]})


def _by_head(text: str, start: int, end: int) -> Iterator[Group]:
    """Yield groups whose name holds a head such as Cartel or Crew, or stands before "street gang"."""
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


def _crime_noun(noun: str) -> bool:
    return bool(re.search(r"gang|cartel|clique|crime|mafia|motorcycle|terrorist|trafficking|criminal", noun))


def _trimmed(text: str, first: int, last: int) -> int:
    """Move the start of a name past words that only introduce it."""
    while (word := re.match(r"([\w'’./-]+) ", text[first:last])) and word[1] in _STARTERS:
        first += word.end()
    return first
