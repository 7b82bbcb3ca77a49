"""Claims to graph: which statements speak of the same thing, and what they say together.

A pure function. Ids are computed from what one document says (`graph.names.node_id`), so resolving is grouping:
the order of claims and documents cannot matter, twice is once, and taking a document away gives the graph without it.
Every value of a node or edge is folded from its claims by union, minimum and maximum for the same reason. The folding
itself is `NodeTally` and `EdgeTally`, which a store uses too, so that both come to the same graph.
"""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from graph.model import Claim, Edge, Graph, Modality, Node, Properties, Value, edge_id, frozen
from graph.ontology import FIGURE, NAMED, ONTOLOGY

#: In a claim of `NAMED`: the canonical name, and every form that the document uses.
NAME, NAMES = "name", "names"


@dataclass(frozen=True, slots=True)
class Decision:
    """Somebody's word that two ids are one entity; `kept` is the id that remains."""

    kept: str
    joined: str
    reason: str


@dataclass(slots=True)
class Tally:
    """The values that statements give, and the documents that they stand in."""

    values: dict[str, set[Value]] = field(default_factory=lambda: defaultdict(set))
    documents: set[str] = field(default_factory=set)

    def agreed(self) -> Properties:
        """Return the values on which all statements agree: nothing is averaged or overwritten."""
        return frozen({k: next(iter(v)) for k, v in self.values.items() if len(v) == 1})

    def conflicts(self) -> frozenset[str]:
        """Return the names of the values on which the statements do not agree."""
        return frozenset(k for k, v in self.values.items() if len(v) > 1)

    def _take(self, wanted: Iterable[str], given: Properties) -> None:
        for name in wanted:
            if name in given:
                self.values[name].add(given[name])


@dataclass(slots=True)
class NodeTally(Tally):
    """What statements say of one entity, taken one at a time in any order."""

    names: set[str] = field(default_factory=set)
    forms: set[str] = field(default_factory=set)

    def add(self, type_name: str, predicate: str, given: Properties, modality: Modality) -> None:
        """Take what a claim with the entity as its subject says of it; a denied figure is no figure."""
        if predicate == NAMED.name:
            self.names.add(str(given[NAME]))
            self.forms |= {str(given[NAME]), *_texts(given.get(NAMES))}
            self._take((p.name for p in ONTOLOGY.node(type_name).properties), given)
        elif predicate == FIGURE.name and modality != "denied":
            self.values[f"figure_{given['measure']}"].add(given["value"])


@dataclass(slots=True)
class EdgeTally(Tally):
    """What statements say of one relation, taken one at a time in any order."""

    claims: set[str] = field(default_factory=set)
    confidence: float = 0.0
    dates: set[str] = field(default_factory=set)

    def add(self, type_name: str, claim: str, given: Properties, confidence: float) -> None:
        """Take one claim that states the relation; its document and date go to `documents` and `dates`."""
        self.claims.add(claim)
        self.confidence = max(self.confidence, confidence)
        self._take((p.name for p in ONTOLOGY.edge(type_name).properties), given)


def resolve(
    claims: Iterable[Claim], *, dates: Mapping[str, str] | None = None, decisions: Iterable[Decision] = ()
) -> Graph:
    """Compute the graph that the claims state.

    Parameters
    ----------
    claims:
        Claims of any documents in any order; repeated ones count once.
    dates:
        Publication date (ISO 8601, any precision) by document id, for `first_stated` and `last_stated`.
    decisions:
        Ids to be joined; followed through chains.

    Returns
    -------
    The graph: a node for each id that a `NAMED` claim brings or a relation ends at, an edge for each id of
    `graph.model.edge_id` over the joined ends, with the ids of its claims. Denied claims support no edge, nor do those
    whose ends are one entity. Nodes of one type that share a name but not an id are listed in `possibly_same` and never
    joined.
    """
    unique = {c.id: c for c in claims}
    ordered = [unique[i] for i in sorted(unique)]
    same = _followed(decisions)
    by_node: dict[str, list[Claim]] = defaultdict(list)
    by_edge: dict[tuple[str, str, str, str], list[Claim]] = defaultdict(list)
    for claim in ordered:
        subject, target = (e and same.get(e, (e, ""))[0] for e in (claim.subject, claim.object))
        by_node[str(subject)].append(claim)
        if target is None:
            continue
        by_node[target].append(claim)
        if key := edge_key(claim, str(subject), target):
            by_edge[key].append(claim)
    nodes = {i: _node(i, stated, same) for i, stated in sorted(by_node.items())}
    edges = {key[0]: _edge(key, stated, dates or {}) for key, stated in sorted(by_edge.items())}
    return Graph(nodes, edges, {c.id: c for c in ordered}, tuple(_possibly_same(nodes.values())))


