from __future__ import annotations

import pytest

from graph.model import Block
from loaders.annotate.sentences import sentence_spans

#: Each text with the sentences into which it is cut.
CUTS = [
    ("Two people were charged. The case goes on.", ["Two people were charged.", "The case goes on."]),
    ("They moved the firearms.The case goes on.", ["They moved the firearms.", "The case goes on."]),
    (
        "They used www.Example.com and the case goes on.",
        ["They used www.Example.com and the case goes on."],
    ),
    ("Who did it? Nobody knows! The case goes on.", ["Who did it?", "Nobody knows!", "The case goes on."]),
    ("Supt. Ann Smith spoke. She left.", ["Supt. Ann Smith spoke.", "She left."]),
    ("Det.-Insp. Smith and Sgt. Jones spoke.", ["Det.-Insp. Smith and Sgt. Jones spoke."]),
    ("The U.S. Customs office opened.", ["The U.S. Customs office opened."]),
    ("They fled to the U.S. The police followed.", ["They fled to the U.S.", "The police followed."]),
    (
        "He lives in Surrey, B.C. Officers searched the house.",
        ["He lives in Surrey, B.C.", "Officers searched the house."],
    ),
    ("Police in Kelowna, B.C. seized drugs.", ["Police in Kelowna, B.C. seized drugs."]),
    ("It is No. 5 on the list. It matters.", ["It is No. 5 on the list.", "It matters."]),
    ("The gang weighed 1.5 kg. It sold 0.5 g bags.", ["The gang weighed 1.5 kg.", "It sold 0.5 g bags."]),
    ("On Jan. 5 and Sept. 12, homes were searched.", ["On Jan. 5 and Sept. 12, homes were searched."]),
    ("J. A. Smith spoke. R. Jones left.", ["J. A. Smith spoke.", "R. Jones left."]),
    ('"It is over." The crowd left.', ['"It is over."', "The crowd left."]),
    ("“It is over.” “Is it?” he asked.", ["“It is over.”", "“Is it?” he asked."]),
    ("He said (in court.) The judge left.", ["He said (in court.)", "The judge left."]),
    (
        "« C’est fini », dit-il. « Vraiment ? » demande-t-elle.",
        ["« C’est fini », dit-il.", "« Vraiment ? » demande-t-elle."],
    ),
    ("M. Tremblay et Mme Roy ont parlé. Ils sont partis.", ["M. Tremblay et Mme Roy ont parlé.", "Ils sont partis."]),
    ("Me Roy et Dr. Côté ont parlé. Élise est venue.", ["Me Roy et Dr. Côté ont parlé.", "Élise est venue."]),
    ("The amount was $1.5 million. Two were charged.", ["The amount was $1.5 million.", "Two were charged."]),
    ("Acme Inc. Canada and Bolt Ltd. were named.", ["Acme Inc. Canada and Bolt Ltd. were named."]),
    ("See e.g. Smith and i.e. Jones.", ["See e.g. Smith and i.e. Jones."]),
    ("They waited… Then they left.", ["They waited…", "Then they left."]),
    ("The raid began at 6 a.m. Monday in Laval.", ["The raid began at 6 a.m. Monday in Laval."]),
    ("police seized drugs. three rifles were found", ["police seized drugs. three rifles were found"]),
    ("One sentence\nover two lines. And a second.", ["One sentence\nover two lines.", "And a second."]),
    ("First part;\nSecond part;\nThird part.", ["First part;", "Second part;", "Third part."]),
    ("1. First item", ["1. First item"]),
    ("He is 40. She is 30.", ["He is 40.", "She is 30."]),
    ("In 2024, 12 were charged. 14 were arrested.", ["In 2024, 12 were charged.", "14 were arrested."]),
    ("No end", ["No end"]),
    ("  Around it is space.  ", ["Around it is space."]),
]


@pytest.mark.parametrize(("text", "expected"), CUTS, ids=[text[:40] for text, _ in CUTS])
def test_sentence_spans_cuts_where_a_sentence_ends_and_nowhere_else(text: str, expected: list[str]) -> None:
    assert [text[s.start : s.end] for s in sentence_spans(text, Block(0, len(text)))] == expected


def test_sentence_spans_stays_inside_its_block() -> None:
    text = "One. Two. Three. Four."
    assert [text[s.start : s.end] for s in sentence_spans(text, Block(5, 16))] == ["Two.", "Three."]


def test_sentence_spans_gives_nothing_for_an_empty_block() -> None:
    assert list(sentence_spans("   ", Block(0, 3))) == []


def test_sentence_spans_cuts_behind_a_french_quotation() -> None:
    text = "« C’est fini. » Il est parti."
    assert [text[s.start : s.end] for s in sentence_spans(text, Block(0, len(text)))] == [
        "« C’est fini. »",
        "Il est parti.",
    ]
