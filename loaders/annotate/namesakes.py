"""People and places that bear one name: which of the two readings of a word the document means."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.names import fold
from loaders.annotate.candidates import MODEL, Candidate
from loaders.annotate.gazetteer import Hit

#: What says that a place is meant though a person of the document has the name.
_PLACED = re.compile(r"\b(?:[Ii]n|[Nn]ear|[Ff]rom|[Aa]t|[Oo]utside|à|dans|[Cc]ity of|[Cc]ounty of)\s$")


#: Rules that take a word for a place because of where it stands: of a person of the document, "in" says nothing.
_GUESSED = frozenset({"labelled-place", "place-in-context", "place-in-list"})


def told_apart(candidates: Sequence[Candidate], text: str, hits: Sequence[Hit] = ()) -> list[Candidate]:
    """Drop the readings that another reading of the document speaks against.

    The model's person whose very words are a place by a list or by grammar, or an operation of the document, is none
    ("Moose Jaw", "Whiskey Kea" where "Operation Whiskey Kea" is told of); a town that has the surname of a person of the document is that person ("Tyler"), unless a word before it or a region behind it places it.

    Parameters
    ----------
    candidates:
        All readings.
    text:
        Masked text.
    hits:
        Listed names in it, in whichever sense.
    """
    operations = {fold(c.properties.get("short") or c.name) for c in candidates if c.type == "Operation"}
    listed = {
        (h.start, h.end) for h in hits if any(e.type in {"Place", "Country"} and " " in e.form for e in h.entries)
    }
    towns = {
        (c.start, c.end) for c in candidates if c.type in {"Place", "Country"} and c.rule != "labelled-place"
    } | listed
    surnames = {c.name.removesuffix(" Jr.").split()[-1] for c in candidates if c.type == "Person" and " " in c.name}
    out = []
    for candidate in candidates:
        modelled = candidate.type == "Person" and candidate.rank == MODEL
        if modelled and ((candidate.start, candidate.end) in towns or fold(candidate.name) in operations):
            continue
        words = text[candidate.start : candidate.end].removesuffix(" Jr.")
        if candidate.type == "Place" and words in surnames and candidate.properties.get("kind") in {None, "city"}:
            before = text[max(0, candidate.start - 12) : candidate.start]
            placed = candidate.rule not in _GUESSED and _PLACED.search(before)
            if not placed and not re.match(r",\s+[A-ZÀ-Þ]", text[candidate.end : candidate.end + 4]):
                continue
        out.append(candidate)
    return out
