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

import pytest
import yaml

from graph.settings import Settings
from tests.pages import build

ROOT = Path(__file__).resolve().parent.parent
COMPOSE = (ROOT / "docker-compose.yml").read_text("utf-8")
SERVICES: dict[str, dict[str, object]] = yaml.safe_load(COMPOSE)["services"]
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
#: ${NAME}, ${NAME:-default} or ${NAME:?message}
VARIABLE = re.compile(r"\$\{(\w+)(?::([-?])([^}]*))?\}")


def valid(path: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("check-jsonschema")), "--builtin-schema", "vendor.compose-spec", path]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_compose_file_is_valid() -> None:
    result = valid(ROOT / "docker-compose.yml")
    assert result.returncode == 0, result.stdout + result.stderr


def test_schema_refuses_what_is_no_compose_file(tmp_path: Path) -> None:
    wrong = tmp_path / "docker-compose.yml"
    wrong.write_text(COMPOSE.replace("condition: service_healthy", "condition: service_well"), "utf-8")
    assert valid(wrong).returncode == 1


@pytest.mark.parametrize("name", SERVICES)
def test_ports_are_open_to_this_machine_only(name: str) -> None:
    ports = SERVICES[name]["ports"]
    assert ports, "every service here is reached from outside"
    for port in ports:  # type: ignore[attr-defined]
        assert str(port).startswith("127.0.0.1:"), port


@pytest.mark.parametrize("name", SERVICES)
def test_service_is_bounded_and_comes_back(name: str) -> None:
    service = SERVICES[name]
    assert service["restart"] == "unless-stopped"
    assert re.fullmatch(r"\d+m", str(service["mem_limit"]))
    assert re.fullmatch(r"\d+s", str(service["stop_grace_period"]))


def test_heap_and_page_cache_fit_into_the_memory_of_the_server() -> None:
    megabytes = {"m": 1, "g": 1024}
    environment = SERVICES["neo4j"]["environment"]
    keys = ("NEO4J_server_memory_heap_max__size", "NEO4J_server_memory_pagecache_size")
    used = [str(environment[key]) for key in keys]  # type: ignore[index]
    assert sum(int(u[:-1]) * megabytes[u[-1]] for u in used) < int(str(SERVICES["neo4j"]["mem_limit"])[:-1]) * 0.75


@pytest.mark.parametrize("name", SERVICES)
def test_images_are_pinned(name: str) -> None:
    image = str(SERVICES[name]["image"])
    assert re.fullmatch(r"[a-z0-9/.-]+:\d+\.\d+\.\d+(-\w+)?", image), image


def test_passwords_come_from_the_environment_and_must_be_there() -> None:
    found = 0
    for service in SERVICES.values():
        for key, value in service["environment"].items():  # type: ignore[attr-defined]
            if re.search(r"PASSWORD|AUTH|SECRET|TOKEN", key):
                found += 1
                name, operator, _ = VARIABLE.findall(str(value))[0]
                assert (name, operator) == ("NEO4J_PASSWORD", "?"), key
                assert VARIABLE.sub("", str(value)) in {"", "neo4j/"}, "a literal password"
    assert found == 2


def test_the_server_is_not_given_a_setting_that_it_does_not_know() -> None:
    assert "NEO4J_PASSWORD" not in SERVICES["neo4j"]["environment"]  # type: ignore[operator]


def test_every_variable_is_explained_in_the_example() -> None:
    example = (ROOT / ".env.example").read_text("utf-8")
    names = {name for name, _, _ in VARIABLE.findall(COMPOSE)}
    assert names == {"NEO4J_PASSWORD", "OPSGRAPH_PORT"}
    for name in names:
        assert re.search(rf"^#{name}=", example, re.MULTILINE), name


def test_api_is_given_settings_that_there_are() -> None:
    known = {build._variable(name, field) for name, field in Settings.model_fields.items()}
    given = set(SERVICES["api"]["environment"])  # type: ignore[call-overload]
    given |= set(re.findall(r"\b((?:OPSGRAPH|NEO4J)_\w+)=", DOCKERFILE))
    assert {"NEO4J_URI", "OPSGRAPH_HOST", "OPSGRAPH_BIND_ANY"} <= given
    assert given <= known


def test_api_waits_for_the_server_and_finds_it() -> None:
    api, neo4j = SERVICES["api"], SERVICES["neo4j"]
    assert api["depends_on"] == {"neo4j": {"condition": "service_healthy"}}
    assert "healthcheck" in neo4j
    environment = api["environment"]
    settings = Settings(store=environment["OPSGRAPH_STORE"], neo4j_uri=environment["NEO4J_URI"])  # type: ignore[index]
    assert settings.store_url == "bolt://neo4j:7687"


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
