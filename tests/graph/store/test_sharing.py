"""One folder and several processes: who comes second works through the first, and takes over where that one ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from graph.errors import CypherRefused, StoreBusy
from graph.settings import Settings
from graph.store import sharing
from graph.store.base import Store
from graph.store.bolt import BoltStore
from graph.store.lock import FolderLock
from graph.store.open import open_store
from graph.store.sharing import VisitingStore
from tests.builders import attempt, blizzard, coalition, homonym
from tests.conftest import clear, settings_for, surroundings
from tests.graph.store.readback import resolved, stored
from tests.server.neo4j_server import Reached

ROOT = Path(__file__).parents[3]
#: Holds a store with one document until its stdin ends.
HOLD = """
import sys
from graph.settings import Settings
from graph.store.open import open_store
from tests.builders import attempt, blizzard
store = open_store(sys.argv[1], Settings())
store.add(blizzard().extraction(), attempt())
print("ready", flush=True)
sys.stdin.read()
store.close()
"""
#: Waits for its turn at every document, as two loads at once do.
LOAD = """
import sys
from graph.settings import Settings
from graph.store.open import open_store
from tests.builders import Paper, attempt
store = open_store(sys.argv[1], Settings())
for number in range(40):
    paper = Paper(f"RCMP officers of team {sys.argv[2]} led Operation Example Blizzard on day {number}.")
    led = paper.names("Agency", "Royal Canadian Mounted Police", "RCMP"), paper.names("Operation", "Operation Example Blizzard")
    paper.states(led[0], "LED", led[1], paper.text)
    assert store.add(paper.extraction(), attempt(f"{sys.argv[2]}-{number}.txt")) == "loaded"
store.close()
"""


@contextmanager
def holding(url: str) -> Iterator[subprocess.Popen[str]]:
    """Yield a process that holds the store of an address, with one document in it."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, url], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == "ready"
        yield holder
    finally:
        holder.kill()
        holder.wait()
        for pipe in (holder.stdin, holder.stdout):
            assert pipe is not None
            pipe.close()


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"embedded:{tmp_path / 'store'}"


def test_second_process_reads_and_writes_through_the_first(url: str) -> None:
    with holding(url):
        visitor = open_store(url, Settings())
        try:
            assert isinstance(visitor, VisitingStore)
            assert visitor.add(coalition().extraction(), attempt()) == "loaded"
            assert stored(visitor) == resolved([blizzard().extraction(), coalition().extraction()])
            assert len(visitor.free("MATCH (d:Document) RETURN d.id").table.rows) == 2
            with pytest.raises(CypherRefused):
                visitor.free("CREATE (:Intruder)")
        finally:
            visitor.close()


@pytest.mark.parametrize("end", ["kill", "close"])
def test_visitor_takes_over_when_the_holder_ends(url: str, end: str) -> None:
    with holding(url) as holder:
        visitor = open_store(url, Settings())
        if end == "kill":
            os.kill(holder.pid, signal.SIGKILL)
        else:
            assert holder.stdin is not None
            holder.stdin.close()
        holder.wait()
        try:
            assert visitor.add(homonym().extraction(), attempt()) == "loaded"
            assert stored(visitor) == resolved([blizzard().extraction(), homonym().extraction()])
            assert FolderLock(Path(url.partition(":")[2]) / "lock").holder().is_this_process
        finally:
            visitor.close()


def test_one_of_many_threads_takes_over_for_all(url: str) -> None:
    with holding(url) as holder:
        visitor = open_store(url, Settings())
        os.kill(holder.pid, signal.SIGKILL)
        holder.wait()
        found: list[int] = []
        threads = [threading.Thread(target=lambda: found.append(visitor.info().documents)) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        visitor.close()
    assert found == [1] * 6


def test_what_a_killed_process_left_in_the_lock_file_counts_for_nothing(url: str) -> None:
    with holding(url) as holder:
        os.kill(holder.pid, signal.SIGKILL)
        holder.wait()
        store = open_store(url, Settings())
        try:
            assert isinstance(store, BoltStore)
            assert stored(store) == resolved([blizzard().extraction()])
        finally:
            store.close()


def test_holder_that_does_not_answer_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "_WAIT", 0.3)
    silent = tmp_path / "store"
    silent.mkdir()
    code = "import sys, time; from pathlib import Path; from graph.store.lock import FolderLock; "
    code += "lock = FolderLock(Path(sys.argv[1])); lock.take(); print('ready', flush=True); time.sleep(60)"
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(silent / "lock")], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == "ready"
        with pytest.raises(StoreBusy, match=f"held by process {holder.pid};"):
            open_store(f"embedded:{silent}", Settings())
    finally:
        holder.kill()
        holder.communicate()


def load_twice_at_once(url: str, settings: Settings) -> str:
    """Run two loads of forty documents at once, and return what they said of errors."""
    loads = [
        subprocess.Popen(
            [sys.executable, "-c", LOAD, url, name],
            cwd=ROOT,
            env=surroundings(settings),
            stderr=subprocess.PIPE,
            text=True,
        )
        for name in ("one", "two")
    ]
    said = [load.communicate(timeout=120)[1] for load in loads]
    assert [load.returncode for load in loads] == [0, 0], said
    return "".join(said)


def test_two_processes_that_load_at_once_both_load_everything(url: str) -> None:
    began = time.monotonic()
    assert "retried" not in load_twice_at_once(url, Settings())
    assert time.monotonic() - began < 50
    store = open_store(url, Settings())
    try:
        hold_everything(store)
    finally:
        store.close()


def test_two_processes_that_load_at_once_into_a_server_both_load_everything(
    neo4j_server: Reached, server_store: BoltStore
) -> None:
    clear(server_store)
    load_twice_at_once(neo4j_server.uri, settings_for(neo4j_server))
    hold_everything(server_store)


def hold_everything(store: Store) -> None:
    """Check that nothing of two loads is missing or there twice."""
    info = store.info()
    assert (info.documents, info.claims, info.attempts) == (80, 240, {"loaded": 80})
    assert (info.nodes, info.edges) == ({"Agency": 1, "Operation": 1}, {"LED": 1})
    (row,) = store.read("MATCH (:Agency)-[e:LED]->(:Operation) RETURN e.documents, e.sentences").rows
    assert row == (80, 80)
