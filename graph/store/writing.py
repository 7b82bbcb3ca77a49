"""Writing what a document brings, as steps inside one transaction of a store.

Nothing here grows with the store: a document is joined with the stored state of the nodes and edges that it speaks of.
Only taking a document out reads the claims of others, because a union or a maximum cannot be undone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import asdict, dataclass

from graph.ontology import ONTOLOGY
from graph.resolve import comparable_keys, same_reason
from graph.schema import NodeType
from graph.store import cypher, cypher_decisions, cypher_ledger
from graph.store.base import Attempt, Run
from graph.store.contribution import Contribution, EdgeKey, Same
from graph.store.cypher import End, Way
from graph.store.state import EdgeState, NodeState, Row

Nodes = dict[str, NodeState]


class HalfSeen(Exception):
    """What another transaction is writing was seen in part: only to be tried again from the start.

    The embedded engine lets a transaction begin while the commit of one whose connection broke is still under way.
    """


def record(run: Run, attempt: Attempt) -> None:
    """Write a row of the ledger; writing it twice leaves one."""
    run(cypher_ledger.MERGE_ATTEMPT, {"row": {**asdict(attempt), "key": attempt.key}})


def put(run: Run, brought: Contribution) -> None:
    """Write what a document brings that is not there, or whose claims were taken out."""
    fold(run, brought)
    run(cypher.WRITE_DOCUMENT, {"row": brought.document})
    run(cypher.CREATE_CLAIMS, {"document": brought.document["id"], "rows": list(brought.claims)})
    link_claims(run, brought.claims, brought.same)


def fold(run: Run, brought: Contribution) -> None:
    """Join what a document brings with the nodes and edges that are there."""
    before = stored_nodes(run, {i: s.node.type for i, s in brought.nodes.items()})
    after = {i: before[i].joined(s) if i in before else s for i, s in brought.nodes.items()}
    write_nodes(run, before, after)
    _add_edges(run, brought.edges, after, known=before.keys())


@dataclass(frozen=True, slots=True)
class Locked:
    """What a writer finds: whether a document is there, whether it is an earlier version, and whether ids were joined."""

    present: bool
    earlier: bool
    joined: bool


def locked(run: Run, document: str = "") -> Locked:
    """Wait for other writers to end, and say what is there."""
    row = run(cypher.LOCK, {"id": document})[0]
    return Locked(bool(row["present"]), bool(row["earlier"]), bool(row["joined"]))


def standing_for(run: Run, ids: Iterable[str]) -> Same:
    """Return those of the ids that others stand for, with those."""
    found = run(cypher_decisions.KEPT, {"ids": sorted(set(ids))})
    return {str(r["id"]): str(r["kept"]) for r in found}


def stored_nodes(run: Run, types: Mapping[str, str]) -> Nodes:
    """Read the nodes of these ids (id to type) that are there."""
    ids = by_label((t, i) for i, t in types.items())
    found = [NodeState.stored(str(r["type"]), as_row(r["row"])) for r in run(cypher.read_nodes(), {"ids": ids})]
    return {state.node.id: state for state in found}


def write_nodes(run: Run, before: Nodes, after: Nodes) -> None:
    """Write nodes, the names that lead to them, and what they may be the same as."""
    types = {i: s.node.type for i, s in after.items()}
    run(cypher.write_nodes(), {"rows": by_label((s.node.type, s.row()) for s in after.values())})
    write_names(run, before, after)
    changed = {i: types[i] for i in after if _comparable(before.get(i)) != _comparable(after[i])}
    for kind, ids in by_type({i: t for i, t in changed.items() if i in before}).items():
        run(cypher.unlink_same(kind), {"ids": ids})
    _link_same(run, changed, after)


def write_names(run: Run, before: Nodes, after: Nodes) -> None:
    """Join nodes to the folded names that they did not have, and take away those that they have no more."""
    new, gone = _difference(before, after), _difference(after, before)
    if keys := sorted({key for keys in new.values() for key in keys}):
        run(cypher.MERGE_NAMES, {"rows": [{"key": k} for k in keys]})
    types = {i: s.node.type for i, s in {**before, **after}.items()}
    for kind, ids in by_type({i: types[i] for i in new}).items():
        run(cypher.link_names(kind), {"rows": _name_rows(new, ids)})
    for kind, ids in by_type({i: types[i] for i in gone}).items():
        run(cypher.unlink_names(kind), {"rows": _name_rows(gone, ids)})
    if keys := sorted({key for keys in gone.values() for key in keys}):
        run(cypher.DELETE_UNUSED_NAMES, {"rows": [{"key": k} for k in keys]})


def _difference(before: Nodes, after: Nodes) -> dict[str, list[str]]:
    """Return the folded names that each node has after and had not before."""
    nothing: frozenset[str] = frozenset()
    found = {i: s.node.keys - (before[i].node.keys if i in before else nothing) for i, s in after.items()}
    return {i: sorted(keys) for i, keys in found.items() if keys}


def _name_rows(names: Mapping[str, list[str]], ids: Iterable[str]) -> list[Row]:
    return [{"node": i, "key": key} for i in ids for key in names[i]]


def _link_same(run: Run, changed: Mapping[str, str], nodes: Nodes) -> None:
    """Compute for these nodes (id to type), of which no pair is stored, which others of their type share a name."""
    for kind, ids in by_type(changed).items():
        keys = {i: sorted(_comparable(nodes[i])) for i in ids}
        pairs: dict[tuple[str, str], str] = {}
        for row in run(cypher.find_same(kind), {"rows": _name_rows(keys, ids)}):
            first, second = sorted((str(row["node"]), str(row["other"])))
            pairs[first, second] = min(pairs.get((first, second), str(row["key"])), str(row["key"]))
        apart = told_apart(run, pairs)
        rows = [
            {"first": a, "second": b, "reason": same_reason(key)}
            for (a, b), key in sorted(pairs.items())
            if (a, b) not in apart
        ]
        if rows:
            run(cypher.link_same(kind), {"rows": rows})


def told_apart(run: Run, pairs: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Return those of the pairs, each in order, that are decided not to be the same."""
    by_key = {pair_key(*pair): pair for pair in pairs}
    if not by_key:
        return set()
    return {by_key[str(r["key"])] for r in run(cypher_decisions.NOT_SAME, {"keys": sorted(by_key)})}


