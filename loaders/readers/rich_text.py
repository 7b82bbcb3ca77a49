"""Reads rich text (RTF), also where it is called .doc: paragraphs, lists, tables and notes in the order of the document."""

from __future__ import annotations

from pathlib import PurePath

from graph.errors import UnreadableDocument
from graph.model import Document
from loaders.office import finished
from loaders.readers.base import Reader
from loaders.rtf.document import RichText

_BEGINS = b"{\\rtf"


def _bid(name: str, head: bytes) -> float:
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_BEGINS):
        return 4.0
    return 1.5 if PurePath(name).suffix.lower() == ".rtf" else 0.0


def _read(source: str, data: bytes) -> Document:
    data = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not data.startswith(_BEGINS):
        raise UnreadableDocument(source, "is no rich text, whatever its name says: it does not begin with {\\rtf")
    text = RichText()
    text.read(data)
    if text.depth > 0:
        said = "is nested too deeply for a document" if text.is_too_deep else "is cut short: fetch it again"
        raise UnreadableDocument(source, said)
    if not text.body.parts:
        raise UnreadableDocument(source, "is rich text without words; pictures need OCR first")
    return finished(source, READER_NAME, text.body, text.title)


READER_NAME = "rich-text/1"
READER = Reader(READER_NAME, "rich text (RTF)", _bid, _read, "rtf")
