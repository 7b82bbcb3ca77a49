"""What readers of office documents share: the text under way, the bounds of a package of parts, and the document."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from graph.errors import UnreadableDocument
from graph.model import Block, Document, Stated
from loaders.annotate.dates import publication_date
from loaders.annotate.language import language_of
from loaders.boilerplate import mask_furniture
from loaders.tables import records

Kind = Literal["paragraph", "heading", "item", "cell"]
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
#: What programs call the styles of headings, in the languages that are read and two more.
HEADING = re.compile(r"(?i)(?:heading|title|titre|überschrift|título)")
#: Unpacked bytes: no text for people is longer, and pictures are not unpacked.
MOST_UNPACKED = 200_000_000
_MOST_RATIO = 1_000
#: One part of XML; a book of a thousand pages has a tenth of it. The tree of many small elements takes a hundred times
#: their bytes, so they are counted where there may be many.
MOST_XML = 50_000_000
_MOST_TAGS, _COUNTED_FROM = 1_000_000, 4_000_000
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, KeyError, RuntimeError)


@dataclass(slots=True)
class Body:
    """The text so far, one line a block, and its blocks."""

    parts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    length: int = 0
    tables: int = 0

    def add(self, text: str, kind: Kind, place: str) -> None:
        """Add one block on a line of its own."""
        text = cleaned(text)
        if text:
            self.blocks.append(Block(self.length, self.length + len(text), kind, place=place))
            self.parts.append(text)
            self.length += len(text) + 1

    def add_table(self, rows: Sequence[Sequence[str]], *, headed: bool) -> None:
        """Add a table row by row; `headed` says that the file marks its first row as a header."""
        self.tables += 1
        for row, line in records(rows, headed=headed):
            self.add(line, "item", f"table {self.tables}, row {row}")


def cleaned(text: str) -> str:
    """Return a text on one line, without characters that no text has."""
    return re.sub(r"\s+", " ", _CONTROL.sub("", text)).strip()


def refuse_bomb(source: str, data: bytes, kind: str) -> None:
    """Refuse what is no package of parts, and what would unpack past all measure; `kind` is what it should be."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
            unpacked = sum(m.file_size for m in members)
            if unpacked > min(MOST_UNPACKED, _MOST_RATIO * max(len(data), 1)):
                said = f"unpacks to {unpacked:,} bytes, as no document does; it was not unpacked"
                raise UnreadableDocument(source, said)
            for member in (
                m for m in members if m.file_size > _COUNTED_FROM and m.filename.endswith((".xml", ".rels"))
            ):
                _refuse_part(source, package, member)
    except DAMAGED as exc:
        said = f"is damaged or cut short, or no {kind} whatever its name says: fetch it again"
        raise UnreadableDocument(source, said) from exc


def _refuse_part(source: str, package: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    if member.file_size > MOST_XML:
        said = f"holds {member.file_size:,} bytes of XML in one part; the limit is {MOST_XML:,}: split it"
        raise UnreadableDocument(source, said)
    with package.open(member) as file:
        tags = sum(chunk.count(b"<") for chunk in iter(lambda: file.read(1 << 20), b""))
    if tags > _MOST_TAGS:
        raise UnreadableDocument(source, f"holds {tags:,} tags in one part; the limit is {_MOST_TAGS:,}: split it")


def finished(source: str, reader: str, body: Body, title: str) -> Document:
    """Return the document of a text: furniture marked, with title, date and language as the text and the file say."""
    text = "\n".join(body.parts)
    blocks = mask_furniture(text, tuple(body.blocks))
    kept = [b for b in blocks if b.keep]
    heading = next((b for b in kept[:3] if b.kind == "heading"), None)
    stated = Stated(cleaned(title), "document properties") if cleaned(title) else None
    if heading:
        stated = Stated(text[heading.start : heading.end], "first heading")
    return Document(
        text,
        source,
        reader,
        title=stated,
        published=publication_date("\n".join(text[b.start : b.end] for b in kept[:5])),
        language=Stated(language_of(text), "stop words of the text"),
        blocks=blocks,
    )
