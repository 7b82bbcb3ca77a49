"""ArcadeDB's server in this process, over one folder, on loopback ports; passwords are drawn anew at every start."""

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
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graph.errors import StoreUnavailable
from graph.store.engine import Login

DATABASE = "opsgraph"
WRITER, READER = "root", "reader"
_PLUGIN = "Bolt:com.arcadedb.bolt.BoltProtocolPlugin"
_EVERYTHING = ["createRecord", "readRecord", "updateRecord", "deleteRecord"]
_SETTINGS = (
    # the last resort behind the watchdog of free Cypher; loading and removing take far less
    ("arcadedb.command.timeout", "60000"),
    ("arcadedb.opencypher.loadCsv.allowFileUrls", "false"),
    ("arcadedb.opencypher.loadCsv.allowRemoteUrls", "false"),
    ("arcadedb.cypher.maxExpressionDepth", "60"),
    # by default these grow with the machine, and one text may then fill its memory
    ("arcadedb.queryMaxRangeSize", "10000000"),
    ("arcadedb.queryMaxHeapElementsAllowedPerOp", "1000000"),
    ("arcadedb.cypher.algoMaxWorkingMemory", "67108864"),
)
#: Every commit is on the disk when it is acknowledged; the engine reads this one only when it opens a database.
_DURABLE = ("arcadedb.txWalFlush", "2")


class Arcade:
    """ArcadeDB's server over one folder.

    Parameters
    ----------
    path:
        The store's folder; made where it is missing, readable by its owner only.
    memory:
        Most megabytes of the engine's heap; the first engine of a process decides. Where the heap is full the process
        ends, because an engine that ran out of memory may never answer again.
    """

    def __init__(self, path: Path, memory: int = 2048) -> None:
        self.path, self._memory = path, memory
        self.port, self._http_port = 0, 0
        self._server: Any = None
        self._password = ""

    def start(self) -> tuple[Login, Login]:
        """Start the server and return who writes and who reads."""
        with _told(self.path, self._memory):
            return self._start(_engine())

    def _start(self, engine: Any) -> tuple[Login, Login]:
        fresh = not (self.path / "databases" / DATABASE).exists()
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
        return Login(uri, WRITER, self._password), Login(uri, READER, reader)

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
        self._server.create_database(DATABASE)

    def _alter(self, name: str, value: str) -> None:
        list(self._server.get_database(DATABASE).command("sql", f"ALTER DATABASE `{name}` {value}"))

    def _make_reader(self) -> str:
        """Make the user who may only read, and return its password.

        By the engine's own command: a user made by Cypher's `CREATE USER` could write.
        """
        password = secrets.token_urlsafe(24)
        user = {"name": READER, "password": password, "databases": {DATABASE: ["readers"]}}
        token = base64.b64encode(f"{WRITER}:{self._password}".encode()).decode()
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


@contextlib.contextmanager
def _told(path: Path, memory: int) -> Iterator[None]:
    """Tell the engine to log into the store's folder and to end its heap somewhere, unless the user told it otherwise.

    It listens to the environment alone, and only while its first server starts. What it was told is taken back then: a
    process started by this one has a store of its own.
    """
    wanted = {
        "ARCADEDB_LOG_CONSOLE": "0",
        "ARCADEDB_LOG_DIR": str(path / "log"),
        "ARCADEDB_NATIVE_ISOLATE_ARGS": f"-Xmx{memory}m -XX:+ExitOnOutOfMemoryError",
    }
    ours = [name for name, value in wanted.items() if os.environ.setdefault(name, value) == value]  # noqa: TID251
    try:
        yield
    finally:
        for name in ours:
            os.environ.pop(name, None)  # noqa: TID251


def _engine() -> Any:
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
