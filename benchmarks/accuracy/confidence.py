"""Measure confidence: how often each rule is right, and how far a stated confidence holds.

    python -m benchmarks.accuracy.confidence        writes confidence.json beside this file

- **Rules**: of the claims of a rule (field `rule`), the share that gold confirms, on the documents that teach (`training/`; where
  it is not there, the tuning set of `sets.py`). A share of few claims says little, so it is smoothed: two claims are added
  that are right as often as all claims of the relation, (right + 2 p) / (claims + 2).
- **Reliability**: the claims of documents that taught nothing (the own set, and validation where it is there), by stated
  confidence in tenths, beside the share of them that is right.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.accuracy import sets
from benchmarks.accuracy.measuring import Measured, measure
from benchmarks.accuracy.rows import Stated
from benchmarks.accuracy.sets import HERE, Collection
from graph.settings import Settings
from loaders.pipeline import Pipeline

FILE = HERE / "confidence.json"
#: How many claims as right as the relation's are added to those of a rule.
ADDED = 2
BINS = 10
#: The panels of reliability: relations, and what is read from numbers (there counts and single things are the rules' alone).
PANELS = {"relations": False, "seizures and figures": True}

Verdict = tuple[Stated, bool]


@dataclass(frozen=True, slots=True)
class Rule:
    """How often a rule was right on the documents that teach."""

    predicate: str
    rule: str
    claims: int
    right: int
    precision: float


@dataclass(frozen=True, slots=True)
class Bin:
    """The claims of a tenth of confidence: how many, how sure they say they are, how many are right."""

    at_least: float
    claims: int
    stated: float
    right: int


def rules(verdicts: Iterable[Verdict]) -> list[Rule]:
    """Return the smoothed precision of each rule, by relation, the most frequent first."""
    judged: dict[tuple[str, str], list[bool]] = defaultdict(list)
    of_predicate: dict[str, list[bool]] = defaultdict(list)
    for claim, right in verdicts:
        judged[claim.predicate, claim.rule].append(right)
        of_predicate[claim.predicate].append(right)
    out = []
    for (predicate, rule), found in judged.items():
        usual = sum(of_predicate[predicate]) / len(of_predicate[predicate])
        smoothed = (sum(found) + ADDED * usual) / (len(found) + ADDED)
        out.append(Rule(predicate, rule, len(found), sum(found), round(smoothed, 3)))
    return sorted(out, key=lambda r: (r.predicate, -r.claims, r.rule))


def bins(verdicts: Iterable[Verdict]) -> list[Bin]:
    """Return claims by stated confidence in tenths; certainty is in the last."""
    found: dict[int, list[Verdict]] = defaultdict(list)
    for claim, right in verdicts:
        found[tenth(claim.confidence)].append((claim, right))
    out = []
    for n, row in sorted(found.items()):
        stated = sum(claim.confidence for claim, _ in row) / len(row)
        out.append(Bin(n / BINS, len(row), round(stated, 3), sum(right for _, right in row)))
    return out


def tenth(confidence: float) -> int:
    """Return the bin of a confidence; 0.3 is in the fourth, whatever binary fractions make of it."""
    return min(BINS - 1, int(round(confidence * BINS, 6)))


def reliability(verdicts: Sequence[Verdict]) -> dict[str, list[Bin]]:
    """Return the bins of relations, and those of seizures and figures."""
    values = {"SEIZED", "FIGURE"}
    return {
        name: bins((c, right) for c, right in verdicts if (c.predicate in values) is of_values)
        for name, of_values in PANELS.items()
    }


def verdicts_of(measured: Iterable[Measured]) -> list[Verdict]:
    """Return the claims of documents, each with whether gold confirms it."""
    return [verdict for one in measured for verdict in one.score.verdicts]


def teaching() -> Collection:
    """Return the documents that teach; stops where there are none."""
    found = sets.training()
    if not found.documents:
        found = next((c for c in sets.others() if c.open), found)
    if not found.documents:
        sys.exit(f"{HERE / 'training'} is not there: no documents with gold to measure rules on")
    return found


def held_out() -> list[Collection]:
    """Return the sets that teach nothing."""
    return [sets.own(), *(c for c in sets.others() if not c.open)]


def measured(pipeline: Pipeline) -> dict[str, object]:
    """Return what the file holds."""
    taught = teaching()
    found = rules(verdicts_of(measure(taught, pipeline)))
    judged = {c.name: (len(c.documents), reliability(verdicts_of(measure(c, pipeline)))) for c in held_out()}
    return {
        "set": taught.name,
        "documents": len(taught.documents),
        "rules": [asdict(rule) for rule in found],
        "reliability": {
            name: {"documents": size, "panels": {panel: list(map(asdict, row)) for panel, row in panels.items()}}
            for name, (size, panels) in judged.items()
        },
    }


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=FILE)
    given = parser.parse_args()
    data = measured(Pipeline(Settings()))
    given.out.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"wrote {given.out}: rules on {data['documents']} documents of the set {data['set']}")


if __name__ == "__main__":
    main()
