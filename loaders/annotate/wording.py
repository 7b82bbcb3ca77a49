"""The words of a stretch of text with their places; what the grammars of names walk over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from loaders.lexicon import words

_WORD = re.compile(r"[^\W_](?:[\w&]|[-'’./](?=\w)|(?<=[àá]):(?=[a-z]))*\.?|&")
_ELISION = re.compile(r"(?:[lLdDsSnNcCjJ]|[qQ]u)['’](?=\w)")
POSSESSIVE = "'s"


class Word(NamedTuple):
    """A word, its span in the document, and the text between it and the word before."""

    text: str
    start: int
    end: int
    gap: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()

    @property
    def joined(self) -> bool:
        """Whether nothing but a space or an apostrophe stands between it and the word before."""
        return not self.gap.strip(" \n\t'’\u00a0")


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(words("abbreviations")) | frozenset(w for w in words("titles") if w.endswith("."))


def wording(text: str, start: int, end: int) -> list[Word]:
    """Return the words of `text[start:end]`.

    A full stop belongs to a word only inside it or after an abbreviation; a possessive is a word of its own ("RCMP's"
    is "RCMP" and "'s"), and so is an elided article ("l'Agence" is "l" and "Agence").
    """
    out: list[Word] = []
    last = start
    for match in _WORD.finditer(text, start, end):
        for first, stop in _parts(match.group()):
            body = match.group()[first:stop]
            shown = POSSESSIVE if body in {"'s", "’s"} else body
            gap = text[last : match.start() + first]
            if "\n" in gap:
                label = match.end() == match.start() + stop and _LABEL.match(text, match.end())
                shouted = len(body) > 2 and body.isupper() and not text[last - 1 : last].isupper()
                gap += LINE_END if label or shouted or _short_line(text, last) else ""
            out.append(Word(shown, match.start() + first, match.start() + stop, gap))
            last = match.start() + stop
        if _owns(text, out[-1]):
            out.append(Word(POSSESSIVE, last, last + 1, ""))
            last += 1
    return out


#: A possessive behind a plural, before a name: "the Bureau of Indian Affairs' Office of Justice Services".
_PLURAL = re.compile(r"[sS]['’](?= [A-Z])")
#: Officials after whom a body is called, and names that "of" goes on with: "the Attorneys' Offices", "Chiefs' Association".
_OFFICIALS = re.compile(
    r"(?:attorney|prosecutor|sheriff|chief|officer|commissioner|governor|minister|marshal|director|magistrate|judge|justice|coroner)s$",
    re.I,
)


def _owns(text: str, word: Word) -> bool:
    """Whether an apostrophe makes a plural name an owner, and closes no quotation."""
    if not (word.capital and _PLURAL.match(text, word.end - 1)) or _OFFICIALS.search(word.text):
        return False
    return not re.search(r"(?:^|[\s(])['‘](?!s\s)[^'’]*$", text[max(0, word.start - 60) : word.start + 1])


_LABEL = re.compile(r"(?: [\w'’]+){0,2} ?:")
#: Marks the end of a short line, which ends a name: hard-wrapped lines are longer.
LINE_END = "¶"
_SHORT_LINE = 50


def _short_line(text: str, end: int) -> bool:
    """Whether the line that ends at a place is too short to be one of a hard-wrapped text."""
    return len(text[text.rfind("\n", 0, end) + 1 : end].strip()) < _SHORT_LINE


def _parts(body: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the words inside a run without spaces."""
    end = len(body)
    if body.endswith(".") and not (body in _abbreviations() or re.fullmatch(r"(?:[A-Z]\.)+", body)):
        end -= 1
    first = 0
    if elision := _ELISION.match(body):
        yield 0, elision.end() - 1
        first = elision.end()
    possessive = re.search(r"['’]s$", body[:end])
    if possessive and possessive.start() > first:
        yield first, possessive.start()
        yield possessive.start(), end
    else:
        yield first, end
