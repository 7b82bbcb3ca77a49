"""What is learned of rules: which of them are right too rarely between two types of things."""

from __future__ import annotations

from benchmarks.accuracy.example import Example
from benchmarks.accuracy.fitting import learn
from benchmarks.accuracy.train import LEAST_CLAIMS, grouped, refused
from loaders.weigh.whole import RULE

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


def _seen(key: str, word: str, many: int, *, true: bool) -> list[Example]:
    return [Example(f"{word}{n}", key, frozenset({f"w={word}", "lang=en"}), true, ruled=False) for n in range(many)]


def test_a_rare_pair_of_types_learns_from_the_others_of_its_relation() -> None:
    rows = [
        *_seen("LED Agency Operation", "head", 60, true=True),
        *_seen("LED Agency Operation", "meet", 60, true=False),
        *_seen("LED Agency Program", "steer", 14, true=True),
        *_seen("LED Agency Program", "meet", 20, true=False),
    ]
    models = {found.key: found.model for found in learn(grouped(rows)["LED"])}
    rare = models["LED Agency Program"]
    assert rare is not None
    assert rare["weights"]["w=head"] > 0, "it was never seen with these types"
    assert rare["weights"]["w=steer"] > rare["weights"]["w=head"], "its own examples count for more"


def test_pairs_of_types_with_few_examples_share_one_regression() -> None:
    rows = [*_seen("LED Agency Operation", "head", 20, true=True), *_seen("LED Position Agency", "head", 12, true=True)]
    rows += [*_seen("LED Agency Program", "head", 7, true=True), *_seen("LED Agency Agency", "head", 7, true=True)]
    assert list(grouped(rows)["LED"]) == ["LED", "LED Agency Operation", "LED Position Agency"]
