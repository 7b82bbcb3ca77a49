"""What one document brings to a store, computed before anything is written; pure functions of the extraction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
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


#: Ids that others stand for, with those.
Same = Mapping[str, str]


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
    """The rows and states of one document, ready to be joined with what is stored.

    `same` says of ids that claims speak of which others stand for them: the claims keep their own ends, whatever is decided.
    """

    document: Row
    claims: tuple[Row, ...]
    nodes: dict[str, NodeState]
    edges: dict[EdgeKey, EdgeState]
    same: Same


def contribution(extraction: Extraction, same: Same) -> Contribution:
    """Compute what a document brings, where some ids stand for others.

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
    rows = tuple(_claim_row(c, document, same) for c in ordered)
    return combined(_document_row(extraction), rows, ordered, document, same)


def combined(
    document_row: Row, rows: tuple[Row, ...], claims: list[Claim], document: Document, same: Same
) -> Contribution:
    """Return the rows of a document with the nodes and edges that its claims make."""
    return Contribution(document_row, rows, _nodes(claims, same), _edges(claims, document, same), same)


def ends_of(claims: Iterable[Claim]) -> set[str]:
    """Return the ids that claims speak of."""
    return {end for c in claims for end in (c.subject, c.object) if end is not None}


def edge_of(claim: Claim, same: Same) -> str | None:
    """Return the id of the edge that a claim supports; None where it supports none."""
    if claim.object is None:
        return None
    key = edge_key(claim, same.get(claim.subject, claim.subject), same.get(claim.object, claim.object))
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


def _claim_row(claim: Claim, document: Document, same: Same) -> Row:
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
    if edge := edge_of(claim, same):
        row["edge"] = edge
    if place := document.place(claim.start):
        row["place"] = place
    if claim.context:
        lead_in = document.text[claim.context.start : claim.context.end]
        row |= {"context_start": claim.context.start, "context_end": claim.context.end, "context": lead_in}
    return row


def _nodes(claims: Iterable[Claim], same: Same) -> dict[str, NodeState]:
    tallies: dict[str, NodeTally] = defaultdict(NodeTally)
    types: dict[str, str] = {}
    for claim in claims:
        subject = same.get(claim.subject, claim.subject)
        kind, own = types.setdefault(subject, claim.subject_type), subject == claim.subject
        tallies[subject].add(kind, claim.predicate, claim.properties, claim.modality, own=own)
        if claim.object is not None:
            target = same.get(claim.object, claim.object)
            types.setdefault(target, str(claim.object_type))
            tallies[target]
    return {i: NodeState.told(i, types[i], tally, 1) for i, tally in sorted(tallies.items())}


def _edges(claims: Iterable[Claim], document: Document, same: Same) -> dict[EdgeKey, EdgeState]:
    tallies: dict[EdgeKey, EdgeTally] = defaultdict(EdgeTally)
    for claim in claims:
        if claim.object is None:
            continue
        ends = same.get(claim.subject, claim.subject), same.get(claim.object, claim.object)
        if not (key := edge_key(claim, *ends)):
            continue
        types = dict(zip(ends, (claim.subject_type, str(claim.object_type)), strict=True))
        ident, kind, subject, target = key
        tally = tallies[EdgeKey(ident, kind, subject, types[subject], target, types[target])]
        tally.add(kind, claim.id, claim.properties, claim.confidence)
        tally.documents.add(document.id)
        if document.published:
            tally.dates.add(document.published.value)
    return {key: EdgeState.told(tally) for key, tally in tallies.items()}
