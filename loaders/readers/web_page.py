"""Reads HTML: its own flattening, so that offsets are known, with trafilatura's vote on what the article is."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import PurePath
from typing import Literal

from graph.errors import UnreadableDocument
from graph.model import Block, Document, Stated
from graph.names import fold
from loaders.annotate.dates import iso_date, publication_date
from loaders.annotate.language import language_of
from loaders.boilerplate import mask_furniture
from loaders.encoding import decode
from loaders.lexicon import words
from loaders.page_tables import Row, table_rows
from loaders.readers.base import Reader, is_installed

MISSING = "" if is_installed("trafilatura") else "trafilatura"
try:
    import lxml.html
    from lxml import etree
except ImportError as exc:  # not silent: the reader bids all the same, and whoever has a page is told what to install
    MISSING = exc.name or "lxml"

_BLOCK = frozenset(
    (
        "p div li ul ol h1 h2 h3 h4 h5 h6 td th tr table section article header footer aside nav main blockquote "
        "dd dt dl pre form figure figcaption body button textarea title address option label br hr"
    ).split()
)
_SKIP = frozenset(["script", "style", "noscript", "template", "svg", "iframe", "head"])
_FURNITURE = frozenset(["nav", "footer", "aside", "form", "button", "figcaption", "select", "textarea"])
Kind = Literal["paragraph", "heading", "item", "cell"]
_HEADINGS: dict[str, Kind] = dict.fromkeys(["h1", "h2", "h3", "h4", "h5", "h6"], "heading")
_KINDS: dict[str, Kind] = {**_HEADINGS, "li": "item", "td": "cell", "th": "cell"}
#: Inside these a text is no longer part of the item or cell around them.
_RESETS = frozenset({"ul", "ol", "table", "section", "article", "blockquote"})
#: Beyond these a page is no article with teasers beside it, and the vote would take minutes.
_MOST_VOTED, _LONGEST_VOTED = 5_000, 2_000_000
#: A block is a menu where links make up more than this share of it.
_LINK_SHARE = 0.6


@dataclass(slots=True)
class _Flat:
    """The text so far and its blocks; `run` holds the words of the block under way."""

    parts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    length: int = 0
    run: list[str] = field(default_factory=list)
    linked: int = 0
    tables: int = 0

    def flush(self, kind: Kind, reason: str) -> None:
        """End the block under way."""
        body = re.sub(r"\s+", " ", "".join(self.run)).strip()
        if body:
            if not reason and len(body) < 200 and self.linked > _LINK_SHARE * len(body):
                reason = "links"
            end = self.length + len(body)
            self.blocks.append(Block(self.length, end, kind, not reason, reason))
            self.parts.append(body)
            self.length = end + 1
        self.run.clear()
        self.linked = 0

    def add(self, row: Row, reason: str) -> None:
        """Add a row of a table as a block of its own."""
        end = self.length + len(row.line)
        reason = reason or ("links" if row.linked else "")
        place = f"table {self.tables}, row {row.number}"
        self.blocks.append(Block(self.length, end, "item", not reason, reason, place))
        self.parts.append(row.line)
        self.length = end + 1


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the walk is: what kind of block, why it is furniture (or ""), inside a link, inside the article."""

    kind: Kind = "paragraph"
    reason: str = ""
    linked: bool = False
    in_article: bool = False


@cache
def _furniture_names() -> re.Pattern[str]:
    return re.compile(
        r"(?i)(?:^|\s|(?<!\bwith)(?<!\bhas)(?<!\bno)[_-])(?:"
        + "|".join(words("furniture_names", column="name"))
        + r")s?(?:$|[\s_-])"
    )


def _hidden(element: etree._Element) -> str:
    if re.search(r"display\s*:\s*none|visibility\s*:\s*hidden", element.get("style") or ""):
        return "hidden"
    return "hidden" if element.get("hidden") is not None or element.get("aria-hidden") == "true" else ""


def _furniture_reason(element: etree._Element, inherited: str, in_article: bool) -> str:
    if inherited:
        return inherited
    tag = str(element.tag)
    if tag in _FURNITURE or (tag == "header" and not in_article):
        return f"<{tag}>"
    if hidden := _hidden(element):
        return hidden
    if element.get("role") in {"navigation", "banner", "contentinfo", "complementary", "search"}:
        return f"role={element.get('role')}"
    names = f"{element.get('class') or ''} {element.get('id') or ''}".strip()
    if names and tag not in {"body", "html", "main", "article"} and _furniture_names().search(names):
        return f"class {names[:40]}"
    return ""


def _walk(element: etree._Element, flat: _Flat, place: _Place) -> None:
    tag = element.tag
    if not isinstance(tag, str) or tag in _SKIP:
        return
    own = _Place(
        kind=_KINDS.get(tag, "paragraph" if tag in _RESETS else place.kind),
        reason=_furniture_reason(element, place.reason, place.in_article),
        linked=place.linked or tag == "a",
        in_article=place.in_article or tag in {"article", "main"},
    )
    is_block = tag in _BLOCK
    if is_block:
        flat.flush(place.kind, place.reason)
    if tag == "table" and (rows := table_rows(element, _is_shown)):
        _table(element, rows, flat, own)
        return
    _take(flat, element.text, own.linked)
    for child in element:
        _walk(child, flat, own)
        _take(flat, child.tail, own.linked)
    if is_block:
        flat.flush(own.kind, own.reason)


def _is_shown(element: etree._Element) -> bool:
    return element.tag not in _SKIP and _hidden(element) == ""


