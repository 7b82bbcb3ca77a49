"""The heads of names of public bodies, and a name as a grammar finds it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from loaders.lexicon import rows

#: A name of more words than this is a sentence gone wrong.
LONGEST = 14


@dataclass(frozen=True, slots=True)
class Name:
    """A name found by grammar: its span, its head's kind, and where the part before a possessive ended, if any."""

    start: int
    end: int
    kind: str
    head: str


@cache
def heads_of(language: str) -> dict[str, dict[str, str]]:
    """Return the heads by their last (English) or first (French) word, longest head first."""
    return {r["form"].replace("’", "'").lower(): r for r in rows("org_heads") if r["language"] == language}
