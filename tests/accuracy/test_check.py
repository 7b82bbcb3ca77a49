"""The gold of the project is sound, and what is wrong with a gold file is said."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.accuracy import check

TEXT = "The RCMP led Operation Harvest."
GOLD: dict[str, Any] = {
    "id": "one",
    "entities": [
        {"type": "Agency", "name": "Royal Canadian Mounted Police", "aliases": ["RCMP"]},
        {"type": "Operation", "name": "Operation Harvest", "aliases": []},
    ],
    "relations": [
        {"subject": "Royal Canadian Mounted Police", "predicate": "LED", "object": "Operation Harvest", "quote": TEXT}
    ],
    "seizures": [],
    "figures": [],
    "not_entities": [],
}


def written(folder: Path, text: str = TEXT, **changed: object) -> Path:
    (folder / "gold").mkdir(parents=True)
    (folder / "one.txt").write_text(text, encoding="utf-8")
    (folder / "gold" / "one.gold.json").write_text(json.dumps({**GOLD, **changed}), encoding="utf-8")
    return folder


@pytest.mark.parametrize("folder", [check.DOCUMENTS, check.TRAINING], ids=lambda f: f.name)
def test_gold_of_the_project_is_sound(folder: Path) -> None:
    if folder == check.TRAINING and not folder.is_dir():
        pytest.skip("NOT CHECKED: there are no documents to learn from")
    count, found = check.of_folder(folder)
    assert found == []
    assert count > 50


def test_quotes_may_be_left_out_of_what_teaches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = {k: v for k, v in GOLD["relations"][0].items() if k != "quote"}
    folder = written(tmp_path / "training", relations=[row])
    assert check.of_folder(folder) == (1, ["one: not in the text: None"])
    monkeypatch.setattr(check, "TRAINING", folder)
    assert check.of_folder(folder) == (1, [])


def test_a_quote_that_is_given_is_held_to_the_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = written(tmp_path / "training", relations=[{**GOLD["relations"][0], "quote": "Europol led it."}])
    monkeypatch.setattr(check, "TRAINING", folder)
    assert check.of_folder(folder) == (1, ["one: not in the text: 'Europol led it.'"])


def test_what_is_wrong_is_said(tmp_path: Path) -> None:
    folder = written(tmp_path / "documents", id="two", not_entities=["Main Street"])
    (folder / "alone.txt").write_text("x", encoding="utf-8")
    assert check.of_folder(folder)[1] == [
        "alone: no document or no gold",
        "one: the gold is of two",
        "one: trap not in the text: Main Street",
    ]


def test_gold_that_is_no_json_is_said(tmp_path: Path) -> None:
    folder = written(tmp_path / "documents")
    (folder / "gold" / "one.gold.json").write_text("{", encoding="utf-8")
    assert check.of_folder(folder)[1][0].startswith("one: the gold is no JSON")