def pair_key(first: str, second: str) -> str:
    """Return the key of a pair of ids in order; no id has a space."""
    return f"{first} {second}"


def relink_same(run: Run, nodes: Nodes) -> None:
    """Compute anew for nodes that are there which others they may be the same as."""
    types = {i: s.node.type for i, s in nodes.items()}
    for kind, ids in by_type(types).items():
        run(cypher.unlink_same(kind), {"ids": ids})
    _link_same(run, types, nodes)


def _comparable(state: NodeState | None) -> frozenset[str]:
    return comparable_keys(state.node) if state else frozenset()


def _add_edges(run: Run, edges: Mapping[EdgeKey, EdgeState], nodes: Nodes, *, known: Set[str]) -> None:
    for way, keys in ways(edges, nodes).items():
        # an edge of a node that is new itself cannot be there
        rows = [edge_row(k) for k in keys if k.subject in known and k.object in known]
        found = [as_row(r["row"]) for r in run(cypher.read_edges(way), {"rows": rows})] if rows else []
        stored = {str(row["id"]): EdgeState.stored(row) for row in found}
        write_edges(run, way, {k: stored[k.id].joined(edges[k]) if k.id in stored else edges[k] for k in keys})


def edge_row(key: EdgeKey) -> Row:
    """Return what finds an edge: its id and ends."""
    return {"id": key.id, "subject": key.subject, "object": key.object}


def write_edges(run: Run, way: Way, states: Mapping[EdgeKey, EdgeState]) -> None:
    """Write edges that run the same way."""
    rows = [edge_row(k) | {"values": state.row(k.id)} for k, state in states.items()]
    run(cypher.write_edges(way), {"rows": rows})


def ways(keys: Iterable[EdgeKey], nodes: Nodes) -> dict[Way, list[EdgeKey]]:
    """Group edges by the text that finds them: type, labels of the ends, and the end with fewer documents."""
    groups: dict[tuple[str, str, str, bool], list[EdgeKey]] = defaultdict(list)
    for key in keys:
        from_subject = nodes[key.subject].documents <= nodes[key.object].documents
        groups[key.type, key.subject_type, key.object_type, from_subject].append(key)
    return {
        Way(ONTOLOGY.edge(t), ONTOLOGY.node(s), ONTOLOGY.node(o), f): sorted(group, key=lambda k: k.id)
        for (t, s, o, f), group in sorted(groups.items())
    }


def link_claims(run: Run, claims: Iterable[Row], same: Same) -> None:
    """Join claims to the entities that they speak of."""
    link_end(run, "SUBJECT", claims, same)
    if objects := [c for c in claims if "object" in c]:
        link_end(run, "OBJECT", objects, same)


def link_end(run: Run, end: End, claims: Iterable[Row], same: Same) -> None:
    """Join claims that have this end to the entity that stands for it."""
    name = end.lower()
    rows = [(str(c[f"{name}_type"]), {"claim": c["id"], "node": same.get(str(c[name]), str(c[name]))}) for c in claims]
    run(cypher.link_claims(end), {"rows": by_label(rows)})


def by_label(values: Iterable[tuple[str, object]]) -> dict[str, list[object]]:
    """Group values by label, with a list for every label of the ontology."""
    groups: dict[str, list[object]] = {t.name: [] for t in ONTOLOGY.nodes}
    for label, value in values:
        groups[label].append(value)
    return groups


def by_type(types: Mapping[str, str]) -> dict[NodeType, list[str]]:
    """Group ids by node type, in order."""
    groups: dict[str, list[str]] = defaultdict(list)
    for ident, type_name in types.items():
        groups[type_name].append(ident)
    return {ONTOLOGY.node(name): sorted(ids) for name, ids in sorted(groups.items())}


def as_row(stored: object) -> Row:
    """Return a stored map as a row."""
    return dict(stored) if isinstance(stored, dict) else {}
