"""Claims to graph: which statements speak of the same thing, and what they say together.

A pure function. Ids are computed from what one document says (`graph.names.node_id`), so resolving is grouping:
the order of claims and documents cannot matter, twice is once, and taking a document away gives the graph without it.
Every value of a node or edge is folded from its claims by union, minimum and maximum for the same reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.model import Claim, Edge, Graph, Node, Properties, Value, edge_id, frozen
from graph.ontology import FIGURE, NAMED, ONTOLOGY

#: In a claim of `NAMED`: the canonical name, and every form that the document uses.
NAME, NAMES = "name", "names"


@dataclass(frozen=True, slots=True)
class Decision:
    """Somebody's word that two ids are one entity; `kept` is the id that remains."""

    kept: str
    joined: str
    reason: str


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
    `graph.model.edge_id`, with the ids of its claims. Denied claims support no edge. Nodes of one type that share a
    name but not an id are listed in `possibly_same` and never joined.
    """
    unique = {c.id: c for c in claims}
    ordered = [unique[i] for i in sorted(unique)]
    same = _followed(decisions)
    by_node: dict[str, list[Claim]] = defaultdict(list)
    by_edge: dict[tuple[str, str, str, str], list[Claim]] = defaultdict(list)
    for claim in ordered:
        by_node[same.get(claim.subject, (claim.subject, ""))[0]].append(claim)
        if claim.object is None:
            continue
        by_node[same.get(claim.object, (claim.object, ""))[0]].append(claim)
        if claim.modality != "denied":
            subject, target = (same.get(e, (e, ""))[0] for e in (claim.subject, claim.object))
            by_edge[(edge_id(claim), claim.predicate, subject, target)].append(claim)
    nodes = {i: _node(i, stated, same) for i, stated in sorted(by_node.items())}
    edges = {key[0]: _edge(key, stated, dates or {}) for key, stated in sorted(by_edge.items())}
    return Graph(nodes, edges, {c.id: c for c in ordered}, tuple(_possibly_same(nodes.values())))


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


def _node(ident: str, claims: list[Claim], same: Mapping[str, tuple[str, str]]) -> Node:
    named = [c for c in claims if c.predicate == NAMED.name]
    own = {str(c.properties[NAME]) for c in named if c.subject == ident} or {str(c.properties[NAME]) for c in named}
    name = best_name(own) if own else ident.partition(":")[2]
    forms = {form for c in named for form in (str(c.properties[NAME]), *_texts(c.properties.get(NAMES)))}
    kind = next(c.subject_type if same.get(c.subject, (c.subject,))[0] == ident else str(c.object_type) for c in claims)
    return Node(
        id=ident,
        type=kind,
        name=name,
        aliases=tuple(sorted(forms - {name})),
        properties=_node_properties(kind, named, [c for c in claims if c.predicate == FIGURE.name]),
        documents=tuple(sorted({c.document for c in claims})),
        merged=tuple(sorted((j, r) for j, (k, r) in same.items() if k == ident)),
    )


def _texts(value: Value | None) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def agreed(values: Iterable[Value]) -> Value | None:
    """Return the value when all agree, else None: nothing is averaged or overwritten."""
    distinct = set(values)
    return next(iter(distinct)) if len(distinct) == 1 else None


def _node_properties(type_name: str, named: list[Claim], figures: list[Claim]) -> Properties:
    wanted = [p.name for p in ONTOLOGY.node(type_name).properties]
    out = {p: agreed(c.properties[p] for c in named if p in c.properties) for p in wanted}
    by_measure: dict[str, set[Value]] = defaultdict(set)
    for claim in figures:
        by_measure[str(claim.properties["measure"])].add(claim.properties["value"])
    out |= {f"figure_{measure}": agreed(values) for measure, values in by_measure.items()}
    return frozen(out)


def _edge(key: tuple[str, str, str, str], claims: list[Claim], dates: Mapping[str, str]) -> Edge:
    ident, predicate, subject, target = key
    if ONTOLOGY.edge(predicate).symmetric:
        subject, target = sorted((subject, target))
    stated = sorted(d for c in claims if (d := dates.get(c.document)))
    wanted = [p.name for p in ONTOLOGY.edge(predicate).properties]
    return Edge(
        id=ident,
        type=predicate,
        subject=subject,
        object=target,
        claims=tuple(sorted(c.id for c in claims)),
        documents=tuple(sorted({c.document for c in claims})),
        confidence=max(c.confidence for c in claims),
        properties=frozen({p: agreed(c.properties[p] for c in claims if p in c.properties) for p in wanted}),
        first_stated=stated[0] if stated else "",
        last_stated=stated[-1] if stated else "",
    )


def _possibly_same(nodes: Iterable[Node]) -> list[tuple[str, str, str]]:
    """List pairs of nodes of one type that share a folded form, with that form as the reason."""
    blocks: dict[tuple[str, str], list[str]] = defaultdict(list)
    for node in nodes:
        for key in sorted(node.keys):
            blocks[(node.type, key)].append(node.id)
    pairs: dict[tuple[str, str], str] = {}
    for (_, key), ids in sorted(blocks.items()):
        ids.sort()
        for n, first in enumerate(ids):
            for second in ids[n + 1 :]:
                pairs.setdefault((first, second), key)
    return [(a, b, f"both are called {key!r}") for (a, b), key in sorted(pairs.items())]
