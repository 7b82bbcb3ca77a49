"""`/`: the map with the questions beside it; `/map`: the map alone."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.deps import StoreDep, single
from api.drawing import part_to_draw
from api.routes.maps import OWN, Around, Asked, Depth
from api.web.view import headers, page
from queries.catalogue import question as question_named
from visualise.network_map import content_security_policy, render

router = APIRouter(include_in_schema=False)


@router.get("/")
def start(request: Request, around: Around = "", depth: Depth = 1, question: Asked = "") -> HTMLResponse:
    """Show the map of everything, of what is around an entity, or of the answer to a question."""
    single(request.query_params)
    title = question_named(question).title if question else f"Around {around}" if around else ""
    return page("start.html", request, title=title, around=around, depth=depth, question=question)


@router.get("/map")
def network_map(
    store: StoreDep, request: Request, around: Around = "", depth: Depth = 1, question: Asked = ""
) -> HTMLResponse:
    """Draw a map; it may stand inside the start page, and inside nothing else."""
    given = single(request.query_params, OWN)
    title, network = part_to_draw(store, around=around, depth=depth, name=question, parameters=given)
    text = render(network, title=title)
    return HTMLResponse(text, headers=headers(framed=True, policy=content_security_policy(text)))
