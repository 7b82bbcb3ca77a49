from graph.decisions import Decision
from graph.names import node_id
from graph.resolve import best_name, comparable_keys, resolve
from tests.builders import Paper, blizzard, coalition, homonym

RCMP = "agency:royal-canadian-mounted-police"
BLIZZARD = "operation:operation-example-blizzard"


def same(kept: str, joined: str, reason: str = "") -> Decision:
    return Decision(kept, joined, "same", kept, reason)


def claims(*papers: Paper):
    return [c for p in papers for c in p.claims]


def test_order_and_repetition_of_claims_do_not_matter() -> None:
    both = claims(blizzard(), coalition())
    assert resolve(both) == resolve([*reversed(both), *both])


def test_denied_claim_supports_no_edge_but_stays_a_claim() -> None:
    graph = resolve(claims(coalition()))
    denied = next(c for c in graph.claims.values() if c.modality == "denied")
    assert not [e for e in graph.edges.values() if denied.id in e.claims]


def test_decision_joins_edges_that_come_to_have_the_same_ends() -> None:
    paper = Paper("The Mounties led Project A. The RCMP led Project A.")
    one, two = paper.names("Agency", "Mounties"), paper.names("Agency", "RCMP")
    operation = paper.names("Operation", "Project A")
    paper.states(one, "LED", operation, "The Mounties led Project A.")
    direct = paper.states(two, "LED", operation, "The RCMP led Project A.")
    graph = resolve(claims(paper), decisions=[same(two, one, "the same force")])
    (edge,) = graph.edges.values()
    assert edge.id == direct.edge
    assert (edge.subject, edge.object, len(edge.claims)) == (two, operation, 2)
    assert graph.nodes[two].merged == ((one, "the same force"),)


def test_decision_that_joins_both_ends_leaves_no_edge_to_itself() -> None:
    paper = Paper("The Mounties work with the RCMP.")
    one, two = paper.names("Agency", "Mounties"), paper.names("Agency", "RCMP")
    paper.states(one, "COOPERATES_WITH", two, paper.text)
    assert resolve(claims(paper)).edges
    assert not resolve(claims(paper), decisions=[same(two, one)]).edges


def test_joined_entity_is_called_as_the_one_that_is_kept_and_answers_to_all_names() -> None:
    paper = Paper("the mounties led Project A. Royal Canadian Mounted Police.")
    one, two = (
        paper.names("Agency", "the mounties", unnamed=True),
        paper.names("Agency", "Royal Canadian Mounted Police"),
    )
    for kept, joined, unnamed in ((two, one, None), (one, two, True)):
        (node,) = resolve(claims(paper), decisions=[same(kept, joined)]).nodes.values()
        assert node.id == kept
        assert node.name == {one: "the mounties", two: "Royal Canadian Mounted Police"}[kept]
        assert node.keys == {"mounties", "royal canadian mounted police"}
        assert node.properties.get("unnamed") is unnamed, "what has a name is not unnamed because another has none"


def test_entity_that_no_document_names_is_called_as_those_that_were_joined_to_it() -> None:
    paper = Paper("RCMP")
    one = paper.names("Agency", "RCMP")
    (node,) = resolve(claims(paper), decisions=[same("agency:a", one)]).nodes.values()
    assert (node.id, node.name, node.merged) == ("agency:a", "RCMP", ((one, ""),))


def test_two_that_are_decided_to_be_different_are_not_listed_whatever_is_joined_to_them() -> None:
    ((first, second, _),) = resolve(claims(blizzard(), homonym())).possibly_same
    apart = Decision(first, second, "different")
    assert not resolve(claims(blizzard(), homonym()), decisions=[apart]).possibly_same
    joined = [apart, same("agency:a", first)]
    assert not resolve(claims(blizzard(), homonym()), decisions=joined).possibly_same


def test_symmetric_edge_runs_from_the_end_that_comes_first() -> None:
    paper = Paper("B works with A.")
    second, first = paper.names("Agency", "B"), paper.names("Agency", "A")
    paper.states(second, "COOPERATES_WITH", first, paper.text)
    (edge,) = resolve(claims(paper)).edges.values()
    assert (edge.subject, edge.object) == (first, second)


def test_figures_that_differ_are_not_written_on_the_node() -> None:
    one, both = resolve(claims(blizzard())), resolve(claims(blizzard(), coalition()))
    assert one.nodes[BLIZZARD].properties["figure_arrests"] == 12
    assert "figure_arrests" not in both.nodes[BLIZZARD].properties


def test_denied_figure_is_no_figure() -> None:
    paper = Paper("Project A did not lead to 5 arrests.")
    operation = paper.names("Operation", "Project A")
    paper.states(operation, "FIGURE", None, paper.text, modality="denied", measure="arrests", value=5)
    assert "figure_arrests" not in resolve(claims(paper)).nodes[operation].properties


def test_two_bodies_of_one_acronym_may_be_the_same_and_are_not_joined() -> None:
    graph = resolve(claims(blizzard(), homonym()))
    ((first, second, reason),) = graph.possibly_same
    assert {first, second} == {
        node_id("Agency", "California Bay Sheriffs Association"),
        node_id("Agency", "Canada Border Services Agency"),
    }
    assert reason == "both are called 'cbsa'"


def test_unnamed_entities_are_not_compared() -> None:
    papers = [Paper(f"The case of {n} ended.") for n in ("May", "June")]
    ids = [p.names("Operation", "The case", scope=p.document.id, unnamed=True) for p in papers]
    graph = resolve(claims(*papers))
    assert set(ids) == set(graph.nodes)
    assert not graph.possibly_same
    assert comparable_keys(graph.nodes[ids[0]]) == frozenset()


def test_dates_span_from_the_first_to_the_last_document() -> None:
    first, second = coalition(), blizzard()
    dates = {first.document.id: "2025-03-10", second.document.id: "2025-02-26"}
    graph = resolve(claims(first, second), dates=dates)
    seized = [e for e in graph.edges.values() if e.type == "SEIZED"]
    assert len(seized) == 3
    assert {e.first_stated for e in seized} == {"2025-03-10", "2025-02-26"}


def test_best_name_has_accents_and_mixed_case() -> None:
    assert best_name({"SURETE DU QUEBEC", "Surete du Quebec", "Sûreté du Québec"}) == "Sûreté du Québec"
