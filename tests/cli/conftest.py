"""The command on real stores: one that is filled for reading, and a fresh folder for writing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cli.main import app
from graph.settings import Settings
from graph.store.open import open_store
from tests.builders import attempt, blizzard, coalition, homonym
from tests.conftest import clear, settings_for, surroundings

Call = Callable[..., Result]


@pytest.fixture(scope="module")
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of a closed store that holds the documents of `tests.builders`; embedded, if nobody says more."""
    with pytest.MonkeyPatch.context() as patch:
        settings, url = Settings(), f"embedded:{tmp_path_factory.mktemp('cli') / 'store'}"
        if getattr(request, "param", "embedded") == "server":
            clear(request.getfixturevalue("server_store"))
            settings = settings_for(request.getfixturevalue("neo4j_server"))
            url = settings.store
            for name, value in surroundings(settings).items():
                patch.setenv(name, value)
        store = open_store(url, settings)
        for paper in (blizzard(), coalition(), homonym()):
            store.add(paper.extraction(), attempt(paper.source))
        store.close()
        yield url


@pytest.fixture
def call(address: str) -> Call:
    """Return a function that runs `opsgraph` on the filled store, in this process."""

    def run(*arguments: str | Path, given: str | None = None, store: str = "") -> Result:
        texts = ["--store", store or address, *map(str, arguments)]
        return CliRunner().invoke(app, texts, input=given, catch_exceptions=False)

    return run
