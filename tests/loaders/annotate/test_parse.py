"""The language models: what is loaded of them, and what is said where there is none."""

from __future__ import annotations

import pytest

from graph.errors import MissingModel
from loaders.annotate.parse import Models, load_model
from loaders.annotate.reader import parsed
from loaders.readers.plain_text import text_document


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_model_is_loaded_without_what_is_not_asked_of_it(language: str) -> None:
    assert "ner" not in load_model(language).pipe_names
    assert "parser" in load_model(language).pipe_names


@pytest.mark.parametrize(("language", "told"), [("und", "could not be told"), ("de", "'de' is not read; have en, fr")])
def test_a_language_without_a_model_is_named(language: str, told: str) -> None:
    with pytest.raises(MissingModel, match=told):
        load_model(language)


ENGLISH = (
    "Police in Ottawa said on Monday that officers of three services had searched four homes and a warehouse. They found "
    "cocaine and cash there, and they arrested nine people who will appear in court in June with their lawyers."
)
FRENCH = (
    "La Sûreté du Québec a mené lundi une opération contre un réseau de trafiquants dans la région de Montréal. Les enquêteurs "
    "ont perquisitionné quatre résidences et ont saisi de la cocaïne, des armes et de l’argent comptant."
)


def test_in_a_text_of_two_languages_words_belong_to_the_sentence_that_they_stand_in(models: Models) -> None:
    document = text_document("test.txt", "\n\n".join([ENGLISH, FRENCH, ENGLISH, FRENCH]))
    _, sentences, _, _ = parsed(document, models)
    assert {s.language for s in sentences} == {"en", "fr"}
    for sentence in sentences:
        span = sentence.span
        assert (sentence.tokens[0].start, sentence.tokens[-1].end) == (span.start, span.end)
        assert all(t.head < len(sentence.tokens) for t in sentence.tokens)
