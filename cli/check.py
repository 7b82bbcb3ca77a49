"""`opsgraph check`: whether the store is what its documents make it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from cli.console import OUT, Format, FormatOption, chosen, note, print_json, print_pairs, print_rows
from cli.opening import opened, settings_of
from graph.store.check import Checked, by_kind, check
from graph.store.repair import repair

#: Faults that are shown; --format json has all.
_MOST_SHOWN = 50


def command(
    context: typer.Context,
    mend: Annotated[
        bool, typer.Option("--repair", help="Make anew what is derived from documents and claims, and check again.")
    ] = False,
    wanted: FormatOption = None,
) -> None:
    """Check that the store is what its documents make it, and mend what can be mended.

    Looked at are constraints and indexes; each document's text against its id; each claim's quote against that text, its id,
    and what it is joined to; each entity, relation, name and pair that may be the same against the claims that make it; and
    addresses and earlier versions. The exit status is 1 where something is wrong.

    With --repair, everything derived is made anew from the documents and the claims that hold. A claim that does not hold is
    taken out; opsgraph ingest --refresh reads it again. Make a backup first.
    """
    form = chosen(wanted)
    with opened(settings_of(context)) as store:
        checked = check(store)
        if mend and checked.faults:
            if form is not Format.JSON:
                _print(checked, form)
                OUT.print()
            if lost := repair(store):
                note(f"claims that did not hold were taken out ({lost:,}); opsgraph ingest --refresh reads them again")
            checked = check(store)
    _print(checked, form)
    if checked.faults:
        raise typer.Exit(1)


def _print(checked: Checked, form: Format) -> None:
    rows = [
        {"of": f.kind, "id": f.id, "fault": f.said, "repair": "mends it" if f.mends else "no"} for f in checked.faults
    ]
    if form is Format.JSON:
        print_json({"checked": checked.counts, "faults": [asdict(f) for f in checked.faults]})
        return
    if form is Format.CSV:
        print_rows(["of", "id", "fault", "repair"], rows, form)
        return
    print_pairs("Checked", checked.counts)
    if not rows:
        OUT.print("Nothing is wrong.")
        return
    OUT.print()
    print_pairs("Faults", by_kind(checked.faults))
    OUT.print()
    print_rows(["of", "id", "fault", "repair"], rows[:_MOST_SHOWN], form)
    if len(rows) > _MOST_SHOWN:
        note(f"and {len(rows) - _MOST_SHOWN:,} more (--format json has all)")
