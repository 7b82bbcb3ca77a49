"""Which tables of a page hold data under a header, and the rows of those; a table that only lays a page out is none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from loaders.tables import is_header, records

#: What stands in a cell of a layout, and in none of data.
_LAYOUT = frozenset(
    "table h1 h2 h3 h4 h5 h6 ul ol dl article section main nav aside header footer form iframe video textarea".split()
)
_SECTIONS = frozenset(["thead", "tbody", "tfoot"])
#: Letters of a cell: in a header, where a header is marked as one, and where it is only taken for one.
_LONGEST_HEAD, _LONGEST, _LONGEST_GUESSED = 80, 500, 120
_MOST_COLUMNS, _MOST_ROWS = 60, 20_000


@dataclass(frozen=True, slots=True)
class Row:
    """A row as a line, its number from 1, and whether all of it is links."""

    number: int
    line: str
    linked: bool


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    linked: int
    is_head: bool


def table_rows(table: Any, shown: Callable[[Any], bool]) -> list[Row]:
    """Return the rows of a table of data as lines; none for a table that lays out a page.

    Parameters
    ----------
    table:
        The element.
    shown:
        Whether an element inside is seen by people.

    Returns
    -------
    The rows that hold something, each with what the header says of its cells.
    """
    if (table.get("role") or "").lower() in {"presentation", "none"}:
        return []
    if any(e.tag in _LAYOUT for e in table.iterdescendants() if isinstance(e.tag, str)):
        return []
    rows, in_head = _grid(table, shown)
    if not _is_data(rows, in_head):
        return []
    texts = [[c.text for c in row] for row in rows]
    headed = in_head or all(c.is_head for c in rows[0])
    return [
        Row(number, line, sum(c.linked for c in rows[number - 1]) > 0.9 * sum(len(c.text) for c in rows[number - 1]))
        for number, line in records(texts, headed=headed)
    ]


def _is_data(rows: list[list[_Cell]], in_head: bool) -> bool:
    """Whether a table has a header that stands over columns."""
    if len(rows) < 2 or not 2 <= len(rows[0]) <= _MOST_COLUMNS:
        return False
    first = rows[0]
    if sum(len(row) == len(first) for row in rows) < 0.7 * len(rows):
        return False
    marked = in_head or all(c.is_head for c in first)
    longest = _LONGEST if marked else _LONGEST_GUESSED
    if any(len(c.text) > _LONGEST_HEAD for c in first) or any(len(c.text) > longest for r in rows for c in r):
        return False
    if marked:
        return sum(bool(c.text) for c in first) >= 2
    return is_header([[c.text for c in row] for row in rows])


def _grid(table: Any, shown: Callable[[Any], bool]) -> tuple[list[list[_Cell]], bool]:
    """Return the cells by row, those that span rows in each of them, and whether the first row is of a `thead`."""
    out: list[list[_Cell]] = []
    open_spans: dict[int, tuple[int, _Cell]] = {}
    in_head = False
    for line in _lines(table):
        if len(out) >= _MOST_ROWS or not shown(line):
            continue
        row: list[_Cell] = []
        for element in (e for e in line if e.tag in ("td", "th") and shown(e)):
            _fill(row, open_spans)
            cell = _cell(element, shown)
            wide, high = _number(element.get("colspan")), _number(element.get("rowspan"))
            for n in range(min(wide, _MOST_COLUMNS - len(row))):
                if high > 1:
                    open_spans[len(row)] = (high - 1, cell if n == 0 else _Cell("", 0, cell.is_head))
                row.append(cell if n == 0 else _Cell("", 0, cell.is_head))
        _fill(row, open_spans)
        if any(c.text for c in row):
            in_head = in_head or (not out and line.getparent().tag == "thead")
            out.append(row)
    return out, in_head


def _lines(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in _SECTIONS:
            yield from (e for e in child if e.tag == "tr")


def _fill(row: list[_Cell], open_spans: dict[int, tuple[int, _Cell]]) -> None:
    """Add the cells of rows above that reach down into this one at this place."""
    while len(row) < _MOST_COLUMNS and (span := open_spans.get(len(row))):
        left, cell = span
        if left > 1:
            open_spans[len(row)] = (left - 1, cell)
        else:
            del open_spans[len(row)]
        row.append(cell)


def _number(said: str | None) -> int:
    return min(int(said), 1_000) if said and said.isascii() and said.isdigit() and len(said) < 6 and int(said) else 1


def _cell(element: Any, shown: Callable[[Any], bool]) -> _Cell:
    parts: list[str] = []
    linked = _gather(element, shown, parts, in_link=False)
    return _Cell(" ".join("".join(parts).split()), linked, element.tag == "th")


def _gather(element: Any, shown: Callable[[Any], bool], parts: list[str], *, in_link: bool) -> int:
    """Collect the words of a cell and return how many letters of them are links; marks of notes are left out."""
    text = element.text or ""
    parts.append(text)
    linked = len(text.strip()) if in_link else 0
    for child in element:
        is_note = child.tag == "sup" and child.find(".//a") is not None
        if isinstance(child.tag, str) and shown(child) and not is_note:
            if child.tag in {"br", "p", "div"}:
                parts.append(" ")
            linked += _gather(child, shown, parts, in_link=in_link or child.tag == "a")
            if child.tag in {"p", "div"}:
                parts.append(" ")
        parts.append(child.tail or "")
        linked += len((child.tail or "").strip()) if in_link else 0
    return linked
