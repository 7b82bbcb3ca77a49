"""Read the documents of a set and score each: what every measurement of accuracy begins with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.accuracy.counts import Score
from benchmarks.accuracy.rows import Gold, Told
from benchmarks.accuracy.scoring import score_document
from benchmarks.accuracy.sets import Annotated, Collection
from cli.progress import Extent, followed
from graph.settings import Settings
from loaders.output import records
from loaders.pipeline import Pipeline, run

#: Kinds of what is counted, as the tables head them.
KINDS = {"entity": "entities", "relation": "relations", "seizure": "seizures", "figure": "figures"}


@dataclass(frozen=True, slots=True)
class Measured:
    """A document with what extraction told of it and what that is worth."""

    document: Annotated
    told: Told
    score: Score

    @property
    def language(self) -> str:
        """The language that somebody wrote down, else the one that the reader found."""
        return self.document.language or self.told.language


def measure(collection: Collection, pipeline: Pipeline | None = None) -> list[Measured]:
    """Read and score every document of a set; progress is shown on stderr."""
    return list(_measured(collection.documents, pipeline or Pipeline(Settings())))


def _measured(documents: Sequence[Annotated], pipeline: Pipeline) -> Iterator[Measured]:
    by_path = {str(d.path): d for d in documents}
    for outcome in followed(run(by_path, pipeline), Extent(len(by_path))):
        document = by_path[outcome.input]
        # a document that cannot be read misses everything that it says
        told = Told.of(records(outcome.extraction)) if outcome.extraction else Told({}, ())
        score = score_document(Gold.read(document.gold), told, document.path.read_text(encoding="utf-8"))
        yield Measured(document, told, score)


def parts(measured: Iterable[Measured], part: Callable[[Measured], str]) -> dict[str, Score]:
    """Return the score of each part of the documents: by language, by group."""
    found: dict[str, list[Score]] = defaultdict(list)
    for one in measured:
        found[part(one)].append(one.score)
    return {name: Score.total(scores) for name, scores in sorted(found.items())}


def by_language(measured: Sequence[Measured]) -> dict[str, Score]:
    """Return the score of each language, and of all documents."""
    return {**parts(measured, lambda m: m.language), "all": Score.total(m.score for m in measured)}
