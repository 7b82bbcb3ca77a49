"""Offices of listed bodies, services of a country, and names of units: each rule with a near miss."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.reading import Reading

Read = Callable[[str], Reading]

FOUND = [
    ("The parcel was opened by the FBI's Omaha office.", "FBI Omaha office"),
    ("Agents of the DEA's Tucson Field Division took the van.", "DEA Tucson Field Division"),
    ("The boat was met by the U.S. Coast Guard's Fourteenth District.", "U.S. Coast Guard's Fourteenth District"),
    ("The search was run by the CBSA Prairie Region on Monday.", "CBSA Prairie Region"),
    ("A statement by the RCMP's Gander detachment said so.", "RCMP Gander detachment"),
    ("The help of HSI Attaché Lima was crucial.", "HSI Attaché Lima"),
    ("It was found by Homeland Security Investigations (HSI) Omaha.", "Homeland Security Investigations Omaha"),
    ("L'enquête a été menée par l'antenne lilloise de l'OFAST.", "antenne lilloise de l'OFAST"),
    ("La région du Québec de l'ASFC a saisi le colis.", "région du Québec de l'ASFC"),
    ("The case went to the Joint Harbour Intelligence Table in May.", "Joint Harbour Intelligence Table"),
    ("They set up the Ferry Ports Interdiction Group.", "Ferry Ports Interdiction Group"),
    ("The reef was watched by Taskforce Petrel.", "Taskforce Petrel"),
    ("Le Centre conjoint de lutte contre les faussaires a ouvert.", "Centre conjoint de lutte contre les faussaires"),
    ("La Table des partenaires de la probité se réunit.", "Table des partenaires de la probité"),
    ("The Slovenian Navy's divers searched the hull.", "Slovenian Navy"),
    ("Une vedette de la douane slovène a suivi le voilier.", "douane slovène"),
]
REFUSED = [
    ("The FBI's new office opened in Omaha.", "FBI new office"),
    ("The CBSA Prairie harvest was seized.", "CBSA Prairie"),
    ("Le laboratoire de MDMA a été vidé.", "laboratoire de MDMA"),
    ("La brigade de Lyon contrôle un camion.", "brigade de Lyon contrôle"),
    ("Il dirige le réseau de la Rive-Sud.", "réseau de la Rive-Sud"),
    ("The Slovenian navy blue coat was found.", "Slovenian navy blue"),
    ("He signed under Taskforce rules.", "Taskforce rules"),
]


def _names(read: Read, text: str) -> set[str]:
    return {n.replace("’", "'") for t in read(text).things if t.type == "Agency" for n in t.names}


@pytest.mark.parametrize(("text", "name"), FOUND, ids=[n for _, n in FOUND])
def test_annotate_finds_an_office_of_a_body(text: str, name: str, read: Read) -> None:
    assert name in _names(read, text)


@pytest.mark.parametrize(("text", "name"), REFUSED, ids=[n for _, n in REFUSED])
def test_annotate_takes_no_other_words_for_an_office(text: str, name: str, read: Read) -> None:
    assert name not in _names(read, text)


def test_annotate_gives_an_acronym_to_the_body_and_not_to_its_branch(read: Read) -> None:
    things = read("It was Enforcement and Removal Operations (ERO) Boston.").things

    assert [t.name for t in things if "ERO" in t.names] == ["Enforcement and Removal Operations"]
