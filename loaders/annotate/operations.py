"""Named operations, by pattern and by the noun that says what a name is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_NAME_WORD = r"(?:[A-ZÀ-Þ0-9][\w'’./-]*)"
_QUOTED = r"[\"“«‘']\s?(?P<quoted>[^\"”»’'\n]{2,50}?)\s?[\"”»’']"
#: Small words inside a name: "Operation Hammer of the North", "Operation Without a Trace".
_JOIN = r"(?:of|the|and|de|du|des|la|le|a)"
_CALLED = (
    r"(?:dubbed|called|named|code-?named|known as|dite?|baptisée?|intitulée?|dénommée?|appelée?|nommée?|surnommée?)"
)
_NAMED = re.compile(
    rf"\b(?P<head>Operation|OPERATION|Opération|opération|Project|PROJECT|Projet|projet|Strike Force|Exercise|Exercice|Dossier|[Ee]nquête|Op\.?|Operación|Operação|Operatie|Operazione)\s+"
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
_ONE_WORD = frozenset({"Strike Force", "Op", "Op.", "Dossier", "Exercise", "Exercice", "Enquête", "enquête"})
