"""What a check finds, and the comparison of stored nodes and edges with what their claims make of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from graph.decisions import Decision, Identity, contradiction, contradictions
from graph.resolve import EdgeTally, comparable_keys, same_reason
from graph.schema import NodeType
from graph.store import cypher, cypher_check
from graph.store.base import Run
from graph.store.contribution import EdgeKey, Same
from graph.store.decisions import written_identity
from graph.store.removal import edge_keys, node_tallies, said
from graph.store.state import EdgeState, NodeState, Row, count, number
from graph.store.writing import as_row


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it has to be.

    Parameters
    ----------
    kind:
        Of what: document, claim, entity, relation, name, ...
    id:
        Of which one.
    said:
        What is wrong with it.
    mends:
        Whether a repair mends it: what is derived can be made anew, what was read cannot.
    """

    kind: str
    id: str
    said: str
    mends: bool = True


def decision_faults(run: Run, sound: list[Decision], broken: list[tuple[str, str]], same: Identity) -> Iterator[Fault]:
    """Say which decisions cannot hold, and where a store does not say what follows from the others."""
    for key, wrong in broken:
        yield Fault("decision", key, f"{wrong}; delete it (opsgraph undecided {key})", mends=False)
    for different, chain in contradictions(sound):
        yield Fault("decision", different.key, contradiction(different, chain), mends=False)
    there = written_identity(run)
    for ident in sorted(there.joined.keys() | same.joined.keys()):
        told, follows = there.joined.get(ident), same.joined.get(ident)
        if told != follows:
            yield Fault("identity", ident, f"stands as {told or 'itself'}, and decisions make it {follows or 'itself'}")
    for pair in sorted(there.apart ^ same.apart):
        yield Fault("identity", pair[0], f"is not rightly said to be another than {pair[1]}")


def node_faults(run: Run, kind: NodeType, ids: list[str], apart: Set[tuple[str, str]]) -> Iterator[Fault]:
    """Compare stored nodes of a type, of which claims speak, with what those make of them; some pairs are not the same."""
    stored = {str(r["id"]): as_row(r["row"]) for r in run(cypher_check.nodes_of(kind), {"ids": ids})}
    expected = _expected(run, kind, ids)
    for ident in ids:
        if ident in stored and (wrong := _differences(stored[ident], expected[ident].row())):
            yield Fault("entity", ident, f"is stored with {wrong}")
    names: dict[str, list[str]] = defaultdict(list)
    for row in run(cypher_check.names_of(kind), {"ids": ids}):
        names[str(row["id"])].append(str(row["key"]))
    for ident in ids:
        if sorted(names[ident]) != sorted(expected[ident].node.keys):
            strange = sorted(set(names[ident]) ^ expected[ident].node.keys) or sorted(names[ident])
            yield Fault("name", ident, f"is not found by exactly its names: {', '.join(map(repr, strange[:3]))}")
    yield from _same_faults(run, kind, ids, expected, apart)


def _expected(run: Run, kind: NodeType, ids: list[str]) -> dict[str, NodeState]:
    tallies = node_tallies(run, kind, ids)
    documents = {str(r["id"]): count(r["documents"]) for r in run(cypher_check.counted_documents(kind), {"ids": ids})}
    return {i: NodeState.told(i, kind.name, tallies[i], documents.get(i, 0)) for i in ids}


def _same_faults(
    run: Run, kind: NodeType, ids: list[str], expected: Mapping[str, NodeState], apart: Set[tuple[str, str]]
) -> Iterator[Fault]:
    """Compare the pairs that may be the same, each at the one that comes first."""
    keys = [{"node": i, "key": k} for i in ids for k in sorted(comparable_keys(expected[i].node))]
    reasons: dict[tuple[str, str], str] = {}
    for row in run(cypher.find_same(kind), {"rows": keys}):
        pair, key = (str(row["node"]), str(row["other"])), str(row["key"])
        if pair[0] < pair[1]:
            reasons[pair] = min(reasons.get(pair, key), key)
    wanted = {(*pair, same_reason(key)) for pair, key in reasons.items() if pair not in apart}
    found = [
        (str(r["first"]), str(r["second"]), str(r["reason"])) for r in run(cypher_check.same_as(kind), {"ids": ids})
    ]
    for first, second, _ in sorted(wanted ^ set(found)):
        yield Fault("possibly same", first, f"is not listed rightly with {second}")
    for twice in sorted({p for p in found if found.count(p) > 1}):
        yield Fault("possibly same", twice[0], f"is listed twice with {twice[1]}")


def edge_faults(run: Run, edges: Mapping[str, list[Row]], same: Same) -> Iterator[Fault]:
    """Compare stored edges, each with all that bear its id, with what their claims make of them."""
    tallies: dict[str, EdgeTally] = defaultdict(EdgeTally)
    keys: dict[str, EdgeKey] = {}
    for row in run(cypher.CLAIMS_OF_EDGES, {"ids": sorted(edges)}):
        claim, ident = as_row(row["claim"]), str(row["edge"])
        keys |= {k.id: k for k in edge_keys([claim], same)}
        tallies[ident].add(str(claim["predicate"]), str(claim["id"]), said(claim), number(claim["confidence"]))
        tallies[ident].documents.add(str(row["document"]))
        if row["published"]:
            tallies[ident].dates.add(str(row["published"]))
    for ident, rows in sorted(edges.items()):
        if ident not in keys:
            yield Fault("relation", ident, "no claim of a document states it")
            continue
        key = keys[ident]
        if len(rows) > 1:
            yield Fault("relation", ident, f"is there {len(rows)} times")
        if any((r["type"], r["subject"], r["object"]) != (key.type, key.subject, key.object) for r in rows):
            yield Fault("relation", ident, "does not join what its claims say")
        if wrong := _differences(as_row(rows[0]["row"]), EdgeState.told(tallies[ident]).row(ident)):
            yield Fault("relation", ident, f"is stored with {wrong}")


def _differences(stored: Row, expected: Row) -> str:
    """Say how a stored row differs from the one that claims make; empty where it does not."""
    wrong = [k for k in sorted(stored.keys() | expected.keys()) if stored.get(k) != expected.get(k)]
    return "; ".join(f"{k} {_short(stored.get(k))}, and claims make it {_short(expected.get(k))}" for k in wrong[:3])


def _short(value: object) -> str:
    text = "nothing" if value is None else repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
