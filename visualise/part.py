"""Read the part of a store that a map is to show: all of it, or what lies around some entities.

The texts are the store's: they take a list of entities and are asked step by step, so they are no questions.
"""

from __future__ import annotations

from collections.abc import Iterable

from graph.errors import NetworkTooLarge
from graph.names import fold
from graph.network import Network
from graph.store.base import Store
from graph.store.cypher import AROUND, WHOLE
from visualise.network_map import MOST_NODES

#: A map with more lines than this is a felt; the store is not asked for their sentences.
MOST_EDGES = 10_000


def whole(store: Store) -> Network:
    """Return every relation of the store with its ends.

    Raises
    ------
    NetworkTooLarge
        When there are more than can be drawn.
    """
    return _checked(store.graph(WHOLE, {"limit": MOST_EDGES + 1}))


def surroundings(store: Store, centres: Iterable[tuple[str, str]], *, depth: int = 1) -> Network:
    """Return what lies within some steps of entities, whatever the direction of the relations.

    Parameters
    ----------
    store:
        The store to read.
    centres:
        Id and folded name of each entity to start from.
    depth:
        How many steps to go.

    Raises
    ------
    NetworkTooLarge
        When there is more than can be drawn.
    """
    network = Network((), (), {}, {})
    asked: set[str] = set()
    frontier = dict(centres)
    for _ in range(depth):
        asked |= frontier.keys()
        keys = sorted({key for key in frontier.values() if key})
        found = store.graph(AROUND, {"keys": keys, "ids": sorted(frontier), "limit": MOST_EDGES + 1})
        network = _checked(_joined(network, found))
        frontier = {n.id: fold(n.name) for n in network.nodes if n.id not in asked}
        if not frontier:
            break
    return network


def _joined(first: Network, second: Network) -> Network:
    nodes = {n.id: n for network in (first, second) for n in network.nodes}
    edges = {e.id: e for network in (first, second) for e in network.edges}
    return Network(
        tuple(nodes[i] for i in sorted(nodes)),
        tuple(edges[i] for i in sorted(edges)),
        first.evidence | second.evidence,
        first.counts | second.counts,
    )


def _checked(network: Network) -> Network:
    if len(network.edges) > MOST_EDGES or len(network.nodes) > MOST_NODES:
        raise NetworkTooLarge(
            f"more than {min(len(network.nodes), MOST_NODES):,} entities or {MOST_EDGES:,} relations do not fit on one "
            "map: draw the surroundings of one entity, fewer steps around it, or the answer to a question"
        )
    return network
