"""Learn the weights of `loaders/weigh` from documents with gold: python -m benchmarks.accuracy.train [FOLDER ...].

A logistic regression for each relation and pair of types, with a ridge (le Cessie and van Houwelingen 1992), as
scikit-learn fits it. Those of one relation are fitted together: a weight is the sum of one that all its pairs of types share and one
of the pair's own (Daumé 2007, Frustratingly Easy Domain Adaptation), so that a rare pair learns from the others how the relation is stated. The threshold is chosen by cross-validation over whole documents, so that what is learned has to hold on documents that
were not seen. Each folder holds texts, and their gold in `gold/`; the project's own training set is read by default.
"""

from __future__ import annotations

import argparse
import json
import os
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from benchmarks.accuracy.example import Example
from benchmarks.accuracy.examples import of_documents, of_frames
from graph.ontology import ONTOLOGY
from loaders.weigh.features import RULE

Numbers = NDArray[np.float64]
#: A feature that fewer documents show is one of theirs, not of the language.
LEAST_DOCUMENTS = 3
#: A relation with fewer examples in gold is left to the rules.
LEAST_TRUE = 12
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
#: A rule that is right less often between two types claims nothing there: it would cost more than it finds.
LEAST_RULE = 0.25
#: A rule is judged between two types once it has claimed so much there.
LEAST_CLAIMS = 12
#: Rules of a relation that are right so often, and find half, need no second opinion.
SURE = 0.9
EDGES = frozenset(e.name for e in ONTOLOGY.edges)
#: A weight smaller than this changes no claim.
LEAST_WEIGHT = 0.05
#: Regressions that are kept as the file has them. Of membership in a gang, what was learned from the first 489 documents is right
#: more often where it is surest (of the tuning set 57 of 80 members, from all documents 52 of 80), and only that is claimed.
HELD = ("MEMBER_OF_GROUP Person CriminalOrganization",)
HERE = Path(__file__).parent
SETS = (HERE / "training",)
OUT = Path("loaders/data/weights.json")


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


def table(groups: Mapping[str, Sequence[Example]]) -> Table:
    """Index the features of a relation's examples, grouped by regression; those of too few documents are left out."""
    rows = [row for found in groups.values() for row in found]
    where: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for feature in row.features:
            where[feature].add(row.document)
    names = sorted(f for f, documents in where.items() if len(documents) >= LEAST_DOCUMENTS)
    column = {f: n for n, f in enumerate(names)}
    places = [sorted(column[f] for f in row.features if f in column) for row in rows]
    starts = np.cumsum([0, *map(len, places)])
    flat = [c for row in places for c in row]
    seen = sparse.csr_matrix((np.ones(len(flat)), flat, starts), shape=(len(rows), len(names)))
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


def fit(seen: sparse.csr_matrix, truth: NDArray[np.int64], share: Numbers) -> LogisticRegression:
    """Fit the regressions of a relation."""
    model = LogisticRegression(C=FREEDOM, solver="liblinear", max_iter=300, random_state=0)
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
    kept = {n: round(float(w), 2) for n, w in zip(data.names, weights, strict=True) if abs(w) >= LEAST_WEIGHT}
    return {"bias": round(float(bias), 3), "weights": kept}


def grouped(rows: Sequence[Example]) -> dict[str, dict[str, list[Example]]]:
    """Group examples by relation, and then by types; pairs of types with too few are one regression for each relation."""
    out: dict[str, list[Example]] = defaultdict(list)
    for row in rows:
        out[row.key].append(row)
    for key in [k for k, found in out.items() if sum(r.true for r in found) < LEAST_TRUE]:
        out[key.split()[0]] += out.pop(key)
    made: dict[str, dict[str, list[Example]]] = defaultdict(dict)
    for key, found in sorted(out.items()):
        if sum(r.true for r in found) >= LEAST_TRUE:
            made[key.split()[0]][key] = found
    return made


def refused(rows: Sequence[Example], models: Collection[str]) -> dict[str, list[str]]:
    """Return the rules that are too rarely right between two types of things which no regression judges.

    Parameters
    ----------
    rows:
        All examples.
    models:
        Names of the regressions that are used.
    """
    said: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for row in rows:
        if row.key not in models and row.key.split()[0] not in models:
            for rule in (f.removeprefix(RULE) for f in row.features if f.startswith(RULE)):
                said[row.key, rule].append(row.true)
    out: dict[str, list[str]] = defaultdict(list)
    for (key, rule), right in sorted(said.items()):
        if len(right) >= LEAST_CLAIMS and sum(right) < LEAST_RULE * len(right):
            out[key].append(rule)
    return dict(out)


def gathered(folders: Sequence[Path], jobs: int) -> Iterator[Example]:
    """Yield the examples of every document of the folders, and those of the rules' own example sentences."""
    for folder in folders:
        yield from of_documents(folder, folder / "gold", jobs)
    yield from of_frames()


def regressions(examples: Sequence[Example]) -> dict[str, object]:
    """Learn every relation, and print how well each did on documents that were not seen."""
    models: dict[str, object] = {}
    total = Counts()
    for found in (f for groups in grouped(examples).values() for f in learn(groups)):
        kept = found.weighed if found.model else found.rules
        total = Counts(total.right + kept.right, total.wrong + kept.wrong, total.missed + kept.missed)
        if found.model:
            models[found.key] = found.model
        print(
            f"{found.key:44} {found.rules.right + found.rules.missed:5.0f} of {found.rows:6}"
            f" | rules p {found.rules.precision:.2f} r {found.rules.recall:.2f}"
            f" | weighed p {found.weighed.precision:.2f} r {found.weighed.recall:.2f}"
            f" | {'weighed, ' + str(found.features) + ' features' if found.model else 'left to the rules'}",
            flush=True,
        )
    print(f"of what is reached, unseen: p {total.precision:.3f} r {total.recall:.3f} F1 {total.f1:.3f}")
    return models


def main() -> None:
    """Learn, print how well each relation did on documents that were not seen, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="*", default=SETS)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument(
        "--keep", action="store_true", help="keep the regressions of the file, learn only what is refused"
    )
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many processes read documents")
    args = parser.parse_args()
    examples = list(gathered(args.folders, args.jobs))
    held = json.loads(args.out.read_text(encoding="utf-8"))["models"] if args.out.is_file() else {}
    models = held if args.keep else {**regressions(examples), **{k: held[k] for k in HELD if k in held}}
    made = {
        "learned": "benchmarks/accuracy/train.py",
        "refused": refused(examples, models),
        "models": dict(sorted(models.items())),
    }
    text = json.dumps(made, ensure_ascii=False, indent=0)
    args.out.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
