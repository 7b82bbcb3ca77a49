"""Tables of plain text: what the head of a column says of a number in a row under it."""

from __future__ import annotations

import re

#: A row further from its head than this (rows) belongs to no table that a reader still follows.
_MOST_ROWS = 60
_RULE = re.compile(r"[\s|:=+-]*")


def head_of(text: str, at: int) -> str:
    """Return what stands over a place of a table whose cells have bars between them; "" where no head does.

    A head is the first of the rows right above each other that have as many cells; it holds no number.

    Parameters
    ----------
    text:
        Masked text.
    at:
        A place in a cell (characters).
    """
    start, end = _line(text, at)
    cells = _cells(text[start:end])
    column = text.count("|", start, at) - (text[start:end].lstrip()[:1] == "|")
    head = ""
    for _ in range(_MOST_ROWS if len(cells) > 1 else 0):
        if start == 0:
            break
        start, end = _line(text, start - 1)
        line = text[start:end]
        if "|" in line and _RULE.fullmatch(line):
            continue
        above = _cells(line)
        if len(above) != len(cells):
            break
        head = above[column]
        first = line
    return head.strip() if head and not re.search(r"\d", first) else ""


def _line(text: str, at: int) -> tuple[int, int]:
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def _cells(line: str) -> list[str]:
    return line.strip().strip("|").split("|")
