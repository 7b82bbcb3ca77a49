"""The shapes of the answers; OpenAPI states them, and the enumerations in them are those of the ontology."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from graph.model import Modality
from graph.ontology import ONTOLOGY
from queries.question import ENTITY_TYPES

T = TypeVar("T")

Count = Annotated[int, Field(ge=0)]
Share = Annotated[float, Field(ge=0, le=1, description="How sure the rule is that the sentence says this.")]
Stated = Annotated[
    str,
    Field(pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?)?$", description="YYYY, YYYY-MM or YYYY-MM-DD; empty where not known."),
]
#: Values of properties: their names and types are in the ontology.
Values = dict[str, object]

EntityType = StrEnum("EntityType", {name: name for name in ENTITY_TYPES})  # type: ignore[misc]
NodeName = StrEnum("NodeName", {t.name: t.name for t in ONTOLOGY.nodes})  # type: ignore[misc]
RelationName = StrEnum("RelationName", {t.name: t.name for t in ONTOLOGY.edges})  # type: ignore[misc]
Predicate = StrEnum(  # type: ignore[misc]
    "Predicate", {n: n for n in [*(t.name for t in ONTOLOGY.edges), *(t.name for t in ONTOLOGY.values)]}
)


_PLACE = "Where the input has it: `page 3`, or `annex.pdf, page 3` in a mail or archive; empty where there are no such places."


class Model(BaseModel):
    """Reads the frozen values of `queries`; a field that is not declared here leaves nothing."""

    model_config = ConfigDict(from_attributes=True, frozen=True)


class EntityRef(Model):
    """An entity by its id, type and name."""

    id: str = Field(description="Computed from type and name, such as `agency:royal-canadian-mounted-police`.")
    type: NodeName
    name: str


class DocumentRef(Model):
    """A document as it is cited."""

    id: str = Field(description="The sha256 of its text.")
    title: str
    published: Stated
    publisher: str
    url: str


class Sentence(Model):
    """A sentence that states a relation; `text[start:end]` of the document is the quote."""

    claim: str = Field(description="Id of the claim.")
    quote: str
    start: Count
    end: Count
    context: str = Field(description="The line that introduces a list item; empty elsewhere.")
    place: str = Field(description=_PLACE)
    modality: Modality
    confidence: Share
    document: DocumentRef


class Relation(Model):
    """A relation with the sentences that state it, the strongest first."""

    id: str
    type: RelationName
    subject: EntityRef
    object: EntityRef
    properties: Values = Field(description="Values on which all documents agree.")
    conflicts: list[str] = Field(description="Names of properties on which documents disagree; see the claims.")
    documents: Count
    sentences: Count = Field(description="How many sentences state it in all; `evidence` may hold fewer.")
    first_stated: Stated
    last_stated: Stated
    confidence: Share
    evidence: list[Sentence]


class Possible(Model):
    """Another entity that may be the same one; never joined without somebody's decision."""

    other: EntityRef
    reason: str


class Entity(Model):
    """An entity with what documents agree on."""

    id: str
    type: NodeName
    name: str
    aliases: list[str]
    properties: Values
    conflicts: list[str] = Field(description="Names of properties on which documents disagree; see the claims.")
    documents: Count = Field(description="How many documents speak of it.")
    relations: dict[RelationName, Count] = Field(description="How many relations it has, by type.")
    possibly_same: list[Possible]


class Found(Model):
    """An entity that a search found."""

    id: str
    type: NodeName
    name: str
    documents: Count


class Adjacent(Model):
    """A neighbour and one relation to it; a neighbour comes once for each relation."""

    other: EntityRef
    direction: Literal["out", "in"] = Field(description="Whether the relation runs from or to the entity asked for.")
    relation: Relation


class Operation(Model):
    """An operation in a list."""

    id: str
    name: str
    aliases: list[str]
    properties: Values
    conflicts: list[str]
    documents: Count
    agencies: Count = Field(description="How many relations say that an agency led it or took part.")


class TakingPart(Model):
    """An agency's part in an operation, seen from either side."""

    role: str = Field(description="led, took part, or member or co-chair of the body that led")
    body: EntityRef | None = Field(description="The body that led, where the agency had its part through one.")
    relations: list[Relation] = Field(
        description="The agency's relation to the operation; or to the body, and the body's to the operation."
    )


class AgencyOfOperation(TakingPart):
    """An agency that had a part in an operation."""

    agency: EntityRef


class OperationOfAgency(TakingPart):
    """An operation that an agency had a part in."""

    operation: EntityRef
    start_date: Stated
    end_date: Stated


class Claim(Model):
    """One statement of one document: the unit of truth of which the graph is made."""

    id: str
    predicate: Predicate
    subject: EntityRef
    object: EntityRef | None = Field(description="Null for a value, such as a figure.")
    properties: Values
    quote: str
    start: Count
    end: Count
    context: str = Field(description="The line that introduces a list item; empty elsewhere.")
    place: str = Field(description=_PLACE)
    context_start: Count | None
    context_end: Count | None
    modality: Modality
    confidence: Share
    rule: str
    extractor: str
    edge: str | None = Field(description="Id of the relation that it supports; null where it supports none.")
    document: DocumentRef


class CheckedClaim(Claim):
    """A claim that was held against its document."""

    verbatim: bool = Field(description="Whether `text[start:end]` of the document is the quote.")


class Document(Model):
    """A document in a list."""

    id: str = Field(description="The sha256 of its text.")
    title: str
    published: Stated
    publisher: str
    language: str
    url: str
    source: str = Field(description="Where it was read from, as it was given.")
    reader: str
    claims: Count = Field(description="How many statements were read in it, names included.")


class FullDocument(Document):
    """A document with its text."""

    text: str | None = Field(description="The text that `start` and `end` point into; null where not asked for.")


class Page(Model, Generic[T]):
    """Some rows of a list."""

    results: list[T]
    truncated: bool = Field(description="Whether there is more.")
    next: str | None = Field(description="Pass it as `next` to read on; null at the end.")
