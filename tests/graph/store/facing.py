"""Two stores held against each other: all that they keep, and all that they answer, as lines that can be compared.

A line is JSON, so that 1 and 1.0, or a missing value and an empty one, are not the same.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from graph.errors import OpsgraphError
from graph.model import Extraction
from graph.network import Network
from graph.ontology import ONTOLOGY
from graph.store.base import Attempt, Store
from queries.ask import ask, draw
from queries.catalogue import catalogue
from queries.question import Parameter, Question

_END = "coalesce(a.id, a.key), labels(b), coalesce(b.id, b.key)"
#: Entities of each type that are asked for: those that most documents speak of, and as many of the others.
_MOST = 3


def load(extractions: Iterable[Extraction], *stores: Store) -> int:
    """Write documents, each to every store in turn, and return how many there were."""
    number = 0
    for number, extraction in enumerate(extractions, 1):
        attempt = Attempt(extraction.document.source, "", "loaded", at=f"2026-01-01T00:00:00.{number:06}Z")
        written = {store.add(extraction, attempt) for store in stores}
        assert len(written) == 1
    return number


def kept(store: Store) -> dict[str, list[str]]:
    """Return every node and every relationship with all its properties, by label or type."""
    found: dict[str, list[str]] = defaultdict(list)
    for labels, properties in store.read("MATCH (n) RETURN labels(n), properties(n)").rows:
        assert isinstance(labels, list)
        found[":".join(labels)].append(line(properties))
    for kind, *rest in store.read(f"MATCH (a)-[e]->(b) RETURN type(e), labels(a), {_END}, properties(e)").rows:
        found[str(kind)].append(line(rest))
    return {name: sorted(rows) for name, rows in found.items()}


def answers(store: Store, arguments: Iterable[tuple[Question, Mapping[str, object]]]) -> dict[str, list[str]]:
    """Return the rows of questions, in their order, and the networks of those that can be drawn."""
    found = {}
    for asked, given in arguments:
        name = f"{asked.name} {line(given)}"
        found[name] = _rows(store, asked, given)
        if asked.drawable:
            found[f"draw {name}"] = _drawn(store, asked, given)
    return found


def arguments(store: Store) -> list[tuple[Question, Mapping[str, object]]]:
    """Return every question with the arguments that it is asked with, all of them of what the store holds."""
    ends = _ends(store)
    entities = {t.name: list(dict.fromkeys([*_some(store, t.name), *ends[t.name]])) for t in ONTOLOGY.nodes}
    pairs = _pairs(store)
    found: list[tuple[Question, Mapping[str, object]]] = []
    for asked in catalogue().values():
        needed = [p for p in asked.parameters if not p.optional]
        if not needed:
            found.append((asked, {}))
        if {p.name for p in needed} == {"source", "target"}:
            found += [(asked, {"source": a, "target": b}) for a, b in pairs]
            continue
        assert len(needed) <= 1, f"{asked.name}: say here what it is asked with"
        for parameter in asked.parameters:
            must = {p.name: _values(store, p, entities)[0] for p in needed if p is not parameter}
            found += [(asked, {**must, parameter.name: v}) for v in _values(store, parameter, entities)]
    return found


def line(value: object) -> str:
    """Return a value as one line."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _rows(store: Store, asked: Question, given: Mapping[str, object]) -> list[str]:
    try:
        answer = ask(store, asked.name, given)
    except OpsgraphError as exc:
        return [f"{type(exc).__name__}: {exc}"]
    return _network(answer) if isinstance(answer, Network) else list(map(line, answer.rows))


def _drawn(store: Store, asked: Question, given: Mapping[str, object]) -> list[str]:
    try:
        return _network(draw(store, asked.name, given))
    except OpsgraphError as exc:
        return [f"{type(exc).__name__}: {exc}"]


def _network(network: Network) -> list[str]:
    nodes = [repr((n.id, n.type, n.name, n.aliases, sorted(n.properties.items()))) for n in network.nodes]
    edges = [
        repr((e.id, e.type, e.subject, e.object, e.confidence, e.first_stated, e.last_stated, network.counts[e.id]))
        + repr((sorted(e.properties.items()), network.evidence[e.id]))
        for e in network.edges
    ]
    return nodes + edges


def _values(store: Store, parameter: Parameter, entities: Mapping[str, list[str]]) -> list[object]:
    if parameter.node_types:
        return [ident for kind in parameter.node_types for ident in entities[kind]]
    text = {
        "document": "MATCH (n:Document) RETURN n.id AS id ORDER BY id LIMIT 6",
        "edge": "MATCH (n:Claim) WHERE n.edge IS NOT NULL RETURN DISTINCT n.edge AS id ORDER BY id LIMIT 12",
    }[parameter.name]
    return [ident for (ident,) in store.read(text).rows]


def _some(store: Store, label: str) -> list[str]:
    rows = store.read(f"MATCH (n:{label}) RETURN n.id AS id, n.documents AS d ORDER BY d DESC, id").rows
    idents = [str(ident) for ident, _ in rows]
    rest = idents[_MOST:]
    return idents[:_MOST] + rest[:: max(1, len(rest) // _MOST)][:_MOST]


def _ends(store: Store) -> dict[str, list[str]]:
    """Return by label the ends of one relation of each type, so that no question finds nothing."""
    found: dict[str, list[str]] = {t.name: [] for t in ONTOLOGY.nodes}
    for kind in ONTOLOGY.edges:
        text = f"MATCH (a)-[e:{kind.name}]->(b) RETURN labels(a)[0], a.id, labels(b)[0], b.id ORDER BY e.id LIMIT 1"
        for first, one, second, other in store.read(text).rows:
            found[str(first)].append(str(one))
            found[str(second)].append(str(other))
    return found


def _pairs(store: Store) -> list[tuple[str, str]]:
    """Return ends of claims, which are one step apart, and entities that may be many steps apart or in no connection."""
    text = "MATCH (n:Claim) WHERE n.object IS NOT NULL AND n.subject <> n.object RETURN DISTINCT n.subject AS s, n.object AS o"
    near = [(str(s), str(o)) for s, o in store.read(f"{text} ORDER BY s, o").rows]
    spread = near[:: max(1, len(near) // 12)]
    return [*spread, *_crossed(spread)]


def _crossed(pairs: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    others = [o for _, o in reversed(pairs)]
    return islice(((s, o) for (s, _), o in zip(pairs, others, strict=True) if s != o), 12)
