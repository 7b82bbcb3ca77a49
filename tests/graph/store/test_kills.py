"""A load or its server that is killed at any moment: each document is there whole or not at all, and the ledger agrees.

`OPSGRAPH_TEST_KILLS` sets how often on each engine; `make torture` sets more. Who kills the embedded engine kills the
load with it; on a Neo4j server it is the load and the server by turns.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph.settings import Settings
from graph.store.base import Store
from graph.store.open import open_store
from tests.conftest import ENGINES, settings_for, started, surroundings
from tests.graph.store.many import DOCUMENTS, paper
from tests.graph.store.readback import resolved, stored
from tests.server.maven import PINNED
from tests.server.neo4j_server import Neo4jServer

ROOT = Path(__file__).parents[3]
KILLS = int(os.environ.get("OPSGRAPH_TEST_KILLS", "4"))  # noqa: TID251 - a setting of the tests alone
LOAD = """
import sys
from graph.settings import Settings
from graph.store.open import open_store
from tests.builders import attempt
from tests.graph.store.many import DOCUMENTS, paper
store = open_store(sys.argv[1], Settings())
print("ready", flush=True)
for number in range(int(sys.argv[2]), DOCUMENTS):
    store.add(paper(number).extraction(), attempt(f"{number}.txt"))
    print(number, flush=True)
"""


@dataclass(frozen=True)
class Place:
    """Where documents are loaded: an address, what leads a process to it, and the server that can be killed."""

    url: str
    settings: Settings
    server: Neo4jServer | None = None

    def killed(self, first: int, chance: random.Random, *, server: bool) -> int:
        """Load from a number on, kill the load or its server, and return the last number that it said was in."""
        command = [sys.executable, "-c", LOAD, self.url, str(first)]
        with subprocess.Popen(
            command, cwd=ROOT, env=surroundings(self.settings), stdout=subprocess.PIPE, text=True
        ) as load:
            assert load.stdout is not None
            said = [load.stdout.readline().strip()]
            assert said == ["ready"]
            if self.server:  # it takes long for its first document after a start, and a kill would meet no other
                said.append(load.stdout.readline().strip())
            time.sleep(chance.uniform(0.02, 0.6))
            if server and self.server:
                self.server.kill()
            load.kill()
            # a line that was cut off was not said
            said += load.stdout.read().split("\n")[:-1]
        if server and self.server:
            self.server.start()
        return int(said[-1]) if said[1:] else first - 1


@pytest.fixture(params=ENGINES)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """Return an empty place on each engine; the server is not that of the other tests, which outlives no kill."""
    if request.param == "embedded":
        yield Place(f"embedded:{tmp_path / 'store'}", Settings())
        return
    server = started(Neo4jServer(os.environ.get("OPSGRAPH_TEST_NEO4J", PINNED)))  # noqa: TID251
    try:
        yield Place(server.reached.uri, settings_for(server.reached), server)
    finally:
        server.throw_away()


def sources(store: Store) -> list[int]:
    """Return the numbers of the documents that are in the store."""
    return sorted(int(str(row[0]).partition(".")[0]) for row in store.read("MATCH (d:Document) RETURN d.source").rows)


def test_killed_loads_leave_whole_documents_and_a_ledger_that_agrees(place: Place) -> None:
    chance, done = random.Random(20260102), -1  # noqa: S311 - the same kills every time
    for number in range(KILLS):
        last = place.killed(done + 1, chance, server=number % 2 == 1)
        store = open_store(place.url, place.settings)
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
