"""What is learned of rules: which of them are right too rarely between two types of things."""

from __future__ import annotations

from benchmarks.accuracy.examples import Example
from benchmarks.accuracy.train import LEAST_CLAIMS, refused
from loaders.weigh.features import RULE

KEY = "TARGETED Agency Substance"


def _rows(rule: str, right: int, wrong: int) -> list[Example]:
    seen = frozenset({RULE + rule, "lang=en"})
    return [Example("doc", KEY, seen, n < right, ruled=True) for n in range(right + wrong)]


def test_a_rule_that_is_mostly_wrong_is_refused_and_one_that_is_not_is_kept() -> None:
    rows = [*_rows("mostly-wrong", 1, LEAST_CLAIMS), *_rows("often-right", LEAST_CLAIMS, LEAST_CLAIMS)]
    assert refused(rows, models=[]) == {KEY: ["mostly-wrong"]}


def test_a_rule_with_few_claims_is_not_judged() -> None:
    assert refused(_rows("rare", 0, LEAST_CLAIMS - 1), models=[]) == {}


def test_what_a_regression_judges_is_left_to_it() -> None:
    assert refused(_rows("mostly-wrong", 0, LEAST_CLAIMS), models=[KEY]) == {}
    assert refused(_rows("mostly-wrong", 0, LEAST_CLAIMS), models=["TARGETED"]) == {}
