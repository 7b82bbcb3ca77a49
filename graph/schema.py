"""The classes in which the ontology is written, and the checks that an ontology passes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from graph.errors import ClaimRefused, InvalidClaim

ValueType = Literal["text", "integer", "number", "date", "boolean", "texts"]
Shape = Literal["dot", "square", "diamond", "triangle", "triangleDown", "hexagon", "star"]


@dataclass(frozen=True, slots=True)
class Property:
    """A named value that a node or an edge may carry.

    Parameters
    ----------
    name:
        As it is stored.
    type:
        The kind of value; `texts` is a list of texts.
    description:
        One sentence for the reference page.
    unit:
        What the number counts, where it is a number ("g, ml, count or currency code").
    """

    name: str
    type: ValueType
    description: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """The nearest terms of neighbouring vocabularies; empty where there is none."""

    follow_the_money: str = ""
    stix: str = ""
    schema_org: str = ""
    wikidata: str = ""


@dataclass(frozen=True, slots=True)
class NodeType:
    """A kind of entity: its label in the store and everything that is derived from it."""

    name: str
    plural: str
    description: str
    colour: str
    dark_colour: str
    shape: Shape
    terms: Terms
    properties: tuple[Property, ...] = ()
    caption: str = "name"


@dataclass(frozen=True, slots=True)
class EdgeType:
    """A kind of relation: its type in the store, its reading and the ends that it joins.

    `ends` lists the allowed pairs (subject, object) of node types, so that "an operation is part of an operation"
    is not also "a place is part of an agency".
    """

    name: str
    caption: str
    description: str
    ends: tuple[tuple[NodeType, NodeType], ...]
    terms: Terms
    properties: tuple[Property, ...] = ()
    symmetric: bool = False
    #: an edge of its own for each document and amount, never merged: two documents with two figures give two edges
    per_statement: bool = False

    def allows(self, subject: str, target: str) -> bool:
        """Whether the edge may run from a node of type `subject` to one of type `target`."""
        pairs = {(a.name, b.name) for a, b in self.ends}
        return (subject, target) in pairs or (self.symmetric and (target, subject) in pairs)


@dataclass(frozen=True, slots=True)
class ValueKind:
    """A predicate whose object is a value and not a node, such as a count of arrests."""

    name: str
    caption: str
    description: str
    subjects: tuple[NodeType, ...]
    properties: tuple[Property, ...] = ()


@dataclass(frozen=True)
class Ontology:
    """All node, edge and value types; refuses a declaration that contradicts itself."""

    nodes: tuple[NodeType, ...]
    edges: tuple[EdgeType, ...]
    values: tuple[ValueKind, ...]
    _node: dict[str, NodeType] = field(init=False, repr=False, compare=False)
    _edge: dict[str, EdgeType] = field(init=False, repr=False, compare=False)
    _value: dict[str, ValueKind] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the types by name and check them; raises `InvalidClaim` with every fault found."""
        object.__setattr__(self, "_node", {t.name: t for t in self.nodes})
        object.__setattr__(self, "_edge", {t.name: t for t in self.edges})
        object.__setattr__(self, "_value", {t.name: t for t in self.values})
        faults = list(self._faults())
        if faults:
            raise InvalidClaim("the ontology contradicts itself: " + "; ".join(faults))

    def _faults(self) -> list[str]:
        everything: list[NodeType | EdgeType | ValueKind] = [*self.nodes, *self.edges, *self.values]
        relations: list[EdgeType | ValueKind] = [*self.edges, *self.values]
        names = [t.name for t in everything]
        faults = [f"{n} is declared twice" for n in sorted({n for n in names if names.count(n) > 1})]
        faults += [f"{t.name} is not PascalCase" for t in self.nodes if not re.fullmatch(r"([A-Z][a-z]+)+", t.name)]
        faults += [f"{p.name} is not UPPER_SNAKE" for p in relations if not re.fullmatch(r"[A-Z][A-Z_]+", p.name)]
        faults += [f"{t.name} has no description" for t in everything if not t.description]
        for edge in self.edges:
            for end in {e.name for pair in edge.ends for e in pair}:
                if end not in self._node:
                    faults.append(f"{edge.name} ends at {end}, which is not declared")
        return faults

    def node(self, name: str) -> NodeType:
        """Return the node type of that name; raises `ClaimRefused` that lists what there is."""
        try:
            return self._node[name]
        except KeyError:
            raise ClaimRefused(f"no node type {name!r}; have {', '.join(self._node)}") from None

    def edge(self, name: str) -> EdgeType:
        """Return the edge type of that name; raises `ClaimRefused` that lists what there is."""
        try:
            return self._edge[name]
        except KeyError:
            raise ClaimRefused(f"no edge type {name!r}; have {', '.join(self._edge)}") from None

    def is_edge(self, predicate: str) -> bool:
        """Whether the predicate joins two nodes (and is not a value)."""
        return predicate in self._edge

    def allows(self, subject: str, predicate: str, target: str | None) -> bool:
        """Whether a claim with these types of ends may be made; `target` is None for a value."""
        if predicate in self._value:
            value = self._value[predicate]
            return target is None and subject in {t.name for t in value.subjects}
        edge = self._edge.get(predicate)
        return edge is not None and target is not None and edge.allows(subject, target)

    def check(self, subject: str, predicate: str, target: str | None) -> None:
        """Raise `ClaimRefused` unless the ontology allows a claim with these types of ends."""
        if not self.allows(subject, predicate, target):
            raise ClaimRefused(f"{subject} {predicate} {target or 'a value'} is not in the ontology")
