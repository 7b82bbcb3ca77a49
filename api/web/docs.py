"""`/docs`: Swagger UI over our OpenAPI description, from local files only."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response
from starlette.exceptions import HTTPException

from api.web.view import TEMPLATES

router = APIRouter(include_in_schema=False)

#: What Swagger UI needs: scripts and styles of this server, pictures that stand in them, and our own addresses to try.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_OURS = {"start.js": "text/javascript", "page.css": "text/css"}
_THEIRS = {"swagger-ui-bundle.js": "text/javascript", "swagger-ui.css": "text/css"}


@router.get("/docs")
def docs() -> HTMLResponse:
    """Show every address, what it takes and answers, with a way to try it."""
    return HTMLResponse(
        (TEMPLATES / "docs" / "index.html").read_text("utf-8"), headers={"Content-Security-Policy": _POLICY}
    )


@router.get("/docs/{name}")
def part(name: str) -> Response:
    """Send a file of the page."""
    kind = {**_OURS, **_THEIRS}.get(name)
    if kind is None:
        raise HTTPException(404, f"no file {name!r}")
    return Response(_file(name), media_type=kind)


@cache
def _file(name: str) -> bytes:
    if name in _OURS:
        return (TEMPLATES / "docs" / name).read_bytes()
    # the package itself is not imported: it would patch the application and serve the page with scripts in it
    return (files("fastapi_swagger") / "resources" / name).read_bytes()
