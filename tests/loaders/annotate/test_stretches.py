"""Stretches are runs of capitals and noun phrases that neither cut nor are the name of something known."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from loaders.annotate.parse import Models
from loaders.annotate.reader import annotate
from loaders.annotate.stretches import WHOLE, stretches
from loaders.readers.plain_text import text_document
from loaders.reading import Reading
from loaders.weigh.names import Names

Read = Callable[[str], Reading]


@pytest.fixture(scope="module")
def bare(models: Models) -> Read:
    """Return a function from a text to its reading by lists and grammars alone."""
    return lambda text: annotate(text_document("test.txt", text), models, Names())


def found(reading: Reading, *heads: str) -> set[str]:
    """Return the texts of the stretches of a reading."""
    return {reading.masked[s.start : s.end] for s in stretches(reading.sentences, reading.things, frozenset(heads))}


def test_a_run_of_capitals_is_tried_in_parts(bare: Read) -> None:
    texts = found(bare("Two members of the Lunar Jungla of Bexwood came late."))
    assert {"Lunar", "Lunar Jungla", "Lunar Jungla of Bexwood"} <= texts
    assert not any(t.endswith(" of") or t.startswith("of ") for t in texts)


@pytest.mark.parametrize(
    ("text", "head", "phrase"),
    [
        ("They set up a network of port prosecutors in May.", "network", "network of port prosecutors"),
        ("Hier, la cellule tripartite de lutte contre la criminalité faunique a parlé.", "cellule",
         "cellule tripartite de lutte contre la criminalité faunique"),
    ],
)  # fmt: skip
def test_a_phrase_without_capitals_needs_a_known_head(text: str, head: str, phrase: str, bare: Read) -> None:
    reading = bare(text)
    assert phrase in found(reading, head)
    assert phrase not in found(reading, "pomme")


def test_a_known_name_is_no_stretch_and_is_not_cut(bare: Read) -> None:
    texts = found(bare("The Calgary Police Service led Operation Harvest in Ottawa."))
    assert texts.isdisjoint({"Calgary Police Service", "Police Service", "Operation Harvest", "Harvest", "Ottawa"})


def test_a_longer_name_may_hold_a_known_one(bare: Read) -> None:
    assert "RCMP jungle cell" in found(bare("The RCMP jungle cell made the arrest on Monday."), "cell")


WORDS = st.sampled_from(
    "the of and RCMP Calgary Police Service Nucleus led cellule criminelle Operation Harvest cocaine 3 kg in « » ( ) , .".split()
)


@example(words=["the", "kg", "RCMP", "Police"])
@given(words=st.lists(WORDS, min_size=1, max_size=25))
def test_stretches_lie_in_their_sentence_and_hold_names_whole(words: list[str], models: Models) -> None:
    reading = annotate(text_document("test.txt", " ".join(words)), models, Names())
    names = [m.span for m in reading.mentions if m.type in WHOLE]
    for one in stretches(reading.sentences, reading.things, frozenset({"cellule", "service"})):
        assert one.sentence.span.start <= one.start < one.end <= one.sentence.span.end
        assert one.head in one.tokens
        for name in names:
            inside = one.start <= name.start and name.end <= one.end
            assert inside or name.end <= one.start or one.end <= name.start
