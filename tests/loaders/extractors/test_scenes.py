"""Where an operation took place: the places of sentences that tell of arrests."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.extractors.scenes import EXTRACTOR
from loaders.reading import Reading

Read = Callable[[str], Reading]
SAID = [
    ("During Operation Copper Thistle nine men were arrested in Calgary, Alberta.", {"Calgary"}),
    ("During Operation Copper Thistle men were arrested in Calgary, Edmonton and Regina.", {"Calgary", "Edmonton", "Regina"}),
    ("In Operation Copper Thistle arrests were made in Ohio, Texas and Utah.", {"Ohio", "Texas", "Utah"}),
    ("Operation Copper Thistle ended with the arrest of a man from Calgary.", set()),
]  # fmt: skip


def _places(reading: Reading) -> dict[str, float]:
    drafts = [d for d in EXTRACTOR.extract(reading) if d.predicate == "LOCATED_IN"]
    return {reading.things[d.object or 0].name: d.confidence for d in drafts}


@pytest.mark.parametrize(("text", "places"), SAID, ids=[t for t, _ in SAID])
def test_each_place_of_a_list_counts_and_a_state_behind_its_town_does_not(
    text: str, places: set[str], read: Read
) -> None:
    assert set(_places(read(text))) == places


def test_an_announced_list_is_surer_than_a_place_in_passing(read: Read) -> None:
    announced = _places(
        read("In Operation Copper Thistle arrests were made in the following cities: Calgary and Regina.")
    )
    passing = _places(read("In Operation Copper Thistle arrests were made in Calgary and Regina."))
    assert min(announced.values()) > max(passing.values())
