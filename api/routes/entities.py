"""Entities: one, its neighbours, and what documents say of it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api import cursors
from api.deps import EntityId, Limit, Next, Sentences, StoreDep
from api.described import answers
from api.models import Adjacent, Claim, Entity, EntityRef, Page, Possible, Predicate, Relation, RelationName
from graph.errors import BadParameter, NotFound
from queries import entities

router = APIRouter(prefix="/entities", tags=["entities"])


@router.get(
    "/{id}",
    summary="One entity",
    description="What documents agree on, how many relations it has by type, and what may be the same.",
    responses=answers("entity", NotFound, BadParameter, moved=True),
)
def entity(store: StoreDep, ident: EntityId) -> Entity:
    """Answer with an entity."""
    found = entities.entity(store, ident)
    same = [Possible(other=EntityRef.model_validate(other), reason=reason) for other, reason in found.possibly_same]
    plain = {name: getattr(found, name) for name in Entity.model_fields if name != "possibly_same"}
    return Entity.model_validate({**plain, "aliases": list(found.aliases), "possibly_same": same})


@router.get(
    "/{id}/adjacent",
    summary="Its neighbours, with the sentences that say so",
    description="A row for each relation, in the order of the neighbours' ids; both directions.",
    responses=answers("adjacent", NotFound, BadParameter, moved=True),
)
def adjacent(
    store: StoreDep,
    ident: EntityId,
    kinds: Annotated[
        list[RelationName] | None, Query(alias="type", description="Only these relations.", examples=[["LED"]])
    ] = None,
    limit: Limit = 50,
    after: Next = None,
    sentences: Sentences = 3,
) -> Page[Adjacent]:
    """Answer with a page of neighbours."""
    types = entities.relation_types(k.value for k in kinds or ())
    asked = ("adjacent", ident, [t.name for t in types])
    key = cursors.read(after, ("", ""), *asked)
    page = entities.adjacent(store, ident, types=types, limit=limit, sentences=sentences, after=key)
    rows = [
        Adjacent(
            other=EntityRef.model_validate(other),
            direction="out" if direction == "out" else "in",
            relation=Relation.model_validate(relation),
        )
        for other, direction, relation in page.items
    ]
    return Page(results=rows, truncated=page.after is not None, next=cursors.written(page.after, *asked))


@router.get(
    "/{id}/claims",
    summary="What documents say of it",
    description="Every statement about it, figures and denials included, the latest document first; names alone are "
    "left out unless asked for with `predicate=NAMED`.",
    responses=answers("entity-claims", NotFound, BadParameter, moved=True),
)
def claims(
    store: StoreDep,
    ident: EntityId,
    predicate: Annotated[
        list[Predicate] | None, Query(description="Only these predicates.", examples=[["FIGURE"]])
    ] = None,
    limit: Limit = 50,
    after: Next = None,
) -> Page[Claim]:
    """Answer with a page of statements."""
    wanted = entities.predicates(p.value for p in predicate or ())
    asked = ("claims", ident, wanted)
    key = cursors.read(after, (entities.LATEST, "", -1, ""), *asked)
    page = entities.claims(store, ident, predicates=wanted, limit=limit, after=key)
    rows = [Claim.model_validate(c) for c in page.items]
    return Page(results=rows, truncated=page.after is not None, next=cursors.written(page.after, *asked))
