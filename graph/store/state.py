"""What is stored of a node and an edge, and how the contribution of one more document joins it.

A stored value is folded, so a document is added without reading the claims of others: names by the best of two, other
forms by union, counts by sum, dates by minimum and maximum. A value on which documents disagree is remembered by its
name in `conflicts`, because a third document could not tell "not said" from "disagreed".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.model import Edge, Node, Properties, Value, frozen
from graph.names import fold
from graph.resolve import EdgeTally, NodeTally, best_name

#: Stored for every node beside the properties of its type.
NODE_FIELDS = ("id", "name", "aliases", "key", "documents", "conflicts", "nameless", "borrowed")
#: Stored for every edge beside the properties of its type.
EDGE_FIELDS = ("id", "documents", "sentences", "first_stated", "last_stated", "confidence", "conflicts")

Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class NodeState:
    """A node as it is stored.

    `named` is false where only relations speak of it; `own` is false where only ids that were joined to it have a name.
    """

    node: Node
    documents: int
    conflicts: frozenset[str] = frozenset()
    named: bool = True
    own: bool = True

    @classmethod
    def told(cls, ident: str, type_name: str, tally: NodeTally, documents: int) -> NodeState:
        """Make the state out of what claims say."""
        name = tally.name(ident)
        node = Node(ident, type_name, name, tuple(sorted(tally.forms - {name})), tally.agreed())
        borrowed = not tally.names and bool(tally.borrowed)
        return cls(node, documents, tally.conflicts(), bool(tally.names) or borrowed, not borrowed)

    @classmethod
    def stored(cls, type_name: str, row: Mapping[str, object]) -> NodeState:
        """Make the state out of a stored row."""
        aliases = tuple(texts(row.get("aliases")))
        properties = frozen({k: value(v) for k, v in row.items() if k not in NODE_FIELDS})
        node = Node(str(row["id"]), type_name, str(row["name"]), aliases, properties)
        named, own = not row.get("nameless"), not row.get("borrowed")
        return cls(node, count(row["documents"]), frozenset(texts(row.get("conflicts"))), named, own)

    def joined(self, other: NodeState) -> NodeState:
        """Return the state of both together; their documents are different ones."""
        named = [s for s in (self, other) if s.named]
        forms = {f for s in named for f in (s.node.name, *s.node.aliases)}
        names = [s.node.name for s in named if s.own] or [s.node.name for s in named]
        name = best_name(names) if names else self.node.name
        properties, conflicts = _agreed(
            self.node.properties, other.node.properties, known=self.conflicts | other.conflicts
        )
        node = Node(self.node.id, self.node.type, name, tuple(sorted(forms - {name})), properties)
        own = not named or any(s.own for s in named)
        return NodeState(node, self.documents + other.documents, conflicts, bool(named), own)

    def row(self) -> Row:
        """Return what to store."""
        own: Row = {
            "id": self.node.id,
            "name": self.node.name,
            "aliases": list(self.node.aliases),
            "key": fold(self.node.name),
            "documents": self.documents,
            "conflicts": sorted(self.conflicts),
        }
        if not self.named:
            own["nameless"] = True
        elif not self.own:
            own["borrowed"] = True
        return plain_properties(self.node.properties) | own


@dataclass(frozen=True, slots=True)
class EdgeState:
    """The folded values of an edge; its claims are found through `(:Claim {edge})`, not listed here."""

    documents: int
    sentences: int
    confidence: float
    first_stated: str
    last_stated: str
    properties: Properties
    conflicts: frozenset[str] = frozenset()

    @classmethod
    def told(cls, tally: EdgeTally) -> EdgeState:
        """Make the state out of what claims say."""
        first, last = min(tally.dates, default=""), max(tally.dates, default="")
        counts = len(tally.documents), len(tally.claims)
        return cls(*counts, tally.confidence, first, last, tally.agreed(), tally.conflicts())

    @classmethod
    def stored(cls, row: Mapping[str, object]) -> EdgeState:
        """Make the state out of a stored row."""
        return cls(
            count(row["documents"]),
            count(row["sentences"]),
            number(row["confidence"]),
            str(row["first_stated"]),
            str(row["last_stated"]),
            frozen({k: value(v) for k, v in row.items() if k not in EDGE_FIELDS}),
            frozenset(texts(row.get("conflicts"))),
        )

    def joined(self, other: EdgeState) -> EdgeState:
        """Return the state of both together; their documents are different ones."""
        properties, conflicts = _agreed(self.properties, other.properties, known=self.conflicts | other.conflicts)
        return EdgeState(
            self.documents + other.documents,
            self.sentences + other.sentences,
            max(self.confidence, other.confidence),
            min((d for d in (self.first_stated, other.first_stated) if d), default=""),
            max(self.last_stated, other.last_stated),
            properties,
            conflicts,
        )

    def row(self, ident: str) -> Row:
        """Return what to store."""
        return plain_properties(self.properties) | {
            "id": ident,
            "documents": self.documents,
            "sentences": self.sentences,
            "first_stated": self.first_stated,
            "last_stated": self.last_stated,
            "confidence": self.confidence,
            "conflicts": sorted(self.conflicts),
        }

    def edge(self, ident: str, type_name: str, ends: tuple[str, str], cited: Mapping[str, str]) -> Edge:
        """Return the edge with the claims that are at hand (claim id to document id)."""
        return Edge(
            id=ident,
            type=type_name,
            subject=ends[0],
            object=ends[1],
            claims=tuple(cited),
            documents=tuple(sorted(set(cited.values()))),
            confidence=self.confidence,
            properties=self.properties,
            first_stated=self.first_stated,
            last_stated=self.last_stated,
        )


def _agreed(one: Properties, two: Properties, *, known: frozenset[str]) -> tuple[Properties, frozenset[str]]:
    clash = known | {k for k in one.keys() & two.keys() if one[k] != two[k]}
    return frozen({k: v for k, v in {**one, **two}.items() if k not in clash}), clash


def plain_properties(properties: Properties) -> Row:
    """Return properties as the driver takes them: lists for tuples."""
    return {k: list(v) if isinstance(v, tuple) else v for k, v in properties.items()}


def value(stored: object) -> Value | None:
    """Return a stored value as the model holds it."""
    if isinstance(stored, list):
        return tuple(str(v) for v in stored)
    return stored if isinstance(stored, str | int | float | bool) else None


def texts(stored: object) -> list[str]:
    """Return a stored list of texts; empty where there is none."""
    return [str(v) for v in stored] if isinstance(stored, list | tuple) else []


def count(stored: object) -> int:
    """Return a stored whole number."""
    return stored if isinstance(stored, int) else 0


def number(stored: object) -> float:
    """Return a stored number."""
    return float(stored) if isinstance(stored, int | float) else 0.0
