"""Fitting the regressions of one relation together, and choosing the threshold of each.

A logistic regression for each pair of types, with a ridge (le Cessie and van Houwelingen 1992), as scikit-learn fits it. A weight is
the sum of one that all pairs of types of the relation share and one of the pair's own (Daumé 2007, Frustratingly Easy Domain
Adaptation), so that a rare pair learns from the others how the relation is stated. The threshold is chosen by cross-validation over
whole documents, so that what is learned has to hold on documents that were not seen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from benchmarks.accuracy.example import Example
from graph.ontology import ONTOLOGY

Numbers = NDArray[np.float64]
#: A feature that fewer documents show is one of theirs, not of the language.
LEAST_DOCUMENTS = 3
FOLDS = 6
#: How far the ridge lets a weight go (scikit-learn's C): the larger, the more is believed of few examples.
FREEDOM = 0.1
#: How much lighter the ridge takes what one pair of types says than what all say: a shared feature counts for this much.
SHARED = 0.7
#: How large the feature is that tells the regression of an example: the larger, the freer its bias.
BIAS = 3.0
#: Nothing less likely is claimed, whatever it would do for a score: readers act on edges.
LEAST_THRESHOLD = 0.3
#: A regression that is right less often is not used.
LEAST_PRECISION = 0.4
#: Rules of a relation that are right so often, and find half, need no second opinion.
SURE = 0.9
EDGES = frozenset(e.name for e in ONTOLOGY.edges)
#: A weight smaller than this changes no claim.
LEAST_WEIGHT = 0.05


@dataclass(slots=True)
class Table:
    """The examples of one relation, as a sparse matrix of zeros and ones, and which regression each belongs to."""

    names: list[str]
    keys: list[str]
    seen: sparse.csr_matrix
    key: NDArray[np.int64]
    truth: NDArray[np.int64]
    documents: NDArray[np.int64]
    ruled: NDArray[np.bool_]


@dataclass(slots=True)
class Counts:
    """Claims that are right, wrong and missed."""

    right: float = 0.0
    wrong: float = 0.0
    missed: float = 0.0

    def add(self, said: NDArray[np.bool_], truth: NDArray[np.int64]) -> Counts:
        """Return the counts with those of a guess."""
        right = float((said & (truth == 1)).sum())
        return Counts(self.right + right, self.wrong + said.sum() - right, self.missed + truth.sum() - right)

    @property
    def precision(self) -> float:
        """The share of claims that are right."""
        return self.right / ((self.right + self.wrong) or 1.0)

    @property
    def recall(self) -> float:
        """The share of what gold has that is claimed."""
        return self.right / ((self.right + self.missed) or 1.0)

    @property
    def f1(self) -> float:
        """The harmonic mean of both (van Rijsbergen 1979)."""
        return 2 * self.right / ((2 * self.right + self.wrong + self.missed) or 1.0)


@dataclass(slots=True)
class Learned:
    """What became of one relation: its model, or None where the rules do better, and how well either did unseen."""

    key: str
    model: dict[str, object] | None
    rules: Counts
    weighed: Counts
    rows: int = 0
    features: int = field(default=0)


def indexed(rows: Sequence[tuple[str, Iterable[str]]], least: int) -> tuple[list[str], sparse.csr_matrix]:
    """Index features: the names of those that enough documents show, and zeros and ones with a line for each row.

    Parameters
    ----------
    rows:
        The document of each, and its features.
    least:
        How many documents are enough.
    """
    where: dict[str, set[str]] = defaultdict(set)
    for document, features in rows:
        for feature in features:
            where[feature].add(document)
    names = sorted(f for f, documents in where.items() if len(documents) >= least)
    column = {f: n for n, f in enumerate(names)}
    places = [sorted(column[f] for f in features if f in column) for _, features in rows]
    starts = np.cumsum([0, *map(len, places)])
    flat = np.fromiter((c for row in places for c in row), dtype=np.int32, count=int(starts[-1]))
    return names, sparse.csr_matrix((np.ones(len(flat)), flat, starts), shape=(len(rows), len(names)))


def table(groups: Mapping[str, Sequence[Example]]) -> Table:
    """Index the features of a relation's examples, grouped by regression; those of too few documents are left out."""
    rows = [row for found in groups.values() for row in found]
    names, seen = indexed([(r.document, r.features) for r in rows], LEAST_DOCUMENTS)
    order = {d: n for n, d in enumerate(sorted({r.document for r in rows}))}
    return Table(
        names,
        list(groups),
        seen,
        np.repeat(np.arange(len(groups)), [len(found) for found in groups.values()]),
        np.array([r.true for r in rows], dtype=np.int64),
        np.array([order[r.document] for r in rows], dtype=np.int64),
        np.array([r.ruled for r in rows], dtype=np.bool_),
    )


