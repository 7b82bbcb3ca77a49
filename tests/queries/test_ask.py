"""Asking by name on the real engine: what is found, what is told when nothing is."""

from __future__ import annotations

import math

import pytest

from graph.errors import BadParameter, CypherRefused, NotFound, QueryTooSlow
from graph.settings import Settings
from graph.store.base import Table
from graph.store.bolt import BoltStore
from queries.ask import _value, ask, draw
from queries.free import free
from queries.names import find, search
from queries.question import Parameter
from tests.builders import Paper, attempt
from tests.conftest import clear

SQ = "agency:surete-du-quebec"
CBSA = "agency:canada-border-services-agency"


def _table(store: BoltStore, name: str, **given: object) -> list[dict[str, object]]:
    answer = ask(store, name, given)
    assert isinstance(answer, Table)
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


def test_agencies_of_operation_with_their_roles(filled_store: BoltStore) -> None:
    rows = _table(filled_store, "agencies-of-operation", operation="example blizzard")
    assert [(r["agency"], r["role"]) for r in rows] == [
        ("Example Coalition on Drugs", "led"),
        ("Royal Canadian Mounted Police", "led"),
        ("Canada Border Services Agency", "took part"),
        ("Ontario Provincial Police", "member of the body that led"),
        ("Royal Canadian Mounted Police", "co-chair of the body that led"),
        ("Sûreté du Québec", "co-chair of the body that led"),
    ]
    assert all(r["quote"] for r in rows)


def test_seizures_keep_every_statement(filled_store: BoltStore) -> None:
    rows = _table(filled_store, "seized", item="fentanyl")
    assert [(r["quantity"], r["unit"], r["bound"]) for r in rows] == [(46.17, "kg", "exact"), (45, "kg", "exact")]
    assert rows[0]["context"] == "Police seized:"


def test_totals_give_least_and_greatest_and_add_no_two_statements(filled_store: BoltStore) -> None:
    cash, fentanyl = _table(filled_store, "seizure-totals")
    assert (cash["item"], cash["unit"], cash["bound"], cash["least"]) == ("cash", "CAD", "at_least", 1000.0)
    assert (fentanyl["unit"], fentanyl["least"], fentanyl["greatest"]) == ("g", 45000.0, 46170.0)
    assert (fentanyl["operations"], fentanyl["statements"], fentanyl["documents"]) == (1, 2, 2)


def test_totals_do_not_depend_on_the_order_of_loading(empty_store: BoltStore) -> None:
    papers = [_seizure(number) for number in range(12)]
    found = []
    for order in (papers, papers[::-1], papers[::3] + papers[1::3] + papers[2::3]):
        clear(empty_store)
        for paper in order:
            empty_store.add(paper.extraction(), attempt(paper.source))
        found.append(_table(empty_store, "seizure-totals"))
    assert found[0] == found[1] == found[2]
    assert found[0][0]["least"] == round(math.fsum(map(_amount, range(12))), 3)


def _seizure(number: int) -> Paper:
    paper = Paper(f"Officers of Operation Example {number} seized cocaine.", source=f"{number}.txt")
    operation, drug = paper.names("Operation", f"Operation Example {number}"), paper.names("Substance", "cocaine")
    paper.states(operation, "SEIZED", drug, paper.text, amount=_amount(number), unit="g", bound="exact", words="some")
    return paper


def _amount(number: int) -> float:
    return (0.1, 1e3 / 3, 1234.567)[number % 3] * (1 + number / 7)


def test_evidence_of_two_names_shows_denials(filled_store: BoltStore) -> None:
    (row,) = _table(filled_store, "evidence", source="SQ", target="Operation Example Blizzard")
    assert (row["modality"], row["edge"]) == ("denied", None)


def test_path_reads_as_steps(filled_store: BoltStore) -> None:
    rows = _table(filled_store, "path", source="RCMP", target="Sample Crew")
    assert [(r["step"], r["subject"], r["relation"], r["object"]) for r in rows] == [
        (1, "Royal Canadian Mounted Police", "LED", "Operation Example Blizzard"),
        (2, "Operation Example Blizzard", "TARGETED", "Sample Crew"),
    ]


