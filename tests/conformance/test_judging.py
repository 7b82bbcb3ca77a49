"""What becomes of a scenario: each kind of verdict comes of what it names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from neo4j.exceptions import ClientError, ServiceUnavailable

from benchmarks.conformance.judging import Verdict, judged
from benchmarks.conformance.scenarios import Expected, Scenario

SCENARIO = Scenario("A [1]#1", "a", ("CREATE ()",), "RETURN 1 AS x", Expected("rows", ("x",), (("1",),)))
Said = Mapping[str, object]


def engine(**said: object):  # type: ignore[no-untyped-def]
    """Return an engine that answers texts by their first word; an exception is raised."""
    usual: dict[str, object] = {"CREATE": ([], []), "MATCH": (["n"], []), "RETURN": (["x"], [[1]])}
    answers = usual | said

    def run(text: str, parameters: Said) -> tuple[list[str], list[list[object]]]:
        answer = answers[text.split()[0]]
        if isinstance(answer, Exception):
            raise answer
        assert isinstance(answer, tuple)
        return answer

    return run


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ({}, "passed"),
        ({"RETURN": (["x"], [[2]])}, "rows"),
        ({"RETURN": (["y"], [[1]])}, "columns"),
        ({"RETURN": ClientError("no")}, "error"),
        ({"RETURN": ServiceUnavailable("gone")}, "error"),
        ({"CREATE": ClientError("no")}, "setup"),
    ],
)
def test_rows_are_due(said: Said, kind: str) -> None:
    assert judged(engine(**said), SCENARIO).kind == kind


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (ClientError("no"), "passed"),
        ((["x"], [[1]]), "no error"),
        # the engine that went away refused nothing
        (ServiceUnavailable("gone"), "error"),
    ],
)
def test_an_error_is_due(answer: object, kind: str) -> None:
    assert judged(engine(RETURN=answer), replace(SCENARIO, expected=Expected("error"))).kind == kind


def test_effects_are_due() -> None:
    assert judged(engine(), replace(SCENARIO, effects={})).kind == "passed"
    assert judged(engine(), replace(SCENARIO, effects={"+nodes": 1})).kind == "effects"


def test_a_control_query_is_asked_afterwards() -> None:
    right, wrong = Expected("rows", ("x",), (("1",),)), Expected("rows", ("x",), (("2",),))
    assert judged(engine(), replace(SCENARIO, controls=(("RETURN", right), ("CREATE", None)))).kind == "passed"
    assert judged(engine(), replace(SCENARIO, controls=(("RETURN", wrong),))).kind == "control"
    assert judged(engine(OTHER=ClientError("no")), replace(SCENARIO, controls=(("OTHER", right),))).kind == "control"


def test_after_an_error_that_was_due_the_graph_is_looked_at() -> None:
    refused = replace(SCENARIO, expected=Expected("error"), controls=(("MATCH", Expected("rows")),))
    assert judged(engine(RETURN=ClientError("no")), refused).kind == "passed"
    left = engine(RETURN=ClientError("no"), MATCH=(["n"], [[1]]))
    assert judged(left, refused).kind == "control"


def test_what_needs_a_procedure_is_not_run() -> None:
    assert judged(engine(CREATE=ClientError("no")), replace(SCENARIO, skipped="why")) == Verdict("skipped", "why")
