"""Does a document, or a question, cost more in a large store than in a small one? Both engines, as their stores grow.

    python -m benchmarks.speed.growth                                 a small store of each engine
    python -m benchmarks.speed.growth --engine embedded --sizes 1000 10000 100000 --write
    python -m benchmarks.speed.growth --sizes 100000 --folder build/growth --write     go on with a store that is kept

Extraction is left out: the claims of the samples are stored under other names, made one by one, so that documents are never
all held. A rate is that of the last documents before a size, by the clock, and in CPU seconds of this process and the server's
together, which do not change with what else the machine does. Memory is what is resident,
after the questions of a size were asked: of this process, which holds the embedded engine, and of a server's. What is
asked stands in growing.toml. With `--folder` the embedded store is kept, and a run that was broken off goes on behind the
documents that are in it; the seconds are then those of the last run. `--write` keeps the figures in growth.json, of which docs/engines.md is made.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from pydantic import SecretStr

from benchmarks.speed.growing import Asked, asked
from benchmarks.speed.renaming import extracted, renamed
from graph.model import Extraction
from graph.settings import Settings
from graph.store.base import Attempt, Origin, Store
from graph.store.open import open_store
from tests.server.neo4j_server import Neo4jServer

FILE = Path(__file__).with_name("growth.json")
ENGINES = ("embedded", "server")
WINDOW = 250
#: Where a hub that makes loading slow would show.
SIZES = (500, 1_000, 2_000, 4_000)
#: Most memory of a server's heap: as much as the embedded engine may take.
_HEAP = "2g"
#: A rate of less than this share of the best one is no longer "the same".
_EVEN = 1.2


@dataclass(frozen=True, slots=True)
class Place:
    """An open store, and where its process and files are: 0 and None where they are not to be seen."""

    store: Store
    process: int = 0
    files: Path | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """What was measured at a size; memory and disk in MiB, 0 where there is none of its own."""

    documents: int
    claims: int
    nodes: int
    edges: int
    seconds: float
    rate: float
    cpu_rate: float
    memory: float
    engine_memory: float
    disk: float
    asked: dict[str, Asked]


def main() -> int:
    """Load, print a line a size, and return 1 where the CPU rates differ by more than a fifth."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="documents in the store")
    parser.add_argument("--engine", choices=ENGINES, action="append", help="default: the embedded one")
    parser.add_argument("--write", action="store_true", help=f"keep what is measured in {FILE.name}")
    parser.add_argument("--folder", type=Path, help="where the embedded store is kept, to go on with it later")
    given = parser.parse_args()
    sources = extracted()
    even = True
    for engine in given.engine or ENGINES[:1]:
        steps = []
        print(
            f"{engine}: {len(sources)} samples under other names; {_resident():,.0f} MiB before the first", flush=True
        )
        with _placed(engine, given.folder) as place:
            for step in measured(place, sources, sorted(given.sizes)):
                steps.append(step)
                print("\n".join(_told(step)), flush=True)
                if given.write:  # what takes an hour is kept as far as it came
                    _keep(engine, steps)
        rates = [s.cpu_rate for s in steps]
        print(f"{engine}: fastest / slowest: {max(rates) / min(rates):.2f}", flush=True)
        even = even and max(rates) < _EVEN * min(rates)
    return int(not even)


def measured(place: Place, sources: Sequence[Extraction], sizes: Sequence[int]) -> Iterator[Step]:
    """Load up to the largest size behind what the store holds, and yield what is measured at each size that is reached."""
    spent: deque[tuple[float, float]] = deque(maxlen=WINDOW)
    of_server: deque[float] = deque([_cpu_of(place.process)], maxlen=WINDOW + 1)
    claims, whole = 0, 0.0
    held = place.store.info().documents
    for number, extraction in enumerate(renamed(sources, sizes[-1]), 1):
        if number <= held:
            claims += len(extraction.claims)
            continue
        began = time.process_time(), time.perf_counter()
        add(place.store, extraction)
        spent.append((time.process_time() - began[0], time.perf_counter() - began[1]))
        of_server.append(_cpu_of(place.process))
        claims, whole = claims + len(extraction.claims), whole + spent[-1][1]
        if number in sizes:
            cpu, clock = map(sum, zip(*spent, strict=True))
            rates = len(spent) / clock, len(spent) / (cpu + of_server[-1] - of_server[0])
            yield _step(place, extraction, number, claims, (whole, *rates))


