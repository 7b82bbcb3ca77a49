"""Headlines in capitals: what only a capital speaks for needs the text below."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.reading import Reading

Read = Callable[[str], Reading]
BODY = (
    "\n\nOfficers of the Calgary Police Service searched a house in May, and a man of the city was charged with fraud."
)
#: Each headline with a type and a name that a grammar would find in it.
DOUBTED = [
    ("Former Dealer Sentenced to Nine Months in Prison for Fraud Scheme", "Place", "Prison"),
    ("Owner of Harbour Seafood Company Convicted in Bribery Scheme", "Agency", "Seafood Company"),
    ("Brothers Plead Guilty in Nine Million Dollar Insurance Fraud Scheme", "Program", "Scheme"),
    ("Justice Department Reaches Agreement With Harbour Towns on Training", "Person", "Reaches Agreement"),
]
#: Headlines with a name that stays: it is listed, speaks for itself, or stands in the text, too.
KEPT = [
    ("Royal Canadian Mounted Police Arrests Nine After Lengthy Search", "Agency", "Royal Canadian Mounted Police"),
    ("Nine Charged With Trafficking as Operation Copper Thistle Ends", "Operation", "Operation Copper Thistle"),
    ("Nine Charged With Trafficking After Searches in Saskatoon", "Place", "Saskatoon"),
    (
        "US Attorney's Office – Southern District of Illinois – Latest News",
        "Agency",
        "U.S. Attorney's Office for the Southern District of Illinois",
    ),
    ("Thornfield Marine Unit Arrests Nine After Lengthy Search", "Agency", "Thornfield Marine Unit"),
]


@pytest.mark.parametrize(("headline", "kind", "name"), DOUBTED, ids=[h for h, _, _ in DOUBTED])
def test_what_only_capitals_make_a_name_is_none(headline: str, kind: str, name: str, read: Read) -> None:
    found = [n for t in read(headline + BODY).things if t.type == kind for n in t.names]
    assert not [n for n in found if name in n]


@pytest.mark.parametrize(("headline", "kind", "name"), KEPT, ids=[h for h, _, _ in KEPT])
def test_what_is_known_or_said_again_stays(headline: str, kind: str, name: str, read: Read) -> None:
    text = headline + BODY + " The Thornfield Marine Unit helped."
    mentions = [m for t in read(text).things if t.type == kind and name in t.names for m in t.mentions]
    assert any(m.span.start < len(headline) for m in mentions)


def test_the_value_of_a_labelled_line_is_a_name(read: Read) -> None:
    facts = "\n\nInitiative: Harbour Parcel Interdiction Group Of Thornfield\nLead: Thornfield Marine Patrol Unit"
    names = {n for t in read("Nine arrested" + BODY + facts).things for n in t.names}
    assert "Thornfield Marine Patrol Unit" in names


def test_a_line_that_is_a_name_is_no_headline(read: Read) -> None:
    names = {n for t in read("Thornfield Harbour Police Service" + BODY).things for n in t.names}
    assert "Thornfield Harbour Police Service" in names
