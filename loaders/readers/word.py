"""Reads DOCX: paragraphs, tables and footnotes in the order of the document; a row of a table is one line."""

from __future__ import annotations

import importlib
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from graph.errors import UnreadableDocument
from graph.model import Document
from loaders.office import HEADING, Body, Kind, finished, refuse_bomb
from loaders.readers.base import Reader, is_installed

MISSING = "" if is_installed("docx") else "docx"
try:
    from lxml import etree
except ImportError as exc:
    MISSING = exc.name or "lxml"

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: Inside these stands what was deleted, or what stands elsewhere already.
_GONE = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", f"{_W}footnoteReference"})


def _bid(name: str, head: bytes) -> float:
    if not head.startswith(b"PK\x03\x04"):
        return 1.5 if PurePath(name).suffix.lower() == ".docx" else 0.0
    if PurePath(name).suffix.lower() == ".docx":
        return 4.0
    return 3.0 if b"[Content_Types].xml" in head and b"word/" in head else 0.0


def _read(source: str, data: bytes) -> Document:
    _refuse(source, data)
    try:
        # imported only now: that takes longer than to read a plain text
        word = importlib.import_module("docx").Document(io.BytesIO(data))
        body = Body()
        _fill(word, body)
        for number, note in enumerate(_footnotes(word), 1):
            body.add(note, "paragraph", f"footnote {number}")
        title = str(word.core_properties.title or "").strip()
    except (
        KeyError,
        ValueError,
        AttributeError,
        zipfile.BadZipFile,
        etree.LxmlError,
        OSError,
        zipfile.LargeZipFile,
    ) as exc:
        raise UnreadableDocument(source, f"is a damaged Word document ({str(exc)[:80]}): save it anew") from exc
    except Exception as exc:
        # python-docx lets through whatever its parts raise (zlib.error, NotImplementedError, its own)
        if isinstance(exc, MemoryError | RecursionError):
            raise
        raise UnreadableDocument(
            source, f"is no Word document that can be read ({str(exc)[:80]}): save it anew"
        ) from exc
    if not body.parts:
        raise UnreadableDocument(source, "is a Word document without text; pictures need OCR first")
    return finished(source, READER_NAME, body, title)


def _refuse(source: str, data: bytes) -> None:
    """Refuse what is no package of parts, is encrypted, or would unpack past all measure."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        said = "is an older Word document or one with a password: save it as .docx without its password first"
        raise UnreadableDocument(source, said)
    refuse_bomb(source, data, "Word document")


def _fill(word: Any, body: Body) -> None:
    table = importlib.import_module("docx.table").Table
    styles = {str(s.style_id): str(s.name or "") for s in word.styles}  # looking each one up takes half of the time
    for number, element in enumerate(word.iter_inner_content(), 1):
        if isinstance(element, table):
            rows = [[_of(cell._tc) for cell in _cells(row)] for row in element.rows]
            body.add_table(rows, headed=_is_headed(element))
        else:
            body.add(_of(element._p), _kind(element._p, styles), f"paragraph {number}")


def _cells(row: Any) -> Iterator[Any]:
    """Yield the cells of a row, a merged one once."""
    last = None
    for cell in row.cells:
        if cell._tc is not last:
            yield cell
        last = cell._tc


def _is_headed(table: Any) -> bool:
    """Whether the first row is marked as the one that is printed anew on each page."""
    mark = table._tbl.find(f"{_W}tr/{_W}trPr/{_W}tblHeader")
    if mark is None or mark.get(f"{_W}val") in {"0", "false", "off"}:
        return False
    return mark.getparent().getparent() is table._tbl.find(f"{_W}tr")


def _kind(paragraph: Any, styles: dict[str, str]) -> Kind:
    style = styles.get(str(paragraph.style or ""), "")
    if HEADING.match(style):
        return "heading"
    numbered = paragraph.pPr is not None and paragraph.pPr.numPr is not None
    return "item" if numbered or re.match(r"(?i)list\b|liste", style) else "paragraph"


def _of(element: Any) -> str:
    """Return the text of an element as it is shown: with what was inserted, without what was deleted."""
    out: list[str] = []
    _walk(element, out)
    return "".join(out)


def _walk(element: Any, out: list[str]) -> None:
    for child in element:
        tag = child.tag
        if tag == f"{_W}t":
            out.append(child.text or "")
        elif tag in {f"{_W}tab", f"{_W}br", f"{_W}cr"}:
            out.append(" ")
        elif tag == f"{_W}noBreakHyphen":
            out.append("-")
        elif tag not in _GONE and isinstance(tag, str):
            _walk(child, out)
            if tag == f"{_W}p":
                out.append(" ")


def _footnotes(word: Any) -> Iterator[str]:
    for relation in word.part.rels.values():
        if relation.reltype.endswith(("/footnotes", "/endnotes")) and not relation.is_external:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
            for note in etree.fromstring(relation.target_part.blob, parser):
                if note.get(f"{_W}type") in (None, "normal"):
                    yield _of(note)


READER_NAME = "word/1"
READER = Reader(READER_NAME, "Word documents (DOCX)", _bid, _read, "docx", MISSING)
