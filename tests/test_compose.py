"""The container files: valid by the schema of compose files, closed to the network, pinned, and without a secret."""

from __future__ import annotations

import http.client
import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.settings import Settings
from tests.pages import build
from tests.server.compose import settings
from tests.server.maven import PINNED
from tests.server.neo4j_server import SAFE

ROOT = Path(__file__).resolve().parent.parent
FILES = ("docker-compose.yml", "docker-compose.remote.yml")
COMPOSE, REMOTE = ((ROOT / name).read_text("utf-8") for name in FILES)
SERVICES: dict[str, dict[str, object]] = yaml.safe_load(COMPOSE)["services"]
ALL = [(file, name) for file in (COMPOSE, REMOTE) for name in yaml.safe_load(file)["services"]]
#: Services that stay, and those that do one thing and end.
STAYING = [(file, name) for file, name in ALL if name != "load"]
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
#: ${NAME}, ${NAME:-default} or ${NAME:?message}
SECRET = re.compile(r"PASSWORD|AUTH|SECRET|TOKEN")
VARIABLE = re.compile(r"\$\{(\w+)(?::([-?])([^}]*))?\}")


def valid(path: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("check-jsonschema")), "--builtin-schema", "vendor.compose-spec", path]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def service(file: str, name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(file)["services"][name]
    return found


@pytest.mark.parametrize("name", FILES)
def test_compose_file_is_valid(name: str) -> None:
    result = valid(ROOT / name)
    assert result.returncode == 0, result.stdout + result.stderr


def test_schema_refuses_what_is_no_compose_file(tmp_path: Path) -> None:
    wrong = tmp_path / "docker-compose.yml"
    wrong.write_text(COMPOSE.replace("condition: service_healthy", "condition: service_well"), "utf-8")
    assert valid(wrong).returncode == 1


@pytest.mark.parametrize(("file", "name"), STAYING)
def test_ports_are_open_to_this_machine_only(file: str, name: str) -> None:
    ports = service(file, name)["ports"]
    assert ports, "every service here is reached from outside"
    for port in ports:
        assert str(port).startswith("127.0.0.1:"), port


@pytest.mark.parametrize(("file", "name"), ALL)
def test_service_is_bounded_and_comes_back_or_ends(file: str, name: str) -> None:
    found = service(file, name)
    assert found["restart"] == ("no" if name == "load" else "unless-stopped")
    assert re.fullmatch(r"\d+m", str(found["mem_limit"]))
    assert re.fullmatch(r"\d+s", str(found["stop_grace_period"]))


@pytest.mark.parametrize("file", [COMPOSE, REMOTE])
def test_loader_starts_when_it_is_asked_for_and_opens_no_port(file: str) -> None:
    loader = service(file, "load")
    assert loader["profiles"] == ["load"]
    assert "ports" not in loader
    assert loader["command"] == ["ingest", "/documents"]
    assert loader["volumes"] == ["./samples:/documents:ro"]


def test_heap_and_page_cache_fit_into_the_memory_of_the_server() -> None:
    megabytes = {"m": 1, "g": 1024}
    environment = SERVICES["neo4j"]["environment"]
    keys = ("NEO4J_server_memory_heap_max__size", "NEO4J_server_memory_pagecache_size")
    used = [str(environment[key]) for key in keys]  # type: ignore[index]
    assert sum(int(u[:-1]) * megabytes[u[-1]] for u in used) < int(str(SERVICES["neo4j"]["mem_limit"])[:-1]) * 0.75


@pytest.mark.parametrize(("file", "name"), ALL)
def test_images_are_pinned(file: str, name: str) -> None:
    image = str(service(file, name)["image"])
    assert re.fullmatch(r"[a-z0-9/.-]+:\d+\.\d+\.\d+(-\w+)?", image), image


def test_server_is_of_the_line_that_the_tests_run() -> None:
    assert service(COMPOSE, "neo4j")["image"] == f"neo4j:{PINNED}-community"


def test_server_is_told_what_makes_reading_safe() -> None:
    given = settings()
    assert {key: given[key] for key in SAFE} == SAFE
    assert "-XX:+ExitOnOutOfMemoryError" in given["server.jvm.additional"].split()
    assert "dbms.security.procedures.allowlist" in given


@pytest.mark.parametrize(("file", "name"), ALL)
def test_passwords_come_from_the_environment_and_must_be_there(file: str, name: str) -> None:
    found = {k: str(v) for k, v in service(file, name)["environment"].items() if SECRET.search(k)}
    assert found
    for key, value in found.items():
        assert VARIABLE.sub("", value) in {"", "neo4j/"}, f"{key} is a literal password"
        ((variable, operator, _),) = VARIABLE.findall(value)
        assert (variable, operator) == ("NEO4J_PASSWORD", "?") or variable == key == "OPSGRAPH_READER_PASSWORD"


def test_the_server_is_not_given_a_setting_that_it_does_not_know() -> None:
    assert "NEO4J_PASSWORD" not in SERVICES["neo4j"]["environment"]  # type: ignore[operator]


def test_every_variable_is_explained_in_the_example() -> None:
    example = (ROOT / ".env.example").read_text("utf-8")
    names = {name for name, _, _ in VARIABLE.findall(COMPOSE + REMOTE)}
    assert {"NEO4J_PASSWORD", "NEO4J_URI", "OPSGRAPH_PORT"} <= names
    for name in names:
        assert re.search(rf"^#{name}=", example, re.MULTILINE), name


def test_api_is_given_settings_that_there_are() -> None:
    known = {build._variable(name, field) for name, field in Settings.model_fields.items()}
    given = {key for file in (COMPOSE, REMOTE) for key in service(file, "api")["environment"]}
    given |= set(re.findall(r"\b((?:OPSGRAPH|NEO4J)_\w+)=", DOCKERFILE))
    assert {"NEO4J_URI", "OPSGRAPH_HOST", "OPSGRAPH_BIND_ANY"} <= given
    assert given <= known


def test_api_waits_for_the_server_and_finds_it() -> None:
    api, neo4j = SERVICES["api"], SERVICES["neo4j"]
    assert api["depends_on"] == {"neo4j": {"condition": "service_healthy"}}
    assert "healthcheck" in neo4j
    environment = api["environment"]
    told = Settings(store=environment["OPSGRAPH_STORE"], neo4j_uri=environment["NEO4J_URI"])  # type: ignore[index]
    assert told.store_url == "bolt://neo4j:7687"


def test_image_runs_as_nobody_special_and_stops_when_asked() -> None:
    assert re.search(r"^USER 10001:10001$", DOCKERFILE, re.MULTILINE)
    assert DOCKERFILE.rindex("\nUSER ") > DOCKERFILE.rindex("\nFROM ")
    assert 'ENTRYPOINT ["opsgraph"]' in DOCKERFILE
    assert 'CMD ["serve"]' in DOCKERFILE
    assert "STOPSIGNAL SIGTERM" in DOCKERFILE
    assert "\nHEALTHCHECK " in DOCKERFILE


def test_image_is_built_with_what_is_pinned() -> None:
    base = re.search(r"^ARG PYTHON_IMAGE=(\S+)$", DOCKERFILE, re.MULTILINE)
    assert base
    assert re.fullmatch(r"python:3\.(11|12|13|14)\.\d+-slim-\w+", base[1])
    uv = re.search(r"^ARG UV_VERSION=(\S+)$", DOCKERFILE, re.MULTILINE)
    assert uv
    assert f"\nUV_VERSION := {uv[1]}\n" in (ROOT / "Makefile").read_text("utf-8")
    assert DOCKERFILE.count("uv sync --locked --no-dev") == 2
    assert not re.search(r"https?://(?!127\.0\.0\.1)", DOCKERFILE), "packages come from where the lock says"


def test_build_sees_what_it_copies_and_nothing_else() -> None:
    copied = {n for line in re.findall(r"^COPY (?!--from)(.*)$", DOCKERFILE, re.MULTILINE) for n in line.split()[:-1]}
    let_in = {line[1:] for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line.startswith("!")}
    assert copied == let_in
    for name in copied:
        assert (ROOT / name).exists(), name
    packages = re.search(r"^packages = \[(.*)\]$", (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE)
    assert packages
    assert set(re.findall(r'"(\w+)"', packages[1])) <= copied


def test_serve_binds_every_address_only_when_told_to_and_still_checks_the_name(tmp_path: Path) -> None:
    """What the image does: all addresses of the container are bound, and a request must name this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    surroundings = {k: v for k, v in os.environ.items() if not k.startswith(("OPSGRAPH_", "NEO4J_"))}  # noqa: TID251
    told = {"OPSGRAPH_STORE": f"embedded:{tmp_path / 'store'}", "OPSGRAPH_HOST": "0.0.0.0", "OPSGRAPH_PORT": str(port)}  # noqa: S104
    refused = subprocess.run(
        [build.OPSGRAPH, "serve"], env={**surroundings, **told}, capture_output=True, text=True, timeout=60, check=False
    )
    assert refused.returncode == 2
    assert "OPSGRAPH_BIND_ANY" in refused.stderr
    environment = {**surroundings, **told, "OPSGRAPH_BIND_ANY": "true"}
    with subprocess.Popen([build.OPSGRAPH, "serve"], env=environment, stderr=subprocess.PIPE) as server:
        try:
            assert _status(port, "127.0.0.1") == 200
            assert _status(port, "localhost") == 200
            assert _status(port, "10.1.2.3") == 421
        finally:
            server.terminate()


def _status(port: int, name: str) -> int:
    """Ask for `/healthz` under a name, as soon as somebody listens."""
    deadline = time.monotonic() + 60
    while True:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            connection.request("GET", "/healthz", headers={"Host": f"{name}:{port}"})
            return connection.getresponse().status
        except ConnectionRefusedError:
            assert time.monotonic() < deadline, "nobody listens"
            time.sleep(0.1)
        finally:
            connection.close()
