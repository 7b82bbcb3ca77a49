"""Names of operations that stand aside from their noun: "the inquiry that led to them, X,", "une suite, nommée « X »"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from loaders.annotate.operations import ACTION, UPPER, Found
from loaders.lexicon import any_of, words
from loaders.needed import Needed

_WORD = rf"(?=[{UPPER}])[\w'’./-]*[\w’]"
_CAPITALS = rf"(?:{_WORD}(?: (?:(?:of|the|de|du|des|la|le|d['’]) ?)?{_WORD}){{0,3}}(?: \d(?:\.\d)?)?)"
_QUOTED = r"[\"“«]\s?(?P<quoted>[^\"”»\n]{3,40}?)\s?[\"”»](?!\w)"
_NAME = rf"(?:{_QUOTED}|(?P<name>{_CAPITALS}))"
#: Where one of these stands nearer, a name is not of an action.
_OTHER = rf"(?:{any_of(words('named_nouns', kind='other'))})"
#: In capitals, "Service" is part of a name.
_SUBJECT = re.compile(rf"\b(?:(?P<action>(?i:{ACTION}))|{_OTHER})(?![\w-])")
_NAMING = (
    r"(?:dubbed|code-?named|named|called|nicknamed|known as|described as|under the (?:code ?)?name(?: of)?|(?:they|we|it|police|gardaí|the \w+) (?:named|called|dubbed)"
    r"|(?:dénommée|baptisée|nommée|appelée|intitulée|surnommée|désignée)s?|sous (?:le nom(?: de code)?|l['’]appellation|l['’]intitulé)(?: de)?"
    r"|(?:avait|a|portait) pour nom(?: de code)?|s['’]appelait)"
)
_NAMED = Needed(
    re.compile(
        rf"(?P<what>\bin what (?:was|were|is|the \w+) )?\b(?i:{_NAMING}) (?:(?i:the|la|le) |l['’]|d['’])?(?:{_WORD}['’]s )?{_NAME}"
    )
)
#: How far before the naming its noun may stand (characters).
_REACH = 140
_STOP = re.compile(r"(?<![A-Z])[.!?;:]\s|\n")
_RANK = (
    r"(?:first|second|third|fourth|fifth|last|other|premi(?:er|ère)|seconde?|deuxième|troisième|quatrième|dernière?)"
)
_DET = r"(?:(?i:the|that|this|an?|another|its|their|our|une?|la|le|cette|cet|sa|son|leur) |[Ll]['’])"
_ASIDE = re.compile(
    rf"\b{_DET}(?:(?:(?!(?:of|behind|to|in|with|by|de|du|dans|derrière|par|avec) )[\w\"“”'’-]+ ){{0,4}}?(?i:{ACTION})(?: [a-zà-ÿœ][\w'’-]*| (?:de l['’]|du )[A-Z]{{2,6}}){{0,5}}?|(?P<rank>{_RANK})(?: of [\w ]{{3,30}}?)?), {_NAME}"
    r"(?=, (?!\d|who\b|aged\b|qui\b|said\b)|\.\s| (?:–|—) )"
)
#: "« X », la plus vaste action", "In “X”, an action": what a name in quotes is stands right behind it.
_BEHIND = re.compile(
    rf"{_QUOTED},? (?:la|une|le|un|the|an?) (?:(?!awareness|prevention|information|media|public\b)[\w’'-]+ ){{0,4}}?(?i:{ACTION})\b(?! (?:de sensibilisation|de prévention|d['’]information))"
    rf"|\b(?:lors de|durant|pendant|au terme de|à l['’]issue de|à l['’]occasion de|s['’]achève) {_QUOTED.replace('quoted', 'during')}"
    rf"|\b(?:came|followed,|suivit|suivi de) {_QUOTED.replace('quoted', 'then')}"
)
#: "l'exercice annuel « X »", "l'opération sœur X-SUD": words between the noun and its name that are no name.
_BETWEEN = re.compile(
    rf"\b(?i:opération|enquête|exercice|projet|operation|exercise|campagne)(?: (?!(?:de|du|des|d|par|avec|en|et|contre|of|by|with|in|and|against)\b)[a-zà-ÿœ]+(?:-[a-zà-ÿœ]+)?){{1,2}} (?:{_QUOTED}|(?P<name>[A-ZÀ-Þ]{{5,}}(?:-[A-ZÀ-Þ]+)*(?: \d+)?)\b)"
)
#: "Stage two – X.", "Phase 3 : « X »" at the head of a line.
_RANKED = re.compile(
    rf"^[ \t•*–-]*(?:Stage|Phase|Wave|Part|Étape|Volet|Vague|Acte|Day|Jour) (?:\w+) ?[–—:-] {_NAME}(?=[.(:,\n]|$| [(–—])",
    re.M,
)
#: "Then the police called X" gives nobody a name.
_CALLS = re.compile(r"\bcalled\b")
#: "The head of the operation, X," names a person.
_WHOSE = re.compile(r"(?i)\b(?:of|behind|to|in|with|by|de|du|dans|derrière|par|avec) $")
#: What is said of actions only.
_RUNS = (
    r"(?:ran|took place|lasted|targeted|(?:was|were|is|has been) (?:carried out|conducted|launched|coordinated|co-ordinated|mounted|run by|aimed at|wound up)"
    r"|enters (?:its )?\w+ phase|s['’]est (?:déroulée?|tenue?|soldée?|achevée?)|a été (?:menée?|lancée?|conduite?|coordonnée?)|visait|ciblait|mobilisait)"
)
_RUN = re.compile(rf"{_QUOTED}(?= {_RUNS}\b)")
_NAME_RUNS = re.compile(rf"(?<![\w-])(?P<name>{_CAPITALS})(?= {_RUNS}\b)")
#: Those that need no look at what else stands around a name.
_PLAIN = Needed(_BETWEEN, _RANKED, _BEHIND, _RUN)
_LONGEST = 5
#: What bodies and programmes end in, and no action does.
_BODY = re.compile(
    r"\b(?:Teams?|Units?|Force|Squads?|Groups?|Sections?|Divisions?|Branch|Bureau|Office|Investigations?|Program(?:me)?s?|Initiative|Act|Plan|Fund|Strategy|Network)$"
)


def bynames(text: str, known: Callable[[int], bool], people: Callable[[int], bool]) -> Iterator[Found]:
    """Yield the operations whose names stand aside from the noun that says what they are.

    Parameters
    ----------
    text:
        Masked text.
    known:
        Whether a listed body or place begins at a place of the text.
    people:
        Whether the labels take a person or place to begin there, which tells where the words around a name say little.
    """
    for match in _NAMED.finditer(text):
        if match["what"] or _is_of_action(text, match.start()):
            yield from _found(match, known, people if _CALLS.search(match[0]) else _nobody)
    for match in _ASIDE.finditer(text):
        whose = _WHOSE.search(text, max(0, match.start() - 12), match.start())
        yield from _found(match, known, people if whose or match["rank"] else _nobody)
    for match in _PLAIN.finditer(text):
        yield from _found(match, known, _nobody)
    quoted = {m["quoted"].strip(" .,") for m in re.finditer(_QUOTED, text)}
    for match in _NAME_RUNS.finditer(text) if quoted else ():
        if match["name"] in quoted:
            yield from _found(match, known, _nobody)


def _nobody(_: int) -> bool:
    return False


def _is_of_action(text: str, at: int) -> bool:
    """Whether the noun nearest before a naming, in its sentence, is one of actions."""
    before = _STOP.split(text[max(0, at - _REACH) : at])[-1]
    nouns = list(_SUBJECT.finditer(before))
    return bool(nouns) and nouns[-1]["action"] is not None


def _found(match: re.Match[str], known: Callable[[int], bool], people: Callable[[int], bool]) -> Iterator[Found]:
    group = next(g for g, value in match.groupdict().items() if value and g not in {"what", "rank"})
    short = match[group].strip(" .,")
    start = match.start(group) + match[group].index(short) if short else 0
    is_name = short[:1].isupper() and len(short) > 3 and len(short.split()) <= _LONGEST and not _BODY.search(short)
    if is_name and not known(start) and (group != "name" or not people(start)):
        yield Found(start, start + len(short), short, short, "")
