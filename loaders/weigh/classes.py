"""Words by what they state, the same for both languages: "lead", "conduct", "diriger" and "mener" are one class.

What is learned of a class holds for its rare words and for the other language, of which fewer documents teach.
"""

from __future__ import annotations

from functools import cache

from loaders.lexicon import rows

#: Words by which a text goes on speaking of an operation that it does not name again.
ABOUT = frozenset("investigation case operation project investigate enquête opération projet dossier prosecute".split())
#: Prepositions and conjunctions of French by the English ones that say the same.
_SAME = {
    "par": "by", "de": "of", "du": "of", "des": "of", "d'": "of", "d’": "of", "avec": "with", "dans": "in", "en": "in",
    "à": "in", "au": "in", "aux": "in", "contre": "against", "pour": "for", "sur": "on", "depuis": "from", "chez": "at",
    "auprès": "with", "lors": "during", "pendant": "during", "durant": "during", "entre": "between", "parmi": "among",
    "et": "and", "ou": "or", "dont": "whose", "qui": "who", "que": "that", "selon": "according", "sous": "under",
    "le": "the", "la": "the", "les": "the", "l'": "the", "l’": "the", "un": "a", "une": "a", "an": "a", "son": "its",
    "sa": "its", "ses": "its", "leur": "their", "leurs": "their", "notre": "our", "nos": "our", "into": "in",
    "within": "in", "throughout": "in", "across": "in", "at": "in", "alongside": "with", "ainsi": "and", "which": "who",
}  # fmt: skip


@cache
def _classes() -> dict[tuple[str, str], tuple[str, ...]]:
    out: dict[tuple[str, str], tuple[str, ...]] = {}
    for row in rows("relation_words"):
        key = (row["language"], row["lemma"])
        out[key] = (*out.get(key, ()), row["class"])
    return out


def classes_of(lemma: str, language: str) -> tuple[str, ...]:
    """Return the classes of a verb or noun; none for a word that no relation is stated with."""
    return _classes().get(("fr" if language == "fr" else "en", lemma), ())


def function_word(word: str) -> str:
    """Return the class of a preposition or other small word: its English counterpart."""
    return _SAME.get(word, word)
