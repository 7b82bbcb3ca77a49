"""`opsgraph cypher`: a text of the user's own, which may only read."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from api.answers import free_answer
from cli.console import Format, FormatOption, ParamOption, chosen, note, parameters, print_json, print_rows
from cli.opening import opened, settings_of
from queries.free import free


def command(
    context: typer.Context,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="Cypher that reads; - takes it from stdin.")],
    param: ParamOption = None,
    wanted: FormatOption = None,
) -> None:
    """Run Cypher that reads, within limits of time and size.

    A value of --param is read as JSON where it is JSON (3, true, ["a", "b"]), else as text.

    For example: opsgraph cypher 'MATCH (o:Operation) RETURN o.name AS name ORDER BY name' --format csv
    """
    given = {name: _value(value) for name, value in parameters(param).items()}
    form, settings = chosen(wanted), settings_of(context)
    asked = sys.stdin.read() if text == "-" else text
    with opened(settings) as store:
        answer = free(store, asked, given, settings=settings)
    rows = free_answer(answer)
    if form is Format.JSON:
        print_json(rows)
    else:
        columns = answer.table.columns
        print_rows(columns, (dict(zip(columns, row, strict=True)) for row in answer.table.rows), form)
    count = len(answer.table.rows)
    cut = "; cut at the limits of OPSGRAPH_QUERY_ROWS and OPSGRAPH_QUERY_BYTES" if answer.truncated else ""
    note(f"{count:,} row{'' if count == 1 else 's'} in {answer.seconds:.3f} s{cut}")


def _value(text: str) -> object:
    """Read a value as JSON where it is JSON, else take it as text."""
    try:
        value: object = json.loads(text)
    except ValueError:
        return text
    return value
