"""Reads OpenDocument texts (ODT): paragraphs, lists, tables and notes in the order of the document, with lxml alone.

The format is a ZIP archive of XML (OASIS OpenDocument 1.3, part 3); what a library would add is the writing of it.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from graph.errors import UnreadableDocument
from graph.model import Document
from loaders.office import DAMAGED, HEADING, MOST_XML, Body, Kind, finished, refuse_bomb
from loaders.readers.base import Reader

MISSING = ""
try:
    from lxml import etree
except ImportError as exc:
    MISSING = exc.name or "lxml"

_NS = "{{urn:oasis:names:tc:opendocument:xmlns:{}:1.0}}"
_TEXT, _TABLE, _OFFICE, _STYLE, _DRAW = (_NS.format(n) for n in ("text", "table", "office", "style", "drawing"))
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_MIME = b"application/vnd.oasis.opendocument.text"
#: What these hold is not shown, was deleted, or is made of what stands elsewhere.
_GONE = frozenset(
    [f"{_TEXT}{n}" for n in ("tracked-changes", "note-citation", "hidden-text", "ruby-text", "table-of-content")]
    + [f"{_TEXT}{n}" for n in ("illustration-index", "table-index", "alphabetical-index", "sequence-decls")]
    + [f"{_NS.format('svg-compatible')}{n}" for n in ("title", "desc")]
    + [f"{_OFFICE}annotation", f"{_OFFICE}annotation-end", f"{_OFFICE}forms", f"{_OFFICE}event-listeners"]
)
_BLANKS = frozenset(f"{_TEXT}{n}" for n in ("s", "tab", "line-break"))
_ROWS = frozenset(f"{_TABLE}{n}" for n in ("table-rows", "table-header-rows", "table-row-group"))
_MOST_COLUMNS = 60


@dataclass(slots=True)
class _Walk:
    """The body so far, the styles that are headings, and what stands beside the text: notes, and frames of text."""

    body: Body
    headings: frozenset[str]
    paragraphs: int = 0
    notes: list[str] = field(default_factory=list)
    frames: list[Any] = field(default_factory=list)


def _bid(name: str, head: bytes) -> float:
    suffix = PurePath(name).suffix.lower()
    if not head.startswith(b"PK\x03\x04"):
        return 1.5 if suffix in {".odt", ".ott"} else 0.0
    # the mimetype is the first member and is not packed (part 2, 3.3), so that it can be read here
    return 4.0 if suffix in {".odt", ".ott"} or _MIME in head[:200] else 0.0


def _read(source: str, data: bytes) -> Document:
    refuse_bomb(source, data, "OpenDocument text")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _refuse_encrypted(source, package)
            content = _part(source, package, "content.xml")
            styles = _part(source, package, "styles.xml") if "styles.xml" in package.namelist() else None
            meta = _part(source, package, "meta.xml") if "meta.xml" in package.namelist() else None
    except DAMAGED as exc:
        raise UnreadableDocument(source, f"is a damaged OpenDocument text ({str(exc)[:80]}): save it anew") from exc
    except etree.LxmlError as exc:
        raise UnreadableDocument(source, f"holds damaged XML ({str(exc)[:80]}): save it anew") from exc
    text = content.find(f"{_OFFICE}body/{_OFFICE}text")
    if text is None:
        raise UnreadableDocument(source, "is an OpenDocument file, but no text: save it as .odt, HTML or plain text")
    body = _body(text, _headings(content, styles))
    if not body.parts:
        raise UnreadableDocument(source, "is an OpenDocument text without words; pictures need OCR first")
    title = "" if meta is None else next((e.text or "" for e in meta.iter(_TITLE)), "")
    return finished(source, READER_NAME, body, title)


def _refuse_encrypted(source: str, package: zipfile.ZipFile) -> None:
    if "META-INF/manifest.xml" in package.namelist():
        with package.open("META-INF/manifest.xml") as file:
            if b"encryption-data" in file.read(1_000_000):
                raise UnreadableDocument(source, "is encrypted: save a copy of it without its password, and load that")


def _part(source: str, package: zipfile.ZipFile, name: str) -> Any:
    """Return one part as XML. No entity is resolved and no address asked for; libxml2 bounds depth and lengths."""
    with package.open(name) as file:
        data = file.read(MOST_XML)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableDocument(source, "declares a document type of its own, as no office program does: save it anew")
    return root


def _headings(*parts: Any) -> frozenset[str]:
    """Return the names of the paragraph styles that are titles or come from such ones."""
    parents = {}
    for style in (s for part in parts if part is not None for s in part.iter(f"{_STYLE}style")):
        parents[style.get(f"{_STYLE}name") or ""] = style.get(f"{_STYLE}parent-style-name") or ""
    found = set()
    for name in parents:
        above, seen = name, set[str]()
        while above and above not in seen:
            seen.add(above)
            if HEADING.match(above):
                found.add(name)
            above = parents.get(above, "")
    return frozenset(found | {"Title", "Subtitle"})


def _body(text: Any, headings: frozenset[str]) -> Body:
    walk = _Walk(Body(), headings)
    _blocks(text, walk, "paragraph")
    for number, note in enumerate(walk.notes, 1):
        walk.body.add(note, "paragraph", f"footnote {number}")
    return walk.body


def _blocks(parent: Any, walk: _Walk, kind: Kind) -> None:
    """Add the blocks of an element in order; the frames of text in a paragraph stand behind it."""
    for element in parent:
        tag = element.tag
        if not isinstance(tag, str) or tag in _GONE:
            continue
        if tag in (f"{_TEXT}p", f"{_TEXT}h"):
            walk.paragraphs += 1
            is_heading = tag == f"{_TEXT}h" or element.get(f"{_TEXT}style-name") in walk.headings
            walk.body.add(_of(element, walk), "heading" if is_heading else kind, f"paragraph {walk.paragraphs}")
            waiting, walk.frames = walk.frames, []
            for frame in waiting:
                _blocks(frame, walk, kind)
        elif tag == f"{_TABLE}table":
            walk.paragraphs += 1
            rows = list(_rows(element, walk))
            walk.body.add_table([row for row, _ in rows], headed=bool(rows) and rows[0][1])
        else:
            _blocks(element, walk, "item" if tag == f"{_TEXT}list-item" else kind)


def _rows(table: Any, walk: _Walk, *, head: bool = False) -> Iterator[tuple[list[str], bool]]:
    """Yield the cells of each row, and whether it is a header; a row that repeats is given once."""
    for child in table:
        if child.tag in _ROWS:
            yield from _rows(child, walk, head=head or child.tag == f"{_TABLE}table-header-rows")
        elif child.tag == f"{_TABLE}table-row":
            yield [_of(cell, walk) for cell in child if cell.tag == f"{_TABLE}table-cell"][:_MOST_COLUMNS], head


def _of(element: Any, walk: _Walk) -> str:
    out: list[str] = []
    _gather(element, walk, out)
    return "".join(out)


def _gather(element: Any, walk: _Walk, out: list[str]) -> None:
    """Collect the words of an element; notes and frames of text are put aside."""
    out.append(element.text or "")
    for child in element:
        tag = child.tag
        if tag in _BLANKS:
            out.append(" ")
        elif tag == f"{_TEXT}note":
            walk.notes.extend(_of(note, walk) for note in child if note.tag == f"{_TEXT}note-body")
        elif isinstance(tag, str) and tag == f"{_DRAW}text-box":
            walk.frames.append(child)
        elif isinstance(tag, str) and tag not in _GONE:
            _gather(child, walk, out)
            if tag in (f"{_TEXT}p", f"{_TEXT}h"):
                out.append(" ")
        out.append(child.tail or "")


READER_NAME = "open-document/1"
READER = Reader(READER_NAME, "OpenDocument texts (ODT)", _bid, _read, "odt", MISSING)
