"""Things are in the graph where it is likely that they matter, and what is told of them is not lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.extractors.base import Draft
from loaders.reading import Reading
from loaders.weigh import presence
from loaders.weigh.model import Weights
from loaders.weigh.presence import belongs, in_graph, likely, seer_of

Read = Callable[[str], Reading]
TEXT = "The Calgary Police Service led Operation Harvest in Calgary. The Ottawa Police Service has a choir."


def use(monkeypatch: pytest.MonkeyPatch, key: str, weights: Weights) -> None:
    """Let the stage know this one regression."""
    monkeypatch.setattr(presence, "learned", lambda: {key: weights})


def thing(reading: Reading, name: str) -> int:
    return next(t.index for t in reading.things if name in t.names)


def test_an_unlikely_thing_is_passed_over(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    reading = read(TEXT)
    use(monkeypatch, "thing Agency", Weights(2.0, 0.5, {"at=lead": 0, "a1=has": -900}))
    assert thing(reading, "Ottawa Police Service") not in likely(reading, [])
    assert thing(reading, "Calgary Police Service") in likely(reading, [])


def test_things_of_a_type_that_was_not_learned_are_likely(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    reading = read(TEXT)
    use(monkeypatch, "thing Agency", Weights(-9.0, 0.5, {}))
    kept = {reading.things[n].type for n in likely(reading, [])}
    assert kept == {"Operation", "Place"}


@pytest.mark.parametrize(("predicate", "probability"), [("FIGURE", 0.1), ("LED", 0.3)])
def test_what_claims_hang_on_needs_less(
    predicate: str, probability: float, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = read(TEXT)
    body, operation = thing(reading, "Ottawa Police Service"), thing(reading, "Operation Harvest")
    target = None if predicate == "FIGURE" else operation
    draft = Draft(body, predicate, target, reading.sentences[0].span, "a-rule")
    odds = {0.1: -2.2, 0.3: -0.85}[probability]
    use(monkeypatch, "thing Agency", Weights(odds, 0.5, {}))
    assert body not in likely(reading, [])
    assert body in likely(reading, [draft])


def test_a_likely_thing_without_a_name_needs_a_claim(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    reading = read("The Calgary Police Service said that the investigation goes on. Officers searched houses in Leeds.")
    use(monkeypatch, "thing Operation", Weights(9.0, 0.5, {}))
    unnamed = [t for t in reading.things if t.properties.get("unnamed")]
    assert unnamed
    for found in unnamed:
        assert found.index in likely(reading, [])
        assert not in_graph(found, set())
        assert in_graph(found, {found.index})


def test_goods_that_are_merely_present_are_in_the_graph_only_where_likely(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = read("The Calgary Police Service seized two rifles and a boat in Leeds.")
    rifle = next(t for t in reading.things if t.type == "Commodity")
    assert not belongs(rifle, set())
    monkeypatch.setattr(presence, "learned", dict)
    assert not in_graph(rifle, set())
    use(monkeypatch, "thing Commodity", Weights(9.0, 0.5, {}))
    assert in_graph(rifle, set())


def test_features_tell_the_name_its_neighbours_and_what_was_drafted(read: Read) -> None:
    reading = read(TEXT)
    body, operation = (reading.things[thing(reading, n)] for n in ("Calgary Police Service", "Operation Harvest"))
    drafts = [Draft(body.index, "LED", operation.index, reading.sentences[0].span, "a-rule")]
    seer = seer_of(reading, drafts)
    assert {"last=service", "shape=X X X", "a1=led", "s-LED", "at=lead", "belongs=True"} <= seer.of(body)
    assert "o-LED" in seer.of(operation)


def test_a_name_that_is_in_the_graph_by_rule_needs_three_quarters(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    reading = read(TEXT)
    use(monkeypatch, "thing Agency", Weights(-0.4, 0.5, {}))  # a probability of .40
    assert thing(reading, "Ottawa Police Service") in likely(reading, [])
    use(monkeypatch, "thing Agency", Weights(-0.6, 0.5, {}))  # .35
    assert thing(reading, "Ottawa Police Service") not in likely(reading, [])