@pytest.mark.parametrize("name", ["Sûreté du Québec", "surete du quebec", "SÛRETÉ DU QUÉBEC", "sq", "the SQ", SQ])
def test_names_are_found_without_case_and_accents_by_alias_and_id(filled_store: BoltStore, name: str) -> None:
    assert find(filled_store, name, ("Agency",)).id == SQ


def test_near_names_are_offered(filled_store: BoltStore) -> None:
    with pytest.raises(NotFound, match="did you mean 'Ontario Provincial Police'"):
        find(filled_store, "Ontario Provincal Polise", ("Agency",))
    with pytest.raises(NotFound, match="no Operation is called"):
        ask(filled_store, "agencies-of-operation", {"operation": "Ontario Provincial Police"})
    with pytest.raises(NotFound, match="nothing in the store has a name like it"):
        find(filled_store, "", ("Agency",))


def test_ambiguous_name_lists_ids_unless_one_is_called_so(filled_store: BoltStore) -> None:
    with pytest.raises(BadParameter, match=f"california-bay-sheriffs-association.*|{CBSA}"):
        find(filled_store, "CBSA", ("Agency",))
    paper = Paper("The CBSA met.", source="c.txt")
    exact = paper.names("Agency", "CBSA")
    filled_store.add(paper.extraction(), attempt())
    assert find(filled_store, "cbsa").id == exact


def test_search_offers_near_names_in_order(filled_store: BoltStore) -> None:
    found = search(filled_store, "canada border", limit=3)
    assert found[0].name == "Canada Border Services Agency"
    assert len(found) <= 3
    assert {e.type for e in search(filled_store, "blizzard", ("Operation",))} == {"Operation"}


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({}, "needs operation .* for example"),
        ({"operation": ""}, "needs operation"),
        ({"operation": "Example Blizzard", "speed": 1}, "takes no speed; its parameters: operation"),
    ],
)
def test_parameters_are_checked(filled_store: BoltStore, given: dict[str, object], reason: str) -> None:
    with pytest.raises(BadParameter, match=reason):
        ask(filled_store, "agencies-of-operation", given)


@pytest.mark.parametrize(
    ("kind", "given", "value"),
    [
        ("integer", "12", 12),
        ("integer", 3.0, 3),
        ("number", "1.5", 1.5),
        ("date", "2024-05", "2024-05"),
        ("boolean", "Yes", True),
        ("text", 7, "7"),
    ],
)
def test_values_are_read_by_type(kind: str, given: object, value: object) -> None:
    assert _value(Parameter("p", kind, "x", optional=False, description="d"), given) == value


@pytest.mark.parametrize(
    ("kind", "given"),
    [("integer", "1.5"), ("integer", True), ("number", "nan"), ("date", "May 2024"), ("boolean", "?")],
)
def test_values_of_another_type_are_refused(kind: str, given: object) -> None:
    with pytest.raises(BadParameter, match=f"p is {kind} such as 'x'"):
        _value(Parameter("p", kind, "x", optional=False, description="d"), given)


def test_question_without_a_graph_form_says_which_have_one(filled_store: BoltStore) -> None:
    with pytest.raises(BadParameter, match="documents cannot be drawn; these can: agencies-of-operation"):
        draw(filled_store, "documents")


def test_free_cypher_keeps_the_limits_of_the_settings(filled_store: BoltStore) -> None:
    settings = Settings(query_rows=2, query_seconds=1)
    answer = free(filled_store, "MATCH (n:Agency) RETURN n.name AS name ORDER BY name", settings=settings)
    assert (answer.table.columns, len(answer.table.rows), answer.truncated) == (("name",), 2, True)
    with pytest.raises(CypherRefused):
        free(filled_store, "MATCH (n) DELETE n", settings=settings)
    with pytest.raises(QueryTooSlow):
        free(
            filled_store, "UNWIND range(1, 100000) AS x UNWIND range(1, 3000000) AS y RETURN sum(x)", settings=settings
        )
