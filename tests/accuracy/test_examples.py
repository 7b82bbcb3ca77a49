"""Examples are what a document may say, with whether its gold says it."""

from __future__ import annotations

from benchmarks.accuracy.number_examples import of_numbers
from benchmarks.accuracy.rows import Gold
from benchmarks.accuracy.thing_examples import of_things
from graph.settings import Settings
from loaders.annotate.reader import annotate
from loaders.extractors.base import Draft
from loaders.pipeline import Pipeline
from loaders.readers.plain_text import text_document
from loaders.reading import Reading, Thing
from loaders.weigh.presence import seer_of

TEXT = "The Calgary Police Service led Operation Harvest. Officers seized 3 kg of cocaine and 5 kg of heroin in Leeds."
GOLD = Gold.of(
    {
        "entities": [
            {"type": "Agency", "name": "Calgary Police Service"},
            {"type": "Operation", "name": "Operation Harvest"},
            {"type": "Substance", "name": "cocaine"},
        ],
        "relations": [],
        "seizures": [{"by": ["Operation Harvest"], "item": "cocaine", "quantity": 3000, "unit": "g"}],
        "figures": [],
    }
)


def _read() -> Reading:
    return annotate(text_document("d.txt", TEXT), Pipeline(Settings()).models)


def drafts(reading: Reading) -> list[Draft]:
    return [d for e in Pipeline(Settings()).extractors for d in e.extract(reading)]


def test_an_amount_is_true_where_gold_has_it_in_any_unit() -> None:
    reading = _read()
    found = {e.true for e in of_numbers("d", reading, drafts(reading), GOLD) if "item=cocaine" in e.features}
    others = {e.true for e in of_numbers("d", reading, drafts(reading), GOLD) if "item=heroin" in e.features}
    assert (found, others) == ({True}, {False})


def test_a_thing_is_true_where_gold_names_it_and_each_entity_counts_once() -> None:
    reading = _read()
    told = {t.name: e for t, e in zip(_by_use(reading), of_things("d", reading, drafts(reading), GOLD), strict=True)}
    assert {n for n, e in told.items() if e.true} == {"Calgary Police Service", "Operation Harvest", "cocaine"}
    assert told["heroin"].ruled
    assert {e.key for e in told.values()} == {f"thing {t.type}" for t in reading.things}


def _by_use(reading: Reading) -> list[Thing]:
    """Return things as the examples come: those first that belong by rule."""
    seer = seer_of(reading, drafts(reading))
    return sorted(reading.things, key=lambda t: t.index not in seer.belongs)
