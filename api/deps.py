"""What routes are given: the store, the settings, the canonical id of an entity, and how far a list goes."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Annotated, Any, cast
from urllib.parse import quote

from fastapi import Depends, Path, Query, Request
from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException

from graph.errors import BadParameter, NotFound
from graph.settings import Settings
from graph.store.base import Store
from queries.entities import canonical, kind_of


def _store(request: Request) -> Store:
    return cast("Store", request.app.state.store)


def _settings(request: Request) -> Settings:
    return cast("Settings", request.app.state.settings)


def _switched_off(request: Request) -> str:
    return cast("str", request.app.state.switched_off)


StoreDep = Annotated[Store, Depends(_store)]
SettingsDep = Annotated[Settings, Depends(_settings)]
#: Why no free Cypher is answered; empty where it is.
SwitchedOff = Annotated[str, Depends(_switched_off)]

Limit = Annotated[int, Query(ge=1, le=200, description="How many rows at most.", examples=[50])]
Next = Annotated[
    str | None,
    Query(alias="next", max_length=2_000, description="The `next` of the page before, to read on from there."),
]
Sentences = Annotated[
    int, Query(ge=1, le=50, description="How many sentences of each relation at most; the strongest first.")
]


def _canonical(store: Store, request: Request, ident: str, only: str = "") -> str:
    """Return the id of the entity that is asked for; an id made of another name of it is sent on."""
    if only and kind_of(ident).name != only:
        raise NotFound(f"{ident!r} is no {only}")
    found = canonical(store, ident)
    if found != ident:
        raise HTTPException(HTTPStatus.TEMPORARY_REDIRECT, headers={"Location": _elsewhere(request, ident, found)})
    return found


def _elsewhere(request: Request, given: str, found: str) -> str:
    """Return the address of a request with another id in it."""
    parts = (quote(found if part == given else part, safe=":~") for part in request.scope["path"].split("/"))
    return "/".join(parts) + (f"?{request.url.query}" if request.url.query else "")


def _id(word: str, example: str) -> Any:
    return Path(
        alias="id",
        max_length=500,
        description=f"Id of {word}, or one made of any other name of it: that answers with a redirect.",
        examples=[example],
    )


_AnyId = Annotated[str, _id("the entity", "operation:operation-example-blizzard")]
_OperationId = Annotated[str, _id("the operation", "operation:operation-example-blizzard")]
_AgencyId = Annotated[str, _id("the agency", "agency:royal-canadian-mounted-police")]


def _entity(store: StoreDep, request: Request, ident: _AnyId) -> str:
    return _canonical(store, request, ident)


def _operation(store: StoreDep, request: Request, ident: _OperationId) -> str:
    return _canonical(store, request, ident, "Operation")


def _agency(store: StoreDep, request: Request, ident: _AgencyId) -> str:
    return _canonical(store, request, ident, "Agency")


EntityId = Annotated[str, Depends(_entity)]
OperationId = Annotated[str, Depends(_operation)]
AgencyId = Annotated[str, Depends(_agency)]


def single(params: QueryParams, skip: frozenset[str] = frozenset()) -> Mapping[str, object]:
    """Return query parameters by name; raises `BadParameter` where one is given twice."""
    items = [(k, v) for k, v in params.multi_items() if k not in skip]
    names = [k for k, _ in items]
    if twice := sorted({n for n in names if names.count(n) > 1}):
        raise BadParameter(f"{', '.join(twice)} is given more than once")
    return dict(items)
