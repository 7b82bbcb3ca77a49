from __future__ import annotations

import pytest

from loaders.annotate.language import language_of

ENGLISH = "The officers of the unit seized two kilograms of cocaine and arrested three men in the city."
FRENCH = "Les policiers de l’unité ont saisi deux kilos de cocaïne et arrêté trois hommes dans la ville."
GERMAN = "Die Polizei hat gestern in Hamburg zwei Kilogramm Kokain beschlagnahmt und drei Männer festgenommen. "

SPANISH = "La policía detuvo en la ciudad de Madrid a tres personas y se incautó de dos kilos de cocaína en una casa. "


@pytest.mark.parametrize(("text", "language"), [(ENGLISH, "en"), (FRENCH, "fr"), (ENGLISH.upper(), "en")])
def test_language_of_counts_stop_words(text: str, language: str) -> None:
    assert language_of(text) == language


def test_language_of_goes_with_the_larger_part_of_a_mixed_text() -> None:
    assert language_of(f"{FRENCH} {FRENCH} {ENGLISH}") == "fr"
    assert language_of(f"{ENGLISH} {ENGLISH} {FRENCH}") == "en"


def test_language_of_is_not_led_astray_by_names_in_the_other_language() -> None:
    assert (
        language_of("The Sûreté du Québec and the Gendarmerie royale du Canada took part in the search of the house.")
        == "en"
    )


@pytest.mark.parametrize("text", ["", "12 kg", "Calgary"])
def test_language_of_returns_the_default_for_what_says_nothing(text: str) -> None:
    assert language_of(text) == "en"
    assert language_of(text, default="fr") == "fr"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (GERMAN, "de"),
        (SPANISH, "es"),
        ("Polisen beslagtog i går två kilo kokain i Malmö och grep tre misstänkta män efter en razzia. ", "und"),
    ],
)
def test_language_of_knows_that_a_longer_text_is_in_neither(text: str, language: str) -> None:
    assert language_of(text * 6) == language


def test_language_of_tells_french_from_its_sisters_though_they_share_words() -> None:
    assert language_of(FRENCH * 6) == "fr"
    assert language_of(SPANISH) == "fr", "too short to be told: en, la, de are words of both"
