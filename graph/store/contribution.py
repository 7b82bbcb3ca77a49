"""What one document brings to a store, computed before anything is written; pure functions of the extraction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from graph.errors import InvalidClaim
from graph.model import Claim, Document, Extraction
from graph.resolve import EdgeTally, NodeTally, edge_key
from graph.store.state import EdgeState, NodeState, Row, plain_properties

#: What a stored claim holds beside its own properties, which must not bear these names.
CLAIM_FIELDS = frozenset(
    [
        "id",
        "predicate",
        "quote",
        "place",
        "start",
        "end",
        "context_start",
        "context_end",
        "context",
        "rule",
        "extractor",
        "confidence",
        "modality",
        "edge",
        "subject",
        "subject_type",
        "object",
        "object_type",
    ]
)


@dataclass(frozen=True, slots=True)
class EdgeKey:
    """Which edge: its id, type and the ends that it joins, with their types."""

    id: str
    type: str
    subject: str
    subject_type: str
    object: str
    object_type: str


@dataclass(frozen=True, slots=True)
class Contribution:
    """The rows and states of one document, ready to be joined with what is stored."""

    document: Row
    claims: tuple[Row, ...]
    nodes: dict[str, NodeState]
    edges: dict[EdgeKey, EdgeState]


def contribution(extraction: Extraction) -> Contribution:
    """Compute what a document brings.

    Raises
    ------
    InvalidClaim
        When a claim is of another document, or a property of it bears a name that the store uses itself.
    """
    document = extraction.document
    claims = {c.id: c for c in extraction.claims}
    for claim in claims.values():
        _check(claim, document)
    ordered = [claims[i] for i in sorted(claims)]
    rows = tuple(_claim_row(c, document) for c in ordered)
    return combined(_document_row(extraction), rows, ordered, document)


def combined(document_row: Row, rows: tuple[Row, ...], claims: list[Claim], document: Document) -> Contribution:
    """Return the rows of a document with the nodes and edges that its claims make."""
    return Contribution(document_row, rows, _nodes(claims), _edges(claims, document))


def edge_of(claim: Claim) -> str | None:
    """Return the id of the edge that a claim supports; None where it supports none."""
    key = None if claim.object is None else edge_key(claim, claim.subject, claim.object)
    return key[0] if key else None


def _check(claim: Claim, document: Document) -> None:
    if claim.document != document.id:
        raise InvalidClaim(f"{claim.id} states {claim.document}, but is given with {document.id} ({document.source})")
    if taken := sorted(CLAIM_FIELDS & claim.properties.keys()):
        raise InvalidClaim(f"{claim.id}: a property may not be called {', '.join(taken)}; rename it in the extractor")


def _document_row(extraction: Extraction) -> Row:
    document = extraction.document
    stated = {
        name: value.value if value else ""
        for name, value in (
            ("title", document.title),
            ("publisher", document.publisher),
            ("published", document.published),
            ("language", document.language),
        )
    }
    own = {"id": document.id, "url": document.url, "source": document.source, "reader": document.reader}
    return {**own, **stated, "text": document.text, "extraction": extraction.version}


def _claim_row(claim: Claim, document: Document) -> Row:
    row: Row = plain_properties(claim.properties) | {
        "id": claim.id,
        "predicate": claim.predicate,
        "quote": claim.quote,
        "start": claim.start,
        "end": claim.end,
        "rule": claim.rule,
        "extractor": claim.extractor,
        "confidence": claim.confidence,
        "modality": claim.modality,
        "subject": claim.subject,
        "subject_type": claim.subject_type,
    }
    if claim.object is not None:
        row |= {"object": claim.object, "object_type": claim.object_type}
    if edge := edge_of(claim):
        row["edge"] = edge
    if place := document.place(claim.start):
        row["place"] = place
    if claim.context:
        lead_in = document.text[claim.context.start : claim.context.end]
        row |= {"context_start": claim.context.start, "context_end": claim.context.end, "context": lead_in}
    return row


def _nodes(claims: Iterable[Claim]) -> dict[str, NodeState]:
    tallies: dict[str, NodeTally] = defaultdict(NodeTally)
    types: dict[str, str] = {}
    for claim in claims:
        types.setdefault(claim.subject, claim.subject_type)
        tallies[claim.subject].add(types[claim.subject], claim.predicate, claim.properties, claim.modality)
        if claim.object is not None:
            types.setdefault(claim.object, str(claim.object_type))
            tallies[claim.object]
    return {i: NodeState.told(i, types[i], tally, 1) for i, tally in sorted(tallies.items())}


def _edges(claims: Iterable[Claim], document: Document) -> dict[EdgeKey, EdgeState]:
    tallies: dict[EdgeKey, EdgeTally] = defaultdict(EdgeTally)
    for claim in claims:
        if claim.object is None or not (key := edge_key(claim, claim.subject, claim.object)):
            continue
        types = {claim.subject: claim.subject_type, claim.object: str(claim.object_type)}
        ident, kind, subject, target = key
        tally = tallies[EdgeKey(ident, kind, subject, types[subject], target, types[target])]
        tally.add(kind, claim.id, claim.properties, claim.confidence)
        tally.documents.add(document.id)
        if document.published:
            tally.dates.add(document.published.value)
    return {key: EdgeState.told(tally) for key, tally in tallies.items()}
