"""What miners share: a document as they see it, and finds that are counted and ranked."""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Protocol

from graph.model import Span
from graph.settings import Settings
from loaders.annotate.reader import annotate
from loaders.apostrophes import restored
from loaders.extractors.base import Draft
from loaders.pipeline import Pipeline
from loaders.reading import Reading, Sentence
from loaders.weigh.presence import likely
from loaders.weigh.stage import weigh

#: A line of progress comes after so many seconds.
_SECONDS = 5.0
_LONGEST = 150


@dataclass(frozen=True, slots=True)
class Seen:
    """A document as read, what the rules drafted of it, and what was kept; each draft with its extractor."""

    source: str
    reading: Reading
    drafts: Sequence[tuple[str, Draft]]
    kept: Sequence[tuple[str, Draft]]

    def drafts_in(self, sentence: Sentence) -> list[Draft]:
        """Return the drafts that a sentence states."""
        return [d for _, d in self.drafts if d.span.meets(sentence.span)]

    def mentioned(self, start: int, end: int) -> bool:
        """Return whether a mention lies on a stretch of text."""
        return any(m.span.start < end and start < m.span.end for m in self.reading.mentions)


class Miner(Protocol):
    """Looks at documents one by one, and says at the end what it found."""

    name: str
    about: str

    def see(self, seen: Seen) -> None:
        """Take a document into account."""

    def lines(self, top: int) -> Iterator[str]:
        """Yield what was found, the most frequent first."""


@dataclass(slots=True)
class Finds:
    """Things counted, with the documents that have them and one sentence as an example."""

    times: dict[Hashable, int] = field(default_factory=lambda: defaultdict(int))
    documents: dict[Hashable, set[str]] = field(default_factory=lambda: defaultdict(set))
    examples: dict[Hashable, str] = field(default_factory=dict)

    def add(self, key: Hashable, seen: Seen, span: Span) -> None:
        """Count a thing once more, in a document; the first sentence is kept as the example."""
        self.times[key] += 1
        self.documents[key].add(seen.source)
        self.examples.setdefault(key, shortened(seen.reading.text(span)))

    def ranked(self) -> list[Hashable]:
        """Return what was counted: in most documents first, since one document may say a thing fifty times."""
        return sorted(self.times, key=lambda k: (-len(self.documents[k]), -self.times[k], str(k)))

    def lines(self, top: int) -> Iterator[str]:
        """Yield a line for each of the most frequent, with its example."""
        yield f"{'documents':>9} {'times':>6}"
        for key in self.ranked()[:top]:
            words = " ".join(map(str, key)) if isinstance(key, tuple) else str(key)
            yield f"{len(self.documents[key]):9} {self.times[key]:6}  {words:34} | {self.examples[key]}"


def shortened(text: str) -> str:
    """Return a text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def read(path: str, limit: int | None) -> Iterator[Seen]:
    """Read the documents of a corpus, and show on stderr how far that is."""
    pipeline = Pipeline(Settings())
    began = said = time.perf_counter()
    done = bad = 0
    for done, arrival in enumerate(islice(pipeline.intake.arrivals(path), limit), 1):
        if arrival.document is None:
            bad += 1
            print(f"not read: {arrival.source}: {arrival.reason}", file=sys.stderr)
            continue
        reading = annotate(restored(arrival.document).document, pipeline.models)
        drafts = [(e.name, d) for e in pipeline.extractors for d in e.extract(reading)]
        yield Seen(arrival.source, reading, drafts, weigh(reading, drafts, likely(reading, [d for _, d in drafts])))
        if (now := time.perf_counter()) - said >= _SECONDS:
            said = now
            of = f"/{limit}" if limit else ""
            print(f"[{done}{of}] {done / (now - began):.1f} documents/s", file=sys.stderr, flush=True)
    print(f"[{done}] {done - bad} read, {bad} not, in {time.perf_counter() - began:.0f} s", file=sys.stderr)
