"""The command on real stores: one that is filled for reading, and a fresh folder for writing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cli.main import app
from graph.settings import Settings
from graph.store.embedded import open_embedded
from tests.builders import attempt, blizzard, coalition, homonym

Call = Callable[..., Result]


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a closed store that holds the documents of `tests.builders`."""
    url = f"embedded:{tmp_path_factory.mktemp('cli') / 'store'}"
    store = open_embedded(url, Settings())
    for paper in (blizzard(), coalition(), homonym()):
        store.add(paper.extraction(), attempt(paper.source))
    store.close()
    return url


@pytest.fixture
def call(address: str) -> Call:
    """Return a function that runs `opsgraph` on the filled store, in this process."""

    def run(*arguments: str | Path, given: str | None = None, store: str = "") -> Result:
        texts = ["--store", store or address, *map(str, arguments)]
        return CliRunner().invoke(app, texts, input=given, catch_exceptions=False)

    return run
