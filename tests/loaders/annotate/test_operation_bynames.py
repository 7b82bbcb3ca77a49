from __future__ import annotations

import pytest

from loaders.annotate.operation_bynames import bynames


def names(text: str, known: str = "", people: str = "") -> list[str]:
    starts, persons = ({text.index(w)} if w else set() for w in (known, people))
    return [f.name for f in bynames(text, starts.__contains__, persons.__contains__)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("three barns near Tilburg, an action they named Beukel, gave", ["Beukel"]),
        ("In a linked action codenamed Lanka Wall, the navy", ["Lanka Wall"]),
        ("Of the 64 raids in the final week, called KITE Spark, nineteen", ["KITE Spark"]),
        ("Une enquête parallèle de l'U.S. Fish and Wildlife Service, dénommée « Bris », se poursuit", ["Bris"]),
        ("menée du 5 au 9 février à Val-d'Or, cette frappe, désignée « Nuit d'hiver », avait", ["Nuit d'hiver"]),
        ("L'opération avait pour nom FALAISE. Elle", ["FALAISE"]),
        ("On 1 November, in what was dubbed “Sedge North”, police", ["Sedge North"]),
        ("un réseau actif lors de l'enquête, baptisé « Les Loups », vendait", []),
        ("the operation ended and police called Anna", []),
    ],
)
def test_a_name_is_an_operation_s_where_the_noun_nearest_before_is_one_of_actions(text: str, found: list[str]) -> None:
    assert names(text, people="Anna" if "Anna" in text else "") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("That action, Papagaio, involved the police", ["Papagaio"]),
        ("The inquiry that led to them, Dakovo, had begun", ["Dakovo"]),
        ("the phase on anabolic steroids, Shield-Muscle, in which", ["Shield-Muscle"]),
        ("un autre projet de l'ERM, OBJECTION, avait", ["OBJECTION"]),
        ("The first, “Tarpeena East”, went through Sydney", ["Tarpeena East"]),
        ("the head of the operation, Pelino, was arrested", []),
        ("the leader of the investigation, who, Leeds, said", []),
        ("resulted from an investigation by the IRS, Criminal Investigation.", []),
        ("its new effort, Harbour Impact Teams, began", []),
    ],
)
def test_a_name_stands_between_commas_behind_its_noun(text: str, found: list[str]) -> None:
    assert names(text, people="Pelino" if "Pelino" in text else "") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Stage two – Ndrina. Led by Italy", ["Ndrina"]),
        ("In “Cinturón Norte”, an action in Petén, troops", ["Cinturón Norte"]),
        ("l'exercice annuel « Marara » a rassemblé", ["Marara"]),
        ("l’opération sœur HALTE-SUD, à Brossard", ["HALTE-SUD"]),
        ("A week later came “Sedge South”. Raids", ["Sedge South"]),
        ("“Altiplano” closes a trail\n\nAltiplano ran from April 7 to 20.", ["Altiplano"]),
        ("“Look Twice”, an awareness campaign of the force, ran", []),
        ("He said “Everybody knows” and left", []),
    ],
)
def test_what_stands_right_beside_a_name_says_that_it_is_of_an_action(text: str, found: list[str]) -> None:
    assert names(text) == found


def test_listed_bodies_are_no_operations() -> None:
    assert names("The investigation, Europol, and others", known="Europol") == []
