"""The straight line of loading: source to document to reading to claims."""

from __future__ import annotations

import itertools
import logging
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from graph.discover import discover
from graph.errors import ClaimRefused, OpsgraphError, UnreadableDocument
from graph.model import Claim, Document, Extraction, Span, frozen
from graph.names import node_id
from graph.ontology import NAMED
from graph.settings import Settings
from loaders import extractors as extractor_folder
from loaders.annotate.candidates import squeeze
from loaders.annotate.parse import MODELS, Models
from loaders.annotate.reader import annotate
from loaders.apostrophes import restored
from loaders.containers.base import Wanted
from loaders.extractors.base import Draft, Extractor
from loaders.identity import scope_of, shown_properties
from loaders.inputs import Arrival, Intake, inputs, missing
from loaders.marks import unmarked, without_marks
from loaders.readers.base import is_installed
from loaders.reading import Reading, Thing
from loaders.version import extraction_version
from loaders.weigh.presence import in_graph, likely
from loaders.weigh.stage import weigh

__all__ = ["Outcome", "Pipeline", "inputs", "run"]

_LOG = logging.getLogger(__name__)

ReadStatus = Literal["read", "known", "failed", "unsupported"]
#: Whether a document of an input, found at a source, need not be extracted.
Known = Callable[[str, str, Document], bool]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document: `extraction` where it was read, `reason` where it was not.

    Parameters
    ----------
    source:
        The input, with `#` and the place in it where it holds several documents.
    status:
        read; known: it was read and is not to be extracted; failed; or unsupported: no reader takes its kind.
    reason:
        Why it was not read; for one that was, what extraction could not do.
    extraction:
        What the document contributes; None where it was not read.
    seconds:
        How long reading and extraction took.
    refused:
        Drafts of claims that the ontology refused.
    sha256:
        Of the bytes that were read for it; empty where none were.
    input:
        The input as it was named.
    taken:
        How far the input has been read (bytes on disk).
    document:
        What was read; None where nothing was.
    """

    source: str
    status: ReadStatus
    reason: str
    extraction: Extraction | None
    seconds: float
    refused: int = 0
    sha256: str = ""
    input: str = ""
    taken: int = 0
    document: Document | None = None

    @property
    def unread(self) -> bool:
        """Whether nothing came of it."""
        return self.status not in {"read", "known"}


class Pipeline:
    """Readers, extractors and language models; the models are loaded when the first text in their language comes.

    Parameters
    ----------
    settings:
        The limit of bytes.
    wanted:
        What the user said of the inputs: names of fields, formats.
    """

    def __init__(self, settings: Settings, wanted: Wanted | None = None) -> None:
        self.models = Models()
        self.intake = Intake(settings.max_bytes, wanted, private=settings.fetch_private)
        found = discover(
            extractor_folder,
            "EXTRACTOR",
            Extractor,
            skip=frozenset(
                {
                    "base",
                    "frames_data",
                    "frame_doubts",
                    "arguments",
                    "anchor",
                    "groups",
                    "modality",
                    "seized_columns",
                    "seized_items",
                    "seizure_drafts",
                    "seizure_hints",
                    "haul_scopes",
                    "item_units",
                    "figure_counts",
                    "figure_deeds",
                    "figure_people",
                    "figure_shares",
                    "columns",
                    "figure_single",
                    "figure_sites",
                    "figure_sums",
                    "figure_words",
                    "drugs_before",
                }
            ),
        )
        self.extractors = found.plugins
        self._unavailable = (*self.intake.unavailable, *found.unavailable)
        #: tells by what a document was extracted
        self.version = extraction_version()

    def read(self, source: str) -> Document:
        """Read an input that holds one document; raises `UnreadableDocument` that says what was wrong with it."""
        arrivals = list(itertools.islice(self.intake.arrivals(source), 2))
        if len(arrivals) > 1:
            raise UnreadableDocument(source, "holds several documents; expected one (`run` reads them all)")
        if arrivals[0].document is None:
            raise UnreadableDocument(arrivals[0].source, arrivals[0].reason)
        return arrivals[0].document

    def warnings(self) -> tuple[str, ...]:
        """Return what is not installed and what that costs, so that it is said before the first document."""
        said = [f"{module} is not used: it needs the package {package}" for module, package in self._unavailable]
        said += [missing(r) for r in self.intake.readers if r.missing]
        if not is_installed("spacy"):
            return (*said, "spaCy is not installed: run `uv sync`; until then only rules without a parse are applied")
        for language, names in MODELS.items():
            if not any(map(is_installed, names)):
                said.append(
                    f"no model for {language!r}: run `uv sync`, or install {names[0].replace('_', '-')}; "
                    "until then only rules without a parse are applied to such texts"
                )
        return tuple(said)

    def extract(self, document: Document) -> Extraction:
        """Return what a document contributes to the graph."""
        return self.extract_counted(document)[0]

    def extract_counted(self, document: Document) -> tuple[Extraction, int]:
        """Return what a document contributes, and how many drafts the ontology refused."""
        seen = unmarked(document)
        whole = restored(seen.document)
        reading = annotate(whole.document, self.models)
        drafted = [(e.name, d) for e in self.extractors for d in e.extract(reading)]
        kept = likely(reading, [d for _, d in drafted])
        drafts = weigh(reading, drafted, kept)
        claims, refused = _claims(document, lambda offset: seen.place(whole.place(offset)), reading, drafts, kept)
        return Extraction(document, claims, reading.notes, self.version), refused


def _claims(
    document: Document,
    place: Callable[[int], int],
    reading: Reading,
    drafts: Sequence[tuple[str, Draft]],
    kept: frozenset[int],
) -> tuple[tuple[Claim, ...], int]:
    """Make claims of drafts and of the things that are kept; `place` leads from the text that was read to the document's."""
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
                place(draft.span.start), place(draft.span.end), draft.rule, extractor,
                frozen(draft.properties), draft.context and _placed(draft.context, place), draft.confidence, draft.modality,
            )  # fmt: skip
        except ClaimRefused:
            refused += 1
            continue
        used |= {subject.index, *(() if target is None else (target.index,))}
        key = (claim.subject, claim.predicate, claim.object, tuple(claim.properties.items()), claim.start)
        if key not in made or made[key].confidence < claim.confidence:
            made[key] = claim
    shown = (t for t in reading.things if t.index in kept and in_graph(t, used))
    named = [_named(document, place, reading, t, ids[t.index]) for t in shown]
    return (*_joined(named), *made.values()), refused


