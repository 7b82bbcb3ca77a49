"""When an operation took place: the range of dates in a sentence that speaks of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loaders.reading import Moment, Sentence, Thing


def with_dates(things: Sequence[Thing], sentences: Sequence[Sentence], moments: Sequence[Moment]) -> list[Thing]:
    """Give each operation the first range of dates that stands in a sentence with one of its mentions.

    A single date is left out: it may be of the announcement, an arrest or a court day.
    """
    ranges = [m for m in moments if m.end]
    out = []
    for thing in things:
        found = _range_of(thing, sentences, ranges) if thing.type == "Operation" and ranges else None
        dated = {"start_date": found.start, "end_date": found.end} if found else {}
        out.append(replace(thing, properties={**thing.properties, **dated}) if dated else thing)
    return out


def _range_of(thing: Thing, sentences: Sequence[Sentence], ranges: Sequence[Moment]) -> Moment | None:
    for mention in sorted(thing.mentions, key=lambda m: m.span.start):
        sentence = next((s for s in sentences if s.span.covers(mention.span)), None)
        for moment in ranges if sentence else ():
            if sentence is not None and sentence.span.covers(moment.span):
                return moment
    return None
