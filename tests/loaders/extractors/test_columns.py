"""The head over a cell: of rows with bars, with dashes, with wide gaps; none where none is, or where it holds numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.extractors.columns import head_of

TABLES = {
    "bars": "Results\n\nTeam | Arrests | Cash\nHull | 12 | 40\nYork | 13 | 41",
    "outer bars": "| Team | Arrests | Cash |\n| --- | --- | --- |\n| Hull | 12 | 40 |\n| York | 13 | 41 |",
    "dashes": "Team — Arrests — Cash\nHull — 12 — 40\nYork — 13 — 41",
    "gaps": "Team      Arrests   Cash\nHull      12   40\nYork         13      41",
}


@pytest.mark.parametrize("text", TABLES.values(), ids=TABLES)
def test_the_first_row_heads_the_columns(text: str) -> None:
    heads = []
    for word in ("York", "13", "41"):
        head = head_of(text, text.index(word))
        assert head is not None
        heads.append(text[head.start : head.end].strip())
    assert heads == ["Team", "Arrests", "Cash"]


@pytest.mark.parametrize(
    "text", ["Hull | 12\nYork | 13", "Team | Arrests\n\nA line.\nYork | 13", "York 13", "York | 13"]
)
def test_no_head(text: str) -> None:
    assert head_of(text, text.index("13")) is None


@given(st.text("ab|—\t \n1", max_size=40), st.integers(0, 40))
def test_a_head_stands_before_the_place_in_the_text_whatever_the_text(text: str, at: int) -> None:
    at = min(at, max(0, len(text) - 1))
    head = head_of(text, at)
    assert head is None or head.end <= at
