"""People and their groups: each way to say it, with near misses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.extractors.memberships import EXTRACTOR
from loaders.reading import Reading

Read = Callable[[str], Reading]

SAID = [
    ("John Harper, 40, is a lieutenant in the Sinaloa Cartel.", ["John Harper"]),
    ("John Harper, 40, of Leeds, a senior broker for the Sinaloa Cartel, was arrested.", ["John Harper"]),
    ("John Harper, 40, who until 2021 was a member of the Sinaloa Cartel, was arrested.", ["John Harper"]),
    ("John Harper, 27, and Mary Stone, 31, both patched members of the Hells Angels, were charged.", ["John Harper", "Mary Stone"]),
    ("John Harper, 26, of Leeds, and Mary Stone, 38, of Hull, are alleged members of the Hells Angels.", ["John Harper", "Mary Stone"]),
    ("John Harper is a Hells Angels member, the court was told.", ["John Harper"]),
    ("Officers arrested Sinaloa Cartel leader John Harper on Monday.", ["John Harper"]),
    ("John Harper, 40, worked for the Sinaloa Cartel.", ["John Harper"]),
    ("John Harper, 40, pleaded guilty to smuggling ketamine for the Sinaloa Cartel.", ["John Harper"]),
    ("Jean Tremblay, 41 ans, membre en règle des Hells Angels, a comparu lundi à Laval.", ["Jean Tremblay"]),
    ("Jean Tremblay travaillait pour les Hells Angels, selon la police de la ville.", ["Jean Tremblay"]),
]  # fmt: skip
UNSAID = [
    "John Harper, 40, told the court of the Sinaloa Cartel.",
    "John Harper, 40, was not seen with the Sinaloa Cartel.",
    "Mary Stone shot John Harper, and a member of the Hells Angels was arrested.",
    "John Harper praised the officers, who arrested members of the Hells Angels.",
]


def _members(reading: Reading) -> list[str]:
    return sorted({reading.things[d.subject].name for d in EXTRACTOR.extract(reading)})


@pytest.mark.parametrize(("text", "people"), SAID, ids=[t for t, _ in SAID])
def test_memberships_are_read_from_the_word_for_the_role(text: str, people: list[str], read: Read) -> None:
    assert _members(read(text)) == people


@pytest.mark.parametrize("text", UNSAID)
def test_no_membership_is_read_where_no_role_is_said(text: str, read: Read) -> None:
    assert _members(read(text)) == []


def test_an_alleged_membership_is_said_to_be_alleged(read: Read) -> None:
    reading = read("John Harper, 40, is an alleged member of the Sinaloa Cartel.")
    assert [d.modality for d in EXTRACTOR.extract(reading)] == ["alleged"]
