"""Named operations, by pattern and by the noun that says what a name is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from loaders.lexicon import any_of, words

#: Capitals of Europe and of Maori: "Operation Ōriwa Sands".
UPPER = "A-ZÀ-ÖØ-ÞĀĆČĒĞĪİŁŃŌŘŚŠŪŻŽ"
_NAME_WORD = rf"(?:(?:a[lnrst]-)?[{UPPER}0-9][\w'’./-]*)"
_QUOTED = r"[\"“«‘']\s?(?P<quoted>[^\"”»’'\n]{2,50}?)\s?[\"”»’'](?!\w)"
#: Small words inside a name: "Operation Hammer of the North", "Operation Without a Trace".
_JOIN = r"(?:of|the|and|de|du|des|la|le|a)"
#: What a French name ends with in small letters, which says no more than the name: "opération Cèdre rouge", "Rempart d'août".
_SMALL_END = (
    r"(?: (?:rouge|bleue?|blanc(?:he)?|noire?|verte?|grise?|jaune|dorée?|d['’](?:or|argent|acier|hiver|été|automne|août|avril|octobre)"
    r"|de (?:fer|feu|nuit|sable|glace|printemps|mars))s?(?![\w’']))"
)
#: Nouns of actions, of which a name is said: "an inquiry dubbed “X”", "l'affaire « X »".
ACTION = rf"(?:{any_of(words('named_nouns', kind='action'))})"
_CALLED = (
    r"(?:dubbed|called|named|code-?named|known as|known by the code ?name|under the (?:code ?)?name(?: of)?|nicknamed"
    r"|dite?|baptisée?|intitulée?|dénommée?|appelée?|nommée?|surnommée?|prénommée?|(?:qui )?(?:a pris|porte|portait) le nom(?: de code)?(?: de)?"
    r"|sous le nom(?: de code)?(?: de| d['’])?|nom de code|code ?name:?)"
)
#: What a French text says of an action between its noun and its name: "l'opération commune « X »".
_KIND = (
    r"(?:(?:(?:inter)?nationale?|conjointe?|commune?|provinciale?|régionale?|mondiale|européenne|policière|bilatérale|ibérique"
    r"|(?:franco|belgo|germano|italo|anglo)-\w+)\s+){0,2}"
)
_NAMED = re.compile(
    r"\b(?P<head>Operation|OPERATION|Opération|opération|Project|PROJECT|PROJET|OPÉRATION|Projet|projet|Strike Force|Exercise|Exercice|Campaign|mission|Operativo|Dossier|[Ee]nquête|Op\.?|Operación|Operação|Operatie|Operazione"
    r"|Focused Operation|Joint Customs Operation(?: \(JCO\))?|Joint Action Days?|JAD)\s+"
    rf"{_KIND}(?:(?:{_CALLED}\s+)?{_QUOTED}|(?P<name>{_NAME_WORD}(?:[ -](?:(?:{_JOIN} ){{0,2}}|d['’]){_NAME_WORD}){{0,4}}{_SMALL_END}?))"
)
#: The name in quotes behind its noun, right behind it ("l'affaire « X »") or behind "called"; or before it ("the “X” inquiry").
_DUBBED = re.compile(
    # nothing is tried inside a word
    r"(?<!\w)(?=[\w\"“«‘'])(?:"
    rf"\b(?i:{ACTION},? (?:[\w’'-]+,? ){{0,3}}?{_CALLED})(?: en interne| internally)?\s+{_QUOTED}"
    rf"|\b(?:[Aa]ffaire|[Dd]ossier|[Mm]ission|[Ee]nquête|[Ii]nquiry|[Pp]robe|[Ii]nvestigation|[Aa]ction(?: [Dd]ays?)?|[Cc]ampaign|[Cc]ampagne|[Cc]ase|[Rr]aids?)\s+{_KIND}{_QUOTED.replace('quoted', 'beside')}"
    rf"|(?<!\w){_QUOTED.replace('quoted', 'ahead')}\s+(?:investigation|inquiry|probe|operation|raids?|searches|sweep)\b"
    rf"|(?:^|(?<=[.!?:]\s)|(?<=\n))(?:Baptisée?|Dubbed|Code-?named|Nommée?|Dénommée?|Surnommée?)(?: en interne| internally)?\s+{_QUOTED.replace('quoted', 'opening')})",
    re.M,
)
_CAPITALS = rf"(?=[{UPPER}]){_NAME_WORD}(?: {_NAME_WORD}){{0,3}}"
#: What stands before a name between commas: "another operation, X", "une enquête plus vaste, X".
_BESIDE = (
    r"(?:(?:an?|another|its|their|our) (?:[\w-]+ ){0,3}?(?:operation|investigation|project|probe|inquiry|sweep|sequel|edition|crackdown)"
    r"|(?:une?|sa|son|leur) (?:[\w-]+ ){0,3}?(?:opération|enquête|projet|action|affaire|chapitre|volet|édition)"
    r"(?: (?!(?:de|à|en|dans|sur|par|pour|du|au) )[\w-]+){0,2})"
)
_BY_WHOM = r"(?:dirigée|conduite|menée|organisée|coordonnée|pilotée|lancée|réalisée|ouverte|entamée)"
#: Names without a head of their own, each beside the words that say what it is.
_APPOSED = re.compile(
    # nothing is tried inside a word but a quotation mark
    r"(?:(?<!\w)(?=\w)|(?=[\"“«‘']))(?:"
    # "Lionfish Hurricane, l'opération qu'INTERPOL a coordonnée", "A Ultranza PY, the largest blow"
    rf"(?<![\w’'-])(?P<name>{_CAPITALS}), (?:(?:the|an?|une?|la|le|its|their|this) |l['’])(?:[\w’'-]+ ){{0,4}}?(?:operation|investigation|sweep|crackdown|drive|takedown|raid|exercise|opération|enquête|exercice|probe|blow)\b"
    rf"|\b(?:operation|opération|investigation|enquête) (?:[\w-]+ ){{0,8}}?(?:as large as|known as|under the name(?: of)?|sous le nom(?: de| d['’])?|code name|nom de code) (?P<late>{_NAME_WORD}(?: {_NAME_WORD}){{0,2}})"
    rf"|\b(?i:{ACTION},? (?:[\w’'-]+,? ){{0,3}}?{_CALLED}) (?:(?:the|la|le) )?(?P<dubbed>(?=[{UPPER}]){_NAME_WORD}(?: {_NAME_WORD}){{0,2}})"
    rf"|\b(?:project|operation|(?:enquête|procédure|opération)(?: criminelle| conjointe)?) (?P<upper>[A-ZÀ-Þ]{{4,}}(?:[ -][A-Z0-9]+)?)\b"
    # "La seconde, baptisée ORÉADE 2", "the phase – code name RECUL"
    rf"|\b(?i:première?|premier|second|seconde|deuxième|troisième|dernière?|first|third|other|last),? {_CALLED} (?P<ranked>{_CAPITALS})"
    rf"|\b(?i:nom de code|code-?name[d:]?)[ :]+(?P<coded>{_CAPITALS})"
    # "another operation, Sovereign Plains, is", "une enquête plus vaste, Nordet.", "une précédente action, « Quai 21 », avait"
    rf"|\b(?i:{_BESIDE}), (?:{_QUOTED}|(?P<beside>{_CAPITALS})(?=[,.;]| dont\b| [–—-] ))"
    # "in a phase that we named Conch Line", "an operation that it called “Chakra”"
    rf"|\b(?i:{ACTION}|phase) (?:[\w’'-]+ ){{0,5}}?(?:that|which) (?:we|it|they|police|officers|investigators) (?:(?:have|has|had) )?(?:called|named|dubbed|code-?named) (?:{_QUOTED.replace('quoted', 'quoted_late')}|(?P<ours>{_CAPITALS}))"
    # "« Cassiopée », dirigée par la gendarmerie", "« Cassiopée », une opération de quatre jours", "durant « Cap Antifer »"
    rf"|{_QUOTED.replace('quoted', 'led')}, (?:{_BY_WHOM}|(?:une|an?) (?:[\w-]+ ){{0,2}}?(?:opération|operation|enquête|investigation))\b|\b(?:durant|lors de|pendant|au terme de|à l['’]issue de) {_QUOTED.replace('quoted', 'during')}"
    # "the 2022 National Opioid Enforcement Action"
    rf"|\b(?:[Tt]he|[Ii]ts|[Oo]ur|first|second|annual|name|with|of|during|under) (?:\w+ (?=20\d\d ))?(?P<whole>(?:20\d\d )?[{UPPER}][\w'’.-]+(?: (?:(?:of|and|on|for|the) )?[{UPPER}][\w'’.-]+){{0,5}} (?:Takedown|Surge|Sprint|Sweep|Blitz|Crackdown|(?:Enforcement|Mule) Action|Action Days?|Action Week|Weeks? of Action|Intensification Week)(?: \d\.\d)?)\b(?! (?:Team|Unit|Task|Group|Fund|Plan|Act)\b))"
)
_APPOSED_GROUPS = (
    "name",
    "late",
    "dubbed",
    "upper",
    "ranked",
    "coded",
    "quoted",
    "beside",
    "quoted_late",
    "ours",
    "led",
    "during",
    "whole",
)
_QUOTES = frozenset({"quoted", "quoted_late", "led", "during"})
#: Where the words leave no doubt that a name is an operation's, whatever the labels take it for.
_TELLING = _QUOTES | {"ours", "beside", "whole", "ranked", "coded"}
#: Heads that a programme has as well as an operation.
PROJECTS = frozenset({"project", "projet"})
#: Words that follow a name in a headline or begin the next clause, and end it.
_ENDS = frozenset(
    (
        "The A An In On At By With From Team Teams Task Which Who That Operation Project Opération Projet Monday Tuesday Wednesday Thursday Friday Saturday Sunday January "
        "February March April May June July August September October November December"
    ).split()
)
#: Small words that have a capital at the beginning of a sentence only: "En 2024, l'opération".
_OPENS = frozenset(
    (
        "En Au Aux À Dans Sur Pour Par Depuis Après Avant Selon For To Since After Before During Under Within Throughout Inside Overall However "
        "Meanwhile Instead Moreover Furthermore Nevertheless Later Then Thus Hence Today Yesterday Also Still Indeed Cependant Toutefois Ainsi"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Found:
    """An operation with its span; `name` is the full name, `short` the part after the head.

    `standing` says that the text calls it a programme: "Project X, a public-private partnership".
    """

    start: int
    end: int
    name: str
    short: str
    head: str
    standing: bool = False


def named_operations(text: str, begins: Callable[[int], bool] = lambda _: False) -> Iterator[Found]:
    """Yield the named operations of a masked text: "Operation X", "projet X", "opération « X »", "dubbed “X”".

    Parameters
    ----------
    text:
        Masked text.
    begins:
        Whether a body or a place begins at a place of the text: "projet X de la Police provinciale" ends before it.
    """
    at = 0
    ends = set()
    while match := _NAMED.search(text, at):
        head = match["head"]
        if match["quoted"]:
            short, at = match["quoted"].strip(" .,"), match.end()
        else:
            short = _cut(_before_others(match["name"], match.start("name"), begins))
            short = _without_owned(short, head, text)
            at = match.start("name") + max(1, len(short))
        of_other = head in _ONE_WORD and not match["quoted"] and begins(match.start("name"))
        if _is_operation(head, short) and not of_other and not _is_head_of_table(text, match):
            standing = bool(_STANDING.match(text, at)) and head.casefold() in PROJECTS
            ends.add(at)
            yield Found(match.start(), at, f"{head} {short}", short, head, standing)
    for match in _DUBBED.finditer(text):
        group = next(g for g in ("quoted", "beside", "ahead", "opening") if match[g])
        short = match[group].strip(" .,")
        told = any(match.start() < end <= match.end() for end in ends)
        if short[:1].isupper() and len(short.split()) <= _LONGEST and not told and not _CASE.search(short):
            start = match.start(group) + match[group].index(short)
            yield Found(start, start + len(short), short, short, "")


def apposed_operations(text: str, known: Callable[[int], bool], people: Callable[[int], bool]) -> Iterator[Found]:
    """Yield operations named without a head, beside the noun that says what they are.

    Parameters
    ----------
    text:
        Masked text.
    known:
        Whether a listed body or place begins at a place of the text.
    people:
        Whether the labels take a person or place to begin there, which tells where the words around a name say little.
    """
    for match in _APPOSED.finditer(text):
        group = next(g for g in _APPOSED_GROUPS if match[g])
        short = match[group].strip(" .,") if group in _QUOTES else _cut(match[group])
        start = match.start(group) + match[group].index(short)
        other = known(start) or (group not in _TELLING and people(start))
        proper = (short[:1].isupper() or short[:2] == "20") and not re.fullmatch(r"\w+(?:ly|ment)", short)
        if proper and len(short) > 3 and short.count(" ") < 8 and short.split()[0] not in _ENDS | _OPENS and not other:
            yield Found(start, start + len(short), short, re.sub(r"^20\d\d ", "", short), "")


def _is_head_of_table(text: str, match: re.Match[str]) -> bool:
    """Whether a noun ends the head of a table, and what follows begins the first row."""
    end = text.find("\n", match.start(), match.start("name") if match["name"] else match.start("quoted"))
    return end >= 0 and "|" in text[text.rfind("\n", 0, end) + 1 : end]


#: What stands behind the name of a "project" that is a programme.
_STANDING = re.compile(
    r",? (?:(?:is|was|est) )?(?:the|an?|its|our|une?|cette|notre|l['’]|la) ?(?:[\w'’-]+ ){0,5}?"
    r"(?:partnership|initiative|programme|program|strategy|partenariat|stratégie)\b"
)


def _before_others(name: str, start: int, begins: Callable[[int], bool]) -> str:
    """Cut a name at a small word behind which another name begins."""
    for joint in re.finditer(rf" (?:(?:{_JOIN} )+|d['’])(?=\S)", name):
        if begins(start + joint.end()):
            return name[: joint.start()]
    return name


def _without_owned(short: str, head: str, text: str) -> str:
    """Cut "Harvest's Governing Board" to "Harvest" where the text has "Project Harvest" by itself; "Queen's Gambit" stays."""
    stem = re.split(r"['’]s ", short, maxsplit=1)[0]
    alone = stem != short and re.search(rf"{re.escape(head)}\s{re.escape(stem)}(?!['’]s|\w)", text)
    return stem if alone else short


def _cut(name: str) -> str:
    """Cut a name before a word that ends it, and take away small words and marks left at its end."""
    parts = re.split(r"(?<=\S) ", name)
    for number, part in enumerate(parts[1:], 1):
        if (
            part in _ENDS
            or part.lower() in _headline_verbs()
            or parts[number - 1].endswith((",", "."))
            or (parts[number - 1].endswith(("'s", "’s")) and not part[0].isupper())
            or _YEAR.fullmatch(part)
        ):
            parts = parts[:number]
            break
    while len(parts) > 1 and re.fullmatch(_JOIN, parts[-1], re.I):
        parts.pop()
    short = " ".join(parts).rstrip(".,'’-/")
    return short[:-2] if short.endswith(("'s", "’s")) else short


#: "Operation Mercurio of 2019" is Operation Mercurio.
_YEAR = re.compile(r"(?:19|20)\d\d")


@cache
def _headline_verbs() -> frozenset[str]:
    return frozenset(words("headline_verbs"))


def _is_operation(head: str, short: str) -> bool:
    if not short or short.split()[0].lower() in _NO_NAMES | _headline_verbs():
        return False
    if head == "Strike Force":
        return short[0].isupper() and len(short) > 3 and short.count(" ") <= 1 and short.split()[-1] not in _OF_BODIES
    return head not in _ONE_WORD or (short[0].isupper() and short.count(" ") < _ONE_WORD[head] and len(short) > 3)


#: A name in quotes is short; a longer one is something that somebody said (words).
_LONGEST = 4
#: The name of a trial: "Doe v. State".
_CASE = re.compile(r"\bv(?:s)?\.? ")
#: "Operation Manager Smith" names no operation.
_NO_NAMES = frozenset(
    "manager managers chairman finance against caution team teams director coordinator center centre command commander headquarters officer the and that which who whose targeting involving".split()
)
#: "Strike Force Raptor Squad" is a body.
_OF_BODIES = frozenset("Squad Unit Team Group Detectives Command Division".split())
#: Heads that name an operation only before so many proper words ("Exercise Harvest"); else they are a body's.
_ONE_WORD = {
    "Op": 1, "Op.": 1, "Dossier": 1, "Exercise": 3, "Exercice": 3, "Enquête": 1, "enquête": 1, "Campaign": 2, "mission": 1,
    "Operativo": 3,
}  # fmt: skip
