"""A Neo4j server, 5 or later, behind the Bolt store: `bolt://`, `neo4j://` and their encrypted forms."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import neo4j

from graph.errors import CypherRefused, StoreUnavailable
from graph.settings import Settings
from graph.store import protections
from graph.store.base import Protection, StoreKind
from graph.store.bolt import BoltStore
from graph.store.caps import PROCEDURES
from graph.store.engine import Command, Guard, Login, Trial

#: Operators of a plan that no reading needs, by the start of their names.
_REFUSED = ("Show", "Terminate", "LoadCSV", "Transaction", "Administration", "RunQueryAt")
#: Those of them that look at what the graph is made of, and at nothing else.
_SHOWN = frozenset({"ShowIndexes", "ShowConstraints", "ShowFunctions"})


class PlanGuard:
    """Free Cypher on a Neo4j server: READ access mode, and a compiled plan that reads.

    Community knows no lesser user, so the plan is the second lock; a text is never judged by its letters.
    """

    #: the server looks at its clock every two seconds; beyond this it is not going to answer
    grace = 4.0
    explains = True

    def judge(self, summary: neo4j.ResultSummary) -> None:
        """Refuse what is not a plain reading, or calls what is not on the list."""
        if summary.query_type != "r" or summary.plan is None:
            raise CypherRefused("this text writes or is a command, and free Cypher may only read; nothing was changed")
        for name, details in _operators(summary.plan):
            procedure = details.partition("(")[0]
            if name == "ProcedureCall" and procedure.lower() not in PROCEDURES:
                raise CypherRefused(
                    f"procedure {procedure} may not be called; there are {', '.join(sorted(PROCEDURES))}"
                )
            if name.startswith(_REFUSED) and name not in _SHOWN:
                raise CypherRefused(f"{name} may not be used here; ask with MATCH ... RETURN")

    def stop(self, marker: str) -> None:
        """Do nothing: the server drops the transaction of a connection that was closed."""


def _operators(plan: object) -> Iterator[tuple[str, str]]:
    if not isinstance(plan, dict):
        return
    yield str(plan["operatorType"]).partition("@")[0], str(plan.get("args", {}).get("Details", ""))
    for child in plan.get("children", ()):
        yield from _operators(child)


class Neo4jEngine:
    """A server of the settings; the same for one server, a cluster and Aura.

    Nothing here asks for an administrator: Aura has none. What only one may see is said to be unseen.
    """

    prepared = False
    patience = 30.0

    def __init__(self, url: str, settings: Settings) -> None:
        if settings.authorities and not Path(settings.authorities).is_file():
            raise StoreUnavailable(f"OPSGRAPH_AUTHORITIES names {settings.authorities}, which is no file")
        self.writer = Login(
            url, settings.neo4j_username, settings.neo4j_password.get_secret_value(), settings.authorities
        )
        self.reader = self.writer
        if settings.reader_username:
            self.reader = Login(
                url, settings.reader_username, settings.reader_password.get_secret_value(), settings.authorities
            )
        self.database: str | None = settings.neo4j_database or None
        self._lock = threading.Lock()

    def turn(self) -> AbstractContextManager[object]:
        """Let one thread of this store write at a time; others of other processes meet at the server."""
        return self._lock

    def guard(self, command: Command) -> Guard:  # noqa: ARG002 - the server needs no watchdog
        """Return what keeps free Cypher from writing and running away."""
        return PlanGuard()

    def protections(self, trial: Trial, command: Command) -> tuple[Protection, ...]:
        """Try what keeps readers from writing, and say what was found; nothing is changed by it."""
        return protections.of_server(trial, command, own_reader=self.reader is not self.writer)

    def close(self) -> None:
        """Do nothing: the server goes on."""


def open_server(url: str, settings: Settings) -> BoltStore:
    """Open the store on the server of a Bolt address; raises `StoreUnavailable` where it does not answer."""
    return BoltStore(url, Neo4jEngine(url, settings))


KIND = StoreKind("server", ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"), open_server)
