"""`opsgraph review`: the entities that may be the same, each pair with its sentences, and one key for a decision."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Annotated

import typer

from cli.console import OUT, Format, FormatOption, chosen, note, print_json, print_pairs, print_rows
from cli.deciding import ReasonOption, decided, say
from cli.opening import opened, settings_of
from graph.decisions import Verdict
from graph.errors import BadParameter, InvalidDecision
from graph.settings import Settings
from graph.store import decisions
from graph.store.base import Store
from queries.decisions import Pair, Side, pairs, sentences
from queries.question import ENTITY_TYPES
from queries.records import Statement

_KEYS = "s same, keeping the first; o same, keeping the other; d different; u undecided, the next; q quit"
#: What a key decides, and whether the second of the pair is kept.
_VERDICTS: dict[str, tuple[Verdict, bool]] = {"s": ("same", False), "o": ("same", True), "d": ("different", False)}


def command(
    context: typer.Context,
    kind: Annotated[
        str,
        typer.Option("--type", metavar="TYPE", help="Only entities of this type, such as agency.", show_default=False),
    ] = "",
    listed: Annotated[bool, typer.Option("--list", "-l", help="Only list the pairs; decide nothing.")] = False,
    reason: ReasonOption = "",
    wanted: FormatOption = None,
) -> None:
    """Go through the entities that may be the same, and decide.

    Each pair is shown with the reason why it is listed and with sentences of both. One key decides: s same (the first is
    kept, that of which more documents speak), o same (the other is kept), d different, u leaves the pair undecided, q ends.
    A decision is made as soon as its key is pressed; opsgraph undecided undoes it.

    With --list, or --format, nothing is asked: the pairs are printed, for scripts with --format json with all sentences.
    """
    type_name = _type(kind)
    settings = settings_of(context)
    if listed or wanted:
        with opened(settings) as store:
            _list(store, chosen(wanted), type_name)
        return
    if not _attended():
        raise BadParameter(
            "review asks for keys and nobody is at a terminal; use opsgraph review --list, and opsgraph same, different or "
            "decisions --import to decide"
        )
    with opened(settings) as store:
        _review(store, settings, type_name, reason)


def _attended() -> bool:
    """Whether somebody is there to press a key."""
    return sys.stdin.isatty()


def _type(kind: str) -> str:
    if not kind:
        return ""
    names = {name.casefold(): name for name in ENTITY_TYPES.values()}
    found = ENTITY_TYPES.get(kind.casefold()) or names.get(kind.casefold())
    if found is None:
        raise typer.BadParameter(f"no type {kind!r}; have {', '.join(ENTITY_TYPES)}", param_hint="--type")
    return found


def _list(store: Store, form: Format, kind: str) -> None:
    found = list(pairs(store, kind=kind))
    if form is Format.JSON:
        print_json([_described(store, pair) for pair in found])
        return
    rows = [
        {"first": one.name, "other": other.name, "type": one.type, "reason": pair.reason, "ids": [one.id, other.id]}
        for pair in found
        for one, other in [pair.sides]
    ]
    print_rows(["first", "other", "type", "reason", "ids"], rows, form)
    if form is Format.TABLE:
        note(f"pairs that may be the same and are not decided on: {len(found):,}")


def _described(store: Store, pair: Pair) -> dict[str, object]:
    return {
        "reason": pair.reason,
        "type": pair.one.type,
        "sides": [
            {"id": s.id, "name": s.name, "documents": s.documents, "sentences": _cited(sentences(store, s.id))}
            for s in pair.sides
        ],
    }


def _cited(said: Iterable[Statement]) -> list[dict[str, object]]:
    return [
        {"quote": s.quote, "document": s.document.id, "title": s.document.title, "published": s.document.published}
        for s in said
    ]


def _review(store: Store, settings: Settings, kind: str, reason: str) -> None:
    """Ask of one pair after the other; after each decision what is listed may be another."""
    seen: set[tuple[str, str]] = set()
    made = 0
    while pair := next(pairs(store, kind=kind, without=seen), None):
        seen.add((pair.one.id, pair.other.id))
        _show(store, pair)
        key = _key()
        if key == "q":
            break
        if key in _VERDICTS:
            made += _decide(store, settings, pair, key, reason)
        OUT.print()
    else:
        note("no pair is left that may be the same" if not seen else "that was the last pair")
    note(f"decisions made: {made:,}")


def _show(store: Store, pair: Pair) -> None:
    OUT.print(f"{pair.one.type}: {pair.reason}", markup=False, style="bold")
    for title, side in zip(("first", "other"), pair.sides, strict=True):
        print_pairs(title, _told(side, sentences(store, side.id)))
    OUT.print(_KEYS, markup=False, soft_wrap=True)


def _told(side: Side, said: Iterable[Statement]) -> dict[str, object]:
    cited = {
        f"sentence {n}": f"{s.quote}\n({', '.join(filter(None, (s.document.title or s.document.id[:12], s.document.published)))})"
        for n, s in enumerate(said, 1)
    }
    return {"name": side.name, "id": side.id, "documents": side.documents, **cited}


def _key() -> str:
    """Return the key that somebody presses, one of those that mean something; the end of input is quit."""
    while True:
        try:
            key = typer.getchar().casefold()
        except EOFError:
            return "q"
        if key in {"u", "q", *_VERDICTS}:
            return key
        note(f"press one of {_KEYS}")


def _decide(store: Store, settings: Settings, pair: Pair, key: str, reason: str) -> int:
    """Make the decision of a key; one that contradicts others is told, and the pair stays undecided."""
    verdict, other_first = _VERDICTS[key]
    first, second = (s.id for s in (reversed(pair.sides) if other_first else pair.sides))
    made = decided(settings, first, second, verdict, reason)
    try:
        store.apply(lambda run: decisions.decide(run, [made]))
    except InvalidDecision as exc:
        note(f"not done: {exc}")
        return 0
    say(store, made)
    return 1
