"""Does a document, or a question, cost more in a large store than in a small one? Both, as the store grows.

Extraction is left out: the claims of the samples are stored under other names. Each figure is the rate over the last
250 documents before a size, in CPU seconds of the process with its engine, which do not change with what else the
machine does, and by the clock. A question's figure is the median of five, after one that warms up: of an agency that
a twentieth of all documents speak of, of one operation, of one edge, and of one document.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import sys
import tempfile
import time
from collections import deque
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.speed.renaming import extracted, renamed
from graph.settings import Settings
from graph.store.base import Attempt, Origin, Store, Table
from graph.store.open import open_store
from queries.ask import ask

WINDOW = 250
#: Where a hub that makes loading slow would show.
SIZES = (500, 1_000, 2_000, 4_000)
_TIMES = 5
#: Questions of the samples, whose copies are under other names: what they find grows only where it is a hub.
QUESTIONS: tuple[tuple[str, dict[str, object]], ...] = (
    ("operations-of-agency", {"agency": "NCA"}),
    ("agencies-of-operation", {"operation": "Operation Cronos"}),
    ("evidence", {"source": "NCA", "target": "Operation Cronos"}),
    ("seized", {"operation": "Operation Hydros"}),
)


def main() -> int:
    """Load, and print one line a size; the status is 1 where the rates differ by more than a fifth."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="documents in the store")
    parser.add_argument(
        "--store", default="", help="address of an empty store; default: an embedded one that is gone afterwards"
    )
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="opsgraph-growth-") as folder:
        store = open_store(given.store or f"embedded:{Path(folder) / 'store'}", Settings())
        try:
            rates = measured(store, sorted(given.sizes))
        finally:
            store.close()
    spread = max(rates) / min(rates)
    print(f"fastest / slowest: {spread:.2f}; largest memory of the process: {_peak():,.0f} MiB")
    return int(spread > 1.2)


def measured(store: Store, sizes: list[int]) -> list[float]:
    """Return documents a CPU second over the last window before each size."""
    sources, rates = extracted(), []
    claims = statistics.mean(len(e.claims) for e in sources)
    print(f"{len(sources)} samples with {claims:.0f} claims a document, under other names")
    spent: deque[tuple[float, float]] = deque(maxlen=WINDOW)
    for number, extraction in enumerate(renamed(sources, sizes[-1]), 1):
        now = datetime.now(UTC).isoformat(timespec="seconds")
        began = time.process_time(), time.perf_counter()
        source = extraction.document.source
        store.add(extraction, Attempt(source, "", "loaded", at=now), Origin(source))
        spent.append((time.process_time() - began[0], time.perf_counter() - began[1]))
        if number in sizes:
            cpu, clock = (len(spent) / sum(seconds) for seconds in zip(*spent, strict=True))
            rates.append(cpu)
            print(
                f"{number:>7,} documents: {cpu:5.1f} a CPU second, {clock:5.1f} a second; {_asked(store)}", flush=True
            )
    return rates


def _asked(store: Store) -> str:
    """Ask each question, and say how many rows it has and how many milliseconds it takes."""
    said = []
    for name, given in QUESTIONS:
        spent = []
        for _ in range(_TIMES + 1):
            began = time.perf_counter()
            answer = ask(store, name, given)
            spent.append(time.perf_counter() - began)
        rows = len(answer.rows) if isinstance(answer, Table) else len(answer.edges)
        said.append(f"{name} {statistics.median(spent[1:]) * 1000:.0f} ms ({rows:,} rows)")
    return ", ".join(said)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
