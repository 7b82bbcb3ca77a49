"""Claims to graph: which statements speak of the same thing, and what they say together.

A pure function. Ids are computed from what one document says (`graph.names.node_id`), so resolving is grouping:
the order of claims and documents cannot matter, twice is once, and taking a document away gives the graph without it.
Every value of a node or edge is folded from its claims by union, minimum and maximum for the same reason. The folding
itself is `NodeTally` and `EdgeTally`, which a store uses too, so that both come to the same graph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field

from graph.decisions import Decision, Identity, identity
from graph.model import Claim, Edge, Graph, Modality, Node, Properties, Value, frozen, relation_id
from graph.ontology import FIGURE, NAMED, ONTOLOGY, UNNAMED

#: In a claim of `NAMED`: the canonical name, and every form that the document uses.
NAME, NAMES = "name", "names"


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
    """What statements say of one entity, taken one at a time in any order.

    `names` are those of its own id, `borrowed` those of ids that were joined to it: they are shown where it has none.
    """

    names: set[str] = field(default_factory=set)
    borrowed: set[str] = field(default_factory=set)
    forms: set[str] = field(default_factory=set)

    def add(self, type_name: str, predicate: str, given: Properties, modality: Modality, *, own: bool = True) -> None:
        """Take what a claim with the entity as its subject says of it; a denied figure is no figure.

        `own` is false where the subject is an id that was joined to the entity. That a text gives that one no name says
        nothing of an entity which has one.
        """
        if predicate == NAMED.name:
            (self.names if own else self.borrowed).add(str(given[NAME]))
            self.forms |= {str(given[NAME]), *_texts(given.get(NAMES))}
            said = (p.name for p in ONTOLOGY.node(type_name).properties if own or p != UNNAMED)
            self._take(said, given)
        elif predicate == FIGURE.name and modality != "denied":
            self.values[f"figure_{given['measure']}"].add(given["value"])

    def name(self, ident: str) -> str:
        """Return what the entity of an id is called."""
        names = self.names or self.borrowed
        return best_name(names) if names else plain_name(ident)


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
        Which ids are one entity and which are not; see `graph.decisions.identity`.

    Returns
    -------
    The graph: a node for each id that a `NAMED` claim brings or a relation ends at, an edge for each id of
    `graph.model.edge_id` over the joined ends, with the ids of its claims. Denied claims support no edge, nor do those
    whose ends are one entity. Nodes of one type that share a name but not an id are listed in `possibly_same` unless they
    are decided to be different, and never joined without a decision.
    """
    unique = {c.id: c for c in claims}
    ordered = [unique[i] for i in sorted(unique)]
    decided = list(decisions)
    same = identity(decided)
    by_node: dict[str, list[Claim]] = defaultdict(list)
    by_edge: dict[tuple[str, str, str, str], list[Claim]] = defaultdict(list)
    for claim in ordered:
        subject = same.of(claim.subject)
        by_node[subject].append(claim)
        if claim.object is None:
            continue
        target = same.of(claim.object)
        by_node[target].append(claim)
        if key := edge_key(claim, subject, target):
            by_edge[key].append(claim)
    merged = _merged(same, decided)
    nodes = {i: _node(i, stated, same, merged.get(i, ())) for i, stated in sorted(by_node.items())}
    edges = {key[0]: _edge(key, stated, dates or {}) for key, stated in sorted(by_edge.items())}
    return Graph(nodes, edges, {c.id: c for c in ordered}, tuple(_possibly_same(nodes.values(), same.apart)))


def edge_key(claim: Claim, subject: str, target: str) -> tuple[str, str, str, str] | None:
    """Return id, type, subject and object of the edge that a claim supports once its ends are `subject` and `target`.

    None where it supports none: a denial, or ends that are one entity. A symmetric relation runs from the end that
    comes first in the alphabet.
    """
    ends = (subject, target)
    ident = supported(claim.predicate, claim.modality, ends, claim.document, claim.properties)
    if ident is None:
        return None
    if ONTOLOGY.edge(claim.predicate).symmetric:
        subject, target = sorted((subject, target))
    return ident, claim.predicate, subject, target


def supported(
    predicate: str, modality: str, ends: tuple[str, str], document: str, properties: Mapping[str, object]
) -> str | None:
    """Return the id of the edge that a statement supports; None where it is a denial, or its ends are one entity."""
    if modality == "denied" or ends[0] == ends[1]:
        return None
    return relation_id(predicate, ends, document, properties)


def _merged(same: Identity, decisions: Iterable[Decision]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return for each id that remains those which were joined to it, with the reasons of the decisions on them."""
    reasons: dict[str, set[str]] = defaultdict(set)
    for decision in decisions:
        for ident in (decision.first, decision.second):
            if decision.verdict == "same" and decision.reason:
                reasons[ident].add(decision.reason)
    merged: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for joined, kept in sorted(same.joined.items()):
        merged[kept].append((joined, "; ".join(sorted(reasons[joined]))))
    return {kept: tuple(pairs) for kept, pairs in merged.items()}


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


def _node(ident: str, claims: list[Claim], same: Identity, merged: tuple[tuple[str, str], ...]) -> Node:
    kind = next(c.subject_type if same.of(c.subject) == ident else str(c.object_type) for c in claims)
    tally = NodeTally()
    for claim in claims:
        tally.documents.add(claim.document)
        if same.of(claim.subject) == ident:
            tally.add(kind, claim.predicate, claim.properties, claim.modality, own=claim.subject == ident)
    name = tally.name(ident)
    return Node(
        id=ident,
        type=kind,
        name=name,
        aliases=tuple(sorted(tally.forms - {name})),
        properties=tally.agreed(),
        documents=tuple(sorted(tally.documents)),
        merged=merged,
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


def _possibly_same(nodes: Iterable[Node], apart: Set[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """List pairs of nodes of one type that share a folded form and may be the same, with the first such form as the reason."""
    blocks: dict[tuple[str, str], list[str]] = defaultdict(list)
    for node in nodes:
        for key in comparable_keys(node):
            blocks[(node.type, key)].append(node.id)
    pairs: dict[tuple[str, str], str] = {}
    for (_, key), ids in sorted(blocks.items()):
        ids.sort()
        for n, first in enumerate(ids):
            for second in ids[n + 1 :]:
                if (first, second) not in apart:
                    pairs.setdefault((first, second), key)
    return ((a, b, same_reason(key)) for (a, b), key in sorted(pairs.items()))


def same_reason(key: str) -> str:
    """Say why two nodes may be the same: the folded form that both are called by."""
    return f"both are called {key!r}"
