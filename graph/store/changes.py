"""What is done with one document in one transaction: added, seen again, taken out."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from graph.model import Extraction
from graph.store import cypher_ledger, history
from graph.store.base import Attempt, Origin, Removed, Run, Status
from graph.store.contribution import contribution, ends_of
from graph.store.removal import take_out
from graph.store.writing import locked, put, record, standing_for


def add(run: Run, extraction: Extraction, attempt: Attempt, origin: Origin, *, refresh: bool) -> Status:
    """Write a document's whole contribution with its row of the ledger.

    The ledger and the addresses alone where it is there, unless it is to be refreshed. The same attempt once more finds
    what it wrote, and changes nothing.
    """
    ident = extraction.document.id
    found = locked(run, ident)
    present = found.present
    # looked at where nothing is written, too: a claim that may not be is told
    brought = contribution(extraction, standing_for(run, ends_of(extraction.claims)) if found.joined else {})
    if present:
        if done := run(cypher_ledger.STATUS_OF_ATTEMPT, {"key": attempt.key})[0]["status"]:
            return cast("Status", done)
        if refresh:
            take_out(run, ident)
    if refresh or not present:
        put(run, brought)
    if found.earlier:
        history.revive(run, ident)
    superseded = history.arrive(run, ident, origin, attempt.at)
    status = _status(present=present, refresh=refresh, superseded=bool(superseded))
    record(run, replace(attempt, status=status))
    return status


def _status(*, present: bool, refresh: bool, superseded: bool) -> Status:
    if superseded:
        return "replaced"
    if present:
        return "refreshed" if refresh else "unchanged"
    return "loaded"


def see(run: Run, document: str, attempt: Attempt, origin: Origin) -> Status | None:
    """Note that a document which is there was found again; None where it was taken out in between."""
    superseded: tuple[str, ...] = ()
    if locked(run, document).present:
        superseded = history.arrive(run, document, origin, attempt.at)
    elif history.stands(run, document, origin).known != "earlier":
        return None
    status: Status = "replaced" if superseded else "unchanged"
    record(run, replace(attempt, status=status))
    return status


def remove(run: Run, document: str, attempt: Attempt | None = None) -> Removed | None:
    """Take a document out; what other documents say as well stays, folded anew from their claims.

    What it superseded goes with it, for its address was withdrawn. Returns what went, None where it is not there. The same
    attempt once more finds that it was done, and says so without the counts.
    """
    if locked(run, document).present:
        gone = take_out(run, document)
        removed: Removed | None = replace(gone, versions=history.drop(run, document))
    elif attempt and run(cypher_ledger.STATUS_OF_ATTEMPT, {"key": attempt.key})[0]["status"]:
        return Removed(document)
    else:
        removed = history.forget(run, document)
    if attempt and removed:
        record(run, attempt)
    return removed


def prune(run: Run, document: str, address: str, attempt: Attempt) -> Removed | None:
    """Take a document from an address where it lies no more, and out of the store where it lies nowhere else."""
    current = locked(run, document).present
    if history.lies_elsewhere(run, document, address) or not current:
        return None
    return remove(run, document, attempt)
