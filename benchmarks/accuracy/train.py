"""Learn the weights of `loaders/weigh` from documents with gold: python -m benchmarks.accuracy.train TEXTS GOLD.

A logistic regression for each relation and pair of types, with a ridge (le Cessie and van Houwelingen 1992), fitted
by limited-memory BFGS. The strength of the ridge and the threshold are chosen by cross-validation over whole documents, so that what is learned has to hold on documents that were not seen.
"""

from __future__ import annotations

import argparse
import itertools
import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.accuracy.examples import Example, examples, of_frames

Matrix = NDArray[np.float32]
#: A feature that fewer documents show is one of theirs, not of the language.
LEAST_DOCUMENTS = 3
#: A relation with fewer examples in gold is left to the rules.
LEAST_TRUE = 12
FOLDS = 6
#: Strengths of the ridge that are tried, a row of the table: the weaker the more is believed of few examples.
STRENGTHS = (3.0, 6.0, 12.0, 24.0)
#: Nothing less likely is claimed, whatever it would do for a score: readers act on edges.
LEAST_THRESHOLD = 0.35
#: Rules that are right so often need no second opinion.
SURE = 0.9
#: A regression that is wrong more often is not used.
LEAST_PRECISION = 0.5
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


def fit(seen: Matrix, truth: Matrix, documents: NDArray[np.int32], strength: float) -> tuple[Matrix, float]:
    """Return the weights and bias that minimise the weighted sum of log-loss plus half the ridge.

    An example counts less the more of them its document has, so that a list of fifty bodies teaches no more than a few.
    """
    sizes = np.bincount(documents)[documents]
    share = (1 / np.sqrt(sizes)).astype(np.float32)
    share *= len(share) / share.sum()
    with_bias = np.hstack([seen, np.ones((len(truth), 1), dtype=np.float32)])
    ridge = np.full(with_bias.shape[1], strength, dtype=np.float32)
    ridge[-1] = 1e-2

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        margin = np.clip(with_bias @ weights, -30, 30)
        value = (share * (np.logaddexp(0, margin) - truth * margin)).sum() + 0.5 * (ridge * weights * weights).sum()
        slope = with_bias.T @ (share * (1 / (1 + np.exp(-margin)) - truth)) + ridge * weights
        return float(value), slope.astype(np.float32)

    weights = _least(loss, np.zeros(with_bias.shape[1], dtype=np.float32))
    return weights[:-1].astype(np.float32), float(weights[-1])


def _least(loss: Callable[[Matrix], tuple[float, Matrix]], start: Matrix, steps: int = 120, memory: int = 10) -> Matrix:
    """Minimise by limited-memory BFGS with backtracking (Nocedal and Wright 2006, algorithm 7.5)."""
    at, (value, slope) = start, loss(start)
    pairs: list[tuple[Matrix, Matrix]] = []
    for _ in range(steps):
        turned, used = slope.copy(), []
        for moved, bent in reversed(pairs):
            used.append(float(moved @ turned / (moved @ bent)))
            turned -= used[-1] * bent
        if pairs:
            moved, bent = pairs[-1]
            turned *= float(moved @ bent / (bent @ bent))
        else:
            turned /= float(np.linalg.norm(slope)) or 1.0
        for (moved, bent), share in zip(pairs, reversed(used), strict=True):
            turned += (share - float(bent @ turned / (moved @ bent))) * moved
        length, falling = 1.0, float(slope @ turned)
        while length > 1e-6:
            following = at - length * turned
            next_value, next_slope = loss(following)
            if next_value <= value - 1e-4 * length * falling:
                break
            length /= 2
        moved, bent = following - at, next_slope - slope
        if float(moved @ bent) > 1e-9:
            pairs = [*pairs, (moved, bent)][-memory:]
        done = abs(value - next_value) < 1e-5 * max(1.0, abs(value))
        at, value, slope = following, next_value, next_slope
        if done:
            break
    return at.astype(np.float32)


