"""From the inputs that a user names to documents: files, folders, stdin, web addresses, and what holds several documents."""

from __future__ import annotations

import hashlib
import importlib
import logging
import re
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from graph.discover import discover
from graph.errors import BadParameter, InvalidClaim, UnreadableDocument, UnsupportedDocument
from graph.model import Document
from loaders import containers as container_folder
from loaders import readers as reader_folder
from loaders.containers.base import Broken, Container, Packed, Part, Wanted
from loaders.lexicon import rows
from loaders.metadata import described, fields
from loaders.places import is_address
from loaders.readers.base import Reader
from loaders.stream import HEAD, Stream, lines

if TYPE_CHECKING:
    from loaders.fetch import Fetcher

_LOG = logging.getLogger(__name__)

#: A value that begins with a tag of a block and closes one is HTML, whatever is said of it.
_HTML = re.compile(
    r"\s*(?:<!doctype html|<(?:html|head|body|main|article|section|header|div|p|h[1-6]|ul|ol|table)\b[^<>]*>)", re.I
)


#: How deep files may be packed in files: a mail with an archive of mails with archives is four.
_DEEPEST = 5


@dataclass(frozen=True, slots=True)
class Arrival:
    """What came of an input, or of one document in it.

    Parameters
    ----------
    source:
        The input as it was named, with `#` and the place in it where it holds several.
    sha256:
        Of the bytes that were read for it; empty where none were.
    document:
        None where it could not be read.
    reason, unsupported:
        Why it could not, and whether that is because no reader takes its kind.
    taken:
        How far the input has been read (bytes on disk).
    """

    source: str
    sha256: str
    document: Document | None
    reason: str = ""
    unsupported: bool = False
    taken: int = 0


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


class Intake:
    """All readers and containers, and what the user said of the inputs.

    Parameters
    ----------
    limit:
        Most bytes of one document.
    wanted:
        Names of fields, and formats.
    fetcher:
        Asks web addresses; by default one of the project's.
    private:
        Whether that may ask addresses of this machine and of private networks.

    Raises
    ------
    BadParameter
        When `wanted` names a field or a format that there is not.
    """

    def __init__(
        self, limit: int, wanted: Wanted | None = None, fetcher: Fetcher | None = None, *, private: bool = False
    ) -> None:
        self._limit, self._fetcher, self._private = limit, fetcher, private
        self._wanted = wanted or Wanted()
        readers, boxes = discover(reader_folder, "READER", Reader), discover(container_folder, "CONTAINER", Container)
        self.readers: tuple[Reader, ...] = readers.plugins
        self.containers: tuple[Container, ...] = boxes.plugins
        #: (module, package) of plug-ins that could not even say what they read
        self.unavailable = (*readers.unavailable, *boxes.unavailable)
        known = [*(r.format for r in self.readers), *(n for c in self.containers for n in c.names)]
        for kind, given, have in (("format", self._wanted.formats, known), ("field", self._wanted.fields, fields())):
            if strange := [g for g in given if g not in have]:
                raise BadParameter(f"no {kind} {strange[0]!r}; have {', '.join(have)}")
        said = self._wanted.formats
        self._container = next((c for c in self.containers if set(c.names) & set(said)), None)
        self._reader = next((r for r in self.readers if r.format in said), None)

    def arrivals(self, source: str) -> Iterator[Arrival]:
        """Yield each document of an input, or why there is none; never raises for what is wrong with the input."""
        came, sha256, taken = 0, "", 0
        try:
            stream, url = self._opened(source)
            with stream:
                try:
                    for arrival in self._cut(stream):
                        came += 1
                        yield replace(_in_part(_at(arrival, url), source), taken=stream.taken)
                finally:
                    sha256, taken = stream.sha256, stream.taken
            if not came:
                yield Arrival(source, sha256, None, "holds no documents", taken=taken)
        except UnreadableDocument as exc:
            unsupported = isinstance(exc, UnsupportedDocument)
            said = f"{exc.reason}; {came} before that were read" if came else exc.reason
            yield Arrival(source, "" if unsupported else sha256, None, said, unsupported, taken)
        except Exception as exc:  # noqa: BLE001 - a fault of ours in one input must not end a run over thousands
            yield Arrival(source, sha256, None, _fault(source, exc), taken=taken)

    def holds(self, stream: Stream) -> str:
        """Return what an input holds as far as its beginning tells: "one" document, "lines" of them, or "many"."""
        if self._chosen_container(stream) is None:
            return "one"
        line, newline, rest = stream.head.lstrip(b"\xef\xbb\xbf \r\n\t").partition(b"\n")
        ends = line.rstrip().endswith(b"}") or rest.startswith(b"{") if newline else len(stream.head) >= HEAD
        return "lines" if line.startswith(b"{") and ends else "many"

    def _opened(self, source: str) -> tuple[Stream, str]:
        """Return the bytes of an input, and where they come from on the web."""
        if not is_address(source):
            return Stream(source, limit=self._limit), ""
        if self._fetcher is None:  # imported only now: that takes longer than to read a file
            self._fetcher = importlib.import_module("loaders.fetch").Fetcher(self._limit, private=self._private)
        found = self._fetcher.fetch(source)
        return Stream(source, limit=self._limit, data=found.data, name=found.name), found.url

    def _cut(self, stream: Stream, depth: int = 0) -> Iterator[Arrival]:
        container = self._chosen_container(stream, asked=depth == 0)
        if container is None:
            reader = self._reader or self._best(stream.name, stream.head, stream.source)
            document = self._document(reader, stream.source, stream.whole())
            yield Arrival(stream.source, stream.sha256, document)
            return
        for part in container.parts(stream, self._wanted):
            if isinstance(part, Packed):
                yield from self._inside(part, container, depth + 1)
                continue
            try:
                yield Arrival(part.name, part.sha256, self._of_part(part, container))
            except UnreadableDocument as exc:
                unsupported = isinstance(exc, UnsupportedDocument)
                yield Arrival(part.name, part.sha256, None, exc.reason, unsupported)

    def _inside(self, packed: Packed, container: Container, depth: int) -> Iterator[Arrival]:
        """Yield the documents of a file that lies in another; what is wrong with it is its own failure."""
        sha256, came = hashlib.sha256(packed.data).hexdigest(), 0
        try:
            if depth > _DEEPEST:
                raise UnreadableDocument(
                    packed.name, f"lies more than {_DEEPEST} files deep in others: unpack it first"
                )
            with Stream(packed.name, limit=self._limit, data=packed.data) as stream:
                for arrival in self._cut(stream, depth):
                    came += 1
                    document = arrival.document
                    if document is not None:
                        document = replace(document, reader=f"{container.name} {document.reader}")
                    yield replace(arrival, document=document)
            if not came:
                yield Arrival(packed.name, sha256, None, "holds no documents")
        except UnreadableDocument as exc:
            yield Arrival(packed.name, sha256, None, exc.reason, isinstance(exc, UnsupportedDocument))
        except Exception as exc:  # noqa: BLE001 - the other files are read
            yield Arrival(packed.name, sha256, None, _fault(packed.name, exc))

    def _chosen_container(self, stream: Stream, *, asked: bool = True) -> Container | None:
        if self._container and asked:
            return self._container
        bids = [(c.bid(stream.name, stream.head[:HEAD]), c) for c in self.containers]
        best, container = max(bids, key=lambda b: b[0])
        rival = max(r.bid(stream.name, stream.head[:HEAD]) for r in self.readers)
        return container if best > rival else None

    def _best(self, name: str, head: bytes, source: str) -> Reader:
        best, reader = max(((r.bid(name, head[:HEAD]), r) for r in self.readers), key=lambda b: b[0])
        if best > 0:
            return reader
        suffix = PurePath(name).suffix.lower()
        known = next((r for r in rows("formats") if r["suffix"] == suffix), None)
        have = ", ".join([*(r.formats for r in self.readers), *(c.formats for c in self.containers)])
        what = f"is {known['what']}: {known['remedy']}" if known else "is no text and of no known kind"
        raise UnsupportedDocument(source, f"{what}; read are {have}")

    def _of_part(self, part: Part | Broken, container: Container) -> Document:
        if isinstance(part, Broken):
            raise UnreadableDocument(part.name, part.reason)
        said = part.format or (self._reader.format if self._reader else "")
        wanted = said or ("html" if _HTML.match(part.text) and "</" in part.text else "text")
        reader = next((r for r in self.readers if r.format == wanted), None)
        if reader is None:
            raise UnsupportedDocument(part.name, f"no reader for {wanted!r}")
        document = described(self._document(reader, part.name, part.text.encode()), part.about)
        return replace(document, reader=f"{container.name} {document.reader}")

    def _document(self, reader: Reader, source: str, data: bytes) -> Document:
        if reader.missing:
            raise UnsupportedDocument(source, missing(reader))
        try:
            return reader.read(source, data)
        except RecursionError:
            raise UnreadableDocument(source, "is nested too deeply for a document") from None
        except InvalidClaim as exc:
            raise UnreadableDocument(source, str(exc)) from exc


