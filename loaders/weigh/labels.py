"""Which words are of somebody's name, of a place's or of another name, told by how they are written and what stands beside them.

A regression for each label, over what is seen of a word and the label of the one before it: a maximum-entropy Markov model
(McCallum, Freitag and Pereira 2000), read from left to right. It stands in for the entity recogniser of the language
models, which takes as long as their parser and is taught by other kinds of text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from operator import attrgetter

from loaders.annotate.gazetteer import Hit
from loaders.annotate.people_names import borne
from loaders.annotate.person_names import title_words
from loaders.reading import OF_PERSON, Sentence, Token
from loaders.weigh.model import Choice, Weights, learned_of

#: What a label is weighed by is called so, before the label: "label person"; "label " alone is of words of no name.
KEY = "label "
#: Small words that stand inside a name of somebody or of a place.
_INSIDE = frozenset(
    "de da do du del della des di der den van von la le el al bin ibn ben bint y e d' l' d’ l’ - 's ’s of the sur en lès upon".split()
)
#: How many words with a capital a full name may have.
_FULL_NAME = (2, 3)
#: So many of them are passed over at most.
_SMALL_WORDS = 3
_EDGE = "^"
#: What marks the label before a word where a listed name ends there, for a name may begin ("Ambassador to Canada Miriam Holloway"),
#: and where small words stand between ("Maria de Souza").
_AFTER_LISTED, _OVER_SMALL = "|", "~"
#: How words are written that are nobody's name: without a capital, in figures, as an initial.
_NO_NAMES = frozenset("x0I")
_START = attrgetter("start")


@dataclass(frozen=True)
class Labels:
    """What was learned of words.

    Parameters
    ----------
    weights:
        A regression for each label.
    """

    weights: Mapping[str, Weights] = field(default_factory=dict)

    @cached_property
    def _choice(self) -> Choice:
        return Choice(self.weights)

    def likeliest(self, seen: Iterable[str]) -> str:
        """Return the label that a word most likely has, "" for none; `seen` are its features."""
        return max(self._choice.log_odds(seen))[1]


@cache
def known_labels() -> Labels:
    """Return what `benchmarks/accuracy/train.py` learned of words."""
    return Labels(learned_of(KEY))


def labelled(sentences: Sequence[Sentence], hits: Sequence[Hit], labels: Labels) -> tuple[Sentence, ...]:
    """Return sentences whose words say of what kind of name they are.

    Parameters
    ----------
    sentences:
        With their words.
    hits:
        The forms that the lists know, in the order of the text.
    labels:
        What was learned of words; nothing learned labels nothing.
    """
    if not labels.weights:
        return tuple(sentences)
    earlier: dict[str, str] = {}
    return tuple(_labelled(seer, labels, earlier) for seer in seers(sentences, hits))


def seers(sentences: Iterable[Sentence], hits: Sequence[Hit]) -> Iterator[WordSeer]:
    """Yield what sees the words of each sentence; parameters as in `labelled`."""
    starts = [h.start for h in hits]
    for sentence in sentences:
        span = sentence.span
        yield WordSeer(sentence, hits[bisect_left(starts, span.start) : bisect_left(starts, span.end)])


def _labelled(seer: WordSeer, labels: Labels, earlier: dict[str, str]) -> Sentence:
    """Label the words of a sentence, and add to the labels of earlier words."""
    tokens = seer.sentence.tokens
    found = [""] * len(tokens)
    for n in seer.capitals:
        found[n] = labels.likeliest((*seer.of(n), *seer.after(found, n, earlier)))
        seer.fill(found, n)
    for first, last in seer.full_names():
        found[first:last] = [OF_PERSON] * (last - first)
    if not any(found):
        return seer.sentence
    earlier |= seer.named(found)
    named = tuple(replace(t, label=label) if label else t for t, label in zip(tokens, found, strict=True))
    return replace(seer.sentence, tokens=named)


class WordSeer:
    """Sees the features of the words of a sentence that begin with a capital.

    Parameters
    ----------
    sentence:
        With its words.
    hits:
        The forms in it that the lists know.
    """

    def __init__(self, sentence: Sentence, hits: Iterable[Hit]) -> None:
        self.sentence = sentence
        self.words = [t.text.lower() for t in sentence.tokens]
        self.capitals = [n for n, t in enumerate(sentence.tokens) if t.text[0].isupper()]
        self._shapes = [_shape(t.text) for t in sentence.tokens]
        self._listed, self._ends = _listed(sentence.tokens, hits)
        self._behind = self._ends - self._listed.keys()
        self._runs = dict(self._of_runs())

    def of(self, n: int) -> Iterator[str]:
        """Yield what is seen of word `n`, without the label of the one before it."""
        yield from self._of_word(n)
        yield from self._of_people(n)
        yield from self._of_sides(n)
        yield from self._of_run(n)
        yield from self._of_tree(self.sentence.tokens[n])

    def full_names(self) -> Iterator[tuple[int, int]]:
        """Yield the bounds of each forename and surname right behind a listed name: "Ambassador to Mexico Ana Torres,"."""
        for first in self._ends & self._runs.keys():
            last = self._runs[first][1]
            if last - first in _FULL_NAME and "g" in self._people(first) and "f" in self._people(last - 1):
                yield first, last

    def named(self, labels: Sequence[str]) -> dict[str, str]:
        """Return the labels of the words with a capital that have one."""
        return {self.words[n]: labels[n] for n in self.capitals if labels[n]}

    def after(self, labels: Sequence[str], n: int, earlier: Mapping[str, str]) -> Iterator[str]:
        """Yield what the labels of the words before word `n` say of it, and the one that it had in earlier sentences."""
        yield f"earlier={earlier.get(self.words[n], '')}"
        last = self._last(labels, n)
        yield f"p={last}"
        yield f"p+w={last} {self.words[n]}"
        yield f"p+shape={last} {self._shapes[n]}"
        if n > 1:
            yield f"pp={labels[n - 2]} {last}"

    def fill(self, labels: list[str], n: int) -> None:
        """Give the small words before a word its label, where the word before them has it too: "de" in "Maria de Souza"."""
        before = self._before(n)
        if labels[n] and before >= 0 and labels[before] == labels[n]:
            labels[before:n] = [labels[n]] * (n - before)

    def _before(self, n: int) -> int:
        """Return the word before word `n` and the small words that may stand inside a name; -1 for none."""
        before = n - 1
        while before >= 0 and n - before <= _SMALL_WORDS and self.words[before] in _INSIDE:
            before -= 1
        return before

    def _last(self, labels: Sequence[str], n: int) -> str:
        """Return the label of the word before, or that of the one before the small words that may stand inside a name."""
        before = self._before(n)
        if before < 0:
            return _EDGE
        return labels[before] + (_OVER_SMALL if before < n - 1 else _AFTER_LISTED if n in self._behind else "")

    def _of_word(self, n: int) -> Iterator[str]:
        """Yield how a word is written, and what the lists take it for."""
        low, shape, listed = self.words[n], self._shapes[n], self._listed.get(n, "")
        yield f"w={low}"
        yield f"shape={shape}"
        yield f"begins={low[:3]}"
        yield from (f"ends={low[-k:]}" for k in (2, 3, 4))
        yield f"list={listed}"
        yield f"list+shape={listed} {shape}"
        yield f"list-before={self._listed.get(n - 1, '')}"
        yield f"list-behind={self._listed.get(n + 1, '')}"
        yield f"title={low.rstrip('.') in _titles()}"
        yield f"lang={self.sentence.language}"
        yield f"in={self.sentence.kind}"

    def _of_people(self, n: int) -> Iterator[str]:
        """Yield whether people have the word, and those beside it, as a name."""
        name = self._people(n)
        yield f"people={name}"
        yield f"people+={name}{self._people(n + 1)}"
        yield f"people-={self._people(n - 1)}{name}"

    def _of_sides(self, n: int) -> Iterator[str]:
        """Yield the two words on each side, and how they are written."""
        word, shape = self._word, self._shape
        yield f"b1={word(n - 1)}"
        yield f"b2={word(n - 2)}"
        yield f"a1={word(n + 1)}"
        yield f"a2={word(n + 2)}"
        yield f"b1+ends={word(n - 1)} {self.words[n][-2:]}"
        near = f"{shape(n - 1)}{self._shapes[n]}{shape(n + 1)}"
        yield f"shapes={near}"
        yield f"shapes={shape(n - 2)}{near}{shape(n + 2)}"

    def _of_run(self, n: int) -> Iterator[str]:
        """Yield where a word stands among capitals, and what stands around those."""
        first, last = self._runs[n]
        word = self._word
        before, behind = word(first - 1), word(last)
        yield f"run={min(last - first, 7)}.{min(n - first, 4)}"
        yield f"run-b1={before}"
        yield f"run-b12={word(first - 2)} {before}"
        yield f"run-a1={behind}"
        yield f"run-a12={behind} {word(last + 1)}"
        yield f"run-first={self.words[first]}"
        yield f"run-last={self.words[last - 1]}"
        if before == ",":
            yield f"before-comma={word(first - 2)}"
        if n > first:
            yield f"after-title={self.words[n - 1].rstrip('.') in _titles()}"

    def _of_tree(self, token: Token) -> Iterator[str]:
        """Yield the word that it hangs on, and how; a word inside a name also has what the name hangs on."""
        over = self.sentence.tokens[token.head]
        yield f"pos={token.pos}"
        yield f"role={token.role}:{token.preposition.lower()}"
        yield f"over={over.lemma}/{token.role}"
        top = self.sentence.tokens[over.head]
        if token.role == "compound" and token.index != over.index != top.index:
            yield f"top={top.lemma}/{over.role}:{over.preposition.lower()}"

    def _of_runs(self) -> Iterator[tuple[int, tuple[int, int]]]:
        """Yield for each word with a capital the bounds of the run of such words that it stands in."""
        at = 0
        while at < len(self.capitals):
            end = at + 1
            while end < len(self.capitals) and self.capitals[end] == self.capitals[end - 1] + 1:
                end += 1
            run = self.capitals[at:end]
            yield from ((n, (run[0], run[-1] + 1)) for n in run)
            at = end

    def _people(self, n: int) -> str:
        """Return whether people have a word as a forename or surname, or how it is written if no name is."""
        if not 0 <= n < len(self.words):
            return _EDGE
        if self._shapes[n] in _NO_NAMES:
            return self._shapes[n]
        return borne(self.words[n]) or "-"

    def _word(self, n: int) -> str:
        return self.words[n] if 0 <= n < len(self.words) else _EDGE

    def _shape(self, n: int) -> str:
        return self._shapes[n] if 0 <= n < len(self._shapes) else _EDGE


def _listed(tokens: Sequence[Token], hits: Iterable[Hit]) -> tuple[dict[int, str], frozenset[int]]:
    """Return the type that the lists take each word for, of forms over each other the longest, and the words right behind a sure one."""
    out: dict[int, str] = {}
    ends = set()
    for hit in sorted(hits, key=lambda h: (h.start - h.end, h.start)):
        entry = next((e for e in hit.entries if not e.weak), hit.entries[0])
        first, last = bisect_left(tokens, hit.start, key=_START), bisect_left(tokens, hit.end, key=_START)
        if not entry.weak and first not in out:
            ends.add(last)
        for n in range(first, last):
            out.setdefault(n, f"{entry.type}{entry.weak:d}")
    return out, frozenset(ends)


@cache
def _titles() -> frozenset[str]:
    """Return the words of titles, written small and without a full stop."""
    return frozenset(w.rstrip(".").lower() for w in title_words())


def _shape(text: str) -> str:
    """Return a letter for how a word is written: "A" for "FBI", "I" for "J.", "M" for "McKay", "H" for "Ben-Ami", "X" for "Fort"."""
    if not text[0].isalpha():
        return "0" if text[0].isdigit() else text[0]
    if not text[0].isupper():
        return "x"
    if len(text) == 2 and text[1] == ".":
        return "I"
    if len(text) > 1 and text.isupper():
        return "A"
    if any(c.isupper() for c in text[1:]):
        return "H" if "-" in text else "M"
    return "X"
