"""From rows that were stored back to claims, with every law checked again: for backups, checks and repairs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import cast

from graph.errors import InvalidClaim, OpsgraphError
from graph.model import Claim, Document, Modality, Span, Stated, frozen
from graph.store.contribution import CLAIM_FIELDS, Contribution, Same, combined, edge_of
from graph.store.state import Row, count, number, value

#: What a row that was damaged may raise.
_BROKEN = (OpsgraphError, KeyError, TypeError, ValueError)


def document_of(row: Mapping[str, object]) -> Document:
    """Return a stored document; raises `InvalidClaim` where its text is not the one that its id is the hash of."""
    published = str(row.get("published") or "")
    document = Document(
        str(row["text"]),
        str(row.get("source") or ""),
        str(row.get("reader") or ""),
        published=Stated(published, "store") if published else None,
    )
    if document.id != row["id"]:
        raise InvalidClaim(f"document {row['id']}: its id is not the hash of its text")
    return document


def claim_of(row: Mapping[str, object], document: Document) -> Claim:
    """Return a stored claim of a document.

    Raises
    ------
    InvalidClaim
        When the quote is not the text at its place, or the id is not that of what it says.
    ClaimRefused
        When the ontology does not allow it.
    """
    start, target = row.get("context_start"), row.get("object")
    claim = Claim(
        document,
        subject=str(row["subject"]),
        subject_type=str(row["subject_type"]),
        predicate=str(row["predicate"]),
        object=None if target is None else str(target),
        object_type=None if target is None else str(row["object_type"]),
        start=count(row["start"]),
        end=count(row["end"]),
        rule=str(row["rule"]),
        extractor=str(row["extractor"]),
        properties=frozen({k: value(v) for k, v in row.items() if k not in CLAIM_FIELDS}),
        context=None if start is None else Span(count(start), count(row["context_end"])),
        confidence=number(row["confidence"]),
        modality=cast("Modality", row["modality"]),
        quote=str(row["quote"]),
    )
    if claim.quote != row["quote"]:
        raise InvalidClaim(f"{row['id']}: its quote is empty, and the text at its place is not")
    if claim.id != row["id"]:
        raise InvalidClaim(f"{row['id']}: its id is not that of what it says")
    return claim


def contribution_of(document_row: Row, claim_rows: Iterable[Row], same: Same) -> Contribution:
    """Return what a stored document brings; raises `InvalidClaim` or `ClaimRefused` for what does not fit together."""
    document = document_of(document_row)
    rows = sorted(claim_rows, key=lambda r: str(r["id"]))
    claims = [claim_of(r, document) for r in rows]
    for row, claim in zip(rows, claims, strict=True):
        if row.get("edge") != edge_of(claim, same):
            raise InvalidClaim(f"{claim.id}: it names another edge than the one that it states")
    return combined(document_row, tuple(rows), claims, document, same)


@dataclass(frozen=True, slots=True)
class Broken:
    """A document or claim that breaks a law, what that law says, and the claim as it has to be where that can be told."""

    id: str
    said: str
    mended: Row | None = None


def examined(document_row: Row, claim_rows: Iterable[Row]) -> tuple[dict[str, Claim], list[Broken]]:
    """Return the claims of a document that hold, by id, and what does not."""
    claims: dict[str, Claim] = {}
    try:
        document = document_of(document_row)
    except _BROKEN as exc:
        return claims, [Broken(str(document_row["id"]), str(exc))]
    broken = []
    for row in claim_rows:
        try:
            claims[str(row["id"])] = claim_of(row, document)
        except _BROKEN as exc:
            broken.append(Broken(str(row.get("id")), str(exc), _mended(row, document)))
    return claims, broken


def _mended(row: Row, document: Document) -> Row | None:
    """Return a claim with its quote taken from the text, where that alone was wrong: its id tells what it said and where."""
    try:
        quote = document.text[count(row["start"]) : count(row["end"])]
        claim_of(row | {"quote": quote}, document)
    except _BROKEN:
        return None
    return row | {"quote": quote}
