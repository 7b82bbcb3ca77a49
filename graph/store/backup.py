"""A store to a file and a file to a store: whole, checked, and the same on both engines."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from graph.decisions import Decision, Identity, identity
from graph.errors import StoreBusy, StoreError, StoreInUse
from graph.store import archive, cypher_backup, decisions
from graph.store.archive import Archive
from graph.store.base import Run, Store
from graph.store.contribution import Contribution
from graph.store.cypher import ADDRESS, ATTEMPT, CLAIM, DECISION, DOCUMENT, VERSION, count_label
from graph.store.history import reading
from graph.store.state import Row, count
from graph.store.writing import as_row, put

T = TypeVar("T")

#: How often a backup is begun anew where somebody wrote in between.
_TRIES = 3
#: Documents, and other rows, that are read or written at a time; never all.
_FEW, _MANY = 50, 500
_CLEARED = 1_000
_RESTORE = "restore"


def backup(store: Store, path: Path, *, overwrite: bool = False) -> dict[str, int]:
    """Write everything that a store cannot compute to a file, read it back, and return how many rows of what it holds.

    Parameters
    ----------
    store:
        What to back up; nothing in it is changed.
    path:
        The file; it is there only when it is whole.
    overwrite:
        Whether a file that is there already is replaced.

    Raises
    ------
    StoreInUse
        When the file is there already.
    StoreBusy
        When somebody wrote in between, three times.
    StoreError
        When a restore or repair of the store did not end, or the file cannot be written.
    DamagedArchive
        When what is stored breaks a law, or what was written is not what can be read: then there is no file.
    """
    if path.exists() and not overwrite:
        raise StoreInUse(f"{path} is there already; name another file, or use --overwrite")
    if what := unfinished(store):
        raise StoreError(f"a {what} of this store did not end; do it again before it is backed up")
    part = path.with_name(f"{path.name}.part")
    run = reading(store)
    try:
        for _ in range(_TRIES):
            before = turns(run)
            counts = archive.write(part, _members(run))
            if turns(run) == before:
                with Archive(part) as written:
                    written.verify()
                _settle(part, path)
                return counts
    except OSError as exc:
        raise StoreError(f"{path} cannot be written: {exc.strerror or exc}") from exc
    finally:
        part.unlink(missing_ok=True)
    raise StoreBusy(
        f"{store.url} was written to while it was backed up, {_TRIES} times; end what loads documents first"
    )


def restore(store: Store, path: Path, *, replace: bool = False) -> dict[str, int]:
    """Fill a store from a backup, and return how many rows of what it held.

    The whole file is read and checked before anything in the store is touched. A restore that does not end leaves a mark,
    by which `opsgraph check` says so; doing it again mends it.

    Parameters
    ----------
    store:
        Where to; empty, unless `replace`.
    path:
        A file that `backup` wrote.
    replace:
        Whether what the store holds may be deleted.

    Raises
    ------
    DamagedArchive
        When the file is not what was written; the store is as it was.
    StoreInUse
        When the store holds something and `replace` is not said; it is as it was.
    """
    with Archive(path) as source:
        source.verify()
        held = {label: _counted(store, label) for label in (DOCUMENT, CLAIM, VERSION, ATTEMPT, DECISION)}
        if any(held.values()) and not replace and unfinished(store) != _RESTORE:
            said = (
                f"documents ({held[DOCUMENT]:,}), claims ({held[CLAIM]:,}), decisions ({held[DECISION]:,}) and rows of the "
                f"ledger ({held[ATTEMPT]:,})"
            )
            raise StoreInUse(f"{store.url} holds {said}; --replace deletes them first")
        mark(store, _RESTORE)
        while store.apply(_cleared):
            pass
        decided = source.decisions()
        same = identity(decided)
        # before the documents, so that they are folded into the entities that remain
        store.apply(lambda run: _decide(run, decided, same))
        for contributions in batches(source.contributions(same.joined), _FEW):
            store.apply(lambda run, them=contributions: _put_all(run, them))  # type: ignore[misc]
        _fill(store, source)
        unmark(store)
        return source.counts


def unfinished(store: Store) -> str:
    """Return what was begun with a store and did not end, or is under way: restore, repair; empty where nothing was."""
    return str(reading(store)(cypher_backup.WRITER_STATE, {})[0]["unfinished"] or "")


def mark(store: Store, what: str) -> None:
    """Say in the store that something is begun which leaves it broken if it does not end."""
    store.apply(lambda run: run(cypher_backup.MARK, {"what": what}))


def unmark(store: Store) -> None:
    """Say that it ended."""
    store.apply(lambda run: run(cypher_backup.UNMARK, {}))


def batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Yield the items some at a time."""
    batch: list[T] = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def keys_of(run: Run, label: str, key: str = "id") -> list[str]:
    """Return the keys of all nodes of a label, in order: what is in a store is read by them, some at a time."""
    return sorted(str(r["key"]) for r in run(cypher_backup.keys(label, key), {}))


