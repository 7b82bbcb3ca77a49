"""Errors as problem details (RFC 9457); the one place that knows a status."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from graph.errors import (
    AskError,
    BadParameter,
    CypherRefused,
    CypherSwitchedOff,
    NetworkTooLarge,
    NotFound,
    OpsgraphError,
    QueryTooSlow,
    StoreBusy,
    StoreError,
    StoreUnavailable,
    UnknownQuestion,
)

LOG = logging.getLogger(__name__)

#: The nearest class of an error counts, so a new one is never without a status.
STATUS: dict[type[OpsgraphError], HTTPStatus] = {
    UnknownQuestion: HTTPStatus.NOT_FOUND,
    NotFound: HTTPStatus.NOT_FOUND,
    BadParameter: HTTPStatus.BAD_REQUEST,
    CypherRefused: HTTPStatus.BAD_REQUEST,
    CypherSwitchedOff: HTTPStatus.FORBIDDEN,
    AskError: HTTPStatus.BAD_REQUEST,
    NetworkTooLarge: HTTPStatus.BAD_REQUEST,
    QueryTooSlow: HTTPStatus.SERVICE_UNAVAILABLE,
    StoreBusy: HTTPStatus.SERVICE_UNAVAILABLE,
    StoreUnavailable: HTTPStatus.SERVICE_UNAVAILABLE,
    StoreError: HTTPStatus.INTERNAL_SERVER_ERROR,
    OpsgraphError: HTTPStatus.INTERNAL_SERVER_ERROR,
}


def status_of(error: OpsgraphError) -> HTTPStatus:
    """Return the status of the nearest class in the table."""
    return next(STATUS[c] for c in type(error).__mro__ if c in STATUS)


def kind_of(error: type[Exception]) -> str:
    """Return the stable type of a problem: `UnknownQuestion` is `urn:opsgraph:unknown-question`."""
    return "urn:opsgraph:" + re.sub(r"(?<!^)(?=[A-Z])", "-", error.__name__).lower()


def problem_body(status: HTTPStatus, kind: str, detail: str, **more: object) -> dict[str, object]:
    """Return what a problem says."""
    return {"type": kind, "title": status.phrase, "status": status.value, "detail": detail, **more}


def problem(status: HTTPStatus, kind: str, detail: str, **more: object) -> JSONResponse:
    """Return a problem as JSON."""
    return JSONResponse(problem_body(status, kind, detail, **more), status.value, media_type="application/problem+json")


def unforeseen(where: str, error: Exception) -> JSONResponse:
    """Log an error that nobody meant to happen, and return a problem that tells nothing of it."""
    LOG.error("%s failed", where, exc_info=error)
    said = "something went wrong that was not foreseen; the log of the server says more"
    return problem(HTTPStatus.INTERNAL_SERVER_ERROR, "about:blank", said)


#: Makes a page for people out of a request, a status, a kind and what is said.
MakesPage = Callable[[Request, HTTPStatus, str, str], Response]


def install(app: FastAPI, page: MakesPage) -> None:
    """Make an application answer every error of ours, of a request or of an address with a problem.

    Somebody who looks at a page gets it as a page, made by `page`.
    """

    def told(request: Request, status: HTTPStatus, kind: str, detail: str, **more: object) -> Response:
        if _for_people(request):
            return page(request, status, kind, detail)
        return problem(status, kind, detail, **more)

    def ours(request: Request, error: Exception) -> Response:
        if not isinstance(error, OpsgraphError):
            raise error
        return told(request, status_of(error), kind_of(type(error)), str(error))

    def invalid(request: Request, error: Exception) -> Response:
        found = error.errors() if isinstance(error, RequestValidationError) else []
        faults = [{"where": ".".join(map(str, f["loc"])), "what": f["msg"]} for f in found]
        said = "; ".join(f"{f['where']}: {f['what']}" for f in faults)
        return told(request, HTTPStatus.UNPROCESSABLE_ENTITY, "urn:opsgraph:bad-request", said, faults=faults)

    def plain(request: Request, error: Exception) -> Response:
        if not isinstance(error, HTTPException):
            raise error
        if error.status_code < HTTPStatus.BAD_REQUEST:
            return Response(status_code=error.status_code, headers=error.headers)
        answer = told(request, HTTPStatus(error.status_code), "about:blank", str(error.detail))
        answer.headers.update(error.headers or {})
        return answer

    app.add_exception_handler(OpsgraphError, ours)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, plain)


def _for_people(request: Request) -> bool:
    return not request.url.path.startswith("/api/") and "text/html" in request.headers.get("accept", "")
