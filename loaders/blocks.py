"""Plain text to blocks: paragraphs, headings and list items, whether lines are wrapped or not."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from graph.model import Block

_BULLET = re.compile(r"\s*(?:[-•*·▪◦‣●–—]|\(?\d{1,2}[.)]|[a-z]\))\s+\S")
_END = re.compile(r"[.!?…][\"'”’»)\]]*\s*$")
_LEAD_IN = re.compile(r":\s*$")
_ITEM_END = re.compile(r"(?:;|,|; and|; et|, and|, et)\s*$")
_LONGEST_HEADING = 140
_LONGEST_ITEM = 300

#: Marks between the columns of a table: a tab, a bar, or at least three blanks inside a line.
_COLUMNS = re.compile(r"\S(?:\t+| +\| +| {3,}| — )\S")

Line = tuple[int, int]


def plain_blocks(text: str) -> tuple[Block, ...]:
    """Cut a plain text into blocks.

    A paragraph whose lines are wrapped at a width is one block; otherwise each line is. An item is a line with a
    bullet, a line after a lead-in (a block that ends in a colon) that is short or ends in a semicolon, or a row of a
    table below its first.

    Parameters
    ----------
    text:
        Canonical text.

    Returns
    -------
    The blocks in order, without the white space around them; all kept.
    """
    out: list[Block] = []
    in_list = after_row = False
    for start, end in _stretches(text):
        body = text[start:end]
        bullet = bool(_BULLET.match(body))
        row = bool(_COLUMNS.search(body)) and len(body) <= _LONGEST_ITEM
        listed = bullet or (in_list and _looks_listed(body)) or (row and after_row)
        after_row = row
        if listed:
            out.append(Block(start, end, "item"))
        else:
            out.append(Block(start, end, "heading" if _is_heading(body) else "paragraph"))
        # a list goes on until a line that is neither bulleted nor shaped like an item
        in_list = bool(_LEAD_IN.search(body)) or (listed and not (not bullet and _END.search(body)))
    return tuple(out)


def _looks_listed(body: str) -> bool:
    if len(body) > _LONGEST_ITEM:
        return False
    return bool(_ITEM_END.search(body)) or not re.search(r"[.!?…]\s+[A-ZÀ-Þ]", body)


def _is_heading(body: str) -> bool:
    return len(body) <= _LONGEST_HEADING and "\n" not in body and not re.search(r"[.!?:;,…][\"'”’»)\]]*$", body)


def _stretches(text: str) -> Iterator[Line]:
    """Yield the spans of the blocks, stripped: wrapped lines joined, others alone."""
    for paragraph in _paragraphs(text):
        for group in _joined(text, paragraph) if _is_wrapped(text, paragraph) else [[line] for line in paragraph]:
            body = text[group[0][0] : group[-1][1]]
            left = len(body) - len(body.lstrip())
            if stripped := body.strip():
                yield group[0][0] + left, group[0][0] + left + len(stripped)


def _paragraphs(text: str) -> Iterator[list[Line]]:
    """Yield runs of lines between blank ones."""
    run: list[Line] = []
    for match in re.finditer(r"[^\n]*(?:\n|$)", text):
        start, end = match.start(), match.start() + len(match.group().rstrip("\n"))
        if match.group().strip():
            run.append((start, end))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _is_wrapped(text: str, lines: list[Line]) -> bool:
    """Whether lines were broken at a width: all but the last are of like length, and most break inside a sentence."""
    if len(lines) < 2:
        return False
    bodies = [text[a:b].strip() for a, b in lines]
    lengths = [len(b) for b in bodies[:-1]]
    if max(len(b) for b in bodies) > 110 or max(lengths) < 45:
        return False
    inside = sum(1 for b, n in itertools.pairwise(bodies) if not _END.search(b) and not _BULLET.match(n))
    return inside >= (len(bodies) - 1) * 0.6 and sorted(lengths)[len(lengths) // 2] > 45


def _joined(text: str, lines: list[Line]) -> list[list[Line]]:
    """Group wrapped lines; a bullet begins a group."""
    groups: list[list[Line]] = []
    for line in lines:
        if not groups or _BULLET.match(text[line[0] : line[1]]):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups
