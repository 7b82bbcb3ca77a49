"""What OpenAPI says of answers: real ones as examples, and the problems that an address may answer with.

The examples in `api/examples` are what the addresses really answer over the documents of the tests, which compare them.
"""

from __future__ import annotations

import json
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any

from api.errors import kind_of, problem_body, status_of
from api.shapes import Problem
from graph.errors import (
    BadParameter,
    CypherRefused,
    CypherSwitchedOff,
    NetworkTooLarge,
    NotFound,
    OpsgraphError,
    QueryTooSlow,
    StoreUnavailable,
    UnknownQuestion,
)

EXAMPLES = Path(__file__).parent / "examples"
Responses = dict[int | str, dict[str, Any]]

_PROBLEM = "application/problem+json"
_MARK = "x-example"
#: Each kind of problem that stands in the reference, with what it says for example.
_SAID: dict[type[OpsgraphError], str] = {
    NotFound: "no entity 'agency:nobody', and no Agency is called 'nobody'",
    UnknownQuestion: "no question 'figurez'; did you mean figures?",
    BadParameter: "next is not a word that this list gave; leave it out to read from the start",
    CypherRefused: "this text writes, and free Cypher may only read; nothing was changed",
    CypherSwitchedOff: "free Cypher is switched off here (OPSGRAPH_FREE_CYPHER)",
    NetworkTooLarge: "more than 3,000 entities or 10,000 relations do not fit on one map: draw the surroundings of one "
    "entity, fewer steps around it, or the answer to a question",
    QueryTooSlow: "stopped after 10 seconds; ask for less, for example with LIMIT or from one named entity",
    StoreUnavailable: "the store does not answer any more",
}
_INVALID = {
    "detail": "query.limit: Input should be greater than or equal to 1",
    "faults": [{"where": "query.limit", "what": "Input should be greater than or equal to 1"}],
}
_FROM_OUTSIDE = (
    (
        HTTPStatus.MISDIRECTED_REQUEST,
        "urn:opsgraph:unknown-host",
        "this server answers to 127.0.0.1, not to 'a.example'",
    ),
    (HTTPStatus.INTERNAL_SERVER_ERROR, "about:blank", "something went wrong that was not foreseen"),
)


@cache
def example(name: str) -> dict[str, Any]:
    """Return a request of `api/examples` with its answer."""
    found: dict[str, Any] = json.loads((EXAMPLES / f"{name}.json").read_text("utf-8"))
    return found


def answers(
    name: str, *problems: type[OpsgraphError], moved: bool = False, taken: bool = True, body: bool = False
) -> Responses:
    """Return what OpenAPI says of the answers of an address.

    Parameters
    ----------
    name:
        Of its example.
    problems:
        The errors that it may raise, beside those of every address.
    moved:
        Whether an id may lead elsewhere.
    taken:
        Whether it takes parameters, which may be wrong.
    body:
        Whether it takes a body, which may be too large.
    """
    # filled in by `complete`: FastAPI would drop every null of an example
    found: Responses = {200: {_MARK: name}}
    if moved:
        found[307] = {
            "description": "The id is a name of an entity; `Location` is the same address with the entity's own id.",
            "headers": {"Location": {"schema": {"type": "string"}, "description": "Where to ask instead."}},
        }
    told: list[tuple[HTTPStatus, str, dict[str, Any]]] = []
    told += [(status_of(e("")), kind_of(e), {"detail": _SAID[e]}) for e in (*problems, StoreUnavailable)]
    told += [(status, kind, {"detail": detail}) for status, kind, detail in _FROM_OUTSIDE]
    if taken or body:
        told.append((HTTPStatus.UNPROCESSABLE_ENTITY, "urn:opsgraph:bad-request", _INVALID))
    if body:
        told.append(
            (HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "urn:opsgraph:too-large", {"detail": "at most 1,000,000 bytes"})
        )
    for status, kind, more in told:
        content = found.setdefault(status.value, _problem_response(status))["content"][_PROBLEM]
        content["examples"][kind.removeprefix("urn:opsgraph:")] = {"value": problem_body(status, kind, **more)}
    return found


def _problem_response(status: HTTPStatus) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": status.phrase, "content": {_PROBLEM: {"schema": schema, "examples": {}}}}


def _shown(name: str) -> dict[str, Any]:
    if not (EXAMPLES / f"{name}.json").exists():
        return {}
    shown = example(name)
    return {"answer": {"summary": shown["request"], "value": shown["response"]}}


def complete(description: dict[str, Any]) -> dict[str, Any]:
    """Return an OpenAPI description with its examples, and the shape of a problem, which no address returns by itself."""
    for item in description["paths"].values():
        for operation in item.values():
            answer = operation["responses"]["200"]
            answer["content"]["application/json"]["examples"] = _shown(answer.pop(_MARK))
    shapes = description.setdefault("components", {}).setdefault("schemas", {})
    shapes["Problem"] = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    description["components"]["schemas"] = dict(sorted(shapes.items()))
    return description
