"""Taking a document out with exactly what only it supported, as steps inside one transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from graph.model import Modality, Properties, frozen
from graph.ontology import ONTOLOGY
from graph.resolve import EdgeTally, NodeTally
from graph.schema import NodeType
from graph.store import cypher
from graph.store.base import Removed, Run
from graph.store.contribution import CLAIM_FIELDS, EdgeKey, Same
from graph.store.state import EdgeState, NodeState, Row, number, value
from graph.store.writing import (
    HalfSeen,
    Nodes,
    as_row,
    by_type,
    edge_row,
    standing_for,
    stored_nodes,
    ways,
    write_edges,
    write_names,
    write_nodes,
)


def take_out(run: Run, document: str) -> Removed:
    """Take out the claims of a document that is there, in a transaction that holds the lock; the document itself stays."""
    claims = [as_row(r["claim"]) for r in run(cypher.CLAIMS_OF_DOCUMENT, {"id": document})]
    run(cypher.DELETE_CLAIMS, {"id": document})
    own = types_of(claims)
    same = standing_for(run, own)
    types = {same.get(i, i): t for i, t in own.items()}
    before = stored_nodes(run, types)
    if gone := types.keys() - before.keys():
        raise HalfSeen(f"{min(gone)} is missing, though a claim of {document} speaks of it")
    edges = refold_edges(run, edge_keys(claims, same), before)
    kept = {i: s for i, s in before.items() if s.documents > 1}
    lost = {i: s for i, s in before.items() if i not in kept}
    delete(run, lost)
    write_nodes(run, kept, refolded(run, kept, {i: s.documents - 1 for i, s in kept.items()}))
    return Removed(document, len(claims), len(lost), edges)


def delete(run: Run, nodes: Nodes) -> None:
    """Delete nodes of which no claim speaks any more, with the names that led to them alone."""
    write_names(run, nodes, {})
    for kind, ids in by_type({i: s.node.type for i, s in nodes.items()}).items():
        run(cypher.delete_nodes(kind), {"ids": ids})


def types_of(claims: Iterable[Row]) -> dict[str, str]:
    """Return the ids that stored claims speak of, with their types."""
    types = {}
    for claim in claims:
        types[str(claim["subject"])] = str(claim["subject_type"])
        if "object" in claim:
            types[str(claim["object"])] = str(claim["object_type"])
    return types


def edge_keys(claims: Iterable[Row], same: Same) -> set[EdgeKey]:
    """Return the edges that stored claims support."""
    keys = set()
    for claim in claims:
        if claim.get("edge") is None:
            continue
        named = [(str(claim[e]), str(claim[f"{e}_type"])) for e in ("subject", "object")]
        ends = [(same.get(ident, ident), kind) for ident, kind in named]
        if ONTOLOGY.edge(str(claim["predicate"])).symmetric:
            ends.sort()
        (subject, subject_type), (target, target_type) = ends
        keys.add(EdgeKey(str(claim["edge"]), str(claim["predicate"]), subject, subject_type, target, target_type))
    return keys


def refold_edges(run: Run, keys: Iterable[EdgeKey], nodes: Nodes) -> int:
    """Fold edges anew from the claims that are left, and return how many had none."""
    by_id = {k.id: k for k in keys}
    tallies: dict[str, EdgeTally] = defaultdict(EdgeTally)
    for row in run(cypher.CLAIMS_OF_EDGES, {"ids": sorted(by_id)}):
        claim, ident = as_row(row["claim"]), str(row["edge"])
        tally = tallies[ident]
        tally.add(by_id[ident].type, str(claim["id"]), said(claim), number(claim["confidence"]))
        tally.documents.add(str(row["document"]))
        if row["published"]:
            tally.dates.add(str(row["published"]))
    for way, group in ways(by_id.values(), nodes).items():
        lost = [edge_row(k) for k in group if k.id not in tallies]
        if lost:
            run(cypher.delete_edges(way), {"rows": lost})
        if left := {k: EdgeState.told(tallies[k.id]) for k in group if k.id in tallies}:
            write_edges(run, way, left)
    return len(by_id.keys() - tallies.keys())


def refolded(run: Run, nodes: Nodes, documents: Mapping[str, int]) -> Nodes:
    """Fold nodes anew from the claims that are joined to them; `documents` says how many speak of each."""
    found: Nodes = {}
    for kind, ids in by_type({i: s.node.type for i, s in nodes.items()}).items():
        tallies = node_tallies(run, kind, ids)
        found |= {i: NodeState.told(i, kind.name, tallies[i], documents[i]) for i in ids}
    return found


def node_tallies(run: Run, kind: NodeType, ids: Iterable[str]) -> dict[str, NodeTally]:
    """Return what the claims that are joined to nodes of a type say of them."""
    tallies = {i: NodeTally() for i in ids}
    for row in run(cypher.claims_of_nodes(kind), {"ids": list(tallies)}):
        claim, ident = as_row(row["claim"]), str(row["node"])
        own = claim["subject"] == ident
        tallies[ident].add(kind.name, str(claim["predicate"]), said(claim), modality(claim), own=own)
    return tallies


def said(claim: Row) -> Properties:
    """Return what a stored claim says, beside what every claim has."""
    return frozen({k: value(v) for k, v in claim.items() if k not in CLAIM_FIELDS})


def modality(claim: Mapping[str, object]) -> Modality:
    """Return whether a stored claim denies what it says."""
    return "denied" if claim["modality"] == "denied" else "asserted"
