"""Capitalised phrases that look like bodies and that no rule takes, and numbers that no rule reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from benchmarks.accuracy.mining.base import Finds, Seen
from graph.model import Span
from loaders.annotate.organisation_heads import heads_of
from loaders.reading import Quantity, Sentence

_CAPITAL = r"[A-ZÀ-Þ][\w.&’'-]*"
#: What may stand between capitalised words of one name.
_JOINTS = {"en": "of|the|and|for|on|to|&|in", "fr": "de|du|des|la|le|les|d['’]|l['’]|et|à|aux?|en|pour|contre"}
#: How many words may stand between a number and its noun ("12 high-powered rifles").
_BETWEEN = 3


class Organisations:
    """Counts phrases with the head of an organisation's name on which no mention lies."""

    name = "organisations"
    about = "capitalised phrases with the head of an organisation that no rule takes"

    def __init__(self) -> None:
        self.finds = Finds()

    def see(self, seen: Seen) -> None:
        """Count the phrases of a document."""
        for sentence in seen.reading.sentences:
            language = sentence.language if sentence.language in _JOINTS else "en"
            for match in _phrases(language).finditer(seen.reading.masked, sentence.span.start, sentence.span.end):
                if not seen.mentioned(*match.span()):
                    self.finds.add((language, " ".join(match[0].split())), seen, sentence.span)

    def lines(self, top: int) -> Iterator[str]:
        """Yield the most frequent."""
        return self.finds.lines(top)


class Numbers:
    """Counts the nouns after numbers that are in no seizure and no figure, and in no mention or date."""

    name = "numbers"
    about = "number + noun pairs that no quantity rule reads"

    def __init__(self) -> None:
        self.finds = Finds()

    def see(self, seen: Seen) -> None:
        """Count the numbers of a document."""
        for sentence in seen.reading.sentences:
            read = {v for d in seen.drafts_in(sentence) for v in d.properties.values() if isinstance(v, int | float)}
            for quantity in seen.reading.quantities:
                if not sentence.span.covers(quantity.span) or quantity.value in read or _is_taken(seen, quantity):
                    continue
                if noun := _noun(sentence, quantity):
                    self.finds.add((sentence.language, quantity.unit or "#", noun), seen, sentence.span)

    def lines(self, top: int) -> Iterator[str]:
        """Yield the most frequent; `#` stands for a bare number, else the unit is shown."""
        return self.finds.lines(top)


@cache
def _phrases(language: str) -> re.Pattern[str]:
    """Return a pattern of names: English ones end in a head that is capitalised too, French ones begin with any."""
    heads = sorted((row["form"] for row in heads_of(language).values()), key=len, reverse=True)
    either = "|".join(map(re.escape, heads))
    words = rf"{_CAPITAL}(?: (?:(?:{_JOINTS[language]}) ){{0,2}}{_CAPITAL}){{0,6}}"
    if language == "en":
        return re.compile(
            rf"\b(?!(?:The|An?|This|Our|His|Their|Officers|Members|Agents|Detectives|Staff) ){words} (?:{either})\b"
        )
    return re.compile(rf"\b(?i:{either}) (?:(?:{_JOINTS['fr']}) ?){{0,3}}{words}")


def _is_taken(seen: Seen, quantity: Quantity) -> bool:
    """Return whether a number is part of a date or of a name."""
    span = Span(quantity.number_start, quantity.span.end)
    return seen.mentioned(span.start, span.start + 1) or any(m.span.meets(span) for m in seen.reading.moments)


def _noun(sentence: Sentence, quantity: Quantity) -> str:
    """Return the lemma of the noun that a number counts: the last of the first run of nouns behind it."""
    behind = [t for t in sentence.tokens if t.start >= quantity.span.end][: _BETWEEN + 2]
    noun = ""
    for token in behind:
        if token.pos in {"NOUN", "PROPN"}:
            noun = token.lemma.lower()
        elif noun or token.pos not in {"ADJ", "NUM", "ADP", "DET", "VERB", "ADV", "SYM"}:
            break
    return noun
