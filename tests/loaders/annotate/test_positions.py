"""Offices that act, or under which something is done; one beside a name only introduces it."""

from __future__ import annotations

import pytest

from loaders.annotate.positions import positions

FOUND = [
    ("en", "The board is chaired by the Harbour Commissioner.", "Harbour Commissioner"),
    ("en", "The State Drugs Coordinator oversees the fund.", "State Drugs Coordinator"),
    ("en", "It was set up by the Director of Coastal Safety in May.", "Director of Coastal Safety"),
    ("en", "The board is overseen by the sheriff.", "sheriff"),
    ("fr", "La cellule est placée sous l’autorité du préfet maritime.", "préfet maritime"),
    ("fr", "Le comité est présidé par la directrice adjointe aux enquêtes.", "directrice adjointe aux enquêtes"),
    ("fr", "La mairesse de Valcombe préside la table.", "mairesse de Valcombe"),
]
REFUSED = [
    ("en", "The Harbour Commissioner thanked them."),
    ("en", "The team is led by a Special Agent."),
    ("fr", "Le préfet remercie les agents."),
]


@pytest.mark.parametrize(("language", "text", "name"), FOUND, ids=[t for _, t, _ in FOUND])
def test_an_office_acts(language: str, text: str, name: str) -> None:
    found = positions(text, 0, len(text), language, ())
    assert name in {n for p in found for n in (p.name, *p.also)}


@pytest.mark.parametrize(("language", "text"), REFUSED, ids=[t for _, t in REFUSED])
def test_an_office_that_does_nothing_is_left(language: str, text: str) -> None:
    assert list(positions(text, 0, len(text), language, ())) == []


def test_an_office_beside_a_person_is_left() -> None:
    text = "The board is led by the Commissioner, Ana Pereda."
    assert list(positions(text, 0, len(text), "en", (text.index("Ana"),))) == []


def test_the_body_behind_an_office_keeps_its_own_words() -> None:
    text = "Le comité est coprésidé par le commissaire de la GRC."
    assert [text[p.start : p.end] for p in positions(text, 0, len(text), "fr", ())] == ["commissaire"]
