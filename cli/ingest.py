"""`opsgraph ingest`: documents into the store, each with a row of the ledger whether it was read or not."""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from cli.console import OUT, Format, note, print_pairs, print_rows
from cli.opening import opened, settings_of
from cli.progress import followed
from graph.store.base import Attempt, Status, Store
from loaders.pipeline import Outcome, Pipeline, inputs, run


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
        list[str], typer.Argument(metavar="PATH", help="Files and folders; - reads one document from stdin.")
    ],
) -> None:
    """Load documents into the store.

    Folders are read with everything under them. A document that is there already stays as it is. One that cannot be
    read is listed at the end with the reason, and the others are loaded; the exit status is then 1.
    """
    settings = settings_of(context)
    sources = list(inputs(paths))
    tally, began = Tally(), time.perf_counter()
    with opened(settings) as store:
        for outcome in followed(run(sources, Pipeline(settings)), len(sources)):
            _keep(store, outcome, tally, limit=settings.max_bytes)
    _report(tally, time.perf_counter() - began)
    if tally.failures:
        raise typer.Exit(1)


def _keep(store: Store, outcome: Outcome, tally: Tally, *, limit: int) -> None:
    """Write one outcome into the store and count it."""
    extraction = outcome.extraction
    attempt = Attempt(
        input=outcome.source,
        sha256=_sha256(outcome.source, limit),
        status="loaded" if extraction else "failed",
        reason="" if extraction else outcome.reason,
        reader=extraction.document.reader if extraction else "",
        seconds=round(outcome.seconds, 3),
        at=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    if extraction is None:
        store.record(attempt)
        tally.statuses["failed"] += 1
        tally.failures.append({"input": outcome.source, "reason": outcome.reason})
        return
    status = store.add(extraction, attempt)
    tally.statuses[status] += 1
    if status == "loaded":
        tally.claims += len(extraction.claims)
        tally.refused += outcome.refused
    tally.notes.update(extraction.notes)


def _sha256(source: str, limit: int) -> str:
    """Return the hash of the bytes of a file; empty for stdin, which is gone, and for what cannot be read."""
    path = Path(source)
    if source == "-":
        return ""
    try:
        if not path.is_file() or path.stat().st_size > limit:
            return ""
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _report(tally: Tally, seconds: float) -> None:
    for text, count in tally.notes.most_common():
        note(f"note: {text}" + (f" ({count} documents)" if count > 1 else ""))
    print_pairs(
        "Documents",
        {
            "loaded": tally.statuses["loaded"],
            "unchanged": tally.statuses["unchanged"],
            "failed": tally.statuses["failed"],
            "claims": tally.claims,
            "refused by the ontology": tally.refused,
            "seconds": f"{seconds:.1f}",
        },
    )
    if tally.failures:
        OUT.print()
        print_rows(["input", "reason"], tally.failures, Format.TABLE)