def guesses(data: Table, strength: float) -> Matrix:
    """Return the probability of each example by a model that has not seen its document."""
    out = np.zeros(len(data.truth), dtype=np.float32)
    for fold in range(FOLDS):
        out_of = data.documents % FOLDS == fold
        if not out_of.any() or not data.truth[~out_of].any():
            continue
        weights, bias = fit(data.seen[~out_of], data.truth[~out_of], data.documents[~out_of], strength)
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
    for example in itertools.chain(examples(args.texts, args.gold, missed), of_frames()):
        by_key[example.key].append(example)
    _pool(by_key, missed)
    models: dict[str, object] = {}
    total = np.zeros(3)
    for key, rows in sorted(by_key.items()):
        true = sum(r.true for r in rows)
        if true < LEAST_TRUE:
            continue
        data = table(rows)
        tried = {strength: guesses(data, strength) for strength in STRENGTHS}
        strength = min(tried, key=lambda s: _loss(data.truth, tried[s]))
        threshold = _threshold(data.truth, tried[strength])
        said = tried[strength] >= threshold
        right = float((said * data.truth).sum())
        ruled = np.array([r.ruled for r in rows])
        ruled_right = float((ruled * data.truth).sum())
        by_rules = _f_half(ruled_right, float(ruled.sum()), true)
        sure = ruled_right >= SURE * ruled.sum() and ruled_right >= 0.5 * true
        if sure or _f_half(right, said.sum(), true) <= by_rules or right < LEAST_PRECISION * said.sum():
            print(f"{key:52} left to the rules: F0.5 {by_rules:.2f}, {true} in gold")
            total += (ruled_right, ruled.sum() - ruled_right, true - ruled_right)
            continue
        total += (right, said.sum() - right, true - right)
        weights, bias = fit(data.seen, data.truth, data.documents, strength)
        kept = {n: round(float(w), 3) for n, w in zip(data.names, weights, strict=True) if abs(w) >= 0.01}
        models[key] = {"bias": round(bias, 3), "threshold": round(threshold, 2), "weights": kept}
        print(
            f"{key:52} true {true:4} of {len(rows):5}, not reached {missed[key]:4} | rules p {_share(ruled_right, ruled.sum())}"
            f" r {_share(ruled_right, true)} | weighed p {_share(right, said.sum())} r {_share(right, true)}"
            f" | {strength} {threshold:.2f} {len(kept)} features"
        )
    print("ALL right, wrong, missed", total, "F1", 2 * total[0] / (2 * total[0] + total[1] + total[2]))
    text = json.dumps({"learned": "benchmarks/accuracy/train.py", "models": models}, ensure_ascii=False, indent=0)
    args.out.write_text(text + "\n", encoding="utf-8")


def _pool(by_key: dict[str, list[Example]], missed: dict[str, int]) -> None:
    """Put the pairs of types with too few examples together, one regression for each relation."""
    for key in [k for k, rows in by_key.items() if sum(r.true for r in rows) < LEAST_TRUE]:
        predicate = key.split()[0]
        by_key[predicate] += by_key.pop(key)
        missed[predicate] += missed.pop(key, 0)


def _threshold(truth: Matrix, guess: Matrix) -> float:
    """Return the probability from which claiming serves F0.75 best (cf. Lipton et al. 2014), not below the least."""
    best, at = -1.0, 0.5
    for threshold in np.arange(LEAST_THRESHOLD, 0.75, 0.05):
        said = guess >= threshold
        right = float((said * truth).sum())
        score = 1.5625 * right / (said.sum() + 0.5625 * truth.sum())
        if score > best + 1e-9 and right >= LEAST_PRECISION * said.sum():
            best, at = score, float(threshold)
    return at


def _f_half(right: float, said: float, true: float) -> float:
    """Return F0.5, which counts precision double (van Rijsbergen 1979): a wrong edge harms more than a missing one."""
    return 1.25 * right / ((said + 0.25 * true) or 1.0)


def _share(part: float, whole: float) -> str:
    return f"{part / whole:.2f}" if whole else " -- "


if __name__ == "__main__":
    main()
