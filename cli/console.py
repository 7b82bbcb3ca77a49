"""What people see: answers on stdout, everything else on stderr, and no colour or bar where nobody looks."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table as RichTable

#: Where no terminal says how wide it is, paths and names should not be broken.
OUT = Console(highlight=False, width=None if sys.stdout.isatty() else 160)
ERR = Console(stderr=True, highlight=False)


#: More columns than this are printed one below the other.
_MOST_COLUMNS = 5


class Format(StrEnum):
    """How an answer is printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


FormatOption = Annotated[
    Format | None, typer.Option("--format", "-f", help="Default: table on a terminal, else json.", show_default=False)
]
ParamOption = Annotated[
    list[str] | None,
    typer.Option("--param", "-p", metavar="NAME=VALUE", help="A parameter; may be repeated.", show_default=False),
]


def note(text: str) -> None:
    """Say something beside the answer."""
    ERR.print(text, markup=False, soft_wrap=True)


def fail(text: str) -> None:
    """Say in one line what went wrong."""
    ERR.print(f"error: {' '.join(text.split())}", markup=False, soft_wrap=True, style="red")


def chosen(wanted: Format | None) -> Format:
    """Return the format to print in."""
    return wanted or (Format.TABLE if OUT.is_terminal else Format.JSON)


def parameters(given: Sequence[str] | None, *, hint: str = "--param") -> dict[str, str]:
    """Read `NAME=VALUE` texts; raises a usage error for what is not one, or comes twice."""
    read: dict[str, str] = {}
    for text in given or ():
        name, equals, value = text.partition("=")
        if not equals or not name:
            raise typer.BadParameter(f"{text!r} is not NAME=VALUE", param_hint=hint)
        if name in read:
            raise typer.BadParameter(f"{name} is given twice", param_hint=hint)
        read[name] = value
    return read


def print_json(value: object) -> None:
    """Print one JSON value, the same bytes for the same value."""
    _write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def print_rows(
    columns: Sequence[str], rows: Iterable[Mapping[str, object]], wanted: Format, *, with_ids: bool = True
) -> None:
    """Print rows as a table for people, or as CSV for programs.

    Parameters
    ----------
    columns, rows:
        What to print.
    wanted:
        Table or CSV.
    with_ids:
        Whether a table shows the columns that are for programs; CSV always holds all.
    """
    if wanted is Format.CSV:
        _write_csv(columns, rows)
        return
    shown = [c for c in columns if with_ids or not _is_id(c)] or list(columns)
    if len(shown) > _MOST_COLUMNS:
        _print_records(shown, rows)
    else:
        table = RichTable(header_style="bold", show_lines=len(shown) > 3)
        for column in shown:
            table.add_column(column, overflow="fold")
        for row in rows:
            table.add_row(*(_cell(row.get(c)) for c in shown))
        OUT.print(table, markup=False)
    if hidden := [c for c in columns if c not in shown]:
        note(f"not shown: {', '.join(hidden)} (--format json has everything)")


def _print_records(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> None:
    """Print each row as lines of name and value, without the empty ones: many columns do not fit side by side."""
    for number, row in enumerate(rows, 1):
        if number > 1:
            OUT.print()
        print_pairs(f"{number}", {c: row[c] for c in columns if row.get(c) not in (None, "", [])})


def print_pairs(title: str, pairs: Mapping[str, object]) -> None:
    """Print names and values as a small table without lines."""
    table = RichTable(title=title, title_justify="left", title_style="bold", show_header=False, box=None)
    table.add_column(no_wrap=True, style="dim")
    table.add_column(overflow="fold")
    for name, value in pairs.items():
        table.add_row(name.replace("_", " "), _cell(value))
    OUT.print(table, markup=False)


def _is_id(column: str) -> bool:
    """Whether a column is for programs: ids are long, and a table is narrow."""
    return column in {"edge", "id", "claim", "document"} or column.endswith("_id")


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(_cell, value))
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, int):
        return str(value)
    # a control character of a document must not drive the reader's terminal
    return "".join(c if c.isprintable() or c == "\n" else "\N{REPLACEMENT CHARACTER}" for c in str(value))


def _write_csv(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> None:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_csv_cell(row.get(c)) for c in columns])
    _write(buffer.getvalue())


def _csv_cell(value: object) -> object:
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return "'" + value  # a spreadsheet would run it as a formula
    return value


def _write(text: str) -> None:
    """Write UTF-8 whatever the locale; JSON and CSV are read by programs."""
    sys.stdout.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(text)
        return
    buffer.write(text.encode("utf-8", "replace"))
    buffer.flush()
