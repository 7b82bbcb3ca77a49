"""Every text of `attacks.json` on both engines: refused or stopped as it must be, and nothing is different afterwards.

The server is one of its own, with the settings of docker-compose.yml: what is shipped is what is attacked. Texts that
an engine cannot end, or that fill its memory, have an engine to themselves (`alone` in the file, below).
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graph.settings import Settings
from graph.store import caps
from graph.store.embedded import open_embedded
from graph.store.server import open_server
from tests.conftest import settings_for
from tests.graph.store.attacked import Attacked
from tests.graph.store.attacks import Attack, attacks, became, fill, outcome
from tests.pages import build
from tests.server.compose import shipped

ATTACKS = attacks()
GROUPS = sorted({a.group for a in ATTACKS})
#: Groups whose texts are refused before they run: each lock is tried without the other.
QUICK = ("write", "disguise", "schema", "admin", "file")


@pytest.fixture(scope="module", params=["embedded", "server"])
def attacked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Attacked]:
    if request.param == "server":
        request.getfixturevalue("own_server")  # says aloud, or fails, where no server can be had
        server = shipped().start()
        store = open_server(server.reached.uri, settings_for(server.reached))
        index = "CREATE FULLTEXT INDEX names IF NOT EXISTS FOR (n:Agency) ON EACH [n.name]"
        store._writing(lambda run: run(index, {}))
        under = Attacked("server", store, server.process)
    else:
        path = tmp_path_factory.mktemp("attacked")
        store = open_embedded(f"embedded:{path}", Settings())  # type: ignore[assignment]
        files = (*path.glob("config/server-*"), *path.glob("databases/opsgraph/*.json"))
        under = Attacked("embedded", store, os.getpid(), files)
    fill(store)
    yield under
    under.close()
    store.close()
    if request.param == "server":
        server.throw_away()


@pytest.mark.parametrize("group", GROUPS)
def test_each_text_comes_to_what_it_must_and_changes_nothing(attacked: Attacked, group: str) -> None:
    chosen = [a for a in ATTACKS if a.group == group and attacked.name not in a.alone]
    before = attacked.state()
    with attacked.beside(), ThreadPoolExecutor(4 if group == "cost" else 1) as pool:
        found = list(pool.map(lambda a: attacked.run(a, 1.0 if group in ("cost", "size") else 5.0), chosen))
    wrong = [
        (a.name, a.becomes[attacked.name], f) for a, f in zip(chosen, found, strict=True) if not _right(attacked, a, f)
    ]
    assert not wrong
    assert attacked.state() == before
    assert before["calls"] == []


def _right(attacked: Attacked, attack: Attack, found: str) -> bool:
    return became(attack.becomes[attacked.name], found)


@pytest.mark.parametrize("group", QUICK)
def test_the_engine_alone_lets_nothing_through(attacked: Attacked, group: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Our caps are the second lock: without them the server's own and the plan still hold."""
    monkeypatch.setattr(caps, "check", lambda _: None)
    before = attacked.state()
    with attacked.beside():
        answered = [a.text for a in ATTACKS if a.group == group and attacked.run(a, 5.0) == "answered"]
    assert attacked.state() == before
    assert set(answered) <= HARMLESS | (SHOWN_TO_A_READER if attacked.name == "embedded" else set())


#: Seconds of the limit, of the client's patience beyond it, and of a loaded machine.
_BY_THEN = 60.0
#: In `make check` a few of those that end a server, because each means a new start; `make torture` has them all.
_ALONE = {"server": 1, "embedded": 2}
_MOST = 100 if os.environ.get("OPSGRAPH_TEST_ATTACKS") == "all" else 0  # noqa: TID251 - of the tests alone


def alone(engine: str) -> list[Attack]:
    return [a for a in ATTACKS if engine in a.alone][: _MOST or _ALONE[engine]]


def test_text_that_fills_the_memory_ends_the_server_which_comes_back_whole(own_server: object) -> None:
    """What the restart policy of docker-compose.yml does, done by hand."""
    server = shipped(heap="512m").start()
    faults = []
    try:
        store = open_server(server.reached.uri, settings_for(server.reached))
        fill(store)
        before = Attacked("server", store, server.process).state() | {"listening": None}
        for attack in alone("server"):
            started = time.monotonic()
            found = outcome(store, attack.text, attack.parameters, 1.0)
            took = time.monotonic() - started
            if not became(attack.becomes["server"], found) or took > _BY_THEN:
                faults.append((attack.name, attack.becomes["server"], found, took))
            store.close()
            server.kill()  # where it runs on: the text is still at work in it
            server.start()
            store = open_server(server.reached.uri, settings_for(server.reached))
            assert Attacked("server", store, server.process).state() | {"listening": None} == before
        store.close()
    finally:
        server.throw_away()
    assert not faults


def test_text_that_fills_the_memory_ends_the_command_and_the_store_is_whole(tmp_path: Path) -> None:
    """The embedded engine is a part of the process that asks: its limit of memory is where that process ends."""
    url = f"embedded:{tmp_path / 'store'}"
    store = open_embedded(url, Settings())
    fill(store)  # type: ignore[arg-type]
    before = store.read("MATCH (n) OPTIONAL MATCH (n)-[e]->() RETURN n.id, n.name, count(e) ORDER BY n.id")
    store.close()
    small = {"OPSGRAPH_STORE": url, "OPSGRAPH_QUERY_SECONDS": "1", "OPSGRAPH_EMBEDDED_MEMORY": "256"}
    faults = []
    for attack in alone("embedded"):
        # 0: answered, 1: stopped or refused, 3: the heap was full
        done = subprocess.run(
            [build.OPSGRAPH, "cypher", attack.text],
            env={**os.environ, **small},  # noqa: TID251
            capture_output=True,
            timeout=_BY_THEN,
            check=False,
        )
        wanted = {{"answered": 0, "ends": 3}.get(word, 1) for word in attack.becomes["embedded"].split("|")}
        if done.returncode not in wanted:
            faults.append((attack.name, wanted, done.returncode, done.stderr[-300:]))
    assert not faults
    store = open_embedded(url, Settings())
    assert store.read("MATCH (n) OPTIONAL MATCH (n)-[e]->() RETURN n.id, n.name, count(e) ORDER BY n.id") == before
    store.close()


HARMLESS = {"SHOW FUNCTIONS", "RETURN 1 AS x /*"}
#: What the embedded engine's own rights let a reader see: that is why our caps refuse it there.
SHOWN_TO_A_READER = {
    "SHOW CURRENT USER",
    "/**/SHOW/**/CURRENT/**/USER",
    "SHOW TRANSACTIONS YIELD currentQuery RETURN currentQuery",
    "TERMINATE TRANSACTIONS $victim",
    "SHOW DATABASES",
    "SHOW PROCEDURES",
}
