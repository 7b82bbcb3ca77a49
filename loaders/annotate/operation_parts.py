"""Phrases for a part of an operation: a phase, a wave of arrests, the day of the raids."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.annotate.operation_phrase import Phrase
from loaders.needed import Needed

_NUMBER = r"(?:\d{1,2}|one|two|three|four|five|une|deux|trois|quatre|I{1,3}|IV|VI{0,3}|I?X)"
_OWNER = r"[\w-]+['’]s"
_DET_EN = rf"\b(?P<det>(?i:the|an?|this|its|our)|{_OWNER})\s+"
_DET_FR = r"\b(?P<det>(?i:la|le|les|une|un|cette|ce|ces|sa|son|ses|deux|trois))\s+"
_ORDER_EN = (
    r"(?:first|second|third|fourth|fifth|final|last|latest|opening|closing|initial|earlier|previous|preliminary|resolution|"
    r"termination|arrest|enforcement|overt|covert)"
)
_ORDER_FR = (
    r"(?:première?|premiers?|deuxième|seconde?|troisième|quatrième|dernière?|précédente?|autre|nouvelle|nouveau|ultime)"
)
_SIDE_EN = rf"(?:maritime|overseas|domestic|international|{_OWNER}|[A-Z]\w+(?:an|ish|ese))"
_SIDE_FR = r"(?:maritime|terrestre|finale?|préliminaire|décisi(?:f|ve)|judiciaire|administratif|international|[a-zà-ÿ]+(?:ais|aise|ien|ienne|ois|oise)|[A-ZÀ-Þ]{4,})"
_FORCE_FR = r"d['’](?:arrestations?|interpellations?)|de (?:perquisitions?|frappes?|saisies?|contrôles?)"
#: A part that is told from the others by its rank, its number or its side.
_PARTS = {
    "en": Needed(
        re.compile(
            rf"{_DET_EN}(?:{_ORDER_EN} (?P<head>phase|stage|wave|strand|leg|resolution|sprint|week(?= of (?:Operation|Project|intensi|action)))"
            rf"|{_SIDE_EN} (?P<side>phase|strand|leg))\b"
            rf"|\b(?i:(?P<numbered>phase|stage|wave) (?:{_NUMBER}|(?-i:[A-D])))\b(?! (?:trials?|clinical|of the (?:plan|strategy)))"
            rf"|^[ \t•*–-]*(?P<line>(?:Day|Raid|Leg) (?i:{_NUMBER}))\b",
            re.M,
        )
    ),
    "fr": Needed(
        re.compile(
            rf"{_DET_FR}(?:{_ORDER_FR} (?P<head>phase|volet|vague|étape|saisie|contrôle|interception|convoi|édition|sprint|coup de filet|série)(?P<tail> (?:{_FORCE_FR}))?"
            rf"|(?P<side>phase|volet) (?:{_SIDE_FR}|{_FORCE_FR}))\b"
            rf"|\b(?i:(?P<numbered>phase|étape|volet|vague) {_NUMBER})\b"
            rf"|^[ \t•*–-]*(?P<line>(?:Jour|Acte) (?i:{_NUMBER}))\b",
            re.M,
        )
    ),
}
_WORDS = r"(?:(?!(?:of|and|in|to|for|with|by|on|that|was|were|de|du|des|et|en|à)\b)[\w’'-]+ ){0,2}?"
#: The day, or the week, on which an operation came into the open: "the takedown day", "une journée de frappe".
_DAYS = {
    "en": Needed(
        re.compile(
            rf"{_DET_EN}{_WORDS}(?P<head>(?:takedown|action|strike|search|arrest|termination|resolution|raid) days?|(?:resolution|termination) week"
            r"|days? of (?:action|searches|raids|arrests|checks))\b"
        )
    ),
    "fr": Needed(
        re.compile(
            rf"{_DET_FR}{_WORDS}(?P<head>(?:journées?|jours?) (?:nationales? )?(?:d['’]actions?|{_FORCE_FR})(?: (?:communes?|conjointes?|simultanées?|commun|conjoint|distinctes?))?)\b"
        )
    ),
}

#: What tells that parts follow: "in two phases", "trois vagues d'arrestations"; and its noun in the singular.
_SEVERAL = {
    "en": re.compile(r"\b(?i:two|three|four|five|six) (?:[\w-]+ ){0,2}?(?P<noun>phase|stage|wave|strand|raid|operation|action|intervention|drive|interception|boarding|search|week|part)(?:s|es)\b"),
    "fr": re.compile(r"\b(?i:deux|trois|quatre|cinq|six) (?:[\w-]+ )?(?P<noun>phase|vague|volet|étape|opération|action|intervention|interception|saisie|descente|frappe)s\b"),
}  # fmt: skip
_ONE_OF = {
    "en": Needed(
        re.compile(
            r"\b(?:[Tt]he|[Ii]ts) (?P<rank>first|second|third|fourth|last)(?: one)?(?=, | \((?!and\b)| (?:was|took|began|started|ended|ran|saw|came|went|had|involved|on \d|in [A-Z])\b)"
        )
    ),
    "fr": Needed(
        re.compile(
            r"\b(?:[Ll]a|[Ll]e|[Uu]ne?) (?P<rank>première?|seconde?|deuxième|troisième|quatrième|dernière?)(?=, | \(| (?:a |s['’]est |est |était |avait |visait |le \d|en [a-zé]+ \d))"
        )
    ),
}
#: How far before one of the parts their number is told (characters).
_TOLD_WITHIN = 900


def operation_parts(text: str, start: int, end: int, language: str) -> Iterator[Phrase]:
    """Yield the parts of operations that a sentence speaks of: of the kind `part` or `day`.

    Parameters
    ----------
    text:
        Masked text.
    start, end:
        Of the sentence.
    language:
        `fr` or `en`.
    """
    for match in _PARTS[language].finditer(text, start, end):
        head = match["head"] or match["side"] or match["numbered"] or match["line"]
        stop = match.start("tail") if match.groupdict().get("tail") else match.end()
        first = match.start("line") if match["line"] else match.start()
        yield Phrase(first, stop, head.lower().split()[0], (match["det"] or "").lower(), "part", match.end())
    for match in _DAYS[language].finditer(text, start, end):
        yield Phrase(*match.span(), match["head"].lower(), match["det"].lower(), "day", match.end())
    yield from _ones(text, start, end, language)


def _ones(text: str, start: int, end: int, language: str) -> Iterator[Phrase]:
    """Yield "the first" and "the second" of several parts that the text has announced."""
    for match in _ONE_OF[language].finditer(text, start, end):
        told = list(_SEVERAL[language].finditer(text, max(0, match.start() - _TOLD_WITHIN), match.start()))
        if told:
            noun = told[-1]["noun"]
            opening = match[0].split()[0].lower()
            yield Phrase(*match.span(), noun, opening, "part", match.end(), called=f"{match['rank']} {noun}")
