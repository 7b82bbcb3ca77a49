"""Weighing keeps what is likely, drops what is not, and each claim that it adds has its sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from graph.ontology import ONTOLOGY
from loaders.extractors.base import Draft
from loaders.reading import Reading
from loaders.weigh import model, stage
from loaders.weigh.candidates import Grounds, candidates
from loaders.weigh.features import Seer
from loaders.weigh.model import FIRST_LOOK, Weights, key_of, learned

Read = Callable[[str], Reading]
TEXT = (
    "The Calgary Police Service led Operation Harvest. Officers of the Ottawa Police Service helped throughout the "
    "investigation, and Europol analysed telephones.\n\nThe choir of Leeds sang."
)
KEY = key_of("PARTICIPATES_IN", "Agency", "Operation")


@pytest.fixture
def reading(read: Read) -> Reading:
    return read(TEXT)


def thing(reading: Reading, name: str) -> int:
    return next(t.index for t in reading.things if name in t.names)


def use(monkeypatch: pytest.MonkeyPatch, weights: Weights | None = None, key: str = KEY) -> None:
    """Let weighing know this one regression; without one, that of a relation which no text here states."""
    models = {key: weights} if weights else {"OVERSEES": Weights(-9.0, 0.5, {})}
    for module in (model, stage):
        monkeypatch.setattr(module, "learned", lambda: models)
    # the real one is kept for the process: what it knows must not be what this test knows
    monkeypatch.setattr(stage, "vocabulary", lambda: frozenset(f for m in models.values() for f in m.weights))


def draft(reading: Reading, confidence: float = 0.8) -> Draft:
    return Draft(
        thing(reading, "Ottawa Police Service"), "PARTICIPATES_IN", thing(reading, "Operation Harvest"),
        reading.sentences[1].span, "a-rule", {}, None, confidence,
    )  # fmt: skip


def test_keeps_a_likely_draft_with_its_probability(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, Weights(-2.0, 0.5, {"rule=a-rule": 400}))
    kept = stage.weigh(reading, [("rules/1", draft(reading))])
    assert kept == [("rules/1", replace(draft(reading), confidence=0.88))]


def test_drops_an_unlikely_draft(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, Weights(-2.0, 0.5, {}))
    assert stage.weigh(reading, [("rules/1", draft(reading, confidence=0.7))]) == []


def test_doubts_a_sure_rule_only_where_next_to_nothing_speaks_for_it(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, Weights(-2.0, 0.5, {}))
    ((_, kept),) = stage.weigh(reading, [("rules/1", draft(reading, confidence=0.8))])
    assert kept.confidence == 0.46  # the mean of both opinions
    use(monkeypatch, Weights(-4.0, 0.5, {}))
    assert stage.weigh(reading, [("rules/1", draft(reading, confidence=0.8))]) == []


def test_adds_a_relation_that_no_rule_drafted_with_the_sentence_that_says_most(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, Weights(-2.0, 0.5, {"b:w=>help": 300}))
    added = stage.weigh(reading, [])
    assert (thing(reading, "Ottawa Police Service"), "weigh/1") in [(d.subject, name) for name, d in added], added
    for _, found in added:
        assert found.span == reading.sentences[1].span
        assert found.context in {None, reading.sentences[0].span}  # which names the operation
        assert found.confidence >= 0.5


def test_what_was_not_learned_passes_and_hints_do_not(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch)
    sure, hint = draft(reading), draft(reading, confidence=0.3)
    assert stage.weigh(reading, [("rules/1", sure), ("rules/1", hint)]) == [("rules/1", sure)]


def test_a_rule_that_was_too_rarely_right_between_two_types_claims_nothing(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch)
    monkeypatch.setattr(stage, "refused", lambda: {KEY: frozenset({"a-rule"})})
    other = replace(draft(reading), rule="another-rule")
    assert stage.weigh(reading, [("rules/1", draft(reading)), ("rules/1", other)]) == [("rules/1", other)]


def test_an_official_is_not_guessed_to_be_of_a_body_beside_their_own(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = read("Director Ann Hill of the Calgary Police Service met officers of the Ottawa Police Service.")
    use(monkeypatch, Weights(3.0, 0.5, {}), key_of("WORKS_FOR", "Person", "Agency"))
    added = {said.things[d.object or 0].name for _, d in stage.weigh(said, []) if d.predicate == "WORKS_FOR"}
    assert added == {"Calgary Police Service"}


def test_a_class_of_drugs_is_not_guessed_to_be_trafficked(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    said = read("The Sinaloa Cartel sold drugs and heroin in Calgary.")
    use(monkeypatch, Weights(3.0, 0.5, {}), key_of("TRAFFICKED", "CriminalOrganization", "Substance"))
    added = {said.things[d.object or 0].name for _, d in stage.weigh(said, [])}
    assert added == {"heroin"}


def test_who_led_is_not_said_to_take_part_too(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch)
    took_part = draft(reading)
    led = replace(took_part, predicate="LED")
    assert stage.weigh(reading, [("rules/1", took_part), ("rules/1", led)]) == [("rules/1", led)]


def test_a_pair_that_the_whole_document_speaks_against_is_not_looked_at(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = {"b:w=>help": 2000}
    use(monkeypatch, Weights(-FIRST_LOOK + 0.1, 0.5, told))
    assert stage.weigh(reading, [])
    use(monkeypatch, Weights(-FIRST_LOOK - 0.1, 0.5, told))
    assert stage.weigh(reading, []) == []
    # but what a rule drafted is looked at
    assert stage.weigh(reading, [("rules/1", draft(reading))])


def test_what_the_whole_document_says_adds_up(reading: Reading) -> None:
    grounds = Grounds.of(reading, [draft(reading)])
    whole, weights = Seer(grounds).whole, learned()[KEY]
    for candidate in candidates(grounds):
        expected = weights.bias + weights.log_odds(whole.of(candidate))
        assert whole.log_odds(candidate, weights) == pytest.approx(expected)


def test_no_feature_holds_a_name_of_the_document(reading: Reading) -> None:
    grounds = Grounds.of(reading, [draft(reading)])
    seer = Seer(grounds)
    seen = {
        f for c in candidates(grounds) for f in (*seer.whole.of(c), *(g for s in c.scenes for g in seer.of_scene(c, s)))
    }  # fmt: skip
    assert len(seen) > 100
    names = {w.lower() for t in reading.things for n in t.names for w in n.split() if w[0].isupper() and len(w) > 5}
    words = {w.lower() for f in seen for w in f.replace("=", " ").replace("/", " ").split()}
    assert not (names - {"police", "service", "operation"}) & words


def test_weighing_is_the_same_twice(reading: Reading) -> None:
    first = stage.weigh(reading, [("rules/1", draft(reading))])
    assert first == stage.weigh(reading, [("rules/1", draft(reading))])


def test_what_was_learned_can_be_read_and_is_of_the_ontology() -> None:
    models = learned()
    assert models
    edges = {e.name for e in ONTOLOGY.edges} - {"SEIZED"}
    assert edges <= {k.split()[0] for k in models}
    numbers = {"seized-amount", "sum-investment", "sum-street_value"}
    nodes = {f"{what} {n.name}" for what in ("thing", "name") for n in ONTOLOGY.nodes}
    for key, weights in models.items():
        assert key.split()[0] in edges or key in numbers or key in nodes or key.startswith("label ")
        assert 0.3 <= weights.threshold < 1
        assert weights.weights


def test_a_probability_is_one() -> None:
    weights = Weights(0.0, 0.5, {"a": 200, "b": -200})
    assert weights.probability([]) == 0.5
    assert weights.probability(["a", "b", "unknown"]) == 0.5
    assert weights.probability(["b"]) < 0.5 < weights.probability(["a"])
    assert 0 < Weights(-900.0, 0.5, {}).probability([]) < Weights(900.0, 0.5, {}).probability([]) < 1
