"""Judges scenarios whose numbers come on standard input, one a line, and answers each with a line of JSON; see `children`."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from benchmarks.conformance.engines import opened
from benchmarks.conformance.judging import judged
from benchmarks.conformance.scenarios import scenarios
from graph.store.engine import Login


def main() -> None:
    """Answer until there are no more numbers; the first line says which engine, which scenarios, and where a server is."""
    given = json.loads(sys.stdin.readline())
    login = Login(**given["login"]) if given["login"] else None
    wanted = scenarios(given["source"], given["path"])
    with tempfile.TemporaryDirectory(prefix="opsgraph-conformance-") as folder:
        engine = opened(given["engine"], given["source"], Path(folder), login)
        _say({"ready": True})
        for line in sys.stdin:
            scenario = wanted[int(line)]
            engine.empty(scenario, fresh=False)
            verdict = judged(engine.run, scenario)
            if verdict.kind not in {"passed", "skipped"}:
                # what went before may have left something behind that is no fault of this one
                engine.empty(scenario, fresh=True)
                verdict = judged(engine.run, scenario)
            _say(asdict(verdict))
        sys.stdout.flush()
        os._exit(0)  # the engine's threads would keep the process


def _say(said: object) -> None:
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
