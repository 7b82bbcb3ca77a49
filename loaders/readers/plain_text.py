"""Reads plain text."""

from __future__ import annotations

import re
from pathlib import PurePath

from graph.model import Document, Stated
from loaders.annotate.dates import publication_date
from loaders.annotate.language import language_of
from loaders.blocks import plain_blocks
from loaders.boilerplate import mask_furniture
from loaders.encoding import decode, looks_binary
from loaders.lexicon import words
from loaders.readers.base import Reader

_NUL = b"\x00"


def _bid(name: str, head: bytes) -> float:
    suffix = PurePath(name).suffix.lower()
    if suffix in words("formats", column="suffix"):  # text inside, some of them, but no running text
        return 0.0
    if re.search(rb"<(?:!doctype html|html|head|body)\b", head[:1024].lower()):
        return 0.1
    if suffix in {".txt", ".text", ""}:
        return 1.0
    # of a name that says nothing, only what may be a text; UTF-16 has its zeros at every second place
    is_text = _NUL not in head or _NUL not in head[::2] or _NUL not in head[1::2]
    return 0.2 if is_text and not looks_binary(head) else 0.0


def _read(source: str, data: bytes) -> Document:
    return text_document(source, decode(source, data))


def text_document(source: str, text: str) -> Document:
    """Make a document of a plain text: blocks, furniture marked, title, language and date as the text shows them."""
    blocks = mask_furniture(text, plain_blocks(text))
    kept = [b for b in blocks if b.keep]
    title = None
    if len(kept) > 1 and kept[0].kind == "heading":
        title = Stated(text[kept[0].start : kept[0].end], "first line")
    published = publication_date(text[: kept[min(5, len(kept) - 1)].end] if kept else "")
    return Document(
        text,
        source,
        READER_NAME,
        title=title,
        published=published,
        language=Stated(language_of(text), "stop words of the text"),
        blocks=blocks,
    )


READER_NAME = "plain-text/1"
READER = Reader(READER_NAME, "plain text (UTF-8, UTF-16, Windows-1252)", _bid, _read, "text")
