"""The heads of names of public bodies, and a name as a grammar finds it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from loaders.annotate.wording import Word
from loaders.lexicon import rows

#: A name of more words than this is a sentence gone wrong.
LONGEST = 14


@dataclass(frozen=True, slots=True)
class Name:
    """A name found by grammar: its span, its head's kind and the head.

    `whole_end` is where it ends with the body it belongs to, `parent_end` where the body ends that it begins with ("Lucas
    County Sheriff's Office | Drug Response Team"); 0 where there is none.
    """

    start: int
    end: int
    kind: str
    head: str
    whole_end: int = 0
    parent_end: int = 0


@cache
def heads_of(language: str) -> dict[str, dict[str, str]]:
    """Return the heads by their last (English) or first (French) word, longest head first."""
    return {r["form"].replace("’", "'").lower(): r for r in rows("org_heads") if r["language"] == language}


@cache
def _first_words(language: str) -> frozenset[str]:
    """Return the words, or what stands before an apostrophe in them, that heads begin with: where none stands, no head does."""
    firsts = {form.split(" ")[0] for form in heads_of(language)}
    return frozenset(firsts | {first.split("'")[0] for first in firsts})


def head_at(found: list[Word], index: int, heads: dict[str, dict[str, str]]) -> tuple[int, dict[str, str] | None]:
    """Return the length of the head that begins at a word, and its row; the longest that fits."""
    if index >= len(found) or found[index].text.replace("’", "'").lower() not in _first_words("en"):
        return 0, None
    for length in (5, 4, 3, 2, 1):
        part = found[index : index + length]
        if len(part) < length or not all(w.joined for w in part[1:]):
            continue
        if not part[-1].capital:
            continue
        form = " ".join(w.text for w in part).replace(" 's", "'s").replace("’", "'").lower()
        if form in heads:
            return length, heads[form]
    return 0, None


def french_head_at(
    found: list[Word], index: int, heads: dict[str, dict[str, str]]
) -> tuple[int, dict[str, str] | None]:
    """Return the length of the French head that begins at a word, and its row; the longest that fits."""
    if index >= len(found) or found[index].text.lower() not in _first_words("fr"):
        return 0, None
    for length in (4, 3, 2, 1):
        part = found[index : index + length]
        if len(part) == length and all(w.joined for w in part[1:]):
            form = re.sub(r"\b([ld]) (?=\w)", r"\1'", " ".join(w.text for w in part)).lower()
            if form in heads:
                return length, heads[form]
    return 0, None
