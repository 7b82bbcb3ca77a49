"""What is seen of a thing: how it is named, the words around its mentions, and what the rules drafted of it.

It tells whether a careful reader would put the thing into the graph, or pass it over: a body of which only the footer
speaks, a town that an accused comes from, a word that was taken for a name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from loaders.extractors.base import Draft
from loaders.reading import Reading, Sentence, Thing, part_of_text
from loaders.weigh.numbers import words_of

#: How many mentions of a thing are looked at, and how much text beside each (characters).
_MENTIONS, _BESIDE = 6, 60
#: How many words beside a mention are seen without their place.
_LOOSE = 4
_WORD = re.compile(r"[\w'’-]+")


class ThingSeer:
    """Sees the features of the things of one reading.

    Parameters
    ----------
    reading:
        The document as read.
    drafts:
        What the rules drafted of it.
    belongs:
        Indices of the things that are in the graph by the rules alone.
    """

    def __init__(self, reading: Reading, drafts: Sequence[Draft], belongs: frozenset[int]) -> None:
        self._reading = reading
        self.belongs = belongs
        self._said: dict[int, list[str]] = defaultdict(list)
        for draft in drafts:
            self._said[draft.subject].append(f"s-{draft.predicate}")
            if draft.object is not None:
                self._said[draft.object].append(f"o-{draft.predicate}")
        self._starts = [s.span.start for s in reading.sentences]
        self._many = Counter(t.type for t in reading.things)

    def said_of(self, thing: Thing) -> list[str]:
        """Return what the rules drafted of a thing: relations and the end that it is of each."""
        return self._said[thing.index]

    def of(self, thing: Thing) -> frozenset[str]:
        """Return what is seen of a thing."""
        said = self._said[thing.index]
        return frozenset(
            (
                f"belongs={thing.index in self.belongs}",
                f"many={min(self._many[thing.type], 12) // 2}",
                f"times={min(len(thing.mentions), 5)}",
                f"names={min(len(thing.names), 4)}",
                f"said={min(len(said), 5)}",
                *said,
                *(f"has={p}" for p in thing.properties),
                *(f"{p}={thing.properties.get(p, '')}" for p in ("kind", "role", "unnamed")),
                *(f"by={m.rule}" for m in thing.mentions),
                *self._of_name(thing.name),
                *self._of_mentions(thing),
                *self._of_place(thing),
            )
        )

    def _of_name(self, name: str) -> Iterator[str]:
        """Yield the first and last words of a name, and how it is written."""
        words = _WORD.findall(name)
        if not words:
            return
        yield f"length={min(len(words), 7)}"
        yield f"shape={' '.join(map(_shape, words[:5]))}"
        for mark, some in (("first", words[:2]), ("last", words[:-3:-1])):
            yield f"{mark}={some[0].lower()}"
            yield f"{mark}2={' '.join(some).lower()}"

    def _of_mentions(self, thing: Thing) -> Iterator[str]:
        """Yield the words beside the mentions of a thing."""
        text = self._reading.masked
        for mention in thing.mentions[:_MENTIONS]:
            start, end = mention.span.start, mention.span.end
            before = words_of(text[max(0, start - _BESIDE) : start])[::-1]
            behind = words_of(text[end : end + _BESIDE])
            for mark, words in (("b", before), ("a", behind)):
                yield f"{mark}1={words[0] if words else '^'}"
                yield f"{mark}12={' '.join(words[:2])}"
                yield from (f"{mark}={w}" for w in words[:_LOOSE])

    def _of_place(self, thing: Thing) -> Iterator[str]:
        """Yield where a thing is named first, and the word that it hangs on there."""
        span = thing.mentions[0].span
        index = bisect_right(self._starts, span.start) - 1
        if index < 0 or not self._reading.sentences[index].span.covers(span):
            return
        sentence = self._reading.sentences[index]
        last = self._reading.sentences[-1].index or 1
        yield f"lang={sentence.language}"
        yield f"in={sentence.kind}"
        yield f"at={part_of_text(sentence, last)}"
        yield from _of_head(sentence, span.start, span.end)


def _of_head(sentence: Sentence, start: int, end: int) -> Iterator[str]:
    inside = [t for t in sentence.tokens if start <= t.start < end]
    indices = {t.index for t in inside}
    top = next((t for t in inside if t.head not in indices), None)
    if top is not None:
        over = sentence.tokens[top.head].lemma.lower()
        yield f"over={over}"
        yield f"as={top.role}"
        yield f"over={over}/{top.role}:{top.preposition.lower()}"


def _shape(word: str) -> str:
    """Return how a word is written: "A" in capitals, "X" with a capital, "x" without, "0" with a digit first."""
    if word[0].islower():
        return "x"
    if word[0].isupper():
        return "A" if word.isupper() and len(word) > 1 else "X"
    return "0"
