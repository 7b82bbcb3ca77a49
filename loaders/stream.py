"""The bytes of one input as they come: hashed, unpacked where they are gzip, and never more than is allowed."""

from __future__ import annotations

import hashlib
import io
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import IO

from graph.errors import UnreadableDocument

#: What readers bid on (bytes).
HEAD = 4_096
_CHUNK = 1 << 16
_GZIP = b"\x1f\x8b"
#: Texts shrink to a third or a tenth, corpora with much repetition to a fiftieth; deflate cannot pass 1,032.
_MOST_RATIO = 200


class Stream:
    """One input, read once from its beginning to as far as it is asked for.

    Parameters
    ----------
    source:
        A path, "-" for stdin, or what the given bytes are called.
    limit:
        Most bytes of one document, after unpacking.
    data:
        The bytes, where they are at hand already: of a file inside an archive, or from the web.
    name:
        Tells the format, where the source does not.

    Raises
    ------
    UnreadableDocument
        When the input cannot be opened; when it is read, where gzip is cut short or damaged or grows past all measure.
    """

    def __init__(self, source: str, *, limit: int, data: bytes | None = None, name: str = "") -> None:
        self.source, self._name = source, name or source
        self._on_disk = data is None and source != "-"
        self.limit = limit
        self.taken = 0
        self._hash = hashlib.sha256()
        self._failure: UnreadableDocument | None = None
        try:
            # closed in __exit__
            self._file: IO[bytes] = Path(source).open("rb") if self._on_disk else _at_hand(data)  # noqa: SIM115
        except OSError as exc:
            raise UnreadableDocument(source, exc.strerror or str(exc)) from exc
        self._raw = self._read()
        first = next(self._raw, b"")
        self.packed = first.startswith(_GZIP)
        whole = _with(first, self._raw)
        self._chunks = self._unpacked(whole) if self.packed else whole
        self.head = self._peek()

    def __enter__(self) -> Stream:
        """Return itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close the file; stdin belongs to others."""
        if self._on_disk:
            self._file.close()

    @property
    def name(self) -> str:
        """The name that tells the format: without `.gz` where the bytes are gzip."""
        return self._name[:-3] if self.packed and self._name.lower().endswith(".gz") else self._name

    @property
    def sha256(self) -> str:
        """The hash of the bytes that were read so far, as they lie on the disk; empty where none were."""
        return self._hash.hexdigest() if self.taken else ""

    def chunks(self) -> Iterator[bytes]:
        """Yield the bytes in pieces, unpacked."""
        if self.head:
            yield self.head
        if self._failure:
            raise self._failure
        yield from self._chunks

    def whole(self) -> bytes:
        """Return all bytes; raises `UnreadableDocument` where they are more than one document may have."""
        limit = self.limit
        if self._on_disk and not self.packed and (size := Path(self.source).stat().st_size) > limit:
            said = f"has {size:,} bytes; the limit is {limit:,} (OPSGRAPH_MAX_BYTES)"
            raise UnreadableDocument(self.source, said)
        data = bytearray()
        for chunk in self.chunks():
            data += chunk
            if len(data) > limit:
                raise UnreadableDocument(
                    self.source, f"is longer than the limit of {limit:,} bytes (OPSGRAPH_MAX_BYTES)"
                )
        return bytes(data)

    def seekable(self) -> IO[bytes]:
        """Return the input as a file that can be read from anywhere; whoever asks closes it.

        What lies on the disk may be of any size, anything else is held, within the limit of one document.
        """
        if not self._on_disk or self.packed:
            return io.BytesIO(self.whole())
        for _ in self.chunks():  # for the hash
            pass
        return Path(self.source).open("rb")

    def _peek(self) -> bytes:
        """Return the beginning, at least as long as readers want it; what goes wrong here is said when it is read."""
        head = bytearray()
        try:
            while len(head) < HEAD and (chunk := next(self._chunks, b"")):
                head += chunk
        except UnreadableDocument as exc:
            self._failure = exc
        return bytes(head)

    def _read(self) -> Iterator[bytes]:
        try:
            while chunk := self._file.read(_CHUNK):
                self.taken += len(chunk)
                self._hash.update(chunk)
                yield chunk
        except OSError as exc:  # a folder opens on some platforms and fails here
            raise UnreadableDocument(self.source, exc.strerror or str(exc)) from exc

    def _unpacked(self, raw: Iterable[bytes]) -> Iterator[bytes]:
        """Yield what gzip holds, member after member (RFC 1952, section 2.2)."""
        made = 0
        engine = zlib.decompressobj(wbits=31)
        for chunk in raw:
            data = chunk
            while data:
                if engine.eof:
                    data = data.lstrip(b"\0")  # tapes and some tools pad the end with zeros
                    if not data:
                        break
                    engine = zlib.decompressobj(wbits=31)
                try:
                    out = engine.decompress(data, _CHUNK)
                except zlib.error as exc:
                    said = f"is damaged gzip ({str(exc).rpartition(': ')[2]}) after {made:,} bytes of content"
                    raise UnreadableDocument(self.source, said) from exc
                made += len(out)
                self._hold_to_ratio(made)
                if out:
                    yield out
                data = engine.unconsumed_tail or engine.unused_data
        if rest := engine.flush():
            made += len(rest)
            yield rest
        if not engine.eof:
            raise UnreadableDocument(self.source, f"is gzip that was cut short, after {made:,} bytes of content")

    def _hold_to_ratio(self, made: int) -> None:
        if made > max(self.limit, _MOST_RATIO * self.taken):
            said = f"unpacks to more than {_MOST_RATIO} times its size, as no text does; unpack it first if it is one"
            raise UnreadableDocument(self.source, said)


def _at_hand(data: bytes | None) -> IO[bytes]:
    return sys.stdin.buffer if data is None else io.BytesIO(data)


def _with(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    if first:
        yield first
    yield from rest


def lines(chunks: Iterable[bytes], *, limit: int) -> Iterator[tuple[int, bytes | None]]:
    r"""Cut a stream at its newlines.

    Parameters
    ----------
    chunks:
        Bytes in an encoding whose newline is `\n`.
    limit:
        Most bytes of a line.

    Returns
    -------
    Number (from 1) and line, without its newline; None in place of a line that is longer than the limit.
    """
    number, line, too_long = 1, bytearray(), False
    for chunk in chunks:
        start = 0
        while (end := chunk.find(b"\n", start)) >= 0:
            line += chunk[start:end]
            yield number, None if too_long or len(line) > limit else bytes(line)
            number, line, too_long, start = number + 1, bytearray(), False, end + 1
        line += chunk[start:]
        if len(line) > limit:
            too_long = True
            line.clear()
    if line or too_long:
        yield number, None if too_long else bytes(line)
