"""Criminal groups told by their head, their place or the group above them: "a network in Leeds", "the gang of A. B."."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from loaders.annotate.unnamed_groups import LAWFUL, Group, is_named_beside, is_origin
from loaders.needed import Needed

_W = r"[A-ZÀ-ÞŠŽĆČ][\w'’-]*"
_NAME = rf"{_W}(?: (?:(?:de|van|den|der|el|al|von|del|la) )*{_W}){{0,3}}"
_INSIDE = r"(?:(?!(?:of|and|to|for|with|by|from|on|at|that|which|who|is|are|was|were|be|been|has|have|had|as|or|but|in|their|its|into|the|these)\b)[\w'’/-]+ )"
_HEAD = r"(?:networks?|organi[sz]ation|gangs?|rings?|crews?|cells?|syndicates?|clan|cartel|outfit|faction|groups?)"
_STRONG = r"(?:network|gangs?|rings?|crews?|cell|syndicate|clan|cartel|outfit|faction|crime groups?|criminal (?:groups?|organi[sz]ation)|drug line|county line)"
_TRADE = r"(?:traffickers|dealers|suppliers|smugglers|thieves|fraudsters|dock ?workers|couriers|burglars|hackers|launderers|brokers|criminals|offenders|robbers|producers|importers|growers|distributors|counterfeiters|poachers|scammers)"
_DET = r"(?:[Aa]n?|[Tt]he|[Tt]wo|[Aa]nother|[Oo]ne|[Tt]his|[Ii]ts|[Aa] second|[Tt]he same)"
_FR_HEAD = r"(?:réseaux?|groupe|organisation|bande|filière|gang|clan|cellule|cartel|équipe|trafic|structure)"
_FR_DET = r"(?:[Uu]ne? |[Cc]ett?e |[Ll]e |[Ll]a |[Ll]['’]|[Dd]['’]une? |[Dd]u |[Aa]u |[Dd]eux |[Ss]on |[Mm]ême )"
#: By a person: "a network run by A. B.", "the gang of A. B.", "A. B.'s organization".
_BY_HEAD = re.compile(
    rf"\b(?P<det>{_DET}) (?P<name>(?P<short>{_INSIDE}{{0,4}}?{_HEAD}),? (?:allegedly |reportedly |reputedly |believed to be )?(?:headed by|led by|run by|controlled by|directed by|around|of(?: one)?) (?P<person>(?={_W} ){_NAME}(?: and {_NAME})?))"
    rf"|(?<![\w’'-])(?P<own>(?P<owner>{_W}(?: {_W})?)['’]s (?:[a-z-]+ ){{0,2}}?(?:network|organi[sz]ation|gang|crew|ring|group|syndicate|clan|cell))\b"
)
_FR_BY_HEAD = re.compile(
    rf"(?<![\w’'-]){_FR_DET}(?P<name>(?P<short>{_FR_HEAD}(?: [a-zà-ÿ]+){{0,2}}?),? (?:(?:dirigée?|menée?|pilotée?|contrôlée?) par|autour de|de|d['’]) ?(?P<person>{_NAME}))"
)
#: By the group above them: "a cell of the X", "a crew within the X", "the X's local cell".
_BY_GROUP = re.compile(
    rf"\b(?P<det>{_DET}) (?P<name>(?P<short>{_INSIDE}{{0,3}}?(?:cells?|crews?|factions?|wings?|chapters?|cliques?|sets?|fronts?|branch|gang|network|group|ring)),? (?:of(?: [\w-]+){{0,3}}? (?:answering|tied|linked|loyal|affiliated) (?:to|with)|of|within|affiliated (?:with|to)|answering to|linked to|tied to|loyal to) (?:the )?(?:former )?(?P<group>{_W}[^.,;]{{0,40}}))"
)
_FR_BY_GROUP = re.compile(
    rf"(?<![\w’'-]){_FR_DET}(?P<name>(?P<short>(?:cellule|faction|branche|équipe|réseau|groupe|bande)(?: [a-zà-ÿ]+)?) (?:du |des |de la |affiliée? (?:aux? |à la |à l['’])|liée? (?:aux? |à la |à l['’])|proche (?:des |du |de la ))(?:gang )?(?:« ?)?(?P<group>{_W}[^.,;»]{{0,40}}))"
)
#: By their place: "a network in Leeds", "a gang based in the Moyross area", "two rival groups from Kent".
_BY_PLACE = re.compile(
    rf"\b(?P<det>[Aa]n?|[Tt]wo|[Aa]nother|[Tt]he same|[Aa] second) (?P<name>(?P<short>{_INSIDE}{{0,4}}?(?:{_STRONG}|rival groups|larger organi[sz]ation|crime famil(?:y|ies))),? (?:in|from|based in|operating (?:in|from|out of|between)|working out of|based out of|active in|run from|operated from) (?:the )?(?P<place>{_W}(?:[ ,]+(?:and |of |the )?{_W}){{0,3}}(?: area)?))"
    rf"|\b(?:[Aa]|[Tt]he|an alleged|an?) (?P<from>{_W}(?: {_W})?(?:-based)? (?:{_STRONG}|group))(?= (?:headed|led|run) by\b)"
)
_FR_BY_PLACE = re.compile(
    rf"(?<![\w’'-])(?:[Uu]ne? |[Dd]['’]une? |[Dd]eux )(?P<name>(?P<short>{_FR_HEAD}(?: [a-zà-ÿ]+){{0,2}}?) (?:de |d['’]|à |établie? à |basée? à |implantée? à |active? à |dirigée? depuis |installée? à )(?P<place>{_W}))"
)
#: By their trade: "a group of dock workers", "un réseau de collecteurs d'espèces".
_BY_TRADE = re.compile(
    rf"\b{_DET} (?P<name>(?P<short>{_INSIDE}{{0,3}}?(?:group|cell|crew|ring|team|band|network|gang) of (?:[\w-]+ ){{0,2}}?{_TRADE}))\b"
)
_FR_BY_TRADE = re.compile(
    r"(?<![\w’'-])(?:[Uu]n |[Uu]ne |[Dd]['’]un |[Dd]['’]une |[Ll]e |[Ll]a |[Cc]e |[Cc]ette |présumé |[Dd]u |[Aa]u |[Ll]['’])(?P<name>(?P<short>(?:(?:vaste|important|importante|présumé|puissant|même) )?(?:réseau|bande|équipe|groupe|filière|cellule|centrale|plaque tournante|organisation)(?: (?:indépendant|international|criminel|criminelle|présumé|lyonnais|parisien|marseillais|local))?"
    r" (?:de |d['’]|de la )(?:faux |fausses |jeunes )?(?:collecteurs|représentants|sociétés-écrans|vente|achat|revente|voleurs|cambrioleurs|dealers|livreurs|malfaiteurs|transporteurs|blanchisseurs|escrocs|pirates|cybercriminels|braqueurs|dockers|fournisseurs|distributeurs|contrebandiers|contrebande|cocaïne|cannabis|drogues|stupéfiants|une dizaine de malfaiteurs|accommodation|braconniers|chauffeurs|mules|prostitution|trafiquants|recel|faux-monnayeurs|orpailleurs|vols?)"
    r"(?: (?:de |d['’]|et de |et d['’]|en )[a-zà-ÿ’'-]+){0,3}(?: [a-zà-ÿ]+(?:aires?|ales?|iques|ites|aux|ômes|ives?)\b)?))"
)
#: What stands before a group that a headline names without an article.
_HEADLINE = re.compile(
    r"(?i:\b(?:dismantl(?:e[sd]?|ing)|busts?|busted|break(?:s|ing)? up|broke up|broken up|disrupt(?:s|ed|ing)?|takes? down|took down|smash(?:es|ed)?|crack(?:s|ed)? down on|shuts? down)) (?P<name>(?P<short>(?:(?!(?:of|and|to|for|with|by|from|on|at|that|which|is|was|in|their|its|the|a|an)\b)[\w'’/-]+ ){1,5}?(?i:network|ring|gang|crew|syndicate|cell)))\b(?! (?:members?|leaders?|unit))"
)

#: Of a town or of a group above: "the Lexington cell", "a Sinaloa Cartel cell".
_CELL = re.compile(
    rf"(?:\b(?:[Tt]he|[Aa]n?)|['’]s) (?P<from>{_W}(?: {_W}){{0,3}}(?:['’]s)? (?:[a-z-]+ )?(?:cell|crew|ring|pipeline))\b"
)
#: In the capitals of a headline: "Ten Charged in Interstate Gun Trafficking Ring".
_TITLE = re.compile(
    r"\b(?:[Ii]n|[Oo]f|[Aa]gainst|[Tt]argets?|[Tt]argeting|[Dd]ismantles?) (?P<name>(?:[A-Z][\w-]+ ){0,3}?(?P<short>(?:Trafficking|Smuggling|Laundering|Drug|Gun|Meth|Methamphetamine|Fentanyl|Heroin|Cocaine|Fraud|Theft|Firearms) (?:[A-Z][\w-]+ )?(?:Ring|Conspiracy|Network|Cell)))\b"
)
#: A class of groups is a group where something is aimed at it and its origin or kind tells which.
_TARGETS = re.compile(
    r"\b(?i:target(?:s|ed|ing)?|against|disrupt\w*|dismantl\w*|aim(?:s|ed)? at|combat\w*|hunt\w*|money of|infiltrated by|directed at|crack\w* down on|hits?|tackl\w+|fights?|fighting) (?:the (?:money of )?)?"
    r"(?P<name>(?P<short>(?:[A-Z][\w-]+ |outlaw |foreign |motorcycle )(?:[\w-]+ ){0,4}?(?:cartels|gangs|organi[sz]ations|networks|crime families|criminal groups|syndicates|traffickers)))\b"
)

_HEADS, _GROUPS, _PLACES = (_BY_HEAD, _FR_BY_HEAD), (_BY_GROUP, _FR_BY_GROUP), (_BY_PLACE, _FR_BY_PLACE)
_ENGLISH = Needed(_BY_HEAD, _BY_GROUP, _BY_PLACE, _BY_TRADE, _CELL, _HEADLINE, _TITLE, _TARGETS)
_FRENCH = Needed(_FR_BY_HEAD, _FR_BY_GROUP, _FR_BY_PLACE, _FR_BY_TRADE)


def group_phrases(
    text: str,
    start: int,
    end: int,
    language: str,
    listed: Callable[[int, str], bool],
    people: Callable[[int], bool],
) -> Iterator[Group]:
    """Yield the groups without a name that their head, place, trade or the group above them tells.

    Parameters
    ----------
    text, start, end, language:
        The sentence.
    listed:
        Whether a listed name of a type begins at a place of the text.
    people:
        Whether a person is named at a place of the text.
    """
    for match in (_FRENCH if language == "fr" else _ENGLISH).finditer(text, start, end):
        if group := _told(match, listed, people):
            yield from _group(text, match, group)


def _told(match: re.Match[str], listed: Callable[[int, str], bool], people: Callable[[int], bool]) -> str:
    """Return where in a match the phrase of a group stands; nothing where what it is beside tells none."""
    if match.re in _HEADS:
        if not match["person"]:
            return "own" if match.re is _BY_HEAD and people(match.start("owner")) else ""
        at = match.start("person")
        return "name" if people(at) and not listed(at, "Agency") else ""
    if match.re in _GROUPS:
        return "name" if listed(match.start("group"), "CriminalOrganization") else ""
    if match.re in _PLACES:
        at = match.start("place") if match["name"] else match.start("from")
        placed = (listed(at, "Place") or listed(at, "Country")) and not listed(at, "Agency")
        return ("name" if match["name"] else "from") if placed else ""
    if match.re is _CELL:
        at = match.start("from")
        return "from" if listed(at, "Place") or listed(at, "CriminalOrganization") else ""
    other = match.re is _TARGETS and not (is_origin(match["name"]) or match["name"].startswith("outlaw"))
    return "" if other else "name"


def _group(text: str, match: re.Match[str], group: str) -> Iterator[Group]:
    """Yield a group whose mention is its noun alone, so that the person, place or group beside it keeps its own."""
    first, last = match.span(group)
    body = text[first:last]
    if LAWFUL.search(body) or (group != "own" and is_named_beside(text, match.start(), first, last)):
        return
    if group != "name":
        noun = max(body.rfind("’s "), body.rfind("'s ")) + 3 if group == "own" else body.rfind(" ") + 1
        yield Group(first + noun, last, body, unnamed=True)
        return
    short = match["short"]
    also = (short,) if " " in short else ()
    if match.groupdict().get("det", "") in {"Two", "two"}:
        also = (*also, f"two {body}", f"two {short}")
    # a place before the noun is a place: "a Bristol gang"
    noun = short.rfind(" ") + 1 if re.search(r"[A-Z]", short) and not is_origin(short) else 0
    yield Group(match.start("short") + noun, match.end("short"), body, unnamed=True, also=also)
