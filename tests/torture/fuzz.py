"""Fuzzing of every reader: broken files without end, each read in a child with a limit of time and memory.

`make fuzz SECONDS=600` runs it over all formats in turn, with `FORMAT=pdf` over one alone. A finding is a crash, a hang, a file or process or connection that reading asked for, an
exception where a reason was due, or a document against the laws. Its file is kept in build/fuzz, and what a seed brought
is brought again by that seed.
"""

from __future__ import annotations

import argparse
import json
import os
import select
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tests.torture.mutations import formats, mutations

ROOT = Path(__file__).resolve().parents[2]
#: Seconds of computing for one file, seconds by the clock after which the child hangs on however busy a machine, and
#: megabytes for the child.
LONGEST, HANGS, MOST_MEMORY = 20.0, 180.0, 3_000


@dataclass(slots=True)
class Tally:
    """What became of the files of a format."""

    files: int = 0
    read: int = 0
    refused: int = 0
    slowest: float = 0.0
    findings: list[str] = field(default_factory=list)


class Child:
    """The process that reads; it is started anew after it died."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._start()
        self.ask(folder, 120)  # what is loaded once is no file's time

    def _start(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.torture.fuzz_child", str(MOST_MEMORY)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, env={**os.environ, "TMPDIR": str(self._folder)},  # noqa: TID251
        )  # fmt: skip

    def ask(self, path: Path, seconds: float) -> dict[str, object]:
        """Return what became of a file."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{path}\n".encode())
        self._process.stdin.flush()
        if select.select([self._process.stdout], [], [], seconds)[0] and (line := self._process.stdout.readline()):
            return dict(json.loads(line))
        ended = self._process.poll()
        self.close()
        self._start()
        self.ask(self._folder, 120)
        return {
            "finding": f"hang: more than {seconds} s" if ended is None else f"crash: the process ended with {ended}"
        }

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.communicate()


def fuzz(
    seed: int, *, only: str = "", seconds: float = 1e9, count: int = 1_000_000_000, keep: Path | None = None
) -> dict[str, Tally]:
    """Read broken files, of one format `only` where it is named, and return what became of them by format.

    It ends when the time or their number is over.
    """
    tallies: dict[str, Tally] = {}
    end = time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        child = Child(folder)
        for number, (kind, name, data) in enumerate(mutations(seed, only)):
            if number >= count or time.monotonic() > end:
                break
            path = folder / name
            path.write_bytes(data)
            said = child.ask(path, HANGS)
            _count(tallies.setdefault(kind, Tally()), said, name)
            if keep and "finding" in said:
                keep.mkdir(parents=True, exist_ok=True)
                (keep / f"{seed}-{name}").write_bytes(data)
                (keep / f"{seed}-{name}.txt").write_text(str(said["finding"]))
            path.unlink()
            if left := [p.name for p in folder.iterdir()]:
                tallies[kind].findings.append(f"{name}: left {left} behind")
        child.close()
    return tallies


def _count(tally: Tally, said: dict[str, object], name: str) -> None:
    seconds = float(str(said.get("seconds", HANGS)))
    if seconds > LONGEST:
        said.setdefault("finding", f"slow: {seconds:.0f} s of computing")
    tally.files += 1
    tally.read += int(str(said.get("read", 0)))
    tally.refused += int(str(said.get("refused", 0)))
    tally.slowest = max(tally.slowest, seconds)
    if "finding" in said:
        tally.findings.append(f"{name}: {said['finding']}")


def main() -> int:
    """Fuzz for a while, and say what was found."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seconds", type=float, default=600)
    asked.add_argument("--seed", type=int, default=7)
    asked.add_argument("--format", choices=formats(), default="", help="this format alone")
    given = asked.parse_args()
    tallies = fuzz(given.seed, only=given.format, seconds=given.seconds, keep=ROOT / "build" / "fuzz")
    print(f"{'format':8}{'files':>8}{'read':>8}{'refused':>9}{'slowest s':>11}{'findings':>10}")  # noqa: T201
    for kind, tally in sorted(tallies.items()):
        row = (
            f"{kind:8}{tally.files:>8}{tally.read:>8}{tally.refused:>9}{tally.slowest:>11.1f}{len(tally.findings):>10}"
        )
        print(row)  # noqa: T201
    found = [f for tally in tallies.values() for f in tally.findings]
    kinds = Counter(f.partition(": ")[2].splitlines()[-1][:150] for f in found)
    for said, times in kinds.most_common():
        print(f"{times:>5} x {said}")  # noqa: T201
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