def add(store: Store, extraction: Extraction) -> None:
    """Store a document as `opsgraph ingest` does."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    source = extraction.document.source
    store.add(extraction, Attempt(source, "", "loaded", at=now), Origin(source))


def _step(place: Place, last: Extraction, number: int, claims: int, rates: tuple[float, float, float]) -> Step:
    answers = asked(place.store, last)
    info = place.store.info()
    whole, clock, cpu = rates
    return Step(
        documents=number,
        claims=claims,
        nodes=sum(info.nodes.values()),
        edges=sum(info.edges.values()),
        seconds=round(whole, 1),
        rate=round(clock, 1),
        cpu_rate=round(cpu, 1),
        memory=round(_resident()),
        engine_memory=round(_resident(place.process)) if place.process else 0,
        disk=round(_disk(place.files)),
        asked=answers,
    )


@contextmanager
def _placed(engine: str, kept: Path | None) -> Iterator[Place]:
    """Open a store on a disk, not in the memory that `/tmp` may be: the one that is kept, or one that is gone afterwards."""
    if engine == "server":
        with _served() as place:
            yield place
        return
    build = Path("build")
    build.mkdir(exist_ok=True)
    with nullcontext(kept) if kept else tempfile.TemporaryDirectory(prefix="opsgraph-growth-", dir=build) as folder:
        path = Path(folder) / "store"
        store = open_store(f"embedded:{path}", Settings())
        try:
            yield Place(store, files=path)
        finally:
            store.close()


@contextmanager
def _served() -> Iterator[Place]:
    server = Neo4jServer(heap=_HEAP)
    try:
        reached = server.start().reached
        password = SecretStr(reached.password)
        settings = Settings(store=reached.uri, neo4j_username=reached.username, neo4j_password=password)
        store = open_store(reached.uri, settings)
        try:
            yield Place(store, server.process, server.home / "data")
        finally:
            store.close()
    finally:
        server.throw_away()


def _told(step: Step) -> Iterator[str]:
    yield (
        f"{step.documents:>8,} documents, {step.claims:,} claims: {step.rate:5.1f} a second, {step.cpu_rate:5.1f} a CPU "
        f"second, {step.seconds:,.0f} s in all; {step.memory:,.0f} MiB here, {step.engine_memory:,.0f} MiB in the server, "
        f"{step.disk:,.0f} MiB on disk"
    )
    for name, one in step.asked.items():
        yield f"         {name}: {one.ms:,.1f} ms, {one.rows:,} rows {one.error}".rstrip()


def _keep(engine: str, steps: list[Step]) -> None:
    """Write the steps of an engine into the file, beside those of the other and of sizes that were not measured now."""
    kept = json.loads(FILE.read_text("utf-8")) if FILE.exists() else {}
    now = {str(s.documents): asdict(s) for s in steps}
    rows = kept.get(engine, {}) | now
    kept[engine] = dict(sorted(rows.items(), key=lambda row: int(row[0])))
    FILE.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _resident(process: int | str = "self") -> float:
    """Return the resident memory of a process in MiB; this one's where no other is named."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS:")).split()[1]) / 1024


def _cpu_of(process: int) -> float:
    """Return the CPU seconds that another process has used; 0 where there is none."""
    if not process:
        return 0.0
    # behind the name, which may hold anything, the twelfth and thirteenth are its own time and the system's for it
    used = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[11:13]
    return sum(map(int, used)) / os.sysconf("SC_CLK_TCK")


def _disk(folder: Path | None) -> float:
    """Return what the files of a folder take on the disk, in MiB."""
    if folder is None:
        return 0.0
    # what is allocated, not the length: a database makes its files longer than they are full
    return sum(p.stat().st_blocks * 512 for p in folder.rglob("*") if p.is_file()) / 2**20


if __name__ == "__main__":
    sys.exit(main())
