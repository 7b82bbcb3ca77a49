"""The sets of documents are found, whole and described, and their tables say what was counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.accuracy import sets, tables
from benchmarks.accuracy.counts import Counts, Score
from benchmarks.accuracy.measuring import Measured, by_language
from benchmarks.accuracy.rows import Told
from benchmarks.accuracy.sets import Annotated


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
