"""The command as a process: how it starts, ends, and behaves in a pipe."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request

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


def test_store_that_is_held_by_another_process_says_by_whom(address):
    with serving(address, 18123) as server:
        result = opsgraph("--store", address, "info")

    assert result.returncode == 1
    assert f"held by process {server.pid}" in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for another process")
def test_serve_answers_until_it_is_interrupted_and_lets_go_of_the_store(address):
    with serving(address, 18124) as server:
        with urllib.request.urlopen("http://127.0.0.1:18124/api/v1/questions/documents", timeout=20) as answer:
            assert len(json.load(answer)["rows"]) == 3
        server.send_signal(signal.SIGINT)
        said = server.communicate(timeout=20)[1]

    assert "Traceback" not in said
    assert json.loads(opsgraph("--store", address, "info").stdout)["documents"] == 3


class serving:  # noqa: N801 - reads as a statement
    """A served store, up when the block begins and gone when it ends."""

    def __init__(self, address, port):
        self.command = [*RUN, "--store", address, "serve", "--port", str(port)]
        self.url = f"http://127.0.0.1:{port}/healthz"

    def __enter__(self):
        self.process = subprocess.Popen(self.command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        for _ in range(200):
            try:
                urllib.request.urlopen(self.url, timeout=1).close()  # noqa: S310
            except OSError:
                time.sleep(0.1)
            else:
                return self.process
        self.process.kill()
        raise AssertionError(self.process.stderr.read())

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.communicate(timeout=20)
