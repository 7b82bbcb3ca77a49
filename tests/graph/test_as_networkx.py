from graph.as_networkx import around, as_networkx
from graph.store.bolt import BoltStore

DRAW = "MATCH (a:Agency)-[e]-(o:Agency|Operation) WHERE e.sentences IS NOT NULL RETURN a, e, o"
BODY = "agency:example-coalition-on-drugs"


def test_around_keeps_what_is_within_reach(filled_store: BoltStore) -> None:
    network = filled_store.graph(DRAW)
    near = around(network, [BODY])
    assert {n.id for n in near.nodes} < {n.id for n in network.nodes}
    assert all(BODY in (e.subject, e.object) for e in near.edges if e.type == "MEMBER_OF")
    assert set(near.evidence) == set(near.counts) == {e.id for e in near.edges}


def test_around_nothing_known_is_empty(filled_store: BoltStore) -> None:
    assert around(filled_store.graph(DRAW), ["agency:nobody"]).nodes == ()


def test_networkx_keeps_types_and_parallel_edges(filled_store: BoltStore) -> None:
    network = filled_store.graph("MATCH (o:Operation)-[e:SEIZED]->(s) RETURN o, e, s")
    graph = as_networkx(network)
    assert graph.number_of_edges() == len(network.edges) == 3
    assert {data["type"] for *_, data in graph.edges(data=True)} == {"SEIZED"}
