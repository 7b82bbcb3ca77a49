"""Weights that were learned, and the likelihood that they give: logistic regression, one for each relation and pair of types."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from loaders.lasting import lasting


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
        Log-odds by feature.
    """

    bias: float
    threshold: float
    weights: dict[str, float]

    def log_odds(self, features: Iterable[str]) -> float:
        """Return the sum of the weights of features, without the bias."""
        # exact, so that the order in which a set gives its features changes nothing; most are of other regressions
        return math.fsum(filter(None, map(self.weights.get, features)))

    def probability(self, features: Iterable[str]) -> float:
        """Return the probability of a candidate of which these features were seen."""
        return probability_of(self.bias + self.log_odds(features))


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
        return {k: Weights(v["bias"], v["threshold"], v["weights"]) for k, v in _file().get("models", {}).items()}


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
    made: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return made


@cache
def vocabulary() -> frozenset[str]:
    """Return the features that any regression knows: seeing others changes nothing."""
    return frozenset(f for model in learned().values() for f in model.weights)
