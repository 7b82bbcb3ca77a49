"""What does a commit that survives a power cut cost? Documents a second in the embedded store, with fsync and without.

Extraction is left out: the claims of the samples are stored under other names, each document in one transaction, into
two stores by turns. Without fsync, a document that was acknowledged is in the system's memory: that outlives the
process, and not the machine.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.speed.renaming import extracted, renamed
from graph.settings import Settings
from graph.store import arcade
from graph.store.base import Attempt, Store
from graph.store.open import open_store

#: What is measured by turns: the name, and the engine's own number for it.
_WAYS = {"with fsync": "2", "without": "0"}
#: Documents that are stored before the clock runs.
_WARM = 50


def main() -> int:
    """Measure, and print a line for each way."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=500, help="how many are stored in each")
    given = parser.parse_args()
    spent: dict[str, list[float]] = {name: [] for name in _WAYS}
    with tempfile.TemporaryDirectory(prefix="opsgraph-durability-", dir=".") as folder:
        stores = {name: _opened(Path(folder) / number, number) for name, number in _WAYS.items()}
        try:
            for number, extraction in enumerate(renamed(extracted(), given.documents + _WARM)):
                attempt = Attempt(extraction.document.source, "", "loaded", at=str(number))
                for name, store in stores.items():
                    began = time.perf_counter()
                    store.add(extraction, attempt)
                    if number >= _WARM:
                        spent[name].append(time.perf_counter() - began)
        finally:
            for store in stores.values():
                store.close()
    for name, seconds in spent.items():
        print(f"{name:>10}: {len(seconds) / sum(seconds):5.1f} documents/s, median {_median(seconds):5.2f} ms")
    durable, careless = spent.values()
    print(
        f"price of fsync: {sum(durable) / sum(careless) - 1:+.0%}, {_median(durable) - _median(careless):+.2f} ms a document"
    )
    return 0


def _opened(path: Path, flush: str) -> Store:
    """Open a store on a disk, not in the memory that `/tmp` may be, where its way of committing is set when it is made."""
    usual = arcade._DURABLE
    arcade._DURABLE = (usual[0], flush)
    try:
        return open_store(f"embedded:{path}", Settings())
    finally:
        arcade._DURABLE = usual


def _median(seconds: list[float]) -> float:
    return statistics.median(seconds) * 1000


if __name__ == "__main__":
    sys.exit(main())
