"""Open the store of an address."""

from __future__ import annotations

import graph.store
from graph.discover import discover
from graph.errors import StoreUnavailable
from graph.settings import Settings
from graph.store.base import Store, StoreKind
from graph.store.migration import require_current

#: Files of the folder that are no plug-ins.
_PARTS = frozenset(
    """
    arcade archive backup base bolt caps changes check contribution cypher cypher_backup cypher_check cypher_decisions
    cypher_documents cypher_history cypher_ledger cypher_migration cypher_pages decisions engine faults following free
    history lock migration open protections removal repair rows sharing state values writing
    """.split()
)


def kinds() -> tuple[StoreKind, ...]:
    """Return the kinds of store that there are."""
    return discover(graph.store, "KIND", StoreKind, skip=_PARTS).plugins


def open_store(url: str, settings: Settings, *, any_version: bool = False) -> Store:
    """Open the store of an address such as `embedded:graph` or `bolt://localhost:7687`.

    Raises
    ------
    StoreUnavailable
        When no kind of store has that scheme (the error lists the schemes there are), or it cannot be reached.
    StoreBusy
        When another process holds the embedded store.
    StoreTooOld, StoreTooNew
        When another version of opsgraph wrote it, unless `any_version`.
    """
    scheme = url.partition(":")[0]
    for kind in kinds():
        if scheme in kind.schemes:
            store = kind.open(url, settings)
            try:
                if not any_version:
                    require_current(store)
            except BaseException:
                store.close()
                raise
            return store
    known = ", ".join(f"{s}:" for kind in kinds() for s in kind.schemes)
    raise StoreUnavailable(f"no store for {url!r}; an address starts with one of {known}")
