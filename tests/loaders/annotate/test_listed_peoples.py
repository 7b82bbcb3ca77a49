"""Each people of a list has a service of its own, under its listed name."""

from __future__ import annotations

import pytest

from loaders.annotate.listed_peoples import listed_peoples

LISTS = {
    "He thanked the Dutch, Spanish and Swedish police for their help.": ["Dutch National Police", "Policía Nacional", "Swedish Police Authority"],
    "The Dutch and Danish navies sailed together.": ["Royal Netherlands Navy", "Danish navy"],
    "Officers of the German and Polish customs were there.": ["German Customs", "National Revenue Administration (Poland)"],
    "The Dutch police and Spanish tourists were there.": [],
    "The Dutch, Spanish and Swedish governments signed.": [],
    "Dutch and Spanish citizens were arrested.": [],
}  # fmt: skip


@pytest.mark.parametrize(("text", "bodies"), LISTS.items())
def test_each_people_of_a_list_has_its_service(text: str, bodies: list[str]) -> None:
    """Also where the noun is in the plural; never where only the last has one."""
    assert [c.name for c in listed_peoples(text)] == bodies


def test_each_stands_at_its_own_words() -> None:
    """The last one has the noun, those before it only their adjective."""
    text = "He thanked the Dutch, Spanish and Swedish police for their help."
    assert [text[c.start : c.end] for c in listed_peoples(text)] == ["Dutch", "Spanish", "Swedish police"]
