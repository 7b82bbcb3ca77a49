"""Relation frames as data: which words state which relation, between what, with an example and a near miss."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from graph.errors import PluginError
from loaders.lexicon import records

#: Where a slot may find its argument, beside prepositions; see `Slot`.
SOURCES = frozenset(
    {
        "agent",
        "patient",
        "before",
        "after",
        "inside",
        "rest",
        "subject",
        "operation",
        "owner",
        "government",
        "antecedent",
    }
)


@dataclass(frozen=True, slots=True)
class Slot:
    """An argument of a frame.

    `sources` are tried in order: `agent` (who does it, whatever the voice), `patient` (what it is done to), a
    preposition (`in`, `with`, ...), `before` and `after` (the nearest list on that side of the trigger), `inside`
    (within the words of the trigger), `rest` (all that follows the trigger up to the next clause), `subject` (the first list of the sentence, if it stands before the
    trigger), `operation` (the operation that the sentence is about), `owner` (the possessor of a noun), `government`
    (the state or government named last before in the block), `antecedent`
    (for a possessive: the last of the types named before it in the block).
    """

    sources: tuple[str, ...]
    types: frozenset[str]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and the claims that it must yield, each (subject, predicate, object) by name."""

    text: str
    claims: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """One relation as a language states it.

    Parameters
    ----------
    id:
        Kept on each claim as its rule.
    predicate:
        Edge type of the ontology.
    language:
        `en` or `fr`.
    verbs, nouns:
        Trigger lemmas; of several words the first is the lemma, the others must follow.
    phrases:
        Trigger expressions on the surface.
    subject, object:
        Slots.
    each_other:
        Whether the members of one list are related to each other, and not two slots.
    dated:
        Whether a date in the sentence is the relation's.
    close:
        Whether only an age, a home or a form of "to be" may stand between the subject and a phrase: who is said to
        belong to a gang must be said so, not merely be named in the sentence.
    confidence:
        0 to 1.
    examples, near_miss:
        Sentences that must yield claims, and one that must yield none of this frame.
    """

    id: str
    predicate: str
    language: str
    subject: Slot
    object: Slot
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    dated: bool = False
    close: bool = False
    confidence: float = 0.7
    examples: tuple[Example, ...] = ()
    near_miss: str = ""


@cache
def frames(language: str) -> tuple[Frame, ...]:
    """Return the frames of a language, in the order of their files; raises `PluginError` on a record that is none."""
    return tuple(f for f in _all() if f.language == language)


@cache
def _all() -> tuple[Frame, ...]:
    return tuple(_frame(r) for r in records("frames", "frame"))


def _frame(record: Mapping[str, object]) -> Frame:
    name = str(record.get("id", "a frame without id"))
    try:
        return Frame(
            id=name,
            predicate=str(record["predicate"]),
            language=str(record["language"]),
            subject=_slot(record["subject"]),
            object=_slot(record["object"]),
            verbs=_texts(record.get("verbs")),
            nouns=_texts(record.get("nouns")),
            phrases=_texts(record.get("phrases")),
            dated=bool(record.get("dated", False)),
            close=bool(record.get("close", False)),
            confidence=float(str(record.get("confidence", 0.7))),
            examples=tuple(_examples(record.get("examples"))),
            near_miss=str(record.get("near_miss", "")),
        )
    except (KeyError, TypeError, ValueError) as exc:
        raise PluginError(f"frame {name!r} lacks or misspells {exc}") from exc


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()


def _slot(value: object) -> Slot:
    """Read `"agent|before: Agency Position"`."""
    sources, _, types = str(value).partition(":")
    return Slot(tuple(s.strip() for s in sources.split("|")), frozenset(types.split()))


def _examples(value: object) -> Iterator[Example]:
    for item in value if isinstance(value, list) else []:
        claims = tuple((str(a), str(b), str(c)) for a, b, c in item["claims"])
        yield Example(str(item["text"]), claims)
