from __future__ import annotations

import pytest

from loaders.annotate.operation_lists import listed_operations
from loaders.annotate.operations import named_operations


def names(text: str) -> list[str]:
    return [f.name for f in listed_operations(text, list(named_operations(text)), lambda _: False)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("les projets Nacelle et Quille visent les vols", ["projet Nacelle", "projet Quille"]),
        ("In June it followed up with two operations, Selenite and Long Reef: teams", ["Operation Selenite", "Operation Long Reef"]),
        ("the Tactical Operations Unit and PolAir helped", []),
        ("Homeland Security Investigations, Massena and the state police", []),
    ],
)  # fmt: skip
def test_several_names_under_one_noun(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Operation Reef III ended. Reef II had led to 211 arrests.", ["Reef II"]),
        ("Operation Reef ended. Reef Road II is closed.", []),
    ],
)
def test_another_edition_bears_the_name_with_another_number(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Retour sur quatre affaires.\n\n« Aulne » (Isère, 6 mars). Dix mois.\n\n« Hêtre » (Loire, 18 mars). Vols.", ["Aulne", "Hêtre"]),
        ("Projets récents\nPARADE — janvier 2025. Une fouille.\nVERGER — mai 2024. Deux.", ["PARADE", "VERGER"]),
        ("Here are five files.\n\n5. E-Gull (January)\nA tip.\n\n4. E-Heron (April)\nA search.", ["E-Gull", "E-Heron"]),
        ("Our offices\n\nHalifax (2019). A building.\n\nRegina (2020). A building.", []),
        ("Recent cases\n\nQUOTE: well done.\n\nMEDIA: none.", []),
        ("Cases\n\nJuan Reyes\n(May 2020)\nAna Luz\n(June 2020)", []),
    ],
)  # fmt: skip
def test_entries_of_a_list_that_a_line_announces(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("Project", ["Project Halyard", "Project Ginkgo"]),
        ("Projects", ["Project Halyard", "Project Ginkgo"]),
        ("Name of operation", ["Operation Halyard", "Operation Ginkgo"]),
        ("Opérations", ["opération Halyard", "opération Ginkgo"]),
        ("Code name", ["Halyard", "Ginkgo"]),
        ("Nom de code", ["Halyard", "Ginkgo"]),
    ],
)
def test_the_first_cells_of_a_table_of_projects(head: str, found: list[str]) -> None:
    table = f"{head} | Partners | Arrests\nHalyard | ATF | 11\nGinkgo | York police | 45\n\nHalyard dealt with guns."
    assert names(table) == found


def test_places_and_people_are_no_operations() -> None:
    text = "Affaires\n\nNICE. La police.\n\nLYON. Neuf mois."
    known = {text.index("NICE"), text.index("LYON")}
    assert list(listed_operations(text, [], known.__contains__)) == []
