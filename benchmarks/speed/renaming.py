"""Many documents out of a few: the claims of the samples under other names, so that a store grows as it would in use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from graph.model import Claim, Extraction, frozen
from graph.settings import Settings
from loaders.pipeline import Pipeline, inputs, run

ROOT = Path(__file__).resolve().parents[2]
#: What stays under its own name: agencies, substances and countries are the hubs that every new document speaks of.
_SHARED = frozenset({"Agency", "Substance", "Commodity", "Country", "Program", "Law"})


def extracted() -> list[Extraction]:
    """Return what the project's samples contribute."""
    pipeline = Pipeline(Settings())
    found = [o.extraction for o in run(inputs([str(ROOT / "samples")]), pipeline)]
    return [e for e in found if e is not None and e.claims]


def renamed(sources: Sequence[Extraction], count: int) -> Iterator[Extraction]:
    """Yield copies of extractions in turn, each a document of its own.

    Parameters
    ----------
    sources:
        What is copied.
    count:
        How many documents to yield.

    Yields
    ------
    Copies whose text ends in a number, so that no offset moves and every id of a document differs. Operations, persons,
    groups and places of each copy are its own; agencies, substances and countries are shared by all copies, as they
    are by real documents.
    """
    for number in range(count):
        yield _copy(sources[number % len(sources)], number // len(sources))


def _copy(source: Extraction, number: int) -> Extraction:
    if number == 0:
        return source
    document = replace(
        source.document, text=f"{source.document.text}\n{number}", source=f"{number}-{source.document.source}"
    )

    def ident(of: str, kind: str | None) -> str:
        return of if kind in _SHARED else f"{of}-{number}"

    def claim(c: Claim) -> Claim:
        said = dict(c.properties)
        if c.predicate == "NAMED" and c.subject_type not in _SHARED:
            said["name"] = f"{said['name']} {number}"
            said["names"] = (str(said["name"]),)
        return replace(
            c,
            source=document,
            subject=ident(c.subject, c.subject_type),
            object=None if c.object is None else ident(c.object, c.object_type),
            properties=frozen(said),
        )

    return Extraction(document, tuple(map(claim, source.claims)))
