"""Floors below which extraction must not fall: `floors.json`, held by tests/accuracy/test_floors.py.

    python -m benchmarks.accuracy.floors            what is measured beside its floor
    python -m benchmarks.accuracy.floors --raise    raise each floor to what is measured; none is ever lowered

A floor is the F1 of a kind and language on the project's own set. Besides, every quote stands in its text, and no more
traps are taken for entities than `traps`.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.accuracy.measuring import KINDS, Measured, by_language, measure
from benchmarks.accuracy.sets import HERE, own

FILE = HERE / "floors.json"
#: How far below its floor a figure may be: one document more or less in a language moves it by as much.
SLACK = 0.005


@dataclass(frozen=True, slots=True)
class Floors:
    """F1 by kind and language, the share of quotes that stand in the text, and the most traps."""

    f1: Mapping[str, Mapping[str, float]]
    quotes: float = 1.0
    traps: int | None = None

    @classmethod
    def read(cls, file: Path = FILE) -> Floors:
        """Read the floors; where there is no file, there are none."""
        return cls(**json.loads(file.read_text(encoding="utf-8"))) if file.exists() else cls({})

    @classmethod
    def measured(cls, documents: Sequence[Measured]) -> Floors:
        """Return what is measured, cut to three decimals."""
        scores = by_language(documents)
        f1 = {kind: {name: _cut(s.of(kind).f1) for name, s in scores.items()} for kind in KINDS}
        return cls(f1, scores["all"].of("quote").precision, scores["all"].of("trap").wrong)

    def raised(self, measured: Floors) -> Floors:
        """Return floors that are the higher of these and what is measured."""
        f1 = {kind: dict(row) for kind, row in self.f1.items()}
        for kind, row in measured.f1.items():
            floors = f1.setdefault(kind, {})
            floors |= {language: max(value, floors.get(language, 0.0)) for language, value in row.items()}
        traps = [t for t in (self.traps, measured.traps) if t is not None]
        return Floors(f1, max(self.quotes, measured.quotes), min(traps, default=None))

    def broken(self, measured: Floors) -> Iterator[str]:
        """Yield each floor that what is measured falls below."""
        for kind, row in self.f1.items():
            for language, floor in row.items():
                found = measured.f1.get(kind, {}).get(language, 0.0)
                if found < floor - SLACK:
                    yield f"F1 of {KINDS[kind]}, {language}: {found:.3f}, floor {floor:.3f}"
        if measured.quotes < self.quotes:
            yield f"quotes in the text: {measured.quotes:.4f}, floor {self.quotes:.3f}"
        if self.traps is not None and (measured.traps or 0) > self.traps:
            yield f"traps taken for entities: {measured.traps}, at most {self.traps}"

    def text(self) -> str:
        """Return the file's text."""
        return json.dumps({"f1": self.f1, "quotes": self.quotes, "traps": self.traps}, indent=1) + "\n"


def _cut(share: float) -> float:
    return math.floor(share * 1000) / 1000


def main() -> None:
    """Measure, print, and raise the floors where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raise", action="store_true", dest="rise", help="raise floors to what is measured")
    given = parser.parse_args()
    floors, found = Floors.read(), Floors.measured(measure(own()))
    for kind, row in found.f1.items():
        for language, value in row.items():
            floor = floors.f1.get(kind, {}).get(language, 0.0)
            print(f"{KINDS[kind]:10} {language:4} {value:.3f}  floor {floor:.3f}  {value - floor:+.3f}")
    print(f"quotes {found.quotes:.4f}, floor {floors.quotes}; traps {found.traps}, at most {floors.traps}")
    print("\n".join(f"below its floor: {line}" for line in floors.broken(found)) or "no floor is broken")
    if given.rise:
        FILE.write_text(floors.raised(found).text(), encoding="utf-8")
        print(f"wrote {FILE.name}")


if __name__ == "__main__":
    main()
