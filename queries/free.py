"""Free Cypher: a user's own text, read-only and within the limits of the settings."""

from __future__ import annotations

from collections.abc import Mapping

from graph.settings import Settings
from graph.store.base import Answer, Limits, Store


def free(store: Store, text: str, parameters: Mapping[str, object] | None = None, *, settings: Settings) -> Answer:
    """Run a user's text.

    Raises
    ------
    CypherRefused
        When it writes, breaks a cap, or the engine finds a fault in it.
    QueryTooSlow
        When it was stopped at its time limit.
    """
    limits = Limits(seconds=settings.query_seconds, rows=settings.query_rows, bytes=settings.query_bytes)
    return store.free(text, parameters or {}, limits)
