"""Officials and their bodies: titles beside names, in lists of officials above all."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.annotate.judicial_districts import STATE
from loaders.extractors.affiliations import EXTRACTOR, bound
from loaders.extractors.groups import places_of
from loaders.reading import Reading

Read = Callable[[str], Reading]
#: Each sentence with the official and body that it joins.
SAID = [
    ("It was said by Director Ann Hill of the Justice Department's Criminal Division.", ("Ann Hill", "Criminal Division")),
    ("The guests were the Deputy Commissioner of the National Migration Institute, Anna Martinez; and Carl Moss.", ("Anna Martinez", "National Migration Institute")),
    ("They met Carl Moss, Head of the National Migration Institute Dr. Anna Martinez, and others.", ("Anna Martinez", "National Migration Institute")),
    ("U.S. Attorney Carl Moss II for the District of Utah thanked the U.S. Attorney's Office for the District of Utah.", ("Carl Moss II", "U.S. Attorney's Office for the District of Utah")),
    ("The U.S. Attorney's Office spoke. It is over, said U.S. Attorney Ann Hill of the District of Utah.", ("Ann Hill", "U.S. Attorney's Office")),
    ("The Utah U.S. Attorney's Office spoke. It is over, said Acting U.S. Attorney Ann Hill.", ("Ann Hill", "Utah U.S. Attorney's Office")),
    ("The Aurora Police Department arrested nine, said Aurora Chief of Police Carl Moss.", ("Carl Moss", "Aurora Police Department")),
]  # fmt: skip
#: Each sentence with a pair that stands close, and is not joined.
UNSAID = [
    ("It was said by Ann Hill of the Justice Department's Criminal Division and U.S. Attorney Carl Moss of Utah.", ("Carl Moss", "Department of Justice")),
    ("They were led by the Criminal Division, U.S. Attorney Carl Moss of Utah and others.", ("Carl Moss", "Criminal Division")),
    ("They met Carl Moss, Head of the National Migration Institute Dr. Anna Martinez, and others.", ("Carl Moss", "National Migration Institute")),
    ("The U.S. Attorney's Office spoke, and so did those of the District of Maine. It is over, said U.S. Attorney Ann Hill of the District of Utah.", ("Ann Hill", "U.S. Attorney's Office")),
    ("The Denver Police Department arrested nine, said Aurora Chief of Police Carl Moss.", ("Carl Moss", "Denver Police Department")),
]  # fmt: skip


def _pairs(reading: Reading) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    drafts = EXTRACTOR.extract(reading)
    return [(reading.things[d.subject].names, reading.things[d.object or 0].names) for d in drafts]


def _said(reading: Reading, pair: tuple[str, str]) -> bool:
    return any(pair[0] in a and any(pair[1] in n for n in b) for a, b in _pairs(reading))


@pytest.mark.parametrize(("text", "pair"), SAID, ids=[t for t, _ in SAID])
def test_a_title_joins_an_official_and_a_body(text: str, pair: tuple[str, str], read: Read) -> None:
    assert _said(read(text), pair)


@pytest.mark.parametrize(("text", "pair"), UNSAID, ids=[t for t, _ in UNSAID])
def test_the_body_of_the_one_before_is_not_that_of_the_next(text: str, pair: tuple[str, str], read: Read) -> None:
    assert not _said(read(text), pair)


def test_the_words_behind_a_name_bind_the_official_and_the_list_of_them(read: Read) -> None:
    reading = read(
        "Trial Attorney Ann Hill of the Justice Department's Criminal Division and Assistant U.S. Attorneys Carl Moss "
        "and Dora Lane of the District of Utah prosecuted."
    )
    allowed = {
        reading.things[person].name: {reading.things[b].name for b in bodies}
        for sentence in reading.sentences
        for person, bodies in bound(reading, places_of(reading, sentence))
    }
    assert allowed["Carl Moss"] == allowed["Dora Lane"] == set()
    assert all("Criminal Division" in name for name in allowed["Ann Hill"])


def test_every_state_has_its_districts() -> None:
    assert {"Columbia", "Washington", "Puerto\\s{1,4}Rico"} <= set(STATE.split("|"))
