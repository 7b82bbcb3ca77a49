"""The words around a pair: what stands between the two, the way between them in the tree, and what governs each.

What is seen of two begins with "b:".
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import attrgetter

from loaders.extractors.arguments import Clause
from loaders.extractors.groups import Place
from loaders.reading import COMPOUND, Token
from loaders.weigh.classes import classes_of, function_word

_CONTENT = frozenset({"VERB", "NOUN", "ADJ", "ADV", "ADP", "AUX", "PRON", "SCONJ"})
#: No way in the tree is followed further.
_PATH = 8


def between(clause: Clause, subject: Place, target: Place) -> Iterator[str]:
    """Yield the words between the two, with the things between them as types."""
    ahead = subject.span.start <= target.span.start
    first, second = (subject, target) if ahead else (target, subject)
    order = ">" if ahead else "<"
    yield f"b:order={order}"
    if first.span.covers(second.span) or second.span.covers(first.span):
        yield f"b:nested={order}"
        return
    if subject.group == target.group:
        yield f"b:listed={order}"
    inside = _between(clause, first.span.end, second.span.start)
    words = _words_of(inside)
    things = sum(1 for w in words if w.isupper())
    yield f"b:things={order}{min(things, 4)}"
    yield f"b:far={order}{min(len(words) // 4, 6)}"
    if len(words) <= 5:
        yield f"b:gap={order}{' '.join(words)}"
    yield from [f"b:w={order}{w}" for w in set(words[:18])]
    if len(words) <= 18:
        yield from [f"b:ww={order}{a} {b}" for a, b in itertools.pairwise(words)]
    classes = _classes_of(clause, inside)
    yield from [f"b:cw={order}{c}" for c in set(classes)]
    if len(classes) <= 6:
        yield f"b:cs={order}{' '.join(classes)}"
    yield f"b:left={order}{outside(clause, first.span.start, -1)}"
    yield f"b:right={order}{outside(clause, second.span.end, 1)}"
    yield f"b:before-2nd={order}{outside(clause, second.span.start, -1)}"


#: A word with the type of the thing that it belongs to, or "".
Inside = tuple[Token, str]
_START, _END = attrgetter("start"), attrgetter("end")


def _between(clause: Clause, start: int, end: int) -> list[Inside]:
    """Return the words between two places."""
    inside = [p for p in clause.places if start <= p.span.start and p.span.end <= end and p.group >= 0]
    tokens = _within(clause, start, end)
    if not inside:
        return [(token, "") for token in tokens]
    out = []
    for token in tokens:
        place = next((p for p in inside if p.span.start <= token.start < p.span.end), None)
        out.append((token, place.type.upper() if place else ""))
    return out


def _within(clause: Clause, start: int, end: int) -> Sequence[Token]:
    """Return the words that begin between two places of the text."""
    tokens = clause.sentence.tokens
    return tokens[bisect_left(tokens, start, key=_START) : bisect_left(tokens, end, key=_START)]


def _words_of(inside: Sequence[Inside]) -> list[str]:
    out: list[str] = []
    for token, thing in inside:
        if not (thing and out and out[-1] == thing):
            out.append(thing or _word(token.text, token.lemma, token.pos))
    return out


def _classes_of(clause: Clause, inside: Sequence[Inside]) -> list[str]:
    """Return words as classes of words, types of things and small words; other words are left out."""
    out: list[str] = []
    for token, thing in inside:
        for word in (thing,) if thing else _class(clause, token):
            if not (out and out[-1] == word):
                out.append(word)
    return out


def _class(clause: Clause, token: Token) -> tuple[str, ...]:
    if token.pos in {"VERB", "NOUN", "ADJ"}:
        return classes_of(token.lemma, clause.sentence.language)
    if token.pos in {"ADP", "CCONJ", "SCONJ", "PRON"} or token.text in {":", ";", "("}:
        return (function_word(token.text.lower()),)
    return ()


@lru_cache(4096)
def _word(text: str, lemma: str, pos: str) -> str:
    if pos == "PROPN":
        return "Xx"
    if any(c.isdigit() for c in text):
        return "0"
    return lemma if pos in {"VERB", "AUX", "NOUN"} else text.lower()


def outside(clause: Clause, at: int, step: int) -> str:
    """Return the word right before (`step` -1) or behind (1) a place of the text; "^" or "$" where the sentence ends."""
    tokens = clause.sentence.tokens
    n = bisect_right(tokens, at, key=_END) - 1 if step < 0 else bisect_left(tokens, at, key=_START)
    if not 0 <= n < len(tokens):
        return "^" if step < 0 else "$"
    return _word(tokens[n].text, tokens[n].lemma, tokens[n].pos)


def _head(clause: Clause, place: Place) -> Token | None:
    """Return the word of a mention that hangs on a word outside it."""
    inside = _within(clause, place.span.start, place.span.end)
    names = {t.index for t in inside}
    return next((t for t in inside if t.head not in names or t.head == t.index), inside[-1] if inside else None)


def chain(clause: Clause, place: Place) -> list[Token]:
    """Return the words from the head of a mention up to the root, as far as they are followed."""
    token = _head(clause, place)
    out: list[Token] = []
    while token is not None and len(out) < _PATH:
        out.append(token)
        if token.head == token.index:
            break
        token = clause.word(token.head)
    return out


def path(mine: Sequence[Token], others: Sequence[Token], language: str) -> Iterator[str]:
    """Yield the way between the two in the tree: roles up the chain of each to the word that holds both."""
    index = {t.index: n for n, t in enumerate(others)}
    for up, token in enumerate(mine):
        if token.index in index:
            down = index[token.index]
            left = ".".join(_step(t) for t in mine[:up])
            right = ".".join(_step(t) for t in others[:down])
            yield f"b:top={token.lemma if token.pos in _CONTENT else token.pos}"
            yield f"b:path={left}^{right}"
            ways = _roles(mine[:up]), _roles(others[:down])
            yield f"b:roles={ways[0]}^{token.lemma if token.pos in _CONTENT else 'X'}^{ways[1]}"
            same = _same_roles(mine[:up]), _same_roles(others[:down])
            for name in classes_of(token.lemma, language):
                yield f"b:croles={same[0]}^{name}^{same[1]}"
                yield f"b:ctop={name}"
            yield f"b:broles={same[0]}^{same[1]}"
            return
    yield "b:path=none"


def _step(token: Token) -> str:
    return f"{token.role}:{token.preposition}" if token.preposition else token.role


def _same_roles(tokens: Sequence[Token]) -> str:
    """Return the roles on a way, prepositions by class."""
    kept = [t for t in tokens if t.role not in {COMPOUND, "conjunct", "apposition"}]
    return ".".join(f"{t.role}:{function_word(t.preposition)}" if t.preposition else t.role for t in kept)


def _roles(tokens: Sequence[Token]) -> str:
    """Return the roles on a way without those that only extend a name or a list."""
    return ".".join(_step(t) for t in tokens if t.role not in {COMPOUND, "conjunct", "apposition"})


def governors(clause: Clause, up: Sequence[Token]) -> Iterator[str]:
    """Yield the words that a mention hangs on, with its role, up its chain: "assist/subject", "officer/prep:from"."""
    steps = [t for t in up if t.role not in {"conjunct", "apposition", COMPOUND}]
    above = [clause.word(t.head) for t in steps]
    for n, (token, over) in enumerate(zip(steps[:3], above[:3], strict=False)):
        if over.index == token.index:
            yield f"g{n}=root"
            break
        if over.pos in _CONTENT:
            yield f"g{n}={over.lemma}/{_step(token)}"
            step = f"{token.role}:{function_word(token.preposition)}" if token.preposition else token.role
            for name in classes_of(over.lemma, clause.sentence.language):
                yield f"cg={name}/{step}"
            if over.pos == "VERB":
                yield f"gv={over.lemma}/{_step(token)}"
                break
