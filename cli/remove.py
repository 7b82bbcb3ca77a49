"""`opsgraph remove`: documents out of the store, with exactly what only they supported."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from cli.console import OUT, Format, note, print_pairs, print_rows
from cli.opening import opened, settings_of
from graph.store.base import Attempt, Removed, Store
from queries.documents import documents_called
from queries.records import DocumentRecord

#: Documents that are shown one by one; of more only their number.
_MOST_SHOWN = 50
_DIGITS = 12


def command(
    context: typer.Context,
    documents: Annotated[
        list[str],
        typer.Argument(
            metavar="DOCUMENT",
            help="Id of a document or its first 8 or more characters, the input that it came with, or its web address.",
        ),
    ],
    every: Annotated[
        bool, typer.Option("--all", help="Take out all documents that a name means, such as those of a folder.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say which documents would be taken out.", show_default=False)
    ] = False,
) -> None:
    """Take documents out of the store, with exactly what only they supported.

    Their claims go, and with them the entities, relations, names and values that no other document supports, and their
    earlier versions; one version alone goes by its id. What others state as well stays, counted anew. The ledger says that they were removed. To have one back, load it again.
    """
    with opened(settings_of(context)) as store:
        found = documents_called(store, documents, several=every)
        _show(found)
        if dry_run:
            note("nothing was changed (--dry-run)")
            return
        removed = [r for r in (_removed(store, d) for d in found) if r]
    versions = sum(r.versions for r in removed)
    OUT.print()
    print_pairs(
        "Removed",
        {
            "documents": len(removed),
            **({"earlier versions": versions} if versions else {}),
            "claims": sum(r.claims for r in removed),
            "entities that only they named": sum(r.nodes for r in removed),
            "relations that only they stated": sum(r.edges for r in removed),
        },
    )


def _removed(store: Store, document: DocumentRecord) -> Removed | None:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return store.remove(document.id, Attempt(document.source, "", "removed", at=now))


def _show(found: tuple[DocumentRecord, ...]) -> None:
    shown = [
        {"beginning of id": d.id[:_DIGITS], "source": d.source, "title": d.title, "claims": d.claims}
        for d in found[:_MOST_SHOWN]
    ]
    print_rows(["beginning of id", "source", "title", "claims"], shown, Format.TABLE)
    if len(found) > _MOST_SHOWN:
        note(f"and {len(found) - _MOST_SHOWN:,} more")
