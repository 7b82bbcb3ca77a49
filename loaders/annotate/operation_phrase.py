"""What is known of a phrase that may speak of an operation, before it is settled whether it does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

#: whole: an investigation or operation; part: a phase of one; day: when one came into the open; action: raids or a seizure on
#: a day of their own.
PhraseKind = Literal["whole", "part", "day", "action"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A definite phrase that may speak of an operation.

    Parameters
    ----------
    start, end:
        From its determiner to its head noun (characters).
    head:
        The noun, in lower case.
    opening:
        The determiner, in lower case; empty where there is none.
    kind:
        What its head says it is.
    tail:
        Where the words end that tell it from others: "raids | on eight addresses in Leeds"; `end` where there are none.
    other:
        Whether it says itself that it is another one: "an earlier investigation", "une enquête distincte".
    called:
        Its name where its words alone are none: "the first" of two phases.
    """

    start: int
    end: int
    head: str
    opening: str
    kind: PhraseKind = "whole"
    tail: int = 0
    other: bool = False
    called: str = ""
