"""A form names a listed body where it is listed for one alone."""

from __future__ import annotations

from loaders.annotate.known_bodies import is_known_body, known_body


def test_a_form_of_one_body_names_it() -> None:
    """The whole form, not a part of it."""
    assert known_body("Dutch police") == "Dutch National Police"
    assert known_body("the Dutch police") == ""


def test_a_form_of_several_bodies_names_none() -> None:
    """It is known all the same."""
    assert known_body("Department of Justice") == ""
    assert is_known_body("Department of Justice")
    assert not is_known_body("Department of Valcombe")
