"""Headlines whose words all have capitals: there, a capital says nothing, so names need the text below to confirm them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from graph.model import Span
from graph.names import fold
from loaders.annotate.candidates import GRAMMAR, Candidate
from loaders.annotate.judicial_districts import ONE
from loaders.reading import Sentence

_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
#: A headline has at least so many words of four letters, most of them with a capital; with fewer it may be a name.
_LEAST_WORDS, _CAPITALS = 4, 0.6
#: "Lead: Postal Inspection Service": a line of a table of facts, whose value is a name.
_LABEL = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?: [\w’'-]+){0,2} ?: ")
#: Only before this block does a sentence that is no heading count: long titles look like paragraphs.
_TITLE_BLOCKS = 2
#: Rules of higher rank that still go by capitals.
_BY_CAPITALS = frozenset({"shared-head", "programme-noun"})


def _in_capitals(text: str, sentence: Sentence) -> bool:
    """Whether a sentence is a heading or title most of whose words begin with a capital."""
    if sentence.kind != "heading" and (sentence.block >= _TITLE_BLOCKS or text[sentence.span.end - 1] in ".!?:"):
        return False
    if sentence.block >= _TITLE_BLOCKS and _LABEL.match(text, sentence.span.start, sentence.span.end):
        return False
    found = _LONG_WORD.findall(text, sentence.span.start, sentence.span.end)
    return len(found) >= _LEAST_WORDS and sum(w[0].isupper() for w in found) > _CAPITALS * len(found)


def confirmed(candidates: Sequence[Candidate], text: str, sentences: Sequence[Sentence]) -> list[Candidate]:
    """Drop what a grammar reads in a headline in capitals and nothing outside one confirms.

    Parameters
    ----------
    candidates:
        All readings of a text.
    text:
        Masked text.
    sentences:
        Of the text.

    Returns
    -------
    The readings that stay: those of lists and of names that speak for themselves, those outside such headlines, and those
    whose words a reading of the same type outside has, too.
    """
    headlines = [s.span for s in sentences if _in_capitals(text, s)]
    if not headlines:
        return list(candidates)
    said: dict[str, list[str]] = defaultdict(list)
    for one in candidates:
        if _around(one, headlines) is None:
            said[one.type] += [fold(text[one.start : one.end]), fold(one.name)]
    names = {kind: f"| {' | '.join(forms)} |" for kind, forms in said.items()}
    return [
        c
        for c in candidates
        if not _is_doubted(c, headlines) or f" {fold(text[c.start : c.end])} " in names.get(c.type, "")
    ]


_DISTRICT = re.compile(ONE)


def _around(candidate: Candidate, headlines: Sequence[Span]) -> Span | None:
    """Return the headline that a reading stands in."""
    return next((h for h in headlines if h.start <= candidate.start < h.end), None)


def _is_doubted(candidate: Candidate, headlines: Sequence[Span]) -> bool:
    """Whether a reading rests on the capitals of a headline; a line that is a name from end to end is no headline."""
    if candidate.rank > GRAMMAR and candidate.rule not in _BY_CAPITALS:
        return False
    if candidate.rule == "shared-head" and _DISTRICT.search(candidate.name):
        return False  # the head of a letter: "U.S. Attorney's Office, Eastern District of Texas"
    headline = _around(candidate, headlines)
    return headline is not None and (headline.start, headline.end) != (candidate.start, candidate.end)
