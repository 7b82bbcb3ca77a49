"""Programmes that no listed head names: by the noun beside their name, "X, a prevention scheme", "the X platform"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from loaders.lexicon import any_of, words
from loaders.needed import Needed

_W = r"[A-ZÀ-ÞĀĒĪŌŪ][\w'’/&-]*(?:\.\w+)*"
_SMALL = r"(?:of|the|and|for|on|to|in|against|with|from|an?|de|del|&)"
_NAME = rf"{_W}(?: (?:{_SMALL} ){{0,2}}{_W}){{0,6}}"
_QUOTED = r"[\"“«‘']\s?(?=[A-ZÀ-Þ0-9])(?P<quoted>[^\"”»’'\n]{3,50}?)\s?[\"”»’'](?!\w)"
#: The name of an operation or project, which its own grammar reads.
_ACTION = re.compile(r"(?:Operation|Project|Opération|Projet|Exercise)\b")


@dataclass(frozen=True, slots=True)
class Program:
    """A programme with its span, its name and the further names that the words around it give."""

    start: int
    end: int
    name: str
    also: tuple[str, ...] = ()


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    known = words("program_nouns", language=language)
    nouns = any_of(known)
    if language == "fr":
        return (_french(nouns),)
    behind = any_of(n for n in known if n not in _BRIEF)
    between = r"(?:(?!which|that|who|and|or|\w+-(?:day|week|month))[\w’'&-]+ ){0,5}?"
    determiner = r"(?:an?|the|its|our|their)"
    return (
        # "Clear the Shelves, a retail scheme"
        re.compile(rf"(?<![\w’'-])(?:[\"“‘']?)(?P<name>{_NAME})(?:,?[\"”’'])?(?:,| is| was| [–—-]) {determiner} {between}(?:{nouns})\b(?![\w-])"),
        # "the strategy, Clear the Shelves, was"; "a joint scheme, Clear the Shelves, at"
        re.compile(rf"\b(?:{behind}), (?:the )?(?P<late>{_NAME})(?=[,;.]| [–—-])"),
        # "the programme Clear the Shelves", "the “Clear the Shelves” programme", "its programme “Clear the Shelves”"
        re.compile(rf"(?<![\w-])(?:[Tt]he|[Ii]ts|[Oo]ur|[Tt]heir|[Aa]n?) (?:[\w-]+ ){{0,3}}?(?:{behind}) (?:(?P<late>(?=\S+ (?:{_SMALL} )?[A-ZÀ-Þ]){_NAME})|{_QUOTED})"),
        re.compile(rf"{_QUOTED} (?:{nouns})\b"),
        # "the county's Programme Challenger", "under Plan Secure Harbours"
        re.compile(rf"(?<=[a-zA-Z.,;:\n’'] )(?<![A-Z] )(?P<whole>(?:Programme|Plan) (?![A-Z]\w+(?:er|or|ing)\b){_W}(?: {_W}){{0,2}})"),
        # "a scheme called “Clear the Shelves”"
        re.compile(rf"\b(?:{nouns}),? (?:called|dubbed|named|known as|entitled|titled|nicknamed) (?:the )?(?:{_QUOTED}|(?P<late>{_NAME}))"),
        # the noun behind, and an acronym between
        re.compile(rf"(?<![\w’'-])(?P<name>{_NAME})(?: \([A-Z][\w-]+\))? (?P<noun>{nouns})(?![\w-])"),
    )  # fmt: skip


def _french(nouns: str) -> re.Pattern[str]:
    """Return the expression of a French noun and the name behind it: "la plateforme X", "un programme pilote « X »"."""
    adjective = r"[a-zà-ÿ]+(?:ale?|aux|el|elle|aire|ique|ienne?|oise?|ive?|if|ote|global|commune?|intégrée?)"
    kind = r"(?: (?:de |d['’])[a-zà-ÿ]+(?: (?:de |d['’]|des )[a-zà-ÿ]+)?)?"
    small = r"(?: (?:(?:des?|de la|de l['’]|du|plus|sans|avant|contre|au|aux) )?[a-zà-ÿ]+(?:s|ées?|és|ale?|aux|ité|tion|ment|ume|nt)(?![\w’'-]))"
    lower = rf"(?P<tailed>[A-ZÀ-Þ][a-zà-ÿ]+{small})"
    name = r"[A-ZÀ-Þ0-9][\w’'.-]*[A-ZÀ-Þa-zà-ÿ0-9](?: (?:(?:de |du |des )?[A-ZÀ-Þ][\w’'.-]*\w|[IVX]+|\d(?:\.\d)?|20\d\d(?:[-–]\d{2,4})?)){0,4}"
    return re.compile(
        rf"(?<![\w-])(?P<noun>(?i:{nouns}))(?: {adjective}){{0,2}}{kind},? (?:(?:dite?|baptisée?|intitulée?|dénommée?|appelée?|nommée?) )?"
        rf"(?:«\s?(?P<quoted>[^»\n]{{2,60}}?)\s?»|[\"“](?P<other>[^\"”\n]{{2,50}})[\"”]|{lower}|(?P<late>{name})(?![\w–-]))"
    )


@cache
def _needed(language: str) -> Needed:
    return Needed(*_patterns(language))


#: A campaign or pilot with a name behind it is as often an operation, or a man in an aeroplane.
_BRIEF = frozenset({"campaign", "pilot"})
_LEADING = re.compile(
    r"(?:(?:The|This|In|Under|Through|As|By|For|With|From|And|Its|Our|Their|His|La|Le|Les|Of|On|A|An|At|To|Another|Like|While|When|It|Both) )+"
)
_OWNER = re.compile(r".*(?:['’]s?|s['’]) (?=[A-ZÀ-Þ])")
_MONTHS = frozenset(m for m in calendar.month_name if m)
#: What a name with a noun in small letters behind it says when it names no programme: whose it is, or when.
_NO_NAME = re.compile(
    r"(?:Minister|President|Mr|Ms|Mrs|Dr|Chief|Sheriff|Police|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Telegram|Signal|WhatsApp)\b"
)
#: What stands alone before "is a" or before a noun and names nothing.
_ALONE = frozenset(
    "The This That These It He She Yesterday Today We You They What Each Our Its Their A An Another".split()
)
#: A platform on which people talk or trade is a programme of nobody.
_OF_CRIME = re.compile(
    r"(?i)\b(?:encrypt\w*|messaging|chat|market\w*|vendor|crypto\w*|social|gambling|trading|messagerie|chiffrée?)\b"
)


def programs(text: str, start: int, end: int, language: str, others: Callable[[int, int], bool]) -> Iterator[Program]:
    """Yield the programmes of a sentence that the noun beside their name tells.

    Parameters
    ----------
    text, start, end, language:
        The sentence.
    others:
        Whether a stretch holds, or is, a listed name that says it is another thing.
    """
    french = language == "fr"
    for match in _needed("fr" if french else "en").finditer(text, start, end):
        found = next(
            (
                g
                for g in ("quoted", "other", "late", "tailed", "whole", "name")
                if g in match.re.groupindex and match[g]
            ),
            "",
        )
        first, last = match.span(found)
        if found == "name":
            first, last = _own(text, first, last)
        body = text[first:last]
        if (
            not body
            or _refused(body, quoted=found in {"quoted", "other"})
            or others(first, last)
            or _OF_CRIME.search(match.group())
        ):
            continue
        noun = "noun" in match.re.groupindex
        if not noun:
            yield Program(first, last, body)
        elif french:
            whole = text[match.start() : last].rstrip()
            yield Program(match.start(), match.end(), body, (f"{match['noun']} {body}", whole))
        else:
            yield Program(first, match.end(), text[first : match.end()], (body, f"{body} {match['noun']}"))


def _own(text: str, first: int, last: int) -> tuple[int, int]:
    """Return the name without what introduces it: an article, its owner."""
    owner = _OWNER.match(text, first, last)
    first = owner.end() if owner else first
    leading = _LEADING.match(text, first, last)
    return (leading.end() if leading else first), last - len(text[first:last]) + len(text[first:last].rstrip(" ,.'’"))


@cache
def _bodies() -> frozenset[str]:
    """Return the nouns that end the name of a body: "Strike Force initiative" names none."""
    return frozenset(w.split()[-1] for w in words("org_heads", language="en")) - frozenset(words("program_heads"))


def _refused(body: str, *, quoted: bool) -> bool:
    parts = body.split()
    return bool(
        parts[0] in _MONTHS
        or parts[-1] in _bodies()
        or (len(parts) == 1 and body in _ALONE)
        or body.endswith(("'s", "’s", "s'", "s’"))
        or _ACTION.match(body)
        or _NO_NAME.search(body)
        or len(body) < 3
        or (quoted and not body[0].isupper() and not body[0].isdigit())
    )


#: What joins the owner of a programme to its name.
_OF = re.compile(
    r" (?:of|de|à)(?: the| la| l['’])?\s?(?=[A-ZÀ-Þ])| (?:du|des|d['’]) ?(?=[A-ZÀ-Þ])| de l['’](?=[A-ZÀ-Þ])"
)


def without_owner(text: str, start: int, end: int, owners: Callable[[int, int], bool]) -> int:
    """Return where the name of a programme ends before the body or country whose it is; its start where it is none.

    Parameters
    ----------
    text, start, end:
        The whole name: "the Basin Initiative of the Foreign Office".
    owners:
        Whether a stretch is the listed name of a body or country.
    """
    for joint in _OF.finditer(text, start, end):
        if owners(joint.end(), end):
            return joint.start() if " " in text[start : joint.start()] else start
    return end


#: What says that a named operation is a programme: "Operation X, our community programme".
_STANDING = Needed(
    re.compile(
        r"(?P<name>\b(?:Operation|Project|Opération|Projet|opération|projet) (?P<short>[A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ][\w’'-]*){0,3}))"
        r"(?:,| is| was|, which is| est) (?:the|an?|its|our|their|une?|notre|la|le|l['’]) ?(?:(?!which|that|who|investigation|operation|inquiry|probe|carried|conducted|in\b)[\w'’&-]+ ){0,6}?"
        r"(?:programme|program|strategy|commitment|(?<=Project )initiative|stratégie|partnership|partenariat)\b"
        r"|\b(?:program|programme|strategy|initiative),? (?P<late>(?:Operation|Project) [A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ][\w’'-]*){0,2}),"
        r"|\b(?P<headline>(?:Operation|Project) [A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ][\w’'-]*){0,2})(?=['’]s? (?:grant|program|programme|funding)\b| (?:grants?|funds|funding|program|programme)\b)"
    )
)


def standing_names(text: str) -> frozenset[str]:
    """Return the operations and projects, in folded case, that a text calls a programme once."""
    return frozenset((m["name"] or m["late"] or m["headline"]).casefold() for m in _STANDING.finditer(text))
