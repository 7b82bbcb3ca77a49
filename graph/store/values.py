"""Turn what the driver returns into plain values, ready for JSON, and into networks."""

from __future__ import annotations

import base64
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import neo4j.graph
import neo4j.spatial
import neo4j.time

from graph.errors import StoreError
from graph.model import Edge, Node
from graph.network import Evidence, Network
from graph.ontology import ONTOLOGY
from graph.store.state import EdgeState, NodeState, Row, number

_LABELS = frozenset(t.name for t in ONTOLOGY.nodes)
_PLAIN = frozenset({int, str, bool, type(None)})
_TEMPORAL = (neo4j.time.Date, neo4j.time.Time, neo4j.time.DateTime, neo4j.time.Duration)


def plain(value: object) -> object:
    """Return a value of the driver as texts, numbers, lists and dicts."""
    if type(value) in _PLAIN:  # most values are, and there may be millions
        return value
    if isinstance(value, neo4j.graph.Node):
        return {"id": _ident(value), "labels": sorted(value.labels), "properties": _properties(value)}
    if isinstance(value, neo4j.graph.Relationship):
        ends = {"start": _ident(value.start_node), "end": _ident(value.end_node)}
        return {"id": _ident(value), "type": value.type, **ends, "properties": _properties(value)}
    if isinstance(value, neo4j.graph.Path):
        return {"nodes": [plain(n) for n in value.nodes], "relationships": [plain(r) for r in value.relationships]}
    if isinstance(value, neo4j.spatial.Point):
        return {"srid": value.srid, "coordinates": list(value)}
    if isinstance(value, _TEMPORAL):
        return value.iso_format()
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(v) for v in value]
    return _scalar(value)


def _scalar(value: object) -> object:
    if isinstance(value, bytes | bytearray):
        return base64.b64encode(value).decode()
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)  # JSON has no word for it
    return value if isinstance(value, str | int | float | bool | None) else str(value)


def _ident(entity: neo4j.graph.Node | neo4j.graph.Relationship | None) -> str:
    """Return our own id where the entity has one; the engine's, which no link may hold, where it has none."""
    return "" if entity is None else str(entity.get("id", entity.element_id))


def _properties(entity: neo4j.graph.Node | neo4j.graph.Relationship) -> dict[str, object]:
    return {k: plain(v) for k, v in sorted(entity.items())}


@dataclass(slots=True)
class Found:
    """The entities and relations of the ontology in rows of the driver; what holds evidence is left out."""

    nodes: dict[str, NodeState] = field(default_factory=dict)
    edges: dict[str, tuple[str, str, str, EdgeState]] = field(default_factory=dict)
    _idents: dict[str, str] = field(default_factory=dict)

    def network(self, evidence: dict[str, tuple[Evidence, ...]]) -> Network:
        """Return the network with these sentences by edge id.

        An edge without any was taken out with its last document after it was read: it is left out.
        """
        stated = [i for i in sorted(self.edges) if evidence.get(i)]
        edges = tuple(self._edge(i, evidence[i]) for i in stated)
        counts = {i: max(self.edges[i][3].sentences, len(evidence[i])) for i in stated}
        nodes = tuple(_node(self.nodes[i]) for i in sorted(self.nodes))
        return Network(nodes, edges, {i: evidence[i] for i in stated}, counts)

    def _edge(self, ident: str, cited: Iterable[Evidence]) -> Edge:
        kind, subject, target, state = self.edges[ident]
        return state.edge(ident, kind, (subject, target), {e.claim: e.document for e in cited})

    def take(self, rows: Iterable[Iterable[object]]) -> None:
        """Take every node and relation of the rows.

        Raises
        ------
        StoreError
            When a relation is returned without its ends.
        """
        relations = []
        for entity in (e for row in rows for value in row for e in _entities(value)):
            if isinstance(entity, neo4j.graph.Relationship):
                relations.append(entity)
            elif kinds := [label for label in sorted(entity.labels) if label in _LABELS]:
                state = NodeState.stored(kinds[0], dict(entity.items()))
                self.nodes[state.node.id] = state
                self._idents[entity.element_id] = state.node.id
        for relation in relations:
            self._take(relation)

    def _take(self, relation: neo4j.graph.Relationship) -> None:
        if not ONTOLOGY.is_edge(relation.type):
            return
        ends = [self._idents.get(n.element_id) if n else None for n in (relation.start_node, relation.end_node)]
        if ends[0] is None or ends[1] is None:
            raise StoreError(f"a text for a network must return both ends of each relation; {relation.type} lacks one")
        state = EdgeState.stored(dict(relation.items()))
        self.edges[str(relation["id"])] = (relation.type, ends[0], ends[1], state)


def _entities(value: object) -> Iterator[neo4j.graph.Node | neo4j.graph.Relationship]:
    if isinstance(value, neo4j.graph.Node | neo4j.graph.Relationship):
        yield value
    elif isinstance(value, neo4j.graph.Path):
        yield from value.nodes
        yield from value.relationships
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _entities(part)
    elif isinstance(value, dict):
        yield from _entities(list(value.values()))


def _node(state: NodeState) -> Node:
    """Return the node; which documents speak of it is not stored on it, so their number goes with its properties."""
    node = state.node
    return Node(node.id, node.type, node.name, node.aliases, {**node.properties, "documents": state.documents})


def evidence_of(row: Row) -> Evidence:
    """Return a row of `graph.store.cypher.EVIDENCE_OF_EDGE` as a value."""
    text = {k: str(row[k] or "") for k in ("claim", "edge", "quote", "document", "title", "published", "publisher")}
    more = {k: str(row[k] or "") for k in ("url", "context", "place", "modality")}
    return Evidence(**text, **more, confidence=number(row["confidence"]))
