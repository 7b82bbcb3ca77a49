"""The application over a real embedded store that holds the documents of `tests.builders`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from graph.settings import Settings
from graph.store.bolt import BoltStore


@pytest.fixture
def client(filled_store: BoltStore) -> Iterator[TestClient]:
    """Return a client that follows no redirect by itself."""
    app = create_app(Settings(query_rows=3), filled_store)
    with TestClient(app, base_url="http://127.0.0.1", follow_redirects=False) as client:
        yield client
