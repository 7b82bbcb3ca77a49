"""What the page is given: plain values for pyvis' node and edge lists, nothing that could be markup."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeAlias
from urllib.parse import urlsplit

from graph.errors import InvalidClaim
from graph.model import Edge, Value
from graph.network import Evidence, Network
from graph.ontology import ONTOLOGY
from graph.schema import Property
from visualise.layout import Point
from visualise.theme import BACKDROP_EDGES, BACKDROP_NODES, words

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"
Item: TypeAlias = dict[str, Json]

#: Sentences are most of the file; the page says how many there are in all.
SENTENCES = 5
#: How far two neighbouring lines of a fan bend apart (vis-network's `roundness`).
BEND = 0.26


def node_items(
    network: Network, places: Mapping[str, Point], possibly_same: Iterable[tuple[str, str, str]] = ()
) -> list[Item]:
    """Return the nodes in the order of their ids, with position, size, shape and what is known of each."""
    degree = Counter(end for e in network.edges for end in {e.subject, e.object})
    actors = Counter(end for e in network.edges if e.type not in BACKDROP_EDGES for end in {e.subject, e.object})
    same: dict[str, list[Json]] = defaultdict(list)
    for first, second, reason in sorted(possibly_same):
        same[first].append([second, reason])
        same[second].append([first, reason])
    return [
        {
            "id": n.id,
            # both stay empty: we draw names on the canvas, and a title holding "href" would make pyvis use innerHTML
            "label": "",
            "name": n.name,
            "kind": n.type,
            "shape": ONTOLOGY.node(n.type).shape,
            "size": _node_size(n.type, actors[n.id]),
            "x": places[n.id][0],
            "y": places[n.id][1],
            "degree": degree[n.id],
            "aliases": list(n.aliases),
            "facts": _facts(n.properties, ONTOLOGY.node(n.type).properties),
            "documents": len(n.documents),
            "same": same[n.id],
        }
        for n in sorted(network.nodes, key=lambda n: n.id)
    ]


def edge_items(network: Network) -> list[Item]:
    """Return the edges in the order of their ids, each with its bend and its strongest sentences.

    Raises
    ------
    InvalidClaim
        When an edge ends at a node that the network does not hold, or has no sentence.
    """
    known = {n.id for n in network.nodes}
    bends = _bends(network.edges)
    items: list[Item] = []
    for edge in sorted(network.edges, key=lambda e: e.id):
        if missing := {edge.subject, edge.object} - known:
            raise InvalidClaim(f"{edge.id} ends at {min(missing)}, which is not in the network")
        evidence = network.evidence.get(edge.id, ())
        if not evidence:
            raise InvalidClaim(f"{edge.id}: no edge without the sentence that states it")
        items.append(_edge_item(edge, evidence, network.counts.get(edge.id, len(evidence)), bends[edge.id]))
    return items


def _edge_item(edge: Edge, evidence: tuple[Evidence, ...], count: int, bend: float) -> Item:
    modalities = {e.modality for e in evidence}
    return {
        "id": edge.id,
        "from": edge.subject,
        "to": edge.object,
        "rel": edge.type,
        "bend": bend,
        "said": said(edge),
        "facts": _facts(edge.properties, ONTOLOGY.edge(edge.type).properties),
        "first": edge.first_stated,
        "last": edge.last_stated,
        # what no sentence asserts is drawn dashed; one asserting sentence is enough for a full line
        "modality": "asserted" if "asserted" in modalities else min(modalities),
        "count": max(count, len(evidence)),
        "evidence": [_evidence_item(e) for e in evidence[:SENTENCES]],
    }


def _evidence_item(evidence: Evidence) -> Item:
    return {
        "quote": evidence.quote,
        "context": evidence.context,
        "title": evidence.title,
        "publisher": evidence.publisher,
        "published": evidence.published,
        "url": web_address(evidence.url),
        "place": evidence.place,
        "modality": evidence.modality,
        "confidence": round(evidence.confidence, 2),
    }


def web_address(url: str) -> str:
    """Return the address if it is one of the web, else nothing: `javascript:` and `file:` never become links."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in {"http", "https"} and parts.netloc else ""


def said(edge: Edge) -> str:
    """Return in a few words what the edge says beyond its type: an amount, an office or a date."""
    properties = edge.properties
    for name in ("words", "title", "date"):
        if name in properties:
            return str(properties[name])
    if "amount" in properties:
        return f"{shown(properties['amount'])} {properties.get('currency', '')}".strip()
    if "quantity" in properties:
        return f"{shown(properties['quantity'])} {properties.get('unit', '')}".strip()
    return ""


def shown(value: Value) -> str:
    """Return a value as a reader writes it: thousands apart, lists with commas, yes and no."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, float):
        return f"{value:,.10g}"
    return f"{value:,}" if isinstance(value, int) else value


def _facts(properties: Mapping[str, Value], declared: Iterable[Property]) -> list[Json]:
    """Return caption and value of each property, in the order of the ontology, figures last."""
    order = [p.name for p in declared]
    names = sorted(properties, key=lambda name: (order.index(name) if name in order else len(order), name))
    return [[words(name.removeprefix("figure_")), shown(properties[name])] for name in names]


def _node_size(type_name: str, degree: int) -> float:
    if type_name in BACKDROP_NODES:
        return 9.0
    return round(min(30.0, 11 + 3.5 * math.sqrt(degree)), 1)


def _bends(edges: Iterable[Edge]) -> dict[str, float]:
    """Spread the edges between two nodes like a fan: 0 is straight, the sign says to which side.

    The side is seen from the subject, so it is turned for edges that run the other way.
    """
    pairs: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge in sorted(edges, key=lambda e: (e.type, e.id)):
        first, second = sorted((edge.subject, edge.object))
        pairs[first, second].append(edge)
    return {
        e.id: round((i - (len(group) - 1) / 2) * BEND * (1 if e.subject == first else -1), 3)
        for (first, _), group in pairs.items()
        for i, e in enumerate(group)
    }


def subtitle_of(network: Network) -> str:
    """Return a line that says how much there is: entities, relations, sentences, documents."""
    sentences = sum(max(network.counts.get(e.id, 0), len(network.evidence.get(e.id, ()))) for e in network.edges)
    documents = {d for e in network.edges for d in e.documents}
    parts = (
        (len(network.nodes), "entity", "entities"),
        (len(network.edges), "relation", "relations"),
        (sentences, "sentence", "sentences"),
        (len(documents), "document", "documents"),
    )
    return ", ".join(f"{n:,} {one if n == 1 else many}" for n, one, many in parts)
