"""The store over Bolt: one class for a Neo4j server and for the embedded engine.

Every transaction is a managed one, opened in `_writing` or `_reading` and nowhere else: on the embedded engine a
statement that fails half way outside of one leaves its first half behind.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar, cast

import neo4j
from neo4j.exceptions import AuthError, ConstraintError, DriverError, Neo4jError, SessionExpired

from graph.errors import CypherRefused, StoreError, StoreUnavailable
from graph.model import Extraction
from graph.network import Evidence, Network
from graph.ontology import ONTOLOGY
from graph.store import changes, cypher, cypher_ledger, writing
from graph.store.base import (
    Answer,
    Attempt,
    Limits,
    Origin,
    Parameters,
    Protection,
    Removed,
    Run,
    Status,
    StoreInfo,
    Table,
)
from graph.store.engine import Engine, Login
from graph.store.free import FreeReader, went_away
from graph.store.state import Row, count, number
from graph.store.values import Found, evidence_of, plain

T = TypeVar("T")

# the driver says there what it tries again; without a handler Python would print that to people's terminals
logging.getLogger("neo4j").addHandler(logging.NullHandler())


class BoltStore:
    """A store behind a Bolt address; safe to call from several threads.

    Parameters
    ----------
    url:
        As the user gave it.
    engine:
        How it is reached, and what differs between engines; closed with the store, and where it cannot be opened.
    """

    def __init__(self, url: str, engine: Engine) -> None:
        self.url, self._engine, self._closed = url, engine, False
        # what one connection wrote another must see, whichever server of a cluster answers it
        self._bookmarks = neo4j.GraphDatabase.bookmark_manager()
        self._writer = _driver(engine.writer, engine.patience)
        self._reader = _driver(engine.reader, engine.patience)
        try:
            self._prepare(url, () if engine.prepared else cypher.schema())
        except BaseException:
            self._writer.close()
            self._reader.close()
            engine.close()
            raise
        self._guard = engine.guard(self._command)
        self._free = FreeReader(engine, self._guard, self._bookmarks.get_bookmarks)

    def _prepare(self, url: str, schema: Iterable[str]) -> None:
        try:
            self._writer.verify_connectivity()
            self._reader.verify_connectivity()
            for text in schema:
                self._writing(_only(text))
        except AuthError as exc:
            raise StoreUnavailable(
                f"{url} refuses the user or password; set NEO4J_USERNAME and NEO4J_PASSWORD ({exc.message})"
            ) from exc
        except (DriverError, Neo4jError) as exc:
            raise StoreUnavailable(f"{url} cannot be reached or used; is the server running? ({exc})") from exc

    def add(
        self, extraction: Extraction, attempt: Attempt, origin: Origin | None = None, *, refresh: bool = False
    ) -> Status:
        """Write one document's whole contribution and its row of the ledger in one transaction."""
        return self._writing(lambda run: changes.add(run, extraction, attempt, origin or Origin(), refresh=refresh))

    def apply(self, steps: Callable[[Run], T]) -> T:
        """Run steps of `graph.store` in one transaction that may write; they may be run again from the start."""
        return self._writing(steps)

    def record(self, attempt: Attempt) -> None:
        """Write a row of the ledger alone."""
        self._writing(lambda run: writing.record(run, attempt))

    def remove(self, document: str, attempt: Attempt | None = None) -> Removed | None:
        """Take a document out with exactly what only it supported; None where it is not there."""
        return self._writing(lambda run: changes.remove(run, document, attempt))

    def attempts(self, *, limit: int = 100) -> tuple[Attempt, ...]:
        """Return the rows of the ledger, the latest first."""
        rows = self._rows(cypher_ledger.ATTEMPTS, {"limit": limit})
        return tuple(
            Attempt(
                input=str(r["input"]),
                sha256=str(r["sha256"]),
                status=cast("Status", r["status"]),
                reason=str(r["reason"]),
                reader=str(r["reader"]),
                seconds=number(r["seconds"]),
                at=str(r["at"]),
            )
            for r in rows
        )

    def read(self, cypher: str, parameters: Parameters | None = None) -> Table:
        """Run a trusted text that reads."""
        columns, rows = self._reading(cypher, parameters or {})
        return Table(columns, tuple(tuple(plain(v) for v in row) for row in rows))

    def graph(self, cypher: str, parameters: Parameters | None = None, *, sentences: int = 5) -> Network:
        """Run a trusted text that returns nodes, relationships or paths; each edge with its strongest sentences."""
        found = Found()
        found.take(self._reading(cypher, parameters or {})[1])
        return found.network(self._evidence(sorted(found.edges), max(1, sentences)))

    def evidence(self, edge: str, *, limit: int = 20) -> tuple[Evidence, ...]:
        """Return the sentences that state an edge, the strongest first."""
        return tuple(map(evidence_of, self._rows(cypher.EVIDENCE_OF_EDGE, {"edge": edge, "limit": limit})))

    def sentences(self, claims: Iterable[str]) -> tuple[Evidence, ...]:
        """Return the sentences of these claims, those that support no edge included."""
        return tuple(map(evidence_of, self._rows(cypher.EVIDENCE_OF_CLAIMS, {"ids": sorted(set(claims))})))

    def _evidence(self, edges: list[str], limit: int) -> dict[str, tuple[Evidence, ...]]:
        found: dict[str, tuple[Evidence, ...]] = {}
        for row in self._rows(cypher.EVIDENCE_OF_EDGES, {"ids": edges, "limit": limit}) if edges else ():
            sentence = evidence_of(row)
            found[sentence.edge] = (*found.get(sentence.edge, ()), sentence)
        return found

    def free(self, cypher: str, parameters: Parameters | None = None, limits: Limits | None = None) -> Answer:
        """Run a user's text without the right to write, within limits."""
        return self._free.ask(cypher, parameters or {}, limits or Limits())

    def info(self) -> StoreInfo:
        """Count what the store holds."""
        nodes = {t.name: self._count(cypher.count_label(t.name)) for t in ONTOLOGY.nodes}
        edges = {t.name: self._count(cypher.count_type(t)) for t in ONTOLOGY.edges}
        attempts = {str(r["status"]): count(r["count"]) for r in self._rows(cypher_ledger.COUNT_ATTEMPTS, {})}
        return StoreInfo(
            nodes={k: v for k, v in nodes.items() if v},
            edges={k: v for k, v in edges.items() if v},
            claims=self._count(cypher.count_label(cypher.CLAIM)),
            documents=self._count(cypher.count_label(cypher.DOCUMENT)),
            attempts=attempts,
        )

    def close(self) -> None:
        """Let go of the store; closing twice is allowed."""
        if self._closed:
            return
        self._closed = True
        self._free.close()
        self._reader.close()
        self._writer.close()
        self._engine.close()

    def protections(self) -> tuple[Protection, ...]:
        """Try what keeps readers from doing harm, and say what was found; nothing is changed by it."""
        try:
            return self._engine.protections(self._trial, self._command)
        except (DriverError, Neo4jError) as exc:
            raise _failed(exc) from exc

    def _session(self, driver: neo4j.Driver, mode: str) -> neo4j.Session:
        return driver.session(
            database=self._engine.database, default_access_mode=mode, bookmark_manager=self._bookmarks
        )

    def _trial(
        self, text: str, *, writing: bool = False, seconds: float | None = None, judged: bool = False
    ) -> str | None:
        """Try a text as the reader, in a transaction that is rolled back whatever happens."""
        mode = neo4j.WRITE_ACCESS if writing else neo4j.READ_ACCESS
        with self._session(self._reader, mode) as session, session.begin_transaction(timeout=seconds) as transaction:
            try:
                summary = transaction.run(f"EXPLAIN {text}" if judged else text).consume()
                if judged:
                    self._guard.judge(summary)
            except Neo4jError as exc:
                return f"{exc.code}: {exc.message}"
            except CypherRefused as exc:
                return str(exc)
            finally:
                if not transaction.closed():
                    transaction.rollback()
        return None

    def _count(self, text: str) -> int:
        return sum(count(r["count"]) for r in self._rows(text, {}))

    def _rows(self, text: str, parameters: Parameters) -> list[Row]:
        columns, rows = self._reading(text, parameters)
        return [dict(zip(columns, row, strict=True)) for row in rows]

    def _command(self, text: str) -> list[Row]:
        """Run a command of the server itself as the writer, such as `SHOW TRANSACTIONS`."""
        with self._session(self._writer, neo4j.WRITE_ACCESS) as session:
            return session.execute_read(lambda transaction: _all(transaction, text, {}))

    def _writing(self, work: Callable[[Run], T]) -> T:
        """Run steps in one managed transaction; one writer at a time, and once more where another was still at work.

        A transaction whose answer was lost may be committed while the next one reads: a key was just taken, or a record
        went away.
        """

        def unit(transaction: neo4j.ManagedTransaction) -> T:
            try:
                return work(lambda text, parameters: _all(transaction, text, parameters))
            except writing.HalfSeen as exc:  # the driver tries this kind again
                raise SessionExpired(str(exc)) from exc

        try:
            with self._engine.turn(), self._session(self._writer, neo4j.WRITE_ACCESS) as session:
                try:
                    return session.execute_write(unit)
                except Neo4jError as exc:
                    if not (isinstance(exc, ConstraintError) or went_away(exc)):
                        raise
                    return session.execute_write(unit)
        except (DriverError, Neo4jError) as exc:
            raise _failed(exc) from exc

    def _reading(self, text: str, parameters: Parameters) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
        """Run a text in one managed transaction; once more where a record went away under it."""

        def unit(transaction: neo4j.ManagedTransaction) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
            result = transaction.run(text, dict(parameters))
            rows = [tuple(record.values()) for record in result]
            return tuple(result.keys()), rows

        try:
            with self._session(self._reader, neo4j.READ_ACCESS) as session:
                try:
                    return session.execute_read(unit)
                except Neo4jError as exc:
                    if not went_away(exc):
                        raise
                    return session.execute_read(unit)
        except (DriverError, Neo4jError) as exc:
            raise _failed(exc) from exc


def _driver(login: Login, patience: float) -> neo4j.Driver:
    return neo4j.GraphDatabase.driver(
        login.address, connection_timeout=10, max_transaction_retry_time=patience, **login.options
    )


def _only(text: str) -> Callable[[Run], list[Row]]:
    return lambda run: run(text, {})


def _all(transaction: neo4j.ManagedTransaction, text: str, parameters: Mapping[str, object]) -> list[Row]:
    return transaction.run(text, dict(parameters)).data()


def _failed(exc: DriverError | Neo4jError) -> StoreError:
    if isinstance(exc, DriverError):
        return StoreUnavailable(f"the store does not answer any more: {exc}")
    return StoreError(f"the store could not do it: {exc.message} ({exc.code})")
