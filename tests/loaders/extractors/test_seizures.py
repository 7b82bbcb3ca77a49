"""What was seized, in the forms in which publishers say it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.loaders.statements import Statements

State = Callable[[str], Statements]

LED = "The Northland Police Service led Operation Harvest.\n\n"
SAID = {
    "a label with a verb": ("The operation led to:\n\nFirearms seized: 44\nCocaine: 11 kg", ("firearms", 44, "unit")),
    "a table with bars": ("Drugs seized\n\nDrug | Seizures | Amount\nHeroin | 17 | 8.5 kg", ("heroin", 8.5, "kg")),
    "a table with blanks": ("Drugs seized in May:\n\nKetamine      1.2 kg\nHeroin        3 kg", ("heroin", 3, "kg")),
    "a column with its unit": ("Seized in 2023:\n\nCocaine (kg)        1,837", ("cocaine", 1837, "kg")),
    "packages of a drug": (
        "Officers seized a load of cocaine. In the boat lay 119 packages.",
        ("cocaine", 119, "unit"),
    ),
    "a weight without its drug": (
        "Officers seized cocaine at the port. The second boat was carrying 900 kilograms, hidden in the hull.",
        ("cocaine", 900, "kg"),
    ),
    "a report that does not say seized": (
        "Officers seized 2 kg of heroin.\n\nIn March, customs came away with 444 kg of cocaine at the port.",
        ("cocaine", 444, "kg"),
    ),
    "plants without the drug": ("Officers seized cannabis. They removed 5,001 plants.", ("cannabis", 5001, "plant")),
}


@pytest.mark.parametrize("form", SAID)
def test_reads_the_amount_in_each_form(form: str, state: State) -> None:
    text, (item, quantity, unit) = SAID[form]
    state(LED + text).claim("Operation Harvest", "SEIZED", item, quantity=quantity, unit=unit)


@pytest.mark.parametrize(
    "text",
    [
        "Officers seized heroin. The laboratory could produce 40 kg of cocaine a week.",
        "Officers seized heroin. He was charged with conspiring to distribute five kilograms of cocaine.",
        "A court heard that users take 3 kg of cocaine a year.",
    ],
)
def test_does_not_take_for_seized_what_could_be_made_or_is_a_threshold(text: str, state: State) -> None:
    assert state(LED + text).claims(None, "SEIZED", "cocaine", unit="kg") == []


def test_a_value_in_brackets_is_no_cash(state: State) -> None:
    said = state(LED + "Officers seized 186 kg of heroin ($1.86 million) in May.")
    assert said.claims(None, "SEIZED", "heroin", quantity=186)
    assert said.claims(None, "SEIZED", "cash") == []


def test_a_label_and_a_share_are_counted_as_the_whole_is(state: State) -> None:
    said = state(LED + "The results of the operation:\n\nArrests: 58\nTwelve search warrants, five of them in Leeds")
    assert said.claims(None, "FIGURE", measure="arrests", value=58)
    assert said.claims(None, "FIGURE", measure="search_warrants", value=5)
