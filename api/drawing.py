"""Which part of a store a map shows: what `/map` and `opsgraph map` have in common."""

from __future__ import annotations

from collections.abc import Mapping

from graph.errors import BadParameter, NetworkTooLarge
from graph.network import Network
from graph.store.base import Store
from queries.ask import draw
from queries.catalogue import question
from queries.names import find
from visualise.part import MOST_EDGES, surroundings, whole


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
    NetworkTooLarge
        When there is more than one map can show.
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
    _check_size(store)
    return "Everything in the store", whole(store)


def _check_size(store: Store) -> None:
    """Refuse at once what cannot be drawn: counting is quick, and reading all of a large store only to refuse is not."""
    if (edges := sum(store.info().edges.values())) > MOST_EDGES:
        raise NetworkTooLarge(
            f"{edges:,} relations do not fit on one map (at most {MOST_EDGES:,}): draw what is around one entity, or "
            "the answer to a question"
        )
