"""A graph that follows decisions: the claims of ids for which another id stands than before are joined to that one.

Steps inside one transaction. Only entities, relations and pairs on which those ids have a part are folded anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from graph.decisions import Identity, type_of
from graph.resolve import supported
from graph.store import cypher, cypher_check, cypher_decisions
from graph.store.base import Run
from graph.store.removal import delete, edge_keys, refold_edges, refolded, said, types_of
from graph.store.state import NodeState, Row, count
from graph.store.writing import as_row, by_label, by_type, link_end, relink_same, stored_nodes, write_nodes


@dataclass(frozen=True, slots=True)
class Moving:
    """A stored claim as it is, and as it has to be."""

    before: Row
    after: Row


def follow(run: Run, old: Identity, new: Identity) -> None:
    """Make a graph that follows one identity follow another, which is written already."""
    ids = old.joined.keys() | new.joined.keys()
    if moved := {i for i in ids if old.of(i) != new.of(i)}:
        _move(run, moved, old, new)
    # after the nodes: what is to be told apart may just have come to be
    if pairs := old.apart ^ new.apart:
        relink_same(run, stored_nodes(run, _typed(i for pair in pairs for i in pair)))


def _move(run: Run, moved: Set[str], old: Identity, new: Identity) -> None:
    claims = _claims(run, moved, old, new)
    touched = _typed(end for i in moved for end in (old.of(i), new.of(i)))
    before = stored_nodes(run, touched)
    comes = {new.of(end) for c in claims for end in types_of([c.after]) if end in moved}
    _make(run, {i: t for i, t in touched.items() if i in comes - before.keys()})
    _relink(run, claims, moved, new)
    keys = edge_keys([c.before for c in claims], old.joined) | edge_keys([c.after for c in claims], new.joined)
    ends = {end: kind for k in keys for end, kind in ((k.subject, k.subject_type), (k.object, k.object_type))}
    refold_edges(run, keys, stored_nodes(run, ends))
    there = stored_nodes(run, touched)
    documents = _counted(run, there)
    lost = {i: s for i, s in there.items() if not documents.get(i)}
    delete(run, {i: before.get(i, s) for i, s in lost.items()})
    write_nodes(
        run,
        {i: s for i, s in before.items() if i not in lost},
        refolded(run, {i: s for i, s in there.items() if i not in lost}, documents),
    )


def _typed(ids: Iterable[str]) -> dict[str, str]:
    return {i: kind for i in ids if (kind := type_of(i))}


def _claims(run: Run, moved: Set[str], old: Identity, new: Identity) -> list[Moving]:
    """Return the claims that speak of ids which move, with the edge that each supports afterwards."""
    found: dict[str, Moving] = {}
    for kind, ids in by_type(_typed(old.of(i) for i in moved)).items():
        for row in run(cypher_decisions.claims_on(kind), {"ids": ids, "moved": sorted(moved)}):
            claim = as_row(row["claim"])
            bare = {k: v for k, v in claim.items() if k != "edge"}
            edge = _edge(claim, str(row["document"]), new.joined)
            found[str(claim["id"])] = Moving(claim, bare | {"edge": edge} if edge else bare)
    return [found[i] for i in sorted(found)]


def _edge(claim: Row, document: str, same: Mapping[str, str]) -> str | None:
    """Return the id of the edge that a stored claim supports; None where it supports none."""
    if claim.get("object") is None:
        return None
    subject, target = (same.get(str(claim[end]), str(claim[end])) for end in ("subject", "object"))
    return supported(str(claim["predicate"]), str(claim["modality"]), (subject, target), document, said(claim))


def _make(run: Run, types: Mapping[str, str]) -> None:
    """Make nodes for claims to be joined to; what they hold is folded afterwards."""
    if types:
        rows = by_label((kind, {"id": ident, "name": "", "documents": 0}) for ident, kind in types.items())
        run(cypher.write_nodes(), {"rows": rows})


def _relink(run: Run, claims: list[Moving], moved: Set[str], new: Identity) -> None:
    if not claims:
        return
    edges = [{"id": c.after["id"], "edge": c.after.get("edge")} for c in claims]
    run(cypher_check.SET_EDGES, {"rows": edges})
    subjects = [c.after for c in claims if c.after["subject"] in moved]
    objects = [c.after for c in claims if c.after.get("object") in moved]
    if subjects:
        run(cypher_decisions.unlink_claims("SUBJECT"), {"ids": [c["id"] for c in subjects]})
        link_end(run, "SUBJECT", subjects, new.joined)
    if objects:
        run(cypher_decisions.unlink_claims("OBJECT"), {"ids": [c["id"] for c in objects]})
        link_end(run, "OBJECT", objects, new.joined)


def _counted(run: Run, nodes: Mapping[str, NodeState]) -> dict[str, int]:
    """Return how many documents speak of each node."""
    found: dict[str, int] = {}
    for kind, ids in by_type({i: s.node.type for i, s in nodes.items()}).items():
        rows = run(cypher_check.counted_documents(kind), {"ids": ids})
        found |= {str(r["id"]): count(r["documents"]) for r in rows}
    return found
