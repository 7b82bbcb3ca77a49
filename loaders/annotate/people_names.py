"""Forenames and surnames of many countries, which tell that a word may be of somebody's name."""

from __future__ import annotations

import csv
from functools import cache, lru_cache

from loaders.lexicon import DATA


@cache
def _names() -> tuple[tuple[str, str], ...]:
    """Return each name with its kinds, read once; `benchmarks/accuracy/people.py` writes the list."""
    # not by `lexicon.rows`: a mapping for each of 44,000 rows would take longer than all other lists together
    with (DATA / "people_names.csv").open(encoding="utf-8", newline="") as stream:
        body = csv.reader(stream)
        next(body)
        return tuple((name, kinds) for name, kinds, _ in body)


@cache
def given_names() -> frozenset[str]:
    """Return the forenames, in lower case."""
    return frozenset(name for name, kinds in _names() if "given" in kinds)


@cache
def family_names() -> frozenset[str]:
    """Return the surnames, in lower case."""
    return frozenset(name for name, kinds in _names() if "family" in kinds)


@lru_cache(4096)
def borne(word: str) -> str:
    """Return "g" where people have a word, written small, or a part of it as a forename, "f" where as a surname; or both."""
    parts = word.split("-")
    kinds = (("g", given_names()), ("f", family_names()))
    return "".join(mark for mark, names in kinds if any(p in names for p in parts))
