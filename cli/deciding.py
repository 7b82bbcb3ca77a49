"""What the verbs that decide have in common: who decides and when, and what is said of it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from cli.console import OUT, note
from cli.opening import opened, settings_of
from graph.decisions import Decision, Verdict
from graph.settings import Settings
from graph.store import decisions
from graph.store.base import Store
from queries.decisions import every, ident_of
from queries.names import by_id
from queries.question import ENTITY_TYPES

ReasonOption = Annotated[
    str, typer.Option("--reason", "-r", metavar="TEXT", help="Why; kept with the decision.", show_default=False)
]


def decide(context: typer.Context, one: str, other: str, verdict: Verdict, reason: str) -> None:
    """Decide on two entities by what somebody calls them, and say what came of it."""
    settings = settings_of(context)
    with opened(settings) as store:
        first, second = ident_of(store, one), ident_of(store, other)
        made = decided(settings, first, second, verdict, reason)
        before = next((d for d in every(store) if d.key == made.key), None)
        done = store.apply(lambda run: decisions.decide(run, [made]))
        if done.unchanged:
            note(f"decided already{_by(before)}; nothing was changed")
            return
        if before:
            note(f"was decided to be {before.verdict}{_by(before)}; this decision takes its place")
        say(store, made)


def decided(settings: Settings, first: str, second: str, verdict: Verdict, reason: str) -> Decision:
    """Return a decision of now; of two that are the same the first is kept."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    kept = first if verdict == "same" else ""
    return Decision(first, second, verdict, kept, reason.strip(), settings.author_name, now)


def say(store: Store, made: Decision) -> None:
    """Say what a decision came to, and how it is undone."""
    if made.verdict == "same":
        entities = by_id(store, made.joined, tuple(ENTITY_TYPES.values()))
        stands = entities[0].id if entities else made.kept
        documents = f"; documents that speak of it: {entities[0].documents:,}" if entities else ""
        OUT.print(f"{made.joined} is now {stands}{documents}", markup=False, soft_wrap=True)
    else:
        OUT.print(f"{made.first} and {made.second} are two", markup=False, soft_wrap=True)
    note(f"undo it: opsgraph undecided {made.first} {made.second}")


def _by(decision: Decision | None) -> str:
    return f", {decision.by}" if decision and decision.by else ""
