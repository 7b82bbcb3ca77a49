"""A network as a graph of networkx, for algorithms; apart from the value, because the import takes most of a second."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

from graph.network import Network


def as_networkx(network: Network) -> nx.MultiDiGraph[str]:
    """Return a network as a directed multigraph, with the types and names of nodes and the types of edges as attributes."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in network.nodes:
        graph.add_node(node.id, type=node.type, name=node.name)
    for edge in network.edges:
        graph.add_edge(edge.subject, edge.object, key=edge.id, type=edge.type)
    return graph


def around(network: Network, centres: Iterable[str], *, depth: int = 1) -> Network:
    """Return the part of a network within `depth` steps of the centres, whatever the direction of the edges."""
    graph = as_networkx(network).to_undirected(as_view=True)
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
