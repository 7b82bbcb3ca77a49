"""Criminal groups that have no name but are definite: "a drug trafficking organization", "un réseau de trafiquants"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.annotate.peoples import is_nationality
from loaders.needed import Needed

_CRIME = (
    r"(?:drugs?|narcotics?|crime|criminal|trafficking|smuggling|laundering|fraud|gambling|sharking|counterfeit\w*|extortion|"
    r"gang|terrorist|theft|cocaine|heroin|fentanyl|methamphetamine|firearms?|weapons?|trafficker|importation|distribution|"
    r"biker|motorcycle|mafia|organi[sz]ed|car|burglary|scam|robbery|people|human|cannabis|tobacco|county lines?|supply|dealing)"
)
#: A word inside a phrase: none that ends the phrase or begins another.
_INSIDE = r"(?:(?!(?:of|and|to|for|with|by|from|on|at|that|which|who|is|are|was|were|has|have|had|as|or|but|in|their|its|into|the|these|an?)\b)[\w'’/-]+)"
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
    r"(?<![\w])(?:[Uu]n|[Cc]e|[Ll]e|[Uu]ne|[Cc]ette|[Ll]a|[Dd]['’]un|[Dd]['’]une)\s*(?P<name>(?:(?:vaste|important|importante|puissant|même) )?(?:réseau|groupe|organisation|bande|filière|gang|cellule|clan))(?! spécialisée?s? (?:sur|«))(?= (?:qui (?:écoul|vend|import|export|distribu|aliment|approvisionn|trafiqu|sévi|opér|vol|blanchi)\w*|spécialisée?|soupçonnée?|impliquée?|dirigée?|actif|active|basée?|implantée?|opérant|ayant|responsable))"
)
_ENGLISH, _FRENCH = Needed(_UNNAMED, _PLAIN, _DOING), Needed(_FR_UNNAMED, _FR_DOING)
_BREAKS = frozenset(
    "of and to for with by from on at that which who is are was were has have had as or but in their its into".split()
)
#: Words of bodies that fight groups, in a phrase that would else be taken for one.
LAWFUL = re.compile(
    r"(?i)\b(?:enforcement|police|agency|federal|intelligence|security|international drug enforcement|task|working|task force)\b"
)

#: What a group is said to be, which is no group: "declared a terrorist group".
_KINDS = frozenset(
    "terrorist group|terrorist organization|terrorist organisation|criminal organization|criminal organisation|organisation criminelle|groupe terroriste|groupe criminel|organized crime group|organised crime group".split(
        "|"
    )
)


@dataclass(frozen=True, slots=True)
class Group:
    """A group with its span; unnamed where the text gives a phrase and no name."""

    start: int
    end: int
    name: str
    unnamed: bool
    also: tuple[str, ...] = ()


def unnamed_groups(text: str, start: int, end: int, language: str) -> Iterator[Group]:
    """Yield the phrases of a sentence that speak of one criminal group without a name."""
    for match in (_FRENCH if language == "fr" else _ENGLISH).finditer(text, start, end):
        body = match["name"]
        pointing = " " not in body and match.groupdict().get("det", "").lower() in {"the", "this", "these"}
        label = (body in _KINDS or bool(_LABEL.match(body))) and not _ACTS.match(text, match.end("name"), end)
        if pointing or label or _NEVER.match(body) or LAWFUL.search(body) or _broken(body):
            continue
        if not is_named_beside(text, match.start(), *match.span("name")):
            clause = _CLAUSE.match(text, match.end("name"), end)
            also = (body + clause.group(),) if clause else ()
            yield Group(*match.span("name"), body, unnamed=True, also=also)


#: A phrase beside a name says what the name is: "X, a Swedish criminal network", "a gang known as X".
_NAME_BEFORE = re.compile(
    r"[A-ZÀ-Þ0-9][\w’'.-]*[\"”»’']?\)?(?: (?:gang|group|structure|clan|network|crew|cartel|family|mob|ring))?(?:,| is| was|,? which is| est| [—–])\s$"
)
_NAME_BEHIND = re.compile(
    r",? (?:(?:which is |that is |who are |was |is )?(?:(?:better )?known (?:[\w ]{2,25} )?as|called|dubbed|nicknamed|(?:that calls|calling) itself|dite?|surnommée?|se faisant appeler|connue? sous le nom d[e’'])|[\"“«])|,? (?:the |des |les |la |le )?[\"“«]?\s?[A-ZÀ-Þ]\w+[ ,.]|,? they call\b"
)
#: What the clause behind a phrase adds to it: "a gang | that preyed on the elderly".
_CLAUSE = re.compile(r" (?:(?! and | et )[^,.;:()«»\n\"“”]){3,70}(?=[,.;:)]| and | et )")
#: A class of groups, of which none is pointed at.
_CLASS = re.compile(
    r"(?:.* )?(?:organi[sz]ations|groups|gangs|networks|rings|syndicates|cartels|crews|cells|enterprises|families)$|(?:organisations|groupes|réseaux|bandes|gangs|filières|cellules|clans|cartels)\b"
)


#: A class that is told apart from others by its kind: "outlaw motorcycle gangs".
_TOLD = re.compile(r"\b(?:foreign|outlaw|motorcycle|étrang\w+|structurée?s|motards|albanophones)\b")


def is_origin(body: str) -> bool:
    """Whether a phrase begins with where its group is from: "Mexican cartels", "South American-based networks"."""
    return any(is_nationality(w.removesuffix("-based").removesuffix("-speaking")) for w in body.split()[:-1])


def is_named_beside(text: str, opening: int, start: int, end: int) -> bool:
    """Whether a phrase stands beside the name of the group that it speaks of, or speaks of a class of groups."""
    named = _NAME_BEFORE.search(text[max(0, opening - 40) : opening]) or _NAME_BEHIND.match(text, end)
    body = text[start:end]
    told = is_origin(body) or _TOLD.search(body)
    return bool(named or (_CLASS.match(body) and not told))


#: A charge or a label is not one group: "Racketeering, a criminal network", "foreign terrorist organization".
_LABEL = re.compile(r"(?:criminal|foreign terrorist|terrorist) (?:organi[sz]ation|gang|group)$")


#: What makes one group of a label: "an organised crime group that moved cars".
_ACTS = re.compile(
    r" (?:that|which|who|whose|operating|based|suspected|involved|responsible|led|headed|run|behind|active|believed|moving|smuggling|importing|"
    r"spécialisée?|dirigée?|qui|active?|implantée?|soupçonnée?)\b"
)
_NEVER = re.compile(r"(?:so-called|alleged) [A-Z]|continuing criminal|[A-ZÀ-Þ].*, |.*\boperations?\b")


def _broken(body: str) -> bool:
    """Whether a phrase runs over the end of another: "seized from a gang"."""
    return bool(_BREAKS & {w.lower().strip(",") for w in body.split()[:-1]})
