"""Where bodies and groups are: each way to say it, with near misses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.extractors.seats import EXTRACTOR
from loaders.reading import Reading

Read = Callable[[str], Reading]

SAID = [
    ("Europol is headquartered in The Hague.", ("Europol", "The Hague")),
    (
        "Les bureaux régionaux d’INTERPOL à Abidjan et à Yaoundé ont servi de relais.",
        ("bureau régional d’INTERPOL à Abidjan", "Abidjan"),
    ),
    ("The Sinaloa Cartel sold the powder in Calgary for a year.", ("Sinaloa Cartel", "Calgary")),
    (
        "Prepared by the Vermont Intelligence Center, Waterbury. Questions go to the officer.",
        ("Vermont Intelligence Center", "Waterbury"),
    ),
    ("Les Hells Angels étaient actifs à Laval depuis un an, selon la police de la ville.", ("Hells Angels", "Laval")),
]
UNSAID = [
    "Europol met the police in Calgary.",
    "The Sinaloa Cartel was named by John Harper, who is based in Calgary.",
    "Europol thanked the RCMP, which is based in Ottawa.",
]


def _seats(reading: Reading) -> list[tuple[str, str]]:
    said = [(reading.things[d.subject], reading.things[d.object or 0]) for d in EXTRACTOR.extract(reading)]
    return [(a.name, b.name) for a, b in said]


@pytest.mark.parametrize(("text", "pair"), SAID, ids=[t for t, _ in SAID])
def test_a_seat_is_read_from_how_a_name_and_a_place_stand_together(
    text: str, pair: tuple[str, str], read: Read
) -> None:
    reading = read(text)
    names = [{n for t in reading.things for n in t.names if end in t.names} for end in pair]
    assert any(a in names[0] and b in names[1] for a, b in _seats(reading)), _seats(reading)


@pytest.mark.parametrize("text", UNSAID)
def test_no_seat_is_read_where_the_place_is_anothers(text: str, read: Read) -> None:
    assert not any(
        a in {"European Union Agency for Law Enforcement Cooperation", "Sinaloa Cartel"} for a, _ in _seats(read(text))
    )
