"""Writes the list of people's names anew from the lists of two packages, which are needed here only.

Run `uv run --with faker==40.63.0 --with names==0.3.0 python -m benchmarks.accuracy.people`. Faker is under the MIT licence, and has
names of some seventy countries; names holds those of the United States' census of 1990, which is in the public domain.
"""

from __future__ import annotations

import csv
import importlib
import io
import pkgutil
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files

from loaders.lexicon import DATA

FILE = DATA / "people_names.csv"
KINDS = {"first_name": "given", "last_name": "family"}
#: So many of the surnames of the census, the most frequent first: the rest are too rare to tell a name by.
FAMILIES = 5_000


def _of_faker() -> Iterator[tuple[str, str]]:
    """Yield the names of each country in Faker, with their kind."""
    person = importlib.import_module("faker.providers.person")
    for module in sorted(m.name for m in pkgutil.iter_modules(person.__path__)):
        provider = importlib.import_module(f"{person.__name__}.{module}").Provider
        for attribute in dir(provider):
            kind = next((k for begin, k in KINDS.items() if attribute.startswith(begin)), "")
            found = getattr(provider, attribute)
            if kind and isinstance(found, list | tuple | dict | set):
                yield from ((word, kind) for name in found if isinstance(name, str) for word in name.split())


def _of_census() -> Iterator[tuple[str, str]]:
    """Yield the names of the census of 1990, with their kind."""
    for file, kind, many in (
        ("female.first", "given", None),
        ("male.first", "given", None),
        ("all.last", "family", FAMILIES),
    ):
        lines = (files("names") / f"dist.{file}").read_text(encoding="utf-8").splitlines()
        yield from ((line.split()[0].capitalize(), kind) for line in lines[:many])


def _is_name(word: str) -> bool:
    """Whether a word is a name in Latin letters, and no title or initial."""
    latin = all(c in "-'’" or unicodedata.name(c, "").startswith("LATIN") for c in word)
    return latin and len(word) > 1 and word[0].isupper()


def table(found: Iterable[tuple[str, Iterable[tuple[str, str]]]]) -> str:
    """Return the list: name in lower case, kinds ("given", "family"), and the sources that have it.

    Parameters
    ----------
    found:
        The names of each source, with their kind.
    """
    kinds: dict[str, set[str]] = defaultdict(set)
    sources: dict[str, set[str]] = defaultdict(set)
    for source, names in found:
        for word, kind in names:
            if _is_name(word):
                kinds[word.lower()].add(kind)
                sources[word.lower()].add(source)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["name", "kinds", "source"])
    writer.writerows((name, "|".join(sorted(kinds[name])), "|".join(sorted(sources[name]))) for name in sorted(kinds))
    return out.getvalue()


def main() -> int:
    """Write the list."""
    made = table((("Faker 40.63", _of_faker()), ("census 1990", _of_census())))
    FILE.write_text(made, encoding="utf-8")
    print(f"{FILE.name}: {len(made.splitlines()) - 1:,} names")
    return 0


if __name__ == "__main__":
    sys.exit(main())
