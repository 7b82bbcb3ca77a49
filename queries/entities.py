"""One entity: what it is, what it is related to, what documents say of it, and which id it answers to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.errors import BadParameter, NotFound
from graph.names import slug
from graph.ontology import NAMED, ONTOLOGY
from graph.schema import EdgeType, NodeType
from graph.store import cypher, cypher_pages
from graph.store.base import Store
from graph.store.history import reading
from graph.store.state import Row, count
from graph.store.writing import standing_for
from queries.question import ENTITY_TYPES
from queries.records import (
    EntityRecord,
    EntityRef,
    Key,
    Page,
    Relation,
    Sentence,
    Statement,
    entity_record,
    entity_ref,
    page_of,
    relation,
    sentence,
    statement,
)

#: How many of those that may be the same are told.
_MOST_SAME = 50
_LISTED = 8
_HASHED = re.compile(r"x[0-9a-f]{12}")
#: An id holds no more of a name than this (`graph.names.slug`).
_LONGEST = 115
#: Later than any date, before the first page of a list whose latest comes first.
LATEST = "~"


def rows(store: Store, text: str, parameters: Row) -> list[Row]:
    """Run a text of the store and return its rows by column."""
    table = store.read(text, parameters)
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def kind_of(ident: str) -> NodeType:
    """Return the type that an id names before its colon; raises `NotFound` that lists what there is."""
    name = ENTITY_TYPES.get(ident.partition(":")[0])
    if name is None or ":" not in ident:
        raise NotFound(f"no entity {ident!r}; an id starts with one of {', '.join(f'{t}:' for t in ENTITY_TYPES)}")
    return ONTOLOGY.node(name)


def canonical(store: Store, ident: str) -> str:
    """Return the id under which an entity is kept: the one given, that which stands for it, or that which bears it as a name.

    Raises
    ------
    NotFound
        When nothing has that id or name.
    BadParameter
        When several entities have it as a name; the error lists their ids.
    """
    kind = kind_of(ident)
    if rows(store, cypher_pages.entity(kind), {"id": ident}):
        return ident
    kept = standing_for(reading(store), [ident]).get(ident)
    if kept and rows(store, cypher_pages.entity(kind), {"id": kept}):
        return kept
    name, mark, scope = ident.partition(":")[2].partition("~")
    found = rows(store, cypher_pages.BY_KEYS, {"keys": _keys(store, kind, name), "type": kind.name, "limit": 200})
    ids = [str(r["id"]) for r in found]
    if mark:  # an id that names a country or a document means nothing elsewhere
        ids = [i for i in ids if i.partition("~")[2] == scope]
    if not ids:
        raise NotFound(f"no entity {ident!r}, and no {kind.name} is called {name.replace('-', ' ')!r}")
    if len(ids) > 1:
        more = f" and {len(ids) - _LISTED} more" if len(ids) > _LISTED else ""
        raise BadParameter(f"{ident!r} is a name of several entities; give one of {', '.join(ids[:_LISTED])}{more}")
    return ids[0]


def _keys(store: Store, kind: NodeType, name: str) -> list[str]:
    """Return the folded names of which an id may have been made."""
    plain = name.replace("-", " ")
    if not _HASHED.fullmatch(name) and len(name) < _LONGEST:
        return [plain]
    every = (str(r["key"]) for r in rows(store, cypher.ALL_NAMES, {"types": [kind.name]}))
    return [key for key in every if slug(key) == name]


def entity(store: Store, ident: str) -> EntityRecord:
    """Return an entity with the number of its relations by type; raises `NotFound`."""
    kind = kind_of(ident)
    found = rows(store, cypher_pages.entity(kind), {"id": ident})
    if not found:
        raise NotFound(f"no entity {ident!r}")
    counts = {str(r["type"]): count(r["count"]) for r in rows(store, cypher_pages.relation_counts(kind), {"id": ident})}
    same = rows(store, cypher_pages.possibly_same(kind), {"id": ident, "limit": _MOST_SAME})
    others = tuple((entity_ref(r["other"]), str(r["reason"])) for r in same)
    return replace(entity_record(kind.name, found[0]["row"]), relations=counts, possibly_same=others)


def relation_types(names: Iterable[str]) -> tuple[EdgeType, ...]:
    """Return relations by their names, all where none is given; raises `BadParameter` that lists what there is."""
    known = {t.name: t for t in ONTOLOGY.edges}
    wanted = sorted(set(names))
    if unknown := [n for n in wanted if n not in known]:
        raise BadParameter(f"no relation {', '.join(unknown)}; have {', '.join(known)}")
    return tuple(known[n] for n in wanted) or ONTOLOGY.edges


def adjacent(
    store: Store,
    ident: str,
    *,
    types: Sequence[EdgeType],
    limit: int,
    sentences: int,
    after: Sequence[Key] = ("", ""),
) -> Page[tuple[EntityRef, str, Relation]]:
    """Return a page of an entity's relations in the order of its neighbours.

    Parameters
    ----------
    store, ident:
        Where, and the entity's id.
    types:
        Only these relations.
    limit, sentences:
        How many relations, and how many sentences of each.
    after:
        Ids of the neighbour and edge that the page before ended with.

    Returns
    -------
    The neighbour, `out` or `in` as the relation runs from or to the entity, and the relation.
    """
    given: Row = {"id": ident, "after_other": after[0], "after_edge": after[1], "limit": limit + 1}
    found = rows(store, cypher_pages.adjacent(kind_of(ident), types), given)
    told = with_sentences(store, [relation(r["relation"]) for r in found], sentences)
    items: list[tuple[tuple[EntityRef, str, Relation], tuple[Key, ...]]] = []
    for row, one in zip(found, told, strict=True):
        other = entity_ref(row["other"])
        items.append(((other, "out" if row["outgoing"] else "in", one), (other.id, one.id)))
    return page_of(items, limit)


def with_sentences(store: Store, relations: Iterable[Relation], limit: int) -> list[Relation]:
    """Return relations with their strongest sentences."""
    listed = list(relations)
    found = sentences_of(store, [r.id for r in listed], limit)
    return [r.stated(found.get(r.id, ())) for r in listed]


def sentences_of(store: Store, edges: Iterable[str], limit: int) -> dict[str, tuple[Sentence, ...]]:
    """Return the strongest sentences of edges by their ids."""
    ids = sorted(set(edges))
    found: dict[str, list[Sentence]] = {}
    for row in rows(store, cypher_pages.SENTENCES_OF_EDGES, {"ids": ids, "limit": limit}) if ids else ():
        edge, one = sentence(row["row"], row["document"])
        found.setdefault(edge, []).append(one)
    return {edge: tuple(listed) for edge, listed in found.items()}


def predicates(names: Iterable[str]) -> list[str]:
    """Return predicates by their names, all but `NAMED` where none is given; raises `BadParameter`."""
    known = [*(t.name for t in ONTOLOGY.edges), *(t.name for t in ONTOLOGY.values)]
    wanted = sorted(set(names))
    if unknown := [n for n in wanted if n not in known]:
        raise BadParameter(f"no predicate {', '.join(unknown)}; have {', '.join(known)}")
    return wanted or [n for n in known if n != NAMED.name]


def claims(
    store: Store, ident: str, *, predicates: Sequence[str], limit: int, after: Sequence[Key] = (LATEST, "", -1, "")
) -> Page[Statement]:
    """Return a page of what documents say of an entity, the latest document first, then in the order of its text."""
    keys = dict(zip(("after_published", "after_document", "after_start", "after_claim"), after, strict=True))
    given: Row = {"id": ident, "predicates": list(predicates), "limit": limit + 1, **keys}
    listed = [statement(r) for r in rows(store, cypher_pages.claims(kind_of(ident)), given)]
    return page_of([(s, (s.document.published, s.document.id, s.start, s.id)) for s in listed], limit)
