"""Tables of plain text: what the head of a column says of a number in a row under it."""

from __future__ import annotations

import re
from functools import lru_cache

from graph.model import Span

#: From where to where a cell reaches; an empty one reaches nowhere.
Cell = tuple[int, int]
#: A row further from its head than this (rows) belongs to no table that a reader still follows.
_MOST_ROWS = 60
#: The end of a cell.
CELL = re.compile(r"[ \t\u00a0]*(?:\||\n|$|[ \t]{2}|\s[—–]\s)")
#: A longer line is no row (characters).
_LONGEST_ROW = 1000
_RULE = re.compile(r"[\s|:=+-]*")
#: What parts the cells of a row: bars, else dashes with spaces around them, else tabs and wide gaps.
_SEPARATORS = (re.compile(r"\|"), re.compile(r"\s[—–]\s"), re.compile(r"\t+| {2,}"))


def head_of(text: str, at: int) -> Span | None:
    """Return the head of the column that a place of a table stands in; None where no head does.

    A head is the first of the rows right above each other that have as many cells; it holds no number.

    Parameters
    ----------
    text:
        Masked text.
    at:
        A place in a cell (characters).
    """
    line = _line(text, at)
    for separator in _SEPARATORS if line[1] - line[0] <= _LONGEST_ROW else ():
        cells = _cells(text, line, separator)
        if len(cells) > 1:
            column = sum(end <= at for _, end in cells)
            top = _top(text, line, separator, len(cells))
            start, end = top[column] if column < len(top) else (0, 0)
            return Span(start, end) if start < end else None
    return None


@lru_cache(256)  # each number of a row asks for the same
def _top(text: str, line: Cell, separator: re.Pattern[str], count: int) -> list[Cell]:
    """Return the cells of the first row of a table, where that holds no number."""
    top: list[Cell] = []
    for _ in range(_MOST_ROWS):
        if line[0] == 0:
            break
        line = _line(text, line[0] - 1)
        if "|" in text[slice(*line)] and _RULE.fullmatch(text, *line):
            continue
        cells = _cells(text, line, separator)
        if len(cells) != count:
            break
        top = cells
    return [] if any(re.search(r"\d", text[slice(*c)]) for c in top) else top


def _line(text: str, at: int) -> Cell:
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


@lru_cache(256)
def _cells(text: str, line: Cell, separator: re.Pattern[str]) -> list[Cell]:
    """Return the cells of a row, without the bars and gaps around it."""
    body = text[slice(*line)]
    start = line[0] + len(body) - len(body.lstrip(" \t|"))
    end = line[0] + len(body.rstrip(" \t|"))
    out: list[Cell] = []
    for match in separator.finditer(text, start, max(start, end)):
        out.append((start, match.start()))
        start = match.end()
    return [*out, (start, max(start, end))]