def _at(arrival: Arrival, url: str) -> Arrival:
    """Say on a document from the web where it was found, where it does not say itself where it belongs."""
    if not url or arrival.document is None or arrival.document.url:
        return arrival
    return replace(arrival, document=replace(arrival.document, url=url))


def _fault(source: str, exc: Exception) -> str:
    _LOG.exception("reading of %s failed", source)
    return f"reading failed ({type(exc).__name__}: {str(exc)[:80]}); please report it with the file"


def _in_part(arrival: Arrival, source: str) -> Arrival:
    """Say on a document from a mail or archive which part of that it is."""
    if arrival.document is None or not arrival.source.startswith(f"{source}/"):
        return arrival
    part = arrival.source[len(source) + 1 :]
    return replace(arrival, document=replace(arrival.document, part=part))


def missing(reader: Reader) -> str:
    """Say what to install so that a reader can read."""
    return f"{reader.formats} needs the package {reader.missing}, which is not installed: run `uv sync`, or install it"


def count(intake: Intake, sources: Iterable[str], *, limit: int, seconds: float = 1.0) -> int | None:
    """Count the documents of inputs beforehand, where that takes no longer than a while.

    Parameters
    ----------
    intake:
        Tells which inputs hold several documents.
    sources:
        Inputs.
    limit:
        Most bytes of a line.
    seconds:
        How long to count at most.

    Returns
    -------
    The number; None where stdin, JSON that is not of lines, or the time does not allow to know it.
    """
    end = time.perf_counter() + seconds
    total = 0
    for source in sources:
        if source == "-" or is_address(source) or time.perf_counter() > end:
            return None
        try:
            with Stream(source, limit=limit) as stream:
                if (held := intake.holds(stream)) == "many":
                    return None
                if held == "one":
                    total += 1
                    continue
                for _, line in lines(stream.chunks(), limit=limit):
                    total += line is None or bool(line.strip())
                    if time.perf_counter() > end:
                        return None
        except UnreadableDocument:
            total += 1
    return total
