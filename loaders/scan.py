"""Finds where the values of a long JSON text begin and end, without holding the text or reading what they say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_BRACKET = re.compile(rb'[{}\[\]"]')
_IN_STRING = re.compile(rb'["\\]')
_SCALAR_END = re.compile(rb"[\s,\]}]")
_SPACE = re.compile(rb"\s*")
#: What was read is thrown away in pieces of this size (bytes), not value by value.
_TRIM = 1 << 20


class EndOfText(Exception):
    """The text ended where a value, or the rest of one, was expected."""


class Scan:
    """A place in a stream of JSON (UTF-8), which moves forward value by value."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = iter(chunks)
        self._buffer = bytearray()
        self._at = 0

    def peek(self) -> bytes:
        """Return the next byte that is no white space, without taking it; empty at the end."""
        while True:
            found = _SPACE.match(self._buffer, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._buffer):
                return bytes(self._buffer[self._at : self._at + 1])
            if not self._more():
                return b""

    def take(self) -> bytes:
        """Take the next byte that is no white space; empty at the end."""
        mark = self.peek()
        self._at += len(mark)
        return mark

    def value(self, *, limit: int) -> bytes | None:
        """Take the next value.

        Parameters
        ----------
        limit:
            Most bytes of it.

        Returns
        -------
        Its bytes as they are, well-formed or not; None for one that is longer, which is not taken.

        Raises
        ------
        EndOfText
            When the text ends before the value does.
        """
        first = self.peek()
        if not first:
            raise EndOfText
        self._trim()
        start = end = self._at
        for end in self._ends(first):
            if end - start > limit:
                return None
        self._at = end
        return bytes(self._buffer[start:end])

    def _ends(self, first: bytes) -> Iterator[int]:
        """Yield how far the value reaches as far as is known, each time that more is read, and at last its end."""
        position, depth, inside = self._at, 0, False
        pattern = _SCALAR_END if first not in b'{["' else None
        while True:
            if pattern is not None:
                found = pattern.search(self._buffer, position)
                if found:
                    yield max(found.start(), self._at + 1)
                    return
            else:
                found = (_IN_STRING if inside else _BRACKET).search(self._buffer, position)
            if found is None:
                position = max(position, len(self._buffer))
                yield position
                if not self._more():
                    if pattern is not None:
                        return
                    raise EndOfText
                continue
            mark, position = found[0], found.end()
            if mark == b"\\":
                position += 1
            elif mark == b'"':
                inside = not inside
            else:
                depth += 1 if mark in b"{[" else -1
            if depth <= 0 and not inside and mark != b"\\":
                yield position
                return

    def rest(self) -> Iterator[bytes]:
        """Yield all that was not taken."""
        yield bytes(self._buffer[self._at :])
        self._buffer.clear()
        self._at = 0
        yield from self._chunks

    def _more(self) -> bool:
        chunk = next(filter(None, self._chunks), b"")
        self._buffer += chunk
        return bool(chunk)

    def _trim(self) -> None:
        if self._at > _TRIM:
            del self._buffer[: self._at]
            self._at = 0
