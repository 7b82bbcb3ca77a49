"""What is seen of a number: the words around it, its unit, what it counts, and what the rules made of it and its neighbours.

It tells whether an amount was seized, or merely sold, hidden, stolen or made a year; and whether a sum is money that a
government pays, the value of drugs, or something else.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from graph.model import Mention, Span
from loaders.extractors.base import Draft
from loaders.extractors.columns import head_of
from loaders.reading import AGENT, OBJECT, PASSIVE_SUBJECT, SUBJECT, Reading, Sentence, Token, lead_in_of
from loaders.weigh.classes import classes_of, function_word
from loaders.weigh.whole import RULE

#: How far words before and behind a number are seen (characters).
_BEFORE, _BEHIND = 160, 110
#: How many of them are seen with their place, and how many without.
_PLACED, _LOOSE = 5, 12
_WORD = re.compile(r"\w+|[^\w\s]|\n")
#: "Cocaine seized (kg): 14": what stands before a number on its line.
_LABEL = re.compile(r"([^:|;.\n]{2,60})[:=|]\s*$")
_LABEL_ENDS = (":", "=", "|")
_ROLES = frozenset({SUBJECT, PASSIVE_SUBJECT, OBJECT, AGENT})
#: No way in the tree is followed further.
_PATH = 6


class NumberSeer:
    """Sees the features of the drafts that are read from a number; what a sentence says is seen once.

    Parameters
    ----------
    reading:
        The document as read.
    drafts:
        What was drafted of its numbers, hints included.
    """

    def __init__(self, reading: Reading, drafts: Sequence[Draft]) -> None:
        self._reading = reading
        self._beside: dict[int, list[Draft]] = defaultdict(list)
        self._rules: dict[tuple[str, Span | None], set[str]] = defaultdict(set)
        for draft in drafts:
            if not draft.is_hint:
                self._beside[draft.span.start].append(draft)
                self._rules[draft.predicate, draft.at].add(RULE + draft.rule)
        self._sentences = {s.span.start: s for s in reading.sentences}
        self._seen: dict[int, frozenset[str]] = {}
        self._starts = [m.span.start for m in reading.mentions]
        self._named: dict[int, list[Mention]] = {}

    def of(self, draft: Draft) -> frozenset[str]:
        """Return what is seen of a draft: seizure or figure."""
        sentence = self._sentences[draft.span.start]
        at = draft.at or draft.span
        return self._of_sentence(sentence).union(
            self._of_words(sentence, at),
            self._of_tree(sentence, at),
            self._of_item(sentence, draft, at),
            self._rules[draft.predicate, draft.at] or {"unruled"},
        )

    def _of_sentence(self, sentence: Sentence) -> frozenset[str]:
        """Return what a sentence says, whichever of its numbers is asked for."""
        if sentence.index not in self._seen:
            seen = {f"lang={sentence.language}", f"kind={sentence.kind}"}
            seen.update(f"here={d.rule}" for d in self._beside[sentence.span.start])
            for token in sentence.tokens:
                if token.pos in {"VERB", "NOUN"}:
                    seen.add(f"w={token.lemma.lower()}")
                    seen.update(f"c={c}" for c in classes_of(token.lemma, sentence.language))
            lead = lead_in_of(sentence, self._reading.sentences)
            if lead is not None:
                seen.update(f"lead={w}" for w in words_of(self._reading.masked[lead.span.start : lead.span.end]))
                seen.update(f"lead-c={c}" for t in lead.tokens for c in classes_of(t.lemma, lead.language))
            seen.update(self._of_the_one_before(sentence))
            self._seen[sentence.index] = frozenset(seen)
        return self._seen[sentence.index]

    def _of_the_one_before(self, sentence: Sentence) -> Iterator[str]:
        """Yield what the sentence before says in the same paragraph, and what was drafted there."""
        before = self._reading.sentences[sentence.index - 1] if sentence.index else None
        if before is None or before.block != sentence.block:
            return
        for token in before.tokens:
            if token.pos == "VERB":
                yield f"before-w={token.lemma.lower()}"
            yield from (f"before-c={c}" for c in classes_of(token.lemma, before.language))
        yield from (f"before={d.rule}" for d in self._beside[before.span.start])

    def _of_words(self, sentence: Sentence, at: Span) -> Iterator[str]:
        """Yield the words around a number, the nearest with their place."""
        text = self._reading.masked
        before = words_of(text[max(sentence.span.start, at.start - _BEFORE) : at.start])[::-1]
        behind = words_of(text[at.end : min(sentence.span.end, at.end + _BEHIND)])
        for mark, words in (("b", before), ("a", behind)):
            yield from (f"{mark}{n}={w}" for n, w in enumerate(words[:_PLACED], 1))
            yield f"{mark}12={' '.join(words[:2])}"
            yield f"{mark}123={' '.join(words[:3])}"
            yield from (f"{mark}={w}" for w in words[:_LOOSE])
        if not before:
            yield "opens"
        first = max(sentence.span.start, text.rfind("\n", 0, at.start) + 1, at.start - _BEFORE)
        if text[first : at.start].rstrip().endswith(_LABEL_ENDS) and (label := _LABEL.search(text, first, at.start)):
            yield from (f"label={w}" for w in words_of(label[1]))
        if head := head_of(text, at.start):
            yield from (f"head={w}" for w in words_of(text[head.start : head.end]))

    def _of_tree(self, sentence: Sentence, at: Span) -> Iterator[str]:
        """Yield the noun that a number hangs on, the verb over it, and who does it."""
        tokens = sentence.tokens
        token = next((t for t in tokens if at.start <= t.start < at.end and t.text[:1].isdigit()), None)
        token = token or next((t for t in tokens if t.end > at.start), None)
        steps: list[str] = []
        while token is not None and token.head != token.index and len(steps) < _PATH:
            steps.append(f"{token.role}:{function_word(token.preposition)}" if token.preposition else token.role)
            token = tokens[token.head]
            if token.pos in {"NOUN", "PROPN"} and len(steps) == 1:
                yield f"noun={token.lemma.lower()}"
            if token.pos == "VERB":
                yield f"verb={token.lemma.lower()}"
                yield f"verb={token.lemma.lower()}/{steps[-1]}"
                yield f"path={'>'.join(steps[-3:])}"
                yield from (f"verb-c={c}/{steps[-1]}" for c in classes_of(token.lemma, sentence.language))
                yield from self._of_actors(sentence, token)
                return
        if token is not None:
            yield f"root={token.lemma.lower()}"

    def _of_actors(self, sentence: Sentence, verb: Token) -> Iterator[str]:
        for token in sentence.tokens:
            if token.head == verb.index and token.role in _ROLES:
                kind = next((m.type for m in self._mentions(sentence) if m.span.start <= token.start < m.span.end), "-")
                yield f"{token.role}={kind}"
                yield f"{token.role}~{token.lemma.lower()}"

    def _of_item(self, sentence: Sentence, draft: Draft, at: Span) -> Iterator[str]:
        """Yield the size and unit of a number, what it counts, and the kinds of things around it."""
        value, unit = draft.properties.get("quantity", draft.properties.get("value")), draft.properties.get("unit")
        yield f"unit={unit or draft.properties.get('currency')}"
        yield f"bound={draft.properties.get('bound')}"
        if isinstance(value, (int, float)):
            yield f"digits={len(f'{value:.0f}')}"
            if value < 10:
                yield f"value={value:g}"
        mentions = self._mentions(sentence)
        before = [m.type for m in mentions if m.span.end <= at.start]
        behind = [m for m in mentions if m.span.start >= at.end]
        yield from {f"before-{t}" for t in before} | {f"behind-{m.type}" for m in behind}
        yield f"last={before[-1] if before else '-'}"
        yield f"next={behind[0].type if behind else '-'}"
        if draft.object is not None:
            thing = self._reading.things[draft.object]
            yield f"item={thing.name.lower()}"
            yield f"item-kind={thing.type}/{thing.properties.get('kind', '')}"
            place = next((m.span for m in mentions if m.span.end > at.start and m.text in thing.names), None)
            gap = self._reading.masked[at.end : place.start] if place and place.start >= at.end else None
            yield f"gap={'-' if gap is None else ' '.join(words_of(gap)[:4])}"

    def _mentions(self, sentence: Sentence) -> list[Mention]:
        if sentence.index not in self._named:
            first = bisect_left(self._starts, sentence.span.start)
            last = bisect_left(self._starts, sentence.span.end)
            self._named[sentence.index] = list(self._reading.mentions[first:last])
        return self._named[sentence.index]


def words_of(text: str) -> list[str]:
    """Return words and marks in lower case; numbers as "0"."""
    return ["0" if w.isdecimal() else w.lower() for w in _WORD.findall(text)]
