"""Fixtures shared by the tests: a real embedded engine for each module, emptied for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.settings import Settings
from graph.store.bolt import BoltStore
from graph.store.embedded import open_embedded
from tests.builders import attempt, blizzard, coalition, homonym


def clear(store: BoltStore) -> None:
    """Empty a store; making and dropping databases instead wears the engine out."""
    store._writing(lambda run: run("MATCH (n) DETACH DELETE n", {}))


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BoltStore]:
    """One embedded store for the tests of a module."""
    path: Path = tmp_path_factory.mktemp("engine")
    store = open_embedded(f"embedded:{path}", Settings())
    yield store
    store.close()


@pytest.fixture
def embedded_store(engine: BoltStore) -> BoltStore:
    """Return an empty store on the real engine."""
    clear(engine)
    return engine


@pytest.fixture
def filled_store(embedded_store: BoltStore) -> BoltStore:
    """Return a store with the three documents of `tests.builders`."""
    for paper in (blizzard(), coalition(), homonym()):
        embedded_store.add(paper.extraction(), attempt(paper.source))
    return embedded_store
