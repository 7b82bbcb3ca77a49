"""Groups without a name: by their head, place, trade or the group above them, by what they do, or as a class aimed at."""

from __future__ import annotations

import pytest

from loaders.annotate.group_phrases import group_phrases
from loaders.annotate.unnamed_groups import Group, unnamed_groups

KNOWN = {"Leeds": "Place", "Valcombe": "Place", "Quay Rats": "CriminalOrganization", "Ana Pereda": "Person"}
FOUND = [
    ("en", "The money went to a network run by Ana Pereda and others.", "network run by Ana Pereda"),
    ("en", "The drivers belong to a network in Leeds, officers say.", "network in Leeds"),
    ("en", "A Leeds gang led by two brothers was jailed.", "Leeds gang"),
    ("en", "He was hired by a cell of the Quay Rats.", "cell of the Quay Rats"),
    ("en", "The Quay Rats cell was broken up.", "Quay Rats cell"),
    ("en", "They watched a group of dock workers for months.", "group of dock workers"),
    ("en", "Police dismantle caravan theft ring", "caravan theft ring"),
    ("en", "Ten Charged in Interstate Gun Trafficking Ring", "Interstate Gun Trafficking Ring"),
    ("en", "The operation targeted Mexican drug cartels.", "Mexican drug cartels"),
    ("en", "Four members of an organised crime group that moved cars were jailed.", "organised crime group"),
    ("fr", "Ils ont visé l’organisation de Ana Pereda.", "organisation de Ana Pereda"),
    ("fr", "L’enquête porte sur un réseau de faux représentants.", "réseau de faux représentants"),
    ("fr", "Elle a visé un groupe de Valcombe.", "groupe de Valcombe"),
]
REFUSED = [
    ("en", "It was led by a network of police officers in Leeds."),
    ("en", "The Quay Rats, a Swedish criminal network, sold it."),
    ("en", "He was in a gang known as the Quay Rats."),
    ("en", "The unit fights drug trafficking organizations."),
    ("en", "He was charged with running a continuing criminal enterprise."),
    ("en", "It was done by the group."),
    ("fr", "La brigade lutte contre les organisations criminelles."),
]


def _found(language: str, text: str) -> list[Group]:
    at = {text.index(name): kind for name, kind in KNOWN.items() if name in text}
    return [
        *unnamed_groups(text, 0, len(text), language),
        *group_phrases(
            text, 0, len(text), language, lambda a, kind: at.get(a) == kind, lambda a: at.get(a) == "Person"
        ),
    ]


@pytest.mark.parametrize(("language", "text", "name"), FOUND, ids=[t for _, t, _ in FOUND])
def test_a_phrase_tells_one_group(language: str, text: str, name: str) -> None:
    assert name in {n for g in _found(language, text) for n in (g.name, *g.also)}


@pytest.mark.parametrize(("language", "text"), REFUSED, ids=[t for _, t in REFUSED])
def test_what_is_named_lawful_or_a_class_is_left(language: str, text: str) -> None:
    assert _found(language, text) == []


def test_a_person_and_a_place_beside_the_noun_keep_their_own_words() -> None:
    text = "The drivers belong to a network in Leeds."
    assert [text[g.start : g.end] for g in _found("en", text)] == ["network"]
