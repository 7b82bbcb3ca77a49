"""Answers for people: a question as a table, what a search found, an entity, and a document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from api import cursors
from api.asking import OWN, Rows, rows_of
from api.deps import EntityId, Next, StoreDep, single
from api.models import EntityType
from api.web.view import page
from graph.network import Network
from graph.ontology import ONTOLOGY
from graph.store.base import Store
from queries import entities, lists
from queries.catalogue import question as question_named
from queries.names import search
from queries.question import ENTITY_TYPES
from queries.records import Sentence

router = APIRouter(include_in_schema=False)
#: Rows and sentences on one page.
_ROWS = 100
_SENTENCES = 5
_FOUND = 30
#: Columns that are no cells: ids, which are linked, and what is said, which stands under its row.
_BEHIND = ("edge", "claim", "document", "start", "end", "context", "quote")
#: Columns that cite the document of a quote.
_CITED = ("title", "published", "publisher", "url", "modality")


@router.get("/ask/{name}")
def answer(store: StoreDep, request: Request, name: str, after: Next = None) -> HTMLResponse:
    """Answer a question with a table, the sentences of each row behind it."""
    asked = question_named(name)
    given = single(request.query_params, OWN)
    found = rows_of(store, name, given, limit=_ROWS, after=after)
    if isinstance(found, Network):
        return page("start.html", request, title=asked.title, around="", depth=1, question=name)
    return page(
        "answer.html",
        request,
        question=asked,
        parameters=given,
        columns=_shown(found.columns),
        table=_rows(found, _sentences(store, found)),
        first=found.first,
        following=found.next,
    )


@router.get("/find")
def find(
    store: StoreDep,
    request: Request,
    q: Annotated[str, Query(max_length=200)] = "",
    kind: Annotated[EntityType | str, Query(alias="type", max_length=100)] = "",
) -> HTMLResponse:
    """Show the entities whose names are near a text."""
    wanted = entities.kind_of(f"{kind}:").name if kind else ""
    found = search(store, q, (wanted,) if wanted else (), limit=_FOUND) if q.strip() else ()
    return page("found.html", request, text=q, found=found)


@router.get("/entity/{id}")
def entity(store: StoreDep, request: Request, ident: EntityId, after: Next = None) -> HTMLResponse:
    """Show an entity with its relations, the sentences of each behind it."""
    key = cursors.read(after, ("", ""), "page", ident)
    told = entities.adjacent(store, ident, types=ONTOLOGY.edges, limit=_ROWS, sentences=_SENTENCES, after=key)
    return page(
        "entity.html",
        request,
        entity=entities.entity(store, ident),
        relations=told.items,
        captions={t.name: t.caption for t in ONTOLOGY.edges},
        following=cursors.written(told.after, "page", ident),
        types={v: k for k, v in ENTITY_TYPES.items()},
    )


@router.get("/document/{ident}")
def document(
    store: StoreDep,
    request: Request,
    ident: str,
    start: Annotated[int, Query(ge=0)] = 0,
    end: Annotated[int, Query(ge=0)] = 0,
) -> HTMLResponse:
    """Show a document, with a stretch of its text marked."""
    found = lists.document(store, ident)
    text = found.text or ""
    end = max(start, end)
    return page(
        "document.html", request, document=found, before=text[:start], marked=text[start:end], behind=text[end:]
    )


def _sentences(store: Store, found: Rows) -> Mapping[str, Sequence[Sentence]]:
    edges = {str(r["edge"]) for r in found.rows if r.get("edge")}
    return entities.sentences_of(store, edges, _SENTENCES)


def _shown(columns: Sequence[str]) -> list[str]:
    behind = {*_BEHIND, *(_CITED if {"quote", "document"} <= set(columns) else ())}
    return [c for c in columns if c not in behind and not (c.endswith("_id") and c.removesuffix("_id") in columns)]


def _rows(found: Rows, sentences: Mapping[str, Sequence[Sentence]]) -> list[dict[str, object]]:
    """Return rows with the address that each value leads to, and under each row what was said."""
    rows: list[dict[str, object]] = []
    for row in found.rows:
        stated = sentences.get(str(row.get("edge") or ""), ())
        cited, place = _cited(row, stated)
        rows.append(
            {
                "cells": [(c, row[c], _leads_to(row, c)) for c in _shown(found.columns)],
                "quote": row.get("quote"),
                "context": row.get("context"),
                "cited": cited,
                "place": place,
                "sentences": stated,
                "total": _total(row, stated),
            }
        )
    return rows


def _cited(row: Mapping[str, object], stated: Sequence[Sentence]) -> tuple[dict[str, object], dict[str, object]]:
    """Return the document of a row's quote and its place there; where the row does not say, that of the sentence."""
    for one in stated:
        if one.quote == row.get("quote") and row.get("document") in (None, one.document.id):
            named = {k: getattr(one.document, k) for k in ("title", "published", "publisher", "url")}
            return {"document": one.document.id, "modality": one.modality, **named}, {
                "start": one.start,
                "end": one.end,
            }
    if row.get("document"):
        return {k: row.get(k) for k in ("document", *_CITED)}, {k: row[k] for k in ("start", "end") if k in row}
    return {}, {}


def _total(row: Mapping[str, object], stated: Sequence[Sentence]) -> int:
    """Return how many sentences a row's relation has, which some questions count and others list one by one."""
    counted = row.get("sentences")
    return max(counted, len(stated)) if isinstance(counted, int) else len(stated)


def _leads_to(row: Mapping[str, object], column: str) -> tuple[str, Mapping[str, object]] | None:
    """Return the kind of page and what it needs, for a value that has one."""
    if ident := row.get(f"{column}_id"):
        return "entity", {"id": ident}
    if column == "title" and row.get("document"):
        return "document", {"id": row["document"]}
    return None
