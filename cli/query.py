"""`opsgraph query`: the questions of the catalogue."""

from __future__ import annotations

from typing import Annotated

import typer

from api.answers import answered, question_answer
from cli.console import Format, FormatOption, ParamOption, chosen, note, parameters, print_json, print_rows
from cli.opening import opened, settings_of
from graph.network import Network
from graph.store.base import Table
from queries.ask import ask
from queries.catalogue import catalogue, question


def command(
    context: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="Name of the question; --list shows them.", show_default=False)
    ] = "",
    param: ParamOption = None,
    listed: Annotated[bool, typer.Option("--list", "-l", help="List the questions and what they take.")] = False,
    wanted: FormatOption = None,
) -> None:
    """Answer a question of the catalogue.

    For example: opsgraph query agencies-of-operation --param operation="Operation Example Blizzard"
    """
    given, form = parameters(param), chosen(wanted)
    if listed:
        _print_catalogue(form)
        return
    if not name:
        raise typer.BadParameter("name a question, or use --list", param_hint="NAME")
    question(name)  # a wrong name is said before a store is opened
    with opened(settings_of(context)) as store:
        answer = ask(store, name, given)
    if form is Format.JSON:
        print_json({"question": name, **answered(answer)})
    elif isinstance(answer, Table):
        print_rows(
            answer.columns, (dict(zip(answer.columns, row, strict=True)) for row in answer.rows), form, with_ids=False
        )
        _say_count(len(answer.rows))
    else:
        _print_network(answer, form)


def _print_catalogue(form: Format) -> None:
    questions = catalogue().values()
    if form is Format.JSON:
        print_json([question_answer(q) for q in questions])
        return
    rows = [
        {
            "name": q.name,
            "question": q.title,
            "parameters": ", ".join(f"[{p.name}]" if p.optional else p.name for p in q.parameters),
            "map": "yes" if q.drawable else "",
        }
        for q in questions
    ]
    print_rows(["name", "question", "parameters", "map"], rows, form)
    note("[optional]; map: can be drawn with `opsgraph map --question NAME`")


def _print_network(network: Network, form: Format) -> None:
    names = {n.id: n.name for n in network.nodes}
    rows = [
        {"subject": names[e.subject], "relation": e.type, "object": names[e.object], "sentences": network.counts[e.id]}
        for e in network.edges
    ]
    print_rows(["subject", "relation", "object", "sentences"], rows, form)
    _say_count(len(rows))


def _say_count(count: int) -> None:
    note(f"{count:,} row{'' if count == 1 else 's'}")
