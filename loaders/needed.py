"""The words that a regular expression cannot do without: where a text has none of them, it need not be looked for.

An expression that begins with a word border is tried at every character of a sentence, and most stand in none. Words are
found for hundreds of expressions in one pass over the text (Aho and Corasick, 1975), in less time than one of those takes.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import chain
from typing import NamedTuple

import ahocorasick_rs

#: A part of an expression: an escape, a class, what opens a group, a quantifier, words, or a character.
_PART = re.compile(
    r"""\\(?:[xuU][0-9a-fA-F]+|.)
      | \[\^?\]?(?:\\.|[^\]\\])*\]
      | \(\?P<\w+> | \(\?P=\w+\) | \(\?<?[=!] | \(\?\w*(?:-\w+)?: | \(\?\w+\) | \(\?> | \(
      | (?:[?*+]|\{\d*,?\d*\})[?+]?
      | [\w\ ]+(?![?*+{]) | .""",
    re.VERBOSE | re.DOTALL,
)
#: So many wordings of one stretch are told apart; of more, the longest stretch that has fewer is taken.
_MANY = 24
#: Words shorter than this stand in most sentences; so do these.
_SHORT = 2
_COMMON = frozenset(
    "the and for with from that this which who its our their has have had are was were been not under des les une par pour"
    " dans sur est son ses leur aux qui que".split()
)
#: Letters that an expression without regard to case takes for "i" and "s", and that are no small letters of those.
_ODD = "ıſ\u0307"

#: How many characters are read before the words are found out: in fewer that would take longer than to look for everything.
_WORTH = 10_000

#: Words of which one must stand in a text.
Words = frozenset[str]


class _Stretch(NamedTuple):
    """What a part of an expression matches: all its wordings, or words of which it has one; none where nothing is known."""

    words: Words
    whole: bool


_UNKNOWN, _NOTHING = _Stretch(frozenset(), whole=False), _Stretch(frozenset({""}), whole=True)


class Needed:
    """Tells which of several expressions may stand in a stretch of text.

    Parameters
    ----------
    patterns:
        The expressions.
    """

    def __init__(self, *patterns: re.Pattern[str]) -> None:
        self._patterns = patterns
        self._read = 0

    def possible(self, text: str, start: int = 0, end: int = sys.maxsize) -> Sequence[int]:
        """Return the numbers of the expressions that may be found in a stretch, in their order."""
        low = _lowered(text, start, end)
        if self._read < _WORTH or not low:
            self._read += len(low)
            return range(len(self._patterns))
        automaton, owners, always = self._known
        there = automaton.find_matches_as_indexes(low, overlapping=True)
        return sorted({n for word, _, _ in there for n in owners[word]}.union(always)) if there else always

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Yield where the expressions stand in a stretch, those of the first before those of the second."""
        numbers = self.possible(text, start, end)
        if not numbers:
            return iter(())
        return chain.from_iterable(self._patterns[n].finditer(text, start, end) for n in numbers)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the first place of the first expression that stands in a stretch."""
        return next(self.finditer(text, start, end), None)

    @cached_property
    def _known(self) -> tuple[ahocorasick_rs.BytesAhoCorasick, list[list[int]], list[int]]:
        """The words, the expressions that need each, and those that need none; made when a text is first looked at."""
        owners: dict[str, list[int]] = {}
        always = []
        for number, pattern in enumerate(self._patterns):
            telling = needed(pattern)
            for word in telling:
                owners.setdefault(word, []).append(number)
            if not telling:
                always.append(number)
        words = [word.encode() for word in owners]
        automaton = ahocorasick_rs.BytesAhoCorasick(words, implementation=ahocorasick_rs.Implementation.DFA)
        return automaton, list(owners.values()), always


@lru_cache(1024)
def _lowered(text: str, start: int, end: int) -> bytes:
    """Return a stretch written small; nothing of one with letters of which that changes more than the case.

    A sentence is looked through two dozen times, each time behind all others of its text.
    """
    low = text[start:end].lower()
    return b"" if not low.isascii() and any(letter in low for letter in _ODD) else low.encode(errors="replace")


def needed(pattern: re.Pattern[str]) -> Words:
    """Return words, written small, of which every match of an expression has one; none where that cannot be told."""
    if pattern.flags & re.VERBOSE:
        return frozenset()
    words = _best([_alternatives(iter(_PART.findall(pattern.pattern))).words])
    return frozenset(w for w in words if not any(o in w for o in words if o != w))


def _alternatives(parts: Iterator[str]) -> _Stretch:
    """Read the parts of an expression up to the end of its group."""
    branches: list[list[_Stretch]] = [[]]
    for part in parts:
        if part == ")":
            break
        if part == "|":
            branches.append([])
        elif part[0] in "?*+" or (part[0] == "{" and len(part) > 1):
            branches[-1][-1] = _repeated(branches[-1][-1], part)
        else:
            branches[-1].append(_group(part, parts) if part[0] == "(" else _sign(part))
    stretches = [_in_a_row(b) for b in branches]
    if all(s.whole for s in stretches) and sum(len(s.words) for s in stretches) <= _MANY:
        return _Stretch(frozenset().union(*(s.words for s in stretches)), whole=True)
    known = [_best([s.words]) for s in stretches]
    return _Stretch(frozenset().union(*known), whole=False) if all(known) else _UNKNOWN


def _group(opened: str, parts: Iterator[str]) -> _Stretch:
    """Read a group; one that only looks ahead or back, or sets how letters are compared, takes no room."""
    if opened.endswith(")"):
        return _UNKNOWN if "=" in opened else _NOTHING
    inside = _alternatives(parts)
    return _NOTHING if opened[-1] in "=!" else inside


def _sign(part: str) -> _Stretch:
    """Read a character, an escape or a class."""
    if part[0] == "[":
        plain = part[1] != "^" and not {"\\", "-"} & set(part)
        return _Stretch(frozenset(part[1:-1].lower()), whole=True) if plain else _UNKNOWN
    if part in {"^", "$"} or (part[0] == "\\" and part[1] in "bBAZ"):
        return _NOTHING
    if part == "." or (part[0] == "\\" and part[1].isalnum()):
        return _UNKNOWN
    return _Stretch(frozenset({part.removeprefix("\\").lower()}), whole=True)


def _repeated(stretch: _Stretch, count: str) -> _Stretch:
    """Return what a stretch matches that may be left out or stand more than once."""
    if count[0] == "?":
        return _Stretch(stretch.words | {""}, whole=True) if stretch.whole else _UNKNOWN
    needs_one = count[0] == "+" or (count[0] == "{" and count[1] in "123456789")
    return _Stretch(stretch.words, whole=False) if needs_one else _UNKNOWN


def _in_a_row(stretches: Iterable[_Stretch]) -> _Stretch:
    """Return what stretches match one behind the other."""
    run: Words = _NOTHING.words
    found: list[Words] = []
    for stretch in stretches:
        if stretch.whole and len(run) * len(stretch.words) <= _MANY:
            run = frozenset(a + b for a in run for b in stretch.words)
        else:
            found += [run] if stretch.whole else [run, stretch.words]
            run = stretch.words if stretch.whole else _NOTHING.words
    return _Stretch(_best([*found, run]), whole=False) if found else _Stretch(run, whole=True)


def _best(found: Iterable[Words]) -> Words:
    """Return the words that fewest texts have: the longest, then the fewest; none where all are short."""
    telling = max(found, key=lambda words: (_letters(words), -len(words)))
    if _letters(telling) < _SHORT:
        return frozenset()
    return telling


def _letters(words: Words) -> int:
    """Return how many letters the longest word has at least that is no small one."""
    return min((max(map(_length, w.split()), default=0) for w in words), default=0)


def _length(word: str) -> int:
    return _SHORT if word in _COMMON else len(word)
