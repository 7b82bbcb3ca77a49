"""Putting a document in and taking it out again, as steps inside one transaction of a store.

Nothing here grows with the store: a document is joined with the stored state of the nodes and edges that it speaks of.
Only taking a document out reads the claims of others, because a union or a maximum cannot be undone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict

from graph.model import Extraction
from graph.ontology import ONTOLOGY
from graph.resolve import comparable_keys, same_reason
from graph.schema import NodeType
from graph.store import cypher
from graph.store.base import Attempt, Status
from graph.store.contribution import EdgeKey, contribution
from graph.store.cypher import Way
from graph.store.state import EdgeState, NodeState, Row

#: Runs a text with its parameters inside the transaction and returns all its rows.
Run = Callable[[str, Mapping[str, object]], list[Row]]

Nodes = dict[str, NodeState]


def record(run: Run, attempt: Attempt) -> None:
    """Write a row of the ledger."""
    run(cypher.CREATE_ATTEMPT, {"row": asdict(attempt)})


def add(run: Run, extraction: Extraction, attempt: Attempt) -> Status:
    """Write a document's whole contribution with its row of the ledger; the ledger alone where it is there."""
    brought = contribution(extraction)
    run(cypher.LOCK, {})
    ident = extraction.document.id
    if run(cypher.HAS_DOCUMENT, {"id": ident}):
        record(run, Attempt(**{**asdict(attempt), "status": "unchanged"}))
        return "unchanged"
    before = stored_nodes(run, {i: s.node.type for i, s in brought.nodes.items()})
    after = {i: before[i].joined(s) if i in before else s for i, s in brought.nodes.items()}
    write_nodes(run, before, after)
    _add_edges(run, brought.edges, after)
    run(cypher.CREATE_DOCUMENT, {"row": brought.document})
    run(cypher.CREATE_CLAIMS, {"document": ident, "rows": list(brought.claims)})
    _link_claims(run, brought.claims)
    record(run, attempt)
    return "loaded"


def stored_nodes(run: Run, types: Mapping[str, str]) -> Nodes:
    """Read the nodes of these ids (id to type) that are there."""
    found: Nodes = {}
    for kind, ids in by_type(types).items():
        for row in run(cypher.read_nodes(kind), {"ids": ids}):
            state = NodeState.stored(kind.name, as_row(row["row"]))
            found[state.node.id] = state
    return found


def write_nodes(run: Run, before: Nodes, after: Nodes) -> None:
    """Write nodes, the names that lead to them, and what they may be the same as."""
    types = {i: s.node.type for i, s in after.items()}
    for kind, ids in by_type(types).items():
        run(cypher.write_nodes(kind), {"rows": [after[i].row() for i in ids]})
    write_names(run, before, after)
    changed = {i: types[i] for i in after if _comparable(before.get(i)) != _comparable(after[i])}
    write_same(run, changed, after)


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


def write_same(run: Run, changed: Mapping[str, str], nodes: Nodes) -> None:
    """Compute anew, for these nodes (id to type), which others of their type they share a name with."""
    for kind, ids in by_type(changed).items():
        run(cypher.unlink_same(kind), {"ids": ids})
        keys = {i: sorted(_comparable(nodes[i])) for i in ids}
        pairs: dict[tuple[str, str], str] = {}
        for row in run(cypher.find_same(kind), {"rows": _name_rows(keys, ids)}):
            first, second = sorted((str(row["node"]), str(row["other"])))
            pairs[first, second] = min(pairs.get((first, second), str(row["key"])), str(row["key"]))
        rows = [{"first": a, "second": b, "reason": same_reason(key)} for (a, b), key in sorted(pairs.items())]
        if rows:
            run(cypher.link_same(kind), {"rows": rows})


def _comparable(state: NodeState | None) -> frozenset[str]:
    return comparable_keys(state.node) if state else frozenset()


def _add_edges(run: Run, edges: Mapping[EdgeKey, EdgeState], nodes: Nodes) -> None:
    for way, keys in ways(edges, nodes).items():
        rows = [{"id": k.id, "subject": k.subject, "object": k.object} for k in keys]
        stored = {str(as_row(r["row"])["id"]): as_row(r["row"]) for r in run(cypher.read_edges(way), {"rows": rows})}
        states = {k: edges[k] for k in keys}
        for key in keys:
            if key.id in stored:
                states[key] = EdgeState.stored(stored[key.id]).joined(edges[key])
        write_edges(run, way, states)


def write_edges(run: Run, way: Way, states: Mapping[EdgeKey, EdgeState]) -> None:
    """Write edges that run the same way."""
    rows = [{"id": k.id, "subject": k.subject, "object": k.object, "values": s.row(k.id)} for k, s in states.items()]
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


def _link_claims(run: Run, claims: Iterable[Row]) -> None:
    groups: dict[tuple[cypher.End, str], list[Row]] = defaultdict(list)
    for row in claims:
        groups["SUBJECT", str(row["subject_type"])].append({"claim": row["id"], "node": row["subject"]})
        if "object" in row:
            groups["OBJECT", str(row["object_type"])].append({"claim": row["id"], "node": row["object"]})
    for (end, label), rows in sorted(groups.items()):
        run(cypher.link_claims(end, ONTOLOGY.node(label)), {"rows": rows})


def by_type(types: Mapping[str, str]) -> dict[NodeType, list[str]]:
    """Group ids by node type, in order."""
    groups: dict[str, list[str]] = defaultdict(list)
    for ident, type_name in types.items():
        groups[type_name].append(ident)
    return {ONTOLOGY.node(name): sorted(ids) for name, ids in sorted(groups.items())}


def as_row(stored: object) -> Row:
    """Return a stored map as a row."""
    return dict(stored) if isinstance(stored, dict) else {}
