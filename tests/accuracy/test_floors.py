"""Extraction does not fall below its floors on the project's own set, and floors only rise."""

from __future__ import annotations

import pytest

from benchmarks.accuracy.floors import Floors
from benchmarks.accuracy.measuring import measure
from benchmarks.accuracy.sets import own


@pytest.mark.accuracy
def test_extraction_holds_its_floors() -> None:
    floors = Floors.read()
    assert set(floors.f1) == {"entity", "relation", "seizure", "figure"}
    assert floors.quotes == 1.0
    assert floors.traps is not None
    measured = measure(own())
    assert len(measured) == 51
    fallen = list(floors.broken(Floors.measured(measured)))
    assert fallen == [], "look for what the change loses; `python -m benchmarks.accuracy.floors` shows all"


def test_floors_rise_and_never_fall() -> None:
    floors = Floors({"entity": {"en": 0.8, "fr": 0.7}}, traps=5)
    higher = floors.raised(Floors({"entity": {"en": 0.9, "fr": 0.6}}, quotes=0.99, traps=7))
    assert higher == Floors({"entity": {"en": 0.9, "fr": 0.7}}, quotes=1.0, traps=5)
    assert floors.raised(Floors({}, traps=3)) == Floors(floors.f1, traps=3)


@pytest.mark.parametrize(
    ("measured", "said"),
    [
        (Floors({"entity": {"en": 0.796}}, traps=5), []),
        (Floors({"entity": {"en": 0.794}}, traps=5), ["F1 of entities, en: 0.794, floor 0.800"]),
        (Floors({"entity": {"en": 0.9}}, quotes=0.9999, traps=5), ["quotes in the text: 0.9999, floor 1.000"]),
        (Floors({"entity": {"en": 0.9}}, traps=6), ["traps taken for entities: 6, at most 5"]),
        (Floors({}, traps=0), ["F1 of entities, en: 0.000, floor 0.800"]),
    ],
)
def test_what_falls_is_named(measured: Floors, said: list[str]) -> None:
    assert list(Floors({"entity": {"en": 0.8}}, traps=5).broken(measured)) == said
