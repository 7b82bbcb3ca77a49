"""A part of the graph as a value to be drawn or exported: nodes, edges, and the sentences behind them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx

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

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """Return the network as a directed multigraph with node and edge attributes."""
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for node in self.nodes:
            graph.add_node(node.id, type=node.type, name=node.name)
        for edge in self.edges:
            graph.add_edge(edge.subject, edge.object, key=edge.id, type=edge.type)
        return graph


def around(network: Network, centres: Iterable[str], *, depth: int = 1) -> Network:
    """Return the part of a network within `depth` steps of the centres, whatever the direction of the edges."""
    graph = network.to_networkx().to_undirected(as_view=True)
    kept: set[str] = set()
    for centre in centres:
        if centre in graph:
            kept |= set(nx.single_source_shortest_path_length(graph, centre, cutoff=depth))
    edges = tuple(e for e in network.edges if e.subject in kept and e.object in kept)
    ids = {e.id for e in edges}
    return Network(
        tuple(n for n in network.nodes if n.id in kept),
        edges,
        {i: v for i, v in network.evidence.items() if i in ids},
        {i: v for i, v in network.counts.items() if i in ids},
    )
