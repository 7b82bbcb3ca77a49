"""What was measured, as `conformance.json` keeps it: totals by engine and group, and every scenario that did not pass."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.conformance.judging import Verdict
from benchmarks.conformance.scenarios import HERE, Scenario

FILE = HERE / "conformance.json"
#: What passes or was not run is no difference.
FINE = frozenset({"passed", "skipped"})


@dataclass(frozen=True, slots=True)
class Figures:
    """What both engines made of the scenarios of one source.

    Parameters
    ----------
    engines:
        Their names with versions.
    totals:
        By group ("" is all of them), kind of what is due, and engine: how many of each verdict.
    failing:
        By ident of each scenario that did not pass on every engine: its group, and by engine the kind and the words.
    """

    engines: Mapping[str, str]
    totals: Mapping[str, Mapping[str, Mapping[str, Mapping[str, int]]]] = field(default_factory=dict)
    failing: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def scenarios(self) -> int:
        """How many scenarios there are."""
        of_one = next((e for due in self.totals.get("", {}).values() for e in due), "")
        return sum(sum(due.get(of_one, {}).values()) for due in self.totals.get("", {}).values())


def counted(
    scenarios: Sequence[Scenario], verdicts: Mapping[str, Sequence[Verdict]], engines: Mapping[str, str]
) -> Figures:
    """Count verdicts, given by engine in the order of the scenarios."""
    totals: dict[str, dict[str, dict[str, Counter[str]]]] = {}
    failing: dict[str, dict[str, Any]] = {}
    for engine, several in verdicts.items():
        for scenario, verdict in zip(scenarios, several, strict=True):
            for group in ("", scenario.group):
                due = totals.setdefault(group, {}).setdefault(scenario.expected.kind, {})
                due.setdefault(engine, Counter())[verdict.kind] += 1
            if verdict.kind not in FINE:
                row = failing.setdefault(scenario.ident, {"group": scenario.group})
                row[engine] = {"kind": verdict.kind, "said": verdict.said}
    return Figures(engines, totals, dict(sorted(failing.items())))


def text(found: Mapping[str, Figures]) -> str:
    """Return the file's text; of an error the code is kept, and of a difference its kind: the rest is the scenario's."""
    data = {
        source: {"engines": dict(f.engines), "totals": _plain(f.totals), "failing": dict(_failing(f))}
        for source, f in found.items()
    }
    return json.dumps(data, indent=1, sort_keys=True) + "\n"


def read(file: Path = FILE) -> dict[str, Figures]:
    """Read what was measured last, by source."""
    if not file.exists():
        return {}
    return {source: Figures(**row) for source, row in json.loads(file.read_text("utf-8")).items()}


def _failing(figures: Figures) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for ident, row in figures.failing.items():
        yield (
            ident,
            {k: v if isinstance(v, str) else _short(v) for k, v in row.items()},
        )  # short already, where it was read


def _short(verdict: Mapping[str, str]) -> str:
    """Return the kind, and the code of an error."""
    code = verdict["said"].partition(": ")[0]
    return f"{verdict['kind']}: {code}" if code.startswith("Neo.") else verdict["kind"]


def _plain(totals: Mapping[str, Any]) -> Any:
    return {k: _plain(v) if isinstance(v, Mapping) else v for k, v in totals.items()}
