"""Acronyms and the long forms that a text defines for them.

After A. Schwartz and M. Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text" (PSB
2003), with two changes for names of bodies: letters must begin words (small words may be skipped), and the long form may
stand in the parentheses.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_SHORT = re.compile(
    r"\((?:the |le |la |l['’]|les |ou |or |also known as |hereafter )?[\"“'«]?\s?([A-Z][\w.&/-]{1,14}?s?)\s?[\"”'»]?(?:[,;][^()]{0,60})?\)"
)
_SMALL = frozenset("of and for the on in to a an at de du des la le les et en l d à au aux contre sur by with".split())
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Definition:
    """A short form, its long form, and where both stand."""

    short: str
    long: str
    long_start: int
    long_end: int
    short_start: int
    short_end: int


def definitions(text: str) -> Iterator[Definition]:
    """Yield the acronyms that a text defines: "Long Form (LF)"."""
    for match in _SHORT.finditer(text):
        short = match[1]
        letters = re.sub(r"[^A-Za-z0-9]", "", short)
        if sum(c.isupper() for c in letters) < 2 or len(letters) > 12:
            continue
        window_start = max(text.rfind("\n", 0, match.start()), match.start() - 140, 0)
        span = _long_form(text, window_start, match.start(), letters)
        if span:
            yield Definition(short, text[span[0] : span[1]], *span, match.start(1), match.end(1))


def _long_form(text: str, start: int, end: int, letters: str) -> tuple[int, int] | None:
    """Return the span of the long form that ends before the parenthesis, or None.

    Words are matched from the right: each letter must begin a word; small words may be skipped, others only if the
    letters fit inside them ("SEMAR" for "Secretaría de Marina").
    """
    found = list(_WORD.finditer(text, start, end))
    if not found or text[found[-1].end() : end].strip():
        return None
    letters = (letters[:-1] if letters.endswith("s") else letters).lower()
    spelled = [_plain(m.group()) for m in found]
    # the short form may leave out what follows a preposition: "Strategy on Organized Crime" is S
    ends = [len(found), *(n for n in range(len(found) - 1, 0, -1) if spelled[n] in {"on", "of", "for", "against"})]
    for count in ends[:3]:
        for strict in (True, False):
            first = _matched(spelled[:count], letters, strict)
            if first is not None and found[first].group()[0].isupper():
                return found[first].start(), found[-1].end()
    return None


def _plain(word: str) -> str:
    """Lower a word and strip its accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))


def _matched(found: list[str], letters: str, strict: bool) -> int | None:
    n, position = len(found) - 1, len(letters) - 1
    while position >= 0 and n >= 0:
        word, letter = found[n], letters[position]
        if word[0] == letter and (word not in _SMALL or _earlier_fails(found, n, letters, position)):
            position -= 1
            if position < 0:
                return n
        elif word in _SMALL:
            pass
        elif not strict and (taken := _inside(word, letters[: position + 1])):
            position -= taken
            if position < 0:
                return n
        elif strict or n == len(found) - 1:
            return None
        n -= 1
    return None


def _inside(word: str, letters: str) -> int:
    """Return how many of the last letters the word begins with and holds in order (at least two), or 0."""
    for count in range(min(len(letters), 5), 1, -1):
        tail = letters[-count:]
        if word[0] == tail[0]:
            at = 0
            for char in tail:
                at = word.find(char, at) + 1
                if at == 0:
                    break
            else:
                return count
    return 0


def _earlier_fails(found: list[str], n: int, letters: str, position: int) -> bool:
    """Whether a small word must carry the letter because the word before does not begin with it."""
    before = next((w for w in reversed(found[:n]) if w not in _SMALL), "")
    return not before.startswith(letters[position])
