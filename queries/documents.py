"""From what somebody calls a document to the documents that it means."""

from __future__ import annotations

import re
from collections.abc import Iterable

from graph.errors import BadParameter, NotFound
from graph.store import cypher_documents
from graph.store.base import Store
from graph.store.state import Row
from queries.entities import rows
from queries.records import DocumentRecord, document_record

#: An id, or so much of its beginning that nobody writes it by chance.
_BEGINNING = re.compile(r"[0-9a-f]{8,64}")
_LISTED = 5


def documents_called(store: Store, names: Iterable[str], *, several: bool = False) -> tuple[DocumentRecord, ...]:
    """Return the documents of these names, each once, in the order of their inputs.

    Parameters
    ----------
    store:
        Where to look.
    names:
        Ids, of earlier versions too, or their first eight or more characters; the input that a document came with, or its
        web address.
    several:
        Whether one name may mean several documents, such as an input that holds many.

    Raises
    ------
    NotFound
        When no document has one of the names.
    BadParameter
        When one of them means several documents and may not; the error lists some.
    """
    found: dict[str, DocumentRecord] = {}
    for name in names:
        called = _called(store, name)
        if not called:
            raise NotFound(
                f"no document {name!r}; expected an id or its first 8 or more characters, an input or a web address, "
                "as `opsgraph query documents` lists them"
            )
        if len(called) > 1 and not several:
            shown = ", ".join(f"{d.id[:12]} ({d.source})" for d in called[:_LISTED])
            more = f" and {len(called) - _LISTED} more" if len(called) > _LISTED else ""
            raise BadParameter(
                f"{name!r} means {len(called)} documents: {shown}{more}; give an id, or --all for all of them"
            )
        found |= {d.id: d for d in called}
    return tuple(sorted(found.values(), key=lambda d: (d.source, d.id)))


def _called(store: Store, name: str) -> tuple[DocumentRecord, ...]:
    begins = name if _BEGINNING.fullmatch(name) else ""
    given: Row = {"name": name, "folder": name.rstrip("/"), "begins": begins}
    found = rows(store, cypher_documents.FIND_DOCUMENTS, given)
    if not found and begins:
        found = rows(store, cypher_documents.FIND_VERSIONS, {"begins": begins})
    return tuple(document_record(r["row"], r["claims"]) for r in found)
