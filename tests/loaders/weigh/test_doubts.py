"""What sentences that name two things do not state of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.loaders.statements import Statements

State = Callable[[str], Statements]

TITLE = "Operation Harvest ends in Leeds\n\n"
#: What a sentence states, and what a careless reader would take from it besides.
STATED = {
    "a unit, and not the body that its name begins with": (
        "Operation Harvest was investigated by the FBI and IRS Criminal Investigation.",
        ("IRS Criminal Investigation", "PARTICIPATES_IN", "Operation Harvest"),
        ("Internal Revenue Service", "PARTICIPATES_IN", "Operation Harvest"),
    ),
    "a unit, and not the body whose it is": (
        "Operation Harvest was investigated by the FBI and the Department of Labor's Office of Inspector General.",
        ("Federal Bureau of Investigation", "PARTICIPATES_IN", "Operation Harvest"),
        ("U.S. Department of Labor", "PARTICIPATES_IN", "Operation Harvest"),
    ),
    "members of what coordinated it": (
        "Operation Harvest was coordinated by the Special Operations Division, comprised of agents from the DEA, the FBI and ICE.",
        ("Federal Bureau of Investigation", "MEMBER_OF", "Special Operations Division"),
        ("Federal Bureau of Investigation", "PARTICIPATES_IN", "Operation Harvest"),
    ),
    "a town, and not the country around it": (
        "Under Operation Harvest officers arrested nine people in Leeds, England.",
        ("Operation Harvest", "LOCATED_IN", "Leeds"),
        ("Operation Harvest", "LOCATED_IN", "England"),
    ),
    "the district of an office": (
        "Nine people were arrested in Reno under Operation Harvest, said U.S. Attorney Ann Roe for the District of Nevada.",
        ("Operation Harvest", "LOCATED_IN", "Reno"),
        ("Operation Harvest", "LOCATED_IN", "District of Nevada"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("form", STATED)
def test_states_the_one_and_not_the_other(form: str, state: State) -> None:
    text, (subject, predicate, target), (other, unstated, end) = STATED[form]
    said = state(TITLE + text)
    assert said.claims(subject, predicate, target)
    assert said.claims(other, unstated, end) == []


def test_members_of_what_did_the_work_took_part(state: State) -> None:
    said = state(
        TITLE + "Operation Harvest was investigated by the Northland Strike Force, which includes the DEA and the FBI."
    )
    assert said.claims("Federal Bureau of Investigation", "PARTICIPATES_IN", "Operation Harvest")


def test_what_was_seized_is_no_target(state: State) -> None:
    said = state(TITLE + "The FBI led Operation Harvest. In Operation Harvest agents seized 12 kilograms of fentanyl.")
    assert said.claims(None, "SEIZED", "fentanyl")
    assert said.claims("Operation Harvest", "TARGETED", "fentanyl") == []
