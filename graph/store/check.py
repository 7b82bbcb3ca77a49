"""Whether a store is what its documents make it: every law looked at, some documents and nodes at a time.

Only ids of nodes and edges are held, never texts. What is derived is computed anew from the claims and compared.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from graph.decisions import Identity, identity
from graph.errors import StoreBusy
from graph.ontology import ONTOLOGY
from graph.schema import NodeType
from graph.store import cypher, cypher_check
from graph.store.backup import batches, documents_with_claims, keys_of, turns, unfinished
from graph.store.base import Run, Store
from graph.store.contribution import edge_of
from graph.store.decisions import examined as examined_decisions
from graph.store.faults import Fault, decision_faults, edge_faults, node_faults
from graph.store.history import reading
from graph.store.rows import examined
from graph.store.state import Row, texts
from graph.store.writing import as_row

_FEW, _MANY = 50, 200


@dataclass(slots=True)
class Stated:
    """What the claims of a store speak of: nodes and edges, of which those that are there are taken out again."""

    same: Identity
    nodes: set[str] = field(default_factory=set)
    edges: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Checked:
    """What was looked at, by kind, and what was found to be wrong."""

    counts: dict[str, int]
    faults: tuple[Fault, ...]


def check(store: Store) -> Checked:
    """Look at everything in a store; nothing is changed.

    Raises
    ------
    StoreBusy
        When somebody wrote in between, so that what was found may mean nothing.
    """
    run = reading(store)
    before, counts = turns(run), Counter[str]()
    sound, broken = examined_decisions(run)
    same = identity(sound)
    found = [*_of_store(store, run), *decision_faults(run, sound, broken, same), *_of_graph(run, counts, same)]
    counts["decisions"] = len(sound) + len(broken)
    if turns(run) != before:
        raise StoreBusy(f"{store.url} was written to while it was checked; end what loads documents first")
    return Checked(dict(counts), tuple(found))


def _of_store(store: Store, run: Run) -> Iterator[Fault]:
    if what := unfinished(store):
        yield Fault("unfinished", what, f"a {what} was begun and did not end", mends=what == "repair")
    yield from _of_schema(run)
    for row in run(cypher_check.CLAIMS_WITHOUT_DOCUMENT, {}):
        yield Fault("claim without document", str(row["id"]), "no document states it")
    for row in run(cypher_check.UNUSED_NAMES, {}):
        yield Fault("name", str(row["id"]), "leads to nothing")
    for row in run(cypher_check.EMPTY_ADDRESSES, {}):
        yield Fault("address", str(row["id"]), "holds nothing")
    for row in run(cypher_check.STRAY_VERSIONS, {}):
        said = "what superseded it is not there"
        yield Fault("version", str(row["id"]), f"{said}; remove it (opsgraph remove)", mends=False)


def _of_schema(run: Run) -> Iterator[Fault]:
    """Say which constraints and indexes are not there; their names and further columns differ between engines."""
    unique = _keyed(r for r in run(cypher_check.SHOW_CONSTRAINTS, {}) if "UNIQUE" in str(r["type"]))
    indexed = _keyed(run(cypher_check.SHOW_INDEXES, {}))
    for label, key in cypher.unique_keys():
        if (label, key) not in unique:
            yield Fault("constraint", f"{label}.{key}", "is not unique: two nodes could bear one key")
    for label, key in cypher.INDEXED:
        if (label, key) not in indexed:
            yield Fault("index", f"{label}.{key}", "is not there: looking things up is slow")


def _keyed(rows: Iterable[Row]) -> set[tuple[str, str]]:
    """Return the labels and properties that constraints or indexes are on."""
    return {(label, key) for row in rows for label in texts(row["labelsOrTypes"]) for key in texts(row["properties"])}


def _of_graph(run: Run, counts: Counter[str], same: Identity) -> Iterator[Fault]:
    stated = Stated(same)
    for documents in batches(keys_of(run, cypher.DOCUMENT), _FEW):
        links = {str(r["claim"]): r for r in run(cypher_check.LINKS_OF_DOCUMENTS, {"ids": documents})}
        for document, claims in documents_with_claims(run, documents):
            counts["documents"] += 1
            counts["claims"] += len(claims)
            yield from _of_document(document, claims, links, stated)
    for kind in ONTOLOGY.nodes:
        for ids in batches(keys_of(run, kind.name), _MANY):
            counts["entities"] += len(ids)
            yield from _of_nodes(run, kind, ids, stated, counts)
    for ident in sorted(stated.nodes):
        yield Fault("entity", ident, "is not there, and claims speak of it")
    for ident, claim in sorted(stated.edges.items()):
        yield Fault("relation", ident, f"is not there, and claims state it, such as {claim}")


def _of_document(document: Row, rows: list[Row], links: dict[str, Row], stated: Stated) -> Iterator[Fault]:
    claims, broken = examined(document, rows)
    for law in broken:
        whole = law.id == document["id"]
        said = f"{law.said}; take it out (opsgraph remove) and load it again" if whole else law.said
        yield Fault("document" if whole else "claim", law.id, said, mends=not whole)
    mended = {law.id for law in broken if law.mended is not None}
    for row in (r for r in rows if str(r["id"]) in claims.keys() | mended):
        ident = str(row["id"])
        ends = [stated.same.of(str(row[e])) for e in ("subject", "object") if row.get(e) is not None]
        stated.nodes |= set(ends)
        if row.get("edge"):
            stated.edges[str(row["edge"])] = ident
        if ident not in claims:
            continue
        if row.get("edge") != edge_of(claims[ident], stated.same.joined):
            yield Fault("claim", ident, "names another relation than the one that it states")
        found = links.get(ident, {})
        if texts(found.get("subjects")) != ends[:1] or texts(found.get("objects")) != ends[1:]:
            yield Fault("claim", ident, "is not joined to what it speaks of")


def _of_nodes(run: Run, kind: NodeType, ids: list[str], stated: Stated, counts: Counter[str]) -> Iterator[Fault]:
    for ident in ids:
        if ident not in stated.nodes:
            yield Fault("entity", ident, "no claim speaks of it")
    known = [i for i in ids if i in stated.nodes]
    stated.nodes -= set(known)
    yield from node_faults(run, kind, known, stated.same.apart)
    edges: dict[str, list[Row]] = defaultdict(list)
    for row in run(cypher_check.edges_of(kind), {"ids": ids}):
        edges[str(as_row(row["row"]).get("id"))].append(row)
        counts["relations"] += 1
    yield from _of_edges(run, edges, stated)


def _of_edges(run: Run, edges: dict[str, list[Row]], stated: Stated) -> Iterator[Fault]:
    for ident in sorted(edges):
        if ident not in stated.edges:
            yield Fault("relation", ident, "no claim states it")
    known = {i: rows for i, rows in edges.items() if i in stated.edges}
    for ids in batches(sorted(known), _MANY):
        yield from edge_faults(run, {i: known[i] for i in ids}, stated.same.joined)
    for ident in known:
        stated.edges.pop(ident, None)


def by_kind(found: Iterable[Fault]) -> dict[str, int]:
    """Count faults by kind."""
    return dict(sorted(Counter(f.kind for f in found).items()))
