"""What is part of what, by the way names stand together."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.extractors.parts import EXTRACTOR
from loaders.reading import Reading

Read = Callable[[str], Reading]
#: Each sentence with the parts, by a word of their names, of the whole that it names.
SAID = [
    ("It was led by the Criminal Division's Fraud Section and Office of International Affairs.", "Criminal Division", {"Fraud", "International"}),
    ("It was led by the Criminal Division's Fraud Section and the Office of International Affairs.", "Criminal Division", {"Fraud"}),
    ("It was led by Calgary Police Service's Drug Unit, Ottawa Police Service and others.", "Calgary Police Service", {"Drug"}),
    ("Men were held in Nogales, Tucson and Yuma, Arizona.", "Arizona", {"Nogales", "Tucson", "Yuma"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "whole", "parts"), SAID, ids=[t for t, _, _ in SAID])
def test_a_possessive_covers_its_list_up_to_the_next_article(
    text: str, whole: str, parts: set[str], read: Read
) -> None:
    reading = read(text)
    said = [(reading.things[d.subject].names, reading.things[d.object or 0].names) for d in EXTRACTOR.extract(reading)]
    inside = [" ".join(a) for a, b in said if any(whole in n for n in b)]
    assert all(any(word in name for name in inside) for word in parts)
    assert len(inside) == len(parts)
