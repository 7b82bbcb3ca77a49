"""Hold what an engine answered against what was due: columns, rows, and what changed in the graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import neo4j

from benchmarks.conformance.notation import value
from benchmarks.conformance.scenarios import Expected
from benchmarks.conformance.values import key, received

#: How much of a difference is told.
_TOLD = 300


@dataclass(frozen=True, slots=True)
class Answer:
    """What an engine answered, in plain values."""

    columns: Sequence[str]
    rows: Sequence[Sequence[object]]


@dataclass(frozen=True, slots=True)
class State:
    """What a graph holds: ids of nodes and relationships, labels, and each property with its owner and value."""

    nodes: frozenset[str]
    relationships: frozenset[str]
    labels: frozenset[str]
    properties: frozenset[tuple[object, ...]]


def difference(expected: Expected, answer: Answer) -> tuple[str, str]:
    """Return what is wrong with an answer, "columns" or "rows", and the difference in words; two empty texts where nothing is.

    Columns are found by name, white space aside, where the scenario names them: their order is free. An engine may leave
    them out where there are no rows.
    """
    rows = answer.rows
    if rows and expected.columns:
        names, due = ([_name(c) for c in columns] for columns in (answer.columns, expected.columns))
        if Counter(names) != Counter(due):
            return "columns", f"{list(answer.columns)} where {list(expected.columns)} were due"
        places = [names.index(name) for name in due]
        rows = [[row[p] for p in places] for row in rows]
    found = [tuple(key(cell, any_order=expected.any_order) for cell in row) for row in rows]
    wanted = [tuple(key(value(cell), any_order=expected.any_order) for cell in row) for row in expected.rows]
    same = found == wanted if expected.ordered else Counter(found) == Counter(wanted)
    return ("", "") if same else ("rows", _differing(found, wanted, ordered=expected.ordered))


def _name(column: str) -> str:
    return "".join(column.split())


def _differing(found: Sequence[object], wanted: Sequence[object], *, ordered: bool) -> str:
    """Return the rows that are too many and too few; all of them where only their order differs."""
    many, few = list((Counter(found) - Counter(wanted)).elements()), list((Counter(wanted) - Counter(found)).elements())
    if ordered and not many and not few:
        many, few = list(found), list(wanted)
    return f"{str(many)[:_TOLD]} where {str(few)[:_TOLD]} was due"


def state(nodes: Iterable[neo4j.graph.Node], relationships: Iterable[neo4j.graph.Relationship]) -> State:
    """Return the state of a graph with these nodes and relationships."""
    nodes, relationships = list(nodes), list(relationships)
    properties = {
        (kind, one.element_id, name, key(received(v)))
        for kind, several in (("node", nodes), ("relationship", relationships))
        for one in several
        for name, v in one.items()
    }
    return State(
        frozenset(n.element_id for n in nodes),
        frozenset(r.element_id for r in relationships),
        frozenset(label for n in nodes for label in n.labels),
        frozenset(properties),
    )


def effects(before: State, after: State) -> Mapping[str, int]:
    """Return how many of each came (`+nodes`) and went (`-nodes`), without what is zero."""
    found: dict[str, int] = {}
    for name in ("nodes", "relationships", "labels", "properties"):
        was, now = getattr(before, name), getattr(after, name)
        found |= {f"+{name}": len(now - was), f"-{name}": len(was - now)}
    return {name: number for name, number in found.items() if number}
