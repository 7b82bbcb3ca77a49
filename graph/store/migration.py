"""Which version of the schema a store has, and how an older one becomes one of today: by numbered steps, after a backup."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.errors import StoreTooNew, StoreTooOld
from graph.store import cypher_migration as texts
from graph.store.backup import backup, batches, keys_of
from graph.store.base import Run, Store
from graph.store.cypher import DOCUMENT, SCHEMA
from graph.store.cypher_history import RECORD
from graph.store.history import reading
from graph.store.state import count

_MANY = 500
_RECORD = re.compile(r"#(?:L\d+|[^#]*\[\d+\])$")


@dataclass(frozen=True, slots=True)
class Step:
    """What makes a store of one version out of one of the version before; doing it twice changes nothing."""

    version: int
    what: str
    take: Callable[[Store], None]


def version_of(store: Store) -> int:
    """Return the version of a store's schema; today's where nothing was written yet."""
    rows = reading(store)(texts.VERSION_OF_STORE, {})
    return count(rows[0]["version"]) if rows else SCHEMA


def require_current(store: Store) -> None:
    """Refuse a store of another version.

    Raises
    ------
    StoreTooNew
        When a newer opsgraph wrote it: this one does not know what it means.
    StoreTooOld
        When an older one did; the error says how it is brought forward.
    """
    version = version_of(store)
    if version > SCHEMA:
        raise StoreTooNew(
            f"{store.url} has schema {version}, and this opsgraph knows schemas up to {SCHEMA}: it was written by a newer "
            "opsgraph; update this one"
        )
    if version < SCHEMA:
        raise StoreTooOld(
            f"{store.url} has schema {version}, and this opsgraph writes schema {SCHEMA}: run `opsgraph migrate FILE`, "
            "which writes a backup to FILE first"
        )


def migrate(store: Store, file: Path) -> tuple[Step, ...]:
    """Bring a store forward to today's version, and return the steps that were taken.

    A backup is written to the file first, unless nothing is to be done. Each step is remembered when it is done, so that one
    that was interrupted goes on from there.

    Raises
    ------
    StoreTooNew
        When a newer opsgraph wrote the store.
    """
    version = version_of(store)
    if version > SCHEMA:
        require_current(store)
    steps = tuple(s for s in STEPS if s.version > version)
    if steps:
        backup(store, file)
    for step in steps:
        step.take(store)
        store.apply(lambda run, number=step.version: run(texts.SET_VERSION, {"version": number}))  # type: ignore[misc]
    return steps


def _give_addresses(store: Store) -> None:
    """Take the step to schema 2."""
    for ids in batches(keys_of(reading(store), DOCUMENT), _MANY):
        store.apply(lambda run, them=ids: _address(run, them))  # type: ignore[misc]


def _address(run: Run, documents: list[str]) -> None:
    run(texts.SET_EXTRACTION, {"ids": documents})
    found = run(texts.SOURCES, {"ids": documents})
    rows = [{"id": r["id"], "key": key} for r in found for key in _keys(str(r["source"] or ""), str(r["url"] or ""))]
    if rows:
        run(texts.HOLD_ALL, {"rows": rows})


def _keys(source: str, url: str) -> Iterator[str]:
    """Yield the addresses that a source tells; a path from some folder on, that nobody knows any more, tells none."""
    lasting = source.startswith("/") or "://" in source
    if place := _RECORD.search(source):
        if lasting:
            yield f"{source[: place.start()]}#"
        if url:
            yield f"{RECORD}{url}"
    elif lasting:
        yield source


def _nothing(_: Store) -> None:
    """Take the step to schema 3: nobody had decided anything; an older opsgraph would not follow what is decided now."""


STEPS = (
    Step(2, "documents are held by addresses, and say by what they were extracted", _give_addresses),
    Step(3, "decisions that two entities are the same, or are not, are kept and followed", _nothing),
)
