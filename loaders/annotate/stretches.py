"""Stretches of a sentence that may name a thing which no list or grammar took: runs of capitals, and noun phrases."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from graph.names import fold
from loaders.reading import Sentence, Thing, Token

#: A name with more words is a sentence.
_LONGEST = 11
#: How many words before a noun belong to it at most, and how many ends of a phrase are tried.
_BEFORE, _ENDS = 6, 5
#: What may stand inside a name written with capitals.
_INSIDE = frozenset(
    "of for the and & to against on in with de du des la le les l' l’ d' d’ et à en contre sur pour aux au van von der und e y do da del los las "
    "' 's ’s - – . / n°".split()
)
_NOUN = frozenset({"NOUN", "PROPN"})
_ADJOINS = frozenset({"ADJ", "NOUN", "PROPN"})
_JOINS = frozenset({"ADP", "DET"})
_START, _END = attrgetter("start"), attrgetter("end")
#: Rules that take a name for what labels alone say: a guess that another may outdo.
_GUESSED = frozenset({"labelled-person", "labelled-place"})
#: Names of these types are whole: none is cut.
WHOLE = frozenset({"Agency", "Operation", "CriminalOrganization", "Program", "Law"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a sentence from `first` up to, without, `last`; `forms` tells how they were found: "caps", "phrase".

    `head` is the word that hangs on one outside; `kinds` holds the type of the thing that each word of the sentence is of,
    or "".
    """

    sentence: Sentence
    first: int
    last: int
    forms: tuple[str, ...]
    head: Token
    kinds: Sequence[str]

    @property
    def tokens(self) -> Sequence[Token]:
        """The words."""
        return self.sentence.tokens[self.first : self.last]

    @property
    def is_noun(self) -> bool:
        """Whether it is a noun alone, without a capital: "the unit"."""
        return self.last - self.first == 1 and not self.tokens[0].text[0].isupper()

    @property
    def start(self) -> int:
        """Where it begins in the text (characters)."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where it ends in the text (characters)."""
        return self.tokens[-1].end


def stretches(sentences: Iterable[Sentence], things: Sequence[Thing], heads: frozenset[str]) -> Iterator[Stretch]:
    """Yield the stretches that may name something, and neither cut the name of a body, operation, ... nor are one.

    Parameters
    ----------
    sentences:
        With their words; one without is passed over.
    things:
        What was found in the document.
    heads:
        The nouns that a phrase without a capital may have as its head, folded.
    """
    mentioned = ((m.span.start, m.span.end, m.type, m.rule not in _GUESSED) for t in things for m in t.mentions)
    # of names that begin together the longest first: "RCMP" in "RCMP Police" bounds no name of its own
    spans = sorted(mentioned, key=lambda s: (s[0], -s[1], s[2], s[3]))
    number = 0
    for sentence in sentences:
        while number < len(spans) and spans[number][1] <= sentence.span.start:
            number += 1
        kinds, known, whole = _taken(sentence, spans[number:])
        found: dict[tuple[int, int], list[str]] = {}
        for form, places in (("caps", _capitals), ("phrase", _phrases)):
            for place in places(sentence.tokens):
                found.setdefault(place, []).append(form)
        for (first, last), forms in found.items():
            if all(known[first:last]) or _cuts(whole, first, last):
                continue  # it is a town, a country or somebody already
            words = sentence.tokens[first:last]
            head = next((t for t in words if not first <= t.head < last or t.head == t.index), words[-1])
            if any(t.text[0].isupper() for t in words) or _plain(head.text) in heads:
                yield Stretch(sentence, first, last, tuple(dict.fromkeys(forms)), head, kinds)


def _taken(
    sentence: Sentence, spans: Sequence[tuple[int, int, str, bool]]
) -> tuple[list[str], list[bool], dict[int, tuple[int, int]]]:
    """Return the type of the thing that each word is of, whether that is no guess, and the bounds of its whole name."""
    tokens = sentence.tokens
    kinds, known = [""] * len(tokens), [False] * len(tokens)
    whole: dict[int, tuple[int, int]] = {}
    for start, end, kind, is_known in spans:
        if start >= sentence.span.end:
            break
        first, last = bisect_right(tokens, start, key=_END), bisect_left(tokens, end, key=_START)
        inside = [n for n in range(first, last) if n not in whole]
        for index in inside:
            kinds[index], known[index] = kind, is_known
            if kind in WHOLE:
                whole[index] = (inside[0], inside[-1] + 1)
    return kinds, known, whole


