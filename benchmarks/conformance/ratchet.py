"""What must not get worse: `ratchet.json` lists the scenarios that the embedded engine is known not to pass.

Whatever else fails has got worse. The list holds idents alone, so that it says nothing of the TCK that is not ours to copy.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.conformance.figures import Figures
from benchmarks.conformance.scenarios import HERE

FILE = HERE / "ratchet.json"
#: The engine that is held: the other is what it is held against.
ENGINE = "embedded"


@dataclass(frozen=True, slots=True)
class Held:
    """Of one source: how many scenarios there were, and the kind of verdict of each that did not pass."""

    scenarios: int = 0
    failing: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, figures: Figures) -> Held:
        """Return what is to be held after a measurement."""
        failing = {ident: row[ENGINE]["kind"] for ident, row in figures.failing.items() if ENGINE in row}
        return cls(figures.scenarios(), failing)

    def worse(self, now: Held) -> Iterator[str]:
        """Yield each scenario that does not pass any more, and a loss of scenarios."""
        if now.scenarios < self.scenarios:
            yield f"{now.scenarios:,} scenarios, where there were {self.scenarios:,}"
        for ident in sorted(now.failing.keys() - self.failing.keys()):
            yield f"{ident}: {now.failing[ident]}"

    def better(self, now: Held) -> list[str]:
        """Return the scenarios that pass now and did not."""
        return sorted(self.failing.keys() - now.failing.keys())


def read(file: Path = FILE) -> dict[str, Held]:
    """Read what is held, by source; where there is no file, nothing is."""
    if not file.exists():
        return {}
    return {source: Held(**row) for source, row in json.loads(file.read_text("utf-8")).items()}


def text(held: Mapping[str, Held]) -> str:
    """Return the file's text."""
    data = {s: {"scenarios": h.scenarios, "failing": dict(h.failing)} for s, h in held.items()}
    return json.dumps(data, indent=1, sort_keys=True) + "\n"
