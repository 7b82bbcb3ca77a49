"""An engine under attack: what of it must be the same afterwards, who else uses it, and who listens for a call from it."""

from __future__ import annotations

import http.server
import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import neo4j

from graph.store.bolt import BoltStore
from tests.graph.store.attacks import Attack, outcome

#: Rows that must not change; what an engine does not know is left out.
_LOOKS = {
    "nodes": "MATCH (n) RETURN count(n)",
    "relationships": "MATCH ()-[r]->() RETURN count(r)",
    "values": "MATCH (n) RETURN sum(size(keys(n))) + sum(size(labels(n)))",
    "names": "MATCH (n) RETURN n.id, n.name ORDER BY n.id",
    "indexes": "SHOW INDEXES",
    "constraints": "SHOW CONSTRAINTS",
    "labels": "CALL db.labels()",
}
_LOOKS_AT_A_SERVER = {
    "users": "SHOW USERS",
    "settings": "SHOW SETTINGS YIELD name, value",
    "databases": "SHOW DATABASES YIELD name, access, currentStatus",
    "types": "CALL db.relationshipTypes()",
    "keys": "CALL db.propertyKeys()",
}
#: Columns that count how often something was used.
_USED = frozenset({"lastRead", "readCount", "trackedSince"})


class Listener(http.server.ThreadingHTTPServer):
    """Answers every call on this machine, and notes it; none may come."""

    def __init__(self, host: str) -> None:
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.calls: list[str] = []
        super().__init__((host, 0), _Call)
        threading.Thread(target=self.serve_forever, daemon=True).start()


class _Call(http.server.BaseHTTPRequestHandler):
    server: Listener

    def do_GET(self) -> None:
        self.server.calls.append(self.path)
        self.send_response(302 if "redirect" in self.path else 200)
        if "redirect" in self.path:
            self.send_header("Location", "file:///etc/passwd")
        self.end_headers()
        self.wfile.write(b"a,b\n1,2\n")

    def log_message(self, *_: object) -> None:
        pass


@dataclass
class Attacked:
    """A store with the small graph in it, and everything that is watched.

    Parameters
    ----------
    process:
        The number of the engine's process.
    files:
        Files of the engine that say who may do what.
    """

    name: str
    store: BoltStore
    process: int
    files: tuple[Path, ...] = ()
    listeners: list[Listener] = field(default_factory=lambda: [Listener("127.0.0.1"), Listener("::1")])

    def run(self, attack: Attack, seconds: float) -> str:
        """Run a text, and return what became of it."""
        words = {
            "{HTTP}": str(self.listeners[0].server_port),
            "{HTTP6}": str(self.listeners[1].server_port),
            "{PASSWORD}": self.store._engine.writer.password,
            "{VICTIM}": self.neighbour(),
        }
        text = attack.text
        parameters = json.dumps(attack.parameters)
        for word, value in words.items():
            text, parameters = text.replace(word, value), parameters.replace(word, value)
        self.store._free._runaways.clear()  # each text is to be judged by itself
        return outcome(self.store, text, json.loads(parameters), seconds)

    def neighbour(self) -> str:
        """Return the id of another's transaction, where the engine shows one that waits."""
        rows = self.store._command("SHOW TRANSACTIONS")
        waiting = [str(r["transactionId"]) for r in rows if "SHOW TRANSACTIONS" not in str(r["currentQuery"])]
        return waiting[0] if waiting else "neo4j-transaction-1"

    def state(self) -> dict[str, object]:
        """Return all that must be the same afterwards."""
        looks = _LOOKS | (_LOOKS_AT_A_SERVER if self.name == "server" else {})
        found: dict[str, object] = {}
        for name, text in looks.items():
            rows = [{k: v for k, v in row.items() if k not in _USED} for row in self.store._command(text)]
            found[name] = sorted(map(repr, rows))
        found |= {path.name: path.read_text("utf-8") for path in self.files}
        return found | {"listening": listening(self.process), "calls": [c for x in self.listeners for c in x.calls]}

    def close(self) -> None:
        """Stop to listen."""
        for listener in self.listeners:
            listener.shutdown()
            listener.server_close()

    @contextmanager
    def beside(self) -> Iterator[None]:
        """Have somebody else's transaction open meanwhile; it must be there at the end."""
        engine = self.store._engine
        with (
            neo4j.GraphDatabase.driver(engine.writer.address, **engine.writer.options) as driver,
            driver.session(database=engine.database) as session,
            session.begin_transaction() as transaction,
        ):
            transaction.run("MATCH (n:Agency) RETURN count(n)").consume()
            yield
            assert transaction.run("RETURN 1 AS one").data() == [{"one": 1}]
            transaction.rollback()


def listening(process: int) -> list[str]:
    """Return the addresses on which a process listens (of this kernel's tables, on Linux)."""
    sockets = set()
    for entry in Path(f"/proc/{process}/fd").iterdir():
        try:
            sockets.add(str(entry.readlink()))
        except OSError:
            continue
    found = []
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/{process}/net/{table}").read_text().splitlines()[1:]:
            parts = line.split()
            if parts[3] == "0A" and f"socket:[{parts[9]}]" in sockets:
                found.append(parts[1])
    return sorted(found)
