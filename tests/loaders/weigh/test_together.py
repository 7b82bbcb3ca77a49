"""What is said of one of a list is likely of the others, and few bodies have two parents."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import pytest

from loaders.reading import Reading, Thing
from loaders.weigh.candidates import Candidate, Grounds, candidates
from loaders.weigh.model import Weights
from loaders.weigh.together import Company, Weighed, among_lists

WEIGHTS = Weights(-1.0, 0.3, {})
THINGS = tuple(
    Thing(n, type_, name, (name,), ())
    for n, (type_, name) in enumerate(
        (("Agency", "Unit"), ("Agency", "Force"), ("Agency", "Service"), ("Place", "Leeds"), ("Person", "Ann Roe"))
    )
)


def weighed(subject: int, predicate: str, target: int, alone: float) -> Weighed:
    return Weighed(Candidate(subject, predicate, target, ()), WEIGHTS, (), alone, alone)


def listed(reading: Reading, sure: str) -> dict[str, float]:
    """Return the probabilities of taking part, where one body's is near 1 and all others' are 0."""
    grounds = Grounds.of(reading, [])
    found = [c for c in candidates(grounds) if c.predicate == "PARTICIPATES_IN"]
    ones = [
        Weighed(c, WEIGHTS, (), p, p) for c in found for p in [1.0 if sure in reading.things[c.subject].names else 0.0]
    ]
    return {reading.things[w.candidate.subject].name: w.probability for w in among_lists(ones, {})}


def test_a_list_shares_what_is_said_of_one(read: Callable[[str], Reading]) -> None:
    reading = read(
        "The Calgary Police Service, the Ottawa Police Service and the Toronto Police Service helped in Operation Harvest."
    )
    found = listed(reading, "Toronto Police Service")
    assert found["Toronto Police Service"] == pytest.approx(2 / 3)
    assert found["Calgary Police Service"] == found["Ottawa Police Service"] == pytest.approx(1 / 6)


def test_a_body_outside_the_list_keeps_its_own(read: Callable[[str], Reading]) -> None:
    reading = read("The Calgary Police Service thanked the Toronto Police Service for its part in Operation Harvest.")
    assert listed(reading, "Toronto Police Service") == {"Calgary Police Service": 0.0, "Toronto Police Service": 1.0}


def test_one_that_was_left_out_as_unlikely_counts_in_the_mean(read: Callable[[str], Reading]) -> None:
    reading = read("The Calgary Police Service and the Toronto Police Service helped in Operation Harvest.")
    found = [c for c in candidates(Grounds.of(reading, [])) if c.predicate == "PARTICIPATES_IN"]
    one, other = (Weighed(c, WEIGHTS, (), 0.8, 0.8) for c in found)
    (alone,) = among_lists([one], {})
    (beside,) = among_lists([one], {other.key: math.log(0.2 / 0.8)})
    assert (alone.probability, beside.probability) == (pytest.approx(0.8), pytest.approx(0.65))


def test_the_likelier_parent_outdoes_the_other() -> None:
    one, other = weighed(0, "PART_OF", 1, 0.8), weighed(0, "PART_OF", 2, 0.39)
    company = Company.of([one, other], THINGS)
    assert [company.is_outdone(w) for w in (one, other)] == [False, True]


def test_two_parents_as_likely_stay() -> None:
    pair = weighed(0, "PART_OF", 1, 0.8), weighed(0, "PART_OF", 2, 0.5)
    assert not any(Company.of(pair, THINGS).is_outdone(w) for w in pair)


def test_other_relations_have_no_rivals() -> None:
    pair = weighed(0, "MEMBER_OF", 1, 0.9), weighed(0, "MEMBER_OF", 2, 0.1)
    assert not any(Company.of(pair, THINGS).is_outdone(w) for w in pair)


@pytest.mark.parametrize(("alone", "expected"), [((0.2, 0.1), [True, False]), ((0.1, 0.05), [False, False])])
def test_the_likeliest_parent_is_claimed_below_the_threshold(alone: Sequence[float], expected: list[bool]) -> None:
    pair = [weighed(0, "PART_OF", n + 1, p) for n, p in enumerate(alone)]
    company = Company.of(pair, THINGS)
    assert [company.is_likeliest(w) for w in pair] == expected


def test_a_person_has_one_employer() -> None:
    ones = [weighed(4, "WORKS_FOR", 0, 0.9), weighed(4, "WORKS_FOR", 1, 0.5), weighed(4, "WORKS_FOR", 2, 0.6)]
    company = Company.of(ones, THINGS)
    assert [company.is_outdone(one) for one in ones] == [False, True, False]
