"""Adjectives of nationality, in both languages, and the countries that they speak of."""

from __future__ import annotations

import re
from functools import cache

from loaders.lexicon import rows


@cache
def countries_of_peoples() -> dict[str, str]:
    """Return the country (ISO 3166 alpha-2, lower case) of each adjective, in lower case."""
    return {r["form"].lower(): r["country"].lower() for r in rows("nationalities")}


@cache
def peoples() -> re.Pattern[str]:
    """Return the expression of an English adjective of nationality."""
    forms = sorted({r["form"] for r in rows("nationalities") if r["language"] == "en"}, key=lambda f: (-len(f), f))
    return re.compile(rf"(?<![\w’'-])(?:{'|'.join(forms)})\b")


def is_nationality(word: str) -> bool:
    """Whether a word is an adjective of nationality, in either language."""
    return word.lower() in countries_of_peoples()
