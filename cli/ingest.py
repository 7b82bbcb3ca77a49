"""`opsgraph ingest`: documents into the store, each with a row of the ledger whether it was read or not."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Annotated

import typer

from cli.console import OUT, Format, note, print_pairs, print_rows
from cli.loading import AsOption, FieldOption, say_notes, wanted, warn
from cli.opening import opened, settings_of
from cli.progress import extent_of, followed
from graph.store.base import Attempt, Status, Store
from loaders.pipeline import Outcome, Pipeline, inputs, run

#: Documents that could not be read and are shown at the end; the ledger has all.
_MOST_SHOWN = 50


@dataclass
class Tally:
    """What a run came to."""

    statuses: Counter[Status] = field(default_factory=Counter)
    claims: int = 0
    refused: int = 0
    failures: list[dict[str, object]] = field(default_factory=list)
    notes: Counter[str] = field(default_factory=Counter)


def command(
    context: typer.Context,
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH", help="Files, folders and web addresses; - reads stdin.")
    ],
    field: FieldOption = None,
    as_format: AsOption = None,
) -> None:
    """Load documents into the store.

    Text, HTML, Markdown, PDF, DOCX, ODT and RTF hold one document each, JSON lines and JSON one for each object; a mail
    holds its text and its attachments, a ZIP archive any of these; all may be gzip. Folders are read with everything under them,
    and web addresses (https://...) are asked for what they hold, where they are public. A document that is there already stays as it is. One that cannot be read is
    listed at the end with the reason, and the others are loaded; the exit status is then 1.
    """
    settings = settings_of(context)
    pipeline = Pipeline(settings, wanted(field, as_format))
    warn(pipeline)
    sources = list(inputs(paths))
    tally, began = Tally(), time.perf_counter()
    extent = extent_of(sources, pipeline, settings.max_bytes)
    with opened(settings) as store:
        for outcome in followed(run(sources, pipeline), extent):
            _keep(store, outcome, tally)
    _report(tally, time.perf_counter() - began)
    if tally.failures:
        raise typer.Exit(1)


def _keep(store: Store, outcome: Outcome, tally: Tally) -> None:
    """Write one outcome into the store and count it."""
    extraction = outcome.extraction
    unread: Status = "unsupported" if outcome.status == "unsupported" else "failed"
    attempt = Attempt(
        input=outcome.source,
        sha256=outcome.sha256,
        status="loaded" if extraction else unread,
        reason="" if extraction else outcome.reason,
        reader=extraction.document.reader if extraction else "",
        seconds=round(outcome.seconds, 3),
        at=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    if extraction is None:
        store.record(attempt)
        tally.statuses[unread] += 1
        if len(tally.failures) < _MOST_SHOWN:
            tally.failures.append({"input": outcome.source, "reason": outcome.reason})
        return
    status = store.add(extraction, attempt)
    tally.statuses[status] += 1
    if status == "loaded":
        tally.claims += len(extraction.claims)
        tally.refused += outcome.refused
    tally.notes.update(extraction.notes)


def _report(tally: Tally, seconds: float) -> None:
    say_notes(tally.notes)
    print_pairs(
        "Documents",
        {
            "loaded": tally.statuses["loaded"],
            "unchanged": tally.statuses["unchanged"],
            "failed": tally.statuses["failed"],
            "unsupported": tally.statuses["unsupported"],
            "claims": tally.claims,
            "refused by the ontology": tally.refused,
            "seconds": f"{seconds:.1f}",
        },
    )
    if tally.failures:
        OUT.print()
        print_rows(["input", "reason"], tally.failures, Format.TABLE)
        if more := tally.statuses["failed"] + tally.statuses["unsupported"] - len(tally.failures):
            note(f"and {more:,} more, which the ledger lists (opsgraph info)")
