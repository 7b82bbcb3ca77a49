from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

import pytest

from loaders.extractors.groups import places_of, whole_group
from loaders.reading import Reading

Read = Callable[[str], Reading]

LISTS = [
    ("The RCMP, Europol and Health Canada met.", [["RCMP", "Europol", "Health Canada"]]),
    ("The RCMP, the FBI, and the DEA met.", [["RCMP", "FBI", "DEA"]]),
    ("Officers of the RCMP as well as agents from the FBI met.", [["RCMP", "FBI"]]),
    ("The Drug Enforcement Administration (DEA) and the FBI met.", [["Drug Enforcement Administration", "DEA", "FBI"]]),
    ("La GRC, la Sûreté du Québec et Santé Canada ont parlé.", [["GRC", "Sûreté du Québec", "Santé Canada"]]),
    ("La GRC ainsi que la Sûreté du Québec ont parlé.", [["GRC", "Sûreté du Québec"]]),
    ("The RCMP arrested two men, and Europol said so.", [["RCMP"], ["Europol"]]),
    ("The RCMP told Europol.", [["RCMP"], ["Europol"]]),
    ("The RCMP met; Europol did not.", [["RCMP"], ["Europol"]]),
]


def _lists(reading: Reading, type_name: str) -> list[list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for place in places_of(reading, reading.sentences[0]):
        if place.type == type_name:
            found[place.group].append(reading.text(place.span))
    return list(found.values())


@pytest.mark.parametrize(("text", "expected"), LISTS, ids=[t for t, _ in LISTS])
def test_places_of_puts_the_members_of_one_list_in_one_group(text: str, expected: list[list[str]], read: Read) -> None:
    assert _lists(read(text), "Agency") == expected


def test_places_of_lists_drugs_with_their_amounts_between(read: Read) -> None:
    reading = read("Officers seized 2 kg of cocaine, 14 grams of heroin and more than 300 grams of fentanyl.")
    assert _lists(reading, "Substance") == [["cocaine", "heroin", "fentanyl"]]


def test_places_of_keeps_things_of_different_types_apart(read: Read) -> None:
    reading = read("The RCMP and Canada met with the Sinaloa Cartel and Mexico.")
    groups = [p.group for p in places_of(reading, reading.sentences[0])]
    assert len(set(groups)) == len(groups)


def test_places_of_stays_inside_the_sentence(read: Read) -> None:
    reading = read("The RCMP met. Europol spoke.")
    assert [reading.text(p.span) for p in places_of(reading, reading.sentences[1])] == ["Europol"]


def test_whole_group_returns_the_wanted_types_only(read: Read) -> None:
    places = places_of(reading := read("The RCMP, Europol and Health Canada met."), reading.sentences[0])
    assert whole_group(places, places[1], frozenset({"Agency"})) == places
    assert whole_group(places, places[1], frozenset({"Person"})) == []
