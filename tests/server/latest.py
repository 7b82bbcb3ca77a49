"""Run the store contract and every question on the newest line of Neo4j; where no Java can run that, say so and fail.

`python -m tests.server.latest` takes more arguments for pytest. Java is looked for where `JAVA_HOME` leads, on the
path, and where Linux distributions put it.
"""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.server.maven import LATEST, Missing, java

#: The first Java that runs it.
NEEDED = 21
WHAT = ("tests/contracts/test_stores.py", "tests/queries", "tests/graph/store/test_same_as_resolve.py")


def version(command: str) -> int:
    """Return the number of a Java, such as 21; 0 where it does not say."""
    said = subprocess.run([command, "-version"], capture_output=True, text=True, check=False).stderr
    found = re.search(r'version "(\d+)', said)
    return int(found[1]) if found else 0


def new_enough() -> tuple[Path | None, list[str]]:
    """Return the home of a Java that is new enough, or None, and what was looked at."""
    commands = [Path(home) / "bin" / "java" for home in sorted(Path("/usr/lib/jvm").glob("*"))]
    with contextlib.suppress(Missing):
        commands.insert(0, Path(java()))
    seen = []
    for command in filter(Path.is_file, commands):
        number = version(str(command))
        if number >= NEEDED:
            return command.resolve().parent.parent, seen
        seen.append(f"{command} is {number}")
    return None, seen


def main() -> int:
    """Run the tests, and return their status."""
    home, seen = new_enough()
    if home is None:
        text = f"NOTHING WAS RUN: Neo4j {LATEST} needs Java {NEEDED} or later, and there is none ({', '.join(seen)});"
        print(f"{text} install one, or set JAVA_HOME")  # noqa: T201
        return 1
    print(f"Neo4j {LATEST} on the Java of {home}")  # noqa: T201
    os.environ |= {"JAVA_HOME": str(home), "OPSGRAPH_TEST_NEO4J": LATEST}  # noqa: TID251 - for the server of the tests
    return int(pytest.main(["-k", "server", *WHAT, *sys.argv[1:]]))


if __name__ == "__main__":
    sys.exit(main())