def _placed(span: Span, place: Callable[[int], int]) -> Span:
    return Span(place(span.start), place(span.end))


def _named(document: Document, place: Callable[[int], int], reading: Reading, thing: Thing, ident: str) -> Claim:
    first = thing.mentions[0].span
    sentence = next((s.span for s in reading.sentences if s.span.covers(first)), first)
    # the forms as the text has them, where apostrophes were put back for the reading
    written = (squeeze(without_marks(document.text[place(m.span.start) : place(m.span.end)])) for m in thing.mentions)
    names = tuple(dict.fromkeys([*thing.names, *written]))
    return Claim(
        document, ident, thing.type, NAMED.name, None, None, place(sentence.start), place(sentence.end),
        thing.mentions[0].rule, "annotate/1", frozen({**shown_properties(thing), "names": names}),
        confidence=float(thing.properties.get("sure", 1.0)),
    )  # fmt: skip


def _joined(named: Sequence[Claim]) -> Iterator[Claim]:
    """Yield one `NAMED` claim an id: two things of a document that came to one id are one."""
    seen: set[str] = set()
    for claim in named:
        if claim.subject not in seen:
            seen.add(claim.subject)
            yield claim


def run(sources: Iterable[str], pipeline: Pipeline, known: Known = lambda *_: False) -> Iterator[Outcome]:
    """Read and extract the documents of inputs one by one; a bad one is an outcome and the run goes on.

    `known` is asked with the input, the source and the document: what it says yes to is not extracted.
    """
    for source in sources:
        arrivals = pipeline.intake.arrivals(source)
        while True:
            began = time.perf_counter()
            arrival = next(arrivals, None)
            if arrival is None:
                break
            yield _outcome(source, arrival, pipeline, known, began)


def _outcome(source: str, arrival: Arrival, pipeline: Pipeline, known: Known, began: float) -> Outcome:
    def outcome(status: ReadStatus, reason: str, extraction: Extraction | None = None, refused: int = 0) -> Outcome:
        seconds = time.perf_counter() - began
        return Outcome(
            arrival.source, status, reason, extraction, seconds, refused, arrival.sha256, source, arrival.taken,
            arrival.document,
        )  # fmt: skip

    if arrival.document is None:
        return outcome("unsupported" if arrival.unsupported else "failed", arrival.reason)
    if known(source, arrival.source, arrival.document):
        return outcome("known", "")
    try:
        extraction, refused = pipeline.extract_counted(arrival.document)
    except OpsgraphError as exc:
        return outcome("failed", str(exc))
    except Exception as exc:  # noqa: BLE001 - a fault of ours in one document must not end a run over thousands
        _LOG.exception("extraction of %s failed", arrival.source)
        return outcome("failed", f"extraction failed ({type(exc).__name__}: {exc}); please report it with the document")
    return outcome("read", "; ".join(extraction.notes), extraction, refused)
