"""Things that are counted near a seizure."""

from __future__ import annotations

import pytest

from graph.model import Span
from loaders.annotate.goods import goods
from loaders.annotate.quantities import quantities
from loaders.reading import Sentence


def test_each_thing_is_found_once_whatever_the_sentences_behind_it_tell() -> None:
    parts = ["Les douaniers ont saisi 62 kg d'or. ", "Ils ont saisi 600 cartouches. ", "Un camion a été saisi."]
    text, sentences = "", []
    for number, part in enumerate(parts):
        sentences.append(Sentence(number, Span(len(text), len(text) + len(part.rstrip())), 0, "paragraph", "fr"))
        text += part
    found = [c.name for c in goods(text, sentences, list(quantities(text)), [])]
    assert (found.count("gold"), found.count("ammunition")) == (1, 1)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Officers seized a van; 12 Ghanaians were held.", "en"),
        ("Les douaniers ont saisi un camion ; 4 Jamaïcains ont été arrêtés.", "fr"),
        ("Agents seized 3 kg of heroin and charged 2 recruiters.", "en"),
    ],
)
def test_people_are_no_goods(text: str, language: str) -> None:
    sentence = Sentence(0, Span(0, len(text)), 0, "paragraph", language)
    found = [c.name for c in goods(text, [sentence], list(quantities(text)), [])]
    assert not {name for name in found if name.split()[0] in {"Ghanaians", "Jamaïcains", "recruiters"}}
