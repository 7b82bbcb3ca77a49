"""`opsgraph extract`: documents to JSON lines, without a store."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from cli.console import fail, note
from cli.loading import AsOption, FieldOption, wanted, warn
from cli.opening import settings_of
from cli.progress import extent_of, followed
from graph.model import Extraction
from loaders.output import records
from loaders.pipeline import Outcome, Pipeline, inputs, run


class Lines(StrEnum):
    """The forms that `extract` prints."""

    JSONL = "jsonl"


def command(
    context: typer.Context,
    path: Annotated[str, typer.Argument(metavar="PATH", help="A file, a folder (with --out), or - for stdin.")],
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="Write NAME.jsonl there for each document NAME.*; of an input with several, NAME.PLACE.jsonl.",
            show_default=False,
        ),
    ] = None,
    field: FieldOption = None,
    as_format: AsOption = None,
    lines: Annotated[Lines, typer.Option("--format", "-f", help="The form of the output.")] = Lines.JSONL,  # noqa: ARG001
) -> None:
    """Print what documents state, as JSON lines; no store is needed.

    One object a line: the document, then its entities, then its claims, each with the sentence and where it stands.
    """
    if out is None and path != "-" and Path(path).is_dir():
        raise typer.BadParameter("a folder needs --out DIR", param_hint="PATH")
    sources = list(inputs([path]))
    settings = settings_of(context)
    pipeline = Pipeline(settings, wanted(field, as_format))
    warn(pipeline)
    outcomes = run(sources, pipeline)
    if out is None:
        failed = _to_stdout(outcomes)
    else:
        failed = _to_files(followed(outcomes, extent_of(sources, pipeline, settings.max_bytes)), Path(path), out)
    if failed:
        raise typer.Exit(1)


def _to_stdout(outcomes: Iterable[Outcome]) -> int:
    failed = 0
    for outcome in outcomes:
        if outcome.extraction is None:
            fail(f"{outcome.source}: {outcome.reason}")
            failed += 1
            continue
        _say_notes(outcome)
        sys.stdout.buffer.writelines(_encoded(outcome.extraction))
        sys.stdout.buffer.flush()
    return failed


def _to_files(outcomes: Iterable[Outcome], top: Path, out: Path) -> int:
    """Write a file for each document, in the folder under `out` that it has under the top; return how many failed."""
    failed = 0
    written: set[Path] = set()
    for outcome in outcomes:
        if outcome.extraction is None:
            failed += 1  # said by the progress
            continue
        _say_notes(outcome)
        source = Path(outcome.input)
        folder = out / source.parent.relative_to(top) if top.is_dir() else out
        # the place in an input that holds several: corpus.jsonl#L12 is written to corpus.L12.jsonl
        place = re.sub(r"[^\w-]+", ".", outcome.source[len(outcome.input) :]).rstrip(".")
        stem = source.name[:-3] if source.suffix == ".gz" else source.name
        # a.html and a.txt side by side: the second keeps its whole name rather than take the place of the first
        target = folder / f"{Path(stem).stem}{place}.jsonl"
        target = folder / f"{source.name}{place}.jsonl" if target in written else target
        folder.mkdir(parents=True, exist_ok=True)
        target.write_bytes(b"".join(_encoded(outcome.extraction)))
        written.add(target)
    return failed


#: What JSON allows inside a text and readers of lines take for the end of one (Unicode, UAX 14).
_SEPARATORS = {c: f"\\u{c:04x}" for c in (0x85, 0x2028, 0x2029)}


def _encoded(extraction: Extraction) -> Iterator[bytes]:
    for record in records(extraction):
        line = json.dumps(record, ensure_ascii=False).translate(_SEPARATORS)
        yield line.encode("utf-8", "replace") + b"\n"


def _say_notes(outcome: Outcome) -> None:
    if outcome.reason:
        note(f"{outcome.source}: {outcome.reason}")