def doubled(data: Table) -> sparse.csr_matrix:
    """Return the examples with a copy of each feature for each regression beside the shared one, and who each belongs to."""
    belongs = sparse.csr_matrix(
        (np.full(len(data.key), BIAS), (np.arange(len(data.key)), data.key)), (len(data.key), len(data.keys))
    )
    own = [sparse.diags((data.key == n).astype(float)) @ data.seen for n in range(len(data.keys))]
    shared = [data.seen * SHARED] if len(data.keys) > 1 else []
    return sparse.hstack([belongs, *own, *shared]).tocsr()


def importance(data: Table) -> Numbers:
    """Return how much each example counts: less, the more of its regression its document has.

    So a list of fifty bodies teaches no more than a few. On the mean, each regression's count 1.
    """
    _, pair, many = np.unique(data.documents * len(data.keys) + data.key, return_inverse=True, return_counts=True)
    share: Numbers = 1 / np.sqrt(many[pair])
    return share * (np.bincount(data.key) / np.bincount(data.key, share))[data.key]


def fit(seen: sparse.csr_matrix, truth: NDArray[Any], share: Numbers, freedom: float = FREEDOM) -> LogisticRegression:
    """Fit a regression, or those of a relation together; `freedom` is how far the ridge lets a weight go."""
    model = LogisticRegression(C=freedom, solver="liblinear", max_iter=300, random_state=0)
    return model.fit(seen, truth, sample_weight=share)


def guesses(data: Table, seen: sparse.csr_matrix, share: Numbers) -> Numbers:
    """Return the probability of each example by a model that has not seen its document."""
    out = np.zeros(len(data.truth))
    for fold in range(FOLDS):
        held = data.documents % FOLDS == fold
        if held.any() and data.truth[~held].any():
            out[held] = fit(seen[~held], data.truth[~held], share[~held]).predict_proba(seen[held])[:, 1]
    return out


def threshold_of(truth: NDArray[np.int64], guess: Numbers) -> float:
    """Return the probability from which claiming serves F1 best (Lipton et al. 2014), not below the least."""
    found = [(Counts().add(guess >= t, truth), float(t)) for t in np.arange(LEAST_THRESHOLD, 0.75, 0.05)]
    fitting = [(c.f1, t) for c, t in found if c.precision >= LEAST_PRECISION]
    return max(fitting, key=lambda f: (round(f[0], 9), -f[1]), default=(0.0, 0.5))[1]


def learn(groups: Mapping[str, Sequence[Example]]) -> Iterator[Learned]:
    """Learn the regressions of one relation; where the rules do better, they are left to it."""
    data = table(groups)
    seen = doubled(data)
    share = importance(data)
    guess = guesses(data, seen, share)
    model = fit(seen, data.truth, share)
    for n, key in enumerate(data.keys):
        mine = data.key == n
        truth = data.truth[mine]
        threshold = threshold_of(truth, guess[mine])
        rules, weighed = Counts().add(data.ruled[mine], truth), Counts().add(guess[mine] >= threshold, truth)
        sure = key.split()[0] in EDGES and rules.precision >= SURE and rules.recall >= 0.5
        if sure or weighed.f1 <= rules.f1 or weighed.precision < LEAST_PRECISION:
            yield Learned(key, None, rules, weighed, len(truth))
        else:
            made = regression(data, model, n) | {"threshold": round(threshold, 2)}
            yield Learned(key, made, rules, weighed, len(truth), len(made["weights"]))


def regression(data: Table, model: LogisticRegression, number: int) -> dict[str, Any]:
    """Return the bias and the weights of one of the regressions that were fitted together."""
    parts = model.coef_[0][len(data.keys) :].reshape(-1, len(data.names))
    weights = parts[number] + (SHARED * parts[-1] if len(data.keys) > 1 else 0.0)
    bias = model.intercept_[0] + BIAS * model.coef_[0][number]
    return written(bias, data.names, weights, LEAST_WEIGHT)


def written(bias: float, names: Sequence[str], weights: Iterable[float], least: float) -> dict[str, Any]:
    """Return a regression as the file of weights has it, in hundredths; weights smaller than `least` are left out."""
    kept = {n: round(100 * float(w)) for n, w in zip(names, weights, strict=True) if abs(w) >= least}
    return {"bias": round(float(bias), 3), "weights": kept}
