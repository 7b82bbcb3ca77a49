"""Fixtures shared by the tests: each real engine in turn, opened once for each module and emptied for each test.

`engine`, `empty_store` and `filled_store` come once for each engine, so that a test that takes one runs on both. A file
whose tests are of one engine alone has a fixture `engine` of its own.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from pydantic import SecretStr

from graph.settings import Settings
from graph.store.bolt import BoltStore
from graph.store.embedded import open_embedded
from graph.store.server import open_server
from loaders.pipeline import Outcome, Pipeline, inputs, run
from tests.browser import browser_of_tests
from tests.builders import attempt, blizzard, coalition, homonym
from tests.pages import build
from tests.server.given import given_server, refuse_a_full_one
from tests.server.maven import PINNED, Missing
from tests.server.neo4j_server import Neo4jServer, Reached

__all__ = ["browser_of_tests"]

ENGINES = ("embedded", "server")
_GIVEN = given_server()

# the tests share the machine with servers, a browser and each other: how slow an example comes says nothing about the code
hypothesis.settings.register_profile("shared", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("shared")

#: Files that take a minute or more, the longest first.
_LONG = (
    "test_kills.py", "test_docs.py", "test_attacks.py", "test_process.py", "test_missing.py", "test_check.py",
    "test_both_engines.py", "test_same_as_resolve.py", "test_again.py", "test_sharing.py", "test_decisions.py",
    "test_broken_ingest.py", "test_determinism.py", "test_server.py", "test_floors.py",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take long, so that the last worker does not end with one of them alone."""
    rank = {name: number for number, name in enumerate(_LONG)}
    items.sort(key=lambda item: rank.get(item.path.name, len(rank)))


def clear(store: BoltStore) -> None:
    """Empty a store; making and dropping databases instead wears the engine out, and one edition has but one."""
    # a server with little memory deletes a graph only in small parts: what hangs on the nodes counts, too
    while store._writing(lambda run: run("MATCH (n) WITH n LIMIT 1000 DETACH DELETE n RETURN count(n) AS n", {}))[0][
        "n"
    ]:
        pass


def settings_for(server: Reached) -> Settings:
    """Return settings that lead to a server."""
    return Settings(
        store=server.uri,
        neo4j_username=server.username,
        neo4j_password=SecretStr(server.password),
        neo4j_database=server.database,
    )


def surroundings(settings: Settings) -> dict[str, str]:
    """Return the environment in which a process finds a server as these settings do."""
    password = settings.neo4j_password.get_secret_value()
    there = {"USERNAME": settings.neo4j_username, "PASSWORD": password, "DATABASE": settings.neo4j_database}
    return {**os.environ, **{f"NEO4J_{name}": value for name, value in there.items()}}  # noqa: TID251 - hands on


def started(server: Neo4jServer) -> Neo4jServer:
    """Start a server; without Java or Maven the test is skipped aloud, and fails in CI."""
    try:
        return server.start()
    except Missing as exc:
        reason = f"NOTHING WAS RUN ON NEO4J: {exc}"
        print(f"\n{reason}")  # noqa: T201
        if os.environ.get("CI"):  # noqa: TID251
            pytest.fail(reason)
        pytest.skip(reason)


@pytest.fixture(scope="session")
def own_server() -> Iterator[Neo4jServer]:
    """One Neo4j server for the whole run."""
    version = os.environ.get("OPSGRAPH_TEST_NEO4J", PINNED)  # noqa: TID251
    server = started(Neo4jServer(version, encrypted=True))
    yield server
    server.throw_away()


@pytest.fixture(scope="session")
def neo4j_server(request: pytest.FixtureRequest) -> Reached:
    """Return the Neo4j server that all tests share: that of NEO4J_URI, else one of their own."""
    if _GIVEN is None:
        return request.getfixturevalue("own_server").reached
    refuse_a_full_one(_GIVEN)
    return _GIVEN


@pytest.fixture(scope="session")
def server_store(neo4j_server: Reached) -> Iterator[BoltStore]:
    """Return the store on the Neo4j server, whatever is in it; who takes it empties it first."""
    store = open_server(neo4j_server.uri, settings_for(neo4j_server))
    yield store
    clear(store)
    store.close()


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BoltStore]:
    """Return a store on each engine, for the tests of a module."""
    if request.param == "server":
        store = request.getfixturevalue("server_store")
        clear(store)
        yield store
        return
    path: Path = tmp_path_factory.mktemp("engine")
    store = open_embedded(f"embedded:{path}", Settings())
    yield store
    store.close()


@pytest.fixture
def empty_store(engine: BoltStore) -> BoltStore:
    """Return an empty store."""
    clear(engine)
    return engine


@pytest.fixture
def filled_store(empty_store: BoltStore) -> BoltStore:
    """Return a store with the three documents of `tests.builders`."""
    for paper in (blizzard(), coalition(), homonym()):
        empty_store.add(paper.extraction(), attempt(paper.source))
    return empty_store


@pytest.fixture(scope="session")
def sample_outcomes() -> tuple[Outcome, ...]:
    """Return what the pipeline makes of the samples: read once for all tests that look at them."""
    return tuple(run(list(inputs([str(p) for p in build.samples()])), Pipeline(Settings())))
