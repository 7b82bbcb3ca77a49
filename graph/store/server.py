"""A Neo4j server, 5 or later, behind the Bolt store: `bolt://`, `neo4j://` and their encrypted forms."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import neo4j

from graph.errors import CypherRefused
from graph.settings import Settings
from graph.store.base import StoreKind
from graph.store.bolt import BoltStore
from graph.store.caps import PROCEDURES
from graph.store.free import Login
from graph.store.state import Row

#: Operators of a plan that no reading needs, by the start of their names.
_REFUSED = ("Show", "Terminate", "LoadCSV", "Transaction", "Administration", "RunQueryAt")


class PlanGuard:
    """Free Cypher on a Neo4j server: READ access mode, and a compiled plan that reads.

    Community knows no lesser user, so the plan is the second lock; a text is never judged by its letters.
    """

    #: the server looks at its clock every two seconds; beyond this it is not going to answer
    grace = 4.0
    explains = True

    def __init__(self, command: Callable[[str], list[Row]]) -> None:
        self._command = command

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
            if name.startswith(_REFUSED):
                raise CypherRefused(f"{name} may not be used here; ask with MATCH ... RETURN")

    def stop(self, marker: str) -> None:
        """Do nothing: the server drops the transaction of a connection that was closed."""


def _operators(plan: object) -> Iterator[tuple[str, str]]:
    if not isinstance(plan, dict):
        return
    yield str(plan["operatorType"]).partition("@")[0], str(plan.get("args", {}).get("Details", ""))
    for child in plan.get("children", ()):
        yield from _operators(child)


def open_server(url: str, settings: Settings) -> BoltStore:
    """Open the store on the server of a Bolt address; raises `StoreUnavailable` where it does not answer."""
    writer = Login(url, settings.neo4j_username, settings.neo4j_password.get_secret_value())
    reader = writer
    if settings.reader_username:
        reader = Login(url, settings.reader_username, settings.reader_password.get_secret_value())
    return BoltStore(url, writer=writer, reader=reader, database=settings.neo4j_database, guard=PlanGuard)


KIND = StoreKind("server", ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"), open_server)
