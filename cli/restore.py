"""`opsgraph restore`: a store from a backup."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated

import typer

from cli.console import note, print_pairs
from cli.opening import opened, settings_of
from graph.store.archive import Archive
from graph.store.backup import restore


def command(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file that opsgraph backup wrote.")],
    replace: Annotated[bool, typer.Option("--replace", help="Delete first what the store holds.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only read and check the file; no store is opened.")
    ] = False,
) -> None:
    """Fill the store from a backup, on this engine or another.

    The whole file is read and checked first: its checksums, each quote against the text of its document, each claim against
    its id and the ontology. Where anything is wrong, the store stays as it is. A store that holds something is restored
    over only with --replace.
    """
    began = time.perf_counter()
    if dry_run:
        with Archive(file) as archive:
            archive.verify()
            counts = archive.counts
        note("the file is whole; nothing was changed (--dry-run)")
    else:
        Archive(file).close()  # what is no backup at all is refused before a store is opened, and perhaps made
        with opened(settings_of(context)) as store:
            counts = restore(store, file, replace=replace)
    told: dict[str, object] = {name.removesuffix(".jsonl"): number for name, number in counts.items()}
    print_pairs("Read" if dry_run else "Restored", told | {"seconds": f"{time.perf_counter() - began:.1f}"})
