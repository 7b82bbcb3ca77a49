"""What is done again after a line broke leaves the store that one undisturbed try leaves, on each engine."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from neo4j.exceptions import Neo4jError

from graph.decisions import Decision
from graph.errors import StoreUnavailable
from graph.store import decisions, embedded
from graph.store.base import Removed, Run, Store
from graph.store.bolt import BoltStore
from graph.store.cypher import WRITER
from graph.store.lock import Holder
from graph.store.server import open_server
from tests.builders import attempt, blizzard, coalition
from tests.conftest import clear, settings_for
from tests.graph.store.breaking import COMMIT, RUN, BreakingLine
from tests.graph.store.facing import kept

FAILED = attempt("broken.pdf", status="failed")
REMOVED = attempt("coalition.html", status="removed", at="2026-01-02T00:00:00Z")

DECIDED = Decision("agency:ontario-provincial-police", "agency:surete-du-quebec", "same", "agency:surete-du-quebec")

Broken = tuple[Store, BreakingLine]


@pytest.fixture(scope="module")
def broken(engine: BoltStore, request: pytest.FixtureRequest) -> Iterator[Broken]:
    """Return a second way into the store, over a line that can be broken."""
    held = engine.url.startswith("embedded:")
    if held:
        path = Path(engine.url.partition(":")[2])
        said = json.loads((path / "lock").read_text())
        port = said["port"]
    else:
        reached = request.getfixturevalue("neo4j_server")
        port = int(reached.uri.rpartition(":")[2])
    with BreakingLine(port) as line:
        if held:
            store: Store = embedded._visit(engine.url, path, Holder(**{**said, "port": line.port}))
        else:
            store = open_server(f"bolt://127.0.0.1:{line.port}", settings_for(reached))
        yield store, line
        store.close()


def _fill(store: Store) -> None:
    """Leave what a document is added to: another that speaks of the same operation."""
    store.add(coalition().extraction(), attempt("coalition.html"))


def _decide(store: Store) -> None:
    """Decide; how much was done already is told by what the store holds."""
    store.apply(lambda run: decisions.decide(run, [DECIDED]))


STEPS: dict[str, Callable[[Store], object]] = {
    "add": lambda store: store.add(blizzard().extraction(), attempt("blizzard.html")),
    "record": lambda store: store.record(FAILED),
    "decide": _decide,
    "remove": lambda store: store.remove(coalition().document.id, REMOVED),
}


@pytest.fixture(scope="module")
def undisturbed(engine: BoltStore) -> dict[str, dict[str, list[str]]]:
    """Return what the store holds after each step where nothing broke."""
    found = {}
    for name, step in STEPS.items():
        clear(engine)
        _fill(engine)
        step(engine)
        found[name] = _content(engine)
    return found


@pytest.mark.parametrize("arrives", [True, False], ids=["committed", "lost"])
@pytest.mark.parametrize("step", STEPS)
def test_commit_without_an_answer_is_told_and_may_be_tried_again(
    empty_store: BoltStore, broken: Broken, undisturbed: dict[str, dict[str, list[str]]], step: str, arrives: bool
) -> None:
    store, line = broken
    _fill(empty_store)
    line.breaks(COMMIT, arrives=arrives)
    with pytest.raises(StoreUnavailable):
        STEPS[step](store)
    again = STEPS[step](store)
    if step == "remove":
        assert isinstance(again, Removed), "its row of the ledger says that it was done"
    else:
        assert again == {"add": "loaded"}.get(step)
    assert _content(store) == undisturbed[step]


@pytest.mark.parametrize("after", [0, 1, 4])
@pytest.mark.parametrize("step", ["add", "remove"])
def test_line_that_breaks_in_the_middle_is_not_noticed(
    empty_store: BoltStore, broken: Broken, undisturbed: dict[str, dict[str, list[str]]], step: str, after: int
) -> None:
    store, line = broken
    _fill(empty_store)
    before = line.broken
    line.breaks(RUN, arrives=True, after=after)
    assert STEPS[step](store) == "loaded" or step == "remove"
    assert line.broken == before + 1
    assert _content(store) == undisturbed[step]


def _content(store: Store) -> dict[str, list[str]]:
    """Return all that is kept, but for how often somebody wrote."""
    return {name: rows for name, rows in kept(store).items() if name != WRITER}


def test_a_record_that_is_not_there_yet_is_looked_for_once_more(empty_store: BoltStore) -> None:
    """The transaction whose answer was lost may still be committed while the next one reads."""
    tried: list[int] = []

    def work(run: Run) -> None:
        tried.append(len(tried))
        if len(tried) == 1:
            raise Neo4jError._hydrate_neo4j(code="Neo.ClientError.Statement.EntityNotFound", message="Record #13:0")
        run("RETURN 1 AS one", {})

    empty_store.apply(work)
    assert tried == [0, 1]
