"""Positions for a network, computed beforehand: the same network gives the same numbers.

networkx only. Its Kamada-Kawai and its spring layout (from 500 nodes on) need SciPy, which is not a dependency, so
every component is laid out with ForceAtlas2, which also shows communities best. Large components are cut into
communities first, each laid out alone: quicker, and the islands can be told apart.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TypeAlias

import networkx as nx

from graph.network import Network
from visualise.theme import BACKDROP_EDGES

Point: TypeAlias = tuple[float, float]
Placed: TypeAlias = dict[int, Point]

#: Room that a node takes with its label under it, in the units of the canvas.
CELL: Point = (128.0, 84.0)
#: Above this a component is cut into communities.
ISLAND = 300
#: Up to this, a component is drawn once with each seed, and the drawing with the fewest faults is kept.
SMALL = 90
SEEDS = (7, 1, 11, 3, 5, 2)
#: More leaves than this do not fit on an arc around their hub.
MOST_FANNED = 9
#: Width of the whole by its height: between the two panels a screen is about square.
ASPECT = 1.0


def positions(network: Network) -> dict[str, Point]:
    """Compute where each node stands.

    Parameters
    ----------
    network:
        What is to be drawn; the order of its nodes and edges does not matter.

    Returns
    -------
    x and y by node id, centred on the origin; no two nodes are nearer than a label needs.
    """
    ids = sorted(n.id for n in network.nodes)
    graph = _simple(network, {ident: i for i, ident in enumerate(ids)})
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    placed = _pack([_centred(_component(graph.subgraph(sorted(part)))) for part in parts])
    return {ident: (round(placed[i][0], 1), round(placed[i][1], 1)) for i, ident in enumerate(ids)}


def _simple(network: Network, number: dict[str, int]) -> nx.Graph[int]:
    """Fold parallel edges into one with a weight; numbers instead of ids, so that no hash order matters."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(sorted(number.values()))
    for edge in sorted(network.edges, key=lambda e: e.id):
        a, b = number[edge.subject], number[edge.object]
        if a == b:
            continue
        pull = 0.35 if edge.type in BACKDROP_EDGES else 1.0
        before = graph.edges[a, b]["weight"] if graph.has_edge(a, b) else 0.0
        graph.add_edge(a, b, weight=min(3.0, before + pull))
    return graph


def _component(graph: nx.Graph[int]) -> Placed:
    """Lay out one connected component."""
    if graph.number_of_nodes() <= ISLAND:
        return _forces(graph)
    islands = [sorted(c) for c in nx.community.louvain_communities(graph, weight="weight", seed=SEEDS[0])]
    islands.sort(key=lambda c: (-len(c), c[0]))
    if len(islands) == 1:
        return _forces(graph)
    inner = [_centred(_forces(graph.subgraph(members), seeds=SEEDS[:1])) for members in islands]
    sizes = [_size(points) for points in inner]
    centres = _forces(_between(graph, islands), sizes, seeds=SEEDS[:1])
    return {
        node: (x + centres[i][0], y + centres[i][1])
        for i, points in enumerate(inner)
        for node, (x, y) in points.items()
    }


def _between(graph: nx.Graph[int], islands: Sequence[Sequence[int]]) -> nx.Graph[int]:
    """Return the graph of the islands, with the number of edges between two as their weight."""
    island = {node: i for i, members in enumerate(islands) for node in members}
    between: nx.Graph[int] = nx.Graph()
    between.add_nodes_from(range(len(islands)))
    for a, b in graph.edges:
        first, second = sorted((island[a], island[b]))
        if first != second:
            weight = between.edges[first, second]["weight"] if between.has_edge(first, second) else 0
            between.add_edge(first, second, weight=weight + 1)
    return between


def _forces(graph: nx.Graph[int], sizes: Sequence[Point] | None = None, *, seeds: Sequence[int] = SEEDS) -> Placed:
    """Lay out by attraction and repulsion; of a small graph several times, to keep the clearest picture."""
    nodes = sorted(graph)
    if len(nodes) == 1:
        return {nodes[0]: (0.0, 0.0)}
    boxes = list(sizes) if sizes else [CELL] * len(nodes)
    tried = seeds if len(nodes) <= SMALL else seeds[:1]
    drawings = [_drawing(graph, nodes, boxes, seed) for seed in tried]
    return min(drawings, key=lambda drawing: faults(graph, drawing)) if len(drawings) > 1 else drawings[0]


