"""What the adapter of the embedded engine must hold: one process, durable, locked down, nothing left behind."""

from __future__ import annotations

import json
import os
import stat
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import neo4j
import pytest
from neo4j.exceptions import AuthError, ConstraintError

from graph.errors import StoreBusy, StoreError, StoreUnavailable
from graph.settings import Settings
from graph.store.arcade import Arcade
from graph.store.bolt import BoltStore
from graph.store.embedded import open_embedded
from tests.builders import attempt, blizzard, coalition, homonym
from tests.graph.store.readback import resolved, stored

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BoltStore]:
    """Return a store on the embedded engine alone."""
    store = open_embedded(f"embedded:{tmp_path_factory.mktemp('engine')}", Settings())
    yield store
    store.close()


def test_same_process_cannot_open_a_store_twice(engine: BoltStore) -> None:
    with pytest.raises(StoreBusy, match="this process"):
        open_embedded(engine.url, Settings())


def test_what_the_engine_was_told_is_not_handed_on_to_other_processes(engine: BoltStore) -> None:
    """A process started by this one would log into this one's store."""
    assert engine.read("RETURN 1").rows
    told = {name for name in os.environ if name.startswith("ARCADEDB_")}  # noqa: TID251 - of the tests alone
    assert told <= {"ARCADEDB_NATIVE_LIBDIR"}, "where its code lies is true of any process"


def test_files_are_private_and_passwords_leave_with_the_process(tmp_path: Path) -> None:
    store_path = tmp_path / "store"
    lock_file = store_path / "lock"
    store = open_embedded(f"embedded:{store_path}", Settings())
    try:
        assert stat.S_IMODE(store_path.stat().st_mode) == 0o700
        assert stat.S_IMODE(lock_file.stat().st_mode) == 0o600
        assert json.loads(lock_file.read_text()).keys() == {"pid", "port", "writer", "reader"}
    finally:
        store.close()
    assert lock_file.read_text() == ""


def test_every_start_draws_new_passwords_and_writes_to_the_disk(tmp_path: Path) -> None:
    engine = Arcade(tmp_path)
    old, _ = engine.start()
    engine.stop()
    new, reader = engine.start()
    try:
        assert old.password != new.password
        stale = neo4j.GraphDatabase.driver(new.uri, auth=("root", old.password))
        with stale, pytest.raises(AuthError):
            stale.verify_connectivity()
        (row,) = engine._server.get_database("opsgraph").query("sql", "SELECT FROM schema:database")
        set_to = {s["key"]: str(s["value"]) for s in json.loads(row.to_json())["settings"]}
        assert set_to["arcadedb.txWalFlush"] == "2"
        assert set_to["arcadedb.command.timeout"] == "60000"
        assert set_to["arcadedb.cypher.maxExpressionDepth"] == "60"
        assert set_to["arcadedb.opencypher.loadCsv.allowFileUrls"] == "False"
        assert set_to["arcadedb.opencypher.loadCsv.allowRemoteUrls"] == "False"
        assert reader.username == "reader"
    finally:
        engine.stop()


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_listens_on_loopback_only(engine: BoltStore) -> None:
    opened = [p.readlink().name for p in Path("/proc/self/fd").iterdir() if p.is_symlink()]
    inodes = {name[8:-1] for name in opened if name.startswith("socket:")}
    rows = [line.split() for f in ("tcp", "tcp6") for line in Path(f"/proc/self/net/{f}").read_text().splitlines()[1:]]
    ours = {r[1].rpartition(":")[0] for r in rows if r[3] == "0A" and r[9] in inodes}
    # 127.0.0.1, plain and as an IPv6 address
    assert ours
    assert ours <= {"0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000"}


def test_failing_step_leaves_nothing_behind(empty_store: BoltStore) -> None:
    def steps(run) -> None:
        run("UNWIND range(1, 50) AS i MERGE (n:Agency {id: 'agency:' + toString(i)})", {})
        run("UNWIND [1, 0] AS i RETURN 1 / i", {})

    with pytest.raises(StoreError, match="zero"):
        empty_store._writing(steps)
    assert empty_store.info().nodes == {}


def test_key_that_was_just_taken_is_tried_once_more(empty_store: BoltStore) -> None:
    calls = []

    def steps(run) -> None:
        calls.append(1)
        run("CREATE (n:Agency {id: 'agency:x'})", {})
        if len(calls) == 1:
            run("CREATE (n:Agency {id: 'agency:x'})", {})

    empty_store._writing(steps)
    assert (len(calls), empty_store.info().nodes) == (2, {"Agency": 1})
    calls.clear()
    with pytest.raises(StoreError) as raised:
        empty_store._writing(steps)
    assert isinstance(raised.value.__cause__, ConstraintError)


def test_threads_write_and_read_at_once(empty_store: BoltStore) -> None:
    papers = [p.extraction() for p in (blizzard(), coalition(), homonym())]
    faults: list[Exception] = []

    def run(work) -> None:
        try:
            work()
        except Exception as exc:  # noqa: BLE001 - whatever a thread meets is the test's failure
            faults.append(exc)

    def churn(paper) -> None:
        for _ in range(4):
            empty_store.add(paper, attempt())
            empty_store.remove(paper.document.id)
        empty_store.add(paper, attempt())

    def look() -> None:
        for _ in range(40):
            empty_store.graph("MATCH (a:Agency)-[e:LED]->(o:Operation) RETURN a, e, o")
            empty_store.free("MATCH (c:Claim)-[:STATED_IN]->(d:Document) RETURN c.quote, d.title")

    works = [lambda p=p: churn(p) for p in papers] + [look, look]
    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert stored(empty_store) == resolved(papers)


def test_machine_without_the_engine_is_told_of_a_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "arcadedb", None)
    with pytest.raises(StoreUnavailable, match="use a Neo4j server"):
        open_embedded(f"embedded:{tmp_path}", Settings())
    monkeypatch.undo()
    open_embedded(f"embedded:{tmp_path}", Settings()).close()


def test_address_without_a_folder_is_refused() -> None:
    with pytest.raises(StoreUnavailable, match="embedded:PATH"):
        open_embedded("embedded:", Settings())
