"""Operations, who took part in them, and what was seized."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api import cursors
from api.deps import AgencyId, Limit, Next, OperationId, Sentences, StoreDep
from api.described import answers
from api.models import AgencyOfOperation, EntityRef, Operation, OperationOfAgency, Page, Relation
from graph.errors import BadParameter, NotFound
from queries import lists
from queries.entities import LATEST
from queries.records import Page as Rows

router = APIRouter(tags=["operations"])


@router.get(
    "/operations",
    summary="The operations",
    description='In the order of their ids. What a text only calls "the case" is left out unless asked for.',
    responses=answers("operations", BadParameter),
)
def operations(
    store: StoreDep,
    unnamed: Annotated[bool, Query(description="Also those that no text gives a name.")] = False,
    limit: Limit = 50,
    after: Next = None,
) -> Page[Operation]:
    """Answer with a page of operations."""
    asked = ("operations", unnamed)
    page = lists.operations(store, unnamed=unnamed, limit=limit, after=cursors.read(after, ("",), *asked))
    rows = [
        Operation(
            id=o.id,
            name=o.name,
            aliases=list(o.aliases),
            properties=o.properties,
            conflicts=list(o.conflicts),
            documents=o.documents,
            agencies=agencies,
        )
        for o, agencies in page.items
    ]
    return Page(results=rows, truncated=page.after is not None, next=cursors.written(page.after, *asked))


@router.get(
    "/operations/{id}/agencies",
    summary="Who led an operation or took part, with the sentences that say so",
    description="First who led, then who took part, then the members and chairs of a body that led.",
    responses=answers("agencies-of-operation", NotFound, BadParameter, moved=True),
)
def agencies(
    store: StoreDep, ident: OperationId, limit: Limit = 50, after: Next = None, sentences: Sentences = 3
) -> Page[AgencyOfOperation]:
    """Answer with a page of agencies."""
    page, following = _taking_part(store, ident, limit=limit, after=after, sentences=sentences)
    rows = [
        AgencyOfOperation(agency=EntityRef.model_validate(p.other), role=p.role, body=_body(p), relations=_relations(p))
        for p in page.items
    ]
    return Page(results=rows, truncated=following is not None, next=following)


@router.get(
    "/agencies/{id}/operations",
    summary="Which operations an agency led or took part in, with the sentences that say so",
    description="First those that it led, then those it took part in, then those led by a body that it belongs to.",
    responses=answers("operations-of-agency", NotFound, BadParameter, moved=True),
)
def of_agency(
    store: StoreDep, ident: AgencyId, limit: Limit = 50, after: Next = None, sentences: Sentences = 3
) -> Page[OperationOfAgency]:
    """Answer with a page of operations."""
    page, following = _taking_part(store, ident, limit=limit, after=after, sentences=sentences)
    rows = [
        OperationOfAgency(
            operation=EntityRef.model_validate(p.other),
            start_date=p.start_date,
            end_date=p.end_date,
            role=p.role,
            body=_body(p),
            relations=_relations(p),
        )
        for p in page.items
    ]
    return Page(results=rows, truncated=following is not None, next=following)


@router.get(
    "/seizures",
    summary="What was seized, with the sentences that say so",
    description="A row for each document and amount, the latest stated first; nothing is added up.",
    responses=answers("seizures", BadParameter),
)
def seizures(
    store: StoreDep,
    by: Annotated[
        str, Query(max_length=500, description="Only by the operation or agency of this id.", examples=[""])
    ] = "",
    item: Annotated[
        str,
        Query(
            max_length=500, description="Only of the substance or thing of this id.", examples=["substance:fentanyl"]
        ),
    ] = "",
    limit: Limit = 50,
    after: Next = None,
    sentences: Sentences = 3,
) -> Page[Relation]:
    """Answer with a page of seizures."""
    asked = ("seizures", by, item)
    key = cursors.read(after, (LATEST, ""), *asked)
    page = lists.seizures(store, by=by, item=item, limit=limit, sentences=sentences, after=key)
    rows = [Relation.model_validate(r) for r in page.items]
    return Page(results=rows, truncated=page.after is not None, next=cursors.written(page.after, *asked))


def _taking_part(
    store: StoreDep, ident: str, *, limit: int, after: str | None, sentences: int
) -> tuple[Rows[lists.TakingPart], str | None]:
    asked = ("taking part", ident)
    key = cursors.read(after, (-1, "", "", ""), *asked)
    page = lists.taking_part(store, ident, limit=limit, sentences=sentences, after=key)
    return page, cursors.written(page.after, *asked)


def _body(part: lists.TakingPart) -> EntityRef | None:
    return EntityRef.model_validate(part.body) if part.body else None


def _relations(part: lists.TakingPart) -> list[Relation]:
    return [Relation.model_validate(r) for r in part.relations]
