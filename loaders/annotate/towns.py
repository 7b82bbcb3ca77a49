"""The towns of GeoNames: 34,000 names of places where at least 15,000 people live, or that head a region."""

from __future__ import annotations

import csv
from functools import cache
from typing import NamedTuple

from loaders.lexicon import DATA


class Town(NamedTuple):
    """A town, with its country (ISO 3166 alpha-2, lower case) and how many live there."""

    name: str
    country: str
    population: int


@cache
def towns() -> tuple[Town, ...]:
    """Return the towns of GeoNames, read once; `benchmarks/accuracy/towns.py` writes the list."""
    # not by `lexicon.rows`: a mapping for each of 34,000 rows would take longer than all other lists together
    with (DATA / "towns.csv").open(encoding="utf-8", newline="") as stream:
        body = csv.reader(stream)
        next(body)
        return tuple(Town(name, country, int(population)) for name, country, population, _ in body)


@cache
def town_names() -> frozenset[str]:
    """Return the names of the towns."""
    return frozenset(town.name for town in towns())
