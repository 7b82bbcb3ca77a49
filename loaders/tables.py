"""Rows of tables as lines that say what their cells hold: what only the header says stands beside the cell it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from loaders.lexicon import words

_NUMBER = re.compile(r"[~≈<>]?\s*\d[\d.,’'\s\u00a0\u202f]*")
#: "Quantity (kg)", "Value in $", "Weight [g]": a unit in a header.
_UNIT = re.compile(r"[(\[]\s*([^\W\d]{1,12}|[$€£])\s*[)\]]\s*$|\bin\s+([^\W\d]{1,12}|[$€£])\s*$", re.IGNORECASE)
#: "Kilograms", "Arrests": a header of one word that says what its numbers count.
_COUNTED = re.compile(r"[^\W\d]{3,20}s")
#: "Operation", "Name of the operation", "Opération": a header whose cells may leave the word out that makes a name of one.
_NAMED = re.compile(r"(?i)(?:name of (?:the )?|nom de l['’]\s?)?(operation|opération|project|projet)(?: name)?")
#: A name of up to four words, each with a capital but for small ones between them: "Harvest", "Silent Night", "Fin de Partie".
_NAME = re.compile(r"[^\W\d_a-zà-ÿ][\w'’-]*(?: (?:(?:of|the|and|de|du|la|le|les|et) )?[^\W\d_a-zà-ÿ][\w'’-]*){0,3}")
_NO_NAME = frozenset(
    "none no unnamed unknown other others various total all aucune aucun sans inconnue autre autres diverses".split()
)
#: A cell that begins with an amount: "12 kg", "$5,000", "about 40 rifles".
_AMOUNT = re.compile(r"(?i)(?:(?:about|over|more than|at least|up to|some|environ|plus de|près de) )?[$€£~≈<>]?\s?\d")


def records(rows: Sequence[Sequence[str]], *, headed: bool = False) -> Iterator[tuple[int, str]]:
    """Yield each row of a table as a line, with its number from 1.

    Parameters
    ----------
    rows:
        The cells of each row.
    headed:
        Whether the file itself marks the first row as a header; else words over numbers are taken for one.

    Returns
    -------
    Cells with a bar between them, as plain texts have tables. Under a header a cell says what that says of it: "12"
    under "Quantity (kg)" is "12 kg", "12" under "Arrests" is "12 arrests", "12 kg" under "Quantity seized" is "12 kg
    seized", and "Harvest" under "Operation" is "Operation Harvest".
    """
    cleaned = [[" ".join(c.split()) for c in row] for row in rows]
    header = cleaned[0] if len(cleaned) > 1 and (headed or is_header(cleaned)) else []
    for number, row in enumerate(cleaned, 1):
        cells = row if not header or number == 1 else [_said(c, h) for c, h in _beside(row, header)]
        if line := " | ".join(c for c in cells if c):
            yield number, line


def is_header(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row has words where at least half of the others have numbers or amounts."""
    first, rest = rows[0], rows[1:]
    if not all(first) or any(re.search(r"\d|[.!?:]$", c) for c in first):
        return False
    columns = (sum(bool(n < len(row) and _AMOUNT.match(row[n])) for row in rest) for n in range(len(first)))
    return any(2 * amounts >= len(rest) for amounts in columns) if rest else False


def _beside(row: Sequence[str], header: Sequence[str]) -> Iterator[tuple[str, str]]:
    for n, cell in enumerate(row):
        yield cell, header[n] if n < len(header) and len(row) == len(header) else ""


def _said(cell: str, head: str) -> str:
    """Return a cell with what its header says of it and it does not say itself."""
    if (named := _NAMED.fullmatch(head)) and _is_bare_name(cell, named[1]):
        return f"{named[1].capitalize()} {cell}"
    if not _AMOUNT.match(cell):
        return cell
    said = _counted(cell, head) if _NUMBER.fullmatch(cell) else cell
    taken = _taken().search(head)
    return said if taken is None or taken[0].lower() in said.lower() else f"{said} {taken[0].lower()}"


def _counted(cell: str, head: str) -> str:
    """Return a number with the unit that its header names."""
    if unit := _UNIT.search(head):
        word = unit[1] or unit[2]
        return f"{word}{cell}" if word in "$€£" else f"{cell} {word}"
    return f"{cell} {head.lower()}" if _COUNTED.fullmatch(head) else cell


def _is_bare_name(cell: str, kind: str) -> bool:
    """Whether a cell is a name without the word of its kind."""
    first = cell.partition(" ")[0].lower()
    if not _NAME.fullmatch(cell) or first in _NO_NAME:
        return False
    return kind.lower() not in cell.lower() and first not in {"op", "operation", "opération", "project", "projet"}


@cache
def _taken() -> re.Pattern[str]:
    """Return the expression of participles that say of an amount that it was seized."""
    said = [w for w in words("seizure_words") if re.fullmatch(r"\w+(?:ed|i|is|ie|ies|é|és|ée|ées)", w)]
    return re.compile(rf"(?i)(?<![\w-])(?:{'|'.join(map(re.escape, said))})(?![\w-])")
