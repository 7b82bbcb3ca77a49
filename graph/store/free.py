"""A user's Cypher, read-only and within limits: a driver of its own, one transaction that is never committed or retried.

Asynchronous, because some texts make an engine fall silent: a cancelled task is the one clean way to give up such a
connection. The event loop runs in a thread of its own, so callers from any thread just wait.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import secrets
import threading
import time
from collections.abc import Callable, Coroutine, Iterable
from typing import Any, TypeVar

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from graph.errors import AskError, BadParameter, CypherRefused, QueryTooSlow, StoreBusy, StoreUnavailable
from graph.store import caps, cypher
from graph.store.base import Answer, Limits, Parameters, Table
from graph.store.engine import Engine, Guard
from graph.store.values import plain

T = TypeVar("T")
_PAGE = 500
#: Free texts that run at once; more wait, and their waiting counts as their time.
_AT_ONCE = 8
#: Seconds for an engine to take the order to end a text.
_PATIENCE = 3.0
#: Seconds for encrypted connections to end: the driver does not wait until they have.
_GOOD_BYE = 0.1
#: Texts that may still run though they were told to stop: no engine looks at the clock inside one expression.
_MOST_RUNAWAYS = 2


class FreeReader:
    """Runs free texts; safe to call from several threads."""

    def __init__(self, engine: Engine, guard: Guard, bookmarks: Callable[[], Iterable[str]] = tuple) -> None:
        self._engine, self._guard, self._bookmarks = engine, guard, bookmarks
        # several processes may ask one engine
        self._name, self._numbers = f"opsgraph-free-{secrets.token_hex(6)}", itertools.count(1)
        self._runaways: set[str] = set()
        self._loop = asyncio.new_event_loop()
        self._driver: neo4j.AsyncDriver | None = None
        self._room = asyncio.Semaphore(_AT_ONCE)
        self._thread = threading.Thread(target=self._loop.run_forever, name="opsgraph-free", daemon=True)
        self._thread.start()

    def ask(self, text: str, parameters: Parameters, limits: Limits) -> Answer:
        """Run one text.

        Raises
        ------
        CypherRefused
            When it writes, breaks a cap, or the engine finds a fault in it.
        QueryTooSlow
            When it was stopped at its time limit.
        BadParameter
            When a parameter has a value that no engine takes.
        StoreUnavailable
            When the engine does not answer.
        StoreBusy
            When texts that were told to stop are still running.
        """
        caps.check(text)
        marker = f"{self._name}-{next(self._numbers)}"
        started = time.perf_counter()
        try:
            table, truncated = self._wait(self._ask_again(text, marker, dict(parameters), limits))
        except TimeoutError:
            self._runaways.add(marker)
            self._stop(marker)
            raise QueryTooSlow(_slow(limits)) from None
        except (Neo4jError, DriverError) as exc:
            error = explained(exc, limits, marker)
            if isinstance(error, QueryTooSlow):
                self._runaways.add(marker)
            raise error from exc
        except (TypeError, ValueError, OverflowError) as exc:
            raise BadParameter(f"a parameter has a value that cannot be sent: {exc}") from exc
        if truncated and not self._guard.explains:
            self._stop(marker)  # a client that goes away does not end its query there
        return Answer(table, truncated, time.perf_counter() - started)

    def close(self) -> None:
        """Close the connections and end the thread."""
        if self._loop.is_closed():
            return
        if self._driver is not None:
            self._wait(_let_go(self._driver))
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _stop(self, marker: str) -> None:
        """Have the engine end a text; nobody waits long for an engine that does not answer."""
        thread = threading.Thread(target=self._guard.stop, args=(marker,), daemon=True)
        thread.start()
        thread.join(_PATIENCE)

    def _wait(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()

    async def _ask_again(
        self, text: str, marker: str, parameters: dict[str, object], limits: Limits
    ) -> tuple[Table, bool]:
        """Ask, and once more where a record went away under the reading; nothing else is tried twice."""
        async with asyncio.timeout(limits.seconds + self._guard.grace), self._room:
            await self._refuse_more_runaways()
            try:
                return await self._ask(text, marker, parameters, limits)
            except Neo4jError as exc:
                if not went_away(exc):
                    raise
                return await self._ask(text, marker, parameters, limits)

    async def _refuse_more_runaways(self) -> None:
        """Raise `StoreBusy` where too many texts run on; the engine is asked only where some were stopped."""
        if self._driver is None or len(self._runaways) < _MOST_RUNAWAYS:
            return
        reading = self._driver.session(database=self._engine.database, default_access_mode=neo4j.READ_ACCESS)
        async with reading as session, await session.begin_transaction() as transaction:
            rows = await (await transaction.run(cypher.SHOW_TRANSACTIONS)).data()
            await transaction.rollback()
        running = " ".join(str(row["currentQuery"]) for row in rows)
        self._runaways = {marker for marker in tuple(self._runaways) if f"/* {marker} */" in running}
        if len(self._runaways) >= _MOST_RUNAWAYS:
            raise StoreBusy(f"{len(self._runaways)} texts that were told to stop are still running; ask again later")

    async def _ask(self, text: str, marker: str, parameters: dict[str, object], limits: Limits) -> tuple[Table, bool]:
        """Ask in one transaction, which is never committed; a connection that is given up is closed at once."""
        reader = self._engine.reader
        if self._driver is None:
            self._driver = neo4j.AsyncGraphDatabase.driver(reader.address, **reader.options)
        async with (
            self._driver.session(
                database=self._engine.database,
                default_access_mode=neo4j.READ_ACCESS,
                fetch_size=min(limits.rows + 1, _PAGE),
                bookmarks=neo4j.Bookmarks.from_raw_values(self._bookmarks()),
            ) as session,
            await session.begin_transaction(timeout=limits.seconds) as transaction,
        ):
            found = await self._run(transaction, f"{text}\n/* {marker} */", parameters, limits)
            if not transaction.closed():
                await transaction.rollback()
            return found

    async def _run(
        self, transaction: neo4j.AsyncTransaction, text: str, parameters: dict[str, object], limits: Limits
    ) -> tuple[Table, bool]:
        if self._guard.explains:
            self._guard.judge(await (await transaction.run(f"EXPLAIN {text}", parameters)).consume())
        result = await transaction.run(text, parameters)
        rows: list[tuple[object, ...]] = []
        size, more = 0, False
        async for record in result:
            if more := len(rows) >= limits.rows:
                break
            row = _row(record, limits.bytes - size)
            if row is None:
                # what the engine has under way may be as large again: it is not read to its end
                transaction.cancel()
                return Table(tuple(record.keys()), tuple(rows)), True
            rows.append(row[0])
            size += row[1]
        columns = tuple(result.keys())
        if not self._guard.explains:  # else the rest of a cut answer is left to the roll-back, which is quicker
            self._guard.judge(await result.consume())
        return Table(columns, tuple(rows)), more


async def _let_go(driver: neo4j.AsyncDriver) -> None:
    """Close a driver, and give encrypted connections, which say good-bye to the server, the time for it."""
    await driver.close()
    await asyncio.sleep(_GOOD_BYE)


def _row(record: neo4j.Record, room: int) -> tuple[tuple[object, ...], int] | None:
    """Return a row as plain values, and its bytes as JSON; None where there is no room for it.

    Lengths are added up first, because making millions of values plain would take seconds.
    """
    least, waiting = 0, list(record.values())
    while waiting and least <= room:
        value = waiting.pop()
        least += 1
        if isinstance(value, str | bytes | list | dict):
            least += len(value) if isinstance(value, str | bytes) else 3 * len(value)  # as JSON, at the least
        if isinstance(value, list | dict) and least <= room:
            waiting += value if isinstance(value, list) else value.values()
    if least > room:
        return None
    row = tuple(plain(v) for v in record.values())
    size = len(json.dumps(row, ensure_ascii=False).encode("utf-8", "replace"))
    return (row, size) if size <= room else None


def went_away(exc: Neo4jError) -> bool:
    """Whether a record was deleted under what was reading it, or not yet there."""
    return "EntityNotFound" in str(exc.code)


def explained(exc: Exception, limits: Limits, marker: str = "") -> AskError | StoreUnavailable:
    """Return our own error for one of the driver: too slow, refused, or not reachable."""
    code = str(getattr(exc, "code", "") or "")
    # without what was put around the text
    message = str(getattr(exc, "message", "") or exc).replace(f"/* {marker} */", "").replace('"EXPLAIN ', '"').strip()
    if "TimedOut" in code or "Terminated" in code or "timeout" in message.lower():
        return QueryTooSlow(_slow(limits))
    if "Forbidden" in code or "AccessMode" in code:
        return CypherRefused(f"this text writes, and free Cypher may only read: {message}")
    if isinstance(exc, Neo4jError):
        if went_away(exc):
            return StoreUnavailable("the graph changed while it was read; ask again")
        return CypherRefused(message)
    return StoreUnavailable(f"the store does not answer: {message}")


def _slow(limits: Limits) -> str:
    return f"stopped after {limits.seconds:g} seconds; ask for less, for example with LIMIT or from one named entity"
