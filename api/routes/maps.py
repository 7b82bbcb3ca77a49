"""The map as JSON."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request

from api.answers import network_answer
from api.deps import StoreDep, single
from api.described import answers
from api.drawing import part_to_draw
from api.shapes import Drawing
from graph.errors import BadParameter, NetworkTooLarge, NotFound, UnknownQuestion

router = APIRouter(tags=["map"])
#: Query parameters of a map that are not those of its question.
OWN = frozenset({"around", "depth", "question"})

Around = Annotated[
    str,
    Query(max_length=500, description="Name or id of an entity: only what lies around it.", examples=["Sample Crew"]),
]
Depth = Annotated[int, Query(ge=1, le=4, description="How many steps around it.")]
Asked = Annotated[
    str,
    Query(max_length=100, description="A question that can be drawn; what it takes follows under its own names."),
]


@router.get(
    "/map",
    summary="What a map shows: entities, relations and their sentences",
    description="Everything in the store, what lies around an entity, or the answer to a question. `page` is the "
    "address of the same as a page.",
    responses=answers("map", BadParameter, NotFound, UnknownQuestion, NetworkTooLarge),
    openapi_extra={"x-free-parameters": "those of the question"},
)
def network(store: StoreDep, request: Request, around: Around = "", depth: Depth = 1, question: Asked = "") -> Drawing:
    """Answer with a network."""
    given = single(request.query_params, OWN)
    title, found = part_to_draw(store, around=around, depth=depth, name=question, parameters=given)
    page = f"/map?{request.url.query}" if request.url.query else "/map"
    return Drawing.model_validate({"title": title, "page": page, **network_answer(found)})
