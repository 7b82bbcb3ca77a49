"""Rules for words that are remembered say what the model's own say, of every word of a text."""

from __future__ import annotations

import pytest

from loaders.annotate.parse import load_model
from loaders.annotate.word_rules import WordRules

TEXTS = {
    "en": (
        "Let's go, they're gonna say; there's cocaine, and there are 3 kg of it.  I ain't seen the officers' cars: she's got 'em. "
        "The U.S. Attorney had been told that the men have to pay, y'all, which they did.\n\nThat is what I gave you and it.",
        "Officers seized drugs belonging to a man charged by police, according to those who saw him leaving.",
    ),
    "fr": (
        "Les enquêteurs de la GRC ont saisi  3 kg de cocaïne appartenant à un homme arrêté par la police.\n\nC'est ce qu'il a dit.",
        "La drogue saisie aujourd'hui aurait été vendue aux États-Unis, selon ceux qui l'ont vue.",
    ),
}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_is_remembered_of_words_is_what_the_rules_say(language: str) -> None:
    whole, parts = load_model(language), load_model(language)
    rules = WordRules(parts)
    for text in TEXTS[language] * 2:
        expected = [(t.text, t.lower_, t.lemma_.lower(), t.pos_, t.dep_, t.is_space) for t in whole(text)]
        told = [(w.text, w.lower, w.lemma, w.pos, w.dependency, w.is_space) for w in rules.words(parts(text))]
        assert told == expected


def test_rules_that_see_several_words_are_asked_of_them_together() -> None:
    model = load_model("en")
    rules = WordRules(model)
    assert [w.lemma for w in rules.words(model("Let's go."))][:2] == ["let", "us"]
    # "'s" alone is remembered, and yet it is "us" behind "let"
    assert [w.lemma for w in rules.words(model("She's here. Let's go."))][:6] == ["she", "be", "here", ".", "let", "us"]
