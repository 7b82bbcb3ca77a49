"""Words with a capital are told to be of somebody's name, of a place's or of another; what is around them tells it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.annotate.parse import Models
from loaders.annotate.reader import parsed
from loaders.readers.plain_text import text_document
from loaders.reading import OF_OTHER, OF_PERSON, OF_PLACE, Sentence
from loaders.weigh.labels import Labels, known_labels, labelled, seers

Label = Callable[[str], dict[str, str]]


@pytest.fixture(scope="module")
def label(models: Models) -> Label:
    """Return a function from a text to the labels of its words that have one."""

    def labels(text: str) -> dict[str, str]:
        _, sentences, hits, _ = parsed(text_document("test.txt", text), models)
        return {t.text: t.label for s in labelled(sentences, hits, known_labels()) for t in s.tokens if t.label}

    return labels


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Detective Sergeant Orla Finnegan said that officers searched two homes.", "Orla Finnegan"),
        ("Tobias Wrenfield, 41, of Leeds, was charged with importing cocaine.", "Tobias Wrenfield"),
        ("The court sentenced Maria de Souza to six years.", "Maria de Souza"),
        ("Selon le procureur Émile Vautrin, six hommes ont été arrêtés.", "Émile Vautrin"),
    ],
)
def test_the_words_of_a_name_of_somebody(text: str, person: str, label: Label) -> None:
    found = label(text)
    assert {found.get(w) for w in person.split()} == {OF_PERSON}
    # a title may count as part of a name; what follows one does not
    assert {w for w, kind in found.items() if kind == OF_PERSON} <= {*person.split(), "Detective", "Sergeant"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Officers searched a warehouse in Brindlewick, Ohio, on Monday.", "Brindlewick"),
        ("La perquisition a eu lieu à Vaucressac, dans la Drôme.", "Vaucressac"),
    ],
)
def test_a_place_that_no_list_has(text: str, place: str, label: Label) -> None:
    assert label(text)[place] == OF_PLACE


def test_the_words_of_a_body_are_of_another_name(label: Label) -> None:
    found = label("The Brindlewick Police Department thanked the Border Patrol.")
    assert {found[w] for w in ("Brindlewick", "Police", "Department", "Border", "Patrol")} == {OF_OTHER}


def test_a_surname_is_known_by_the_sentence_that_told_the_name(label: Label) -> None:
    found = label("Tobias Wrenfield was arrested on Friday. In March, Wrenfield sold heroin in Leeds.")
    assert found["Wrenfield"] == OF_PERSON


@pytest.mark.parametrize("before", ["Ambassador to Mexico", "the Federal Bureau of Investigation"])
def test_a_full_name_may_stand_right_behind_a_listed_one(before: str, label: Label) -> None:
    found = label(f"They met {before} Ken Salazar, and went on.")
    assert (found["Ken"], found["Salazar"]) == (OF_PERSON, OF_PERSON)
    assert OF_PERSON not in {found.get(w) for w in before.split()}


def test_nothing_learned_labels_nothing(models: Models) -> None:
    _, sentences, hits, _ = parsed(text_document("test.txt", "Orla Finnegan met the police in Leeds."), models)
    assert labelled(sentences, hits, Labels()) == sentences


WORDS = st.sampled_from(
    "Orla de Souza Leeds Police the said , . Canada von Dr. FBI 3 kg l'Office Saint-Ouen McKay (".split()
)


@given(words=st.lists(WORDS, min_size=1, max_size=20))
def test_labels_change_nothing_else(words: list[str], models: Models) -> None:
    _, sentences, hits, _ = parsed(text_document("test.txt", " ".join(words)), models)
    out = labelled(sentences, hits, known_labels())
    assert [plain(s) for s in out] == [plain(s) for s in sentences]
    for seer in seers(out, hits):
        labels = [t.label for t in seer.sentence.tokens]
        # a small word has a label only inside a name
        inside = {n for n, kind in enumerate(labels) if kind} - set(seer.capitals)
        assert all(0 < n < len(labels) - 1 and labels[n] == labels[n - 1] for n in inside)


def plain(sentence: Sentence) -> list[tuple[int, str, str]]:
    return [(t.start, t.text, t.lemma) for t in sentence.tokens]
