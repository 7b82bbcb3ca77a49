"""The tree of a text that was parsed, and its words with their roles, in one set for the labels of both languages."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.annotate.word_rules import Word
from loaders.reading import (
    AGENT,
    APPOSITION,
    ATTRIBUTE,
    COMPOUND,
    CONJUNCT,
    OBJECT,
    OPEN_CLAUSE,
    OTHER,
    PASSIVE_SUBJECT,
    PREPOSITION,
    RELATIVE,
    SUBJECT,
    Sentence,
    Token,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ROLES = {
    "nsubj": SUBJECT, "csubj": SUBJECT, "nsubj:pass": PASSIVE_SUBJECT, "nsubjpass": PASSIVE_SUBJECT,
    "dobj": OBJECT, "obj": OBJECT, "iobj": OBJECT, "dative": OBJECT, "oprd": ATTRIBUTE, "attr": ATTRIBUTE,
    "appos": APPOSITION, "conj": CONJUNCT, "relcl": RELATIVE, "acl:relcl": RELATIVE,
    "xcomp": OPEN_CLAUSE, "obl:agent": AGENT,
    "compound": COMPOUND, "nmod:poss": COMPOUND, "poss": COMPOUND, "flat:name": COMPOUND,
}  # fmt: skip


def tokens_of(doc: Doc, words: Sequence[Word], piece: list[Sentence]) -> dict[int, tuple[Token, ...]]:
    """Return the words of each sentence; between two may stand some of another language, whose words are none of theirs."""
    offset = piece[0].span.start
    starts = [offset + at for at in doc.to_array(["IDX"]).tolist()]
    tree = Tree.of(words, doc.to_array(["HEAD"]).view("int64").tolist())
    spoken = [n for n, word in enumerate(words) if not word.is_space]
    begins = [starts[n] for n in spoken]
    out = {}
    for sentence in piece:
        own = spoken[bisect_left(begins, sentence.span.start) : bisect_left(begins, sentence.span.end)]
        place = _places(own)
        out[sentence.index] = tuple(_token(tree, n, starts[n], place) for n in own)
    return out


def _places(own: Sequence[int]) -> Callable[[int], int]:
    """Return what tells the index in a sentence of a word of the text; a head outside is brought to a word inside."""
    if not own:
        return lambda n: n
    first, last = own[0], len(own) - 1
    if own[-1] - first == last:
        return lambda n: min(max(n - first, 0), last)
    index = {n: i for i, n in enumerate(own)}
    return lambda n: index.get(n, 0)


def _token(tree: Tree, n: int, start: int, place: Callable[[int], int]) -> Token:
    word = tree.words[n]
    head, role, preposition = tree.joins(n)
    return Token(
        index=place(n),
        start=start,
        end=start + len(word.text),
        text=word.text,
        lemma=word.lemma,
        pos=word.pos,
        head=place(head),
        role=role,
        preposition=preposition,
    )


@dataclass(frozen=True, slots=True)
class Tree:
    """The words of a text with the head of each, and the preposition by which it hangs where that is a word below it."""

    words: Sequence[Word]
    heads: Sequence[int]
    cases: dict[int, int]

    @classmethod
    def of(cls, words: Sequence[Word], distances: Sequence[int]) -> Tree:
        """Return the tree of words by the distance of each to its head."""
        heads = [n + distance for n, distance in enumerate(distances)]
        cases: dict[int, int] = {}
        for n, word in enumerate(words):
            if word.dependency == "case" and heads[n] != n:
                cases.setdefault(heads[n], n)
        return cls(words, heads, cases)

    def joins(self, n: int) -> tuple[int, str, str]:
        """Return head, role and preposition of a word; a preposition is passed over, as it is in Universal Dependencies."""
        word, head = self.words[n], self.heads[n]
        label, above = word.dependency, self.words[head]
        if label in {"pobj", "pcomp"} and above.dependency in {"prep", "agent"}:
            while self.words[head].dependency == "prep" == self.words[self.heads[head]].dependency:
                head = self.heads[head]  # "out of", "along with"
            role = AGENT if self.words[head].dependency == "agent" else PREPOSITION
            return self.heads[head], role, above.lower
        if label.startswith(("obl", "nmod")) and label != "obl:agent" and n in self.cases:
            case = self.words[self.cases[n]].lower
            by = case == "par" and above.pos in {"VERB", "AUX"}
            return head, AGENT if by else PREPOSITION, case
        if label == "acl":
            return head, word.clause, ""
        return head, _ROLES.get(label, OTHER), ""
