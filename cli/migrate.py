"""`opsgraph migrate`: a store of an older opsgraph brought forward, after a backup."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli.console import OUT
from cli.opening import opened, settings_of
from graph.store.migration import migrate, version_of


def command(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write the backup that is made first.")],
) -> None:
    """Bring a store that an older opsgraph wrote forward, after a backup.

    A backup is written first. Other verbs refuse such a store until then, and one that a newer opsgraph wrote. A store of
    today's schema stays as it is, and no backup is written.
    """
    with opened(settings_of(context), any_version=True) as store:
        before = version_of(store)
        steps = migrate(store, file)
    for step in steps:
        OUT.print(f"schema {step.version}: {step.what}", markup=False)
    if steps:
        OUT.print(
            f"The store had schema {before} and has {steps[-1].version}; {file} holds it as it was.", markup=False
        )
    else:
        OUT.print(f"The store has schema {before}, which is today's; nothing was done.", markup=False)
