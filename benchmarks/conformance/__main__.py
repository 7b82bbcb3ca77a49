"""Run the openCypher TCK and our own battery on both engines, and fail where the embedded one has got worse.

    make conformance                  run, and hold against ratchet.json
    make conformance ARGS=--raise     the same, and write ratchet.json and conformance.json anew, of what was run

The TCK is no part of this project: OPSGRAPH_TEST_TCK names its folder `tck/features`, or a JSON list (`scenarios`). Without
it the battery alone is run. Neo4j needs Java, as the tests do; without it the embedded engine alone is run.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.conformance import figures, ratchet
from benchmarks.conformance.children import Child, Order, judge_all
from benchmarks.conformance.engines import NAMES
from benchmarks.conformance.figures import FINE, Figures, counted
from benchmarks.conformance.judging import KINDS, Verdict
from benchmarks.conformance.ratchet import Held
from benchmarks.conformance.scenarios import scenarios
from graph.store.engine import Login
from tests.server.maven import Missing
from tests.server.neo4j_server import Neo4jServer

#: Seconds between two lines of progress.
_EVERY = 10.0


def main() -> int:
    """Run, print, and return 1 where the embedded engine has got worse."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raise", action="store_true", dest="rise", help="write what is measured")
    parser.add_argument("--only", default="", help="only scenarios whose names begin so; nothing is held or written")
    parser.add_argument("--source", choices=("tck", "battery"), help="run one of the two")
    given = parser.parse_args()
    found = {}
    with _server() as login:
        for source, path in _sources(given.source):
            found[source] = measured(source, path, login, given.only)
            if found[source].totals:
                print("\n".join(_told(source, found[source])), flush=True)
    return 0 if given.only else _held(found, rise=given.rise, both=login is not None)


def measured(source: str, path: str, login: Login | None, only: str) -> Figures:
    """Judge the scenarios of a source on each engine that is there."""
    every = scenarios(source, path)
    numbers = [n for n, s in enumerate(every) if s.ident.startswith(only)]
    verdicts = {}
    engines = [("embedded", None), *([("server", login)] if login else [])]
    for engine, of in engines:
        tell = _progress(f"{source} on {NAMES[engine]}", len(numbers))
        verdicts[engine] = judge_all(Child(Order(engine, source, path, of)), numbers, tell)
    return counted([every[n] for n in numbers], verdicts, {e: NAMES[e] for e, _ in engines})


def _sources(wanted: str | None) -> Iterator[tuple[str, str]]:
    """Yield the sources that are there, with the path of the TCK, and say what is not there.

    The battery comes last: it makes the schema of a store, which the server keeps.
    """
    named = os.environ.get("OPSGRAPH_TEST_TCK", "")  # noqa: TID251 - a setting of the tests alone
    corpus = os.environ.get("OPSGRAPH_TEST_CORPUS", "")  # noqa: TID251
    path = Path(named) if named else Path(corpus) / "tck" / "tck.json"
    if wanted == "battery":
        pass
    elif path.exists() and (named or corpus):
        yield "tck", str(path.resolve())
    else:
        where = f"{path} is not there" if named else "OPSGRAPH_TEST_TCK does not name it"
        print(f"NO TCK: {where}; set it to the folder tck/features of a clone of github.com/opencypher/openCypher")
    if wanted != "tck":
        yield "battery", ""


@contextlib.contextmanager
def _server() -> Iterator[Login | None]:
    """Start a Neo4j server for the run; None where this machine has none."""
    server = Neo4jServer()
    try:
        reached = server.start().reached
        yield Login(reached.uri, reached.username, reached.password)
    except Missing as exc:
        print(f"NOTHING IS RUN ON NEO4J: {exc}")
        yield None
    finally:
        server.throw_away()


def _progress(what: str, count: int) -> Callable[[int, Verdict], None]:
    """Return what tells of the progress: a line every ten seconds, and one at the end."""
    began = last = time.monotonic()
    failed = 0

    def tell(number: int, verdict: Verdict) -> None:
        nonlocal last, failed
        failed += verdict.kind not in FINE
        now = time.monotonic()
        if now - last > _EVERY or number + 1 == count:
            last = now
            print(f"{what}: {number + 1:,} of {count:,} in {now - began:.0f} s, {failed} not passed", flush=True)

    return tell


def _told(source: str, found: Figures) -> Iterator[str]:
    """Yield a line for each engine, and one for each scenario that did not pass."""
    for engine, name in found.engines.items():
        counts = {kind: sum(due[engine].get(kind, 0) for due in found.totals[""].values()) for kind in KINDS}
        yield f"{source}, {name}: " + ", ".join(f"{number:,} {kind}" for kind, number in counts.items() if number)
    for ident, row in found.failing.items():
        for engine in found.engines.keys() & row.keys():
            yield f"  {engine:>8} {ident}: {row[engine]['kind']}; {row[engine]['said'][:200]}"


def _held(found: dict[str, Figures], *, rise: bool, both: bool) -> int:
    """Hold what was found against the ratchet, say what is worse and better, and write both files where that is asked for."""
    known, now = ratchet.read(), {source: Held.of(f) for source, f in found.items()}
    worse = [f"{source} {line}" for source, h in now.items() for line in known.get(source, Held()).worse(h)]
    for source, held in now.items():
        for ident in known.get(source, Held()).better(held):
            print(f"better: {source} {ident} passes now")
    for line in worse:
        print(f"WORSE: {line}")
    if rise and not both:
        print("nothing is written: that takes both engines")
        return 2
    if rise:
        ratchet.FILE.write_text(ratchet.text(known | now), encoding="utf-8")
        figures.FILE.write_text(figures.text(figures.read() | found), encoding="utf-8")
        print(f"wrote {ratchet.FILE.name} and {figures.FILE.name}")
        return 0
    print("the embedded engine has got worse" if worse else "the embedded engine has not got worse")
    return int(bool(worse))


if __name__ == "__main__":
    sys.exit(main())
