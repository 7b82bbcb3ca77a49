"""Learn the weights of `loaders/weigh` from documents with gold: python -m benchmarks.accuracy.train TEXTS GOLD.

A logistic regression for each relation and pair of types, with an elastic net (Zou and Hastie 2005), fitted by the
accelerated proximal gradient method (Beck and Teboulle 2009, FISTA). The strength of the net and the threshold are chosen
by cross-validation over whole documents, so that what is learned has to hold on documents that were not seen.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.accuracy.examples import Example, examples

Matrix = NDArray[np.float32]
#: A feature that fewer documents show is one of theirs, not of the language.
LEAST_DOCUMENTS = 3
#: A relation with fewer examples in gold is left to the rules.
LEAST_TRUE = 15
FOLDS = 10
STRENGTHS = (0.0002, 0.0005, 0.001, 0.002, 0.004)
RIDGE = 0.001
#: Nothing less likely is claimed, whatever it would do for a score: readers act on edges.
LEAST_THRESHOLD = 0.35
OUT = Path("loaders/data/weights.json")


@dataclass(slots=True)
class Table:
    """The examples of one regression, as a matrix of zeros and ones."""

    names: list[str]
    seen: Matrix
    truth: Matrix
    documents: NDArray[np.int32]
    rows: list[Example] = field(default_factory=list)


def table(rows: Sequence[Example]) -> Table:
    """Index features; those of too few documents are left out."""
    where: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for feature in row.features:
            where[feature].add(row.document)
    names = sorted(f for f, documents in where.items() if len(documents) >= LEAST_DOCUMENTS)
    column = {f: n for n, f in enumerate(names)}
    seen = np.zeros((len(rows), len(names)), dtype=np.float32)
    for n, row in enumerate(rows):
        seen[n, [column[f] for f in row.features if f in column]] = 1
    order = {d: n for n, d in enumerate(sorted({r.document for r in rows}))}
    return Table(
        names,
        seen,
        np.array([r.true for r in rows], dtype=np.float32),
        np.array([order[r.document] for r in rows], dtype=np.int32),
        list(rows),
    )


def fit(seen: Matrix, truth: Matrix, lasso: float, steps: int = 200) -> tuple[Matrix, float]:
    """Return weights and bias that minimise mean log-loss plus the elastic net."""
    rows, columns = seen.shape
    norm = float(np.linalg.norm(seen @ (seen.T @ np.ones(rows, dtype=np.float32) / max(1, rows)))) if columns else 1.0
    step = 1 / (0.25 * _largest(seen) + RIDGE + 0.25) if norm else 1.0
    weights = np.zeros(columns, dtype=np.float32)
    ahead, bias, pace = weights.copy(), float(np.log((truth.mean() + 1e-4) / (1 - truth.mean() + 1e-4))), 1.0
    for _ in range(steps):
        error = 1 / (1 + np.exp(-(seen @ ahead + bias))) - truth
        bias -= float(error.mean())
        moved = ahead - step * (seen.T @ error / rows + RIDGE * ahead)
        shrunk = np.sign(moved) * np.maximum(np.abs(moved) - step * lasso, 0)
        next_pace = (1 + (1 + 4 * pace * pace) ** 0.5) / 2
        ahead = (shrunk + (pace - 1) / next_pace * (shrunk - weights)).astype(np.float32)
        weights, pace = shrunk.astype(np.float32), next_pace
    return weights, bias


def _largest(seen: Matrix) -> float:
    """Return the largest eigenvalue of the features' second moments, by power iteration."""
    rows, columns = seen.shape
    vector = np.ones(columns, dtype=np.float32) / max(1, columns) ** 0.5
    size = 0.0
    for _ in range(15):
        image = seen.T @ (seen @ vector) / rows
        size = float(np.linalg.norm(image))
        vector = image / (size or 1.0)
    return size * 1.05


def guesses(data: Table, lasso: float) -> Matrix:
    """Return the probability of each example by a model that has not seen its document."""
    out = np.zeros(len(data.truth), dtype=np.float32)
    for fold in range(FOLDS):
        out_of = data.documents % FOLDS == fold
        if not out_of.any() or not data.truth[~out_of].any():
            continue
        weights, bias = fit(data.seen[~out_of], data.truth[~out_of], lasso)
        out[out_of] = 1 / (1 + np.exp(-(data.seen[out_of] @ weights + bias)))
    return out


def _loss(truth: Matrix, guess: Matrix) -> float:
    safe = np.clip(guess, 1e-4, 1 - 1e-4)
    return float(-(truth * np.log(safe) + (1 - truth) * np.log(1 - safe)).mean())


def main() -> None:
    """Learn and write the weights; print what cross-validation says of each relation."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    by_key: dict[str, list[Example]] = defaultdict(list)
    missed: dict[str, int] = defaultdict(int)
    for example in examples(args.texts, args.gold, missed):
        by_key[example.key].append(example)
    models: dict[str, object] = {}
    total = np.zeros(3)
    for key, rows in sorted(by_key.items()):
        true = sum(r.true for r in rows)
        if true < LEAST_TRUE:
            continue
        data = table(rows)
        tried = {lasso: guesses(data, lasso) for lasso in STRENGTHS}
        lasso = min(tried, key=lambda s: _loss(data.truth, tried[s]))
        threshold = _threshold(data.truth, tried[lasso])
        said = tried[lasso] >= threshold
        right = float((said * data.truth).sum())
        ruled = np.array([r.ruled for r in rows])
        ruled_right = float((ruled * data.truth).sum())
        total += (right, said.sum() - right, true - right)
        weights, bias = fit(data.seen, data.truth, lasso, steps=400)
        kept = {n: round(float(w), 3) for n, w in zip(data.names, weights, strict=True) if abs(w) >= 0.005}
        models[key] = {"bias": round(bias, 3), "threshold": round(threshold, 2), "weights": kept}
        print(
            f"{key:52} true {true:4} of {len(rows):5}, not reached {missed[key]:4} | rules p {_share(ruled_right, ruled.sum())}"
            f" r {_share(ruled_right, true)} | weighed p {_share(right, said.sum())} r {_share(right, true)}"
            f" | {lasso} {threshold:.2f} {len(kept)} features"
        )
    print("ALL right, wrong, missed", total, "F1", 2 * total[0] / (2 * total[0] + total[1] + total[2]))
    text = json.dumps({"learned": "benchmarks/accuracy/train.py", "models": models}, ensure_ascii=False, indent=0)
    args.out.write_text(text + "\n", encoding="utf-8")


def _threshold(truth: Matrix, guess: Matrix) -> float:
    """Return the probability from which claiming serves F1 best (Lipton et al. 2014), not below the least."""
    best, at = -1.0, 0.5
    for threshold in np.arange(LEAST_THRESHOLD, 0.75, 0.05):
        said = guess >= threshold
        right = float((said * truth).sum())
        score = 2 * right / (said.sum() + truth.sum())
        if score > best + 1e-9:
            best, at = score, float(threshold)
    return at


def _share(part: float, whole: float) -> str:
    return f"{part / whole:.2f}" if whole else " -- "


if __name__ == "__main__":
    main()
