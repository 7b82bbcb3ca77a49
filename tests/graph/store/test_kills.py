"""A load that is killed at any moment: each document is there whole or not at all, and the ledger agrees.

`OPSGRAPH_TEST_KILLS` sets how often; `make torture` sets more.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

from graph.settings import Settings
from graph.store.base import Store
from graph.store.open import open_store
from tests.builders import Paper
from tests.graph.store.readback import resolved, stored

ROOT = Path(__file__).parents[3]
KILLS = int(os.environ.get("OPSGRAPH_TEST_KILLS", "10"))  # noqa: TID251 - a setting of the tests alone
#: Long enough that no load ends before it is killed.
DOCUMENTS = 5_000
LOAD = """
import sys
from graph.settings import Settings
from graph.store.open import open_store
from tests.builders import attempt
from tests.graph.store.test_kills import DOCUMENTS, paper
store = open_store(sys.argv[1], Settings())
print("ready", flush=True)
for number in range(int(sys.argv[2]), DOCUMENTS):
    store.add(paper(number).extraction(), attempt(f"{number}.txt"))
    print(number, flush=True)
"""


def paper(number: int) -> Paper:
    """Return a document that shares an agency and a drug with all others, and has an operation of its own."""
    text = f"The Coast Guard led Operation Example {number}. It seized {number + 1} kg of cocaine and named the Rivermouth Crew."
    made = Paper(text, published="2026-01-02", source=f"{number}.txt")
    agency = made.names("Agency", "Coast Guard")
    operation = made.names("Operation", f"Operation Example {number}")
    drug, group = made.names("Substance", "cocaine"), made.names("CriminalOrganization", "Rivermouth Crew")
    first, second = text.split(". ")
    made.states(agency, "LED", operation, f"{first}.")
    made.states(operation, "SEIZED", drug, second, amount=(number + 1) * 1000.0, unit="kg", words=f"{number + 1} kg")
    made.states(operation, "TARGETED", group, second)
    return made


def killed(url: str, first: int, seconds: float) -> int:
    """Load from a number on, kill the process after some seconds, and return the last number that it said was in."""
    load = subprocess.Popen([sys.executable, "-c", LOAD, url, str(first)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert load.stdout is not None
    assert load.stdout.readline().strip() == "ready"
    time.sleep(seconds)
    load.kill()
    said = [line for line in load.stdout.read().splitlines() if line.isdigit()]
    load.stdout.close()
    load.wait()
    return int(said[-1]) if said else first - 1


def sources(store: Store) -> list[int]:
    """Return the numbers of the documents that are in the store."""
    return sorted(int(str(row[0]).partition(".")[0]) for row in store.read("MATCH (d:Document) RETURN d.source").rows)


def test_killed_loads_leave_whole_documents_and_a_ledger_that_agrees(tmp_path: Path) -> None:
    url, chance, done = f"embedded:{tmp_path / 'store'}", random.Random(20260102), -1  # noqa: S311 - the same kills every time
    for _ in range(KILLS):
        last = killed(url, done + 1, chance.uniform(0.02, 0.6))
        store = open_store(url, Settings())
        try:
            there = sources(store)
            # what was acknowledged is on the disk; at most the document under way may be there too
            assert there in (list(range(last + 1)), list(range(last + 2)))
            ledger = [a for a in store.attempts(limit=DOCUMENTS) if a.status == "loaded"]
            assert sorted(int(a.input.partition(".")[0]) for a in ledger) == there
            assert stored(store) == resolved([paper(n).extraction() for n in there])
        finally:
            store.close()
        done = there[-1] if there else -1
    assert done > KILLS
