"""The questions of the catalogue, free Cypher, search, and the ontology."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from pydantic import BaseModel, ConfigDict, Field

from api import cursors
from api.answers import free_answer, network_answer, ontology_answer, question_answer
from api.asking import OWN, rows_of
from api.deps import Limit, Next, SettingsDep, StoreDep, SwitchedOff, single
from api.described import answers
from api.models import EntityType, Found, Page
from api.shapes import Answer, FreeAnswer, NetworkAnswer, OntologyShape, Question
from graph.errors import BadParameter, CypherRefused, CypherSwitchedOff, NotFound, QueryTooSlow, UnknownQuestion
from graph.network import Network
from queries.catalogue import catalogue
from queries.catalogue import question as question_named
from queries.free import free, refuse
from queries.names import search
from queries.question import ENTITY_TYPES

router = APIRouter()
_MOST_ROWS = 1_000


class FreeCypher(BaseModel):
    """A text of the user's own with its parameters."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "query": "MATCH (a:Agency)-[e:LED]->(o:Operation {name: $name}) RETURN a.name AS agency ORDER BY agency",
                    "params": {"name": "Operation Example Blizzard"},
                }
            ]
        },
    )

    query: str = Field(min_length=1, description="Cypher that only reads.")
    params: dict[str, object] = Field(default_factory=dict, description="Parameters by name.")


@router.get(
    "/questions",
    tags=["questions"],
    summary="The questions that can be asked",
    responses=answers("questions", taken=False),
)
def questions() -> list[Question]:
    """Answer with the catalogue."""
    return [Question.model_validate(question_answer(q)) for q in catalogue().values()]


@router.get(
    "/questions/{name}",
    tags=["questions"],
    summary="Answer a question",
    description="What the question takes is given as query parameters of the names that `GET /questions` lists; an "
    "entity by any of its names or its id.",
    responses=answers("question", UnknownQuestion, BadParameter, NotFound),
    openapi_extra={"x-free-parameters": "those of the question"},
)
def question(
    store: StoreDep,
    request: Request,
    name: Annotated[str, Path(max_length=100, description="Name of the question.", examples=["documents"])],
    limit: Annotated[int, Query(ge=1, le=_MOST_ROWS, description="How many rows at most.")] = _MOST_ROWS,
    after: Next = None,
) -> Answer | NetworkAnswer:
    """Answer a question."""
    asked = question_named(name)
    found = rows_of(store, name, single(request.query_params, OWN), limit=limit, after=after)
    if isinstance(found, Network):
        return NetworkAnswer.model_validate({"question": asked.name, **network_answer(found)})
    return Answer(
        question=asked.name,
        columns=list(found.columns),
        rows=[dict(row) for row in found.rows],
        truncated=found.next is not None,
        next=found.next,
    )


@router.post(
    "/cypher",
    tags=["questions"],
    summary="Run Cypher that reads, within limits of time, rows and bytes",
    description="The text runs without the right to write, in a transaction that is rolled back.",
    responses=answers("cypher", CypherRefused, BadParameter, CypherSwitchedOff, QueryTooSlow, body=True),
)
def cypher(store: StoreDep, settings: SettingsDep, switched_off: SwitchedOff, body: FreeCypher) -> FreeAnswer:
    """Answer free Cypher."""
    refuse(switched_off)
    return FreeAnswer.model_validate(free_answer(free(store, body.query, body.params, settings=settings)))


@router.get(
    "/search",
    tags=["entities"],
    summary="Entities whose names are near a text",
    description="Blind to case and accents; names that hold the text come first, then those spelt like it.",
    responses=answers("search", BadParameter),
)
def near(
    store: StoreDep,
    q: Annotated[
        str,
        Query(min_length=1, max_length=200, description="Any part of a name.", examples=["surete"]),
    ],
    kind: Annotated[EntityType | None, Query(alias="type", description="Only this type.")] = None,
    limit: Limit = 20,
    after: Next = None,
) -> Page[Found]:
    """Answer with entities."""
    asked = ("search", q, kind)
    skip = int(cursors.read(after, (0,), *asked)[0])
    found = search(store, q, (ENTITY_TYPES[kind.value],) if kind else (), limit=limit + 1, skip=skip)
    more = len(found) > limit
    rows = [Found.model_validate(e) for e in found[:limit]]
    following = cursors.written((skip + limit,) if more else None, *asked)
    return Page(results=rows, truncated=more, next=following)


@router.get(
    "/ontology",
    tags=["questions"],
    summary="The types of entities, relations and values",
    responses=answers("ontology", taken=False),
)
def ontology() -> OntologyShape:
    """Answer with the ontology."""
    return OntologyShape.model_validate(ontology_answer())
