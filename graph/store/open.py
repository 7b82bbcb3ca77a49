"""Open the store of an address."""

from __future__ import annotations

import graph.store
from graph.discover import discover
from graph.errors import StoreUnavailable
from graph.settings import Settings
from graph.store.base import Store, StoreKind

#: Files of the folder that are no plug-ins.
_PARTS = frozenset(
    """
    arcade archive backup base bolt caps changes contribution cypher check cypher_backup cypher_check cypher_documents cypher_history
    cypher_pages engine faults free history lock open protections removal repair rows sharing state values writing
    """.split()
)


def kinds() -> tuple[StoreKind, ...]:
    """Return the kinds of store that there are."""
    return discover(graph.store, "KIND", StoreKind, skip=_PARTS).plugins


def open_store(url: str, settings: Settings) -> Store:
    """Open the store of an address such as `embedded:graph` or `bolt://localhost:7687`.

    Raises
    ------
    StoreUnavailable
        When no kind of store has that scheme (the error lists the schemes there are), or it cannot be reached.
    StoreBusy
        When another process holds the embedded store.
    """
    scheme = url.partition(":")[0]
    for kind in kinds():
        if scheme in kind.schemes:
            return kind.open(url, settings)
    known = ", ".join(f"{s}:" for kind in kinds() for s in kind.schemes)
    raise StoreUnavailable(f"no store for {url!r}; an address starts with one of {known}")
