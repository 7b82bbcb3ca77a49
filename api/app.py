"""The HTTP application over one store."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.openapi.utils import get_openapi

from api import described, errors
from api.headers import SafeHeaders
from api.routes import documents, entities, maps, operations, questions, server
from api.web import docs, start, tables
from api.web.view import problem_page
from graph.settings import Settings
from graph.store.base import Store

VERSION = "1"
_ABOUT = """
No edge exists without the sentence that states it: every answer about a relation carries its sentences, each with its
document and its place in the text.

* **Ids** are computed from content, such as `agency:royal-canadian-mounted-police`. An id that is made of another name
  of an entity answers with a redirect to its own.
* **Lists** take `limit`, and give `next` while `truncated` is true. Pass `next` to read on; a list that is read so comes
  whole, whatever was added meanwhile.
* **Problems** are `application/problem+json` (RFC 9457) with a stable `type`.
* **Confidence** is that of the rule that read the sentence. It does not say that the sentence is true.
"""
_TAGS = [
    {"name": "entities", "description": "Agencies, operations, persons and all other things that documents speak of."},
    {"name": "operations", "description": "Operations, who took part in them, and what was seized."},
    {"name": "documents", "description": "Documents and the statements that were read in them."},
    {"name": "questions", "description": "The catalogue of questions, free Cypher, and the types that both speak of."},
    {"name": "map", "description": "What a map shows."},
    {"name": "server", "description": "The server itself."},
]


def create_app(settings: Settings, store: Store, *, switched_off: str = "") -> FastAPI:
    """Make the application; it reads the store and never closes it.

    Parameters
    ----------
    settings:
        The limits of free Cypher.
    store:
        Opened and closed by the caller.
    switched_off:
        Why no free Cypher is answered (`queries.free.why_not`); empty where it is.
    """
    app = _routed()
    app.state.settings, app.state.store, app.state.switched_off = settings, store, switched_off
    app.add_middleware(SafeHeaders)
    errors.install(app, problem_page)
    return app


def description() -> dict[str, Any]:
    """Return the OpenAPI description; no store is needed for it."""
    return _routed().openapi()


def _routed() -> FastAPI:
    app = FastAPI(
        title="opsgraph",
        summary="Agencies, operations and criminal entities; no edge without the sentence that states it.",
        description=_ABOUT,
        version=VERSION,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        openapi_tags=_TAGS,
        openapi_url="/api/v1/openapi.json",
        # the stock pages load scripts from a CDN
        docs_url=None,
        redoc_url=None,
        generate_unique_id_function=lambda route: f"{route.tags[0] if route.tags else 'page'}-{route.name}",
    )
    under = APIRouter(prefix="/api/v1")
    for module in (operations, entities, documents, questions, maps):
        under.include_router(module.router)
    app.include_router(under)
    app.include_router(server.router)
    for page in (start, tables, docs):
        app.include_router(page.router)
    app.openapi = lambda: _described(app)  # type: ignore[method-assign]
    return app


def _described(app: FastAPI) -> dict[str, Any]:
    if not app.openapi_schema:
        made = get_openapi(
            title=app.title,
            version=app.version,
            summary=app.summary,
            description=app.description,
            routes=app.routes,
            tags=app.openapi_tags,
            license_info=app.license_info,
        )
        app.openapi_schema = described.complete(made)
    return app.openapi_schema
