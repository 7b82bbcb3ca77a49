"""The list of people's names is made of those of its sources."""

from __future__ import annotations

from benchmarks.accuracy.people import table


def test_a_name_has_all_its_kinds_and_sources() -> None:
    made = table([("one", [("Paris", "given"), ("Óscar", "given")]), ("two", [("Paris", "family")])])
    assert made.splitlines() == ["name,kinds,source", "paris,family|given,one|two", "óscar,given,one"]


def test_initials_titles_and_other_letters_are_no_names() -> None:
    assert table([("one", [("J.", "given"), ("A", "given"), ("de", "family"), ("Ольга", "given")])]).count("\n") == 1
