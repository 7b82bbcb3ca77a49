"""The shapes of what describes or answers: questions, tables, networks, the ontology, the server itself."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from api.models import Count, Model, NodeName, RelationName, Share, Stated, Values
from graph.model import Modality
from graph.schema import ValueType


class Problem(Model):
    """What went wrong (RFC 9457)."""

    model_config = ConfigDict(extra="allow")

    type: str = Field(description="A stable name of the kind of problem, such as `urn:opsgraph:not-found`.")
    title: str = Field(description="The phrase of the status.")
    status: int = Field(ge=400, le=599)
    detail: str = Field(description="What was wrong, what was expected, and what there is.")


class Health(Model):
    """Whether the server or its store answers."""

    status: Literal["ok"]


class About(Model):
    """What this server is and what it serves."""

    name: Literal["opsgraph"]
    summary: str
    version: str
    licence: str
    store: str = Field(description="The kind of store: embedded or server.")
    documents: Count
    claims: Count
    entities: dict[NodeName, Count]
    relations: dict[RelationName, Count]
    accuracy: str = Field(description="What is known of how much is found and how much of it is right.")
    docs: str
    openapi: str


class QuestionParameter(Model):
    """What a question takes."""

    name: str
    type: str = Field(description="A value (text, integer, number, date, boolean), or types of entities.")
    optional: bool
    description: str
    example: str


class Question(Model):
    """A question of the catalogue."""

    name: str
    title: str
    about: str
    shape: Literal["table", "network"]
    drawable: bool
    columns: list[str]
    parameters: list[QuestionParameter]


class Table(Model):
    """Columns and rows by column."""

    columns: list[str]
    rows: list[Values]
    truncated: bool = Field(description="Whether there is more.")


class Answer(Table):
    """The answer to a question with a table."""

    question: str
    next: str | None = Field(description="Pass it as `next` to read on; null at the end.")


class FreeAnswer(Table):
    """The answer to free Cypher."""

    seconds: float = Field(ge=0)


class NetworkNode(Model):
    """An entity of a network."""

    id: str
    type: NodeName
    name: str
    aliases: list[str]
    properties: Values


class NetworkSentence(Model):
    """A sentence that states a relation of a network; `GET /claims/{id}` says where it stands."""

    claim: str
    edge: str
    quote: str
    document: str
    title: str
    published: Stated
    publisher: str
    url: str
    context: str
    place: str
    modality: Modality
    confidence: Share


class NetworkEdge(Model):
    """A relation of a network."""

    id: str
    type: RelationName
    subject: str
    object: str
    properties: Values
    first_stated: Stated
    last_stated: Stated
    confidence: Share
    sentences: Count = Field(description="How many sentences state it in all; `evidence` may hold fewer.")
    evidence: list[NetworkSentence]


class Network(Model):
    """Entities, the relations among them, and their sentences."""

    nodes: list[NetworkNode]
    edges: list[NetworkEdge]


class Drawing(Network):
    """What a map shows."""

    title: str
    page: str = Field(description="Address of the map as a page.")


class NetworkAnswer(Network):
    """The answer to a question with a network."""

    question: str


class PropertyType(Model):
    """A value that an entity, relation or figure may carry."""

    name: str
    type: ValueType
    description: str
    unit: str


class TermsOf(Model):
    """The nearest terms of neighbouring vocabularies; empty where there is none."""

    follow_the_money: str
    stix: str
    schema_org: str
    wikidata: str


class NodeShape(Model):
    """A type of entity."""

    name: NodeName
    plural: str
    description: str
    properties: list[PropertyType]
    terms: TermsOf


class EdgeShape(Model):
    """A type of relation, read as subject, relation, object."""

    name: RelationName
    caption: str
    description: str
    symmetric: bool
    ends: list[tuple[NodeName, NodeName]]
    properties: list[PropertyType]
    terms: TermsOf


class ValueShape(Model):
    """A predicate whose object is a value."""

    name: str
    caption: str
    description: str
    subjects: list[NodeName]
    properties: list[PropertyType]


class OntologyShape(Model):
    """Every type of entity, relation and value."""

    nodes: list[NodeShape]
    edges: list[EdgeShape]
    values: list[ValueShape]
