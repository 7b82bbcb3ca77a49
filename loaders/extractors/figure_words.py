"""The words that numbers count: nouns of a measure, people, and what was done to them, as expressions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from loaders.lexicon import any_of, rows, words

STOP = (
    r"and|or|of|in|for|to|with|by|the|on|at|from|who|whom|whose|were|was|are|is|had|have|has|after|before|ago|when|while|including|"
    r"against|into|over|about|between|years?|months?|weeks?|days?|hours?|contre|et|de|des|du|dans|par|pour|sur|qui|dont|ont|sont|ans|mois|jours|heures|semaines|avec|au|aux"
)
#: Words between a number and its noun; a number or a comma among them opens another count.
_ADJECTIVES = rf"(?:(?!(?:{STOP})\b)[^\W\d][\w'’-]*\s+){{0,3}}?"
#: Kinds of bodies come in lists: "federal, state, local and foreign law enforcement agencies".
_KINDS = r"(?:(?:federal|state|local|domestic|provincial|municipal|tribal|territorial|national|international|foreign|county|regional|fédéraux|provinciaux|municipaux|nationaux),?\s+(?:(?:and|et)\s+)?){0,6}"


@cache
def forms(language: str, kind: str) -> dict[str, str]:
    """Return the words of a kind with their measure."""
    return {
        r["form"].lower(): r["measure"] for r in rows("measures") if r["kind"] == kind and r["language"] == language
    }


@cache
def nouns(language: str) -> re.Pattern[str]:
    """Return the expression of a counted noun behind its number: "17 search warrants", "140 of the arrests" (`of`)."""
    noun = any_of(forms(language, "noun"))
    return re.compile(
        rf"\s+(?:(?P<of>(?:of|des|de) (?:its|the|these|those|their|all|ses|leurs|les) )|de |d['’])?{_KINDS}{_ADJECTIVES}(?P<noun>{noun})(?![\w-])",
        re.I,
    )


@cache
def _person(language: str) -> str:
    return any_of([*words("person_nouns", language=language), *forms(language, "people"), *_nationals(language)])


def _nationals(language: str) -> Iterator[str]:
    """Yield the nouns of nationality in the plural: "four Colombians", "quatre Néerlandais"."""
    for row in rows("nationalities"):
        if row["language"] == language:
            yield row["form"] if row["form"].endswith(("s", "sh", "ch", "ese")) else f"{row['form']}s"


@cache
def people(language: str) -> re.Pattern[str]:
    """Return the expression of people behind their number: "12 alleged members", "quatre Néerlandais"."""
    return re.compile(
        rf"\s+(?:(?:of|de|d['’]) ?(?:the |les )?)?{_ADJECTIVES}(?P<noun>{_person(language)})(?![\w-])", re.I
    )


@cache
def one_person(language: str) -> re.Pattern[str]:
    """Return the expression of one person: "a 34-year-old man", "une femme"."""
    return re.compile(
        rf"(?<![\w'’-])(?:an?|one|une?|un seul|une seule)\s+(?:(?!(?:{STOP})\b)[\w'’-]+\s+){{0,3}}?(?P<noun>{_person(language)})(?![\w-])",
        re.I,
    )


@cache
def verbs(language: str, kind: str) -> re.Pattern[str]:
    """Return the expression of the words of a kind."""
    return re.compile(rf"(?<![\w-])(?:{any_of(forms(language, kind))})(?![\w-])", re.I)


def measure_of(language: str, kind: str, form: str) -> str:
    """Return the measure that a listed word stands for."""
    return forms(language, kind)[form.lower()]
