"""The command as a process: how it starts, ends, and behaves in a pipe."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

import pytest

RUN = [sys.executable, "-c", "from cli.main import run; run()"]


def opsgraph(*arguments, **settings):
    surroundings = {k: v for k, v in os.environ.items() if not k.startswith(("OPSGRAPH_", "NEO4J_"))}  # noqa: TID251
    return subprocess.run(
        [*RUN, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**surroundings, **settings},
        timeout=60,
    )


def test_alone_it_prints_its_help():
    result = opsgraph()

    assert "Usage:" in result.stdout + result.stderr
    assert "ingest" in result.stdout + result.stderr


def test_help_imports_nothing_heavy():
    code = (
        "import sys; sys.argv = ['opsgraph', '--help']\n"
        "from cli.main import run\n"
        "try: run()\n"
        "except SystemExit: pass\n"
        "heavy = {'spacy', 'neo4j', 'pydantic', 'networkx', 'pyvis', 'fastapi', 'uvicorn', 'numpy'} & set(sys.modules)\n"
        "sys.exit(', '.join(sorted(heavy)) or 0)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)

    assert result.stderr == ""
    assert result.returncode == 0


def test_wrong_setting_is_one_line():
    result = opsgraph("info", OPSGRAPH_PORT="abc")

    assert result.returncode == 1
    assert result.stderr.startswith("error: a setting is wrong: port:")
    assert len(result.stderr.splitlines()) == 1


def test_unknown_store_is_one_line():
    result = opsgraph("--store", "postgres://x", "info")

    assert result.returncode == 1
    assert "an address starts with one of embedded:" in result.stderr
    assert "Traceback" not in result.stderr


def test_output_is_utf8_in_a_plain_locale(address):
    result = opsgraph("--store", address, "query", "agencies-that-worked-together", LC_ALL="C", PYTHONUTF8="0")

    assert result.returncode == 0
    assert json.loads(result.stdout)["rows"]


def test_another_command_works_on_a_store_that_is_served(address):
    with serving(address):
        result = opsgraph("--store", address, "info")

    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout)["documents"] == 3


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals for another process")
@pytest.mark.parametrize("signum", [signal.SIGINT, signal.SIGTERM])
def test_serve_answers_until_it_is_asked_to_end_and_lets_go_of_the_store(address, signum):
    with serving(address) as server:
        with urllib.request.urlopen(f"{server.url}api/v1/questions/documents", timeout=20) as answer:  # noqa: S310
            assert len(json.load(answer)["rows"]) == 3
        server.process.send_signal(signum)
        server.process.wait(timeout=20)

    assert server.process.returncode == 0
    assert [line.split(" ")[0] for line in server.said] == ["opening", "the", "serving", "closing"]
    assert address in server.said[0]
    assert server.said[1] == "the store has 3 documents, 14 entities, 41 statements"
    lock = Path(address.partition(":")[2]) / "lock"
    assert lock.read_text("utf-8") == "", "the store was not closed"
    assert json.loads(opsgraph("--store", address, "info").stdout)["documents"] == 3


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals for another process")
def test_serve_ends_while_a_query_runs(address):
    endless = json.dumps({"query": "UNWIND range(1, 100000000) AS x WITH x WHERE x % 7 = 8 RETURN x"}).encode()
    with serving(address) as server:
        connection = http.client.HTTPConnection("127.0.0.1", int(server.url.rpartition(":")[2].strip("/")), timeout=30)
        connection.request("POST", "/api/v1/cypher", endless, {"Content-Type": "application/json"})
        time.sleep(0.5)
        server.process.send_signal(signal.SIGTERM)
        server.process.wait(timeout=25)
        connection.close()

    assert server.process.returncode == 0
    assert not [line for line in server.said if "Traceback" in line]


def test_serve_says_in_one_line_that_a_port_is_taken(address):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        result = opsgraph("--store", address, "serve", "--port", str(port))

    assert result.returncode == 1
    assert result.stderr == f"error: port {port} of 127.0.0.1 is taken by another program; name another with --port\n"


class serving:  # noqa: N801 - reads as a statement
    """A served store on a free port, up when the block begins and gone when it ends; `said` is what it printed."""

    def __init__(self, address):
        self.command = [*RUN, "--store", address, "serve", "--port", "0"]
        self.said = []
        self.url = ""

    def __enter__(self):
        self.process = subprocess.Popen(self.command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        self.pid = self.process.pid
        for line in self.process.stderr:
            self.said.append(line.rstrip())
            if found := re.match(r"serving at (http://127\.0\.0\.1:\d+/)", line):
                self.url = found[1]
                break
        else:
            raise AssertionError(self.said)
        self.reader = threading.Thread(target=lambda: self.said.extend(x.rstrip() for x in self.process.stderr))
        self.reader.start()
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(timeout=20)
        self.reader.join(timeout=20)
        self.process.stderr.close()