def _cuts(whole: Mapping[int, tuple[int, int]], first: int, last: int) -> bool:
    """Whether a stretch begins or ends inside a whole name that it does not hold."""
    bounds = (whole.get(first), whole.get(last - 1))
    return any(b is not None and (b[0] < first or b[1] > last) for b in bounds)


@lru_cache(1 << 15)
def _plain(word: str) -> str:
    return fold(word)


def _is_capital(token: Token) -> bool:
    """Return whether a word is written as part of a name: "Police", "70s"."""
    return token.text[0].isupper() or (token.text[0].isdigit() and any(map(str.isalpha, token.text)))


def _capitals(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield each stretch from a capital to a capital or number with only small words between."""
    for first, token in enumerate(tokens):
        if not _is_capital(token) or token.pos == "DET" or token.text.lower() in _INSIDE:
            continue
        for last in range(first, min(len(tokens), first + _LONGEST)):
            if _is_capital(tokens[last]) or tokens[last].text[0].isdigit():
                yield first, last + 1
            elif tokens[last].text.lower() not in _INSIDE:
                break


def _phrases(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield each noun with what stands before it and belongs to it, up to the ends of what follows it."""
    for noun, token in enumerate(tokens):
        if token.pos not in _NOUN or not token.text[0].isalpha():
            continue
        before = _before(tokens, noun)
        firsts = dict.fromkeys([before[0], *before[-3:], *(b for b in before if tokens[b].text[0].isupper())])
        ends = _ends(tokens, noun)
        yield from ((first, end) for first in firsts for end in ends if end - first <= _LONGEST)


def _before(tokens: Sequence[Token], noun: int) -> list[int]:
    """Return where a phrase may begin, from its noun backwards: at an adjective, noun or participle before it."""
    out, at = [noun], noun
    while at > 0 and noun - at < _BEFORE:
        word = tokens[at - 1]
        formed = word.pos in {"VERB", "ADV"} and word.head >= at and word.text.endswith("ed")
        if not (word.pos in _ADJOINS or formed or word.text in {"-", "–", "&"}):
            break
        at -= 1
        if word.text[0].isalnum():
            out.append(at)
    return out


def _ends(tokens: Sequence[Token], noun: int) -> list[int]:
    """Return where a phrase may end: behind its noun, and behind each adjective, name or "of ..." that follows."""
    out, at = [noun + 1], noun + 1
    while at < len(tokens) and at - noun < _LONGEST and len(out) < _ENDS:
        end = _further(tokens, noun, at)
        if end is None:
            break
        out.append(end)
        at = end
    return out


def _further(tokens: Sequence[Token], noun: int, at: int) -> int | None:
    """Return where a phrase ends that goes on at a word, or None where it does not."""
    word = tokens[at]
    named = word.pos in {"ADJ", "PROPN", "NUM"} and noun <= word.head <= at and word.text[0].isalnum()
    formed = word.pos == "VERB" and word.head == noun and word.text.endswith(("é", "ée", "és", "ées"))
    if named or formed:
        return at + 1
    if word.pos in _JOINS or word.text.lower() in _INSIDE:
        return _joined(tokens, at)
    return at + 1 if word.pos == "NOUN" and word.head == noun else None


def _joined(tokens: Sequence[Token], at: int) -> int | None:
    """Return the end of what small words join to a phrase: "against" "organised" "crime"."""
    end = at
    while end < len(tokens) and end - at < 3 and (tokens[end].pos in _JOINS or tokens[end].text.lower() in _INSIDE):
        end += 1
    while end < len(tokens) and end - at < 5 and tokens[end].pos == "ADJ":
        end += 1
    is_noun = end < len(tokens) and tokens[end].pos in _NOUN
    return end + 1 if is_noun else None
