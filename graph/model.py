"""The frozen values that flow between the stages: Document, Mention, Claim, Node, Edge, Graph."""

from __future__ import annotations

import bisect
import hashlib
import re
from collections.abc import Mapping
from dataclasses import InitVar, dataclass, field
from types import MappingProxyType
from typing import Literal

from graph.errors import InvalidClaim
from graph.names import digest, fold
from graph.ontology import NAMED, ONTOLOGY

Modality = Literal["asserted", "alleged", "denied", "planned"]
Value = str | int | float | bool | tuple[str, ...]
Properties = Mapping[str, Value]

_NOTHING: Properties = MappingProxyType({})
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def _nothing() -> Properties:
    return _NOTHING


def frozen(properties: Mapping[str, Value | None]) -> Properties:
    """Return the properties in the order of their names, without those that are None, as a read-only mapping."""
    return MappingProxyType({k: v for k, v in sorted(properties.items()) if v is not None})


@dataclass(frozen=True, slots=True)
class Stated:
    """A value about a document and where it came from, such as a title out of `<meta property="og:title">`."""

    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class Block:
    """A run of the text that stands on its own: a paragraph, heading, list item or table cell.

    `keep` is false for boilerplate, which is masked and never removed; `reason` says which rule judged so. `place` is
    where a person finds it in the file, where that has such places: "page 3", "table 1, row 2".
    """

    start: int
    end: int
    kind: Literal["paragraph", "heading", "item", "cell"] = "paragraph"
    keep: bool = True
    reason: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A text with what is known of it; its id is the sha256 of the canonical text, so a copy is the same document.

    `part` is the name that it has inside a mail or archive: "annex.pdf", "2024/march.zip/release.docx".
    """

    text: str
    source: str
    reader: str
    title: Stated | None = None
    publisher: Stated | None = None
    published: Stated | None = None
    language: Stated | None = None
    url: str = ""
    blocks: tuple[Block, ...] = ()
    part: str = ""
    id: str = field(init=False)

    def __post_init__(self) -> None:
        """Compute the id and check that blocks lie in the text, in order, and that the date is one."""
        object.__setattr__(self, "id", hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest())
        end = 0
        for block in self.blocks:
            if not end <= block.start <= block.end <= len(self.text):
                raise InvalidClaim(f"{self.source}: block {block} overlaps its neighbour or leaves the text")
            end = block.end
        if self.published and not _DATE.fullmatch(self.published.value):
            raise InvalidClaim(
                f"{self.source}: published must be YYYY, YYYY-MM or YYYY-MM-DD, not {self.published.value!r}"
            )

    def place(self, start: int) -> str:
        """Return where a person finds a character of the text in the input: "page 3", "annex.pdf, page 3".

        Empty where the file has no such places and lies in no mail or archive.
        """
        n = bisect.bisect_right(self.blocks, start, key=lambda b: b.start)
        return ", ".join(filter(None, (self.part, self.blocks[n - 1].place if n else "")))


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a document's text, in characters."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse an empty or backward span."""
        if not 0 <= self.start < self.end:
            raise InvalidClaim(f"a span runs forward from 0 on, not {self.start} to {self.end}")

    def covers(self, other: Span) -> bool:
        """Whether the other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text that speaks of an entity.

    `name` is the canonical name it was read as, `rule` the rule that read it, `properties` what it says of the entity.
    """

    span: Span
    text: str
    type: str
    name: str
    rule: str
    confidence: float = 1.0
    properties: Properties = field(default_factory=_nothing, hash=False)


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of one document: the unit of truth of which the graph is made.

    Parameters
    ----------
    source:
        The document; the claim keeps its id as `document`.
    subject, object:
        Node ids; `object` is None for a value (`FIGURE`, `NAMED`).
    subject_type, object_type:
        Node types of the ends; checked against the ontology.
    predicate:
        An edge type, or a value kind.
    start, end:
        Span in the document's text (characters) of the sentence or list item that states it.
    quote:
        That text; taken from the document, and checked where it is given.
    context:
        For a list item: the span of its lead-in, shown before the quote.
    rule, extractor:
        Which rule of which extractor (with version) made it.
    confidence:
        0 to 1.
    modality:
        asserted, alleged, denied or planned, as the document says.

    Raises
    ------
    InvalidClaim
        When the quote is not the document's text at the span, or the confidence is out of range.
    ClaimRefused
        When the ontology does not allow it.
    """

    source: InitVar[Document]
    subject: str
    subject_type: str
    predicate: str
    object: str | None
    object_type: str | None
    start: int
    end: int
    rule: str
    extractor: str
    properties: Properties = field(default_factory=_nothing, hash=False)
    context: Span | None = None
    confidence: float = 1.0
    modality: Modality = "asserted"
    quote: str = ""
    document: str = field(init=False)
    id: str = field(init=False)

    def __post_init__(self, source: Document) -> None:
        """Take the quote from the text, check the laws, and compute the id from what the claim says and where."""
        Span(self.start, self.end)
        there = source.text[self.start : self.end]
        if self.end > len(source.text) or (self.quote and self.quote != there):
            raise InvalidClaim(f"{source.source}: {self.quote[:60]!r} is not the text at {self.start}-{self.end}")
        if not 0 <= self.confidence <= 1:
            raise InvalidClaim(f"confidence is between 0 and 1, not {self.confidence}")
        ONTOLOGY.check(self.subject_type, self.predicate, self.object_type)
        object.__setattr__(self, "quote", there)
        object.__setattr__(self, "document", source.id)
        object.__setattr__(self, "properties", frozen(self.properties))
        said = (self.subject, self.predicate, self.object, sorted(self.properties.items()), self.modality)
        object.__setattr__(self, "id", "claim:" + digest(source.id, *said, self.start, self.end))

    @property
    def edge(self) -> str | None:
        """Id of the edge that this claim supports; None where it supports none (a value, or a denial)."""
        if self.object is None or self.modality == "denied":
            return None
        return edge_id(self)


def edge_id(claim: Claim) -> str:
    """Compute the id of the edge that a claim states.

    One edge for each subject, predicate and object; for a predicate that is kept per statement (`SEIZED`), one for
    each document and amount too, so that two documents with two figures give two edges.
    """
    return relation_id(claim.predicate, (claim.subject, claim.object), claim.document, claim.properties)


def relation_id(predicate: str, ends: tuple[str, str | None], document: str, properties: Mapping[str, object]) -> str:
    """Compute the id of an edge from what is stated: `edge_id` where the ends may be others than those of the claim."""
    kind = ONTOLOGY.edge(predicate)
    first, last = sorted(str(e) for e in ends) if kind.symmetric else ends
    parts: list[object] = [first, predicate, last]
    if kind.per_statement:
        said = {k: v for k, v in properties.items() if k in {"amount", "quantity", "unit", "bound"}}
        parts += [document, sorted(said.items())]
    return "edge:" + digest(*parts)


@dataclass(frozen=True, slots=True)
class Node:
    """An entity of the graph, made of what all documents call it and say of it."""

    id: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    properties: Properties = field(default_factory=_nothing, hash=False)
    documents: tuple[str, ...] = ()
    #: set where the ids of several entities were joined by a decision, with the reason
    merged: tuple[tuple[str, str], ...] = ()

    @property
    def keys(self) -> frozenset[str]:
        """The folded forms under which the node is found."""
        return frozenset(k for k in map(fold, (self.name, *self.aliases)) if k)


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation of the graph with the ids of the claims that state it, at least one."""

    id: str
    type: str
    subject: str
    object: str
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    confidence: float
    properties: Properties = field(default_factory=_nothing, hash=False)
    first_stated: str = ""
    last_stated: str = ""

    def __post_init__(self) -> None:
        """Refuse an edge that nothing states."""
        if not self.claims:
            raise InvalidClaim(f"{self.subject} {self.type} {self.object}: no edge without the sentence that states it")


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes and edges by id, the claims behind them, and the pairs that may be the same."""

    nodes: Mapping[str, Node]
    edges: Mapping[str, Edge]
    claims: Mapping[str, Claim]
    possibly_same: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one document contributes: itself and its claims, `NAMED` ones included; `version` says by what it was extracted."""

    document: Document
    claims: tuple[Claim, ...]
    notes: tuple[str, ...] = ()
    version: str = ""

    def named(self) -> tuple[Claim, ...]:
        """Return the claims that bring nodes into the graph."""
        return tuple(c for c in self.claims if c.predicate == NAMED.name)
