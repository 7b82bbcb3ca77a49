"""Bodies without a name stay where something founds, leads or fills them; a quoted name makes a unit."""

from __future__ import annotations

import pytest

from graph.model import Span
from loaders.annotate.definite_bodies import definite_bodies
from loaders.reading import Sentence

FOUND = {
    ("en", "Ministers agreed on a joint gun desk."): ["joint gun desk"],
    ("en", "A regional crime table, chaired jointly by both mayors, met."): ["regional crime table"],
    ("en", "An Advisory Group, chaired jointly by both mayors, meets monthly."): ["Advisory Group"],
    ("en", "They set up a steering committee in May."): ["steering committee"],
    ("en", "Its coordination cell is led by a colonel."): ["coordination cell"],
    ("fr", "Un comité stratégique, coprésidé par les deux maires, se réunit."): ["comité stratégique"],
    ("fr", "La création d’une cellule de veille est annoncée."): ["cellule de veille"],
    ("fr", "La cellule « Brume » a été saisie."): ["cellule « Brume »"],
    ("fr", "L’équipe conjointe BRUME compte dix policiers."): ["équipe conjointe BRUME"],
}
REFUSED = {
    ("en", "The committee met in May."),
    ("en", "The Harbour Group, a committee led by the mayor, met."),
    ("en", "He sat down at a table with them."),
    ("en", "The gang formed a cell in May."),
    ("fr", "Le comité se réunit mardi."),
    ("fr", "Il a quitté sa cellule mardi."),
}


def _found(language: str, text: str) -> list[str]:
    sentence = Sentence(0, Span(0, len(text)), 0, "paragraph", language)
    return [c.name for c in definite_bodies(text, [sentence])]


@pytest.mark.parametrize(("language", "text"), FOUND, ids=[t for _, t in FOUND])
def test_a_body_stands_beside_what_founds_it(language: str, text: str) -> None:
    assert list(dict.fromkeys(_found(language, text))) == FOUND[language, text]


@pytest.mark.parametrize(("language", "text"), sorted(REFUSED), ids=[t for _, t in sorted(REFUSED)])
def test_a_noun_that_nothing_founds_is_no_body(language: str, text: str) -> None:
    assert _found(language, text) == []
