"""Rows of tables as lines."""

from __future__ import annotations

import pytest

from loaders.tables import records


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        ([["Drug", "Weight (kg)"], ["Cocaine", "12"]], ["Drug | Weight (kg)", "Cocaine | 12 kg"]),
        ([["Item", "Value in $"], ["Cash", "12,000"]], ["Item | Value in $", "Cash | $12,000"]),
        ([["City", "Arrests"], ["Leeds", "3"]], ["City | Arrests", "Leeds | 3 arrests"]),
        ([["Drug", "Amount"], ["Cocaine", "12 kg"]], ["Drug | Amount", "Cocaine | 12 kg"]),
        ([["Cocaine", "12"], ["Heroin", "3"]], ["Cocaine | 12", "Heroin | 3"]),
        ([["Year", ""], ["2024", "x"]], ["Year", "2024 | x"]),
        ([["a  b\nc"]], ["a b c"]),
        ([], []),
    ],
)
def test_number_is_followed_by_what_its_header_says_it_is(rows: list[list[str]], lines: list[str]) -> None:
    assert [line for _, line in records(rows)] == lines


def test_rows_keep_their_number_where_empty_ones_are_left_out() -> None:
    assert list(records([["a"], [""], ["b"]])) == [(1, "a"), (3, "b")]
