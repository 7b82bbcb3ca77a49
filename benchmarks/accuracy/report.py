"""Measure accuracy and write it down for the page: python -m benchmarks.accuracy.report writes accuracy.json.

`make docs` makes docs/accuracy.md of it and of confidence.json, so that writing pages needs no extraction. Of the sets that are
no part of the project only totals are written, by language.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.accuracy import sets
from benchmarks.accuracy.confidence import rules, verdicts_of
from benchmarks.accuracy.counts import Counts, Score
from benchmarks.accuracy.measuring import KINDS, Measured, by_language, measure, parts
from benchmarks.accuracy.sets import HERE
from graph.settings import Settings
from loaders.pipeline import Pipeline

FILE = HERE / "accuracy.json"
#: What is counted of all together, beside the kinds.
_OTHERS = ("seizure bound", "seizure attribution", "quote", "trap")

Rows = dict[str, list[int]]


def totals(measured: Sequence[Measured]) -> dict[str, object]:
    """Return a set's counts by language."""
    languages = [m.language for m in measured]
    return {
        "documents": {**{name: languages.count(name) for name in sorted(set(languages))}, "all": len(languages)},
        "languages": _by_part(by_language(measured)),
    }


def whole(measured: Sequence[Measured]) -> dict[str, object]:
    """Return everything that is counted of a set: by language, group, type, relation and rule."""
    groups = [m.document.group for m in measured]
    return {
        **totals(measured),
        "groups": _by_part(parts(measured, lambda m: m.document.group)),
        "group documents": {name: groups.count(name) for name in sorted(set(groups))},
        "names": {part: _by_name(score) for part, score in by_language(measured).items()},
        "rules": [[r.predicate, r.rule, r.claims, r.right] for r in rules(verdicts_of(measured))],
    }


def _by_part(scores: Mapping[str, Score]) -> dict[str, Rows]:
    return {part: {kind: _row(score.of(kind)) for kind in (*KINDS, *_OTHERS)} for part, score in scores.items()}


def _by_name(score: Score) -> dict[str, Rows]:
    out: dict[str, Rows] = {}
    for (kind, name), counts in sorted(score.counts.items()):
        if kind in KINDS and name and counts != Counts():
            out.setdefault(kind, {})[name] = _row(counts)
    return out


def _row(counts: Counts) -> list[int]:
    return [counts.right, counts.wrong, counts.missed]


def main() -> None:
    """Measure every set that is there, and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=FILE)
    given = parser.parse_args()
    pipeline = Pipeline(Settings())
    data = {"own": whole(measure(sets.own(), pipeline))}
    data |= {c.name: totals(measure(c, pipeline)) for c in sets.others()}
    given.out.write_text(compact(data), encoding="utf-8")
    print(f"wrote {given.out}: {', '.join(data)}; run `make docs`")


def compact(data: object) -> str:
    """Return JSON with each list of plain values on one line, so that a change shows as few lines."""
    text = json.dumps(data, indent=1, ensure_ascii=False)
    return (
        re.sub(r"\[[^\[\]{}]*\]", lambda m: " ".join(m[0].split()).replace("[ ", "[").replace(" ]", "]"), text) + "\n"
    )


if __name__ == "__main__":
    main()
