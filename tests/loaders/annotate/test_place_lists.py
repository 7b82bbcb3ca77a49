"""Places that share a noun have it each; what the lists know is asked by place."""

from __future__ import annotations

from loaders.annotate.gazetteer import Entry, Hit
from loaders.annotate.listed import Listed
from loaders.annotate.place_lists import shared_counties


def test_each_county_of_a_list_has_its_own_name() -> None:
    text = "Searches were made in Alder, New Elm and Birch counties on Monday."
    found = list(shared_counties(text, 0, len(text)))
    assert [c.name for c in found] == ["Alder County", "New Elm County", "Birch County"]
    assert [text[c.start : c.end] for c in found] == ["Alder", "New Elm", "Birch counties"]
    assert found[0].also == ("Alder",)


def test_one_county_is_no_list() -> None:
    text = "Searches were made in Birch County and in Leeds."
    assert list(shared_counties(text, 0, len(text))) == []


def _listed(*found: tuple[int, int, str]) -> Listed:
    return Listed.of([Hit(start, end, (Entry(kind, "x", "x"),)) for start, end, kind in found])


def test_listed_names_are_asked_by_place() -> None:
    listed = _listed((10, 20, "Agency"), (40, 50, "Place"), (60, 70, "Program"))
    assert listed.begins(10, "Agency")
    assert not listed.begins(10, "Place")
    assert not listed.begins(11, "Agency")
    assert listed.owns(10, 18)
    assert not listed.owns(40, 50)
    assert listed.names_other_than_program(12, 18)
    assert listed.names_other_than_program(58, 75)
    assert not listed.names_other_than_program(5, 25)
    assert listed.names_other_than_group(10, 30)
    assert not listed.names_other_than_group(25, 30)
    assert listed.is_place(40, 50)
    assert not listed.is_place(40, 49)


def test_a_reading_that_needs_a_context_is_not_known() -> None:
    hit = Hit(0, 5, (Entry("Place", "x", "x", weak=True),))
    assert Listed.of([hit]).spans == ()
