"""The jars of Neo4j's Community Edition, fetched once through Maven into a cache outside of the repository.

The server is licensed under the GPL and is no part of this project: the tests talk to it over Bolt, as they would to any.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

#: The long-term line, which JDK 17 runs; the same as in docker-compose.yml, which a test compares.
PINNED = "5.26.30"
#: The newest release, which needs JDK 21 or 25; for `make test-neo4j-latest`.
LATEST = "2026.08.1"
_PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
# `org.neo4j:neo4j` is the whole product; `org.neo4j.app:neo4j-server` has neither a main class nor a storage engine
_POM = """\
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>opsgraph.tests</groupId><artifactId>server</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>{version}</version></dependency>
  </dependencies>
</project>
"""


class Missing(Exception):
    """What the server needs is not on this machine; the text names it."""


def java() -> str:
    """Return the command that runs Java: of JAVA_HOME where that is set; raises `Missing`."""
    home = os.environ.get("JAVA_HOME")  # noqa: TID251 - as every tool of Java reads it
    command = shutil.which("java", path=str(Path(home) / "bin") if home else None)
    if command is None:
        raise Missing("no `java`; install a JDK 17 or 21 (Debian: apt-get install openjdk-17-jre-headless maven)")
    return command


def jars(version: str = PINNED) -> Path:
    """Return the folder of the server's jars; Maven runs only where it is not there, one process at a time.

    Raises
    ------
    Missing
        When the jars are not in the cache and there is no Maven to fetch them.
    """
    folder = _cache() / f"neo4j-{version}"
    if folder.exists():
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    with (folder.parent / f"{version}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            _fetch(version, folder)
    return folder


def _cache() -> Path:
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"  # noqa: TID251 - as the platform has it
    return Path(home) / "opsgraph"


def _fetch(version: str, folder: Path) -> None:
    maven = shutil.which("mvn")
    if maven is None:
        raise Missing(f"no `mvn` to fetch Neo4j {version} with (Debian: apt-get install maven)")
    with tempfile.TemporaryDirectory(dir=folder.parent) as work:
        pom = Path(work) / "pom.xml"
        pom.write_text(_POM.format(version=version), "utf-8")
        where = ["-DincludeScope=runtime", f"-DoutputDirectory={work}/jars"]
        command = [maven, "-q", "-B", "-f", str(pom), _PLUGIN, *where]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"Maven could not fetch Neo4j {version}:\n{done.stdout[-3000:]}{done.stderr[-1000:]}")
        (Path(work) / "jars").rename(folder)
