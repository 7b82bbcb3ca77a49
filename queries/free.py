"""Free Cypher: a user's own text, read-only and within the limits of the settings."""

from __future__ import annotations

from collections.abc import Mapping

from graph.errors import CypherSwitchedOff
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


def why_not(store: Store, settings: Settings) -> str:
    """Return why free Cypher of others must not be answered on this store; empty where it may.

    The store is tried only where the settings leave it to what is found.
    """
    if settings.free_cypher == "always":
        return ""
    if settings.free_cypher == "never":
        return "free Cypher is switched off here (OPSGRAPH_FREE_CYPHER)"
    missing = [p for p in store.protections() if p.needed and not p.holds]
    if not missing:
        return ""
    found = "; ".join(f"not so: {p.name} ({p.found})" for p in missing)
    return f"reading cannot be made safe on this store: {found}. OPSGRAPH_FREE_CYPHER=always answers all the same"


def refuse(reason: str) -> None:
    """Raise `CypherSwitchedOff` where there is a reason."""
    if reason:
        raise CypherSwitchedOff(reason)
