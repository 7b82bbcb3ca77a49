"""What an extractor is, and what it makes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from graph.model import Modality, Span, Value
from loaders.reading import Reading


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before its entities have ids: `subject` and `object` are indices of things of the reading."""

    subject: int
    predicate: str
    object: int | None
    span: Span
    rule: str
    properties: dict[str, Value | None] = field(default_factory=dict, hash=False)
    context: Span | None = None
    confidence: float = 0.8
    modality: Modality = "asserted"


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
