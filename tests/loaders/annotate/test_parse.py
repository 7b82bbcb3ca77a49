"""The language models: what is loaded of them, and what is said where there is none."""

from __future__ import annotations

import pytest

from graph.errors import MissingModel
from loaders.annotate.parse import Models, load_model


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_model_is_loaded_without_what_is_not_asked_of_it(language: str, models: Models) -> None:
    assert "ner" not in models.get(language).pipe_names
    assert "parser" in models.get(language).pipe_names


@pytest.mark.parametrize(("language", "told"), [("und", "could not be told"), ("de", "'de' is not read; have en, fr")])
def test_a_language_without_a_model_is_named(language: str, told: str) -> None:
    with pytest.raises(MissingModel, match=told):
        load_model(language)
