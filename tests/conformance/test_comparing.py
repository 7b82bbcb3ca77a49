"""An answer is held against what was due: columns by name, rows as a bag or in order, effects by difference."""

from __future__ import annotations

import pytest

from benchmarks.conformance.comparing import Answer, State, difference, effects
from benchmarks.conformance.scenarios import Expected

ROWS = Expected("rows", ("a", "count( b )"), (("1", "'x'"), ("2", "null")))


@pytest.mark.parametrize(
    ("answer", "wrong"),
    [
        (Answer(["a", "count(b)"], [[1, "x"], [2, None]]), ""),
        (Answer(["a", "count(b)"], [[2, None], [1, "x"]]), ""),
        (Answer(["count(b)", "a"], [["x", 1], [None, 2]]), ""),
        (Answer(["a", "c"], [[1, "x"], [2, None]]), "columns"),
        (Answer(["a"], [[1], [2]]), "columns"),
        (Answer(["a", "count(b)"], [[1, "x"]]), "rows"),
        (Answer(["a", "count(b)"], [[1, "x"], [2, None], [2, None]]), "rows"),
        (Answer(["a", "count(b)"], [[1.0, "x"], [2, None]]), "rows"),
        (Answer([], []), "rows"),
    ],
)
def test_rows_are_a_bag_and_columns_have_names(answer: Answer, wrong: str) -> None:
    found, said = difference(ROWS, answer)
    assert found == wrong
    assert bool(said) == bool(wrong)


def test_order_counts_only_where_that_is_said() -> None:
    ordered = Expected("rows", ("a",), (("1",), ("2",)), ordered=True)
    assert difference(ordered, Answer(["a"], [[1], [2]])) == ("", "")
    wrong, said = difference(ordered, Answer(["a"], [[2], [1]]))
    assert wrong == "rows"
    assert "('integer', 2)" in said


def test_nothing_is_due() -> None:
    nothing = Expected("rows")
    assert difference(nothing, Answer(["a"], [])) == ("", "")
    assert difference(nothing, Answer(["a"], [[1]]))[0] == "rows"


def test_cells_that_are_bags() -> None:
    bags = Expected("rows", ("a",), (("['x', 'y']",),), any_order=True)
    assert difference(bags, Answer(["a"], [[["y", "x"]]])) == ("", "")


def test_effects_are_what_came_and_what_went() -> None:
    before = State(frozenset({"1", "2"}), frozenset({"9"}), frozenset({"A"}), frozenset({("node", "1", "x", 1)}))
    after = State(frozenset({"2", "3"}), frozenset(), frozenset({"A", "B"}), frozenset({("node", "1", "x", 2)}))
    assert effects(before, after) == {
        "+nodes": 1, "-nodes": 1, "-relationships": 1, "+labels": 1, "+properties": 1, "-properties": 1,
    }  # fmt: skip
    assert effects(before, before) == {}
