"""Ask a question for one page of its rows: what the JSON and the page of an answer have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from api import cursors
from graph.network import Network
from graph.store.base import Store, Table
from queries.ask import ask

#: Query parameters of a question that are not its own.
OWN = frozenset({"limit", "next"})


@dataclass(frozen=True, slots=True)
class Rows:
    """Some rows of a table, whether there are more, and the word to read on with."""

    columns: tuple[str, ...]
    rows: tuple[Mapping[str, object], ...]
    first: int
    next: str | None


def rows_of(store: Store, name: str, given: Mapping[str, object], *, limit: int, after: str | None) -> Rows | Network:
    """Answer a question; its rows are in an order of their own, so a place among them is a place to read on."""
    asked = ("question", name, sorted(given.items()))
    start = int(cursors.read(after, (0,), *asked)[0])
    found: Table | Network = ask(store, name, given)
    if isinstance(found, Network):
        return found
    shown = found.rows[start : start + limit]
    more = len(found.rows) > start + limit
    return Rows(
        found.columns,
        tuple(dict(zip(found.columns, row, strict=True)) for row in shown),
        start,
        cursors.written((start + limit,) if more else None, *asked),
    )
