from __future__ import annotations

import pytest

from loaders.annotate.haul_lists import trigger


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("three guns were located in Regina", ["located"]),
        ("the drugs had been located at Various Depot", ["located"]),
        ("conspirators located in Regina", []),
        ("buyers located across the Prairies", []),
        ("officers located ten guns", ["located"]),
        ("he was found guilty", []),
        ("cash was found in a safe", ["found"]),
    ],
)
def test_words_of_seizure_and_not_of_where_somebody_is(text: str, words: list[str]) -> None:
    assert [m[0] for m in trigger().finditer(text)] == words
