"""What is seen of a stretch of text that may name a thing: its words, those around it, and where it hangs in the tree.

It tells whether a body, group, programme, operation or place is named where no list and no grammar knows of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import groupby

from loaders.annotate.stretches import Stretch
from loaders.reading import Token, part_of_text
from loaders.weigh.model import Choice, Weights, learned_of, name_heads, probability_of

#: What a name of each type is weighed by is called so, before the type: "name Agency".
KEY = "name "
#: How many words beside a stretch are seen, and how many of its own.
_BESIDE, _WORDS = 4, 8
#: A shorter name is also seen as a whole.
_SHORT = 3
_ACRONYM = re.compile(r"\s?\([\"“«]?\s?[A-Z][A-Za-z.-]{1,9}\b")


@dataclass(frozen=True)
class Names:
    """What was learned of names.

    Parameters
    ----------
    weights:
        A regression for each type.
    heads:
        The nouns that a phrase without a capital may have as its head, folded.
    """

    weights: Mapping[str, Weights] = field(default_factory=dict)
    heads: frozenset[str] = frozenset()

    @cached_property
    def _choice(self) -> Choice:
        return Choice(self.weights)

    def likeliest(self, seen: Iterable[str]) -> tuple[float, str]:
        """Return the type that a stretch most likely names, behind how likely.

        Parameters
        ----------
        seen:
            Its features, from `NameSeer`.
        """
        odds, kind = max(self._choice.log_odds(seen))
        return probability_of(odds), kind


@cache
def known_names() -> Names:
    """Return what `benchmarks/accuracy/train.py` learned of names."""
    return Names(learned_of(KEY), name_heads())


class NameSeer:
    """Sees the features of stretches of one document.

    Parameters
    ----------
    text:
        Masked text.
    found:
        All its stretches, in the order of the text.
    """

    def __init__(self, text: str, found: Sequence[Stretch]) -> None:
        self._text = text
        self._last = max((s.sentence.index for s in found), default=0) or 1
        self._times = Counter(text[s.start : s.end] for s in found)

    def of(self, one: Stretch) -> frozenset[str]:
        """Return what is seen of a stretch."""
        return frozenset(
            (
                f"form={'+'.join(one.forms)}",
                f"lang={one.sentence.language}",
                f"in={one.sentence.kind}",
                *_of_words(one),
                *_of_head(one),
                *_of_sides(one),
                *_of_kinds(one),
                *self._of_document(one),
            )
        )

    def _of_document(self, one: Stretch) -> Iterator[str]:
        """Yield how often the name stands in the text, where, and whether in quotes or before its acronym."""
        yield f"times={min(self._times[self._text[one.start : one.end]], 4)}"
        yield f"at={part_of_text(one.sentence, self._last)}"
        if _ACRONYM.match(self._text, one.end):
            yield "acronym"
        if self._text[max(0, one.start - 2) : one.start].rstrip("\xa0 ")[-1:] in {"«", "“", '"', "‘"}:
            yield "quoted"


def _of_words(one: Stretch) -> Iterator[str]:
    """Yield the words of a name, and how they are written."""
    words = [t.text.lower() for t in one.tokens]
    yield f"length={min(len(words), 8)}"
    yield f"first={words[0]}"
    yield f"last={words[-1]}"
    if len(words) > 1:
        yield f"first2={' '.join(words[:2])}"
        yield f"last2={' '.join(words[-2:])}"
    if len(words) <= _SHORT:
        yield f"all={' '.join(words)}"
    yield from (f"w={w}" for w in words[:_WORDS])
    yield f"ending={words[-1][-3:]}{_shape(one.tokens[-1])}"
    labels = {t.label for t in one.tokens}
    yield from (f"label={n}" for n in labels)
    if labels != {""}:
        around = one.sentence.tokens[max(0, one.first - 1) : one.first], one.sentence.tokens[one.last : one.last + 1]
        whole = len(labels) == 1 and not any(t.label in labels for side in around for t in side)
        yield f"labels={'+'.join(sorted(labels))}{whole:d}"


def _of_head(one: Stretch) -> Iterator[str]:
    """Yield the word that a name hangs by, and the one that it hangs on."""
    head, tokens = one.head, one.sentence.tokens
    lemma, shape = head.lemma.lower(), "X" if head.text[0].isupper() else "x"
    yield f"head={lemma}"
    yield f"head={lemma}{shape}"
    yield f"head-ending={lemma[-3:]}{shape}"
    yield f"head-pos={head.pos}{head.role}"
    over = tokens[head.head]
    role = f"{head.role}:{head.preposition.lower()}"
    if over.index == head.index:
        yield "role=root"
        return
    yield f"role={role}"
    yield f"over={over.lemma.lower()}/{role}"
    if one.kinds[over.index]:
        yield f"over-kind={one.kinds[over.index]}/{role}"


def _of_sides(one: Stretch) -> Iterator[str]:
    """Yield the words beside a name, with its head and its shape."""
    tokens = one.sentence.tokens
    before = [t.text.lower() for t in tokens[max(0, one.first - _BESIDE) : one.first]][::-1]
    behind = [t.text.lower() for t in tokens[one.last : one.last + _BESIDE]]
    lemma, shape = one.head.lemma.lower(), _shapes(one.tokens)
    yield f"shape={shape}"
    for mark, words, edge in (("b", before, "^"), ("a", behind, "$")):
        nearest = words[0] if words else edge
        yield f"{mark}1={nearest}"
        yield f"{mark}12={' '.join(words[:2])}"
        yield f"{mark}1+head={nearest} {lemma}"
        yield from (f"{mark}={w}" for w in words)
    yield f"b1+shape={before[0] if before else '^'} {shape}"
    left = one.first > 0 and tokens[one.first - 1].text[0].isupper()
    right = one.last < len(tokens) and tokens[one.last].text[0].isupper()
    yield f"edges={left:d}{right:d}{'X' if one.head.text[0].isupper() else 'x'}"


def _of_kinds(one: Stretch) -> Iterator[str]:
    """Yield the types of the things inside a name and right beside it."""
    inside = one.kinds[one.first : one.last]
    kinds = sorted({k for k in inside if k})
    yield from (f"has={k}" for k in kinds)
    if kinds:
        yield f"has+head={'+'.join(kinds)} {one.head.lemma.lower()}"
    if len(kinds) == 1 and all(inside):
        yield f"same={kinds[0]}"
    for mark, at in (("starts", one.first), ("ends", one.last - 1), ("before", one.first - 1), ("behind", one.last)):
        if 0 <= at < len(one.kinds) and one.kinds[at]:
            yield f"{mark}={one.kinds[at]}"
    for mark, at, word in (("before2", one.first - 2, one.first - 1), ("behind2", one.last + 1, one.last)):
        if 0 <= at < len(one.kinds) and one.kinds[at]:
            yield f"{mark}={one.kinds[at]} {one.sentence.tokens[word].text.lower()}"


def _shapes(tokens: Sequence[Token]) -> str:
    """Return how words are written, one letter for neighbours of a kind: "XxX" for "Office of the Sheriff"."""
    return "".join(shape for shape, _ in groupby(map(_shape, tokens)))


def _shape(token: Token) -> str:
    text = token.text
    if text[0].isalpha():
        return "A" if len(text) > 1 and text.isupper() else "X" if text[0].isupper() else "x"
    return "0" if text[0].isdigit() else "."
