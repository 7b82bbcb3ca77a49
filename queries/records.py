"""What is read for a page of the API: relations, sentences, statements and documents, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from graph.store.contribution import CLAIM_FIELDS
from graph.store.state import EDGE_FIELDS, NODE_FIELDS, Row, count, number, texts

T = TypeVar("T")
#: A value that a list is ordered by.
Key = str | int


@dataclass(frozen=True, slots=True)
class EntityRef:
    """An entity by its id, type and name."""

    id: str
    type: str
    name: str


@dataclass(frozen=True, slots=True)
class DocumentRef:
    """A document as it is cited; empty where nothing is known."""

    id: str
    title: str
    published: str
    publisher: str
    url: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that states a relation, with where it stands in its document: in characters, and for people."""

    claim: str
    quote: str
    start: int
    end: int
    context: str
    modality: str
    confidence: float
    document: DocumentRef
    place: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation with its strongest sentences; `sentences` says how many there are in all."""

    id: str
    type: str
    subject: EntityRef
    object: EntityRef
    properties: Row
    conflicts: tuple[str, ...]
    documents: int
    sentences: int
    first_stated: str
    last_stated: str
    confidence: float
    evidence: tuple[Sentence, ...] = ()

    def stated(self, evidence: tuple[Sentence, ...]) -> Relation:
        """Return the relation with these sentences; counted anew where the graph grew in between."""
        return replace(self, evidence=evidence, sentences=max(self.sentences, len(evidence)))


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim as it is read back; `verbatim` says whether its document has the quote at its place."""

    id: str
    predicate: str
    subject: EntityRef
    object: EntityRef | None
    properties: Row
    quote: str
    start: int
    end: int
    context: str
    context_start: int | None
    context_end: int | None
    modality: str
    confidence: float
    rule: str
    extractor: str
    edge: str | None
    document: DocumentRef
    place: str = ""
    verbatim: bool | None = None


@dataclass(frozen=True, slots=True)
class EntityRecord:
    """An entity with what documents agree on, the names of what they do not, and how many speak of it."""

    id: str
    type: str
    name: str
    aliases: tuple[str, ...]
    properties: Row
    conflicts: tuple[str, ...]
    documents: int
    relations: Mapping[str, int] = field(default_factory=dict)
    possibly_same: tuple[tuple[EntityRef, str], ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A document with how many statements were read in it."""

    id: str
    title: str
    published: str
    publisher: str
    language: str
    url: str
    source: str
    reader: str
    claims: int
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some rows of a list; `after` is the key from which the next page is read, None at the end."""

    items: tuple[T, ...]
    after: tuple[Key, ...] | None = None


def page_of(rows: list[tuple[T, tuple[Key, ...]]], limit: int) -> Page[T]:
    """Cut rows, of which one more than wanted was asked for, with their keys."""
    shown = rows[:limit]
    return Page(tuple(item for item, _ in shown), shown[-1][1] if len(rows) > limit else None)


def mapping(value: object) -> Row:
    """Return a map of the store as a row; raises `TypeError` for anything else."""
    if not isinstance(value, dict):
        raise TypeError(f"a map was expected, not {type(value).__name__}")
    return value


def entity_ref(value: object) -> EntityRef:
    """Read an entity that is named beside something else."""
    row = mapping(value)
    return EntityRef(_text(row["id"]), _text(row["type"]), _text(row["name"]))


def document_ref(value: object) -> DocumentRef:
    """Read a document that is cited."""
    row = mapping(value)
    return DocumentRef(*(_text(row.get(k)) for k in ("id", "title", "published", "publisher", "url")))


def relation(value: object) -> Relation:
    """Read a relation, without its sentences."""
    given = mapping(value)
    row = mapping(given["row"])
    return Relation(
        id=_text(row["id"]),
        type=_text(given["type"]),
        subject=entity_ref(given["subject"]),
        object=entity_ref(given["object"]),
        properties={k: v for k, v in sorted(row.items()) if k not in EDGE_FIELDS},
        conflicts=tuple(texts(row.get("conflicts"))),
        documents=count(row["documents"]),
        sentences=count(row["sentences"]),
        first_stated=_text(row["first_stated"]),
        last_stated=_text(row["last_stated"]),
        confidence=number(row["confidence"]),
    )


def sentence(value: object, document: object) -> tuple[str, Sentence]:
    """Read a sentence; returns the id of its edge beside it."""
    row = mapping(value)
    return _text(row["edge"]), Sentence(
        claim=_text(row["id"]),
        quote=_text(row["quote"]),
        start=count(row["start"]),
        end=count(row["end"]),
        context=_text(row.get("context")),
        modality=_text(row["modality"]),
        confidence=number(row["confidence"]),
        document=document_ref(document),
        place=_text(row.get("place")),
    )


def statement(given: Row) -> Statement:
    """Read a claim."""
    row = mapping(given["row"])
    start, end = row.get("context_start"), row.get("context_end")
    return Statement(
        id=_text(row["id"]),
        predicate=_text(row["predicate"]),
        subject=entity_ref(given["subject"]),
        object=entity_ref(given["object"]) if given["object"] else None,
        properties={k: v for k, v in sorted(row.items()) if k not in CLAIM_FIELDS},
        quote=_text(row["quote"]),
        start=count(row["start"]),
        end=count(row["end"]),
        context=_text(row.get("context")),
        place=_text(row.get("place")),
        context_start=start if isinstance(start, int) else None,
        context_end=end if isinstance(end, int) else None,
        modality=_text(row["modality"]),
        confidence=number(row["confidence"]),
        rule=_text(row["rule"]),
        extractor=_text(row["extractor"]),
        edge=_text(row.get("edge")) or None,
        document=document_ref(given["document"]),
    )


def entity_record(type_name: str, value: object) -> EntityRecord:
    """Read an entity."""
    row = mapping(value)
    return EntityRecord(
        id=_text(row["id"]),
        type=type_name,
        name=_text(row["name"]),
        aliases=tuple(texts(row.get("aliases"))),
        properties={k: v for k, v in sorted(row.items()) if k not in NODE_FIELDS},
        conflicts=tuple(texts(row.get("conflicts"))),
        documents=count(row["documents"]),
    )


def document_record(value: object, claims: object) -> DocumentRecord:
    """Read a document, without its text."""
    row = mapping(value)
    names = ("id", "title", "published", "publisher", "language", "url", "source", "reader")
    return DocumentRecord(**{k: _text(row.get(k)) for k in names}, claims=count(claims))


def _text(value: object) -> str:
    return "" if value is None else str(value)
