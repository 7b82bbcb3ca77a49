"""The embedded store, `embedded:PATH`: ArcadeDB's server in this process, on loopback ports, behind the Bolt store.

One process holds a folder at a time, and others work through its port. Passwords are drawn anew at every start.
"""

from __future__ import annotations

import base64
import contextlib
import http.client
import importlib
import json
import os
import secrets
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import neo4j

from graph.errors import CypherRefused, StoreError, StoreUnavailable
from graph.settings import Settings
from graph.store import cypher
from graph.store.base import Store, StoreKind
from graph.store.bolt import BoltStore
from graph.store.free import Login
from graph.store.lock import FolderLock, Holder, WriteTurn
from graph.store.sharing import hold_or_visit
from graph.store.state import Row

_DATABASE = "opsgraph"
_WRITER, _READER = "root", "reader"
#: Seconds that a visitor tries a transaction again; its holder may have ended, and then it takes over.
_PATIENCE = 1.0
_PLUGIN = "Bolt:com.arcadedb.bolt.BoltProtocolPlugin"
_EVERYTHING = ["createRecord", "readRecord", "updateRecord", "deleteRecord"]
_SETTINGS = (
    # the last resort behind the watchdog of free Cypher; loading and removing take far less
    ("arcadedb.command.timeout", "60000"),
    ("arcadedb.opencypher.loadCsv.allowFileUrls", "false"),
    ("arcadedb.opencypher.loadCsv.allowRemoteUrls", "false"),
    ("arcadedb.cypher.maxExpressionDepth", "60"),
)
#: Every commit is on the disk when it is acknowledged; the engine reads this one only when it opens a database.
_DURABLE = ("arcadedb.txWalFlush", "2")


class ReaderGuard:
    """Free Cypher on the embedded engine: the reader's lack of rights refuses, a watchdog ends what runs away.

    The engine's `EXPLAIN` calls every text a write, so the kind of a text is known only after it ran, in a
    transaction that is rolled back. A client that goes away does not end its query: `TERMINATE` does.
    """

    grace = 0.0
    explains = False

    def __init__(self, command: Callable[[str], list[Row]]) -> None:
        self._command = command

    def judge(self, summary: neo4j.ResultSummary) -> None:
        """Refuse a text that asked for a write, also where nothing would have changed."""
        if summary.query_type not in (None, "r"):
            raise CypherRefused("this text writes, and free Cypher may only read; nothing was changed")

    def stop(self, marker: str) -> None:
        """End the transaction whose text bears the marker."""
        for row in self._command(cypher.SHOW_TRANSACTIONS):
            if f"/* {marker} */" in str(row["currentQuery"]):
                # it may have ended by itself in between
                with contextlib.suppress(StoreError, neo4j.exceptions.Neo4jError):
                    self._command(cypher.terminate(str(row["transactionId"])))


