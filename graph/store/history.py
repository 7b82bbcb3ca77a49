"""Which document an address holds, and what becomes of the one that it held before: steps inside one transaction.

A document is current as long as an address that tells versions apart holds it. When the last of them holds a newer text,
its claims are taken out of the graph, and the document itself stays readable as a `Version`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from graph.store import cypher
from graph.store import cypher_history as texts
from graph.store.base import Origin, Removed, Run, Store
from graph.store.removal import take_out
from graph.store.state import count


@dataclass(frozen=True, slots=True)
class Standing:
    """What a store knows of a text that arrives.

    Parameters
    ----------
    known:
        new: it is to be extracted and added; current: it is a document of the graph; earlier: it is a version that a
        newer one has superseded, and lies where it lay then.
    extraction:
        By what a current one was extracted; empty where a store of older times does not say.
    """

    known: Literal["new", "current", "earlier"]
    extraction: str = ""


def standing(store: Store, document: str, origin: Origin) -> Standing:
    """Say what a store knows of a document that arrives, before it is extracted."""
    return stands(reading(store), document, origin)


def reading(store: Store) -> Run:
    """Return what runs texts that only read, each in a transaction of its own."""

    def run(text: str, parameters: Mapping[str, object]) -> list[dict[str, object]]:
        table = store.read(text, parameters)
        return [dict(zip(table.columns, row, strict=True)) for row in table.rows]

    return run


def stands(run: Run, document: str, origin: Origin) -> Standing:
    """Say what is known of a document that arrives."""
    row = run(texts.STANDING, {"id": document})[0]
    if row["current"]:
        return Standing("current", str(row["extraction"] or ""))
    by = row["superseded_by"]
    # an input that still has an older record says nothing new; one that has both under one address means both
    if by and origin.within and origin.address and by not in origin.beside:
        held = run(texts.HOLDS_VERSION, {"key": origin.within, "id": document})
        return Standing("earlier" if held[0]["present"] else "new")
    return Standing("new")


def held_under(store: Store, key: str) -> list[tuple[str, str]]:
    """Return what a file or folder holds, versions included: each address with a document."""
    return [(str(r["key"]), str(r["id"])) for r in reading(store)(texts.HELD_UNDER, {"key": key})]


def arrive(run: Run, document: str, origin: Origin, at: str) -> tuple[str, ...]:
    """Note where a current document was found; returns the documents that it supersedes by that.

    Where an address holds several documents side by side, it does not tell which of them is meant, and none goes.
    """
    superseded: tuple[str, ...] = ()
    if origin.address:
        held = tuple(str(r["id"]) for r in run(texts.HELD, {"key": origin.address, "id": document}))
        if len(held) == 1 and held[0] not in origin.beside:
            superseded = tuple(i for i in held if _leave(run, i, document, origin.address, at))
    if keys := [key for key in (origin.address, origin.within) if key]:
        run(texts.HOLD, {"keys": keys, "id": document})
    return superseded


def _leave(run: Run, document: str, by: str, address: str, at: str) -> bool:
    """Take a document from an address that has a newer one; True where that was its last."""
    run(texts.RELEASE, {"key": address, "ids": [document]})
    if count(run(texts.TELLING, {"id": document})[0]["count"]):
        return False
    take_out(run, document)
    run(texts.WRITE_VERSION, {"id": document, "by": by, "at": at, "address": address})
    run(cypher.DELETE_DOCUMENT, {"id": document})
    return True


def revive(run: Run, document: str) -> None:
    """Make a document that was written current where it had been an earlier version."""
    run(texts.MOVE_TO_DOCUMENT, {"id": document})
    run(texts.DELETE_VERSIONS, {"ids": [document]})


def drop(run: Run, document: str) -> int:
    """Delete a document whose claims are gone with all that it superseded, and return how many versions those were."""
    versions: list[str] = []
    found = [document]
    while found:
        found = [str(r["id"]) for r in run(texts.SUPERSEDED, {"ids": found})]
        versions += found
    keys = _addresses(run, [document, *versions])
    run(texts.DELETE_VERSIONS, {"ids": versions})
    run(cypher.DELETE_DOCUMENT, {"id": document})
    run(texts.DELETE_EMPTY, {"keys": keys})
    return len(versions)


def forget(run: Run, document: str) -> Removed | None:
    """Delete one earlier version; None where there is none of that id."""
    by = run(texts.STANDING, {"id": document})[0]["superseded_by"]
    if not by:
        return None
    run(texts.SUPERSEDE_ANEW, {"id": document, "by": by})
    keys = _addresses(run, [document])
    run(texts.DELETE_VERSIONS, {"ids": [document]})
    run(texts.DELETE_EMPTY, {"keys": keys})
    return Removed(document, versions=1)


def lies_elsewhere(run: Run, document: str, key: str) -> bool:
    """Take a document or version from an address where it lies no more; whether a document lies at another one."""
    run(texts.RELEASE, {"key": key, "ids": [document]})
    run(texts.DELETE_EMPTY, {"keys": [key]})
    return any(count(r["count"]) for r in run(texts.LYING, {"id": document}))


def _addresses(run: Run, documents: Iterable[str]) -> list[str]:
    return [str(r["key"]) for r in run(texts.ADDRESSES_OF, {"ids": list(documents)})]
