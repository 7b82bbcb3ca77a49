"""What is seen of a stretch: its words, its neighbours, its head and what is inside."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.annotate.parse import Models
from loaders.annotate.reader import annotate
from loaders.annotate.stretches import stretches
from loaders.readers.plain_text import text_document
from loaders.weigh.names import Names, NameSeer, known_names

Seen = Callable[[str, str], frozenset[str]]


@pytest.fixture(scope="module")
def seen(models: Models) -> Seen:
    """Return a function from a text and a name in it to what is seen of the name."""

    def look(text: str, name: str) -> frozenset[str]:
        reading = annotate(text_document("test.txt", text), models, Names())
        found = list(stretches(reading.sentences, reading.things, known_names().heads))
        one = next(s for s in found if reading.masked[s.start : s.end] == name)
        return NameSeer(reading.masked, found).of(one)

    return look


def test_words_and_neighbours_are_seen(seen: Seen) -> None:
    features = seen("Then the Jungla of Ottawa arrested two men.", "Jungla of Ottawa")
    assert {
        "first=jungla",
        "last=ottawa",
        "all=jungla of ottawa",
        "shape=XxX",
        "b1=the",
        "a1=arrested",
        "has=Place",
    } <= features
    assert {"ends=Place", "lang=en", "times=1", "edges=00X"} <= features


@pytest.mark.parametrize(
    ("text", "name", "mark"),
    [
        ("The Jungla (JUN) arrested two men.", "Jungla", "acronym"),
        ("Hier, « Lune Rouge » a frappé.", "Lune Rouge", "quoted"),
        ("He called it “Lunar Jungla” at once.", "Lunar Jungla", "quoted"),
    ],
)
def test_marks_around_a_name_are_seen(text: str, name: str, mark: str, seen: Seen) -> None:
    assert mark in seen(text, name)


def test_the_project_has_learned_names() -> None:
    names = known_names()
    assert {"Agency", "CriminalOrganization", "Operation", "Place", "Program"} == set(names.weights)
    assert "cellule" in names.heads
