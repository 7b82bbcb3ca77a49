"""Values of Cypher as they are compared: what a driver hands over and what a scenario writes become the same."""

from __future__ import annotations

import datetime
import math
import zoneinfo
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import neo4j.graph
import neo4j.time

from benchmarks.conformance.temporal import normal

_TEMPORAL = (neo4j.time.Date, neo4j.time.Time, neo4j.time.DateTime)
Properties = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Node:
    """A node, without its id: no scenario can know that."""

    labels: tuple[str, ...]
    properties: Properties


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship, without its id and ends."""

    type: str
    properties: Properties


@dataclass(frozen=True, slots=True)
class Path:
    """A path: its nodes, and between two of them whether the relationship leads forwards, and which it is."""

    nodes: tuple[Node, ...]
    steps: tuple[tuple[bool, Relationship], ...]


def received(value: object) -> object:
    """Return a value of the driver as a plain one; what is temporal becomes text."""
    if isinstance(value, neo4j.graph.Node):
        return _node(value)
    if isinstance(value, neo4j.graph.Relationship):
        return _relationship(value)
    if isinstance(value, neo4j.graph.Path):
        return _path(value)
    if isinstance(value, neo4j.time.Duration):
        return value.iso_format()
    if isinstance(value, _TEMPORAL):
        return _with_offset(value).iso_format() + _zone(value)
    if isinstance(value, list | tuple):
        return [received(v) for v in value]
    if isinstance(value, dict):
        return {k: received(v) for k, v in value.items()}
    return value


def _node(value: neo4j.graph.Node) -> Node:
    return Node(tuple(value.labels), {k: received(v) for k, v in value.items()})


def _relationship(value: neo4j.graph.Relationship) -> Relationship:
    return Relationship(value.type, {k: received(v) for k, v in value.items()})


def _path(value: neo4j.graph.Path) -> Path:
    steps = []
    for before, step in zip(value.nodes, value.relationships, strict=False):
        start = step.start_node
        steps.append((start is not None and start.element_id == before.element_id, _relationship(step)))
    return Path(tuple(map(_node, value.nodes)), tuple(steps))


def _with_offset(value: Any) -> Any:
    """Return a date and time of a named zone with the offset of that zone instead.

    Asked by the driver's own type, which is no `datetime`, `zoneinfo` reads a field that is not there and answers with an
    offset of another age now and then.
    """
    if not isinstance(value, neo4j.time.DateTime) or not isinstance(value.tzinfo, zoneinfo.ZoneInfo):
        return value
    day = (value.year, value.month, value.day, value.hour, value.minute)
    offset = datetime.datetime(*day, tzinfo=value.tzinfo).utcoffset()
    return value.replace(tzinfo=datetime.timezone(offset or datetime.timedelta()))


def _zone(value: object) -> str:
    """Return the name of a time zone in brackets; what is an offset alone has none."""
    zone = getattr(value, "tzinfo", None)
    name = str(getattr(zone, "zone", None) or getattr(zone, "key", None) or "")
    return f"[{name}]" if name and name != "UTC" else ""


def key(value: object, *, any_order: bool = False) -> tuple[object, ...]:
    """Return what two values share that are the same; `any_order` takes lists as bags.

    An integer and a float are two values, as they are in Cypher, and a value that is not a number is the same as itself.
    """
    match value:
        case bool() | None:
            return (str(value),)
        case float():
            return ("float", "NaN" if math.isnan(value) else value)
        case int():
            return ("integer", value)
        case str():
            return ("text", normal(value))
        case list():
            inside = [key(v, any_order=any_order) for v in value]
            return ("list", *(sorted(inside, key=repr) if any_order else inside))
        case Mapping():
            return ("map", *sorted((k, key(v, any_order=any_order)) for k, v in value.items()))
        case Node():
            return ("node", tuple(sorted(value.labels)), key(value.properties))
        case Relationship():
            return ("relationship", value.type, key(value.properties))
        case Path():
            steps = tuple((forwards, key(step)) for forwards, step in value.steps)
            return ("path", tuple(map(key, value.nodes)), steps)
    return ("other", type(value).__name__, str(value))
