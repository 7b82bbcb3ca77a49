"""Which words an expression cannot do without, and that looking for them first changes nothing that is found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from loaders.annotate import definite_bodies, group_phrases, positions, teams, unnamed_groups
from loaders.extractors import frames
from loaders.needed import Needed, needed

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
#: More than is read before the words are found out.
READ = "nothing of it. " * 1000


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\bled by\b", {"led by"}),
        (r"\b(?:led|headed) (?:jointly )?by\b", {"led by", "led jointly by", "headed by", "headed jointly by"}),
        (r"(?i)organi[sz]ed crime", {"organised crime", "organized crime"}),
        (r"\bgangs?\b", {"gang"}),
        (r"\b[Oo]p(?:eration)?s? of \w+", {"op of ", "ops of ", "operation of ", "operations of "}),
        (r"(?P<name>[A-Z]\w+) Task ?Force(?! of)", {" task force", " taskforce"}),
        (r"(?<=chaired )by (?:the )?[A-Z]+", {"by "}),
        (r"(?:ab)+cdef", {"cdef"}),
        (r"seiz\w{2,}", {"seiz"}),
        (r"x{0,3}warrants?\Z", {"warrant"}),
        (r"raid\.|search\u00a0", {"raid.", "search"}),
    ],
)
def test_a_match_has_one_of_the_words(pattern: str, words: set[str]) -> None:
    assert needed(re.compile(pattern)) == words


@pytest.mark.parametrize(
    "pattern", [r"[A-Z]{3,}", r"\d+ (?:kg)?", r"(?:raid|\w+) in", r"(?:gang)?", r"(?:raid)*", r"a|bc"]
)
def test_of_some_expressions_no_word_is_needed_or_a_short_one(pattern: str) -> None:
    assert all(len(word.strip()) <= 2 for word in needed(re.compile(pattern)))


def test_an_expression_with_remarks_of_its_own_is_always_looked_for() -> None:
    assert needed(re.compile("raid  # by whom", re.VERBOSE)) == frozenset()


def test_letters_that_are_the_same_without_regard_to_case_are_found() -> None:
    there = Needed(re.compile("(?i)istanbul"), re.compile("(?i)seized"))
    assert list(there.finditer(READ, 0, len(READ))) == []
    text = "In İSTANBUL and ıstanbul they ſeized it."
    assert [m[0] for m in there.finditer(text, 0, len(text))] == ["İSTANBUL", "ıstanbul", "ſeized"]


def test_the_first_expression_comes_first_and_a_stretch_is_kept_to() -> None:
    there = Needed(re.compile("gang"), re.compile(r"\d+"), re.compile("raid"))
    text = "A raid on 3 gangs and a raid"
    for _ in range(2):  # before and after the words are found out
        assert [m[0] for m in there.finditer(text, 0, len(text))] == ["gang", "3", "raid", "raid"]
        assert [m[0] for m in there.finditer(text, 3, len(text) - 2)] == ["gang", "3"]
        found = there.search(text, 3, len(text))
        assert found
        assert found[0] == "gang"
        list(there.finditer(READ, 0, len(READ)))


FAMILIES = {
    "frames-en": frames._needed("en"),
    "frames-fr": frames._needed("fr"),
    "phrases-en": group_phrases._ENGLISH,
    "phrases-fr": group_phrases._FRENCH,
    "positions-en": positions._ENGLISH,
    "positions-fr": positions._FRENCH,
    "unnamed-en": unnamed_groups._ENGLISH,
    "unnamed-fr": unnamed_groups._FRENCH,
    "bodies-en": definite_bodies._ENGLISH,
    "teams": teams._LOWER_TEAM,
}


@pytest.mark.parametrize("family", FAMILIES)
def test_what_is_found_is_what_would_be_found_without_it(family: str) -> None:
    there = FAMILIES[family]
    list(there.finditer(READ, 0, len(READ)))
    for file in sorted(SAMPLES.glob("*.txt")):
        text = file.read_text("utf-8")
        for line in re.finditer(r"[^\n.]+", text):
            plain = [m.span() for p in there._patterns for m in p.finditer(text, *line.span())]
            assert [m.span() for m in there.finditer(text, *line.span())] == plain
