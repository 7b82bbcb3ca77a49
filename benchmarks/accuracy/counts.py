"""Counts of what was right, wrong and missed, and the shares that are made of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from benchmarks.accuracy.rows import Stated


@dataclass(frozen=True, slots=True)
class Counts:
    """How many were right, how many were given and are wrong, how many were missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @classmethod
    def total(cls, counts: Iterable[Counts]) -> Counts:
        """Add counts up."""
        rows = list(counts)
        return cls(sum(c.right for c in rows), sum(c.wrong for c in rows), sum(c.missed for c in rows))

    @property
    def precision(self) -> float:
        """The share of what was given that is right; 0 where nothing was given."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """The share of what is there that was given; 0 where nothing is there."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Fault:
    """Something missed, wrong, taken for an entity, or quoted wrongly."""

    what: str
    name: str
    detail: str


@dataclass(slots=True)
class Score:
    """What came of one document or of many: counts by kind and name, faults, and a verdict for each claim."""

    counts: dict[tuple[str, str], Counts] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    verdicts: list[tuple[Stated, bool]] = field(default_factory=list)

    def add(self, kind: str, name: str, counts: Counts) -> None:
        """Add counts to those of a kind and name."""
        key = (kind, name)
        self.counts[key] = Counts.total((self.counts.get(key, Counts()), counts))

    def of(self, kind: str) -> Counts:
        """Return the counts of a kind, all names together."""
        return Counts.total(c for (k, _), c in self.counts.items() if k == kind)

    def missing(self, name: str, details: Iterable[str]) -> None:
        """Note what gold has and extraction does not."""
        self.faults += [Fault("missed", name, detail) for detail in details]

    def spurious(self, name: str, details: Iterable[str]) -> None:
        """Note what extraction tells and gold does not have."""
        self.faults += [Fault("spurious", name, detail) for detail in details]

    @classmethod
    def total(cls, scores: Iterable[Score]) -> Score:
        """Put the scores of documents together."""
        out = cls()
        for score in scores:
            for (kind, name), counts in score.counts.items():
                out.add(kind, name, counts)
            out.faults += score.faults
            out.verdicts += score.verdicts
        return out
