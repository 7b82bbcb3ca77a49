"""Numbers are kept where their surroundings make them likely, and each has the sentence that states it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from loaders.extractors.base import Draft
from loaders.extractors.figures import EXTRACTOR as FIGURES
from loaders.extractors.seizures import EXTRACTOR as SEIZURES
from loaders.reading import Reading
from loaders.weigh import amounts
from loaders.weigh.amounts import NAME, key_of_number, weigh_numbers
from loaders.weigh.model import Weights
from loaders.weigh.numbers import NumberSeer

Read = Callable[[str], Reading]
HAUL = "The Calgary Police Service led Operation Harvest. Officers seized 3 kg of cocaine and two rifles in Calgary."
GRANT = "The Calgary Police Service led Operation Harvest. The unit has $3 million a year from the Province of Alberta."


def use(monkeypatch: pytest.MonkeyPatch, key: str, weights: Weights) -> None:
    """Let the stage know this one regression."""
    monkeypatch.setattr(amounts, "learned", lambda: {key: weights})


def seizures(reading: Reading) -> list[tuple[str, Draft]]:
    return [(SEIZURES.name, d) for d in SEIZURES.extract(reading)]


def test_an_amount_says_where_its_number_stands(read: Read) -> None:
    reading = read(HAUL)
    told = {reading.text(d.at) for _, d in seizures(reading) if d.at}
    assert told == {"3 kg", "two"}


def test_keeps_a_likely_seizure_with_its_probability(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    reading = read(HAUL)
    use(monkeypatch, "seized-amount", Weights(0.0, 0.5, {"unit=kg": 200, "unit=unit": -200}))
    (cocaine,) = [d for _, d in seizures(reading) if d.properties["unit"] == "kg"]
    assert list(weigh_numbers(reading, seizures(reading))) == [(SEIZURES.name, replace(cocaine, confidence=0.88))]


def test_what_was_not_learned_passes_and_hints_do_not(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    reading = read(HAUL)
    use(monkeypatch, "sum-investment", Weights(9.0, 0.5, {}))
    given = seizures(reading)
    hint = replace(given[0][1], confidence=0.1)
    assert list(weigh_numbers(reading, [*given, ("x", hint)])) == given


def test_a_hint_becomes_a_claim_of_weighing(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    reading = read(GRANT)
    hints = [("figures/1", d) for d in FIGURES.extract(reading) if d.properties["measure"] == "investment"]
    use(monkeypatch, "sum-investment", Weights(-1.0, 0.5, {"a12=a year": 300}))
    ((name, found),) = weigh_numbers(reading, [("figures/1", replace(d, confidence=0.3)) for _, d in hints])
    assert (name, found.rule, found.confidence) == (NAME, "weighed-sum-investment", 0.88)
    assert "$3 million" in reading.text(found.span)


def test_the_real_weights_know_a_grant_from_a_theft(read: Read) -> None:
    """What was learned tells money that a government pays from money that was stolen."""
    lead = "The Calgary Police Service led Operation Harvest. "
    for text, is_paid in ((f"{lead}Public Safety Canada provided $3 million in funding for it.", True),
                          (f"{lead}The men stole $3 million from a bank in Leeds.", False)):  # fmt: skip
        reading = read(text)
        found = weigh_numbers(reading, [("figures/1", d) for d in FIGURES.extract(reading)])
        assert ("investment" in {d.properties["measure"] for _, d in found}) is is_paid


@pytest.mark.parametrize(
    ("predicate", "properties", "has_place", "key"),
    [
        ("SEIZED", {"quantity": 3.0}, True, "seized-amount"),
        ("SEIZED", {}, True, None),
        ("SEIZED", {"quantity": 3.0}, False, None),
        ("FIGURE", {"measure": "investment"}, True, "sum-investment"),
        ("FIGURE", {"measure": "arrests"}, True, None),
    ],
)
def test_each_kind_of_number_has_its_regression(
    read: Read, predicate: str, properties: dict[str, str], has_place: bool, key: str | None
) -> None:
    sentence = read(HAUL).sentences[1].span
    draft = Draft(0, predicate, None, sentence, "a-rule", dict(properties), at=sentence if has_place else None)
    assert key_of_number(draft) == key


def test_features_tell_the_words_with_their_place_and_never_the_number(read: Read) -> None:
    reading = read(HAUL)
    drafts = [d for _, d in seizures(reading)]
    (cocaine,) = [d for d in drafts if d.properties["unit"] == "kg"]
    seen = NumberSeer(reading, drafts).of(cocaine)
    assert {"b1=seized", "a1=of", "verb=seize", "unit=kg", "rule=quantity-in-seizure", "item=cocaine"} <= seen
    assert not any("3" in f.split("=")[-1] for f in seen if not f.startswith(("value=", "digits=")))
