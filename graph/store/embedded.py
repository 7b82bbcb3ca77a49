"""The embedded store, `embedded:PATH`: ArcadeDB's server in this process, on loopback ports, behind the Bolt store.

One process holds a folder at a time, and others work through its port.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from graph.errors import CypherRefused, StoreUnavailable
from graph.settings import Settings
from graph.store import cypher
from graph.store.arcade import DATABASE, READER, WRITER, Arcade
from graph.store.base import Protection, Store, StoreKind
from graph.store.bolt import BoltStore
from graph.store.engine import Command, Guard, Login, Trial
from graph.store.lock import FolderLock, Holder, WriteTurn
from graph.store.sharing import hold_or_visit

#: Seconds for which the holder of a folder tries a transaction again.
_PATIENCE = 30.0
#: Seconds for which a visitor does; its holder may have ended, and then it takes over.
_PATIENCE_OF_A_VISITOR = 1.0
#: What the reader must not be able to do; without the first nothing is safe.
_TRIES = (
    ("writing is refused to the reader", "CREATE (:OpsgraphTrial)"),
    ("LOAD CSV of a file is refused", "LOAD CSV FROM 'file:///opsgraph-trial.csv' AS line RETURN line"),
    ("LOAD CSV of an address is refused", "LOAD CSV FROM 'http://192.0.2.1/' AS line RETURN line"),
)


class ReaderGuard:
    """Free Cypher on the embedded engine: the reader's lack of rights refuses, a watchdog ends what runs away.

    The engine's `EXPLAIN` calls every text a write, so the kind of a text is known only after it ran, in a
    transaction that is rolled back. A client that goes away does not end its query: `TERMINATE` does.
    """

    grace = 0.0
    explains = False

    def __init__(self, command: Command) -> None:
        self._command = command

    def judge(self, summary: neo4j.ResultSummary) -> None:
        """Refuse a text that asked for a write, also where nothing would have changed."""
        if summary.query_type not in (None, "r"):
            raise CypherRefused("this text writes, and free Cypher may only read; nothing was changed")

    def stop(self, marker: str) -> None:
        """End the transaction whose text bears the marker."""
        # it may have ended by itself in between, or the store been closed
        with contextlib.suppress(DriverError, Neo4jError):
            for row in self._command(cypher.SHOW_TRANSACTIONS):
                if f"/* {marker} */" in str(row["currentQuery"]):
                    self._command(cypher.terminate(str(row["transactionId"])))


class EmbeddedEngine:
    """The engine over a folder, in this process or in the one that holds the folder.

    Parameters
    ----------
    writer, reader:
        Users of the engine.
    folder:
        Of the store.
    visiting:
        Whether another process holds it.
    closing:
        Ends the engine, where it is in this process.
    """

    database: str | None = DATABASE

    def __init__(
        self, writer: Login, reader: Login, folder: Path, *, visiting: bool, closing: Callable[[], None] = lambda: None
    ) -> None:
        self.writer, self.reader, self.prepared = writer, reader, visiting
        self.patience = _PATIENCE_OF_A_VISITOR if visiting else _PATIENCE
        self._turn, self._closing = WriteTurn(folder / "turn"), closing

    def turn(self) -> AbstractContextManager[object]:
        """Let one writer of the folder write at a time, of whatever thread or process."""
        return self._turn()

    def guard(self, command: Command) -> Guard:
        """Return what keeps free Cypher from writing and running away."""
        return ReaderGuard(command)

    def protections(self, trial: Trial, command: Command) -> tuple[Protection, ...]:  # noqa: ARG002
        """Try what the reader may do; the limits of time and memory are our own settings."""
        found = []
        for number, (name, text) in enumerate(_TRIES):
            said = trial(text, writing=True)
            found.append(Protection(name, said is not None, said or "it was answered", needed=not number))
        return tuple(found)

    def close(self) -> None:
        """End the engine, where it is in this process."""
        self._closing()


def open_embedded(url: str, settings: Settings) -> Store:
    """Open the store in the folder of an address such as `embedded:graph`.

    Where another process holds the folder, the store works through that process, and holds the folder itself as soon
    as that process has ended.

    Raises
    ------
    StoreBusy
        When another process holds the folder and does not answer, or this one holds it already.
    StoreUnavailable
        When the engine is not to be had on this machine, or cannot open the folder.
    """
    _, _, name = url.partition(":")
    path = Path(name).expanduser().resolve()
    if not name:
        raise StoreUnavailable(f"{url!r} names no folder; write embedded:PATH")
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    memory = settings.embedded_memory
    return hold_or_visit(
        path / "lock", lambda lock: _hold(url, path, lock, memory), lambda holder: _visit(url, path, holder)
    )


def _hold(url: str, path: Path, lock: FolderLock, memory: int) -> BoltStore:
    """Start the engine over a folder whose lock this process has."""
    arcade = Arcade(path, memory)

    def closing() -> None:
        lock.note()  # visitors see that it is ending, whatever error they get
        arcade.stop()
        lock.release()

    try:
        writer, reader = arcade.start()
    except BaseException:
        closing()
        raise
    store = BoltStore(url, EmbeddedEngine(writer, reader, path, visiting=False, closing=closing))
    # only now: who comes in finds the schema there
    lock.note(port=arcade.port, writer=writer.password, reader=reader.password)
    return store


def _visit(url: str, path: Path, holder: Holder) -> BoltStore:
    """Reach the engine of the process that holds the folder."""
    uri = f"bolt://127.0.0.1:{holder.port}"
    writer, reader = Login(uri, WRITER, holder.writer), Login(uri, READER, holder.reader)
    return BoltStore(url, EmbeddedEngine(writer, reader, path, visiting=True))


KIND = StoreKind("embedded", ("embedded",), open_embedded)
