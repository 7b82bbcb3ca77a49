"""What the page of questions asks of the samples: parameters for each question, so that every answer is a real one."""

from __future__ import annotations

import hashlib
from pathlib import Path

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
#: Longest answer that a page shows, in lines; the rest is a row of dots.
MOST_LINES = 24


def _document(name: str) -> str:
    """Return the id of a text file of the samples: the hash of its text."""
    return hashlib.sha256((SAMPLES / name).read_bytes()).hexdigest()


#: By the name of the question. A question that is not here is shown without an answer.
EXAMPLES: dict[str, dict[str, str]] = {
    "agencies-of-operation": {"operation": "Project Pelican"},
    "agencies-that-worked-together": {"agency": "Sûreté du Québec"},
    "claims-of-document": {"document": _document("dea-last-mile.txt")},
    "claims-of-entity": {"entity": "Operation Hydros"},
    "conflicts": {},
    "documents": {},
    "evidence": {"source": "NCA", "target": "Operation Cronos"},
    "figures": {"entity": "Operation Hydros"},
    "operations-of-agency": {"agency": "NCA"},
    "path": {"source": "DEA", "target": "Sinaloa Cartel"},
    "possibly-same": {},
    "seized": {"operation": "Operation Hydros"},
    "seizure-totals": {"item": "cocaine"},
    "targeted": {"by": "Operation Last Mile"},
    "who-took-part": {},
}


def shortened(text: str) -> str:
    """Return an answer with at most `MOST_LINES` lines: its beginning, dots, and the line that counts the rows."""
    lines = text.splitlines()
    if len(lines) <= MOST_LINES:
        return text
    return "\n".join([*lines[: MOST_LINES - 2], "...", lines[-1]]) + "\n"
