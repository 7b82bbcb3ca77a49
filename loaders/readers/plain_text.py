"""Reads plain text."""

from __future__ import annotations

import re
from pathlib import PurePath

from graph.model import Document, Stated
from loaders.annotate.dates import publication_date
from loaders.annotate.language import language_of
from loaders.blocks import plain_blocks
from loaders.boilerplate import mask_furniture
from loaders.encoding import decode
from loaders.readers.base import Reader

#: Endings of formats that are text inside and are not to be read as running text, or that need a reader of their own.
_OTHERS = frozenset(
    ".json .jsonl .ndjson .csv .tsv .xml .yaml .yml .toml .py .js .css .pdf .doc .docx .odt .rtf .xls .xlsx .ppt .pptx "
    ".zip .gz .tar .7z .png .jpg .jpeg .gif .webp .svg .mp3 .mp4 .eml .msg .mbox .epub".split()
)


def _bid(name: str, head: bytes) -> float:
    if PurePath(name).suffix.lower() in _OTHERS:
        return 0.0
    if re.search(rb"<(?:!doctype html|html|head|body)\b", head[:1024].lower()):
        return 0.1
    return 1.0 if PurePath(name).suffix.lower() in {".txt", ".text", ""} else 0.2


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
READER = Reader(READER_NAME, "plain text (UTF-8, UTF-16, Windows-1252)", _bid, _read)
