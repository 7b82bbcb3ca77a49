"""Verbs and nouns near agencies and operations that no frame has as a trigger, and sentences that yield nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from benchmarks.accuracy.mining.base import Finds, Seen
from loaders.extractors.frames_data import frames
from loaders.reading import Sentence, Token

#: How many words from a mention are near it.
NEAR = 6
_POS = {"VERB": "verb", "NOUN": "noun"}


class Words:
    """Counts the verbs and nouns within a few words of an agency or operation that trigger no frame."""

    name = "words"
    about = "verbs and nouns near agencies and operations that no frame catches"

    def __init__(self) -> None:
        self.finds = Finds()

    def see(self, seen: Seen) -> None:
        """Count the words of a document."""
        for sentence in seen.reading.sentences:
            near = set(_near(seen, sentence))
            caught = _caught(sentence, seen.reading.masked) if near else set()
            for token in sentence.tokens:
                if token.index not in near - caught or token.pos not in _POS or not token.lemma.isalpha():
                    continue
                if not seen.mentioned(token.start, token.end):
                    self.finds.add((sentence.language, _POS[token.pos], token.lemma), seen, sentence.span)

    def lines(self, top: int) -> Iterator[str]:
        """Yield the most frequent."""
        return self.finds.lines(top)


class Silent:
    """Counts sentences that name an operation and state nothing that was kept, by the verb that governs them."""

    name = "silent"
    about = "sentences with the name of an operation and no claim, by their verb"

    def __init__(self) -> None:
        self.finds = Finds()
        self.named = 0

    def see(self, seen: Seen) -> None:
        """Count the sentences of a document."""
        kept = [d.span for _, d in seen.kept]
        for sentence in seen.reading.sentences:
            if not _names_operation(seen, sentence):
                continue
            self.named += 1
            if not any(span.meets(sentence.span) for span in kept):
                self.finds.add((sentence.language, _root(sentence)), seen, sentence.span)

    def lines(self, top: int) -> Iterator[str]:
        """Yield the most frequent."""
        yield f"{sum(self.finds.times.values())} of {self.named} sentences with the name of an operation state nothing"
        yield from self.finds.lines(top)


def _near(seen: Seen, sentence: Sentence) -> Iterator[int]:
    """Yield the places of the words near a mention of an agency or operation."""
    for mention in seen.reading.mentions:
        if mention.type in {"Agency", "Operation"} and sentence.span.covers(mention.span):
            inside = [t.index for t in sentence.tokens if mention.span.start <= t.start < mention.span.end]
            if inside:
                yield from range(inside[0] - NEAR, inside[-1] + NEAR + 1)


def _caught(sentence: Sentence, text: str) -> set[int]:
    """Return the places of the words that a frame has among its triggers, or that stand in one of its expressions."""
    language = sentence.language if sentence.language == "fr" else "en"
    lemmas, phrases = _triggers(language)
    spans = [m.span() for p in phrases for m in p.finditer(text, sentence.span.start, sentence.span.end)]

    def caught(token: Token) -> bool:
        return token.lemma in lemmas or any(start <= token.start < end for start, end in spans)

    return {t.index for t in sentence.tokens if caught(t)}


@cache
def _triggers(language: str) -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    lemmas = frozenset(form.split()[0] for f in frames(language) for form in (*f.verbs, *f.nouns))
    return lemmas, tuple(re.compile(f"(?i){'|'.join(f.phrases)}") for f in frames(language) if f.phrases)


def _names_operation(seen: Seen, sentence: Sentence) -> bool:
    """Return whether a sentence says the name of an operation, not only "the operation"."""
    reading = seen.reading
    return any(
        mention.type == "Operation"
        and sentence.span.covers(mention.span)
        and not reading.things[n].properties.get("unnamed")
        for mention, n in zip(reading.mentions, reading.thing_of, strict=True)
    )


def _root(sentence: Sentence) -> str:
    """Return the lemma of the word that governs a sentence; of a line without a verb, that it has none."""
    root = next((t for t in sentence.tokens if t.head == t.index), None)
    return root.lemma if root and root.pos in {"VERB", "AUX"} else "(no verb)"
