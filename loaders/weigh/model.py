"""Weights that were learned, and the likelihood that they give: logistic regression, one for each relation and pair of types."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import repeat
from typing import Any

from pydantic_core import from_json

from loaders.lasting import lasting

#: By how much the log-odds of a candidate may be below those that it needs, by what the whole document says of it, to be looked at
#: further: of what is claimed of the training set one in 200 starts below this, of what is not three in five.
FIRST_LOOK = 5.0
#: How many binary digits the sum of one regression's weights has in `Choice`: enough for log-odds of 5,000.
_BITS = 20
_MASK, _HALF = (1 << _BITS) - 1, 1 << (_BITS - 1)
#: The first words of the names of regressions that see features of their own: those of names and of words.
_OF_NAMES = frozenset({"name", "label"})


@dataclass(frozen=True, slots=True)
class Weights:
    """One logistic regression.

    Parameters
    ----------
    bias:
        Log-odds where nothing is seen.
    threshold:
        The least probability that makes a claim.
    weights:
        Hundredths of log-odds by feature: whole numbers add up to the same in any order of the features.
    """

    bias: float
    threshold: float
    weights: dict[str, int]

    @property
    def least_odds(self) -> float:
        """The log-odds below which a candidate is not looked at further, whatever its sentences say."""
        return math.log(self.threshold / (1 - self.threshold)) - FIRST_LOOK

    def log_odds(self, features: Iterable[str]) -> float:
        """Return the sum of the weights of features, without the bias."""
        return sum(map(self.weights.get, features, repeat(0))) / 100

    def probability(self, features: Iterable[str]) -> float:
        """Return the probability of a candidate of which these features were seen."""
        return probability_of(self.bias + self.log_odds(features))


class Choice:
    """Several regressions over the same features, asked at once.

    The weights that a feature has in each stand in one whole number, `_BITS` binary digits for each, so that one look-up and
    one addition serve all.

    Parameters
    ----------
    of:
        The regressions by what each is of.
    """

    def __init__(self, of: Mapping[str, Weights]) -> None:
        self._biases = [(w.bias, kind) for kind, w in of.items()]
        self._packed: dict[str, int] = defaultdict(int)
        for number, weights in enumerate(of.values()):
            for feature, weight in weights.weights.items():
                self._packed[feature] += weight << (_BITS * number)
        # a feature that none knows adds nothing; and no part of the sum is below nothing
        self._middle = sum(1 << (_BITS * number + _BITS - 1) for number in range(len(of)))

    def log_odds(self, features: Iterable[str]) -> list[tuple[float, str]]:
        """Return the log-odds by each regression, the bias among them, with what it is of."""
        total = sum(map(self._packed.get, features, repeat(0)), self._middle)
        parts = ((total >> (_BITS * number) & _MASK) - _HALF for number in range(len(self._biases)))
        return [(bias + part / 100, kind) for part, (bias, kind) in zip(parts, self._biases, strict=True)]


def probability_of(log_odds: float) -> float:
    """Return the probability that log-odds stand for."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, log_odds))))


def key_of(predicate: str, subject_type: str, object_type: str) -> str:
    """Return the name of a regression."""
    return f"{predicate} {subject_type} {object_type}"


def weights_of(predicate: str, subject_type: str, object_type: str) -> Weights | None:
    """Return the regression of a relation between two types, else the one for its rarer pairs of types, else None."""
    models = learned()
    return models.get(key_of(predicate, subject_type, object_type)) or models.get(predicate)


@cache
def learned() -> dict[str, Weights]:
    """Return what `benchmarks/accuracy/train.py` learned; empty where the file is not there."""
    with lasting():
        return {k: Weights(**v) for k, v in _file().get("models", {}).items()}


def learned_of(what: str) -> dict[str, Weights]:
    """Return the regressions whose names begin with a word, by what else their names say."""
    return {k.removeprefix(what): w for k, w in learned().items() if k.startswith(what)}


@cache
def refused() -> dict[str, frozenset[str]]:
    """Return the rules that are too rarely right between two types, by the name that a regression of them would have."""
    return {k: frozenset(rules) for k, rules in _file().get("refused", {}).items()}


@cache
def name_heads() -> frozenset[str]:
    """Return the nouns, folded, that the names of our documents have as their heads."""
    return frozenset(_file().get("heads", ()))


@cache
def _file() -> dict[str, Any]:
    file = files("loaders") / "data" / "weights.json"
    # not by the standard library, which takes twice the time and a fifth more of memory
    made: dict[str, Any] = from_json(file.read_bytes(), cache_strings="keys") if file.is_file() else {}
    return made


@cache
def vocabulary() -> frozenset[str]:
    """Return the features that any regression of relations, numbers or things knows: seeing others changes nothing."""
    return frozenset(f for key, model in learned().items() if key.split()[0] not in _OF_NAMES for f in model.weights)
