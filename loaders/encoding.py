r"""Bytes to canonical text: decoded, newlines as `\\n`, nothing else changed."""

from __future__ import annotations

import codecs
import itertools
import re
from collections.abc import Iterable, Iterator

from graph.errors import UnreadableDocument

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")

#: Encodings that a page may declare; Python's own codecs ("undefined", "unicode_escape") are none.
_CHARSETS = re.compile(r"(?i)(?:utf|iso|latin|windows|cp\d|mac|koi8|shift|sjis|euc|gb|big5|us-ascii|ascii|x-)")


def decode(source: str, data: bytes, *, declared: str = "") -> str:
    r"""Decode the bytes of a text.

    Parameters
    ----------
    source:
        Name of the input, for the error.
    data:
        The bytes, whole.
    declared:
        Encoding that the format itself names (an HTML `meta`), tried before guessing.

    Returns
    -------
    The text with `\\r\\n` and `\\r` turned to `\\n`.

    Raises
    ------
    UnreadableDocument
        When the input is empty, or is no text (NUL bytes, many control characters).
    """
    if not data.strip():
        raise UnreadableDocument(source, "is empty; expected a text")
    text = _decoded(data, declared)
    if "\x00" in text:
        raise UnreadableDocument(source, "holds NUL bytes, so it is not a text; convert it to text, HTML or PDF first")
    if _is_mostly_control(text[:4096]):
        raise UnreadableDocument(source, "is binary, whatever its name says; expected a text")
    if not text.strip():
        raise UnreadableDocument(source, "is empty; expected a text")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def looks_binary(head: bytes) -> bool:
    """Whether the beginning of an input is no text, as far as control characters tell; zeros are left to `decode`."""
    return _is_mostly_control(head.replace(b"\x00", b"").decode("latin-1"))


def _is_mostly_control(head: str) -> bool:
    return len(_CONTROL.findall(head)) > len(head) * 0.02


def _decoded(data: bytes, declared: str) -> str:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    if (wide := _utf16_without_mark(data)) is not None:
        return wide
    for name in ("utf-8", *([declared] if _CHARSETS.match(declared) else [])):
        try:
            return data.decode(name)
        except (UnicodeError, LookupError):
            continue
    # Windows-1252 is what "Latin-1" means in practice (WHATWG Encoding Standard); its five holes fall to Latin-1.
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _utf16_without_mark(data: bytes) -> str | None:
    """Return the text if every second byte of the start is zero, as Latin letters have it in UTF-16."""
    head = data[:2048]
    if len(data) % 2 or len(head) < 4:
        return None
    for offset, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        if head[offset::2].count(0) > 0.6 * len(head) / 2 and head[1 - offset :: 2].count(0) == 0:
            return data.decode(name, "replace")
    return None


def as_utf8(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield a stream without its byte order mark, and as UTF-8 where the mark says UTF-16 or UTF-32."""
    pieces = iter(chunks)
    first = next(pieces, b"")
    mark, name = next(((m, n) for m, n in _MARKS if first.startswith(m)), (b"", "utf-8"))
    first = first[len(mark) :]
    if name == "utf-8":
        yield first
        yield from pieces
        return
    decoder = codecs.getincrementaldecoder(name)("replace")
    for piece in itertools.chain((first,), pieces):
        yield decoder.decode(piece).encode("utf-8", "replace")
    yield decoder.decode(b"", final=True).encode("utf-8", "replace")
