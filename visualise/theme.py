"""Colours, shapes and captions of the map, all derived from the ontology."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass

from graph.network import Network
from graph.ontology import COUNTRY, LOCATED_IN, ONTOLOGY, PLACE
from graph.schema import Shape

#: Where things are is context, not the story: these are drawn small and faint so that the actors stand out.
BACKDROP_NODES = frozenset({PLACE.name, COUNTRY.name})
BACKDROP_EDGES = frozenset({LOCATED_IN.name})


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme; each field becomes the CSS variable of its name."""

    ground: str
    panel: str
    raised: str
    ink: str
    muted: str
    line: str
    control: str
    edge: str
    faint: str
    accent: str
    caution: str


LIGHT = Palette(
    ground="#FAFAF7",
    panel="#FFFFFF",
    raised="#F1F2EE",
    ink="#1A1C20",
    muted="#5A6068",
    line="#DEE0E4",
    control="#868D97",
    edge="#7B828C",
    faint="#C9CDD3",
    accent="#0B57B7",
    caution="#8A4B00",
)
DARK = Palette(
    ground="#14171C",
    panel="#1B1F26",
    raised="#262B34",
    ink="#E9ECF1",
    muted="#A4ACB8",
    line="#333944",
    control="#727C8A",
    edge="#78828F",
    faint="#3A414C",
    accent="#8AB8FF",
    caution="#F0B35A",
)


@dataclass(frozen=True, slots=True)
class NodeEntry:
    """How one node type is drawn and called, and how many nodes of it the network has."""

    type: str
    caption: str
    plural: str
    light: str
    dark: str
    shape: Shape
    backdrop: bool
    count: int


@dataclass(frozen=True, slots=True)
class EdgeEntry:
    """How one relation type is called, its rank in lists, and how many edges of it the network has."""

    type: str
    caption: str
    backdrop: bool
    symmetric: bool
    rank: int
    count: int


def words(name: str) -> str:
    """Return the name of a type in plain words: `CriminalOrganization` is "Criminal organization"."""
    spaced = "".join(f" {c.lower()}" if c.isupper() and i else c for i, c in enumerate(name))
    return spaced.replace("_", " ")


def node_legend(network: Network) -> tuple[NodeEntry, ...]:
    """Return an entry for every node type of the ontology, the most frequent in the network first."""
    counts = Counter(n.type for n in network.nodes)
    entries = [
        NodeEntry(
            t.name, words(t.name), t.plural, t.colour, t.dark_colour, t.shape, t.name in BACKDROP_NODES, counts[t.name]
        )
        for t in ONTOLOGY.nodes
    ]
    return tuple(sorted(entries, key=lambda e: -e.count))


def edge_legend(network: Network) -> tuple[EdgeEntry, ...]:
    """Return an entry for every relation type of the ontology, the most frequent in the network first."""
    counts = Counter(e.type for e in network.edges)
    entries = [
        EdgeEntry(t.name, t.caption, t.name in BACKDROP_EDGES, t.symmetric, i, counts[t.name])
        for i, t in enumerate(ONTOLOGY.edges)
    ]
    return tuple(sorted(entries, key=lambda e: -e.count))


def css_variables(palette: Palette) -> str:
    """Return the palette as CSS declarations, so that the colours are written in one place."""
    return " ".join(f"--{name}: {value};" for name, value in asdict(palette).items())


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two `#RRGGBB` colours as WCAG 2 defines it, from 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
