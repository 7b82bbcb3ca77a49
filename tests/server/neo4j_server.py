"""A real Neo4j server for the tests: on free loopback ports, with a random password, gone with the run.

`python -m tests.server.neo4j_server` starts one by hand, prints how it is reached, and ends with its standard input.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.server.maven import PINNED, jars, java

#: What makes reading safe; docker-compose.yml has the same, which a test compares.
SAFE = {
    "dbms.security.allow_csv_import_from_file_urls": "false",
    "internal.dbms.cypher_ip_blocklist": "0.0.0.0/0,::/0",
}
_SETTINGS = {
    "server.default_listen_address": "127.0.0.1",
    "server.http.enabled": "false",
    # without it the root of `file:///` is the whole home folder
    "server.directories.import": "import",
    "server.memory.pagecache.size": "64m",
    "dbms.usage_report.enabled": "false",
    "server.bolt.enabled": "true",
    # an empty store would take 516 MiB
    "db.tx_log.preallocate": "false",
    # each stop would take ten seconds
    "internal.server.bolt.connection_shutdown_wait_time": "0s",
    "internal.server.bolt.thread_pool_shutdown_wait_time": "0s",
}
#: The newest line broadcasts on the network unless it is told not to; the older does not know these and would not start.
_SETTINGS_2026 = {"dbms.fleet_manager.enabled": "false", "server.fleet_discovery.enabled": "false"}
_OPENS = [
    f"--add-opens=java.base/{package}=ALL-UNNAMED"
    for package in ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
]
#: Bolt's greeting: its magic number, and the versions that are offered.
_GREETING = bytes.fromhex("6060b017 00000805 00000404 00000000 00000000")
#: A full heap would leave every client waiting for ever.
_EXIT = "-XX:+ExitOnOutOfMemoryError"
_STARTS = 3
_PATIENCE = 120.0


@dataclass(frozen=True, slots=True)
class Reached:
    """Where a server is and who may enter."""

    uri: str
    username: str
    password: str
    database: str = "neo4j"


class Neo4jServer:
    """One server with a data folder of its own.

    Parameters
    ----------
    version:
        Of Neo4j's Community Edition.
    settings:
        Beside those of the tests; they win.
    heap:
        Most memory for Java's objects, as Java writes it.
    encrypted:
        Whether Bolt takes encrypted connections, too, with a certificate that nobody has signed (`certificate`).
    safe:
        Whether what makes reading safe is set (`SAFE`).
    java:
        Options of Java beside those for its memory.
    """

    def __init__(
        self,
        version: str = PINNED,
        *,
        settings: Mapping[str, str] | None = None,
        heap: str = "512m",
        encrypted: bool = False,
        safe: bool = True,
        java: Sequence[str] = (_EXIT,),
    ) -> None:
        self.version, self._heap, self._encrypted = version, heap, encrypted
        self._given, self._options = (SAFE if safe else {}) | dict(settings or {}), tuple(java)
        self._process: subprocess.Popen[bytes] | None = None
        self.home = Path(tempfile.mkdtemp(prefix="opsgraph-neo4j-")).resolve()
        self.certificate = self.home / "certificates" / "public.crt"
        self._password = ""
        self.port = 0

    @property
    def reached(self) -> Reached:
        """Where it is."""
        return Reached(f"bolt://127.0.0.1:{self.port}", "neo4j", self._password)

    def start(self) -> Neo4jServer:
        """Start it, again where it was stopped or killed: its data stay; returns when Bolt answers."""
        self._java, self._jars = java(), jars(self.version)
        if not self._password:
            self._prepare()
        # whoever asks for a free port may find it taken a moment later
        for _ in range(_STARTS):
            self.port = self.port or _free_port()
            self._configure()
            main = "CommunityEntryPoint" if self.version.startswith("5.") else "Neo4jCommunity"
            self._process = self._run(
                f"org.neo4j.server.{main}", f"--home-dir={self.home}", f"--config-dir={self._conf}"
            )
            if self._answers():
                return self
            self.kill()
            self.port = 0
        said = (self.home / "console.log").read_text("utf-8", "replace")[-3000:]
        raise RuntimeError(f"Neo4j {self.version} did not start:\n{said}")

    def stop(self) -> None:
        """Let it end by itself."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End it as a crash would."""
        self._end(signal.SIGKILL)

    def throw_away(self) -> None:
        """End it and delete its data."""
        self.kill()
        shutil.rmtree(self.home, ignore_errors=True)

    @property
    def running(self) -> bool:
        """Whether its process is there."""
        return self._process is not None and self._process.poll() is None

    @property
    def process(self) -> int:
        """The number of its process; 0 where it does not run."""
        return self._process.pid if self._process else 0

    @property
    def _conf(self) -> Path:
        return self.home / "conf"

    def _prepare(self) -> None:
        for name in ("conf", "logs", "import", "certificates"):
            (self.home / name).mkdir(parents=True, exist_ok=True)
        if self._encrypted:
            self._certify()
        self._password = secrets.token_urlsafe(18)
        admin = "org.neo4j.cli.AdminTool"
        if self._run(admin, "dbms", "set-initial-password", "--", self._password).wait():
            raise RuntimeError((self.home / "console.log").read_text("utf-8", "replace")[-3000:])

    def _certify(self) -> None:
        names = "subjectAltName=DNS:localhost,IP:127.0.0.1"
        places = ["-keyout", str(self.certificate.with_name("private.key")), "-out", str(self.certificate)]
        made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
        subprocess.run([*made, "-addext", names, *places], check=True, capture_output=True)

    def _configure(self) -> None:
        address = f"127.0.0.1:{self.port}"
        # unless it is told its own address, `neo4j://` is routed to port 7687
        settings = _SETTINGS | {"server.bolt.listen_address": address, "server.bolt.advertised_address": address}
        if not self.version.startswith("5."):
            settings |= _SETTINGS_2026
        if self._encrypted:
            settings |= {
                "server.bolt.tls_level": "OPTIONAL",
                "dbms.ssl.policy.bolt.enabled": "true",
                "dbms.ssl.policy.bolt.base_directory": str(self.certificate.parent),
                "dbms.ssl.policy.bolt.client_auth": "NONE",
            }
        lines = [f"{key}={value}\n" for key, value in (settings | self._given).items()]
        (self._conf / "neo4j.conf").write_text("".join(lines), "utf-8")

    def _run(self, main: str, *arguments: str) -> subprocess.Popen[bytes]:
        memory = ["-Xms128m", f"-Xmx{self._heap}", "-XX:+UseSerialGC", *self._options]
        classes = ["-cp", f"{self._jars}/*", f"-Dbasedir={self.home}"]
        places = {"NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self._conf)}
        with (self.home / "console.log").open("ab") as log:
            return subprocess.Popen(
                [self._java, *memory, *_OPENS, *classes, main, *arguments],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd=self.home,
                env=os.environ | places,  # noqa: TID251 - hands on what there is
                preexec_fn=_end_with_parent if sys.platform == "linux" else None,
            )

    def _answers(self) -> bool:
        end = time.monotonic() + _PATIENCE
        while self.running and time.monotonic() < end:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1) as connection:
                connection.settimeout(5)
                connection.sendall(_GREETING)
                if connection.recv(4)[3:] in (b"\x04", b"\x05"):
                    return True
            time.sleep(0.1)
        return False

    def _end(self, how: signal.Signals) -> None:
        if self._process is None:
            return
        if self.running:
            self._process.send_signal(how)
        try:
            self._process.wait(30)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None


_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


def _end_with_parent() -> None:
    """Ask the kernel to end the server with the thread that started it, however that ends."""
    if _LIBC is not None:
        _LIBC.prctl(1, signal.SIGKILL)


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def main() -> None:
    """Run one until standard input ends."""
    server = Neo4jServer(sys.argv[1] if len(sys.argv) > 1 else PINNED)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        reached = server.start().reached
        print(f"NEO4J_URI={reached.uri} NEO4J_PASSWORD={reached.password}", flush=True)  # noqa: T201
        with contextlib.suppress(KeyboardInterrupt):
            sys.stdin.read()
    finally:
        server.throw_away()


if __name__ == "__main__":
    main()
