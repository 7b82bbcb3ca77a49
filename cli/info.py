"""`opsgraph info`: how much the store holds, and what failed last."""

from __future__ import annotations

from dataclasses import asdict

import typer

from cli.console import OUT, Format, FormatOption, chosen, print_json, print_pairs, print_rows
from cli.opening import opened, settings_of

_RECENT = 1_000
_SHOWN = 10


def command(context: typer.Context, wanted: FormatOption = None) -> None:
    """Say how much the store holds."""
    settings, form = settings_of(context), chosen(wanted)
    with opened(settings) as store:
        info = store.info()
        failures = [a for a in store.attempts(limit=_RECENT) if a.status == "failed"][:_SHOWN]
    if form is Format.JSON:
        print_json({"store": settings.store_url, **asdict(info), "failures": [asdict(a) for a in failures]})
        return
    counts = [
        ("document", "documents", info.documents),
        ("claim", "claims", info.claims),
        *(("entity", k, v) for k, v in info.nodes.items()),
        *(("relation", k, v) for k, v in info.edges.items()),
        *(("input", k, v) for k, v in info.attempts.items()),
    ]
    if form is Format.CSV:
        print_rows(["what", "type", "count"], [{"what": w, "type": t, "count": n} for w, t, n in counts], form)
        return
    print_pairs("Store", {"address": settings.store_url, "documents": info.documents, "claims": info.claims})
    for title, part in (("Entities", info.nodes), ("Relations", info.edges), ("Inputs", info.attempts)):
        if part:
            OUT.print()
            print_pairs(title, dict(part))
    if failures:
        OUT.print()
        print_rows(["at", "input", "reason"], [asdict(a) for a in failures], form)
