"""Several regressions asked at once say what each says alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.weigh.model import Choice, Weights

FEATURES = st.sampled_from("abcdefg")
WEIGHTS = st.builds(
    Weights, st.floats(-20, 20), st.just(0.5), st.dictionaries(FEATURES, st.integers(-2_000, 2_000), max_size=7)
)


@given(of=st.dictionaries(st.sampled_from("uvwxyz"), WEIGHTS), seen=st.lists(FEATURES, unique=True))
def test_a_choice_says_what_each_regression_says(of: dict[str, Weights], seen: list[str]) -> None:
    assert Choice(of).log_odds(seen) == [(w.bias + w.log_odds(seen), kind) for kind, w in of.items()]


@given(weights=WEIGHTS, seen=st.permutations("abcdefg"))
def test_the_order_of_features_changes_nothing(weights: Weights, seen: list[str]) -> None:
    assert weights.log_odds(seen) == weights.log_odds(sorted(seen))


def test_the_least_log_odds_are_below_those_of_the_threshold() -> None:
    assert Weights(0.0, 0.5, {}).least_odds == pytest.approx(-5.0)
    assert Weights(0.0, 0.3, {}).least_odds < -5.0
