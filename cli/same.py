"""`opsgraph same`: two entities are one."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.deciding import ReasonOption, decide


def command(
    context: typer.Context,
    kept: Annotated[str, typer.Argument(metavar="KEPT", help="Name or id of the entity whose id and name remain.")],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="Name or id of the entity that is the same.")],
    reason: ReasonOption = "",
) -> None:
    """Decide that two entities are one.

    All that documents say of OTHER is then said of KEPT: its names, values and relations. The id of OTHER answers as before,
    and means KEPT. A relation of one to the other is no relation any more; its sentence stays a statement about KEPT. What is
    loaded later follows the decision, too. No claim is changed, so opsgraph undecided undoes it without a trace.

    Both are of one type. Three that are the same are two decisions, and a decision that would make two the same which were
    decided to be different is refused.

    For example: opsgraph same "Royal Canadian Mounted Police" "the Mounties" --reason "one force, two names"
    """
    decide(context, kept, other, "same", reason)
