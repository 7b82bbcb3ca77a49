"""`opsgraph undecided`: a decision undone."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.console import OUT
from cli.opening import opened, settings_of
from graph.store import decisions
from queries.decisions import found


def command(
    context: typer.Context,
    one: Annotated[str, typer.Argument(metavar="ONE", help="Name or id of an entity, also one that was joined.")],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="Name or id of the other.")],
) -> None:
    """Undo a decision, without a trace.

    The store is then the one in which it was never made: two entities again with what documents say of each, or listed again
    among those that may be the same. Where several decisions fit the names, they are listed and nothing is done.
    """
    with opened(settings_of(context)) as store:
        key = found(store, one, other)
        store.apply(lambda run: decisions.undo(run, [key]))
    OUT.print(f"nothing is decided any more of {' and '.join(key.split(' '))}", markup=False, soft_wrap=True)
