"""Reads PDF: PDFium gives lines and where they lie; order, paragraphs and what belongs to the page are our own."""

from __future__ import annotations

import importlib
import re
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from graph.errors import UnreadableDocument
from graph.model import Block, Document, Stated
from loaders.annotate.dates import iso_date
from loaders.pdf.furniture import furniture
from loaders.pdf.lines import Line, in_reading_order
from loaders.pdf.paragraphs import hyphenated_in, paragraphs, text_of
from loaders.readers.base import Reader, is_installed
from loaders.readers.plain_text import text_document

MISSING = "" if is_installed("pypdfium2") else "pypdfium2"

#: PDFium keeps its state in one place for the whole process.
_TURN = threading.Lock()
_MOST_PAGES = 5_000
#: Letters a page below which a document of pictures has no text worth reading.
_FEWEST_LETTERS = 8
#: After a newline, or after the sign that PDFium puts for a hyphen and the end of its line.
_LINE_END = re.compile(r"(?<=[\n\ufffe\x02])")
_CONTROL = re.compile(r"[\x00\x01\x03-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufff9-\ufffb\uffff]")
#: What programs call a document when nobody gave it a title.
_NO_TITLE = re.compile(r"(?i)(?:untitled|microsoft \w+ -|document\d*$|.*\.(?:docx?|indd|pdf|odt|rtf|qxd|p65|pub)$)")
#: A tree of pages without any; PDFium says of such a file what it said of the one before.
_WITHOUT_PAGES = re.compile(rb"/Kids\s*\[\s*\]")
_REMEDIES = {
    "password": "is encrypted: save a copy of it without its password, and load that",
    "security": "is encrypted in a way that is not known here: save a copy of it without protection, and load that",
}


def _bid(name: str, head: bytes) -> float:
    if b"%PDF-" in head[:1024]:
        return 4.0
    return 2.0 if PurePath(name).suffix.lower() == ".pdf" else 0.0


def _read(source: str, data: bytes) -> Document:
    if b"%PDF-" not in data[:1024]:
        raise UnreadableDocument(source, "is no PDF, whatever its name says: it does not begin with %PDF-")
    with _TURN:
        pages, said = _pages(source, data)
    letters = sum(sum(map(str.isalnum, x.text)) for page in pages for x in page)
    if letters < _FEWEST_LETTERS * min(len(pages), 3):
        said_pages = f"{len(pages)} page{'s' if len(pages) > 1 else ''}"
        raise UnreadableDocument(
            source, f"has {said_pages} and no text on them, as a scan has: read it with OCR first, such as ocrmypdf"
        )
    return _document(source, pages, said)


def _pdfium() -> Any:
    """Return the library, imported only when the first file comes: that takes longer than to read a plain text."""
    return importlib.import_module("pypdfium2")


def _pages(source: str, data: bytes) -> tuple[list[list[Line]], dict[str, str]]:
    """Return the lines of each page, and what the file says of itself."""
    try:
        pdf = _pdfium().PdfDocument(data)
    except _pdfium().PdfiumError as exc:
        reason = next((r for word, r in _REMEDIES.items() if word in str(exc).lower()), "")
        if _WITHOUT_PAGES.search(data):
            reason = reason or "is a PDF without pages"
        damaged = "is damaged or cut short, so that no page of it can be found: fetch it again"
        raise UnreadableDocument(source, reason or damaged) from exc
    try:
        if not len(pdf):
            raise UnreadableDocument(source, "is a PDF without pages")
        if len(pdf) > _MOST_PAGES:
            raise UnreadableDocument(source, f"has {len(pdf):,} pages; the limit is {_MOST_PAGES:,}: split it")
        return [in_reading_order(list(_lines(pdf, n))) for n in range(len(pdf))], pdf.get_metadata_dict()
    except (_pdfium().PdfiumError, ValueError, IndexError) as exc:
        raise UnreadableDocument(source, f"is damaged ({exc}): fetch it again") from exc
    finally:
        pdf.close()


def _lines(pdf: Any, number: int) -> Iterator[Line]:
    """Yield the lines of a page as the file has them; a page that PDFium cannot load is passed over."""
    try:
        page = pdf[number]
    except _pdfium().PdfiumError:
        return
    text = page.get_textpage()
    try:
        # a character outside of the first plane is two of PDFium's: without their agreement no place can be told
        body, count = text.get_text_range(), text.count_chars()
        agree = len(body) == count
        start = 0
        for raw in _LINE_END.split(body):
            line = raw.rstrip("\r\n")
            if words := _CONTROL.sub("", line).strip():
                first, last = start + len(line) - len(line.lstrip()), start + len(line.rstrip()) - 1
                box = _box(text, first, last) if agree else (0.0, -float(start), 1.0, 1.0 - float(start))
                yield Line(words, number + 1, *box)
            start += len(raw)
    finally:
        text.close()
        page.close()


def _box(text: Any, first: int, last: int) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top of a line, of its first, last and middle characters."""
    boxes = [text.get_charbox(i, loose=True) for i in sorted({first, (first + last) // 2, last})]
    return (
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )


def _document(source: str, pages: list[list[Line]], said: dict[str, str]) -> Document:
    apart = furniture(pages)
    words = hyphenated_in(x for page in pages for x in page)
    found = [(p, text_of(p, words)) for p in paragraphs(pages, apart)]
    starts: list[tuple[int, int, bool]] = []  # where each paragraph begins, its page, whether it is kept
    text = ""
    parts: list[str] = []
    at = 0
    for paragraph, body in found:
        if body:
            starts.append((at, paragraph.page, paragraph.kept))
            parts.append(body)
            at += len(body) + 2
    text = "\n\n".join(parts)
    if not text:
        raise UnreadableDocument(source, "has no text on its pages")
    plain = text_document(source, text)
    title = " ".join(_CONTROL.sub("", said.get("Title", "")).split())
    made = iso_date(_day(said.get("CreationDate", "")))
    return replace(
        plain,
        reader=READER_NAME,
        title=Stated(title, "PDF title") if title and not _NO_TITLE.match(title) else plain.title,
        published=plain.published or (Stated(made, "PDF creation date") if made else None),
        blocks=tuple(_placed(plain.blocks, starts)),
    )


def _day(date: str) -> str:
    """Return the day of a date such as D:20240304120000+01'00' (ISO 32000-1, 7.9.4)."""
    found = re.match(r"D:(\d{4})(\d{2})(\d{2})", date)
    return "-".join(found.groups()) if found else ""


def _placed(blocks: tuple[Block, ...], starts: list[tuple[int, int, bool]]) -> Iterator[Block]:
    """Give each block its page, and mask those that belong to the page."""
    n = 0
    for block in blocks:
        while n + 1 < len(starts) and starts[n + 1][0] <= block.start:
            n += 1
        _, page, kept = starts[n]
        placed = replace(block, place=f"page {page}")
        yield placed if kept else replace(placed, keep=False, reason="repeats on the pages")


READER_NAME = "pdf/1"
READER = Reader(READER_NAME, "PDF with text", _bid, _read, "pdf", MISSING)
