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
        ([["Drug", "Seized (kg)"], ["Cocaine", "12"]], ["Drug | Seized (kg)", "Cocaine | 12 kg seized"]),
        ([["Drogue", "Quantité saisie"], ["Khat", "12 kg"]], ["Drogue | Quantité saisie", "Khat | 12 kg saisie"]),
        (
            [["Drug", "Seized"], ["Khat", "2 kg"], ["Opium", "none"]],
            ["Drug | Seized", "Khat | 2 kg seized", "Opium | none"],
        ),
        ([["Operation", "Arrests"], ["Harvest", "3"]], ["Operation | Arrests", "Operation Harvest | 3 arrests"]),
        ([["Operation", "Total"], ["Op Maple", "3"]], ["Operation | Total", "Op Maple | 3"]),
        (
            [["Operation", "Total"], ["None", "3"], ["two raids", "4"]],
            ["Operation | Total", "None | 3", "two raids | 4"],
        ),
        (
            [["Nom de l’opération", "Total"], ["Fin de Partie", "3"]],
            ["Nom de l’opération | Total", "Opération Fin de Partie | 3"],
        ),
        ([["Substance", "Operation"], ["Khat", "Maple"]], ["Substance | Operation", "Khat | Maple"]),
        ([["Cocaine", "12"], ["Heroin", "3"]], ["Cocaine | 12", "Heroin | 3"]),
        ([["Year", ""], ["2024", "x"]], ["Year", "2024 | x"]),
        ([["a  b\nc"]], ["a b c"]),
        ([], []),
    ],
)
def test_number_is_followed_by_what_its_header_says_it_is(rows: list[list[str]], lines: list[str]) -> None:
    assert [line for _, line in records(rows)] == lines


def test_header_that_the_file_marks_counts_without_any_number() -> None:
    rows = [["Substance", "Operation"], ["Khat", "Maple"]]
    assert [line for _, line in records(rows, headed=True)] == ["Substance | Operation", "Khat | Operation Maple"]


def test_rows_keep_their_number_where_empty_ones_are_left_out() -> None:
    assert list(records([["a"], [""], ["b"]])) == [(1, "a"), (3, "b")]
