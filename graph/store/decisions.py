"""Decisions in a store: what people said of two ids, what follows from all of it, and a graph that follows it.

A decision changes no claim. What it changes is which entity a claim is joined to, so to undo it is to join the claims of
those ids anew, and the store is then the one that never had it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass

from graph.decision_lines import decision_of
from graph.decisions import Decision, Identity, agreed, identity
from graph.errors import InvalidDecision
from graph.store import cypher_decisions as texts
from graph.store.base import Run
from graph.store.following import follow
from graph.store.state import Row
from graph.store.writing import as_row, locked, pair_key


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of decisions: how many were made, made anew with another content, there already, and undone."""

    made: int = 0
    changed: int = 0
    unchanged: int = 0
    undone: int = 0


def row_of(decision: Decision) -> Row:
    """Return what is stored of a decision."""
    return {"key": decision.key, **asdict(decision)}


def examined(run: Run) -> tuple[list[Decision], list[tuple[str, str]]]:
    """Return the stored decisions that hold, and of others the key with what is wrong."""
    sound, broken = [], []
    for row in (as_row(r["row"]) for r in run(texts.DECISIONS, {})):
        try:
            sound.append(decision_of(row))
        except InvalidDecision as exc:
            broken.append((str(row.get("key")), str(exc)))
    return sound, broken


def stored(run: Run) -> list[Decision]:
    """Return the stored decisions, in the order of their ids; those that do not hold count for nothing."""
    return examined(run)[0]


def decide(run: Run, decisions: Iterable[Decision], *, only: bool = False) -> Decided:
    """Make decisions, each in place of what was decided of its pair before, and make the graph follow.

    Parameters
    ----------
    run:
        Inside a transaction that may write.
    decisions:
        Of any ids, also such as no document speaks of yet. One whose verdict, kept id and reason are there already stays as
        it was made first.
    only:
        Whether all others are undone.

    Raises
    ------
    ContradictoryDecisions
        When they cannot all hold, with each other and with those that are there; nothing is changed.
    """
    locked(run)
    before = {d.key: d for d in stored(run)}
    wanted = {d.key: d for d in decisions}
    new = {k: d for k, d in wanted.items() if k not in before or not _alike(before[k], d)}
    gone = sorted(before.keys() - wanted.keys()) if only else []
    after = {k: d for k, d in (before | new).items() if k not in gone}
    agreed(after.values())
    _replace(run, before, after)
    changed = len(new.keys() & before.keys())
    return Decided(len(new) - changed, changed, len(wanted) - len(new), len(gone))


def undo(run: Run, keys: Iterable[str]) -> Decided:
    """Undo decisions by their keys, and make the graph what it is without them; those that are not there are passed over."""
    locked(run)
    sound, broken = examined(run)
    before, wanted = {d.key: d for d in sound}, set(keys)
    if damaged := sorted(wanted & {key for key, _ in broken}):
        run(texts.DELETE_DECISIONS, {"keys": damaged})
    gone = wanted & before.keys()
    _replace(run, before, {k: d for k, d in before.items() if k not in gone})
    return Decided(undone=len(gone) + len(damaged))


def _alike(one: Decision, other: Decision) -> bool:
    return (one.verdict, one.kept, one.reason) == (other.verdict, other.kept, other.reason)


def _replace(run: Run, before: Mapping[str, Decision], after: Mapping[str, Decision]) -> None:
    if gone := sorted(before.keys() - after.keys()):
        run(texts.DELETE_DECISIONS, {"keys": gone})
    write(run, (d for k, d in after.items() if before.get(k) != d))
    old, new = identity(before.values()), identity(after.values())
    write_identity(run, old, new)
    follow(run, old, new)


def write(run: Run, decisions: Iterable[Decision]) -> None:
    """Write what was decided, and nothing that follows from it."""
    if rows := [row_of(d) for d in decisions]:
        run(texts.WRITE_DECISIONS, {"rows": rows})


def write_identity(run: Run, old: Identity, new: Identity) -> None:
    """Write which ids stand for others, and which pairs are not the same, where that is not as it was."""
    if gone := sorted(old.joined.keys() - new.joined.keys()):
        run(texts.DELETE_JOINED, {"ids": gone})
    if rows := [{"id": i, "kept": k} for i, k in new.joined.items() if old.joined.get(i) != k]:
        run(texts.WRITE_JOINED, {"rows": rows})
    if gone := [pair_key(*p) for p in sorted(old.apart - new.apart)]:
        run(texts.DELETE_APART, {"keys": gone})
    if keys := [pair_key(*p) for p in sorted(new.apart - old.apart)]:
        run(texts.WRITE_APART, {"keys": keys})


def written_identity(run: Run) -> Identity:
    """Return what the store says of which ids stand for others, and of which pairs are not the same."""
    joined = {str(r["id"]): str(r["kept"]) for r in run(texts.ALL_JOINED, {})}
    return Identity(joined, frozenset(_pairs(str(r["key"]) for r in run(texts.ALL_APART, {}))))


def mend_identity(run: Run) -> Identity:
    """Write anew what follows from the decisions that hold, and return it; the graph is to be folded anew by it."""
    follows = identity(stored(run))
    write_identity(run, written_identity(run), follows)
    return follows


def _pairs(keys: Iterable[str]) -> Iterator[tuple[str, str]]:
    for key in keys:
        first, _, second = key.partition(" ")
        yield first, second