def edge_key(claim: Claim, subject: str, target: str) -> tuple[str, str, str, str] | None:
    """Return id, type, subject and object of the edge that a claim supports once its ends are `subject` and `target`.

    None where it supports none: a denial, or ends that are one entity. A symmetric relation runs from the end that
    comes first in the alphabet.
    """
    if claim.modality == "denied" or subject == target:
        return None
    stated = claim
    if (subject, target) != (claim.subject, claim.object):
        # `dataclasses.replace` would ask for the document; only the id of the edge is read from this copy
        stated = copy.copy(claim)
        object.__setattr__(stated, "subject", subject)
        object.__setattr__(stated, "object", target)
    if ONTOLOGY.edge(claim.predicate).symmetric:
        subject, target = sorted((subject, target))
    return edge_id(stated), claim.predicate, subject, target


def _followed(decisions: Iterable[Decision]) -> dict[str, tuple[str, str]]:
    """Map each joined id to the id that remains in the end, with the reason."""
    direct = {
        d.joined: (d.kept, d.reason) for d in sorted(decisions, key=lambda d: (d.joined, d.kept)) if d.joined != d.kept
    }
    out = {}
    for joined, (kept, reason) in direct.items():
        seen = {joined}
        while kept in direct and kept not in seen:
            seen.add(kept)
            kept = direct[kept][0]
        out[joined] = (kept, reason)
    return out


def best_name(names: Iterable[str]) -> str:
    """Choose the form to show among those that fold alike: with accents, in mixed case, then by the alphabet.

    A choice that depends on the set alone, so documents may come in any order.
    """
    return min(names, key=lambda n: (n.isupper() or n.islower(), n.isascii(), n))


def plain_name(ident: str) -> str:
    """Return what a node is called that no document names: the part of its id after the type."""
    return ident.partition(":")[2]


def comparable_keys(node: Node) -> frozenset[str]:
    """Return the names by which a node may be the same as another; none where the text gave it no name.

    "The case" of two releases is two operations: the phrase says nothing, and every pair of them would be listed.
    """
    return frozenset() if node.properties.get("unnamed") is True else node.keys


def _node(ident: str, claims: list[Claim], same: Mapping[str, tuple[str, str]]) -> Node:
    kind = next(c.subject_type if same.get(c.subject, (c.subject,))[0] == ident else str(c.object_type) for c in claims)
    tally = NodeTally()
    for claim in claims:
        tally.documents.add(claim.document)
        if same.get(claim.subject, (claim.subject,))[0] == ident:
            tally.add(kind, claim.predicate, claim.properties, claim.modality)
    own = {str(c.properties[NAME]) for c in claims if c.predicate == NAMED.name and c.subject == ident} or tally.names
    name = best_name(own) if own else plain_name(ident)
    return Node(
        id=ident,
        type=kind,
        name=name,
        aliases=tuple(sorted(tally.forms - {name})),
        properties=tally.agreed(),
        documents=tuple(sorted(tally.documents)),
        merged=tuple(sorted((j, r) for j, (k, r) in same.items() if k == ident)),
    )


def _texts(value: Value | None) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _edge(key: tuple[str, str, str, str], claims: list[Claim], dates: Mapping[str, str]) -> Edge:
    ident, predicate, subject, target = key
    tally = EdgeTally()
    for claim in claims:
        tally.add(predicate, claim.id, claim.properties, claim.confidence)
        tally.documents.add(claim.document)
        tally.dates |= {d for d in (dates.get(claim.document),) if d}
    return Edge(
        id=ident,
        type=predicate,
        subject=subject,
        object=target,
        claims=tuple(sorted(tally.claims)),
        documents=tuple(sorted(tally.documents)),
        confidence=tally.confidence,
        properties=tally.agreed(),
        first_stated=min(tally.dates, default=""),
        last_stated=max(tally.dates, default=""),
    )


def _possibly_same(nodes: Iterable[Node]) -> Iterator[tuple[str, str, str]]:
    """List pairs of nodes of one type that share a folded form, with the first such form as the reason."""
    blocks: dict[tuple[str, str], list[str]] = defaultdict(list)
    for node in nodes:
        for key in comparable_keys(node):
            blocks[(node.type, key)].append(node.id)
    pairs: dict[tuple[str, str], str] = {}
    for (_, key), ids in sorted(blocks.items()):
        ids.sort()
        for n, first in enumerate(ids):
            for second in ids[n + 1 :]:
                pairs.setdefault((first, second), key)
    return ((a, b, same_reason(key)) for (a, b), key in sorted(pairs.items()))


def same_reason(key: str) -> str:
    """Say why two nodes may be the same: the folded form that both are called by."""
    return f"both are called {key!r}"
