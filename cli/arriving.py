"""What a run over inputs knows: which documents came from where, which need not be extracted, which are gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime

from graph.model import Document
from graph.store import changes, history
from graph.store.base import Attempt, Origin, Removed, Store
from graph.store.cypher_history import RECORD
from loaders.pipeline import Outcome
from loaders.places import Place, is_address, place_of, whole_name


class Arrivals:
    """The documents of one run, as they come.

    Parameters
    ----------
    store:
        Which documents are there already.
    version:
        By what documents are extracted now.
    refresh:
        Whether those that were extracted by another version are extracted anew.
    """

    def __init__(self, store: Store, version: str, *, refresh: bool) -> None:
        self._store, self._version, self._refresh = store, version, refresh
        #: documents that stay as another version extracted them
        self.outdated = 0
        self._beside: dict[tuple[str, str], tuple[str, ...]] = defaultdict(tuple)
        self._seen: set[tuple[str, str]] = set()
        self._unread: set[str] = set()

    def known(self, given: str, source: str, document: Document) -> bool:
        """Whether a document is there and stays as it is."""
        stands = history.standing(self._store, document.id, self._origin(place_of(given, source), document))
        if stands.known != "current":
            return stands.known == "earlier"
        outdated = stands.extraction != self._version
        self.outdated += outdated and not self._refresh
        return not (outdated and self._refresh)

    def origin(self, outcome: Outcome) -> Origin:
        """Return where the document of an outcome was found, and remember that it was."""
        place = place_of(outcome.input, outcome.source)
        if outcome.unread or outcome.document is None:
            self._unread |= {place.named or place.within} - {""}
            return Origin()
        document = outcome.document
        origin = self._origin(place, document)
        self._beside[place.within, origin.address] += (document.id,)
        self._seen |= {(key, document.id) for key in (origin.address, origin.within) if key}
        return origin

    def _origin(self, place: Place, document: Document) -> Origin:
        if place.named:
            return Origin(place.named)
        address = f"{RECORD}{document.url}" if document.url else ""
        return Origin(
            address, f"{place.within}#" if place.within else "", self._beside[place.within, address] if address else ()
        )

    def read_from(self, path: str) -> bool:
        """Whether anything of a file or folder was read: an empty folder may be a drive that is not there."""
        return path != "-" and not is_address(path) and any(_under(key, whole_name(path)) for key, _ in self._seen)

    def pruned(self, path: str) -> Iterator[tuple[str, Removed]]:
        """Take out what a file or folder held and holds no more, and yield its address with what went.

        What could not be read may be there still, and stays.
        """
        held = history.held_under(self._store, whole_name(path))
        for address, document in held:
            if (address, document) in self._seen or any(_under(address, u) for u in self._unread):
                continue
            if removed := self._prune(document, address, f"no longer in {path}"):
                yield address.removesuffix("#"), removed

    def _prune(self, document: str, address: str, reason: str) -> Removed | None:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        attempt = Attempt(address.removesuffix("#"), "", "removed", reason, at=now)
        return self._store.apply(lambda run: changes.prune(run, document, address, attempt))


def _under(key: str, whole: str) -> bool:
    """Whether an address is an input or lies in it."""
    root = whole.rstrip("/")
    return key == whole or key.startswith((f"{root}/", f"{root}#"))
