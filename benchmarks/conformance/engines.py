"""The two engines as scenarios meet them: an empty graph each time, and texts that are run to their end."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

import neo4j
from pydantic import SecretStr

from benchmarks.conformance.scenarios import Scenario
from graph.settings import Settings
from graph.store.arcade import DATABASE, WRITER, Arcade
from graph.store.base import Store
from graph.store.bolt import BoltStore
from graph.store.engine import Login
from graph.store.lock import FolderLock
from graph.store.open import open_store
from tests.server.maven import PINNED

#: Seconds after which an engine is to end a text.
LIMIT = 20.0
#: What the two are called, with their versions, as the reader of a page knows them.
NAMES = {"embedded": f"ArcadeDB {importlib.metadata.version('arcadedb')}", "server": f"Neo4j {PINNED}"}


class Engine(Protocol):
    """What a scenario runs on."""

    def empty(self, scenario: Scenario, *, fresh: bool) -> None:
        """Make an empty graph for a scenario; `fresh` asks for one that never held anything."""

    def run(self, text: str, parameters: Mapping[str, object]) -> tuple[list[str], list[list[object]]]:
        """Run a text in a transaction, commit it, and return columns and rows."""


class Bare:
    """A database behind a driver, with nothing of this project in it."""

    def __init__(self, login: Login, database: str, store: Store | None = None) -> None:
        self._store = store  # whose engine ends with it
        self._driver = neo4j.GraphDatabase.driver(login.address, **login.options)
        self.database = database

    def empty(self, scenario: Scenario, *, fresh: bool) -> None:  # noqa: ARG002 - a server has but one database
        """Delete whatever is there."""
        while self.run("MATCH (n) WITH n LIMIT 1000 DETACH DELETE n RETURN count(n)", {})[1][0][0]:
            pass

    def run(self, text: str, parameters: Mapping[str, object]) -> tuple[list[str], list[list[object]]]:
        """Run a text in an explicit transaction: outside of one, the embedded engine commits row by row."""
        with (
            self._driver.session(database=self.database) as session,
            session.begin_transaction(timeout=LIMIT) as transaction,
        ):
            result = transaction.run(text, dict(parameters))
            columns = list(result.keys())
            rows = [list(record.values()) for record in result]
            transaction.commit()
        return columns, rows


class BareEmbedded(Bare):
    """The embedded engine with the settings of the store and without its schema; a database for each feature.

    A label and a relationship type may not share a name there, and what was once a label stays one.
    """

    def __init__(self, folder: Path) -> None:
        self._arcade = Arcade(folder)
        login, _ = self._arcade.start()
        super().__init__(login, "")
        self._feature, self._count = "", 0

    def empty(self, scenario: Scenario, *, fresh: bool) -> None:
        """Make a database where the feature is another, and empty the present one else."""
        if not fresh and scenario.feature == self._feature:
            super().empty(scenario, fresh=fresh)
            return
        self._feature = scenario.feature
        self._count += 1  # none is dropped: the server's databases are shared, and go with the folder
        self.database = f"scenarios{self._count}"
        made = self._arcade._server.create_database(self.database)
        list(made.command("sql", f"ALTER DATABASE `arcadedb.command.timeout` {LIMIT * 1000:.0f}"))


def opened(name: str, source: str, folder: Path, login: Login | None) -> Engine:
    """Open an engine for the scenarios of the TCK, bare, or for those of the battery, with the schema of a store.

    Parameters
    ----------
    name:
        "embedded" or "server".
    source:
        "tck" or "battery".
    folder:
        Where the embedded engine keeps its files.
    login:
        Of the server.
    """
    if source == "tck":
        return Bare(login, "neo4j") if login else BareEmbedded(folder)
    if login:
        password = SecretStr(login.password)
        settings = Settings(store=login.uri, neo4j_username=login.username, neo4j_password=password)
        open_store(login.uri, settings).close()  # makes the schema
        return Bare(login, "neo4j")
    store = open_store(f"embedded:{folder}", Settings())
    if not isinstance(store, BoltStore):
        raise SystemExit(f"{name}: {folder} is held by another process")
    held = FolderLock(folder / "lock").holder()
    return Bare(Login(f"bolt://127.0.0.1:{held.port}", WRITER, held.writer), DATABASE, store)