def _drawing(graph: nx.Graph[int], nodes: Sequence[int], boxes: Sequence[Point], seed: int) -> Placed:
    """Lay out once, turn the long side to lie flat, and make room for every label."""
    # a step costs the square of the number of nodes: fewer of them for the rare huge island
    steps = max(20, min(300, 30_000 // len(nodes)))
    # these three numbers gave the fewest crossings of those tried: hubs are pushed out instead of into one clump
    raw = nx.forceatlas2_layout(
        graph, max_iter=steps, seed=seed, weight="weight", distributed_action=True, gravity=0.1, scaling_ratio=10.0
    )
    points = [(float(raw[n][0]), float(raw[n][1])) for n in nodes]
    flat = dict(zip(nodes, _scaled(_flat(points), sum(w * h for w, h in boxes)), strict=True))
    if boxes[0] == CELL:
        flat = _fanned(graph, flat)
    return dict(zip(nodes, separated([flat[n] for n in nodes], boxes), strict=True))


def _fanned(graph: nx.Graph[int], drawing: Placed) -> Placed:
    """Spread the leaves of each hub over an arc on the side away from its other neighbours.

    The forces leave them in a bundle, and the lines to the outer ones would run over the inner ones.
    """
    moved = dict(drawing)
    for hub in graph:
        around = sorted(set(graph[hub]) - {hub})
        leaves = [n for n in around if graph.degree(n) == 1]
        if len(leaves) < 2 or len(leaves) > MOST_FANNED:
            continue
        x, y = drawing[hub]
        others = [drawing[n] for n in around if n not in leaves]
        away = math.atan2(sum(y - b for _, b in others), sum(x - a for a, _ in others)) if others else 0.0
        arc = min(2 * math.pi, 0.85 * len(leaves)) if others else 2 * math.pi
        leaves.sort(key=lambda n: (_turned(drawing[n], (x, y), away), n))
        for i, leaf in enumerate(leaves):
            angle = away + arc * ((i + 0.5) / len(leaves) - 0.5)
            moved[leaf] = (x + 1.15 * CELL[0] * math.cos(angle), y + 1.15 * CELL[0] * math.sin(angle))
    return moved


def _turned(point: Point, centre: Point, zero: float) -> float:
    """Return the angle of a point seen from a centre, from -pi to pi around a direction called zero."""
    angle = math.atan2(point[1] - centre[1], point[0] - centre[0]) - zero
    return math.atan2(math.sin(angle), math.cos(angle))


def faults(graph: nx.Graph[int], drawing: Placed) -> int:
    """Count what makes a drawing hard to read: crossing lines, and lines that run over a node not their own."""
    lines = sorted((min(e), max(e)) for e in graph.edges)
    count = 0
    for i, (a, b) in enumerate(lines):
        first, second = drawing[a], drawing[b]
        for c, d in lines[i + 1 :]:
            if len({a, b, c, d}) == 4 and _cross(first, second, drawing[c], drawing[d]):
                count += 1
        count += sum(1 for n, point in drawing.items() if n not in (a, b) and _distance(point, first, second) < 18)
    return count


def _side(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _distance(point: Point, a: Point, b: Point) -> float:
    """Return how far a point is from the line between two others."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    along = ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / (dx * dx + dy * dy or 1.0)
    share = min(1.0, max(0.0, along))
    return math.dist(point, (a[0] + share * dx, a[1] + share * dy))


def _flat(points: Sequence[Point]) -> list[Point]:
    """Turn the points so that they spread most along x."""
    n = len(points)
    mx, my = sum(x for x, _ in points) / n, sum(y for _, y in points) / n
    xx = sum((x - mx) ** 2 for x, _ in points)
    yy = sum((y - my) ** 2 for _, y in points)
    xy = sum((x - mx) * (y - my) for x, y in points)
    angle = -0.5 * math.atan2(2 * xy, xx - yy)
    cos, sin = math.cos(angle), math.sin(angle)
    return [((x - mx) * cos - (y - my) * sin, (x - mx) * sin + (y - my) * cos) for x, y in points]


def _scaled(points: Sequence[Point], area: float) -> list[Point]:
    """Stretch the points over a landscape box a little larger than the boxes of all labels."""
    width = max(x for x, _ in points) - min(x for x, _ in points) or 1.0
    height = max(y for _, y in points) - min(y for _, y in points) or 1.0
    side = math.sqrt(1.5 * area)
    wide, high = side * math.sqrt(ASPECT) / width, side / math.sqrt(ASPECT) / height
    # one axis may be stretched, but not so far that a chain becomes a square
    wide, high = min(wide, 2 * high), min(high, 2 * wide)
    return [(x * wide, y * high) for x, y in points]


def separated(points: Sequence[Point], boxes: Sequence[Point], *, passes: int = 120) -> list[Point]:
    """Push boxes apart until none overlaps, each pair along the axis on which the least is missing.

    Parameters
    ----------
    points:
        Centres of the boxes.
    boxes:
        Width and height of each.
    passes:
        Most rounds; the last ones rarely find anything to do.
    """
    xs, ys = [x for x, _ in points], [y for _, y in points]
    reach = max(w for w, _ in boxes)
    for _ in range(passes):
        order = sorted(range(len(xs)), key=lambda i: (xs[i], i))
        moved = False
        for place, i in enumerate(order):
            for j in order[place + 1 :]:
                if xs[j] - xs[i] >= reach:
                    break
                moved = _push(i, j, xs, ys, boxes) or moved
        if not moved:
            break
    return list(zip(xs, ys, strict=True))


def _push(i: int, j: int, xs: list[float], ys: list[float], boxes: Sequence[Point]) -> bool:
    """Move two overlapping boxes half the missing way each; return whether there was an overlap."""
    dx, dy = xs[j] - xs[i], ys[j] - ys[i]
    lack_x = (boxes[i][0] + boxes[j][0]) / 2 - abs(dx)
    lack_y = (boxes[i][1] + boxes[j][1]) / 2 - abs(dy)
    if lack_x <= 0.5 or lack_y <= 0.5:
        return False
    if lack_x / boxes[i][0] < lack_y / boxes[i][1]:
        step = math.copysign(lack_x / 2, dx)
        xs[i], xs[j] = xs[i] - step, xs[j] + step
    else:
        step = math.copysign(lack_y / 2, dy)
        ys[i], ys[j] = ys[i] - step, ys[j] + step
    return True


def _centred(points: Placed) -> Placed:
    """Move the middle of the bounding box to the origin."""
    if not points:
        return {}
    left, right = min(x for x, _ in points.values()), max(x for x, _ in points.values())
    top, bottom = min(y for _, y in points.values()), max(y for _, y in points.values())
    return {n: (x - (left + right) / 2, y - (top + bottom) / 2) for n, (x, y) in points.items()}


def _size(points: Placed) -> Point:
    """Return width and height of a centred set of points, with room for the labels at its edge."""
    return (
        2 * max(abs(x) for x, _ in points.values()) + CELL[0],
        2 * max(abs(y) for _, y in points.values()) + CELL[1],
    )


def _pack(parts: Sequence[Placed]) -> Placed:
    """Put the components side by side in rows, the largest first, about as wide as a screen asks for."""
    sizes = [_size(p) for p in parts]
    width = max([math.sqrt(ASPECT * 1.15 * sum(w * h for w, h in sizes)), *(w for w, _ in sizes)], default=0.0)
    placed: Placed = {}
    x = y = row = 0.0
    for points, (w, h) in zip(parts, sizes, strict=True):
        if x and x + w > width:
            x, y, row = 0.0, y + row, 0.0
        placed |= {n: (px + x + w / 2, py + y + h / 2) for n, (px, py) in points.items()}
        x, row = x + w, max(row, h)
    return _centred(placed)
