"""Where a French name of a body ends: what may stand inside it, and the next body behind it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from loaders.annotate.organisation_heads import LONGEST, french_head_at, heads_of
from loaders.annotate.peoples import is_nationality
from loaders.annotate.towns import town_names
from loaders.annotate.wording import Word
from loaders.lexicon import words

FRENCH_JOIN = frozenset(
    {"de", "du", "des", "la", "le", "les", "l", "d", "et", "à", "au", "aux", "en", "contre", "sur", "pour", "dans"}
)
_PARTICIPLE = re.compile(r"(?:é|i)e?s?$")
_ARTICLES = frozenset({"la", "le", "les", "l"})
#: Prepositions of the complement of a noun; "à bord", "en avril" and "dans la nuit" tell of the sentence.
_OF = frozenset({"de", "du", "des", "d"})
OPENERS = _OF | {"contre", "sur"}


@cache
def _calendar() -> frozenset[str]:
    return frozenset(words("calendar"))


#: Adjectives of towns and regions, which close the name of a body: "Ministère public genevois", "Péninsule acadienne".
_OF_A_PLACE = re.compile(r"[a-zà-ÿ]{3}(?:ois|oise|oises|ais|aise|aises|ien|ienne|iens|iennes|and|ande)$")


#: What ends an adjective that a model may take for a noun: "Groupe transfrontalier".
_ADJECTIVE = re.compile(r"(?:ier|ière|al|ale|aux|el|elle|ique|if|ive|aire)s?$")
#: Verbs of what a body does that models take for nouns or adjectives.
_VERBS = frozenset(
    "finance pilote dirige contrôle coordonne copréside préside gère assure appuie supervise lance".split()
)
#: What a model takes such adjectives for.
_OF_NAMES = frozenset({"ADJ", "NOUN", "PROPN"})


def is_of_town(word: str) -> bool:
    """Whether an adjective is a town's or region's: "genevois", and not "français"."""
    return bool(_OF_A_PLACE.search(word)) and not is_nationality(word)


def _of_a_nation(found: list[Word], n: int) -> bool:
    """Whether a nationality goes on with a name, since its subject follows: "Agence française de développement"."""
    return n + 2 < len(found) and found[n + 1].text in OPENERS and is_nationality(found[n].text)


@dataclass(frozen=True, slots=True)
class Inner:
    """What may stand inside a French name: listed words, and the nouns and adjectives that a complement holds.

    `short`: of the second, only the adjective of a town or region.
    """

    listed: frozenset[str]
    kinds: Mapping[int, str]
    short: bool = False

    def holds(self, found: list[Word], n: int, head: int) -> bool:
        """Whether a word in lower case goes on with the name whose head ends at `head`."""
        word, kind = found[n], self.kinds.get(found[n].start, "")
        if kind in {"VERB", "AUX"} and not _PARTICIPLE.search(word.text):
            return False  # "la brigade de Lyon contrôle ..."
        if word.text in _VERBS and found[n - 1].text.lower() not in FRENCH_JOIN:
            return False
        if (n - 1 == head or found[n - 1].text.lower() in self.listed) and _of_a_nation(found, n):
            return True
        local = kind in _OF_NAMES and is_of_town(word.text)
        if self.short:  # "Police de l'Ouest lausannois"
            return local or word.text.lower() in self.listed
        if kind == "NOUN" and found[n - 1].capital and n - 1 > head:
            return False  # a noun right behind a place is a verb that the model did not know
        if word.text.lower() in self.listed:
            return True
        if (
            kind not in {"NOUN", "ADJ"}
            or word.text in _calendar()
            or (n + 1 < len(found) and found[n + 1].text in {"par", "depuis"})
        ):
            return False
        if found[n - 1].text.lower() in FRENCH_JOIN:
            return kind == "NOUN" and self._complement(found, n - 1)
        if local:
            return True
        behind = n - 1 == head or not found[n - 1].capital or self._portfolio(found, n - 1)
        adjective = kind == "ADJ" or (n - 1 == head and bool(_ADJECTIVE.search(word.text)))
        return adjective and behind and not is_nationality(word.text)

    @staticmethod
    def _portfolio(found: list[Word], n: int) -> bool:
        """Whether a capital is a subject's and no place's: "ministère des Affaires étrangères", "unité du Bien-être animal"."""
        word = found[n].text
        return found[n - 1].text in {"des", "du", "la", "l"} and not word.isupper() and word not in town_names()

    @staticmethod
    def _complement(found: list[Word], n: int) -> bool:
        """Whether small words that end at a place open a complement of a noun: "de", "contre les", "sur la"."""
        while n > 0 and found[n].text.lower() in _ARTICLES:
            n -= 1
        before = found[n - 1].text if n else ""
        # "et de" goes on with a list of common nouns; behind a place it begins something else
        fresh = before in {"à", "en", "dans"} or (before == "et" and n > 1 and found[n - 2].capital)
        return found[n].text.lower() in OPENERS and not fresh


def french_end(found: list[Word], last: int, inner: Inner, *, apart: bool) -> int:
    """Walk right over small words, capitalised words and the words that French names are made of.

    `apart`: whether "et de la" before a capital begins another name; a ministry has such words inside its own.
    """
    end = n = last
    while n + 1 < len(found) and n - last < LONGEST and (found[n + 1].joined or _dashed(found, n + 1)):
        word = found[n + 1]
        if word.text == "et" and (_new_head(found, n + 2) or (apart and _second(found, last, n + 2))):
            break
        if word.capital or inner.holds(found, n + 1, last):
            end = n + 1
        elif word.text.lower() not in FRENCH_JOIN:
            break
        n += 1
    return end


def over_french_portfolios(found: list[Word], last: int) -> int:
    """Extend a ministry over its list of subjects: "ministère de l'Économie, des Finances et de la Souveraineté"."""
    n = last
    while n + 2 < len(found) and found[n + 1].gap == ", " and found[n + 1].text in _OF:
        subject = n + 2
        while subject < len(found) and found[subject].text in _ARTICLES:
            subject += 1
        if subject >= len(found) or not found[subject].capital:
            return last
        n = subject
        while n + 1 < len(found) and found[n + 1].joined and found[n + 1].text != "et" and found[n + 1].text.islower():
            n += 1
    if n == last or n + 1 >= len(found) or found[n + 1].text != "et" or not found[n + 1].joined:
        return last
    end = n + 2
    while end < len(found) and found[end].joined and found[end].text in _ARTICLES | _OF:
        end += 1
    return end if end < len(found) and found[end].joined and found[end].capital else last


def before_another(found: list[Word], head: int, last: int) -> int:
    """Return where a name ends that runs on into the name of the body it belongs to: "unité du Bureau de la lutte ..."."""
    for n in range(head + 1, last):
        after = found[n + 1]
        if found[n].text not in GENITIVE or not after.capital:
            continue
        length, row = french_head_at(found, n + 1, heads_of("fr"))
        if length == 1 and after.text.lower() in _PROPER:
            continue
        if row is not None and n + length < last:
            before = n
            while before > head and found[before].text.lower() in GENITIVE:
                before -= 1
            return before if before > head else last
    return last


#: The words that lead in the body whose a unit is.
GENITIVE = frozenset({"de", "du", "la", "l"})
#: Heads that are also the proper part of another's name: "la Direction du Service", "le poste de la Police".
_PROPER = frozenset({"police", "service"})


def _dashed(found: list[Word], n: int) -> bool:
    """Whether a dash without spaces joins two capitals: "Bretagne–Pays de la Loire"."""
    return found[n].gap == "–" and found[n].capital and found[n - 1].capital


def _second(found: list[Word], head: int, n: int) -> bool:
    """Whether what follows "et" and small words is another: "la section Éclipse et de policiers de Laval".

    A capital begins one; a common noun does where the name before has a word of its own already.
    """
    small = n
    while small < len(found) and found[small].joined and found[small].text.lower() in FRENCH_JOIN:
        small += 1
    if not n < small < len(found):
        return False
    if found[small].capital:  # "de la Sûreté et de la Sécurité publique" are two
        return found[small].joined
    return found[small].text.islower() and any(w.capital for w in found[head + 1 : n - 1])


def _new_head(found: list[Word], n: int) -> bool:
    """Whether a new body begins at a word, after its article."""
    while n < len(found) and found[n].text.lower() in FRENCH_JOIN:
        n += 1
    return n < len(found) and (french_head_at(found, n, heads_of("fr"))[1] is not None or found[n].text.isupper())
