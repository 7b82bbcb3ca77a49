"""Ask a question of the catalogue."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping

from graph.errors import BadParameter
from graph.network import Network
from graph.store.base import Store, Table
from queries.catalogue import catalogue, question
from queries.names import find
from queries.question import Parameter, Question

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_TRUTH = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


def ask(store: Store, name: str, parameters: Mapping[str, object] | None = None) -> Table | Network:
    """Answer a question.

    Parameters
    ----------
    store:
        The store to ask.
    name:
        Name of a question of the catalogue.
    parameters:
        By name, as texts or values of their types; an entity by any of its names or its id.

    Returns
    -------
    A table, or a network where the question's shape is one. Columns are those of the header, also where no row came.

    Raises
    ------
    UnknownQuestion
        When there is no question of that name; the error says which are near.
    BadParameter
        When a parameter is missing, unknown, of the wrong type, or names several entities.
    NotFound
        When nothing has the name or id that was given.
    """
    asked = question(name)
    values = bound(store, asked, parameters or {})
    if asked.shape == "network":
        return store.graph(asked.text, values)
    return Table(asked.columns, store.read(asked.text, values).rows)


def draw(store: Store, name: str, parameters: Mapping[str, object] | None = None, *, sentences: int = 5) -> Network:
    """Answer a question with a network; raises as `ask`, and `BadParameter` where it cannot be drawn."""
    asked = question(name)
    if not asked.drawable:
        can = ", ".join(q.name for q in catalogue().values() if q.drawable)
        raise BadParameter(f"{name} cannot be drawn; these can: {can}")
    values = bound(store, asked, parameters or {})
    return store.graph(asked.graph_text or asked.text, values, sentences=sentences)


def bound(store: Store, asked: Question, given: Mapping[str, object]) -> dict[str, object]:
    """Return the values to send: of their types, entities as ids with the folded name that leads to them.

    An optional parameter that is not given, or empty, is null.
    """
    names = {p.name for p in asked.parameters}
    if unknown := sorted(given.keys() - names):
        have = ", ".join(sorted(names)) or "none"
        raise BadParameter(f"{asked.name} takes no {', '.join(unknown)}; its parameters: {have}")
    values: dict[str, object] = {}
    for parameter in asked.parameters:
        value = given.get(parameter.name)
        if value is None or value == "":
            if not parameter.optional:
                example = f"for example {parameter.example!r}"
                raise BadParameter(f"{asked.name} needs {parameter.name} ({parameter.description}), {example}")
            values |= {parameter.name: None, f"{parameter.name}_key": None}
        elif parameter.node_types:
            entity = find(store, str(value), parameter.node_types)
            values |= {parameter.name: entity.id, f"{parameter.name}_key": entity.key}
        else:
            values[parameter.name] = _value(parameter, value)
    return values


def _value(parameter: Parameter, given: object) -> object:
    try:
        return _READ[parameter.type](given)
    except (ValueError, KeyError):
        raise BadParameter(
            f"{parameter.name} is {parameter.type} such as {parameter.example!r}, not {given!r}"
        ) from None


def _integer(given: object) -> int:
    number = float(str(given))
    if isinstance(given, bool) or not number.is_integer():
        raise ValueError(given)
    return int(number)


def _number(given: object) -> float:
    number = float(str(given))
    if not math.isfinite(number):
        raise ValueError(given)
    return number


def _date(given: object) -> str:
    if not _DATE.fullmatch(str(given)):
        raise ValueError(given)
    return str(given)


def _boolean(given: object) -> bool:
    return _TRUTH[str(given).casefold()]


_READ: dict[str, Callable[[object], object]] = {
    "text": str,
    "integer": _integer,
    "number": _number,
    "date": _date,
    "boolean": _boolean,
}
