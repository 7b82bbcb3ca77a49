"""Documents and claims: what everything rests on."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query

from api import cursors
from api.deps import Limit, Next, StoreDep
from api.described import answers
from api.models import CheckedClaim, Document, FullDocument, Page
from graph.errors import BadParameter, NotFound
from queries import lists
from queries.entities import LATEST

router = APIRouter(tags=["documents"])


@router.get(
    "/documents",
    summary="The documents",
    description="The latest first; those without a date come last.",
    responses=answers("documents", BadParameter),
)
def documents(store: StoreDep, limit: Limit = 50, after: Next = None) -> Page[Document]:
    """Answer with a page of documents."""
    page = lists.documents(store, limit=limit, after=cursors.read(after, (LATEST, ""), "documents"))
    rows = [Document.model_validate(d) for d in page.items]
    return Page(results=rows, truncated=page.after is not None, next=cursors.written(page.after, "documents"))


@router.get(
    "/documents/{id}",
    summary="One document with its text",
    description="`start` and `end` of claims and sentences count characters (Unicode code points) of this text.",
    responses=answers("document", NotFound),
)
def document(
    store: StoreDep,
    ident: Annotated[
        str,
        Path(
            alias="id",
            max_length=500,
            description="The sha256 of the document's text.",
            examples=["e5eb39fc8c0d25e3ec08cc7063b0fa68934b521424209484ae5c015a330c1079"],
        ),
    ],
    text: Annotated[bool, Query(description="Whether to send the text.")] = True,
) -> FullDocument:
    """Answer with a document."""
    found = FullDocument.model_validate(lists.document(store, ident))
    return found if text else found.model_copy(update={"text": None})


@router.get(
    "/claims/{id}",
    summary="One statement with its sentence",
    description="And whether the document has the quote at its place, looked up while you ask.",
    responses=answers("claim", NotFound),
)
def claim(
    store: StoreDep,
    ident: Annotated[
        str,
        Path(alias="id", max_length=500, description="Id of the claim.", examples=["claim:0ec36a3de657862ed84a3ee4"]),
    ],
) -> CheckedClaim:
    """Answer with a claim."""
    return CheckedClaim.model_validate(lists.claim(store, ident))
