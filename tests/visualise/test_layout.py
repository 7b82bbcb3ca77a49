from itertools import combinations

from graph.network import Network
from tests.visualise.networks import Draft, chain, realistic, sentence
from visualise.layout import CELL, positions, separated


def test_positions_do_not_depend_on_the_order_of_nodes_and_edges():
    network = realistic()
    turned = Network(network.nodes[::-1], network.edges[::-1], network.evidence, network.counts)

    assert positions(network) == positions(turned)


def test_positions_leave_room_for_every_label():
    places = positions(realistic())

    for (x1, y1), (x2, y2) in combinations(places.values(), 2):
        assert abs(x1 - x2) > CELL[0] * 0.8 or abs(y1 - y2) > CELL[1] * 0.8


def test_positions_put_components_side_by_side():
    draft = Draft()
    pairs = []
    for i in range(6):
        first, second = draft.node("Agency", f"Bureau {i}"), draft.node("Agency", f"Branch {i}")
        draft.edge(second, "PART_OF", first, (sentence("One sentence."),))
        pairs.append((first, second))
    places = positions(draft.network())

    boxes = [
        (
            min(places[a][0], places[b][0]),
            max(places[a][0], places[b][0]),
            min(places[a][1], places[b][1]),
            max(places[a][1], places[b][1]),
        )
        for a, b in pairs
    ]

    for one, two in combinations(boxes, 2):
        assert one[1] < two[0] or two[1] < one[0] or one[3] < two[2] or two[3] < one[2]


def test_positions_of_a_large_network_are_computed_by_islands():
    network = chain(700)

    places = positions(network)

    assert len(set(places.values())) == 700
    assert places == positions(network)


def test_positions_of_nothing_and_of_one():
    assert positions(Network((), (), {}, {})) == {}
    draft = Draft()
    only = draft.node("Law", "Act")
    assert positions(draft.network()) == {only: (0.0, 0.0)}


def test_separated_moves_boxes_on_one_spot_apart():
    (x1, y1), (x2, y2) = separated([(0, 0), (0, 0)], [(10, 4), (10, 4)])

    assert abs(x1 - x2) >= 10 or abs(y1 - y2) >= 4 - 0.5
