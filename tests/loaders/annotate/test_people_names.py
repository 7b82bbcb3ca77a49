"""The list of people's names."""

from __future__ import annotations

from loaders.annotate.people_names import family_names, given_names


def test_names_of_many_countries_are_listed() -> None:
    assert {"maria", "jean-pierre", "mohammed", "siobhan", "nguyen"} <= given_names() | family_names()
    assert "maria" in given_names()
    assert "nguyen" in family_names()
    assert "police" not in given_names() | family_names()


def test_names_are_written_small() -> None:
    assert all(name == name.lower() for name in given_names() | family_names())
