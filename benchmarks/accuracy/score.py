"""Extract documents that have gold and score what comes: `make score`, or python -m benchmarks.accuracy.score.

The set of the project is always scored, and the tuning and validation sets of `../shared` where that folder is there, side
by side. `--errors` lists what was missed and wrong, of the tuning set only: the own set and the validation set measure
something only as long as nobody fits a rule to their errors.
"""

from __future__ import annotations

import argparse
import sys

from benchmarks.accuracy import sets, tables
from benchmarks.accuracy.measuring import measure
from graph.settings import Settings
from loaders.pipeline import Pipeline


def main() -> None:
    """Score every set that is there and print its tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="list the errors of the tuning set")
    given = parser.parse_args()
    pipeline = Pipeline(Settings())
    collections = [sets.own(), *sets.others()]
    measured = {}
    for collection in collections:
        print(f"reading {collection.name}: {len(collection.documents)} documents", file=sys.stderr, flush=True)
        measured[collection.name] = measure(collection, pipeline)
        if given.errors and collection.open:
            print("\n".join(tables.faults(measured[collection.name])))
    for name, documents in measured.items():
        print(f"\n== {name}")
        print("\n".join(tables.of_set(documents)), flush=True)
    if {"tune", "validate"} <= measured.keys():
        print("\n== tune and validate")
        print("\n".join(tables.side_by_side(measured["tune"], measured["validate"])))
    if len(collections) == 1:
        print("\n../shared is not there: the project's own set was scored, and no other")
        if given.errors:
            print("--errors lists those of the tuning set, which is in ../shared; those of the own set stay unread")


if __name__ == "__main__":
    main()
