"""The HTTP application over one store."""

from __future__ import annotations

from fastapi import FastAPI

from api import errors
from api.headers import SafeHeaders
from api.pages import pages
from api.routes import json_routes
from graph.settings import Settings
from graph.store.base import Store


def create_app(settings: Settings, store: Store) -> FastAPI:
    """Make the application; it reads the store and never closes it.

    Parameters
    ----------
    settings:
        The limits of free Cypher.
    store:
        Opened and closed by the caller.
    """
    app = FastAPI(
        title="opsgraph",
        summary="Agencies, operations and criminal entities; no edge without the sentence that states it.",
        version="1",
        openapi_url="/api/v1/openapi.json",
        # the stock pages load scripts from a CDN
        docs_url=None,
        redoc_url=None,
    )

    @app.get("/healthz", summary="Whether the server answers")
    def healthz() -> dict[str, str]:
        return {"status": "ok"}

    app.include_router(json_routes(settings, store))
    app.include_router(pages(store))
    app.add_middleware(SafeHeaders)
    errors.install(app)
    return app
