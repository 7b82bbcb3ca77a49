"""`opsgraph decisions`: what was decided, as a list and as a file."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from cli.console import Format, FormatOption, chosen, note, print_json, print_pairs, print_rows
from cli.opening import opened, settings_of
from graph.decision_lines import FIELDS, read, written
from graph.decisions import Decision
from graph.errors import InvalidDecision, OpsgraphError, StoreError, StoreInUse
from graph.store import decisions
from graph.store.base import Store
from queries.decisions import every

_STDOUT = Path("-")


def command(
    context: typer.Context,
    export: Annotated[
        Path | None,
        typer.Option(
            "--export", metavar="FILE", help="Write them as lines of JSON; - is standard output.", show_default=False
        ),
    ] = None,
    given: Annotated[
        Path | None,
        typer.Option("--import", metavar="FILE", help="Make the decisions of such a file.", show_default=False),
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="With --import: undo those that are not in the file.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="With --import: only read and check the file.")] = False,
    wanted: FormatOption = None,
) -> None:
    """List the decisions, or write them to a file and read them from one.

    A file has a line for each decision, in the order of the ids, so that version control shows what changed. It is read and
    checked as a whole before anything is done: a line that is no decision, a pair that is decided twice and decisions that
    contradict each other or those of the store are named, and nothing is changed. Reading it twice changes nothing more.
    """
    if export and given:
        raise typer.BadParameter("use --export or --import, not both", param_hint="--export")
    if (replace or dry_run) and not given:
        raise typer.BadParameter("--replace and --dry-run belong to --import", param_hint="--import")
    if given:
        decided = read(_text(given), str(given))
        if dry_run:
            note(
                f"the file holds decisions ({len(decided):,}) that agree with each other; nothing was changed (--dry-run)"
            )
            return
        with opened(settings_of(context)) as store:
            done = store.apply(lambda run: decisions.decide(run, decided, only=replace))
        print_pairs("Decisions", asdict(done))
        return
    with opened(settings_of(context)) as store:
        if export:
            _write(export, every(store))
        else:
            _print(store, chosen(wanted))


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as exc:
        raise InvalidDecision(f"{path} is no text in UTF-8: {exc.reason} at byte {exc.start}") from exc
    except OSError as exc:
        raise InvalidDecision(f"{path} cannot be read: {exc.strerror or exc}") from exc


def _write(path: Path, decided: tuple[Decision, ...]) -> None:
    """Write a file whole or not at all; one that is there is written over where it holds decisions."""
    if path == _STDOUT:
        sys.stdout.buffer.write(written(decided).encode())
        return
    if path.exists():
        try:
            read(_text(path), str(path))
        except OpsgraphError as exc:
            said = f"{path} is there already, and it is no file of decisions that could be written anew"
            raise StoreInUse(f"{said} ({exc}); name another file") from exc
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_text(written(decided), "utf-8", newline="\n")
        part.replace(path)
    except OSError as exc:
        raise StoreError(f"{path} cannot be written: {exc.strerror or exc}") from exc
    note(f"{path} holds the decisions ({len(decided):,})")


def _print(store: Store, form: Format) -> None:
    listed = [asdict(d) for d in every(store)]
    if form is Format.JSON:
        print_json(listed)
        return
    print_rows(FIELDS, listed, form)
    if form is Format.TABLE and not listed:
        note("nothing is decided yet; opsgraph review shows what may be the same")
