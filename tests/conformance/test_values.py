"""Values are the same where Cypher says so, and differ where it says so."""

from __future__ import annotations

import datetime
import math
import zoneinfo

import neo4j.graph
import neo4j.time
import pytest
from neo4j.graph import Graph

from benchmarks.conformance.notation import BadNotation, value
from benchmarks.conformance.temporal import normal
from benchmarks.conformance.values import Node, Path, Relationship, key, received


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("null", None),
        ("-11", -11),
        ("1.5e-3", 0.0015),
        ("'it\\'s \\\\ \\n'", "it's \\ \\n"),
        ("''", ""),
        ("[]", []),
        ("[1, [null, 'a'], {}]", [1, [None, "a"], {}]),
        ("{`odd key`: true, b: -Inf}", {"odd key": True, "b": -math.inf}),
        ("()", Node((), {})),
        ("(:A:B {x: 1})", Node(("A", "B"), {"x": 1})),
        ("[:T {x: [1]}]", Relationship("T", {"x": [1]})),
        ("[[:T], [:U]]", [Relationship("T", {}), Relationship("U", {})]),
        ("<()>", Path((Node((), {}),), ())),
        (
            "<(:A)-[:T]->()<-[:U {x: -1}]-(:B)>",
            Path(
                (Node(("A",), {}), Node((), {}), Node(("B",), {})),
                ((True, Relationship("T", {})), (False, Relationship("U", {"x": -1}))),
            ),
        ),
    ],
)
def test_what_scenarios_write_is_read(cell: str, expected: object) -> None:
    assert value(cell) == expected


@pytest.mark.parametrize("cell", ["", "1 2", "(:A", "[1", "{a 1}", "<(:A)-[:T]-(:B)>", "word"])
def test_what_is_no_value_is_refused(cell: str) -> None:
    with pytest.raises(BadNotation):
        value(cell)


def test_integers_floats_and_truths_differ() -> None:
    assert len({key(1), key(1.0), key(True), key("1"), key([1])}) == 5
    assert key(math.nan) == key(math.nan)
    assert key(0.0) == key(-0.0)


def test_lists_are_bags_only_where_that_is_said() -> None:
    assert key([1, 2]) != key([2, 1])
    assert key([1, [2, 3]], any_order=True) == key([[3, 2], 1], any_order=True)
    assert key([1, 1, 2], any_order=True) != key([1, 2, 2], any_order=True)


def test_maps_and_labels_have_no_order() -> None:
    assert key({"a": 1, "b": 2}) == key({"b": 2, "a": 1})
    assert key({"a": None}) != key({})
    assert key(Node(("A", "B"), {})) == key(Node(("B", "A"), {}))
    assert key(Node(("A",), {"x": 1})) != key(Node(("A",), {"x": 1.0}))


def test_a_path_has_a_direction() -> None:
    assert key(value("<(:A)-[:T]->(:B)>")) != key(value("<(:A)<-[:T]-(:B)>"))
    assert key(value("<(:A)-[:T]->(:B)>")) != key(value("<(:B)<-[:T]-(:A)>"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12:31:00", "12:31"),
        ("12:31:14.500", "12:31:14.5"),
        ("12:31:00.000000000+00:00", "12:31Z"),
        ("1984-10-11T12:31:00+01:00[Europe/Stockholm]", "1984-10-11T12:31+01:00[Europe/Stockholm]"),
        ("P1Y2M", "P14M"),
        ("PT1H30M", "PT90M"),
        ("PT0.500S", "PT0.5S"),
        ("P1W", "P7D"),
        ("-PT1S", "PT-1S"),
    ],
)
def test_one_time_in_two_spellings(one: str, other: str) -> None:
    assert normal(one) == normal(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12:31", "12:32"),
        ("12:31", "12:31Z"),
        ("12:31:00.1", "12:31"),
        ("P1M", "P30D"),
        ("P1D", "PT24H"),
        ("2021-03-04", "2021-03-04T00:00"),
        ("12:00+01:00", "12:00+01:00[Europe/Paris]"),
    ],
)
def test_two_times(one: str, other: str) -> None:
    assert normal(one) != normal(other)


@pytest.mark.parametrize("text", ["P", "PT", "Paris", "12", "", "T", "[x]", "-", "12:3"])
def test_what_is_no_time_stays(text: str) -> None:
    assert normal(text) == text


def test_what_a_driver_hands_over_is_what_a_scenario_writes() -> None:
    graph = Graph()
    one, other = (neo4j.graph.Node(graph, i, n, ["A"], {"x": n}) for n, i in enumerate(("a", "b")))
    step = graph.relationship_type("T")(graph, "c", 2, {"at": neo4j.time.Date(2021, 3, 4)})
    step._start_node, step._end_node = one, other
    assert key(received([one, step])) == key(value("[(:A {x: 0}), [:T {at: '2021-03-04'}]]"))
    assert key(received(neo4j.graph.Path(one, step))) == key(
        value("<(:A {x: 0})-[:T {at: '2021-03-04'}]->(:A {x: 1})>")
    )
    assert key(received(neo4j.graph.Path(other, step))) == key(
        value("<(:A {x: 1})<-[:T {at: '2021-03-04'}]-(:A {x: 0})>")
    )


def test_times_of_a_driver_are_texts() -> None:
    stockholm = neo4j.time.DateTime(1984, 10, 11, 12, 31, tzinfo=zoneinfo.ZoneInfo("Europe/Stockholm"))
    offset = neo4j.time.Time(12, 31, 0, 500_000_000, tzinfo=datetime.timezone(datetime.timedelta(hours=1)))
    assert key(received(stockholm)) == key("1984-10-11T12:31+01:00[Europe/Stockholm]")
    assert key(received(offset)) == key("12:31:00.5+01:00")
    assert key(received(neo4j.time.Duration(months=14, days=3))) == key("P1Y2M3D")
    assert key(received([(1, {"a": neo4j.time.Time(12, 31)})])) == key([[1, {"a": "12:31"}]])
