"""Operations: named ones by pattern, unnamed but definite ones by the phrase that the document uses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from loaders.lexicon import rows

_NAME_WORD = r"(?:[A-ZÀ-Þ0-9][\w'’./-]*)"
_QUOTED = r"[\"“«‘']\s?(?P<quoted>[^\"”»’'\n]{2,50}?)\s?[\"”»’']"
#: Small words inside a name: "Operation Hammer of the North", "Operation Without a Trace".
_JOIN = r"(?:of|the|and|de|du|des|la|le|a)"
_CALLED = (
    r"(?:dubbed|called|named|code-?named|known as|dite?|baptisée?|intitulée?|dénommée?|appelée?|nommée?|surnommée?)"
)
_NAMED = re.compile(
    rf"\b(?P<head>Operation|OPERATION|Opération|opération|Project|PROJECT|Projet|projet|Strike Force|Taskforce|Exercise|Exercice|Dossier|Op\.?|Operación|Operação|Operatie|Operazione)\s+"
    rf"(?:(?:{_CALLED}\s+)?{_QUOTED}|(?P<name>{_NAME_WORD}(?:[ -](?:{_JOIN} ){{0,2}}{_NAME_WORD}){{0,4}}))"
)
_DUBBED = re.compile(
    rf"(?i:\b(?:operation|investigation|project|sweep|probe|sprint|crackdown|opération|enquête|projet),? (?:[\w-]+ ){{0,3}}?{_CALLED})\s+{_QUOTED}"
)
#: "Lionfish Hurricane, l'opération qu'INTERPOL a coordonnée", "A Ultranza PY, the largest blow": a name and what it is.
_APPOSED = re.compile(
    rf"(?<![\w’'-])(?P<name>(?=[A-ZÀ-Þ]){_NAME_WORD}(?: {_NAME_WORD}){{0,3}}), (?:(?:the|an?|une?|la|le|its|their|this) |l['’])(?:[\w’'-]+ ){{0,4}}?(?:operation|investigation|sweep|crackdown|opération|enquête|probe|blow)\b"
    rf"|\b(?:operation|opération|investigation|enquête) (?:[\w-]+ ){{0,8}}?(?:as large as|known as|under the name(?: of)?|sous le nom(?: de| d['’])?|code name|nom de code) (?P<late>{_NAME_WORD}(?: {_NAME_WORD}){{0,2}})"
    rf"|(?i:\b(?:operation|investigation|project|sweep|probe|crackdown|opération|enquête|projet|dossier),? (?:[\w-]+ ){{0,3}}?{_CALLED}) (?P<dubbed>(?=[A-ZÀ-Þ]){_NAME_WORD}(?: {_NAME_WORD}){{0,2}})"
    rf"|\b(?:project|operation) (?P<upper>[A-ZÀ-Þ]{{4,}}(?:[ -][A-Z0-9]+)?)\b"
)
#: Words that follow a name in a headline or begin the next clause, and end it.
_ENDS = frozenset(
    (
        "The A An In On At By With From Seizes Nets Netted Results Leads Ends Targets Dismantles Team Teams Task Which Who "
        "That Takes Operation Project Opération Projet Monday Tuesday Wednesday Thursday Friday Saturday Sunday January "
        "February March April May June July August September October November December"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Found:
    """An operation with its span; `name` is the full name, `short` the part after the head."""

    start: int
    end: int
    name: str
    short: str
    head: str


def named_operations(text: str) -> Iterator[Found]:
    """Yield the named operations of a masked text: "Operation X", "projet X", "opération « X »", "dubbed “X”"."""
    at = 0
    while match := _NAMED.search(text, at):
        head = match["head"]
        if match["quoted"]:
            short, at = match["quoted"].strip(), match.end()
        else:
            short = _cut(match["name"])
            at = match.start("name") + max(1, len(short))
        if _is_operation(head, short):
            yield Found(match.start(), at, f"{head} {short}", short, head)
    for match in _DUBBED.finditer(text):
        short = match["quoted"].strip()
        if short[0].isupper() and not _NAMED.match(text, match.start()):
            yield Found(*match.span("quoted"), short, short, "")


def apposed_operations(text: str, people: Callable[[int], bool]) -> Iterator[Found]:
    """Yield operations named without a head, beside the noun that says what they are.

    Parameters
    ----------
    text:
        Masked text.
    people:
        Whether a person, a body or a place begins at a place of the text.
    """
    for match in _APPOSED.finditer(text):
        group = next(g for g in ("name", "late", "dubbed", "upper") if match[g])
        short = _cut(match[group])
        start = match.start(group)
        if len(short) > 3 and short.split()[0] not in _ENDS and not people(start):
            yield Found(start, start + len(short), short, short, "")


def _cut(name: str) -> str:
    """Cut a name before a word that ends it, and take away small words and marks left at its end."""
    parts = re.split(r"(?<=\S) ", name)
    for number, part in enumerate(parts[1:], 1):
        if part in _ENDS or parts[number - 1].endswith((",", ".", "'s", "’s")):
            parts = parts[:number]
            break
    while len(parts) > 1 and re.fullmatch(_JOIN, parts[-1], re.I):
        parts.pop()
    short = " ".join(parts).rstrip(".,'’-/")
    return short[:-2] if short.endswith(("'s", "’s")) else short


def _is_operation(head: str, short: str) -> bool:
    if not short or short.split()[0].lower() in _NO_NAMES:
        return False
    return head not in _ONE_WORD or (short[0].isupper() and " " not in short and len(short) > 3)


#: "Operation Manager Smith" names no operation.
_NO_NAMES = frozenset("manager managers team teams director coordinator center centre command officer the and".split())
#: Heads that name an operation only before a single proper word ("Strike Force Wattlebird"); else they are a body's.
_ONE_WORD = frozenset({"Strike Force", "Taskforce", "Op", "Op.", "Dossier", "Exercise", "Exercice"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A definite phrase that may speak of an operation: its span and its head noun."""

    start: int
    end: int
    head: str
    opening: str


