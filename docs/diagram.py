"""Draw the ontology: which entity may stand before a relation, and which after it."""

from __future__ import annotations

from html import escape

from graph.schema import EdgeType, NodeType, Ontology

WIDTH, ROW, TOP = 980, 34, 76
#: Left edges and widths of the three columns.
LEFT, MIDDLE, RIGHT = (20, 200), (390, 200), (760, 200)
FONT = "font-family='system-ui, -apple-system, Segoe UI, Helvetica, Arial, sans-serif'"
INK, FAINT, PAPER = "#1f2328", "#59636e", "#ffffff"


def ontology_svg(ontology: Ontology) -> str:
    """Return a picture of three columns: subjects, relations, objects; a line for each pair that is allowed.

    Parameters
    ----------
    ontology:
        Its node types give the colours, its edge types the middle column in their order.
    """
    subjects = [n for n in ontology.nodes if any(n is s for e in ontology.edges for s, _ in e.ends)]
    objects = [n for n in ontology.nodes if any(n is o for e in ontology.edges for _, o in e.ends)]
    height = TOP + ROW * len(ontology.edges) + 30
    left, right = _places(subjects, height), _places(objects, height)
    relations = {e.name: TOP + ROW * i + ROW / 2 for i, e in enumerate(ontology.edges)}
    lines = [line for edge in ontology.edges for line in _lines(edge, left, relations[edge.name], right)]
    boxes = [_entity(n, LEFT, left[n.name]) for n in subjects] + [_entity(n, RIGHT, right[n.name]) for n in objects]
    names = [_relation(e, relations[e.name]) for e in ontology.edges]
    heads = [_head(LEFT, "Subject"), _head(MIDDLE, "Relation"), _head(RIGHT, "Object")]
    start = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {height}' role='img' {FONT}>"
        "<title>The relations of the ontology with their subjects and objects</title>"
        f"<rect width='{WIDTH}' height='{height}' rx='8' fill='{PAPER}'/>"
    )
    return "\n".join([start, *heads, *lines, *boxes, *names, "</svg>"]) + "\n"


def _places(nodes: list[NodeType], height: int) -> dict[str, float]:
    """Spread the nodes of a column over its height."""
    step = (height - TOP - 30) / len(nodes)
    return {n.name: TOP + step * (i + 0.5) for i, n in enumerate(nodes)}


def _lines(edge: EdgeType, left: dict[str, float], middle: float, right: dict[str, float]) -> list[str]:
    """Return a curve from each subject to the relation, and one from it to each object, once each."""
    subjects = dict.fromkeys((s.name, s.colour) for s, _ in edge.ends)
    objects = dict.fromkeys((o.name, o.colour) for _, o in edge.ends)
    inward = [_curve(sum(LEFT), left[name], MIDDLE[0], middle, colour) for name, colour in subjects]
    outward = [_curve(sum(MIDDLE), middle, RIGHT[0], right[name], colour) for name, colour in objects]
    return inward + outward


def _curve(x1: float, y1: float, x2: float, y2: float, colour: str) -> str:
    bend = (x1 + x2) / 2
    path = f"M{x1:g} {y1:.1f}C{bend:g} {y1:.1f} {bend:g} {y2:.1f} {x2:g} {y2:.1f}"
    return f"<path d='{path}' fill='none' stroke='{colour}' stroke-opacity='.55' stroke-width='1.6'/>"


def _entity(node: NodeType, column: tuple[int, int], y: float) -> str:
    x, width = column
    return (
        f"<rect x='{x}' y='{y - 15:.1f}' width='{width}' height='30' rx='6' fill='{node.colour}'/>"
        f"<text x='{x + width / 2:g}' y='{y + 5:.1f}' text-anchor='middle' font-size='14' fill='#ffffff'>"
        f"{escape(node.name)}</text>"
    )


def _relation(edge: EdgeType, y: float) -> str:
    x, width = MIDDLE
    return (
        f"<rect x='{x}' y='{y - 13:.1f}' width='{width}' height='26' rx='13' fill='#f6f8fa' stroke='#d1d9e0'/>"
        f"<text x='{x + width / 2:g}' y='{y + 4.5:.1f}' text-anchor='middle' font-size='12.5' fill='{INK}'>"
        f"{escape(edge.name)}</text>"
    )


def _head(column: tuple[int, int], text: str) -> str:
    x, width = column
    return (
        f"<text x='{x + width / 2:g}' y='44' text-anchor='middle' font-size='15' font-weight='600' fill='{FAINT}'>"
        f"{text}</text>"
    )
