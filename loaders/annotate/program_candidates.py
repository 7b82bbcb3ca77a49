"""Readings of a text as programmes and laws."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.annotate.candidates import GRAMMAR, NAMED, Candidate, squeeze
from loaders.annotate.instruments import instruments
from loaders.annotate.listed import Listed
from loaders.annotate.programs import programs, without_owner
from loaders.reading import Sentence


def programs_and_laws(text: str, sentences: Sequence[Sentence], listed: Listed) -> Iterator[Candidate]:
    """Yield the programmes and laws that the grammars propose.

    Parameters
    ----------
    text:
        Masked text.
    sentences:
        Of the text.
    listed:
        What the lists know.
    """
    for sentence in sentences:
        first, last = sentence.span.start, sentence.span.end
        for found in instruments(text, first, last):
            body = squeeze(text[found.start : found.end])
            end = without_owner(text, found.start, found.end, listed.owns) if found.type == "Program" else found.end
            whole: tuple[str, ...] = (body,) if end < found.end else ()
            if (plain := re.sub(r" \([\w-]+\)(?= \S)", "", body)) != body:
                whole = (*whole, plain)  # "Rural Crime (RC) Strategy"
            if name := squeeze(text[found.start : end]):
                yield Candidate(found.start, end, found.type, name, "instrument-grammar", GRAMMAR, also=whole)
        for program in programs(text, first, last, sentence.language, listed.names_other_than_program):
            name, also = squeeze(program.name), tuple(map(squeeze, program.also))
            yield Candidate(program.start, program.end, "Program", name, "programme-noun", NAMED, also=also)
