"""Which part of a store a map shows: what `/map` and `opsgraph map` have in common."""

from __future__ import annotations

from collections.abc import Mapping

from graph.errors import BadParameter
from graph.network import Network
from graph.store.base import Store
from queries.ask import draw
from queries.catalogue import question
from queries.names import find
from visualise.part import surroundings, whole


def part_to_draw(
    store: Store, *, around: str, depth: int, name: str, parameters: Mapping[str, object]
) -> tuple[str, Network]:
    """Return a title and the network that somebody asked to see.

    Parameters
    ----------
    store:
        The store to read.
    around, depth:
        Name or id of an entity, and how many steps to go from it.
    name, parameters:
        A question of the catalogue and what it is given; not together with `around`.

    Raises
    ------
    BadParameter
        When both are asked for, or parameters come without a question.
    """
    if around and name:
        raise BadParameter("a map shows what is around an entity or the answer to a question, not both")
    if parameters and not name:
        raise BadParameter(f"{', '.join(sorted(parameters))}: parameters are for a question, and none is named")
    if name:
        return question(name).title, draw(store, name, parameters)
    if around:
        entity = find(store, around)
        return f"Around {entity.name}", surroundings(store, [(entity.id, entity.key)], depth=depth)
    return "Everything in the store", whole(store)
