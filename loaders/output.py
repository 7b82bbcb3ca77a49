"""What `opsgraph extract` prints: one JSON object a line."""

from __future__ import annotations

from collections.abc import Iterator

from graph.model import Extraction


def records(extraction: Extraction) -> Iterator[dict[str, object]]:
    """Yield the document, then its entities, then its claims, each as a JSON-ready mapping."""
    document = extraction.document
    yield {
        "record": "document",
        "id": document.id,
        "source": document.source,
        "title": document.title.value if document.title else None,
        "publisher": document.publisher.value if document.publisher else None,
        "published": document.published.value if document.published else None,
        "language": document.language.value if document.language else None,
        "reader": document.reader,
        "notes": list(extraction.notes),
    }
    for claim in extraction.named():
        said = {k: v for k, v in claim.properties.items() if k not in {"name", "names"}}
        names = claim.properties.get("names", ())
        yield {
            "record": "entity",
            "id": claim.subject,
            "type": claim.subject_type,
            "name": claim.properties["name"],
            "aliases": list(names) if isinstance(names, tuple) else [],
            "properties": said,
            "quote": claim.quote,
            "start": claim.start,
            "end": claim.end,
        }
    for claim in extraction.claims:
        if claim.predicate == "NAMED":
            continue
        yield {
            "record": "claim",
            "id": claim.id,
            "subject": claim.subject,
            "predicate": claim.predicate,
            "object": claim.object,
            "properties": dict(claim.properties),
            "quote": claim.quote,
            "start": claim.start,
            "end": claim.end,
            "place": document.place(claim.start),
            "context": [claim.context.start, claim.context.end] if claim.context else None,
            "modality": claim.modality,
            "confidence": round(claim.confidence, 3),
            "rule": claim.rule,
            "extractor": claim.extractor,
        }
