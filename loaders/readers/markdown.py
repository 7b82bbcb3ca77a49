"""Reads Markdown (CommonMark with tables) as it would be shown: its signs and link targets are no part of the text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Literal

from graph.errors import UnreadableDocument
from graph.model import Block, Document, Stated
from loaders import front_matter
from loaders.annotate.dates import publication_date
from loaders.annotate.language import language_of
from loaders.boilerplate import mask_furniture
from loaders.encoding import decode
from loaders.metadata import about, described
from loaders.readers.base import Reader

MISSING = front_matter.MISSING
try:
    from markdown_it import MarkdownIt, helpers
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token
except ImportError as exc:  # not silent: the reader bids all the same, and whoever has Markdown is told what to install
    MISSING = exc.name or "markdown_it"

Kind = Literal["paragraph", "heading", "item", "cell"]
#: What a block is inside these; a quotation or table in a list item is no longer part of the item.
_OPENS: dict[str, Kind] = {
    "list_item_open": "item", "blockquote_open": "paragraph", "heading_open": "heading",
    "th_open": "cell", "td_open": "cell",
}  # fmt: skip
_CLOSES = frozenset(name.replace("_open", "_close") for name in _OPENS)
#: Signs that are no CommonMark and are not shown: notes (`[^1]`), boxes of tasks, attributes (`{#id .class}`).
_SIGNS = re.compile(r"\[\^[^\]\s]{1,40}\]:?|^\[[ xX]\](?= )|\{[#.:][^{}]{0,80}\}$")
_COMMENT = re.compile(r"<!--.*?(?:-->|$)|<(script|style)\b.*?(?:</\1\s*>|$)", re.S | re.I)
_BLOCK_TAG = re.compile(
    r"</?(?:p|div|li|ul|ol|tr|td|th|table|h[1-6]|br|hr|details|summary|section|dd|dt)\b[^<>]*>", re.I
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


@dataclass(slots=True)
class _Flat:
    """The text so far, one line a block, and its blocks."""

    parts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    length: int = 0
    title: str = ""

    def add(self, words: str, kind: Kind, reason: str = "") -> None:
        """Append a block, with its white space as single spaces."""
        # white space first: a sign that begins with any of it is looked for at each space of a long gap
        body = " ".join(_SIGNS.sub("", " ".join(words.split())).split())
        if body:
            end = self.length + len(body)
            self.blocks.append(Block(self.length, end, kind, not reason, reason))
            self.parts.append(body)
            self.length = end + 1


class _Links:
    """The library's helpers for links, with one that does not look for the end of a link where there is none.

    The library looks twenty brackets deep behind each bracket: hundreds of thousands that nothing closes took minutes.
    """

    def __init__(self) -> None:
        self.parseLinkDestination, self.parseLinkTitle = helpers.parseLinkDestination, helpers.parseLinkTitle
        self._state: StateInline | None = None
        self._last = -1

    def parseLinkLabel(self, state: StateInline, start: int, disableNested: bool = False) -> int:  # noqa: N802, N803
        """Return where the text of a link ends; -1 where it does not."""
        if state is not self._state:
            self._state, self._last = state, state.src.rfind("]")
        return helpers.parseLinkLabel(state, start, disableNested) if start < self._last else -1


def _parsed(body: str) -> list[Token]:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.helpers = _Links()  # type: ignore[assignment]  # the library declares a module, and asks for three functions
    return parser.parse(body)


def _flatten(tokens: Iterable[Token]) -> _Flat:
    """Turn what the parser found into text and blocks."""
    flat = _Flat()
    kinds: list[Kind] = []
    is_title = False
    for token in tokens:
        if token.type in _OPENS:
            kinds.append(_OPENS[token.type])
            is_title = token.tag == "h1" and not flat.title
        elif token.type in _CLOSES:
            kinds.pop()
        elif token.type == "inline":
            kind = kinds[-1] if kinds else "paragraph"
            for line in _shown(token.children or ()):
                flat.add(line, kind)
            if is_title and flat.blocks and flat.blocks[-1].kind == kind == "heading":
                flat.title = flat.parts[-1]
        elif token.type in {"fence", "code_block"}:
            flat.add(token.content, "paragraph", "program text")
        elif token.type == "html_block":
            for line in _BLOCK_TAG.sub("\n", _COMMENT.sub("", token.content)).split("\n"):
                flat.add(html.unescape(_TAG.sub("", line)), kinds[-1] if kinds else "paragraph")
    return flat


def _shown(children: Sequence[Token]) -> Iterator[str]:
    """Yield the lines that a run of text shows: emphasis, link targets and pictures are gone, hard breaks end a line."""
    line: list[str] = []
    for child in children:
        is_break = child.type == "html_inline" and re.match(r"(?i)<br\b", child.content)
        if child.type in {"text", "code_inline", "text_special"}:
            line.append(child.content)
        elif child.type == "softbreak":
            line.append(" ")
        elif child.type == "hardbreak" or is_break:
            yield "".join(line)
            line = []
    yield "".join(line)


def _read(source: str, data: bytes) -> Document:
    said, body, origin = front_matter.front_matter(decode(source, data))
    flat = _flatten(_parsed(body))
    text = "\n".join(flat.parts)
    if not text.strip():
        raise UnreadableDocument(source, "is Markdown without text")
    blocks = mask_furniture(text, tuple(flat.blocks))
    kept = [b for b in blocks if b.keep]
    shown = Document(
        text,
        source,
        READER_NAME,
        title=Stated(flat.title, "first heading") if flat.title else None,
        published=publication_date("\n".join(text[b.start : b.end] for b in kept[:5])),
        language=Stated(language_of(text), "stop words of the text"),
        blocks=blocks,
    )
    return described(shown, about(said, origin, {})) if said else shown


def _bid(name: str, head: bytes) -> float:
    suffix = PurePath(name).suffix.lower()
    if suffix in {".md", ".markdown", ".mdown", ".mkd"}:
        return 2.0
    opens = re.match(rb"(?:\xef\xbb\xbf)?(?:---[ \t]*\r?\n[A-Za-z][\w .-]*:|#{1,6} \S)", head)
    return 1.5 if opens and not suffix else 0.0


READER_NAME = "markdown/1"
READER = Reader(READER_NAME, "Markdown", _bid, _read, "markdown", MISSING)
