"""What is asked of a store as it grows, and how long each answer takes; `growing.toml` lists it."""

from __future__ import annotations

import statistics
import time
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.errors import OpsgraphError
from graph.model import Extraction
from graph.network import Network
from graph.store.base import Store, Table
from queries.ask import ask

FILE = Path(__file__).with_name("growing.toml")
#: How often each is asked, after once that warms up.
_TIMES = 5
#: Seconds beyond which once is enough.
_LONG = 5.0


@dataclass(frozen=True, slots=True)
class Asked:
    """How an answer came: the median time in milliseconds, its rows or edges, and the error where there was one."""

    ms: float
    rows: int
    error: str = ""


def asked(store: Store, source: Extraction) -> dict[str, Asked]:
    """Ask everything, and return the answers by name; the extraction is one of the store's, whose ids are asked for."""
    return {name: _timed(work) for name, work in _works(store, source)}


def _works(store: Store, source: Extraction) -> Iterator[tuple[str, Callable[[], object]]]:
    given = tomllib.loads(FILE.read_text("utf-8"))
    ids = {"$document": source.document.id, "$edge": _edge(store, source)}
    for row in given["question"]:
        values = {name: ids.get(value, value) for name, value in row.get("given", {}).items()}
        yield row["name"], _question(store, row["name"], values)
    for row in given["cypher"]:
        yield f"Cypher: {row['name']}", _free(store, row["text"])


def _edge(store: Store, source: Extraction) -> str:
    """Return an edge that a document states; the store made its id when it resolved the ends."""
    text = "MATCH (c:Claim)-[:STATED_IN]->(:Document {id: $id}) WHERE c.edge IS NOT NULL RETURN min(c.edge)"
    return str(store.read(text, {"id": source.document.id}).rows[0][0])


def _question(store: Store, name: str, values: Mapping[str, object]) -> Callable[[], object]:
    return lambda: ask(store, name, values)


def _free(store: Store, text: str) -> Callable[[], object]:
    return lambda: store.free(text).table


def _timed(work: Callable[[], object]) -> Asked:
    spent = []
    rows = 0
    for _ in range(_TIMES + 1):
        began = time.perf_counter()
        try:
            answer = work()
        except OpsgraphError as exc:
            return Asked(round((time.perf_counter() - began) * 1000, 1), 0, f"{type(exc).__name__}: {exc}"[:200])
        spent.append(time.perf_counter() - began)
        rows = (
            len(answer.edges) if isinstance(answer, Network) else len(answer.rows) if isinstance(answer, Table) else 0
        )
        if spent[-1] > _LONG:
            break
    return Asked(round(statistics.median(spent[1:] or spent) * 1000, 1), rows)
