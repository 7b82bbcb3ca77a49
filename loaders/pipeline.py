"""The straight line of loading: source to document to reading to claims."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.discover import discover
from graph.errors import ClaimRefused, OpsgraphError, UnreadableDocument
from graph.model import Claim, Document, Extraction, frozen
from graph.names import node_id
from graph.ontology import NAMED
from graph.settings import Settings
from loaders import extractors as extractor_folder
from loaders import readers as reader_folder
from loaders.annotate.parse import Models
from loaders.annotate.reader import annotate
from loaders.extractors.base import Draft, Extractor
from loaders.identity import scope_of, shown_properties
from loaders.readers.base import Reader
from loaders.reading import Reading, Thing

#: Things of these types are in the graph only where a claim hangs on them (the annotation guide: "things merely present").
_ONLY_WITH_CLAIM = frozenset({"Commodity", "Position"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input: `extraction` where it was read, `reason` where it failed."""

    source: str
    status: str
    reason: str
    extraction: Extraction | None
    seconds: float
    refused: int = 0


class Pipeline:
    """Readers, extractors and language models; the models are loaded when the first text in their language comes."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._models = Models()
        self._readers = discover(reader_folder, "READER", Reader).plugins
        found = discover(
            extractor_folder,
            "EXTRACTOR",
            Extractor,
            skip=frozenset({"base", "frames_data", "arguments", "anchor", "groups"}),
        )
        self._extractors = found.plugins

    def read(self, source: str) -> Document:
        """Read one input; raises `UnreadableDocument` that says what was wrong with it."""
        data = self._bytes(source)
        bids = [(reader.bid(source, data[:4096]), reader) for reader in self._readers]
        best, reader = max(bids, key=lambda b: b[0])
        if best <= 0:
            have = ", ".join(r.formats for r in self._readers)
            raise UnreadableDocument(source, f"no reader for it; have {have}")
        return reader.read(source, data)

    def _bytes(self, source: str) -> bytes:
        limit = self._settings.max_bytes
        try:
            if source == "-":
                data = sys.stdin.buffer.read(limit + 1)
            else:
                size = Path(source).stat().st_size
                if size > limit:
                    raise UnreadableDocument(source, f"has {size:,} bytes; the limit is {limit:,} (OPSGRAPH_MAX_BYTES)")
                data = Path(source).read_bytes()
        except OSError as exc:
            raise UnreadableDocument(source, exc.strerror or str(exc)) from exc
        if len(data) > limit:
            raise UnreadableDocument(source, f"is longer than the limit of {limit:,} bytes (OPSGRAPH_MAX_BYTES)")
        return data

    def extract(self, document: Document) -> Extraction:
        """Return what a document contributes to the graph."""
        return self.extract_counted(document)[0]

    def extract_counted(self, document: Document) -> tuple[Extraction, int]:
        """Return what a document contributes, and how many drafts the ontology refused."""
        reading = annotate(document, self._models)
        drafts = [(e.name, d) for e in self._extractors for d in e.extract(reading)]
        claims, refused = _claims(reading, drafts)
        return Extraction(document, claims, reading.notes), refused


def _claims(reading: Reading, drafts: Sequence[tuple[str, Draft]]) -> tuple[tuple[Claim, ...], int]:
    document = reading.document
    ids = {t.index: node_id(t.type, t.name, scope=scope_of(t, document, drafts, reading)) for t in reading.things}
    made: dict[tuple[object, ...], Claim] = {}
    used: set[int] = set()
    refused = 0
    for extractor, draft in drafts:
        subject = reading.things[draft.subject]
        target = None if draft.object is None else reading.things[draft.object]
        if target is not None and ids[subject.index] == ids[target.index]:
            continue
        try:
            claim = Claim(
                document,
                ids[subject.index], subject.type, draft.predicate,
                None if target is None else ids[target.index], None if target is None else target.type,
                draft.span.start, draft.span.end, draft.rule, extractor,
                frozen(draft.properties), draft.context, draft.confidence, draft.modality,
            )  # fmt: skip
        except ClaimRefused:
            refused += 1
            continue
        used |= {subject.index, *(() if target is None else (target.index,))}
        key = (claim.subject, claim.predicate, claim.object, tuple(claim.properties.items()), claim.start)
        if key not in made or made[key].confidence < claim.confidence:
            made[key] = claim
    named = [_named(reading, t, ids[t.index]) for t in reading.things if _belongs(t, used)]
    return (*_joined(named), *made.values()), refused


def _belongs(thing: Thing, used: set[int]) -> bool:
    """Whether a thing is in the graph: used by a claim, or of a type that counts however mentioned."""
    if thing.index in used:
        return True
    if thing.type in _ONLY_WITH_CLAIM or thing.properties.get("unnamed"):
        return False
    return not (thing.type == "Substance" and (thing.properties.get("kind") == "class" or thing.properties.get("weak")))


def _named(reading: Reading, thing: Thing, ident: str) -> Claim:
    first = thing.mentions[0].span
    sentence = next((s.span for s in reading.sentences if s.span.covers(first)), first)
    return Claim(
        reading.document, ident, thing.type, NAMED.name, None, None, sentence.start, sentence.end,
        thing.mentions[0].rule, "annotate/1", frozen(shown_properties(thing)),
    )  # fmt: skip


def _joined(named: Sequence[Claim]) -> Iterator[Claim]:
    """Yield one `NAMED` claim an id: two things of a document that came to one id are one."""
    seen: set[str] = set()
    for claim in named:
        if claim.subject not in seen:
            seen.add(claim.subject)
            yield claim


def inputs(paths: Sequence[str]) -> Iterator[str]:
    """Yield the inputs that paths name: files as they are, the files under folders in sorted order, "-" as it is."""
    for path in paths:
        folder = Path(path)
        if path != "-" and folder.is_dir():
            yield from (
                str(f) for f in sorted(folder.rglob("*")) if f.is_file() and not _is_hidden(f.relative_to(folder))
            )
        else:
            yield path


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def run(sources: Iterable[str], pipeline: Pipeline) -> Iterator[Outcome]:
    """Read and extract inputs one by one; a bad input is an outcome and the run goes on."""
    for source in sources:
        began = time.perf_counter()
        try:
            extraction, refused = pipeline.extract_counted(pipeline.read(source))
        except OpsgraphError as exc:
            reason = exc.reason if isinstance(exc, UnreadableDocument) else str(exc)
            yield Outcome(source, "failed", reason, None, time.perf_counter() - began)
            continue
        yield Outcome(source, "read", "; ".join(extraction.notes), extraction, time.perf_counter() - began, refused)
