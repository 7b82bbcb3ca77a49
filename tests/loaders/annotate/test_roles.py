"""A person's role is what the text says of that person, and of nobody else in the sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.reading import Reading

ROLES = {
    "John Harper, 40, of Leeds, was charged with trafficking cocaine.": "charged",
    "John Harper, 40, and Mary Stone, 35, were sentenced on Monday.": "convicted",
    "John Harper, 40, pleaded guilty to conspiracy.": "convicted",
    "Officers said that John Harper, 40, had been arrested at the port.": "suspect",
    "The defendants:\n\n- John Harper, 40, of Leeds\n- Mary Stone, 35": "charged",
    "John Harper, 40, a été arrêté lundi à Laval par les policiers de la Ville.": "suspect",
    "Supt. John Harper praised the officers of the force.": "official",
    "John Harper, the mayor, said that two men were charged with trafficking.": "official",
    "Mr. John Harper praised the officers of the force.": "",
    "Mr. John Harper, director of the bureau, praised its officers.": "official",
    "Mr. John Harper was jailed for nine years.": "convicted",
    "Police stopped a van. The driver, John Harper, 40, had no papers.": "suspect",
    "John Harper, 40, was killed in the shooting.": "",
    "John Harper, 40, of Leeds; Mary Stone, 35, of York; and Ann Lee Dorset, 29, all pleaded guilty.": "convicted",
    "Also charged: Mary Stone, 35; John Harper, 40, also known as Jack; and four others.": "charged",
    "John Harper, 40, who lives next door, said that he had heard nothing.": "",
    "John Harper, 40, of Leeds, runs a bakery in the square.": "",
    "The lawyer, John Harper, 40, asked for bail for the defendant.": "",
    "Mary Stone was charged before Judge John Harper in Leeds.": "official",
    "Two of his men are fugitives. Police seek the network run by John Harper in Spain.": "suspect",
    "Mary Stone et John Harper ont comparu lundi au palais de justice de Laval.": "charged",
    "L'un d'eux, John Harper, purge une peine de neuf ans.": "convicted",
    "John Harper, 40, was robbed by a man who was later charged.": "",
    "John Harper, 40, was found not guilty.": "",
}


@pytest.mark.parametrize("text", ROLES)
def test_the_role_is_that_of_the_person(text: str, read: Callable[[str], Reading]) -> None:
    (person,) = (t for t in read(text).things if t.type == "Person" and "John Harper" in t.names)
    assert person.properties.get("role", "") == ROLES[text]