class Engine:
    """ArcadeDB's server over one folder.

    Parameters
    ----------
    path:
        The store's folder; made where it is missing, readable by its owner only.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.port, self._http_port = 0, 0
        self._server: Any = None
        self._password = ""

    def start(self) -> tuple[Login, Login]:
        """Start the server and return who writes and who reads."""
        engine = _engine(self.path)
        fresh = not (self.path / "databases" / _DATABASE).exists()
        _write_groups(self.path)
        try:
            self._run(engine)
            if fresh:
                self._alter(*_DURABLE)
                self.stop()
                self._run(engine)
            for name, value in _SETTINGS:
                self._alter(name, value)
            reader = self._make_reader()
        except engine.ArcadeDBError as exc:
            self.stop()
            raise StoreUnavailable(f"the embedded store in {self.path} cannot be opened: {exc}") from exc
        except BaseException:
            self.stop()
            raise
        uri = f"bolt://127.0.0.1:{self.port}"
        return Login(uri, _WRITER, self._password), Login(uri, _READER, reader)

    def stop(self) -> None:
        """Stop the server; it may be started again."""
        if self._server is not None:
            self._server.stop()
            self._server = None

    def _run(self, engine: Any) -> None:
        # the engine keeps the first password that it ever saw, unless its list of users is gone
        (self.path / "config" / "server-users.jsonl").unlink(missing_ok=True)
        self.port, self._http_port = _free_ports()
        self._password = secrets.token_urlsafe(24)
        # not `production`: that mode replaces every error's text by "The request failed"
        config = {
            "mode": "development",
            "bolt_port": self.port,
            "http_port": self._http_port,
            "server_plugins": _PLUGIN,
        }
        self._server = engine.create_server(root_path=str(self.path), root_password=self._password, config=config)
        self._server.start()
        self._server.create_database(_DATABASE)

    def _alter(self, name: str, value: str) -> None:
        list(self._server.get_database(_DATABASE).command("sql", f"ALTER DATABASE `{name}` {value}"))

    def _make_reader(self) -> str:
        """Make the user who may only read, and return its password.

        By the engine's own command: a user made by Cypher's `CREATE USER` could write.
        """
        password = secrets.token_urlsafe(24)
        user = {"name": _READER, "password": password, "databases": {_DATABASE: ["readers"]}}
        token = base64.b64encode(f"{_WRITER}:{self._password}".encode()).decode()
        connection = http.client.HTTPConnection("127.0.0.1", self._http_port, timeout=10)
        try:
            body = json.dumps({"command": f"create user {json.dumps(user)}"})
            headers = {"Authorization": f"Basic {token}", "Content-Type": "application/json"}
            connection.request("POST", "/api/v1/server", body, headers)
            response = connection.getresponse()
            answer = response.read()[:200]
        finally:
            connection.close()
        if response.status != http.client.OK:
            raise StoreUnavailable(f"the embedded engine made no reader: {answer.decode(errors='replace')}")
        return password


def _engine(path: Path) -> Any:
    """Import the engine, with its logs in the store's folder."""
    # the engine reads these once, when it is imported
    os.environ.setdefault("ARCADEDB_LOG_CONSOLE", "0")  # noqa: TID251 - sets, does not read
    os.environ.setdefault("ARCADEDB_LOG_DIR", str(path / "log"))  # noqa: TID251 - sets, does not read
    try:
        return importlib.import_module("arcadedb")
    except ImportError as exc:
        raise StoreUnavailable(
            f"the embedded store does not run on this machine ({sys.platform}): {exc}; use a Neo4j server and set "
            "OPSGRAPH_STORE or NEO4J_URI to its address, such as bolt://localhost:7687"
        ) from exc


def _write_groups(path: Path) -> None:
    def group(types: list[str], access: list[str]) -> dict[str, object]:
        return {"resultSetLimit": -1, "readTimeout": -1, "access": access, "types": {"*": {"access": types}}}

    groups = {
        "admin": group(_EVERYTHING, ["updateSecurity", "updateSchema", "updateDatabaseSettings"]),
        "readers": group(["readRecord"], []),
        "*": group([], []),
    }
    config = path / "config"
    config.mkdir(exist_ok=True)
    text = json.dumps({"version": 2, "databases": {"*": {"groups": groups}}})
    (config / "server-groups.json").write_text(text)


def _free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as two:
        one.bind(("127.0.0.1", 0))
        two.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1]), int(two.getsockname()[1])


def open_embedded(url: str, settings: Settings) -> Store:  # noqa: ARG001 - every kind is opened alike
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
    return hold_or_visit(path / "lock", lambda lock: _hold(url, path, lock), lambda holder: _visit(url, path, holder))


def _hold(url: str, path: Path, lock: FolderLock) -> BoltStore:
    """Start the engine over a folder whose lock this process has."""
    engine = Engine(path)

    def closing() -> None:
        lock.note()  # visitors see that it is ending, whatever error they get
        engine.stop()
        lock.release()

    try:
        writer, reader = engine.start()
        store = _store(url, writer, reader, WriteTurn(path / "turn"), closing=closing)
    except BaseException:
        closing()
        raise
    # only now: who comes in finds the schema there
    lock.note(port=engine.port, writer=writer.password, reader=reader.password)
    return store


def _visit(url: str, path: Path, holder: Holder) -> BoltStore:
    """Reach the engine of the process that holds the folder."""
    uri = f"bolt://127.0.0.1:{holder.port}"
    writer, reader = Login(uri, _WRITER, holder.writer), Login(uri, _READER, holder.reader)
    return _store(url, writer, reader, WriteTurn(path / "turn"), prepared=True, patience=_PATIENCE)


def _store(url: str, writer: Login, reader: Login, turn: WriteTurn, **more: Any) -> BoltStore:
    return BoltStore(url, writer=writer, reader=reader, database=_DATABASE, guard=ReaderGuard, turn=turn, **more)


KIND = StoreKind("embedded", ("embedded",), open_embedded)
