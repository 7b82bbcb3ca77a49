"""A shorter form of the expression whose compiling takes more than half of the time to load the French model."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

#: An expression longer than this is looked at.
_LONG = 100_000
#: A class that spells out the letters of Unicode.
_LETTERS = re.compile(r"\[[^\]]{1000,}\]")
_ALTERNATIVES = re.compile(r"(?P<flags>\(\?\w+\))?\(\?:\^(?P<alternatives>.*)\$\)", re.S)
_GROUP = re.compile(r"\([^()]*\)")
_BETWEEN = "$)|(?:^"


@contextmanager
def shorter_expressions() -> Iterator[None]:
    """Let long expressions that are compiled inside be compiled in a shorter form that matches the same texts.

    spaCy compiles the one of French ("rendez-vous", "entr'abattre") when the language is imported, before anybody could
    hand it another, and takes two seconds for it.
    """
    compiled = re.compile
    re.compile = lambda pattern, flags=0: compiled(shorter(pattern), flags)  # type: ignore
    try:
        yield
    finally:
        re.compile = compiled


def shorter(pattern: str | re.Pattern[str]) -> str | re.Pattern[str]:
    """Return an expression whose alternatives are told once where they end alike, from the first class of letters on.

    Of `(?:^a[LETTERS]+$)|(?:^b[LETTERS]+$)` is made `(?:^(?:a|b)[LETTERS]+$)`: each class takes milliseconds to compile,
    and French has 300 alternatives. An expression of any other form stays as it is.
    """
    if not isinstance(pattern, str) or len(pattern) < _LONG:
        return pattern
    form = _ALTERNATIVES.fullmatch(pattern)
    alternatives = form["alternatives"].split(_BETWEEN) if form else []
    if not form or any(set("^$|") & set(_GROUP.sub("", a)) for a in alternatives):
        return pattern
    beginnings: dict[str, list[str]] = {}
    for alternative in alternatives:
        letters = _LETTERS.search(alternative)
        at = letters.start() if letters else len(alternative)
        beginnings.setdefault(alternative[at:], []).append(alternative[:at])
    told = (f"(?:{'|'.join(begun)}){end}" for end, begun in beginnings.items())
    return f"{form['flags'] or ''}(?:^{_BETWEEN.join(told)}$)"
