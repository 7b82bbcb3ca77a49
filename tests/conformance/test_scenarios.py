"""Scenarios come out of features, of the JSON of the TCK, and of our own battery."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.conformance.features import BadFeature, outlined, plain
from benchmarks.conformance.notation import value
from benchmarks.conformance.scenarios import Expected, battery, of_tck

FEATURE = '''
# a comment
#encoding: utf-8
Feature: Sample1 - of our own

  Background:
    Given an empty graph

  @tag
  Scenario Outline: [1] Doubling
    And having executed:
      """
      CREATE (:A {x: <n>})
        -[:T]->()
      """
    And parameters are:
      | p | 'a\\|b' |
    When executing query:
      """
      MATCH (a:A) RETURN a.x * 2 AS <name>
      """
    Then the result should be, in order:
      | <name> |
      | <twice> |
    And no side effects

    Examples:
      | n | twice | name |
      | 1 | 2     | y    |
      | 2 | 4     | z    |

  Scenario: [2] Refusing
    Given the tiny graph
    When executing query:
      """
      RETURN b
      """
    Then a SyntaxError should be raised at compile time: UndefinedVariable

  Scenario: [3] Changing
    When executing query:
      """
      CREATE ()
      """
    Then the result should be empty
    And the side effects should be:
      | +nodes | 1 |
    When executing control query:
      """
      MATCH (n) RETURN labels(n) AS l
      """
    Then the result should be (ignoring element order for lists):
      | l  |
      | [] |
    And no side effects

  Scenario: [3] Calling
    And there exists a procedure test.it() :: (a :: INTEGER?):
      | a |
    When executing query:
      """
      CALL test.it()
      """
    Then the result should be empty
'''


@pytest.fixture
def tck(tmp_path: Path) -> Path:
    folder = tmp_path / "features" / "clauses" / "sample"
    folder.mkdir(parents=True)
    (folder / "Sample1.feature").write_text(FEATURE)
    (tmp_path / "graphs" / "tiny").mkdir(parents=True)
    (tmp_path / "graphs" / "tiny" / "tiny.cypher").write_text("CREATE (:Tiny)")
    return tmp_path / "features"


def test_a_folder_of_features_is_read(tck: Path) -> None:
    one, two, refusing, changing, calling = of_tck(tck)
    assert [s.ident for s in (one, two, refusing, changing, calling)] == [
        "Sample1 [1]#1", "Sample1 [1]#2", "Sample1 [2]#1", "Sample1 [3]#1", "Sample1 [3]#2",
    ]  # fmt: skip
    assert one.setup == ("CREATE (:A {x: 1})\n  -[:T]->()",)
    assert two.query == "MATCH (a:A) RETURN a.x * 2 AS z"
    assert two.expected == Expected("rows", ("z",), (("4",),), ordered=True)
    assert (one.parameters, one.effects, one.group, one.feature) == ({"p": "a|b"}, {}, "clauses/sample", "Sample1")
    assert (refusing.setup, refusing.expected.kind, refusing.effects) == (("CREATE (:Tiny)",), "error", None)
    assert changing.effects == {"+nodes": 1}
    assert changing.controls == (
        ("MATCH (n) RETURN labels(n) AS l", Expected("rows", ("l",), (("[]",),), any_order=True)),
    )
    assert calling.skipped


def test_a_list_of_json_is_the_same(tck: Path, tmp_path: Path) -> None:
    rows = [
        {"group": "clauses/sample", "feature": "Sample1", "name": name} | plain(steps, tck.parent / "graphs")
        for name, steps in outlined(FEATURE)
    ]
    (tmp_path / "tck.json").write_text(json.dumps(rows))
    assert of_tck(tmp_path / "tck.json") == of_tck(tck)


@pytest.mark.parametrize("line", ["Given a moon", "what is a moon"])
def test_what_is_not_known_is_refused(line: str) -> None:
    with pytest.raises(BadFeature, match="a moon"):
        [plain(steps, Path()) for _, steps in outlined(f"Feature: A\n  Scenario: B\n    {line}\n")]


def test_the_battery_is_sound() -> None:
    found = battery()
    assert len(found) > 150
    assert len({s.ident for s in found}) == len(found)
    for scenario in found:
        for _, expected in (("", scenario.expected), *scenario.controls):
            for row in expected.rows if expected else ():
                assert [value(cell) for cell in row], scenario.ident
        used = {name for name in scenario.parameters if f"${name}" in scenario.query}
        assert used == set(scenario.parameters), scenario.ident
