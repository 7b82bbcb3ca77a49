"""Lists over the whole store: operations, who took part in them, seizures, documents; and one claim or document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.errors import NotFound
from graph.ontology import ONTOLOGY
from graph.store import cypher_pages
from graph.store.base import Store
from graph.store.state import Row, count
from queries.entities import LATEST, kind_of, rows, with_sentences
from queries.records import (
    DocumentRecord,
    EntityRecord,
    EntityRef,
    Key,
    Page,
    Relation,
    Statement,
    document_record,
    entity_record,
    entity_ref,
    page_of,
    relation,
    statement,
)


@dataclass(frozen=True, slots=True)
class TakingPart:
    """An agency's part in an operation, seen from either side.

    `relations` holds its own relation to the operation, or to the body that led it and that body's.
    """

    other: EntityRef
    start_date: str
    end_date: str
    role: str
    body: EntityRef | None
    relations: tuple[Relation, ...]


def operations(
    store: Store, *, unnamed: bool, limit: int, after: Sequence[Key] = ("",)
) -> Page[tuple[EntityRecord, int]]:
    """Return a page of operations in the order of their ids, each with the number of agencies that had a part."""
    given: Row = {"after_id": after[0], "unnamed": unnamed, "limit": limit + 1}
    found = [
        (entity_record("Operation", r["row"]), count(r["agencies"]))
        for r in rows(store, cypher_pages.OPERATIONS, given)
    ]
    return page_of([(item, (item[0].id,)) for item in found], limit)


def taking_part(
    store: Store, ident: str, *, limit: int, sentences: int, after: Sequence[Key] = (-1, "", "", "")
) -> Page[TakingPart]:
    """Return a page of the agencies of an operation, or the operations of an agency: first who led, then who took part."""
    text = (
        cypher_pages.AGENCIES_OF_OPERATION if kind_of(ident).name == "Operation" else cypher_pages.OPERATIONS_OF_AGENCY
    )
    keys = dict(zip(("after_rank", "after_other", "after_edge", "after_via"), after, strict=True))
    found = rows(store, text, {"id": ident, "limit": limit + 1, **keys})
    chains = [[relation(v) for v in (r["relation"], r["via"]) if v] for r in found]
    told = {r.id: r for r in with_sentences(store, [r for chain in chains for r in chain], sentences)}
    items: list[tuple[TakingPart, tuple[Key, ...]]] = []
    for row, chain in zip(found, chains, strict=True):
        body = chain[1].subject if len(chain) > 1 else None
        part = TakingPart(
            other=entity_ref(row["other"]),
            start_date=str(row["start_date"] or ""),
            end_date=str(row["end_date"] or ""),
            role=str(row["role"]),
            body=body,
            relations=tuple(told[r.id] for r in chain),
        )
        items.append((part, (count(row["rank"]), *(str(row[k]) for k in ("other_id", "edge_id", "via_id")))))
    return page_of(items, limit)


def seizures(
    store: Store, *, by: str, item: str, limit: int, sentences: int, after: Sequence[Key] = (LATEST, "")
) -> Page[Relation]:
    """Return a page of seizures, the latest stated first; by one operation or agency, of one thing, where ids are given."""
    given: Row = {"by": by, "item": item, "after_date": after[0], "after_edge": after[1], "limit": limit + 1}
    found = [relation(r["relation"]) for r in rows(store, cypher_pages.SEIZURES, given)]
    told = with_sentences(store, found, sentences)
    return page_of([(r, (r.last_stated, r.id)) for r in told], limit)


def documents(store: Store, *, limit: int, after: Sequence[Key] = (LATEST, "")) -> Page[DocumentRecord]:
    """Return a page of documents, the latest first, without their texts."""
    given: Row = {"after_published": after[0], "after_document": after[1], "limit": limit + 1}
    found = [document_record(r["row"], r["claims"]) for r in rows(store, cypher_pages.DOCUMENTS, given)]
    return page_of([(d, (d.published, d.id)) for d in found], limit)


def document(store: Store, ident: str) -> DocumentRecord:
    """Return a document with its text; raises `NotFound`."""
    found = rows(store, cypher_pages.DOCUMENT_BY_ID, {"id": ident})
    if not found:
        raise NotFound(f"no document {ident!r}; an id is the sha256 of a document's text")
    row = found[0]["row"]
    record = document_record(row, found[0]["claims"])
    return replace(record, text=str(row["text"]) if isinstance(row, dict) else "")


def claim(store: Store, ident: str) -> Statement:
    """Return a claim, and whether its document has the quote at its place; raises `NotFound`."""
    found = rows(store, cypher_pages.CLAIM_BY_ID, {"id": ident})
    if not found:
        raise NotFound(f"no claim {ident!r}; an id is claim: and 24 hexadecimal digits")
    one = statement(found[0])
    return replace(one, verbatim=str(found[0]["text"])[one.start : one.end] == one.quote)


def most_told(store: Store, *, limit: int) -> tuple[EntityRef, ...]:
    """Return the named operations and agencies of which most documents speak."""
    return tuple(entity_ref(r) for r in rows(store, cypher_pages.MOST_TOLD, {"limit": limit}))


def best_known(store: Store, type_name: str, *, limit: int) -> tuple[str, ...]:
    """Return the names of entities of a type, those of which most documents speak first."""
    found = rows(store, cypher_pages.best_known(ONTOLOGY.node(type_name)), {"limit": limit})
    return tuple(dict.fromkeys(str(r["name"]) for r in found))


def answers(store: Store) -> bool:
    """Whether the store answers at all; raises `StoreError` where it says that it does not."""
    return bool(store.read(cypher_pages.PING).rows)