def documents_with_claims(run: Run, documents: Sequence[str]) -> Iterator[tuple[Row, list[Row]]]:
    """Yield documents with their claims, in order."""
    for ids in batches(documents, _FEW):
        claims: dict[str, list[Row]] = {i: [] for i in ids}
        for row in run(cypher_backup.CLAIMS_OF_DOCUMENTS, {"ids": ids}):
            claims[str(row["document"])].append(as_row(row["row"]))
        for document in _rows(run, DOCUMENT, "id", ids):
            yield document, sorted(claims[str(document["id"])], key=lambda c: str(c["id"]))


def turns(run: Run) -> int:
    """Return how often somebody wrote."""
    return count(run(cypher_backup.WRITER_STATE, {})[0]["turns"])


def _members(run: Run) -> dict[str, Iterable[Row]]:
    documents = keys_of(run, DOCUMENT)
    return {
        archive.DOCUMENTS: (row for ids in batches(documents, _FEW) for row in _rows(run, DOCUMENT, "id", ids)),
        archive.CLAIMS: (
            claim | {"document": document["id"]}
            for document, claims in documents_with_claims(run, documents)
            for claim in claims
        ),
        archive.VERSIONS: _all_rows(run, VERSION, "id"),
        archive.ADDRESSES: _addresses(run),
        archive.DECISIONS: _all_rows(run, DECISION, "key"),
        archive.LEDGER: _all_rows(run, ATTEMPT, "key"),
    }


def _rows(run: Run, label: str, key: str, ids: list[str]) -> list[Row]:
    found = run(cypher_backup.rows_of(label, key), {"ids": ids})
    return [as_row(r["row"]) for r in sorted(found, key=lambda r: str(r["key"]))]


def _all_rows(run: Run, label: str, key: str) -> Iterator[Row]:
    for ids in batches(keys_of(run, label, key), _MANY):
        yield from _rows(run, label, key, ids)


def _addresses(run: Run) -> Iterator[Row]:
    for ids in batches(keys_of(run, ADDRESS, "key"), _MANY):
        holds: dict[str, list[str]] = {i: [] for i in ids}
        for row in run(cypher_backup.ADDRESSES, {"ids": ids}):
            holds[str(row["key"])].append(str(row["id"]))
        for key, held in holds.items():
            yield {"key": key, "holds": sorted(held)}


def _settle(part: Path, path: Path) -> None:
    """Give a file its name once it is on the disk."""
    with part.open("rb") as file:
        os.fsync(file.fileno())
    part.replace(path)


def _counted(store: Store, label: str) -> int:
    return count(reading(store)(count_label(label), {})[0]["count"])


def _cleared(run: Run) -> int:
    return count(run(cypher_backup.CLEAR, {"limit": _CLEARED})[0]["count"])


def _put_all(run: Run, contributions: Iterable[Contribution]) -> None:
    for contribution in contributions:
        put(run, contribution)


def _decide(run: Run, decided: Iterable[Decision], same: Identity) -> None:
    decisions.write(run, decided)
    decisions.write_identity(run, Identity(), same)


def _fill(store: Store, source: Archive) -> None:
    """Write what hangs on no claim."""
    for rows in batches(source.rows(archive.VERSIONS), _FEW):
        store.apply(lambda run, them=rows: run(cypher_backup.WRITE_VERSIONS, {"rows": them}))  # type: ignore[misc]
    for rows in batches(source.rows(archive.LEDGER), _MANY):
        store.apply(lambda run, them=rows: run(cypher_backup.WRITE_ATTEMPTS, {"rows": them}))  # type: ignore[misc]
    for rows in batches(_pairs(source), _MANY):
        store.apply(lambda run, them=rows: run(cypher_backup.WRITE_ADDRESSES, {"rows": them}))  # type: ignore[misc]


def _pairs(source: Archive) -> Iterator[Row]:
    for row in source.rows(archive.ADDRESSES):
        held = row["holds"]
        yield from ({"key": row["key"], "id": i} for i in held) if isinstance(held, list) else ()