#: Words that show that the phrase has ended before the head noun: another noun phrase or a verb stands between.
_BREAKS = frozenset(
    (
        "of and in to for with by from on at that which who is are was were has have had will as or but the a an "
        "its their this these those our during after before under into against also not de du des la le les et en dans pour par sur "
        "avec que qui a ont est sont été au aux d une un"
    ).split()
)
#: A word inside a phrase: none of those.
_INSIDE = rf"(?:(?!(?:{'|'.join(sorted(_BREAKS))})\b)[\w'’/-]+)"


@cache
def _phrases(language: str) -> re.Pattern[str]:
    heads = "|".join(r["form"] for r in rows("operation_heads") if r["language"] == language)
    if language == "fr":
        return re.compile(
            rf"\b(?:(?P<det>[Cc]ette|[Cc]es|[Cc]e|[Cc]et|[Ll]a|[Ll]es|[Ll]e|[Uu]ne|[Uu]n)\s+|(?P<el>[LlDd]['’]))(?P<pre>(?:{_INSIDE} ){{0,2}}?)"
            rf"(?P<head>{heads})(?P<post>(?: d['’]envergure| conjointe?| policière| judiciaire| internationale| de grande ampleur| antidrogue| de [\w-]+(?: et un)? (?:mois|ans))?)\b"
        )
    return re.compile(
        rf"\b(?P<det>[Tt]he|[Tt]his|[Tt]hese|[Tt]hose|[Aa]n?|[Tt]oday['’]?s|[Yy]esterday['’]?s|[Oo]ur)\s+(?P<pre>(?:{_INSIDE},? ){{0,5}}?)(?P<head>{heads})\b(?!\s+(?:manager|officer|branch|team|division|unit|section|bureau|agent|law|against\s+(?:him|her)))(?!\s+(?:and \w+ )?of\b)"
    )


_ORDER_EN = (
    r"(?:first|second|third|fourth|fifth|final|last|latest|opening|closing|initial|earlier|previous|resolution|"
    r"termination|arrest|enforcement|overt|covert)"
)
_ORDER_FR = (
    r"(?:première?|premiers?|deuxième|seconde?|troisième|quatrième|dernière?|précédente?|autre|nouvelle|nouveau|ultime)"
)
#: A part of an operation that is told from the others: "the final phase", "une première série de perquisitions".
_PART = {
    "en": re.compile(
        rf"\b(?P<det>[Tt]he|[Aa]n?|[Tt]his|[Ii]ts)\s+(?P<pre>{_ORDER_EN} )(?P<head>phase|stage|wave|week(?= of (?:Operation|Project|intensi|action)))\b"
    ),
    "fr": re.compile(
        rf"\b(?P<det>[Ll]a|[Ll]e|[Uu]ne|[Uu]n|[Cc]ette|[Cc]e)\s+(?P<pre>{_ORDER_FR} )(?P<head>phase|volet|vague|étape|saisie|contrôle|interception|convoi|édition|série(?= de perquisitions| d['’]arrestations| d['’]interpellations))\b"
    ),
}


def operation_phrases(text: str, start: int, end: int, language: str) -> Iterator[Phrase]:
    """Yield the phrases of a sentence that may speak of an unnamed operation, or of a named one again."""
    parts = list(_PART["fr" if language == "fr" else "en"].finditer(text, start, end))
    for match in parts:
        yield Phrase(match.start(), match.end(), match["head"].lower(), match["det"].lower())
    for match in _phrases(language).finditer(text, start, end):
        if any(match.start() < p.end() and p.start() < match.end() for p in parts):
            continue
        opening = match["det"] or match.groupdict().get("el") or ""
        yield Phrase(match.start(), match.end(), match["head"].lower(), opening.lower())
