"""The server that docker-compose.yml ships, as far as it can be had without a container: its version and settings."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from tests.server.neo4j_server import Neo4jServer

_FILE = Path(__file__).resolve().parents[2] / "docker-compose.yml"
#: What the image's own start script reads, and no setting of the server.
_OF_THE_IMAGE = frozenset({"NEO4J_AUTH", "NEO4J_ACCEPT_LICENSE_AGREEMENT"})


def settings() -> dict[str, str]:
    """Return the settings of the server in docker-compose.yml, as the image's start script would write them."""
    service = yaml.safe_load(_FILE.read_text("utf-8"))["services"]["neo4j"]
    found = {}
    for name, value in service["environment"].items():
        if name not in _OF_THE_IMAGE:
            key = name.removeprefix("NEO4J_").replace("__", "\0").replace("_", ".").replace("\0", "_")
            found[key] = str(value)
    return found


def shipped(heap: str = "") -> Neo4jServer:
    """Return that server, not yet started: the same version, settings and options of Java."""
    given = settings()
    service = yaml.safe_load(_FILE.read_text("utf-8"))["services"]["neo4j"]
    version = re.search(r":(\d+\.\d+\.\d+)", str(service["image"]))
    assert version
    java = given.pop("server.jvm.additional").split()
    most = given.get("server.memory.heap.max_size", "512m")
    # where it listens is for the tests to say
    kept = {
        k: v for k, v in given.items() if not k.startswith(("server.bolt.", "server.http.", "server.default_listen"))
    }
    return Neo4jServer(version[1], settings=kept, heap=heap or most, java=java)
