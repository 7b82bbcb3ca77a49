"""How sure a sentence is of what it says: asserted, alleged, planned or denied."""

from __future__ import annotations

import re

from graph.model import Modality, Span
from loaders.extractors.arguments import Clause

#: What opens that which somebody said, announced or admitted.
CONTENT = re.compile(r"(?i)\b(?:that|que)\b|\bqu['’]")
_NEGATION = re.compile(r"(?i)\b(?:not|never|no longer|n['’]t|denied|denies|ne|n['’]|jamais|nie|nié)\b")
_ALLEGED = re.compile(
    r"(?i)\b(?:alleg\w+|accused|suspected|believed to|purported\w*|charged with|présumée?s?|aurait|auraient|soupçonnée?s?|accusée?s?)\b"
)
_PLANNED = re.compile(
    r"(?i)\b(?:will|plans? to|intends? to|is to|are to|is expected to|va|vont|prévoit|sera|seront|entend)\b"
)


def modality_of(clause: Clause, trigger: Span) -> Modality:
    """Judge by the words before the trigger in its clause: denied, alleged, planned, else asserted."""
    text = clause.reading.masked[clause.sentence.span.start : trigger.end]
    near = re.split(r"[,;:]", text)[-1][-60:]
    if _NEGATION.search(near):
        return "denied"
    if _ALLEGED.search(text[-120:]):
        return "alleged"
    return "planned" if _PLANNED.search(near) else "asserted"
