"""Examples of things to learn from: what a document names, and whether its gold puts it into the graph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks.accuracy.example import Example
from benchmarks.accuracy.rows import Gold, forms
from loaders.extractors.base import Draft
from loaders.reading import Reading, Thing
from loaders.weigh.presence import key_of_thing, seer_of


def forms_of(thing: Thing) -> frozenset[str]:
    """Return the folded forms under which a document names a thing."""
    return forms((thing.name, *thing.names, *(m.text for m in thing.mentions)))


def of_things(name: str, reading: Reading, drafts: Sequence[Draft], gold: Gold) -> Iterator[Example]:
    """Yield an example of each thing of a document; a second thing for one entity of gold is wrong, as it is when scored.

    Parameters
    ----------
    name:
        Of the document.
    reading:
        The document as read.
    drafts:
        Of the rules, hints included.
    gold:
        What it says.
    """
    seer = seer_of(reading, drafts)
    left = list(gold.entities)
    for thing in sorted(reading.things, key=lambda t: t.index not in seer.belongs):
        mine = forms_of(thing)
        hit = next((e for e in left if e.type == thing.type and e.forms & mine), None)
        if hit is not None:
            left.remove(hit)
        yield Example(name, key_of_thing(thing), seer.of(thing), hit is not None, thing.index in seer.belongs)
