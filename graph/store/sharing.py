"""One folder, several processes: the first holds it, the others visit, and a visitor takes over where the first ends."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from graph.errors import OpsgraphError, StoreBusy, StoreUnavailable
from graph.model import Extraction
from graph.network import Evidence, Network
from graph.store.base import (
    Answer,
    Attempt,
    Limits,
    Origin,
    Parameters,
    Protection,
    Removed,
    Run,
    Status,
    Store,
    StoreInfo,
    Table,
)
from graph.store.lock import FolderLock, Holder

T = TypeVar("T")

#: Seconds for a process that has the lock to start its engine, or to let go when it ends.
_WAIT = 20.0
_PAUSE = 0.1


def hold_or_visit(lock: Path, hold: Callable[[FolderLock], Store], visit: Callable[[Holder], Store]) -> Store:
    """Open a folder's store, by holding it or through the process that does.

    Parameters
    ----------
    lock:
        The lock file of the folder.
    hold:
        Opens the store once this process has the lock; lets go of the lock when it fails or is closed.
    visit:
        Opens the store through another process.

    Raises
    ------
    StoreBusy
        When this process holds the folder already, or the one that does cannot be reached.
    """
    store, holder = _opened(lock, hold, visit)
    return VisitingStore(store, holder, lock, lambda: _opened(lock, hold, visit)) if holder else store


#: The store, and the process that holds it where that is another one.
Opened = tuple[Store, Holder | None]


def _opened(path: Path, hold: Callable[[FolderLock], Store], visit: Callable[[Holder], Store]) -> Opened:
    until = time.monotonic() + _WAIT
    while True:
        lock = FolderLock(path)
        try:
            lock.take()
        except StoreBusy as busy:
            holder = lock.holder()
            if holder.is_this_process or time.monotonic() > until:
                raise busy from None
        else:
            return hold(lock), None
        if holder.port:
            try:
                return visit(holder), holder
            except StoreUnavailable:
                pass  # it is ending, or its note was of the one before it
        time.sleep(_PAUSE)


class VisitingStore:
    """A store that another process holds; opened again, and what was asked asked once more, where that process ends.

    Everything that a store does may be done twice: a document that is there already is not written again.

    Parameters
    ----------
    store, holder:
        Through the process that holds the folder, and what that one said of itself.
    lock:
        The lock file of the folder.
    reopen:
        Opens the folder anew, by holding it where nobody does.
    """

    def __init__(self, store: Store, holder: Holder, lock: Path, reopen: Callable[[], Opened]) -> None:
        self._store, self._path, self._reopen = store, lock, reopen
        self._holder: Holder | None = holder
        self._lock = threading.Lock()
        self._closed = False

    @property
    def url(self) -> str:
        """Where the graph is kept, as it was asked for."""
        return self._store.url

    def add(
        self, extraction: Extraction, attempt: Attempt, origin: Origin | None = None, *, refresh: bool = False
    ) -> Status:
        """Write one document's whole contribution and its row of the ledger in one transaction."""
        return self._try(lambda s: s.add(extraction, attempt, origin, refresh=refresh))

    def apply(self, steps: Callable[[Run], T]) -> T:
        """Run steps of `graph.store` in one transaction that may write."""
        return self._try(lambda s: s.apply(steps))

    def record(self, attempt: Attempt) -> None:
        """Write a row of the ledger alone."""
        self._try(lambda s: s.record(attempt))

    def attempts(self, *, limit: int = 100) -> tuple[Attempt, ...]:
        """Return the rows of the ledger, the latest first."""
        return self._try(lambda s: s.attempts(limit=limit))

    def remove(self, document: str, attempt: Attempt | None = None) -> Removed | None:
        """Take a document out with exactly what only it supported; None where it is not there."""
        return self._try(lambda s: s.remove(document, attempt))

    def read(self, cypher: str, parameters: Parameters | None = None) -> Table:
        """Run a trusted text that reads."""
        return self._try(lambda s: s.read(cypher, parameters))

    def graph(self, cypher: str, parameters: Parameters | None = None, *, sentences: int = 5) -> Network:
        """Run a trusted text that returns nodes, relationships or paths; each edge with its strongest sentences."""
        return self._try(lambda s: s.graph(cypher, parameters, sentences=sentences))

    def evidence(self, edge: str, *, limit: int = 20) -> tuple[Evidence, ...]:
        """Return the sentences that state an edge, the strongest first."""
        return self._try(lambda s: s.evidence(edge, limit=limit))

    def sentences(self, claims: Iterable[str]) -> tuple[Evidence, ...]:
        """Return the sentences of these claims."""
        wanted = tuple(claims)
        return self._try(lambda s: s.sentences(wanted))

    def free(self, cypher: str, parameters: Parameters | None = None, limits: Limits | None = None) -> Answer:
        """Run a user's text without the right to write, within limits."""
        return self._try(lambda s: s.free(cypher, parameters, limits))

    def info(self) -> StoreInfo:
        """Count what the store holds."""
        return self._try(lambda s: s.info())

    def protections(self) -> tuple[Protection, ...]:
        """Try what keeps readers from doing harm."""
        return self._try(lambda s: s.protections())

    def close(self) -> None:
        """Let go of the store; closing twice is allowed."""
        self._closed = True
        self._store.close()

    def _try(self, work: Callable[[Store], T]) -> T:
        """Do something, and once more on the store opened anew where the process that held it has ended."""
        store = self._store
        try:
            return work(store)
        except OpsgraphError as exc:
            if self._closed or not self._moved(store, exc):
                raise
        return work(self._store)

    def _moved(self, store: Store, exc: OpsgraphError) -> bool:
        """Open the folder anew where the holder has ended; False where the error has another cause.

        An engine that is stopping gives errors of many kinds, so the lock file is asked too.
        """
        with self._lock:
            if self._store is not store:
                return True  # another thread was here before
            if self._holder is None:
                return False
            if not isinstance(exc, StoreUnavailable) and FolderLock(self._path).holder() == self._holder:
                return False
            store.close()
            self._store, self._holder = self._reopen()
            return True
