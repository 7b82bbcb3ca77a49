"""Numbers that count acts, places and bodies of a case: which measure a number gives by the noun behind it (`search_warrants`, ...)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.annotate.dates import month
from loaders.extractors.figure_words import measure_of, nouns
from loaders.reading import Quantity, Sentence


def is_countable(text: str, quantity: Quantity) -> bool:
    """Whether a bare number may count something: it is whole, and no year, day of a month, age or part of a definition."""
    if quantity.dimension or quantity.value != int(quantity.value) or _DEFINED.match(text, quantity.number_start):
        return False
    body = text[quantity.number_start : quantity.span.end].strip()
    if re.fullmatch(r"(?:19|20)\d\d", body) or re.match(r"-[A-Za-zà-ÿ]", text[quantity.span.end :][:2]):
        return False
    after = text[quantity.span.end : quantity.span.end + 14]
    before = text[max(0, quantity.number_start - 12) : quantity.number_start]
    if body.isdigit() and len(body) <= 2:
        if month().match(after.lstrip(" \u00a0")) or re.search(rf"(?:{month().pattern[4:]})\s$", before, re.I):
            return False
        if re.match(r"\s?(?:ans\b|years? old|,? a\.m|,? p\.m|h\b|:\d)", after):
            return False
    return not re.search(r"(?:Bill|C|Section|Phase|Route|Highway|No\.|n[o°]|Table|Class)[ -]$", before)


#: "Five or more individuals" is how a law defines a crime.
_DEFINED = re.compile(r"[\w,.-]+ or more (?:[\w-]+ )?(?:people|persons|individuals|others)\b")
#: Nouns that only count where the sentence, or what leads it in, says what was done to or by them.
_NEEDS = {
    "groups_disrupted": re.compile(
        r"(?i)\b(?:disrupt\w*|dismantl\w*|shut|broken|broke|break|clos\w+|neutrali[sz]\w+|taken (?:out|down)|took down|target\w+|démantel\w+|perturb\w+|désorganis\w+|fermé\w*|mis fin|mis un terme)\b"
    ),
    "labs_dismantled": re.compile(
        r"(?i)\b(?:dismantl\w*|shut|destroy\w*|burnt|raided|uncover\w*|found|locat\w+|discover\w*|taken (?:apart|down)|took apart|seiz\w+|clos\w+|bust\w*|cleared|démantel\w+|détrui\w+|découv\w+|mis au jour|neutralis\w+|saisi\w*|fermé\w*|tally)\b"
    ),
}
_NOT = {
    "arrests": re.compile(r"(?i)\b(?:prior|previous|past|earlier|antérieure?s)\b"),
    "officers": re.compile(r"(?i)\b(?:former|(?:was|were|been) (?:sentenced|charged|arrested|indicted|convicted|killed|injured|wounded)|hir\w+|recruit\w*|train\w*|more(?! than)|new|additional|need\w*|lend\w*|form\w+ de|embauch\w+|recrut\w+|supplémentaires|nouveaux)\b"),
    "search_warrants": re.compile(r"(?i)\b(?:arrest|outstanding|warrantless|d['’]arrestation|d['’]arrêt|d['’]amener|killed|people|men|persons)\b"),
    "charges": re.compile(r"(?i)\b(?:explosives?|guilty|coupable|plead\w*|pled|convict\w*|culpabilité|reconnu\w*|trial)\b"),
    "states": re.compile(r"(?i)\b(?:member|other|membres)\b"),
    "deaths": re.compile(r"(?i)\b(?:overdoses?|linked|last year|surdoses?|suspected|annually|a year|in the (?:UK|U\.S\.|country|province))\b"),
    "agencies": re.compile(r"(?i)\b(?:travel|news)\b"),
}  # fmt: skip
_LABELLED = re.compile(r"[^\n\d]{0,40}[:–—|=-]\s*[^\n\d]{0,12}\d")
_DEFINITE = re.compile(
    r"(?i)\b(?:the|these|those|both|its|their|our|all|other|les|ces|des|leurs|nos|autres)\s(?:\w+\s)?$"
)
_SHARED = frozenset({"countries", "states", "agencies", "officers", "groups_disrupted", "investigations"})
#: No more officers than these are who helped, and not how many were there.
_FEW = 3


#: "The charges against two defendants"; those that were dismissed count nobody.
AGAINST = re.compile(
    r"(?i)(?:charges?|indictments?|accusations|(?P<verdict>(?:guilty )?verdicts?|convictions?)) (?:\w+ )?against $|(?:charges|counts|accusations)(?: [\w,]+){0,6} (?:laid|filed|brought|sworn|portées) (?:against|contre) $"
)


def is_another(measure: str, words: str) -> bool:
    """Whether words beside a noun say that it counts something else: "arrest warrants", "prior arrests"."""
    return measure in _NOT and _NOT[measure].search(words) is not None


def noun_measure(
    text: str, sentence: Sentence, context: str, quantity: Quantity, language: str
) -> tuple[str, int] | None:
    """Return the measure of the noun that a number counts, with the noun's end; the context is sentence and lead-in."""
    match = nouns(language).match(text, quantity.span.end, sentence.span.end)
    if match is None:
        return None
    if "\n" in match.group() and _LABELLED.match(text, match.end()):
        return None  # the noun is the label of the next line: "Lines closed - 2,300 | Arrests - 6,200"
    measure = measure_of(language, "noun", match["noun"])
    before = text[max(sentence.span.start, quantity.span.start - 40) : quantity.number_start]
    if measure == "charged" and (match["of"] or AGAINST.search(before)):
        return None  # "six of the defendants charged have pleaded guilty", "verdicts against four defendants charged"
    near = before + match.group() + text[match.end() : match.end() + 18]
    if measure in _SHARED and _DEFINITE.search(before):
        return None
    if measure == "officers" and quantity.value <= _FEW:
        return None  # "lent two analysts"
    if measure in _NEEDS and not _NEEDS[measure].search(context):
        return None
    checked = context if measure == "deaths" else match.group() + text[match.end() : match.end() + 18]
    if is_another(measure, near if measure in {"charges", "officers"} else checked):
        return None
    return measure, match.end()


def is_whole(text: str, quantity: Quantity, quantities: Sequence[Quantity]) -> bool:
    """Whether a number is the whole of which the one before it is a part: "fourteen of the 15 defendants"."""
    between = (text[q.span.end : quantity.span.start] for q in quantities if q.span.end < quantity.span.start)
    return any(re.fullmatch(r"\s(?:of|des|sur|parmi)\s(?:(?:the|les|its|their)\s)?", b) for b in between)
