"""An example to learn from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate with its features, and whether gold has it (`true`) and the rules drafted it (`ruled`)."""

    document: str
    key: str
    features: frozenset[str]
    true: bool
    ruled: bool
