"""English or French, or which other language it is, by counting stop words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from loaders.lexicon import rows

_WORD = re.compile(r"[^\W\d_]+")
#: A text in another language still has names; below this share of stop words none of ours is meant.
_LEAST_SHARE = 0.08
#: Fewer words do not tell that a text is in neither.
_LONG = 50
#: Languages share stop words (French and Spanish: de, la, en, que): another one is meant only where it has so many more (French texts reached 0.74).
_MORE = 1.1


@cache
def _stop_words() -> dict[str, str]:
    return {r["form"]: r["language"] for r in rows("stop_words")}


@cache
def _other_stop_words() -> dict[str, tuple[str, ...]]:
    """Return the languages that are told but not read, by stop word."""
    found: dict[str, tuple[str, ...]] = {}
    for row in rows("other_stop_words"):
        found[row["form"]] = (*found.get(row["form"], ()), row["language"])
    return found


def language_of(text: str, *, default: str = "en") -> str:
    """Return the language of a text by its stop words (measured at .982 on sentences against .978 to .993 of models).

    Parameters
    ----------
    text:
        Any text; the first 20,000 characters are read.
    default:
        What to return where neither is clear.

    Returns
    -------
    `en`, `fr`, or for a longer text that is in neither the code of its language, `und` where it is none that is known.
    """
    found = [w.lower() for w in _WORD.findall(text[:20_000])]
    counts = {"en": 0, "fr": 0}
    for word in found:
        if language := _stop_words().get(word):
            counts[language] += 1
    if len(found) >= _LONG and (other := _other(found, max(counts.values()))):
        return other
    if counts["en"] == counts["fr"]:
        return default if sum(counts.values()) or len(found) < _LONG else "und"
    best = max(counts, key=lambda k: counts[k])
    if len(found) >= _LONG and counts[best] < _LEAST_SHARE * len(found):
        return "und"
    return best


def _other(found: list[str], most: int) -> str:
    """Return the language that is neither English nor French and has far more stop words than either, or ""."""
    counts: Counter[str] = Counter()
    for word in found:
        counts.update(_other_stop_words().get(word, ()))
    best, count = max(counts.items(), key=lambda c: (c[1], c[0]), default=("", 0))
    return best if count > _MORE * most and count >= _LEAST_SHARE * len(found) else ""
