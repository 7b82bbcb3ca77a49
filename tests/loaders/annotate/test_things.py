"""Which mentions are one thing, and what is no thing at all."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.reading import Reading

Read = Callable[[str], Reading]

ONE = [
    ("Operation", "Operation Blue Lantern ended. Blue Lantern, a twelve-day operation at sea, cost little."),
    ("Operation", "Operation Long Shadow2 (Operation LS2) began. Operation LS-2 ended in May."),
    ("Operation", "Project Alder has ended. Charges related to Project Alderin the following towns were laid."),
    ("CriminalOrganization", "The Gran Grif gang held the road. The gang Gran Grif fled; Gran Grif came back."),
    ("Agency", "CTF 150 sailed. The Combined Task Force (CTF) 150 came home."),
]

NOBODY = [
    "Operation Whiskey Kea began in May. Whiskey Kea is a joint effort of two districts.",
    "Men of Moose Jaw were held. Moose Jaw: two arrests.",
]
GOODS = [
    ("Officers seized 14 lathes and a wood chipper.", {"lathes"}),
    ("Officers seized drugs in 14 interdictions and 12 boardings.", set()),
    ("Officers seized drugs from four suspected smugglers and two guards.", set()),
]


@pytest.mark.parametrize(("kind", "text"), ONE, ids=[t for _, t in ONE])
def test_things_that_share_a_name_of_their_own_are_one(kind: str, text: str, read: Read) -> None:
    assert len([t for t in read(text).things if t.type == kind]) == 1


@pytest.mark.parametrize("text", NOBODY)
def test_no_listed_place_and_no_operation_is_a_person(text: str, read: Read) -> None:
    assert [t.name for t in read(text).things if t.type == "Person"] == []


def test_a_surname_of_the_document_behind_in_is_no_place(read: Read) -> None:
    text = (
        "Supt. Ann Quillbury spoke. In January in Quillbury v. Crown the court agreed, and officers went to Quillbury."
    )
    assert [t.name for t in read(text).things if t.type == "Place"] == []


@pytest.mark.parametrize(("text", "names"), GOODS, ids=[t for t, _ in GOODS])
def test_acts_and_people_are_no_goods(text: str, names: set[str], read: Read) -> None:
    found = {n for t in read(text).things if t.type == "Commodity" for n in t.names}
    assert names <= found
    assert not found & {"interdictions", "boardings", "suspected smugglers", "guards"}


def test_of_two_names_of_an_operation_the_one_with_its_head_is_kept(read: Read) -> None:
    text = "Last Mile, the largest operation of the year, ended in May. Operation Last Mile cost little."
    assert [t.name for t in read(text).things if t.type == "Operation"] == ["Operation Last Mile"]


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("The Criminal Division's Office of International Affairs provided assistance.", "Office of International Affairs"),
        ("The Justice Department’s Office of International Affairs helped.", "Office of International Affairs"),
    ],
)  # fmt: skip
def test_a_unit_behind_its_owner_is_also_called_by_its_own_name(text: str, own: str, read: Read) -> None:
    assert own in {n for t in read(text).things if t.type == "Agency" for n in t.names}


def test_an_owner_is_not_called_by_the_name_of_its_unit(read: Read) -> None:
    text = "The Office of International Affairs of the Justice Department's Criminal Division handled it."
    criminal = next(t for t in read(text).things if t.name.endswith("Criminal Division"))
    assert "Office of International Affairs" not in criminal.names
