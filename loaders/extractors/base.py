"""What an extractor is, and what it makes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from graph.model import Modality, Span, Value
from loaders.reading import Reading

#: A draft less sure than this is a hint: it counts when claims are weighed, and is no claim by itself.
HINT = 0.4
#: How sure a hint of a number is.
HINTED = 0.3


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before its entities have ids: `subject` and `object` are indices of things of the reading.

    `at` is where in its sentence the number or thing stands that it was read from, where that matters.
    """

    subject: int
    predicate: str
    object: int | None
    span: Span
    rule: str
    properties: dict[str, Value | None] = field(default_factory=dict, hash=False)
    context: Span | None = None
    confidence: float = 0.8
    modality: Modality = "asserted"
    at: Span | None = None

    @property
    def is_hint(self) -> bool:
        """Whether it is no claim unless weighing makes it one."""
        return self.confidence < HINT


@dataclass(frozen=True, slots=True)
class Extractor:
    """A plug-in that makes drafts of claims.

    Parameters
    ----------
    name:
        With version; kept on each claim.
    emits:
        Predicates that it can make.
    extract:
        From a reading to drafts.
    """

    name: str
    emits: tuple[str, ...]
    extract: Callable[[Reading], Iterable[Draft]]
