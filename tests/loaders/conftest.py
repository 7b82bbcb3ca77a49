"""One pipeline for all tests of the loaders: its models and word lists take seconds to load."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.settings import Settings
from loaders.annotate.parse import Models
from loaders.annotate.reader import annotate
from loaders.pipeline import Pipeline
from loaders.readers.plain_text import text_document
from loaders.reading import Reading
from tests.loaders.statements import Statements


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    """Return the pipeline with default settings."""
    return Pipeline(Settings())


@pytest.fixture(scope="session")
def models(pipeline: Pipeline) -> Models:
    """Return the pipeline's own language models, so that each is loaded once."""
    return pipeline.models


@pytest.fixture(scope="session")
def read(models: Models) -> Callable[[str], Reading]:
    """Return a function from a plain text to its reading."""
    return lambda text: annotate(text_document("test.txt", text), models)


@pytest.fixture(scope="session")
def state(pipeline: Pipeline) -> Callable[[str], Statements]:
    """Return a function from a plain text to what it states."""
    return lambda text: Statements(pipeline.extract(text_document("test.txt", text)))
