"""Programmes by the noun beside their name; the owner of one ends its name, and an operation may be one."""

from __future__ import annotations

import pytest

from loaders.annotate.programs import programs, standing_names, without_owner

FOUND = [
    ("en", "Lock the Gate, a rural scheme, began.", "Lock the Gate"),
    ("en", "Kindling is the county's fire prevention programme.", "Kindling"),
    ("en", "A scheme called “Lock the Gate” began.", "Lock the Gate"),
    ("en", "The search led to a joint initiative, Quiet Quays, run by the port.", "Quiet Quays"),
    ("en", "They relied on the programme Quiet Quays for a year.", "Quiet Quays"),
    ("en", "The “Quiet Quays” programme has paid for it.", "Quiet Quays"),
    ("en", "Its Reaching Young Drivers programme grew.", "Reaching Young Drivers"),
    ("en", "It was funded by the Harbour Tracing and Recovery (HTR) grant.", "Harbour Tracing and Recovery"),
    ("en", "It is paid for by Merseyside's Programme Lantern.", "Programme Lantern"),
    ("fr", "Elle s’appuie sur la plateforme QuaiNet, gérée par le port.", "QuaiNet"),
    ("fr", "Le programme pilote « Quai calme » a été lancé.", "Quai calme"),
    ("fr", "Le programme Prévention des incendies a payé.", "Prévention des incendies"),
]
REFUSED = [
    ("en", "Jane Miller, a neighbour, called."),
    ("en", "Operation Lantern, a programme of searches, ended."),
    ("en", "The Strike Force initiative began."),
    ("en", "Chatterbox, an encrypted messaging platform, was closed."),
    ("en", "Yesterday is the plan."),
    ("en", "The pilot, Gavin Reed, 61, was held."),
    ("fr", "Le plan du site est ici."),
]


@pytest.mark.parametrize(("language", "text", "name"), FOUND, ids=[t for _, t, _ in FOUND])
def test_a_noun_beside_a_name_makes_a_programme(language: str, text: str, name: str) -> None:
    found = programs(text, 0, len(text), language, lambda _a, _b: False)
    assert name in {n for p in found for n in (p.name, *p.also)}


@pytest.mark.parametrize(("language", "text"), REFUSED, ids=[t for _, t in REFUSED])
def test_what_only_looks_like_one_is_left(language: str, text: str) -> None:
    assert list(programs(text, 0, len(text), language, lambda _a, _b: False)) == []


def test_a_listed_name_of_another_thing_is_no_programme() -> None:
    text = "The Home Office initiative began."
    assert list(programs(text, 0, len(text), "en", lambda _a, _b: True)) == []


def test_a_programme_ends_before_the_body_whose_it_is() -> None:
    text = "Coastal Trust Initiative of the Foreign Office"
    owner = text.index("Foreign")
    assert text[: without_owner(text, 0, len(text), lambda a, _b: a == owner)] == "Coastal Trust Initiative"
    assert without_owner(text, 0, len(text), lambda _a, _b: False) == len(text)
    # "Initiative of the Foreign Office" alone names nothing
    assert without_owner(text, 14, len(text), lambda a, _b: a == owner) == 14


@pytest.mark.parametrize(
    "text",
    [
        "Operation Lantern, our community programme, began.",
        "Operation Lantern is the county's retail crime strategy.",
        "Its parent program, Operation Lantern, dates from 2003.",
        "It was paid for by Operation Lantern funding.",
    ],
)
def test_an_operation_that_a_text_calls_a_programme_is_one(text: str) -> None:
    assert standing_names(text) == {"operation lantern"}


def test_an_operation_of_some_weeks_is_no_programme() -> None:
    assert standing_names("Operation Lantern, a three-week action, ended.") == frozenset()
