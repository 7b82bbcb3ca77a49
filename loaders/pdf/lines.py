"""Lines as they lie on a page, in the order in which they are read."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

#: Lines on either side of a gutter, for it to part two columns.
_FEWEST = 3
#: Share of the page's lines that may run across a gutter, such as a title.
_ACROSS = 0.34


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its text, its page (from 1), and where it lies, in points from the lower left corner of the page."""

    text: str
    page: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """How high its letters are."""
        return self.top - self.bottom


def in_reading_order(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of one page in the order in which they are read.

    Most programs write columns one after the other, and then nothing is changed. Where the order jumps to and fro
    across a gutter, each stretch between lines that run across is read column by column.

    Parameters
    ----------
    lines:
        Lines of one page as the file has them.

    Returns
    -------
    The same lines.
    """
    gutter = _gutter(lines)
    if gutter is None:
        return list(lines)
    sides = [_side(line, gutter) for line in lines if _side(line, gutter)]
    jumps = sum(a != b for a, b in itertools.pairwise(sides))
    if jumps < 3:  # left, then right: at most there and back for a title between
        return list(lines)
    ordered: list[Line] = []
    stretch: list[Line] = []
    for line in sorted(lines, key=lambda x: -x.top):
        if _side(line, gutter) == 0:
            ordered += _column_by_column(stretch, gutter)
            ordered.append(line)
            stretch = []
        else:
            stretch.append(line)
    return ordered + _column_by_column(stretch, gutter)


def _column_by_column(lines: list[Line], gutter: float) -> list[Line]:
    return sorted(lines, key=lambda x: (_side(x, gutter), -x.top))


def _side(line: Line, gutter: float) -> int:
    """Return -1 for a line left of the gutter, 1 for one right of it, 0 for one that runs across."""
    if line.right <= gutter:
        return -1
    return 1 if line.left >= gutter else 0


def _gutter(lines: Sequence[Line]) -> float | None:
    """Return where two columns part: the left edge that most lines of the right half share."""
    if len(lines) < 2 * _FEWEST:
        return None
    left, right = min(x.left for x in lines), max(x.right for x in lines)
    middle = [x for x in lines if left + 0.3 * (right - left) < x.left < left + 0.7 * (right - left)]
    if len(middle) < _FEWEST:
        return None
    gutter = median(x.left for x in middle) - 1
    sides = [_side(x, gutter) for x in lines]
    enough = sides.count(-1) >= _FEWEST and sides.count(1) >= _FEWEST
    return gutter if enough and sides.count(0) <= _ACROSS * len(lines) else None
