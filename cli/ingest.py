"""`opsgraph ingest`: documents into the store, each with a row of the ledger whether it was read or not."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Annotated

import typer

from cli.arriving import Arrivals
from cli.console import OUT, Format, note, print_pairs, print_rows
from cli.loading import AsOption, FieldOption, say_notes, wanted, warn
from cli.opening import opened, settings_of
from cli.progress import extent_of, followed
from graph.store import changes
from graph.store.base import Attempt, Origin, Status, Store
from loaders.pipeline import Outcome, Pipeline, inputs, run

#: Documents that could not be read, or were taken out, and are shown at the end; the ledger has all.
_MOST_SHOWN = 50
#: What is told of every run; the others only where there are any.
_ALWAYS: tuple[Status, ...] = ("loaded", "unchanged", "failed", "unsupported")
_SOMETIMES: tuple[Status, ...] = ("replaced", "refreshed", "removed")


@dataclass
class Tally:
    """What a run came to."""

    statuses: Counter[Status] = field(default_factory=Counter)
    claims: int = 0
    refused: int = 0
    failures: list[dict[str, object]] = field(default_factory=list)
    notes: Counter[str] = field(default_factory=Counter)

    def fail(self, status: Status, source: str, reason: str) -> None:
        """Count a document that was not loaded."""
        self.statuses[status] += 1
        if len(self.failures) < _MOST_SHOWN:
            self.failures.append({"input": source, "reason": reason})


def command(
    context: typer.Context,
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH", help="Files, folders and web addresses; - reads stdin.")
    ],
    field: FieldOption = None,
    as_format: AsOption = None,
    refresh: Annotated[
        bool,
        typer.Option("--refresh", help="Extract documents anew that another version of the rules or models extracted."),
    ] = False,
    prune: Annotated[
        bool,
        typer.Option(
            "--prune", help="Take out documents that came with these files and folders and are not in them now."
        ),
    ] = False,
) -> None:
    """Load documents into the store.

    Text, HTML, Markdown, PDF, DOCX, ODT and RTF hold one document each, JSON lines and JSON one for each object; a mail holds its
    text and its attachments, a ZIP archive any of these; all may be gzip. Folders are read with everything under them,
    and web addresses (https://...) are asked for what they hold, where they are public. One that cannot be read is
    listed at the end with the reason, and the others are loaded; the exit status is then 1.

    A document that is there already stays as it is and is not extracted again. Where a file, a web page, a part of an
    archive or the url of a record has another text than before, the new one replaces the old, which stays readable as an
    earlier version (opsgraph query earlier-versions).
    """
    settings = settings_of(context)
    pipeline = Pipeline(settings, wanted(field, as_format))
    warn(pipeline)
    sources = list(inputs(paths))
    tally, began = Tally(), time.perf_counter()
    extent = extent_of(sources, pipeline, settings.max_bytes)
    with opened(settings) as store:
        arrivals = Arrivals(store, pipeline.version, refresh=refresh)
        for outcome in followed(run(sources, pipeline, arrivals.known), extent):
            _keep(store, outcome, arrivals.origin(outcome), tally, refresh=refresh)
        if prune:
            _prune(arrivals, paths, tally)
    _report(tally, time.perf_counter() - began)
    if arrivals.outdated:
        said = "document was" if arrivals.outdated == 1 else "documents were"
        note(
            f"{arrivals.outdated:,} {said} extracted by another version of the rules or models; --refresh does it anew"
        )
    if tally.failures:
        raise typer.Exit(1)


def _keep(store: Store, outcome: Outcome, origin: Origin, tally: Tally, *, refresh: bool) -> None:
    """Write one outcome into the store and count it."""
    extraction = outcome.extraction
    attempt = _attempt(outcome)
    if outcome.unread:
        store.record(attempt)
        tally.fail(attempt.status, outcome.source, outcome.reason)
    elif extraction is not None:
        status = store.add(extraction, attempt, origin, refresh=refresh)
        tally.statuses[status] += 1
        if status != "unchanged":
            tally.claims += len(extraction.claims)
            tally.refused += outcome.refused
        tally.notes.update(extraction.notes)
    elif outcome.document is not None:
        document = outcome.document.id
        if seen := store.apply(lambda steps: changes.see(steps, document, attempt, origin)):
            tally.statuses[seen] += 1
        else:
            tally.fail("failed", outcome.source, "was taken out of the store while it was read; load it again")


def _attempt(outcome: Outcome) -> Attempt:
    unread: Status = "unsupported" if outcome.status == "unsupported" else "failed"
    return Attempt(
        input=outcome.source,
        sha256=outcome.sha256,
        status=unread if outcome.unread else "loaded",
        reason=outcome.reason if outcome.unread else "",
        reader=outcome.document.reader if outcome.document and not outcome.unread else "",
        seconds=round(outcome.seconds, 3),
        at=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def _prune(arrivals: Arrivals, paths: Sequence[str], tally: Tally) -> None:
    for path in paths:
        if not arrivals.read_from(path):
            note(f"nothing was read from {path}, so nothing of it is taken out (opsgraph remove does that)")
            continue
        for address, _ in arrivals.pruned(path):
            tally.statuses["removed"] += 1
            if tally.statuses["removed"] <= _MOST_SHOWN:
                note(f"removed {address}: no longer in {path}")


def _report(tally: Tally, seconds: float) -> None:
    say_notes(tally.notes)
    told: dict[str, object] = {status: tally.statuses[status] for status in _ALWAYS}
    told |= {status: tally.statuses[status] for status in _SOMETIMES if tally.statuses[status]}
    told |= {"claims": tally.claims, "refused by the ontology": tally.refused, "seconds": f"{seconds:.1f}"}
    print_pairs("Documents", told)
    if tally.failures:
        OUT.print()
        print_rows(["input", "reason"], tally.failures, Format.TABLE)
        if more := tally.statuses["failed"] + tally.statuses["unsupported"] - len(tally.failures):
            note(f"and {more:,} more, which the ledger lists (opsgraph info)")
