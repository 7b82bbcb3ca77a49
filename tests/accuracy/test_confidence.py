"""Confidence is measured as the module says, and what is written down adds up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.accuracy import confidence, report, sets
from benchmarks.accuracy.confidence import Bin, Rule
from benchmarks.accuracy.counts import Counts, Score
from benchmarks.accuracy.measuring import Measured
from benchmarks.accuracy.rows import Stated, Told
from benchmarks.accuracy.sets import Annotated


def claim(rule: str, stated: float = 0.5, predicate: str = "LED") -> Stated:
    return Stated("a", predicate, "o", {}, "words", rule, stated)


def test_a_rule_is_drawn_towards_the_claims_of_its_relation() -> None:
    verdicts = [(claim("often"), n < 6) for n in range(8)] + [(claim("once"), False), (claim("other"), True)]
    found = {r.rule: r for r in confidence.rules(verdicts)}
    assert found["often"] == Rule("LED", "often", 8, 6, round((6 + 2 * 0.7) / 10, 3))
    assert found["once"].precision == pytest.approx((0 + 2 * 0.7) / 3, abs=1e-3)
    assert found["other"].precision == pytest.approx((1 + 2 * 0.7) / 3, abs=1e-3)


def test_one_rule_of_two_relations_is_two_rows() -> None:
    verdicts = [(claim("r"), True), (claim("r", predicate="PART_OF"), False)]
    assert [(r.predicate, r.right) for r in confidence.rules(verdicts)] == [("LED", 1), ("PART_OF", 0)]


@pytest.mark.parametrize(("stated", "bin_"), [(0.0, 0), (0.299, 2), (0.3, 3), (0.7, 7), (0.99, 9), (1.0, 9)])
def test_confidence_falls_into_tenths(stated: float, bin_: int) -> None:
    assert confidence.tenth(stated) == bin_


def test_bins_hold_claims_stated_and_right() -> None:
    verdicts = [(claim("r", 0.72), True), (claim("r", 0.78), False), (claim("r", 1.0), True)]
    assert confidence.bins(verdicts) == [Bin(0.7, 2, 0.75, 1), Bin(0.9, 1, 1.0, 1)]


def test_relations_and_numbers_stand_in_panels_of_their_own() -> None:
    verdicts = [(claim("r"), True), (claim("s", predicate="SEIZED"), True), (claim("f", predicate="FIGURE"), False)]
    panels = confidence.reliability(verdicts)
    assert {name: sum(b.claims for b in row) for name, row in panels.items()} == {
        "relations": 1,
        "seizures and figures": 2,
    }


def test_sets_that_are_held_out_teach_nothing() -> None:
    assert confidence.held_out()[0].name == "own"
    assert all(not c.open for c in confidence.held_out())


def test_without_documents_that_teach_it_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sets, "HERE", tmp_path)
    monkeypatch.setattr(sets, "SHARED", tmp_path)
    with pytest.raises(SystemExit, match="training is not there"):
        confidence.teaching()


def test_a_report_holds_everything_of_the_own_set_and_totals_of_others() -> None:
    score = Score({("entity", "Agency"): Counts(2, 1, 0), ("trap", ""): Counts(0, 1, 0)}, [], [(claim("r"), True)])
    one = Measured(Annotated("a", Path("a"), Path("a"), "en", "news story"), Told({}, ()), score)
    whole = report.whole([one])
    assert whole["documents"] == {"en": 1, "all": 1}
    assert whole["names"] == {part: {"entity": {"Agency": [2, 1, 0]}} for part in ("en", "all")}
    assert whole["rules"] == [["LED", "r", 1, 1]]
    assert set(report.totals([one])) == {"documents", "languages"}
    assert json.loads(report.compact(whole)) == whole
    assert '"Agency": [2, 1, 0]' in report.compact(whole)


def test_what_is_written_down_adds_up() -> None:
    data = json.loads(report.FILE.read_text("utf-8"))
    own = data["own"]
    assert own["documents"]["all"] == len(sets.own().documents)
    for kind in ("entity", "relation", "figure"):
        named = [sum(column) for column in zip(*own["names"]["all"][kind].values(), strict=True)]
        assert named == own["languages"]["all"][kind]
        for part in ("languages", "groups"):
            rows = [row[kind] for name, row in own[part].items() if name != "all"]
            assert [sum(column) for column in zip(*rows, strict=True)] == own["languages"]["all"][kind], part
    assert all(set(row) == {"documents", "languages"} for name, row in data.items() if name != "own")


def test_rules_and_bins_that_are_written_down_are_whole() -> None:
    data = json.loads(confidence.FILE.read_text("utf-8"))
    assert all(0 <= row["right"] <= row["claims"] and 0 <= row["precision"] <= 1 for row in data["rules"])
    assert set(data["reliability"]["own"]["panels"]) == set(confidence.PANELS)
