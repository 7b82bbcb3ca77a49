"""What keeps things apart across documents: the scope of an id, and the properties that are stored."""

from __future__ import annotations

from collections.abc import Sequence

from graph.model import Document, Value
from graph.ontology import ONTOLOGY
from loaders.extractors.base import Draft
from loaders.reading import Reading, Thing

#: Predicates that place a person, the surest first: a body, a group, then an operation.
_PLACING = ("WORKS_FOR", "MEMBER_OF_GROUP", "OVERSEES", "CO_CHAIRS")


def scope_of(thing: Thing, document: Document, drafts: Sequence[tuple[str, Draft]], reading: Reading) -> str:
    """Return what must be the same for two documents to speak of one entity.

    An unnamed thing belongs to its document. A person is told from namesakes by a body or group that the document ties
    them to; with none, by the document. Others carry the country that the reading gave them.
    """
    own = document.id[:12]
    if thing.properties.get("unnamed"):
        return own
    if thing.type != "Person":
        return thing.scope
    for predicate in _PLACING:
        ties = sorted(
            reading.things[d.object].name
            for _, d in drafts
            if d.subject == thing.index and d.predicate == predicate and d.object is not None
            and not reading.things[d.object].properties.get("unnamed")
        )  # fmt: skip
        if ties:
            return ties[0]
    return own


def shown_properties(thing: Thing) -> dict[str, Value | None]:
    """Return the properties of a thing's `NAMED` claim: its name, every form used, and what the ontology knows of it."""
    known = {p.name for p in ONTOLOGY.node(thing.type).properties}
    out: dict[str, Value | None] = {k: v for k, v in thing.properties.items() if k in known and v != ""}
    return {**out, "name": thing.name, "names": thing.names}
