"""Mending a store: what is derived is made anew from the documents and claims; what was read is never guessed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.errors import StoreBusy
from graph.model import Claim
from graph.ontology import ONTOLOGY
from graph.store import cypher, cypher_check
from graph.store.backup import batches, documents_with_claims, keys_of, mark, turns, unmark
from graph.store.base import Run, Store
from graph.store.contribution import Same, combined, edge_of
from graph.store.decisions import mend_identity
from graph.store.history import reading
from graph.store.rows import claim_of, document_of, examined
from graph.store.state import Row, count
from graph.store.writing import as_row, fold, link_claims

_FEW, _DELETED = 50, 1_000
_REPAIR = "repair"


def repair(store: Store) -> int:
    """Mend everything that can be mended, and return how many claims had to be taken out.

    Constraints and indexes are made; a quote is taken from its text anew; a claim without its document is joined to the one
    that states it. A claim that still does not hold is taken out, and its document is said to be extracted by nothing, so that
    it is extracted anew with the next `--refresh`. Nodes, edges and names are folded anew from the claims that hold and the
    decisions.
    Meanwhile the graph is not whole: a repair that does not end leaves a mark, and another one mends it.

    Raises
    ------
    StoreBusy
        When somebody wrote in between; then it is to be done again.
    """
    run = reading(store)
    for text in cypher.schema():
        store.apply(lambda steps, it=text: steps(it, {}))  # type: ignore[misc]
    mark(store, _REPAIR)
    before = turns(run)
    same = store.apply(mend_identity).joined
    documents = keys_of(run, cypher.DOCUMENT)
    lost = store.apply(lambda steps: _mend_claims(steps, documents))
    for text in (*map(cypher_check.delete_some, ONTOLOGY.nodes), cypher_check.DELETE_NAMES):
        while store.apply(lambda steps, it=text: count(steps(it, {"limit": _DELETED})[0]["count"])):  # type: ignore[misc]
            pass
    for ids in batches(documents, _FEW):
        lost += store.apply(lambda steps, them=ids: _fold_documents(steps, them, same))  # type: ignore[misc]
    store.apply(lambda steps: steps(cypher_check.DELETE_EMPTY_ADDRESSES, {}))
    if turns(run) != before:
        raise StoreBusy(f"{store.url} was written to while it was repaired; end what loads documents, and do it again")
    unmark(store)
    return lost


def _mend_claims(run: Run, documents: Iterable[str]) -> int:
    """Join claims without a document to the one that states them; take out those that none states, and count them."""
    strays = {str(r["id"]): as_row(r["row"]) for r in run(cypher_check.CLAIMS_WITHOUT_DOCUMENT, {})}
    if not strays:
        return 0
    for document, _ in documents_with_claims(run, list(documents)):
        for ident in [i for i, row in strays.items() if _states(document, row)]:
            run(cypher_check.STATE_CLAIM, {"id": ident, "document": document["id"]})
            del strays[ident]
    for ident in strays:
        run(cypher_check.DELETE_CLAIM, {"id": ident})
    return len(strays)


def _states(document: Row, claim: Row) -> bool:
    """Whether a document states a claim: the id of a claim is computed from its document and what it says."""
    return str(claim["id"]) in examined(document, [claim])[0]


def _fold_documents(run: Run, documents: list[str], same: Same) -> int:
    return sum(_fold(run, document, rows, same) for document, rows in documents_with_claims(run, documents))


def _fold(run: Run, document: Row, rows: list[Row], same: Same) -> int:
    """Fold what a document states, take out what does not hold, and count that."""
    claims, broken = examined(document, rows)
    for law in broken:
        if law.mended is not None:
            claims[law.id] = claim_of(law.mended, document_of(document))
            run(cypher_check.SET_CLAIM, {"row": law.mended})
    lost = [str(r["id"]) for r in rows if str(r["id"]) not in claims]
    for ident in lost:
        run(cypher_check.DELETE_CLAIM, {"id": ident})
    if lost:
        run(cypher_check.FORGET_EXTRACTION, {"id": document["id"]})
    _fold_claims(run, document, [r for r in rows if str(r["id"]) in claims], claims, same)
    return len(lost)


def _fold_claims(run: Run, document: Row, rows: list[Row], claims: Mapping[str, Claim], same: Same) -> None:
    sound: list[Row] = []
    for row in rows:
        kept = {k: v for k, v in row.items() if k != "edge"}
        edge = edge_of(claims[str(row["id"])], same)
        sound.append(kept | {"edge": edge} if edge else kept)
    if sound:
        edges = [{"id": r["id"], "edge": r.get("edge")} for r in sound]
        run(cypher_check.SET_EDGES, {"rows": edges})
        ordered = [claims[str(r["id"])] for r in sound]
        fold(run, combined(document, tuple(sound), ordered, document_of(document), same))
        link_claims(run, sound, same)
