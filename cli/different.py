"""`opsgraph different`: two entities are not the same."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.deciding import ReasonOption, decide


def command(
    context: typer.Context,
    one: Annotated[str, typer.Argument(metavar="ONE", help="Name or id of an entity.")],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="Name or id of another one of its type.")],
    reason: ReasonOption = "",
) -> None:
    """Decide that two entities are not the same.

    They are not listed any more among those that may be (opsgraph review), whatever is loaded later. Where other decisions
    make them one, this is refused and names those.

    For example: opsgraph different "Canada Border Services Agency" "California Bay Sheriffs Association"
    """
    decide(context, one, other, "different", reason)
