"""Read a stored graph back whole, in the shape in which `graph.resolve` gives one, for comparing the two."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.decisions import Decision
from graph.model import Edge, Extraction, Node
from graph.names import fold
from graph.ontology import ONTOLOGY
from graph.resolve import resolve
from graph.store.bolt import BoltStore
from graph.store.state import EdgeState, NodeState


@dataclass(frozen=True)
class Whole:
    """All that a store says of entities and relations."""

    nodes: dict[str, tuple[object, ...]]
    edges: dict[str, tuple[object, ...]]
    possibly_same: tuple[tuple[str, str, str], ...]
    names: frozenset[tuple[str, str]]
    claims: frozenset[str]


def stored(store: BoltStore) -> Whole:
    """Read everything."""
    nodes, edges = {}, {}
    for kind in ONTOLOGY.nodes:
        for (row,) in store.read(f"MATCH (n:{kind.name}) RETURN properties(n) AS row").rows:
            state = NodeState.stored(kind.name, row)
            assert row["key"] == fold(row["name"])
            nodes[state.node.id] = _node(state.node, state.documents)
    for edge in ONTOLOGY.edges:
        text = f"MATCH (a)-[e:{edge.name}]->(b) RETURN a.id, b.id, properties(e)"
        for subject, target, row in store.read(text).rows:
            assert row["id"] not in edges
            state = EdgeState.stored(row)
            counts = (state.documents, state.sentences)
            told = (state.confidence, state.first_stated, state.last_stated, dict(state.properties))
            edges[row["id"]] = (edge.name, subject, target, *counts, *told)
    same = store.read("MATCH (a)-[e:POSSIBLY_SAME]->(b) RETURN a.id, b.id, e.reason").rows
    names = store.read("MATCH (k:Name) OPTIONAL MATCH (k)-[:NAMES]->(n) RETURN k.key, n.id").rows
    claims = store.read("MATCH (c:Claim)-[:STATED_IN]->(:Document), (c)-[:SUBJECT]->() RETURN c.id").rows
    assert len(names) == len(set(names))
    return Whole(nodes, edges, tuple(sorted(same)), frozenset(names), frozenset(c for (c,) in claims))


def resolved(extractions: list[Extraction], decisions: Iterable[Decision] = ()) -> Whole:
    """Compute the same from the claims and decisions alone."""
    claims = [c for e in extractions for c in e.claims]
    dates = {e.document.id: e.document.published.value for e in extractions if e.document.published}
    graph = resolve(claims, dates=dates, decisions=decisions)
    return Whole(
        {i: _node(n, len(n.documents)) for i, n in graph.nodes.items()},
        {i: _edge(e) for i, e in graph.edges.items()},
        graph.possibly_same,
        frozenset((key, i) for i, n in graph.nodes.items() for key in n.keys),
        frozenset(graph.claims),
    )


def _node(node: Node, documents: int) -> tuple[object, ...]:
    return (node.type, node.name, node.aliases, dict(node.properties), documents)


def _edge(edge: Edge) -> tuple[object, ...]:
    counts = (len(edge.documents), len(edge.claims))
    told = (edge.confidence, edge.first_stated, edge.last_stated, dict(edge.properties))
    return (edge.type, edge.subject, edge.object, *counts, *told)
