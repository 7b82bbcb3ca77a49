"""What is one of its kind, said with an article or a word: "a fentanyl lab was dismantled", "One arrest"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extractors.figure_words import measure_of
from loaders.reading import Sentence

_ONE_LAB = {
    "en": re.compile(r"(?i)\b(?:an?|one)\s(?:(?!and\b|of\b|in\b)[\w'’-]+\s){0,3}?(?:lab|laboratory|superlab|drug factory)\b(?!\s(?:equipment|technician|report))"),
    "fr": re.compile(r"(?i)\b(?:un|d['’]un)\s(?:(?:super|petit|vaste|véritable)\s)?(?:super)?(?:laboratoire|labo)\b(?!\s(?:de l['’]État|judiciaire|national))"),
}  # fmt: skip
_TAKEN_APART = re.compile(
    r"(?i)\b(?:dismantl\w*|destroy\w*|uncover\w*|raided|shut|taken apart|took apart|found|discover\w*|locat\w+|bust\w*|démantel\w+|démantèl\w+|découv\w+|mis au jour|détrui\w+|neutralis\w+)\b"
)
#: "One arrest.": a number that is a word like others in most sentences.
_ONE = re.compile(r"(?<![\w-])[Oo]ne (?P<act>arrest|search warrant)(?![\w-])(?! of\b)")


def single(text: str, sentence: Sentence, context: str, language: str) -> Iterator[tuple[str, int, int]]:
    """Yield the measure of each thing that a sentence tells of as one, and where it says so; the context is sentence and lead-in."""
    match = _ONE_LAB[language].search(text, sentence.span.start, sentence.span.end)
    if match and _TAKEN_APART.search(context) and not re.search(r"(?i)\b(?:no|not|if|could|aucun)\b", context):
        yield "labs_dismantled", *match.span()
    for one in _ONE.finditer(text, sentence.span.start, sentence.span.end):
        yield measure_of("en", "noun", one["act"]), *one.span()
