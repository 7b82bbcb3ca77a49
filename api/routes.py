"""The JSON addresses under `/api/v1`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.datastructures import QueryParams

from api.answers import Plain, answered, free_answer, ontology_answer, question_answer
from graph.errors import BadParameter
from graph.settings import Settings
from graph.store.base import Store
from queries.ask import ask
from queries.catalogue import catalogue, question
from queries.free import free
from queries.names import search
from queries.question import ENTITY_TYPES


class FreeCypher(BaseModel):
    """A text of the user's own with its parameters."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "query": "MATCH (o:Operation {name: $name}) RETURN o",
                    "params": {"name": "Operation Example Blizzard"},
                }
            ]
        },
    )

    query: str = Field(min_length=1, description="Cypher that only reads.")
    params: dict[str, object] = Field(default_factory=dict, description="Parameters by name.")


def single(params: QueryParams, skip: frozenset[str] = frozenset()) -> Mapping[str, object]:
    """Return query parameters by name; raises `BadParameter` where one is given twice."""
    items = [(k, v) for k, v in params.multi_items() if k not in skip]
    names = [k for k, _ in items]
    if twice := sorted({n for n in names if names.count(n) > 1}):
        raise BadParameter(f"{', '.join(twice)} is given more than once")
    return dict(items)


def json_routes(settings: Settings, store: Store) -> APIRouter:
    """Return the JSON addresses over a store.

    They are plain functions: the server runs them in threads, and the store is safe to call from several.
    """
    router = APIRouter(prefix="/api/v1")

    @router.get("/questions", summary="The questions that can be asked")
    def questions() -> list[Plain]:
        return [question_answer(q) for q in catalogue().values()]

    @router.get("/questions/{name}", summary="Answer a question; its parameters are query parameters")
    def answer(name: str, request: Request) -> Plain:
        given = single(request.query_params)
        return {"question": question(name).name, **answered(ask(store, name, given))}

    @router.post("/cypher", summary="Run Cypher that reads, within limits of time, rows and bytes")
    def cypher(body: FreeCypher) -> Plain:
        return free_answer(free(store, body.query, body.params, settings=settings))

    @router.get("/ontology", summary="The types of entities, relations and values")
    def ontology() -> Plain:
        return ontology_answer()

    @router.get("/search", summary="Entities whose names are near a text")
    def near(
        q: Annotated[
            str, Query(min_length=1, max_length=200, description="Any part of a name, with or without accents")
        ],
        kind: Annotated[str | None, Query(alias="type", description="Only this type, such as agency")] = None,
        limit: Annotated[int, Query(ge=1, le=100)] = 20,
    ) -> Plain:
        return _found(store, q, kind, limit)

    return router


def _found(store: Store, text: str, kind: str | None, limit: int) -> Plain:
    """Search for entities, of one type where it is given."""
    if kind is not None and kind not in ENTITY_TYPES:
        raise BadParameter(f"no type {kind!r}; have {', '.join(ENTITY_TYPES)}")
    found = search(store, text, (ENTITY_TYPES[kind],) if kind else (), limit=limit)
    return {"results": [{"id": e.id, "type": e.type, "name": e.name, "documents": e.documents} for e in found]}
