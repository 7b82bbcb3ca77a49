from __future__ import annotations

from collections import Counter

from benchmarks.accuracy.towns import FILE, table
from loaders.annotate.towns import Town, towns


def test_towns_gives_each_with_its_country_and_people() -> None:
    halifax = [t for t in towns() if t.name == "Halifax" and t.country == "ca"]
    assert halifax == [Town("Halifax", "ca", halifax[0].population)]
    assert halifax[0].population > 100_000


def test_towns_holds_several_of_one_name() -> None:
    assert Counter(t.name for t in towns())["London"] > 1


def test_the_list_is_what_the_pinned_package_gives() -> None:
    assert FILE.read_text(encoding="utf-8") == table(), "run python -m benchmarks.accuracy.towns"
