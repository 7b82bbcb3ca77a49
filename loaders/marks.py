"""Marks that nobody sees: of direction, of where a word may be cut, of no width. They are passed over in the reading.

Mails and pages put them around numbers and names, where they would part what belongs together. The text of the
document keeps them, and so do its claims, which have their places in it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from graph.model import Document
from loaders.apostrophes import Restored

#: Soft hyphen; no width; direction (Unicode Bidirectional Algorithm, section 2); the mark at the beginning of a file.
_MARKS = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


def without_marks(text: str) -> str:
    """Return a text as it is seen."""
    return _MARKS.sub("", text)


def unmarked(document: Document) -> Restored:
    """Return a document without the marks that nobody sees, and where its text came from."""
    if not _MARKS.search(document.text):
        return Restored(document, lambda offset: offset)
    gaps = [m.start() for m in _MARKS.finditer(document.text)]
    # where each mark stood, in the text without them
    behind = [gap - n for n, gap in enumerate(gaps)]

    def back(offset: int) -> int:
        return offset + bisect_right(behind, offset)

    def forward(offset: int) -> int:
        return offset - bisect_right(gaps, offset - 1)

    blocks = (replace(b, start=forward(b.start), end=forward(b.end)) for b in document.blocks)
    text = without_marks(document.text)
    return Restored(replace(document, text=text, blocks=tuple(b for b in blocks if b.start < b.end)), back)
