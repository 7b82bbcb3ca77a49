"""What a sentence is about when it does not say: the operation under way, and the body that speaks."""

from __future__ import annotations

from functools import lru_cache

from loaders.reading import Reading, Sentence, Thing, lead_in_of


def _about(reading: Reading, sentence: Sentence, type_name: str) -> int | None:
    """Return the thing of a type that a sentence is about.

    The one mentioned in the sentence, else in its lead-in, else the last one mentioned before it, else the document's
    first; None where the document has none.
    """
    found = _mentioned(reading, type_name)
    if not found:
        return None
    lead_in = context_of(reading, sentence)
    for span in (sentence.span, lead_in.span if lead_in else None):
        if span is not None and (inside := [i for start, i in found if span.start <= start < span.end]):
            return inside[0]
    before = [i for start, i in found if start < sentence.span.start]
    return before[-1] if before else found[0][1]


@lru_cache(2)
def _mentioned(reading: Reading, type_name: str) -> list[tuple[int, int]]:
    """Return where the things of a type are mentioned, each with its index."""
    found = [(m.span.start, i) for m, i in zip(reading.mentions, reading.thing_of, strict=True) if m.type == type_name]
    # raids are a day of an operation: what was seized and who was arrested is the operation's
    return [f for f in found if not reading.things[f[1]].properties.get("action")] or found


def operation_of(reading: Reading, sentence: Sentence) -> int | None:
    """Return the operation that a sentence is about, or None where the document has none."""
    return _about(reading, sentence, "Operation")


def operation_at_hand(reading: Reading, sentence: Sentence) -> int | None:
    """Return the operation that the reader still has in mind at a sentence.

    As `operation_of`, but it must be mentioned in the sentence, its lead-in, or the paragraphs right before it: who took
    part in what is not to be guessed across a document.
    """
    found = operation_of(reading, sentence)
    if found is None:
        return None
    if sum(t.type == "Operation" for t in reading.things) == 1:
        return found
    lead_in = context_of(reading, sentence)
    first = max(0, (lead_in or sentence).block - _IN_MIND)
    start = reading.blocks[first].start
    spans = (m.span for m, i in zip(reading.mentions, reading.thing_of, strict=True) if i == found)
    return found if any(start <= span.start < sentence.span.end for span in spans) else None


#: How many paragraphs an operation stays in mind without being mentioned.
_IN_MIND = 3


def agency_of(reading: Reading, sentence: Sentence) -> int | None:
    """Return the body that a sentence is about, or None where the document has none."""
    return _about(reading, sentence, "Agency")


def context_of(reading: Reading, sentence: Sentence) -> Sentence | None:
    """Return the sentence that leads a list item in."""
    return lead_in_of(sentence, reading.sentences)


def title_of(thing: Thing) -> str:
    """Return the titles that introduced a person, or ""."""
    return str(thing.properties.get("title", ""))
