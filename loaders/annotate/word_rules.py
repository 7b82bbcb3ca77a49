"""What the rules of a language model say of words, its lookup of parts of speech and its lemmatiser, remembered from word to word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from loaders.reading import PARTICIPLE, RELATIVE

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import AttributeRuler, Lemmatizer
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

#: The parts of a model that are rules for words; those that learned to read sentences come before them.
RULES = ("attribute_ruler", "lemmatizer")
#: What the rules see of a word, as the parts that learned leave it.
_SEEN: list[int | str] = ["ORTH", "TAG", "POS", "MORPH", "DEP"]
#: How many words are remembered, each with what is seen of it: a few dozen megabytes.
_MOST = 100_000

_Seen = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A word as the rules leave it.

    Parameters
    ----------
    text, lower, lemma:
        As written, in small letters, and its lemma in small letters.
    pos, dependency:
        Its part of speech, and the model's label for how it hangs on its head.
    clause:
        Its role where it begins a clause that says more of a noun: a participle's or a relative one's.
    is_space:
        Whether it is blank, and nothing but a place between words.
    """

    text: str
    lower: str
    lemma: str
    pos: str
    dependency: str
    clause: str
    is_space: bool


class WordRules:
    """The rules of one language model.

    A rule sees one word, with its tag and label, so that what is said once holds wherever these come again: looked up for every
    word of a text, one after the other, they took a third of the time of a parse. The few rules that see several words
    ("gon na") are looked for in each text, and where one holds, those words are asked about together and anew.

    Parameters
    ----------
    model:
        Its rules are taken out of its pipeline, for they are asked here.
    """

    def __init__(self, model: Language) -> None:
        self._vocab = model.vocab
        self._known: dict[_Seen, Word] = {}
        parts: list[Any] = [model.get_pipe(name) for name in RULES]
        ruler, lemmatizer = parts
        for name in RULES:
            model.disable_pipe(name)
        _make_searchable(lemmatizer)
        self._of_several = _part(ruler, _sees_several)
        self._asked_together = (ruler, lemmatizer)
        self._asked_alone = (_part(ruler, lambda pattern: not _sees_several(pattern)), lemmatizer)

    def words(self, doc: Doc) -> list[Word]:
        """Return the words of a text that was parsed."""
        seen: list[_Seen] = list(map(tuple, doc.to_array(_SEEN).tolist()))
        if len(self._known) > _MOST:
            self._known.clear()
        new = [word for word in dict.fromkeys(seen) if word not in self._known]
        self._known |= zip(new, self._asked(doc, new, self._asked_alone), strict=True)
        words = [self._known[word] for word in seen]
        for start, end in _joined((start, end) for _, _, start, end in self._of_several.match(doc)):
            words[start:end] = self._asked(doc, seen[start:end], self._asked_together)
        return words

    def _asked(self, doc: Doc, seen: Sequence[_Seen], rules: Iterable[Callable[[Doc], Doc]]) -> list[Word]:
        """Ask rules of the model, of a text of these words alone, made in the way of `doc`."""
        if not seen:
            return []
        name = self._vocab.strings.__getitem__
        orths, *columns = zip(*seen, strict=True)
        tags, parts_of_speech, morphs, labels = ([name(value) for value in column] for column in columns)
        doc = type(doc)(self._vocab, words=list(orths), tags=tags, pos=parts_of_speech, morphs=morphs, deps=labels)
        for rule in rules:
            doc = rule(doc)
        return [_word(token) for token in doc]


def _sees_several(pattern: Sequence[dict[Any, Any]]) -> bool:
    return len(pattern) > 1 or "OP" in pattern[0]


def _part(ruler: AttributeRuler, wanted: Callable[[Sequence[dict[Any, Any]]], bool]) -> AttributeRuler:
    """Return a ruler of those patterns alone that are wanted, in their order: what a later one says holds."""
    part = type(ruler)(ruler.vocab)
    rules: Any = ruler.patterns
    for rule in rules:
        part.add([pattern for pattern in rule["patterns"] if wanted(pattern)], rule["attrs"], rule["index"])
    return part


def _make_searchable(lemmatizer: Lemmatizer) -> None:
    """Give the lemmatiser sets where it has lists, of tens of thousands of words that it walks through for each new word."""
    words = lemmatizer.lookups.get_table("lemma_index")
    for part_of_speech, listed in list(words.items()):
        words[part_of_speech] = frozenset(listed)


def _joined(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield spans in their order, those that overlap as one."""
    at, last = 0, 0
    for start, end in sorted(spans):
        if start >= last:
            if last:
                yield at, last
            at = start
        last = max(last, end)
    if last:
        yield at, last


def _word(token: SpacyToken) -> Word:
    forms = str(token.morph)
    participle = token.tag_ == "VBN" or "VerbForm=Part" in forms
    return Word(
        text=token.text,
        lower=token.lower_,
        lemma=token.lemma_.lower(),
        pos=token.pos_,
        dependency=token.dep_,
        clause=PARTICIPLE if participle and "Tense=Pres" not in forms else RELATIVE,
        is_space=token.is_space,
    )
