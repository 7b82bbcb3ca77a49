"""The word lists under `data`, read once into typed rows; every row names its source."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a list.

    Parameters
    ----------
    name:
        File under `data` without its ending, or a folder there, whose files are read in the order of their names.

    Returns
    -------
    One mapping a row, from column name to stripped text.
    """
    path = DATA / name
    files = sorted(path.glob("*.csv")) if path.is_dir() else [path.with_suffix(".csv")]
    out = []
    for file in files:
        with file.open(encoding="utf-8", newline="") as stream:
            body = csv.reader(stream)
            columns = next(body)
            out += [dict(zip(columns, map(str.strip, row), strict=True)) for row in body]
    return tuple(out)


def alternatives(cell: str) -> tuple[str, ...]:
    """Return the alternatives of a cell, which stand between `|`."""
    return tuple(a.strip() for a in cell.split("|") if a.strip())


@cache
def words(name: str, *, column: str = "form", **where: str) -> tuple[str, ...]:
    """Return one column of the rows that have the given values, longest word first, as regular expressions want it."""
    found = {r[column] for r in rows(name) if all(r[k] == v for k, v in where.items())}
    return tuple(sorted(found, key=lambda w: (-len(w), w)))


def any_of(forms: Iterable[str], *, space: str = r"\ ") -> str:
    """Return forms as the alternatives of an expression; of those that begin alike the longest is tried first.

    What forms have in common at their beginning is tried once: of a thousand titles a dozen are looked at, rather than all.

    Parameters
    ----------
    forms:
        In any order; none may be empty.
    space:
        The expression of a space in a form.
    """
    groups: dict[str, list[str]] = {}
    for form in sorted(set(forms)):
        groups.setdefault(form[0], []).append(form)
    return "|".join(_begun_alike(group, space) for group in groups.values())


def _begun_alike(forms: Sequence[str], space: str) -> str:
    """Return the expression of forms, in the order of the alphabet, that have their first letter in common."""
    first, last = forms[0], forms[-1]
    common = next((n for n, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))
    begun = re.escape(first[:common]).replace(r"\ ", space)
    rests = [f[common:] for f in forms]
    if len(rests) == 1:
        return begun
    longer = any_of(filter(None, rests), space=space)
    return f"{begun}(?:{longer}){'' if all(rests) else '?'}"


def records(folder: str, key: str) -> Iterator[dict[str, object]]:
    """Yield the tables `[[key]]` of every TOML file in a folder of `data`, in the order of the files' names."""
    for file in sorted((DATA / folder).glob("*.toml")):
        with file.open("rb") as stream:
            for record in tomllib.load(stream).get(key, []):
                yield {"language": file.stem.partition("-")[0], **record}
