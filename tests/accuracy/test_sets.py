"""The sets of documents are found, whole and described, and their tables say what was counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.accuracy import score, sets, tables
from benchmarks.accuracy.counts import Counts, Score
from benchmarks.accuracy.measuring import Measured, by_language
from benchmarks.accuracy.rows import Told
from benchmarks.accuracy.sets import Annotated, Collection


def measured(name: str, language: str, group: str, **kinds: Counts) -> Measured:
    score = Score()
    for kind, counts in kinds.items():
        score.add(kind, "Agency" if kind == "entity" else "", counts)
    score.missing("Agency", ["Europol"])
    return Measured(Annotated(name, Path(name), Path(name), language, group), Told({}, ()), score)


TWO = [
    measured("a", "en", "news story", entity=Counts(3, 1, 0), seizure=Counts(1, 0, 1)),
    measured("b", "fr", "press release", entity=Counts(1, 0, 1)),
]


def test_every_document_of_the_own_set_has_a_language_and_a_genre() -> None:
    documents = sets.own().documents
    assert len(documents) == len(list((sets.HERE / "documents").glob("*.txt"))) == 51
    assert all(d.language and d.group and d.path.exists() for d in documents)
    assert sum(d.language == "fr" for d in documents) == 19


def test_errors_of_sets_that_measure_stay_unread() -> None:
    assert not sets.own().open
    assert [c.name for c in sets.others() if c.open] in ([], ["tune"])


def test_without_the_shared_folder_the_own_set_is_left(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sets, "SHARED", tmp_path / "shared")
    assert list(sets.others()) == []


def test_parts_add_up() -> None:
    scores = by_language(TWO)
    assert list(scores) == ["en", "fr", "all"]
    assert scores["all"].of("entity") == Counts(4, 1, 1)


def test_tables_show_languages_groups_and_types() -> None:
    lines = list(tables.of_set(TWO))
    assert "en, 1 documents" in lines
    assert "press release, 1 documents" in lines
    row = next(line for line in lines if line.startswith("  entity Agency"))
    assert row.split() == ["entity", "Agency", "0.800", "0.800", "0.800", "0.857", "0.667", "4", "/", "1", "/", "1"]


def test_two_sets_stand_side_by_side_with_the_gap() -> None:
    row = next(line for line in tables.side_by_side(TWO, TWO[:1]) if line.startswith("entities, all"))
    assert row.split() == ["entities,", "all", "0.800", "0.857", "-0.057"]


def test_faults_name_their_document() -> None:
    assert next(tables.faults(TWO)) == "a\tmissed\tAgency\tEuropol"


def printed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *others: Collection) -> str:
    """Return what `score --errors` prints where every set has the documents of `TWO`, named for the set."""
    monkeypatch.setattr("sys.argv", ["score", "--errors"])
    monkeypatch.setattr(sets, "others", lambda: iter(others))
    monkeypatch.setattr(score, "Pipeline", lambda _: None)
    monkeypatch.setattr(score, "measure", lambda c, _: [measured(c.name, "en", "", entity=Counts(1, 1, 1))])
    score.main()
    return capsys.readouterr().out


def test_errors_are_those_of_the_tuning_set_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = printed(monkeypatch, capsys, Collection("tune", (), open=True), Collection("validate", ()))
    assert [line for line in out.splitlines() if "\t" in line] == ["tune\tmissed\tAgency\tEuropol"]
    assert "== validate" in out
    assert "== tune and validate" in out


def test_a_user_without_other_sets_is_told_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = printed(monkeypatch, capsys)
    assert "== own" in out
    assert "\t" not in out
    assert "the project's own set was scored, and no other" in out
