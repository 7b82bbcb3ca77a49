"""French names of public bodies: a head ("brigade", "Service de police") and what follows it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.annotate.organisation_heads import LONGEST, Name, heads_of
from loaders.annotate.wording import Word
from loaders.lexicon import words

_FRENCH_JOIN = frozenset(
    {"de", "du", "des", "la", "le", "les", "l", "d", "et", "à", "au", "aux", "en", "contre", "sur", "pour", "dans"}
)


#: Heads that, in lower case before a place alone, name no body.
_LOOSE = frozenset(
    "région poste bureau laboratoire centre district groupe table module commandement délégation".split()
)


def french_organisations(found: list[Word], *, free: bool) -> Iterator[Name]:
    """Yield French names of bodies among the words of a sentence; `free` allows a head in lower case."""
    heads = heads_of("fr")
    inner = frozenset(words("org_words_fr"))
    taken = -1
    for index, word in enumerate(found):
        if index <= taken or not (free or word.capital):
            continue
        length, row = _french_head(found, index, heads)
        if row is None:
            continue
        last = _french_end(found, index + length - 1, inner, apart=row["kind"] not in {"ministry", "court"})
        part = found[index : last + 1]
        proper = [w for w in part[1:] if w.capital]
        if word.text in _LOOSE and all(w.capital or w.text.lower() in _FRENCH_JOIN for w in part[1:]):
            continue  # "la région de Toronto" is a place, "le bureau de Shediac" a room
        if last > index and (proper or (word.capital and last - index >= 1 and index > 0)) and last - index < LONGEST:
            taken = last
            yield Name(word.start, found[last].end, row["kind"], row["form"])


def _french_head(found: list[Word], index: int, heads: dict[str, dict[str, str]]) -> tuple[int, dict[str, str] | None]:
    for length in (4, 3, 2, 1):
        part = found[index : index + length]
        if len(part) == length and all(w.joined for w in part[1:]):
            form = re.sub(r"\b([ld]) (?=\w)", r"\1'", " ".join(w.text for w in part)).lower()
            if form in heads:
                return length, heads[form]
    return 0, None


def _french_end(found: list[Word], last: int, inner: frozenset[str], *, apart: bool) -> int:
    """Walk right over small words, capitalised words and the words that French names are made of.

    `apart`: whether "et de la" before a capital begins another name; a ministry has such words inside its own.
    """
    end = n = last
    while n + 1 < len(found) and n - last < LONGEST and found[n + 1].joined:
        word = found[n + 1]
        if word.text == "et" and (_new_head(found, n + 2) or (apart and _second(found, n + 2))):
            break
        if word.capital or word.text.lower() in inner:
            end = n + 1
        elif word.text.lower() not in _FRENCH_JOIN:
            break
        n += 1
    return end


def _second(found: list[Word], n: int) -> bool:
    """Whether an article and a capital follow "et": "de la Sûreté et de la Sécurité publique" are two."""
    small = n
    while small < len(found) and found[small].joined and found[small].text.lower() in _FRENCH_JOIN:
        small += 1
    return n < small < len(found) and found[small].joined and found[small].capital


def _new_head(found: list[Word], n: int) -> bool:
    """Whether a new body begins at a word, after its article."""
    while n < len(found) and found[n].text.lower() in _FRENCH_JOIN:
        n += 1
    return n < len(found) and (_french_head(found, n, heads_of("fr"))[1] is not None or found[n].text.isupper())
