"""A part of the graph as a value to be drawn or exported: nodes, edges, and the sentences behind them."""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import Edge, Node


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that states an edge, with the document that it stands in, and its place there ("page 3")."""

    claim: str
    edge: str
    quote: str
    document: str
    title: str
    published: str
    publisher: str = ""
    url: str = ""
    context: str = ""
    modality: str = "asserted"
    confidence: float = 1.0
    place: str = ""


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes and the edges among them; `evidence` holds sentences by edge id, the strongest first.

    `counts` says how many sentences an edge has in all, where `evidence` was cut.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    evidence: dict[str, tuple[Evidence, ...]]
    counts: dict[str, int]