def _table(element: etree._Element, rows: list[Row], flat: _Flat, place: _Place) -> None:
    """Add a table of data: its caption, which leads its rows in, and each row as a line."""
    flat.tables += 1
    for caption in (c for c in element if c.tag == "caption"):
        _walk(caption, flat, replace(place, kind="heading"))
        flat.flush("heading", place.reason)
    for row in rows:
        flat.add(row, place.reason)


def _take(flat: _Flat, text: str | None, linked: bool) -> None:
    if text:
        flat.run.append(text)
        flat.linked += len(text.strip()) if linked else 0


def _tree(page: str) -> etree._Element:
    """Parse a page; without `huge_tree` all behind a depth of 256, or in a text of ten megabytes, is dropped in silence."""
    return lxml.html.document_fromstring(page, parser=lxml.html.HTMLParser(huge_tree=True))


def flatten(page: str) -> tuple[str, tuple[Block, ...]]:
    """Flatten a page to text with one line a block.

    Parameters
    ----------
    page:
        HTML source.

    Returns
    -------
    The text and its blocks in order; furniture is marked, never removed.
    """
    root = _tree(page)
    flat = _Flat()
    _walk(root, flat, _Place())
    return "\n".join(flat.parts), tuple(flat.blocks)


def _voted(page: str, text: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Mask what trafilatura leaves out, where it found most of what our rules keep.

    Its vote counts against long link lists and teasers only: it drops short items and tables, which hold the facts.
    """
    if len(blocks) > _MOST_VOTED or len(text) > _LONGEST_VOTED:
        return blocks
    extract = importlib.import_module("trafilatura").extract  # only now: it takes longer than to read a text
    body = extract(page, include_comments=False, include_tables=True, favor_recall=True) or ""
    seen = fold(body)

    def is_seen(block: Block) -> bool:
        body = text[block.start : block.end]
        # a row holds what its header says too, which stands in no cell of its own
        return any(fold(part) in seen for part in (body.split(" | ") if block.place else [body]))

    kept = [b for b in blocks if b.keep]
    agreed = sum(b.end - b.start for b in kept if is_seen(b))
    if not kept or agreed < 0.6 * sum(b.end - b.start for b in kept):
        return blocks
    last = max((n for n, b in enumerate(blocks) if b.keep and is_seen(b)), default=0)
    return tuple(
        replace(b, keep=False, reason="after the article, by trafilatura's vote") if b.keep and n > last else b
        for n, b in enumerate(blocks)
    )


def _meta(root: etree._Element) -> Iterator[tuple[str, str, str]]:
    """Yield (field, value, origin) for what the head states, the surest first."""
    wanted = {
        "title": ("og:title", "dcterms.title", "dc.title", "twitter:title"),
        "publisher": ("og:site_name", "dcterms.publisher", "dc.publisher", "dcterms.creator", "publisher"),
        "published": ("article:published_time", "dcterms.issued", "dc.date", "dcterms.date", "date", "pubdate"),
        "url": ("og:url",),
    }
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if name and (content := (meta.get("content") or "").strip()):
            found.setdefault(name, content)
    for what, names in wanted.items():
        for name in names:
            if name in found:
                yield what, found[name], f"meta {name}"
                break


def _read(source: str, data: bytes) -> Document:
    declared = re.search(rb"""charset=["']?([\w-]+)""", data[:2048])
    page = decode(source, data, declared=declared[1].decode() if declared else "")
    page = re.sub(r"^\s*<\?xml[^>]*\?>", "", page)  # lxml refuses a text that declares an encoding
    try:
        root = _tree(page)
        text, blocks = flatten(page)
    except (etree.LxmlError, ValueError) as exc:
        raise UnreadableDocument(source, f"is no readable HTML ({exc})") from exc
    except RecursionError:
        raise UnreadableDocument(source, "is nested too deeply for a page") from None
    if not text.strip():
        raise UnreadableDocument(source, "is a page without text")
    stated = {what: Stated(value, origin) for what, value, origin in _meta(root)}
    return _document(source, text, mask_furniture(text, _voted(page, text, blocks)), root, stated)


def _document(
    source: str, text: str, blocks: tuple[Block, ...], root: etree._Element, stated: dict[str, Stated]
) -> Document:
    head = " ".join((root.findtext(".//title") or "").split())
    kept = [b for b in blocks if b.keep]
    published = stated.get("published")
    if published is not None:
        date = iso_date(published.value)
        published = Stated(date, published.origin) if date else None
    if published is None:
        times = [t.get("datetime") for t in root.iter("time") if t.get("datetime")]
        date = iso_date(times[0]) if times else ""
        published = (
            Stated(date, "<time>") if date else publication_date("\n".join(text[b.start : b.end] for b in kept[:5]))
        )
    language = (root.get("lang") or "")[:2].lower()
    return Document(
        text,
        source,
        READER_NAME,
        title=stated.get("title") or (Stated(head, "<title>") if head else None),
        publisher=stated.get("publisher"),
        published=published,
        language=Stated(language, "html lang")
        if language in {"en", "fr"}
        else Stated(language_of(text), "stop words of the text"),
        url=stated["url"].value if "url" in stated else _canonical(root),
        blocks=blocks,
    )


def _canonical(root: etree._Element) -> str:
    """Return the address that the page calls its own (RFC 6596), where it is a whole one."""
    links = (link.get("href") or "" for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical")
    return next((href for href in links if href.startswith(("http://", "https://"))), "")


def _bid(name: str, head: bytes) -> float:
    if re.search(rb"<(?:!doctype html|html|head|body)\b", head.lower()):
        return 3.0
    return 2.0 if PurePath(name).suffix.lower() in {".html", ".htm", ".xhtml"} else 0.0


READER_NAME = "web-page/1"
READER = Reader(READER_NAME, "HTML", _bid, _read, "html", MISSING)
