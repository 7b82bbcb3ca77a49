"""What is measured is counted, kept without a word of the TCK, and held."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from benchmarks.conformance import figures, ratchet
from benchmarks.conformance.children import Child, Order, judge_all
from benchmarks.conformance.figures import counted
from benchmarks.conformance.judging import KINDS, Verdict
from benchmarks.conformance.ratchet import Held
from benchmarks.conformance.scenarios import Expected, Scenario

SCENARIOS = [
    Scenario("A [1]#1", "clauses/a", (), "RETURN 1", Expected("rows")),
    Scenario("A [2]#1", "clauses/a", (), "RETURN 2", Expected("error")),
    Scenario("B [1]#1", "clauses/b", (), "RETURN 3", Expected("rows")),
]
ENGINES = {"embedded": "One 1", "server": "Other 2"}
PASSED = Verdict("passed")
FOUND = counted(
    SCENARIOS,
    {
        "embedded": [PASSED, Verdict("no error", "1 rows"), Verdict("error", "Neo.ClientError.X: a word of the TCK")],
        "server": [PASSED, PASSED, Verdict("rows", "a word of the TCK")],
    },
    ENGINES,
)


def test_totals_are_by_group_and_by_what_is_due() -> None:
    assert FOUND.scenarios() == 3
    assert FOUND.totals[""]["rows"]["embedded"] == {"passed": 1, "error": 1}
    assert FOUND.totals["clauses/a"] == {
        "rows": {"embedded": {"passed": 1}, "server": {"passed": 1}},
        "error": {"embedded": {"no error": 1}, "server": {"passed": 1}},
    }


def test_the_file_keeps_codes_and_no_words(tmp_path: Path) -> None:
    text = figures.text({"tck": FOUND})
    assert "a word of the TCK" not in text
    assert json.loads(text)["tck"]["failing"] == {
        "A [2]#1": {"group": "clauses/a", "embedded": "no error"},
        "B [1]#1": {"group": "clauses/b", "embedded": "error: Neo.ClientError.X", "server": "rows"},
    }
    (tmp_path / "figures.json").write_text(text)
    assert figures.read(tmp_path / "figures.json")["tck"].totals == FOUND.totals


def test_what_passed_and_does_not_is_worse() -> None:
    known = Held(3, {"A [2]#1": "no error"})
    now = Held.of(FOUND)
    assert now == Held(3, {"A [2]#1": "no error", "B [1]#1": "error"})
    assert list(known.worse(now)) == ["B [1]#1: error"]
    assert list(now.worse(now)) == []
    assert now.better(known) == ["B [1]#1"]
    assert list(Held(4, now.failing).worse(now)) == ["3 scenarios, where there were 4"]


def test_the_ratchet_is_read_as_it_was_written(tmp_path: Path) -> None:
    file = tmp_path / "ratchet.json"
    assert ratchet.read(file) == {}
    file.write_text(ratchet.text({"tck": Held.of(FOUND)}))
    assert ratchet.read(file) == {"tck": Held.of(FOUND)}


def test_the_files_of_the_project_agree() -> None:
    measured, held = figures.read(), ratchet.read()
    assert held.keys() == measured.keys() == {"tck", "battery"}
    for source, found in measured.items():
        failing = {
            ident: row["embedded"].partition(": ")[0] for ident, row in found.failing.items() if "embedded" in row
        }
        assert held[source] == Held(found.scenarios(), failing)
        assert set(held[source].failing.values()) <= set(KINDS)


CHILD = """
import json, os, sys, time
print(json.dumps({"ready": sys.stdin.readline() != ""}), flush=True)
for line in sys.stdin:
    if line.strip() == "1":
        os._exit(3)
    if line.strip() == "2":
        time.sleep(60)
    print(json.dumps({"kind": "passed", "said": ""}), flush=True)
"""


def test_a_crash_and_a_hang_cost_a_scenario_each() -> None:
    child = Child(Order("embedded", "tck"), (sys.executable, "-c", CHILD), hangs=2.0)
    told: list[int] = []
    found = judge_all(child, range(4), lambda number, _: told.append(number))
    assert [v.kind for v in found] == ["passed", "crashed", "hung", "passed"]
    assert found[1].said == "the process ended with 3"
    assert told == [0, 1, 2, 3]


def test_an_engine_that_does_not_start_is_no_verdict() -> None:
    child = Child(Order("embedded", "tck"), (sys.executable, "-c", "raise SystemExit(4)"))
    with pytest.raises(RuntimeError, match="ended with 4"):
        child.judge(0)
