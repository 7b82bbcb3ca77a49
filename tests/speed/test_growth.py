"""Growth is measured at each size, everything is asked, and documents are made one by one."""

from __future__ import annotations

import gc
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks.speed import growth
from benchmarks.speed.growth import Place, measured
from benchmarks.speed.renaming import renamed
from graph.model import Extraction
from graph.settings import Settings
from graph.store.open import open_store
from queries.catalogue import catalogue
from tests.builders import blizzard, coalition


def sources() -> list[Extraction]:
    return [blizzard().extraction(), coalition().extraction()]


def test_each_size_is_measured_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "store"
    with closing(open_store(f"embedded:{path}", Settings())) as store:
        steps = list(measured(Place(store, files=path), sources(), [2, 5]))
    assert [s.documents for s in steps] == [2, 5]
    small, large = steps
    assert large.claims > small.claims
    assert large.nodes > small.nodes
    assert min(small.rate, small.cpu_rate, small.memory, small.disk) > 0
    assert small.engine_memory == 0, "the embedded engine is in this process"
    assert {q.name for q in catalogue().values()} <= set(small.asked)
    assert large.asked["documents"].rows == 5
    assert large.asked["claims-of-document"].error == large.asked["evidence-of-edge"].error == ""
    assert large.asked["operations-of-agency"].error.startswith("NotFound"), "it is asked for an agency of the samples"
    monkeypatch.setattr(growth, "FILE", tmp_path / "growth.json")
    growth._keep("embedded", [large])
    growth._keep("server", [small])
    growth._keep("embedded", [small])
    kept = growth.FILE.read_text()
    assert kept.index('"5"') > kept.index('"2"'), "what was measured before stays, in the order of sizes"


def test_documents_are_never_all_held() -> None:
    most = 0
    given = sources()
    before = sum(isinstance(o, Extraction) for o in gc.get_objects())
    for number, _ in enumerate(renamed(given, 200)):
        if number % 50 == 0:
            most = max(most, sum(isinstance(o, Extraction) for o in gc.get_objects()) - before)
    assert most <= 2
