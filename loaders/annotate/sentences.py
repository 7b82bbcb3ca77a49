"""Where sentences begin and end: never across blocks, not after an abbreviation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.model import Block, Span
from loaders.lexicon import any_of, words

_STOP = re.compile(
    r"[.!?…](?:[\"'”’)\]]|\s?»)*\s+(?=[\"'“‘«(\[]?\s?[A-ZÀ-Þ0-9•-])|;\s*\n|\n\s*\n"
    # a copy that lost the blank between two sentences: "and firearms offenses.The indictment further"
    r"|(?<=[a-zà-ÿ]{3})\.(?=[A-ZÀ-Þ][a-zà-ÿ]*,?\s)"
)
#: After "U.S." and the like a new sentence begins only with a word that cannot go on with the name.
_STARTER = re.compile(r"(?:The|He|She|They|It|This|These|In|On|Officers|Police|A|An|Le|La|Les|Il|Elle|Ils|Cette|Ce)\b")


@cache
def _abbreviation() -> re.Pattern[str]:
    forms = any_of(w.rstrip(".") for w in words("abbreviations"))
    return re.compile(rf"(?:^|[\s(/.«“\"'’-])(?:{forms}|[A-ZÀ-Þ])$")


def sentence_spans(text: str, block: Block) -> Iterator[Span]:
    """Yield the spans of a block's sentences, without the white space around them.

    Parameters
    ----------
    text:
        The document's text.
    block:
        The block to cut; nothing outside it is looked at.
    """
    body = text[block.start : block.end]
    start = 0
    for stop in _STOP.finditer(body):
        before = body[start : stop.start()]
        if body[stop.start()] == "." and _abbreviation().search(before):
            dotted = re.search(r"\b[A-Z]\.[A-Z]$", before)
            if not (dotted and _STARTER.match(body[stop.end() :])):
                continue
        if body[stop.start()] == "." and before[-1:].isdigit() and len(before.strip()) <= 3:
            continue  # "1. First item"
        yield from _stripped(body, start, stop.end(), block.start)
        start = stop.end()
    yield from _stripped(body, start, len(body), block.start)


def _stripped(body: str, start: int, end: int, offset: int) -> Iterator[Span]:
    part = body[start:end]
    left = len(part) - len(part.lstrip())
    if stripped := part.strip():
        yield Span(offset + start + left, offset + start + left + len(stripped))
