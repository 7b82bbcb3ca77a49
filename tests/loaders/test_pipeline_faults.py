"""A fault of ours in one document fails that document, and the run goes on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from loaders.extractors.base import Draft
from loaders.pipeline import Pipeline, run
from loaders.reading import Reading


def test_an_unforeseen_fault_is_told_and_the_next_document_is_read(
    pipeline: Pipeline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(reading: Reading) -> list[Draft]:
        if "broken" in reading.document.text:
            raise RuntimeError("no such word")
        return []

    broken = replace(pipeline.extractors[0], extract=fails)
    monkeypatch.setattr(pipeline, "extractors", (broken, *pipeline.extractors[1:]))
    for name, text in (("a.txt", "A broken text of the police."), ("b.txt", "The Calgary Police Service met.")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    first, second = run([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")], pipeline)
    assert (first.status, second.status) == ("failed", "read")
    assert "RuntimeError: no such word" in first.reason
    assert first.extraction is None
