"""What words are of is learned from the names of gold; each document is read by what the others taught."""

from __future__ import annotations

import pytest

from benchmarks.accuracy.label_training import PARTS, Word, labels_of, learn_labels, of_words, unseen_labels
from loaders.annotate.parse import Models
from loaders.annotate.reader import parsed
from loaders.readers.plain_text import text_document
from loaders.reading import OF_OTHER, OF_PERSON, OF_PLACE


@pytest.fixture(scope="module")
def models() -> Models:
    """Return language models, loaded once."""
    return Models()


GOLD = {
    "entities": [
        {"type": "Person", "name": "Orla Finnegan", "aliases": ["Finnegan"]},
        {"type": "Place", "name": "Leeds"},
        {"type": "Agency", "name": "Leeds City Police", "aliases": ["the police"]},
    ],
    "not_entities": ["Baltic Star"],
}


def test_the_words_of_a_document_have_the_labels_of_gold(models: Models) -> None:
    text, sentences, hits, _ = parsed(
        text_document("a.txt", "On Monday Orla\nFinnegan of the Leeds City Police spoke in Leeds of the Baltic Star."),
        models,
    )
    words = list(of_words("a", text, sentences, hits, GOLD))
    told = [(next(f for f in w.features if f.startswith("w=")), w.label) for w in words]
    assert told == [
        ("w=on", ""), ("w=monday", ""), ("w=orla", OF_PERSON), ("w=finnegan", OF_PERSON), ("w=leeds", OF_OTHER),
        ("w=city", OF_OTHER), ("w=police", OF_OTHER), ("w=leeds", OF_PLACE), ("w=baltic", ""), ("w=star", ""),
    ]  # fmt: skip

    assert {f for w in words if w.is_trap for f in w.features if f.startswith("w=")} == {"w=baltic", "w=star"}


def word(document: str, feature: str, label: str) -> Word:
    return Word(document, (feature, "any"), label)


def taught(documents: str, place: str) -> list[Word]:
    """Return words of documents: one of each label, and one that is of places or of people."""
    labels = {"x": "", "o": OF_OTHER, "p": OF_PERSON, "c": OF_PLACE, "same": place}
    return [word(d, feature, label) for d in documents for feature, label in labels.items()]


def test_a_word_is_labelled_as_it_was_taught() -> None:
    labels = labels_of(learn_labels(taught("abcdefgh", OF_PLACE)))
    assert [labels.likeliest([f, "any"]) for f in ("x", "o", "p", "c", "same")] == [
        "", OF_OTHER, OF_PERSON, OF_PLACE, OF_PLACE,
    ]  # fmt: skip


def test_a_document_is_labelled_by_what_the_others_taught() -> None:
    # the documents of one part take a word for somebody, all others for a place
    names = "abcdefghijklmnopqrstuvwx"
    mine = names[::PARTS]
    words = taught(mine, OF_PERSON) + taught("".join(n for n in names if n not in mine), OF_PLACE)
    labels = unseen_labels(words)
    assert {labels[n].likeliest(["same", "any"]) for n in mine} == {OF_PLACE}
