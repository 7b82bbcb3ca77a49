"""What annotation knows of a document: sentences with their words, mentions, quantities and dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.model import Block, Document, Mention, Span

#: Roles of a word towards its head, the same for both languages (see `loaders.annotate.parse`).
SUBJECT, PASSIVE_SUBJECT, OBJECT, AGENT, ATTRIBUTE = "subject", "passive-subject", "object", "agent", "attribute"
APPOSITION, CONJUNCT, RELATIVE, PARTICIPLE, OPEN_CLAUSE = (
    "apposition",
    "conjunct",
    "relative",
    "participle",
    "open-clause",
)
COMPOUND, PREPOSITION, OTHER = "compound", "preposition", "other"
#: What kind of name a word is of (see `loaders.weigh.labels`): somebody's, a place's or a country's, or another one.
OF_PERSON, OF_PLACE, OF_OTHER = "person", "place", "other"


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its place in the sentence's tree.

    `head` is the index of its head in the sentence (its own at the root); `role` its role towards it; `preposition`
    the word that joins it to the head, for a role of `preposition`; `label` the kind of name that it is of, or "".
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    head: int
    role: str
    preposition: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, heading or list item; `lead_in` is the index of the sentence that introduces a list item."""

    index: int
    span: Span
    block: int
    kind: str
    language: str
    tokens: tuple[Token, ...] = ()
    lead_in: int | None = None


def lead_in_of(sentence: Sentence, sentences: Sequence[Sentence]) -> Sentence | None:
    """Return the sentence, of all in order, that leads a list item in, or None where none does."""
    return None if sentence.lead_in is None else sentences[sentence.lead_in]


#: Sentences that are of the title or lead; the share of a text behind which its end begins.
_LEAD, _END = 3, 0.8


def part_of_text(sentence: Sentence, last: int) -> str:
    """Return where a sentence stands in a text whose last one has the index `last`: "lead", "middle" or "end"."""
    if sentence.index < _LEAD:
        return "lead"
    return "end" if sentence.index / last > _END else "middle"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit.

    Parameters
    ----------
    span:
        Number, unit and the word that bounds them.
    value:
        The number as written, in `unit`.
    unit:
        kg, g, lb, pill, a currency code, ...; empty for a bare number.
    dimension:
        mass, volume, money, count, or empty for a bare number.
    amount:
        `value` in the base unit of the dimension: g, ml, count, the currency.
    bound:
        exact, at_least, at_most or about.
    number_start:
        Where the number itself begins (characters).
    """

    span: Span
    value: float
    unit: str
    dimension: str
    amount: float
    bound: str
    number_start: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or a range of dates, ISO 8601, as precise as written."""

    span: Span
    start: str
    end: str = ""


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity as one document speaks of it: its type, canonical name, every form used, and its mentions."""

    index: int
    type: str
    name: str
    names: tuple[str, ...]
    mentions: tuple[Mention, ...]
    properties: dict[str, str | bool] = field(default_factory=dict, hash=False)
    scope: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A document as read: the text with boilerplate masked, and everything found in it, in the order of the text.

    It equals none but itself, so that what is asked of it again and again can be kept beside it.
    """

    document: Document
    masked: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    quantities: tuple[Quantity, ...] = ()
    moments: tuple[Moment, ...] = ()
    mentions: tuple[Mention, ...] = ()
    things: tuple[Thing, ...] = ()
    #: index of the thing that each mention speaks of, beside `mentions`
    thing_of: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()

    def text(self, span: Span) -> str:
        """Return the text of a span."""
        return self.document.text[span.start : span.end]
