"""Things that are counted near a seizure."""

from __future__ import annotations

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
