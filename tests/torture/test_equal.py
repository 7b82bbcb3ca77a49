"""Thousands of real documents in both engines: what they keep and what they answer is the same, row by row.

They are others' texts and no part of the project: OPSGRAPH_TEST_CORPUS names the folder that holds `seeds` and
`corpus`. The claims are extracted once, and written to both engines.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

import pytest

from graph.settings import Settings
from graph.store.base import Store
from graph.store.bolt import BoltStore
from graph.store.embedded import open_embedded
from loaders.pipeline import Outcome, Pipeline, inputs, run
from tests.conftest import clear
from tests.graph.store.facing import answers, arguments, kept, load

FOLDER = os.environ.get("OPSGRAPH_TEST_CORPUS", "")  # noqa: TID251 - a setting of the tests alone
#: What is read of the folder; each is there, or nothing is run.
PARTS = ("seeds", "corpus/dev", "corpus/sample.jsonl.gz")

pytestmark = pytest.mark.skipif(
    not FOLDER or not all((Path(FOLDER) / part).exists() for part in PARTS),
    reason=f"NO LARGE CORPUS: `make torture` runs it where OPSGRAPH_TEST_CORPUS or ../shared has {', '.join(PARTS)}",
)


@pytest.fixture(scope="module")
def both(server_store: BoltStore, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    """Return the embedded store and the server's, both with the corpus."""
    clear(server_store)
    embedded = open_embedded(f"embedded:{tmp_path_factory.mktemp('both')}", Settings())
    began = time.monotonic()
    outcomes = run(list(inputs([str(Path(FOLDER) / part) for part in PARTS])), Pipeline(Settings()))
    try:
        number = load((o.extraction for o in _followed(outcomes) if o.extraction), embedded, server_store)
        _say(f"{number:,} documents read and written to both in {time.monotonic() - began:,.0f} s")
        yield embedded, server_store
    finally:
        embedded.close()


def test_both_keep_the_same_nodes_edges_and_claims(both: tuple[Store, Store]) -> None:
    embedded, server = map(kept, both)
    _say("; ".join(f"{name} {len(rows):,}" for name, rows in embedded.items()))
    assert {name: len(rows) for name, rows in embedded.items()} == {name: len(rows) for name, rows in server.items()}
    for name, rows in embedded.items():
        assert rows == server[name], name


def test_both_answer_every_question_with_the_same_rows(both: tuple[Store, Store]) -> None:
    asked = arguments(both[0])
    found = []
    for name, store in zip(("embedded", "server"), both, strict=True):
        began = time.monotonic()
        found.append(answers(store, asked))
        _say(f"{name}: {len(found[-1])} answers in {time.monotonic() - began:.0f} s")
    embedded, server = found
    _say(
        f"{sum(map(len, embedded.values())):,} rows and elements of networks of {len({q.name for q, _ in asked})} questions"
    )
    differing = {name: _first(rows, server[name]) for name, rows in embedded.items() if rows != server[name]}
    assert differing == {}


def _first(embedded: list[str], server: list[str]) -> tuple[object, ...]:
    """Return the first rows that differ, and how many there are of each."""
    pairs = zip_longest(embedded, server)
    return (*next((one, other) for one, other in pairs if one != other), len(embedded), len(server))


def _followed(outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
    for number, outcome in enumerate(outcomes, 1):
        if number % 250 == 0:
            _say(f"{number:,} documents read")
        yield outcome


def _say(text: str) -> None:
    print(f"\n{text}", file=sys.__stderr__, flush=True)
