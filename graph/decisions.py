"""What people decide of two ids: that they are one entity, or that they are not; and what follows from all of it.

Pure functions of the set of decisions: in which order they were made cannot matter, and one that is undone leaves what
the others say. A decision speaks of ids, so it may be there before and after the documents that bring its entities.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from graph.errors import ContradictoryDecisions, InvalidDecision
from graph.names import node_id
from graph.ontology import ONTOLOGY

Verdict = Literal["same", "different"]
VERDICTS: tuple[Verdict, ...] = ("same", "different")

#: Node types by what an id of theirs begins with.
_TYPES = {node_id(t.name, "x").partition(":")[0]: t.name for t in ONTOLOGY.nodes}


def type_of(ident: str) -> str | None:
    """Return the node type that an id names before its colon; None where it names none."""
    head, colon, rest = ident.partition(":")
    return _TYPES.get(head) if colon and rest and not set(ident) & set(" \t\r\n") else None


@dataclass(frozen=True, slots=True)
class Decision:
    """Somebody's word on two ids; there is one for each pair.

    Parameters
    ----------
    first, second:
        The ids; the one that comes first in the alphabet is put first.
    verdict:
        same: they are one entity, and never two; different: they are two, and not listed as possibly the same.
    kept:
        Of two that are the same, the id that remains and whose name is shown.
    reason:
        Why, in somebody's words.
    author, at:
        Who decided, and when, in ISO 8601 with the zone.

    Raises
    ------
    InvalidDecision
        When the ids are of two types, of none, or one id; or the id that is kept is neither of them.
    """

    first: str
    second: str
    verdict: Verdict
    kept: str = ""
    reason: str = ""
    author: str = ""
    at: str = ""

    def __post_init__(self) -> None:
        """Put the ids in order, and check that something can be decided of them."""
        first, second = sorted((self.first, self.second))
        object.__setattr__(self, "first", first)
        object.__setattr__(self, "second", second)
        types = [type_of(i) for i in (first, second)]
        for ident, kind in zip((first, second), types, strict=True):
            if kind is None:
                begins = ", ".join(f"{t}:" for t in _TYPES)
                raise InvalidDecision(f"{ident!r} is no id of an entity; an id starts with one of {begins}")
        if first == second:
            raise InvalidDecision(f"{first} is one entity already; name two")
        if types[0] != types[1]:
            said = f"{first} is of type {types[0]} and {second} of type {types[1]}"
            raise InvalidDecision(f"{said}; only two of one type can be the same or have to be told apart")
        if self.verdict not in VERDICTS:
            raise InvalidDecision(f"a verdict is {' or '.join(VERDICTS)}, not {self.verdict!r}")
        if self.verdict == "same" and self.kept not in (first, second):
            raise InvalidDecision(f"the id that is kept is {first} or {second}, not {self.kept!r}")
        if self.verdict == "different" and self.kept:
            raise InvalidDecision(f"{first} and {second} are different, so none of them is kept instead of the other")

    @property
    def key(self) -> str:
        """What tells the pair from every other; no id has a space."""
        return f"{self.first} {self.second}"

    @property
    def joined(self) -> str:
        """The id that is not kept; empty where the two are different."""
        return "" if not self.kept else self.second if self.kept == self.first else self.first

    @property
    def by(self) -> str:
        """Who decided and when, for people."""
        return " ".join(filter(None, (f"by {self.author}" if self.author else "", f"on {self.at}" if self.at else "")))


_NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Identity:
    """What follows from decisions: which id stands for which, and which pairs of those are not the same.

    Parameters
    ----------
    joined:
        Each id that another stands for, with that one; no id that stands for others is in it.
    apart:
        Pairs of ids that remain, each in order.
    """

    joined: Mapping[str, str] = field(default_factory=lambda: _NONE)
    apart: frozenset[tuple[str, str]] = frozenset()

    def of(self, ident: str) -> str:
        """Return the id that stands for an id."""
        return self.joined.get(ident, ident)

    def members(self, ident: str) -> frozenset[str]:
        """Return all ids for which the id stands that stands for this one, itself included."""
        kept = self.of(ident)
        return frozenset({kept, *(i for i, k in self.joined.items() if k == kept)})


def identity(decisions: Iterable[Decision]) -> Identity:
    """Compute what follows from decisions.

    Ids that are the same through others are one entity too. Of several, the one remains that no decision joins to another,
    and the first in the alphabet where that is not one id alone. A pair that contradicts this is left out of `apart`.
    """
    given = list(decisions)
    joined: dict[str, str] = {}
    lost = {d.joined for d in given}
    for members in _components(given):
        kept = min(members - lost or members)
        joined |= {i: kept for i in members if i != kept}
    different = (sorted(joined.get(i, i) for i in (d.first, d.second)) for d in given if d.verdict == "different")
    apart = frozenset((first, second) for first, second in different if first != second)
    return Identity(MappingProxyType(dict(sorted(joined.items()))), apart)


def _components(decisions: Iterable[Decision]) -> list[set[str]]:
    """Return the sets of ids that are one entity, those of two or more."""
    beside = _beside(decisions)
    found, seen = [], set[str]()
    for start in beside:
        if start in seen:
            continue
        members, waiting = {start}, [start]
        while waiting:
            new = beside[waiting.pop()].keys() - members
            members |= new
            waiting += new
        seen |= members
        found.append(members)
    return found


def _beside(decisions: Iterable[Decision]) -> dict[str, dict[str, Decision]]:
    """Return for each id those that are decided to be the same, with the decision."""
    beside: dict[str, dict[str, Decision]] = defaultdict(dict)
    for decision in sorted(decisions, key=lambda d: d.key):
        if decision.verdict == "same":
            beside[decision.first][decision.second] = decision
            beside[decision.second][decision.first] = decision
    return dict(beside)


def contradictions(decisions: Iterable[Decision]) -> list[tuple[Decision, tuple[Decision, ...]]]:
    """Return each decision that two ids are different which others make the same, with the shortest chain of those."""
    given = list(decisions)
    joined, beside = identity(given), _beside(given)
    wrong = (d for d in given if d.verdict == "different" and joined.of(d.first) == joined.of(d.second))
    return [(d, _chain(beside, d.first, d.second)) for d in sorted(wrong, key=lambda d: d.key)]


def _chain(beside: Mapping[str, Mapping[str, Decision]], start: str, end: str) -> tuple[Decision, ...]:
    paths: dict[str, tuple[Decision, ...]] = {start: ()}
    waiting = [start]
    for ident in waiting:  # grows while it is walked: the nearest come first
        for other, decision in beside[ident].items():
            if other not in paths:
                paths[other] = (*paths[ident], decision)
                waiting.append(other)
    return paths[end]


def agreed(decisions: Iterable[Decision]) -> None:
    """Refuse decisions that cannot all hold.

    Raises
    ------
    ContradictoryDecisions
        Which names the first pair that would be the same and different, and what to undo.
    """
    for different, chain in contradictions(decisions):
        raise ContradictoryDecisions(contradiction(different, chain))


def contradiction(different: Decision, chain: Iterable[Decision]) -> str:
    """Say how decisions contradict each other, and what to do."""
    told = ", ".join(f"{d.first} = {d.second}{f' ({d.by})' if d.by else ''}" for d in chain)
    by = f" ({different.by})" if different.by else ""
    return (
        f"{different.first} and {different.second} cannot be different{by} and the same by {told}; undo one of these "
        "decisions first (opsgraph undecided ONE OTHER)"
    )
