"""Expressions in their shorter form match what they matched."""

from __future__ import annotations

import re
from string import ascii_lowercase

import pytest

from loaders.annotate import shorter as module
from loaders.annotate.shorter import shorter, shorter_expressions

LETTERS = f"[{ascii_lowercase * 50}]"
PATTERN = f"(?iu)(?:^a[-–]b{LETTERS}+$)|(?:^d(?:e|u)s?{LETTERS}*$)|(?:^{LETTERS}+[-–]la$)|(?:^x[-–]y{LETTERS}+$)|(?:^l'ordre$)"
WORDS = (
    "a-bc",
    "a-b",
    "A–BC",
    "de",
    "dusk",
    "da",
    "voilà-la",
    "voila-la",
    "la",
    "x-yz",
    "x-bc",
    "a-yz",
    "l'ordre",
    "l'ordres",
)


@pytest.fixture(autouse=True)
def of_any_length(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LONG", 0)


def test_what_ends_alike_is_told_once_and_matches_the_same() -> None:
    short = shorter(PATTERN)
    assert isinstance(short, str)
    assert short.count(LETTERS) == 3
    assert f"(?:a[-–]b|x[-–]y){LETTERS}+$" in short
    assert [bool(re.match(short, w)) for w in WORDS] == [bool(re.match(PATTERN, w)) for w in WORDS]


@pytest.mark.parametrize("pattern", ["", "a|b", "(?:a$)", "(?:^a$)b(?:^c$)", re.compile("(?:^a$)|(?:^b$)")])
def test_another_form_stays(pattern: str | re.Pattern[str]) -> None:
    assert shorter(pattern) is pattern


def test_expressions_are_compiled_as_before_behind_it() -> None:
    before = re.compile
    with shorter_expressions():
        assert re.compile(PATTERN).pattern == shorter(PATTERN)
    assert re.compile is before
