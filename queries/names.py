"""From a name or id that somebody writes to the one entity that it means: case- and accent-blind, by any alias."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from graph.errors import BadParameter, NotFound
from graph.names import fold
from graph.ontology import ONTOLOGY
from graph.store import cypher, cypher_pages
from graph.store.base import Store
from graph.store.history import reading
from graph.store.writing import standing_for
from queries.question import ENTITY_TYPES

#: How many entities of one name are looked at.
_MOST = 200
_LISTED = 8
#: How many names that are spelt like a text are taken, beside those that hold it.
_ALIKE = 50


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity of the store; `key` is a folded name that leads to it."""

    id: str
    type: str
    name: str
    key: str
    documents: int = 0


def find(store: Store, given: str, types: Sequence[str] = ()) -> Entity:
    """Return the entity that a name or id means.

    Parameters
    ----------
    store:
        Where to look.
    given:
        An id, or any name of the entity in any case, with or without accents.
    types:
        Node types that it may be of; any where empty.

    Raises
    ------
    NotFound
        When nothing has that name or id; the error says which names are near.
    BadParameter
        When several have it and none is called so first of all; the error lists their ids.
    """
    wanted = tuple(types) or tuple(ENTITY_TYPES.values())
    found = by_id(store, given, wanted) or by_name(store, given, wanted)
    if not found:
        raise NotFound(_not_found(store, given, wanted))
    for narrower in (
        [e for e in found if e.id == given],
        [e for e in found if e.name == given],
        [e for e in found if fold(e.name) == fold(given)],
        found,
    ):
        if len(narrower) == 1:
            return narrower[0]
    listed = ", ".join(f"{e.id} ({e.name})" for e in found[:_LISTED])
    more = f" and {len(found) - _LISTED} more" if len(found) > _LISTED else ""
    raise BadParameter(f"{given!r} is the name of several entities; give the id of one: {listed}{more}")


def by_id(store: Store, ident: str, types: Sequence[str]) -> list[Entity]:
    """Return the entity of that id, or the one that stands for it by a decision, if it is there."""
    kind = ENTITY_TYPES.get(ident.partition(":")[0])
    if ":" not in ident or kind not in types:
        return []
    ids = {t.name: [ident] if t.name == kind else [] for t in ONTOLOGY.nodes}
    table = store.read(cypher.read_nodes(), {"ids": ids})
    rows = [row for _, row in table.rows if isinstance(row, dict)]
    if not rows and (kept := standing_for(reading(store), [ident]).get(ident)):
        return by_id(store, kept, types)
    return [Entity(ident, str(kind), str(r["name"]), str(r["key"]), int(r["documents"])) for r in rows]


def by_name(store: Store, name: str, types: Sequence[str]) -> list[Entity]:
    """Return the entities of that name, those in most documents first."""
    table = store.read(cypher.FIND_NAME, {"key": fold(name), "types": list(types), "limit": _MOST})
    return [Entity(str(i), str(t), str(n), fold(name), int(str(d))) for i, t, n, d in table.rows]


def search(store: Store, text: str, types: Sequence[str] = (), *, limit: int = 20, skip: int = 0) -> tuple[Entity, ...]:
    """Return the entities whose names are near a text, the nearest first; for a search box.

    Their order does not depend on `limit` and `skip`, so that a list can be read page by page.
    """
    wanted = tuple(types) or tuple(ENTITY_TYPES.values())
    found: dict[str, Entity] = {}
    for key in _near(store, text, wanted):
        for entity in by_name(store, key, wanted):
            found.setdefault(entity.id, entity)
        if len(found) >= skip + limit:
            break
    return tuple(found.values())[skip : skip + limit]


def _near(store: Store, text: str, types: Sequence[str]) -> Iterator[str]:
    """Yield folded names near a text: those that hold it, the shortest first, and then those spelt like it.

    All names are read only where those that hold the text are not enough: there are many.
    """
    wanted = fold(text)
    if not wanted:
        return
    holding = _keys(store, cypher_pages.NAMES_WITH, {"text": wanted, "types": list(types)})
    yield from sorted(holding, key=lambda k: (not k.startswith(wanted), len(k), k))
    all_types = set(types) >= set(ENTITY_TYPES.values())
    text_of_all = cypher_pages.EVERY_NAME if all_types else cypher_pages.EVERY_NAME_OF
    every = sorted(_keys(store, text_of_all, {"types": list(types)}))
    alike = process.extract(wanted, every, scorer=fuzz.WRatio, limit=_ALIKE, score_cutoff=60)
    known = set(holding)
    yield from (str(k) for k, *_ in sorted(alike, key=lambda m: (-m[1], m[0])) if k not in known)


def _keys(store: Store, text: str, given: Mapping[str, object]) -> list[str]:
    """Return the folded names that a text reads into one row."""
    found = store.read(text, given).rows[0][0]
    return [str(key) for key in found] if isinstance(found, list) else []


def _not_found(store: Store, given: str, types: Sequence[str]) -> str:
    near = [f"{e.name!r}" for e in search(store, given, types, limit=3)]
    kinds = " or ".join(ONTOLOGY.node(t).name for t in types) if len(types) < len(ENTITY_TYPES) else "entity"
    hint = f"did you mean {' or '.join(near)}?" if near else "nothing in the store has a name like it"
    return f"no {kinds} is called {given!r}; {hint}"
