"""The `opsgraph` command: its verbs, the option that they share, and what becomes of an error."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from cli.console import fail
from graph.errors import OpsgraphError

if TYPE_CHECKING:
    from typer._click import Command, Context

#: Each verb is `command` in the module of its name; only that module is imported when it is called.
VERBS = {
    "ingest": "Load documents into the store.",
    "remove": "Take documents out of the store, with exactly what only they supported.",
    "backup": "Write a backup of the store to one file.",
    "restore": "Fill the store from a backup, on this engine or another.",
    "check": "Check that the store is what its documents make it, and mend what can be mended.",
    "migrate": "Bring a store that an older opsgraph wrote forward, after a backup.",
    "extract": "Print what documents state, as JSON lines; no store is needed.",
    "query": "Answer a question of the catalogue.",
    "cypher": "Run Cypher that reads, within limits of time and size.",
    "review": "Go through the entities that may be the same, and decide.",
    "same": "Decide that two entities are one.",
    "different": "Decide that two entities are not the same.",
    "undecided": "Undo a decision, without a trace.",
    "decisions": "List the decisions, or write them to a file and read them from one.",
    "map": "Draw a network as one HTML file that works without a network.",
    "info": "Say how much the store holds.",
    "doctor": "Check that everything needed is there, and say what to do where it is not.",
    "serve": "Serve the answers and the map over HTTP on this machine.",
}
#: Names that Python or this project use for something else.
_MODULES = {"map": "cli.draw"}


class Verbs(TyperGroup):
    """Imports a verb when it is called, and ends with one line and status 1 where it fails."""

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        """Find the verb; what is registered is only its name and line of help."""
        name, found, rest = super().resolve_command(ctx, args)
        return name, _verb(name) if name in VERBS else found, rest

    def invoke(self, ctx: Context) -> Any:
        """Run the verb; an error that is meant for the user is one line, not a traceback."""
        try:
            return super().invoke(ctx)
        except OpsgraphError as exc:
            fail(str(exc))
            raise typer.Exit(1) from exc


def _verb(name: str) -> Command:
    module = importlib.import_module(_MODULES.get(name, f"cli.{name}"))
    # markdown, so that the lines of a docstring are joined to paragraphs
    one = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode="markdown")
    one.command(name)(module.command)
    return typer.main.get_command(one)


app = typer.Typer(
    cls=Verbs,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="A knowledge graph of agencies, operations and criminal entities, built from public documents. "
    "No edge exists without the sentence that states it.",
)


@app.callback()
def shared(
    store: Annotated[
        str,
        typer.Option(
            metavar="ADDRESS",
            help="Where the graph is kept: embedded:PATH, or a Bolt address such as bolt://localhost:7687. "
            "Default: OPSGRAPH_STORE, else NEO4J_URI, else a folder of your data directory.",
            show_default=False,
        ),
    ] = "",
) -> None:
    """Take the option that all verbs share; `cli.opening` reads it from the context."""


def _placeholder() -> None:
    """Stand for a verb until it is called."""


for _name, _help in VERBS.items():
    app.command(_name, help=_help)(_placeholder)


def run() -> None:
    """Run the command line; the entry point of the console script."""
    app()
