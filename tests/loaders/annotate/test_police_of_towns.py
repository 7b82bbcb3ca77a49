"""The officers of a town are its listed service, in the country where towns have services."""

from __future__ import annotations

import pytest

from loaders.annotate.police_of_towns import police_of_towns

TEXT = "L'équipe réunit des policiers de Montréal, de Laval, d'Edmonton et de la GRC, dit le maire de Gatineau."


def test_each_town_of_a_list_has_its_service() -> None:
    """And the body behind the last town is none of theirs."""
    found = [(TEXT[c.start : c.end], c.name) for c in police_of_towns(TEXT, "ca")]
    assert found == [
        ("policiers de Montréal", "Service de police de la Ville de Montréal"),
        ("Laval", "Service de police de Laval"),
        ("Edmonton", "Edmonton Police Service"),
    ]


@pytest.mark.parametrize(("text", "country"), [(TEXT, "fr"), ("Des policiers de Valcombe sont venus.", "ca")])
def test_elsewhere_and_of_unknown_towns_nothing_is_said(text: str, country: str) -> None:
    """Laval is a town of France too, where its officers are of the state's police."""
    assert list(police_of_towns(text, country)) == []
