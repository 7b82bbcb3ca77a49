"""A stretch that is likely a name is read as one; what is short for a thing is that thing."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from loaders.annotate.learned_names import LEARNED
from loaders.annotate.parse import Models
from loaders.annotate.reader import annotate
from loaders.readers.plain_text import text_document
from loaders.reading import Reading
from loaders.weigh.model import Weights
from loaders.weigh.names import Names

ReadWith = Callable[[str, Mapping[str, Weights]], Reading]


@pytest.fixture(scope="module")
def read_with(models: Models) -> ReadWith:
    """Return a function from a text and weights by type to its reading."""
    return lambda text, weights: annotate(text_document("test.txt", text), models, Names(weights, frozenset({"cell"})))


def odds(**of: int) -> Weights:
    """Return a regression over the whole of a name, written small; _ for a space; in hundredths."""
    return Weights(-9.0, 0.5, {f"all={k.replace('_', ' ')}": v for k, v in of.items()})


def learned(reading: Reading) -> dict[str, str]:
    """Return the texts that were learned to be names, with the name of the thing that each is read as."""
    return {
        m.text: reading.things[n].name
        for m, n in zip(reading.mentions, reading.thing_of, strict=True)
        if m.rule == LEARNED
    }


def test_a_likely_name_makes_a_thing_that_says_how_sure_it_is(read_with: ReadWith) -> None:
    reading = read_with("Members of the Lunar Jungla came late.", {"Agency": odds(lunar_jungla=1200)})
    thing = next(t for t in reading.things if t.name == "Lunar Jungla")
    assert (thing.type, thing.properties["sure"]) == ("Agency", "1.0")
    assert learned(read_with("Members of the Lunar Jungla came late.", {})) == {}


def test_of_two_types_and_of_overlapping_names_the_likelier_is_read(read_with: ReadWith) -> None:
    weights = {"Agency": odds(lunar_jungla=1000, jungla=1200), "Program": odds(jungla=1400)}
    reading = read_with("Members of the Lunar Jungla came late.", weights)
    assert [(t.type, t.name) for t in reading.things] == [("Program", "Jungla")]


def test_a_short_name_is_the_thing_that_has_its_words(read_with: ReadWith) -> None:
    text = "The Bexley Xylo Police Service met the Ottawa Police Service. Police Service staff of the BXPS came late."
    reading = read_with(text, {"Agency": odds(police_service=1200, bxps=1200)})
    assert learned(reading) == {"Police Service": "Ottawa Police Service", "BXPS": "Bexley Xylo Police Service"}


@pytest.mark.parametrize("name", ["Quindaro Ken Salazar", "Quindaro ARRESTED TODAY"])
def test_what_runs_on_into_somebody_or_a_line_in_capitals_is_no_name(name: str, read_with: ReadWith) -> None:
    reading = read_with(f"Also in {name} nobody came.", {"Agency": odds(**{name.lower().replace(" ", "_"): 1200})})
    assert learned(reading) == {}


def test_a_noun_alone_is_no_name(read_with: ReadWith) -> None:
    reading = read_with("It was a cell of three, they said.", {"CriminalOrganization": odds(cell=1200)})
    assert learned(reading) == {}


def test_a_town_inside_a_learned_name_stays(read_with: ReadWith) -> None:
    reading = read_with("The Jungla of Ottawa came late.", {"Agency": odds(jungla_of_ottawa=1200)})
    assert {(t.type, t.name) for t in reading.things} == {("Agency", "Jungla of Ottawa"), ("Place", "Ottawa")}


def test_somebody_is_no_place(read_with: ReadWith) -> None:
    text = "Maria Cockerham, 37, of Houston, was charged. She paid Cockerham and Praful Patel in Austin."
    reading = read_with(text, {"Place": odds(cockerham=1200, praful_patel=1200)})
    assert learned(reading) == {}


def test_what_only_the_capitals_of_a_headline_make_a_name_is_none(read_with: ReadWith) -> None:
    headline = "Former Consultant Sentenced to Three Months in Lunar Custody for Fraud Scheme\n\n"
    weights = {"Agency": odds(lunar_custody=1200)}
    assert learned(read_with(headline + "The man was sentenced on Monday in the city of Austin.", weights)) == {}
    confirmed = read_with(headline + "Members of the Lunar Custody were there.", weights)
    assert learned(confirmed) == {"Lunar Custody": "Lunar Custody"}
