"""`opsgraph backup`: everything that the store cannot compute, to one file that any store is restored from."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated

import typer

from cli.console import print_pairs
from cli.opening import opened, settings_of
from graph.store.backup import backup


def command(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write, such as graph.zip.")],
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace a file that is there already.")] = False,
) -> None:
    """Write a backup of the store to one file.

    It holds documents, claims, earlier versions, addresses and the ledger as JSON lines in a ZIP archive, with checksums.
    Entities and relations are folded anew from the claims when it is restored, by an embedded store or a Neo4j server,
    whichever it came from. It is read back before it gets its name. The same store gives the same bytes.
    """
    began = time.perf_counter()
    with opened(settings_of(context)) as store:
        counts = backup(store, file, overwrite=overwrite)
    told: dict[str, object] = {"file": str(file)}
    told |= {name.removesuffix(".jsonl"): number for name, number in counts.items()}
    told |= {"bytes": file.stat().st_size, "seconds": f"{time.perf_counter() - began:.1f}"}
    print_pairs("Backup", told)
