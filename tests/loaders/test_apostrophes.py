"""Apostrophes that a copy of a text lost: put back for the reading, while claims keep their places."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.settings import Settings
from loaders.apostrophes import restored
from loaders.pipeline import Pipeline
from loaders.readers.plain_text import text_document

#: Long enough to tell a text that lost its apostrophes from one that needs none.
TAIL = " The officers went through the papers of the firm, and the court will hear the charges in the spring." * 6


@pytest.mark.parametrize(
    ("lost", "whole"),
    [
        ("The Justice Departments Criminal Division helped.", "The Justice Department's Criminal Division helped."),
        ("The Harris County Sheriffs Office helped.", "The Harris County Sheriff's Office helped."),
        ("The FBIs Miami Field Office helped.", "The FBI's Miami Field Office helped."),
        (
            "The Harris County Sheriffs Office helped. So did Mexicos Interior Ministry.",
            "The Harris County Sheriff's Office helped. So did Mexico's Interior Ministry.",
        ),
        (
            "The FBIs Miami Field Office held Castillo. Later Castillo spoke. Castillos partner fled.",
            "The FBI's Miami Field Office held Castillo. Later Castillo spoke. Castillo's partner fled.",
        ),
        (
            "It was the Sheriff's idea. The Justice Departments Criminal Division and the FBIs Miami Office helped.",
            "It was the Sheriff's idea. The Justice Department's Criminal Division and the FBI's Miami Office helped.",
        ),
        (
            "The FBIs Miami Field Office led Project Quietwater. Project Quietwaters Governing Board met.",
            "The FBI's Miami Field Office led Project Quietwater. Project Quietwater's Governing Board met.",
        ),
        (
            "The FBIs Miami Field Office charged Harbour Care Services LLC.",
            "The FBI's Miami Field Office charged Harbour Care Services LLC.",
        ),
        ("Europols European Cybercrime Centre helped.", "Europol's European Cybercrime Centre helped."),
        (
            "The Drug Enforcement Administrations (DEA) El Paso Division helped.",
            "The Drug Enforcement Administration's (DEA) El Paso Division helped.",
        ),
    ],
)
def test_possessive_is_put_back(lost, whole):
    assert restored(text_document("x", lost + TAIL)).document.text == whole + TAIL


@pytest.mark.parametrize(
    "kept",
    [
        "The U.S. Marshals Service helped.",
        "Assistant United States Attorneys Ann Example and Bo Sample prosecuted the case.",
        "The Divisions of the army and the Departments of State and Justice helped.",
        "The FBI's Miami Office fled. William Moss left and William Hill left. Williams said so.",
        "It was the Sheriff's idea. The Justice Departments Criminal Division helped.",
    ],
)
def test_what_is_no_lost_possessive_stays(kept):
    assert restored(text_document("x", kept + TAIL)).document.text == kept + TAIL


def test_short_text_stays():
    assert restored(text_document("x", "The FBIs Miami Field Office helped.")).document.text.startswith("The FBIs")


def test_claims_quote_the_text_as_it_is():
    text = "The DEAs Las Cruces Office investigated Operation Example Harvest with the FBIs Miami Field Office." + TAIL
    extraction = Pipeline(Settings()).extract(text_document("x", text))
    parts = {(c.subject, c.object): c.quote for c in extraction.claims if c.predicate == "PART_OF"}

    assert parts["agency:drug-enforcement-administration-las-cruces-office", "agency:drug-enforcement-administration"]
    assert all(c.quote == text[c.start : c.end] for c in extraction.claims)
    assert "DEAs" in next(iter(parts.values()))
    names = next(c for c in extraction.named() if c.subject.startswith("agency:drug-enforcement-administration-las"))
    assert "Las Cruces Office" in names.properties["names"]


PHRASES = [
    "the FBIs ",
    "Miami Office ",
    "the Justice Departments ",
    "Criminal Division ",
    "of Sheriffs Office\n",
    "a b. ",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PHRASES), min_size=1, max_size=12))
def test_every_place_leads_back_to_the_same_character(parts):
    text = "".join(parts) + TAIL
    whole = restored(text_document("x", text))
    back = [whole.place(n) for n in range(len(whole.document.text) + 1)]

    assert back == sorted(back)
    assert (back[0], back[-1]) == (0, len(text))
    kept = [c for c, (here, after) in zip(whole.document.text, pairwise(back), strict=False) if here != after]
    assert "".join(kept) == text
