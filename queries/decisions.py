"""From what somebody calls two entities to the decision on them, and the pairs that wait for one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from graph.decisions import Decision, identity
from graph.errors import BadParameter, NotFound
from graph.names import slug
from graph.ontology import NAMED
from graph.store import decisions
from graph.store.base import Store
from graph.store.history import reading
from graph.store.writing import standing_for
from queries.catalogue import question
from queries.entities import claims, predicates, rows
from queries.names import by_id, find
from queries.records import Statement

#: Sentences that are shown of each side of a pair, and how many are looked through for them.
SENTENCES = 3
_READ = 12
_LISTED = 8


@dataclass(frozen=True, slots=True)
class Side:
    """One entity of a pair, and how many documents speak of it."""

    id: str
    name: str
    type: str
    documents: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entities that may be the same, and why."""

    one: Side
    other: Side
    reason: str

    @property
    def sides(self) -> tuple[Side, Side]:
        """Both, the one first that is kept where nobody says which: that of which more documents speak."""
        first, second = sorted((self.one, self.other), key=lambda s: (-s.documents, s.id))
        return first, second


def ident_of(store: Store, given: str) -> str:
    """Return the id that a name or id means: an id that was joined stays itself, so that it can be decided on again.

    Raises
    ------
    NotFound
        When nothing has that name or id; the error says which names are near.
    BadParameter
        When several have it; the error lists their ids.
    """
    return given if standing_for(reading(store), [given]) else find(store, given).id


def every(store: Store) -> tuple[Decision, ...]:
    """Return all decisions, in the order of their ids."""
    return tuple(decisions.stored(reading(store)))


def found(store: Store, one: str, other: str) -> str:
    """Return the key of the decision on two entities by any of their names or ids, those that were joined included.

    Raises
    ------
    NotFound
        When nothing is decided of them.
    BadParameter
        When several decisions fit; the error lists their ids.
    """
    sound, broken = decisions.examined(reading(store))
    if damaged := [key for key, _ in broken if key in (f"{one} {other}", f"{other} {one}")]:
        return damaged[0]
    ends = [_meant(store, sound, given) for given in (one, other)]
    fits = sorted(
        d.key
        for d in sound
        if (d.first in ends[0] and d.second in ends[1]) or (d.first in ends[1] and d.second in ends[0])
    )
    if not fits:
        raise NotFound(f"nothing is decided of {one!r} and {other!r}; opsgraph decisions lists what is")
    exact = [key for key in fits if key in (f"{one} {other}", f"{other} {one}")]
    if len(exact or fits) > 1:
        listed = "; ".join(fits[:_LISTED]) + (f" and {len(fits) - _LISTED} more" if len(fits) > _LISTED else "")
        raise BadParameter(f"several decisions are on {one!r} and {other!r}; give the ids of one: {listed}")
    return (exact or fits)[0]


def _meant(store: Store, given: Iterable[Decision], name: str) -> set[str]:
    """Return the ids that a name may mean in decisions: an id, ids made of that name, and all of the entity of that name."""
    listed = list(given)
    ids = {i for d in listed for i in (d.first, d.second)}
    if name in ids:
        return {name}
    if named := {i for i in ids if i.partition(":")[2].partition("~")[0] == slug(name)}:
        return named
    return set(identity(listed).members(find(store, name).id))


def pairs(store: Store, *, kind: str = "", without: Collection[tuple[str, str]] = ()) -> Iterator[Pair]:
    """Yield the pairs that may be the same and of which nothing is decided.

    Parameters
    ----------
    store:
        Where to look.
    kind:
        Only those of this node type; any where empty.
    without:
        Pairs of ids that are passed over before anything is read of them.
    """
    for row in rows(store, question("possibly-same").text, {}):
        ids, type_name = (str(row["one_id"]), str(row["other_id"])), str(row["type"])
        if ids in without or (kind and kind != type_name):
            continue
        one, other = (_side(store, ident, type_name) for ident in ids)
        if one and other:  # else it was taken out in between
            yield Pair(one, other, str(row["reason"]))


def _side(store: Store, ident: str, kind: str) -> Side | None:
    entities = by_id(store, ident, (kind,))
    return Side(ident, entities[0].name, kind, entities[0].documents) if entities else None


def sentences(store: Store, ident: str) -> tuple[Statement, ...]:
    """Return some sentences of an entity, each once: those that state a relation or a figure before those that only name it."""
    chosen: dict[tuple[str, str], Statement] = {}
    for wanted in (predicates(()), [NAMED.name]):
        if len(chosen) < SENTENCES:
            for one in claims(store, ident, predicates=wanted, limit=_READ).items:
                chosen.setdefault((one.document.id, one.quote), one)
    return tuple(chosen.values())[:SENTENCES]
