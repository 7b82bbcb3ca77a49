"""Rows of tables as lines that say what their cells hold: the unit that only the header names stands behind the number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_NUMBER = re.compile(r"[~≈<>]?\s*\d[\d.,’'\s\u00a0\u202f]*")
#: "Quantity (kg)", "Value in $", "Weight [g]": a unit in a header.
_UNIT = re.compile(r"[(\[]\s*([^\W\d]{1,12}|[$€£])\s*[)\]]\s*$|\bin\s+([^\W\d]{1,12}|[$€£])\s*$", re.IGNORECASE)
#: "Kilograms", "Arrests": a header of one word that says what its numbers count.
_COUNTED = re.compile(r"[^\W\d]{3,20}s")


def records(rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, str]]:
    """Yield each row of a table as a line, with its number from 1.

    Parameters
    ----------
    rows:
        The cells of each row.

    Returns
    -------
    Cells with a bar between them, as plain texts have tables. Where the first row is a header, a cell that is nothing
    but a number is followed by what its header says it is: "12" under "Quantity (kg)" is "12 kg", and "12" under
    "Arrests" is "12 arrests".
    """
    cleaned = [[" ".join(c.split()) for c in row] for row in rows]
    header = cleaned[0] if len(cleaned) > 1 and _is_header(cleaned) else []
    for number, row in enumerate(cleaned, 1):
        cells = row if not header or number == 1 else [_said(c, h) for c, h in _beside(row, header)]
        if line := " | ".join(c for c in cells if c):
            yield number, line


def _is_header(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row has words where others have numbers."""
    first, rest = rows[0], rows[1:]
    if not all(first) or any(re.search(r"\d", c) for c in first):
        return False
    return any(_NUMBER.fullmatch(c) for row in rest for c in row)


def _beside(row: Sequence[str], header: Sequence[str]) -> Iterator[tuple[str, str]]:
    for n, cell in enumerate(row):
        yield cell, header[n] if n < len(header) and len(row) == len(header) else ""


def _said(cell: str, head: str) -> str:
    if not _NUMBER.fullmatch(cell):
        return cell
    if unit := _UNIT.search(head):
        word = unit[1] or unit[2]
        return f"{word}{cell}" if word in "$€£" else f"{cell} {word}"
    return f"{cell} {head.lower()}" if _COUNTED.fullmatch(head) else cell
