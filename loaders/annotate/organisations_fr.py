"""French names of public bodies: a head ("brigade", "Service de police") and what follows it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from loaders.annotate.organisation_heads import LONGEST, Name, heads_of
from loaders.annotate.peoples import is_nationality
from loaders.annotate.wording import Word
from loaders.lexicon import words

_FRENCH_JOIN = frozenset(
    {"de", "du", "des", "la", "le", "les", "l", "d", "et", "à", "au", "aux", "en", "contre", "sur", "pour", "dans"}
)


#: Kinds whose names hold a place and no more: what follows is the sentence's.
_SHORT = frozenset({"police", "court", "customs", "prosecution"})
#: Nouns that name a gang or a person as often as a body.
_OF_GANGS = frozenset("équipe équipes cellule groupe compagnie laboratoire poste unité commissaire directeur".split())
#: Nouns that begin a name only with a capital: "le réseau", "sous l'autorité de".
_CAPITAL_ONLY = frozenset("réseau corps garde collège collectif caisse autorité consortium échelon".split())
_PARTICIPLE = re.compile(r"(?:é|i)e?s?$")
_ARTICLES = frozenset({"la", "le", "les", "l"})
#: Prepositions of the complement of a noun; "à bord", "en avril" and "dans la nuit" tell of the sentence.
_OPENERS = frozenset({"de", "du", "des", "d", "contre", "sur"})
#: Heads that, in lower case before a place alone, name no body.
_LOOSE = frozenset(
    "région poste bureau laboratoire centre district groupe table module commandement délégation".split()
)


#: What makes a "centre" a building where somebody is held, treated or sold to.
_BUILDINGS = frozenset("pénitentiaire pénitentiaires carcéral hospitalier commercial sportif scolaire équestre".split())
#: Articles before a body's acronym: "la région du Québec de l'ASFC" is a unit of it.
_THE = frozenset({"l", "la", "le", "du"})


def french_organisations(found: list[Word], *, free: bool, kinds: Mapping[int, str] | None = None) -> Iterator[Name]:
    """Yield French names of bodies among the words of a sentence.

    Parameters
    ----------
    found:
        The words.
    free:
        Whether a head may stand in lower case.
    kinds:
        The part of speech of each word by its start, where a model told it.
    """
    heads = heads_of("fr")
    listed = frozenset(words("org_words_fr"))
    told = _Inner(listed, kinds or {})
    plain = _Inner(listed, kinds or {}, short=True)
    taken = -1
    for index, word in enumerate(found):
        if index <= taken or not (free or word.capital):
            continue
        length, row = _french_head(found, index, heads)
        if row is None:
            continue
        if word.text.islower() and row["form"].lower() in _CAPITAL_ONLY:
            continue
        if index + length < len(found) and found[index + length].text.lower() in _BUILDINGS:
            continue
        loose = row["kind"] in _SHORT or (word.text.islower() and row["form"].lower() in _OF_GANGS)
        inner = plain if loose else told
        apart = row["kind"] not in {"ministry", "court"}
        last = _french_end(found, index + length - 1, inner, apart=apart)
        whole, last = last, _before_another(found, index + length - 1, last) if apart else last
        of_another = last < whole
        part = found[index : last + 1]
        proper = [w for w in part[1:] if w.capital]
        owned = any(b.text.isupper() and len(b.text) > 2 and a.text in _THE for a, b in pairwise(part))
        if (
            word.text in _LOOSE
            and not (owned or of_another)
            and all(w.capital or w.text.lower() in _FRENCH_JOIN for w in part[1:])
        ):
            continue  # "la région de Toronto" is a place, "le bureau de Shediac" a room
        shouted = word.text.isupper() and all(w.text.isupper() for w in part) and len(part) > 4
        named = bool(proper) or of_another or (word.capital and index > 0) or _of_level(found, index, length, last)
        if last > index and named and not shouted and last - index < LONGEST:
            taken = last
            yield Name(word.start, found[last].end, row["kind"], row["form"], found[whole].end if of_another else 0)


#: Adjectives by which a state tells its services apart: one of each level and subject, named without a capital.
_LEVELS = re.compile(
    r"(?:inter)?(?:région|départ[ae]ment|zon|territori|nation|canton|centr|provinci)(?:al|ale|aux|ales)$|interministériel(?:le)?s?$"
)
_DEFINITE = frozenset({"la", "le", "l", "du", "au", "les", "aux", "des", "La", "Le", "L", "Les"})


def _of_level(found: list[Word], index: int, length: int, last: int) -> bool:
    """Whether common words name a body: "la direction régionale des finances publiques", "l'agence régionale de santé"."""
    if not (index and found[index - 1].text in _DEFINITE and found[index].joined):
        return False
    levels = (n for n in (index + length - 1, index + length) if n > index and n + 2 <= last)
    return any(_LEVELS.match(found[n].text) and found[n + 1].text in _OPENERS for n in levels)


def _french_head(found: list[Word], index: int, heads: dict[str, dict[str, str]]) -> tuple[int, dict[str, str] | None]:
    for length in (4, 3, 2, 1):
        part = found[index : index + length]
        if len(part) == length and all(w.joined for w in part[1:]):
            form = re.sub(r"\b([ld]) (?=\w)", r"\1'", " ".join(w.text for w in part)).lower()
            if form in heads:
                return length, heads[form]
    return 0, None


@cache
def _calendar() -> frozenset[str]:
    return frozenset(words("calendar"))


#: Adjectives of towns and regions, which close the name of a body: "Ministère public genevois", "Péninsule acadienne".
_OF_A_PLACE = re.compile(r"[a-zà-ÿ]{3}(?:ois|oise|oises|ais|aise|aises|ien|ienne|iens|iennes|and|ande)$")


#: Verbs of what a body does that models take for nouns or adjectives.
_VERBS = frozenset(
    "finance pilote dirige contrôle coordonne copréside préside gère assure appuie supervise lance".split()
)
#: What a model takes such adjectives for.
_OF_NAMES = frozenset({"ADJ", "NOUN", "PROPN"})


def _of_a_nation(found: list[Word], n: int) -> bool:
    """Whether a nationality goes on with a name, since its subject follows: "Agence française de développement"."""
    return n + 2 < len(found) and found[n + 1].text in _OPENERS and is_nationality(found[n].text)


@dataclass(frozen=True, slots=True)
class _Inner:
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
        if word.text in _VERBS and found[n - 1].text.lower() not in _FRENCH_JOIN:
            return False
        if (n - 1 == head or found[n - 1].text.lower() in self.listed) and _of_a_nation(found, n):
            return True
        local = kind in _OF_NAMES and bool(_OF_A_PLACE.search(word.text)) and not is_nationality(word.text)
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
        if found[n - 1].text.lower() in _FRENCH_JOIN:
            return kind == "NOUN" and self._complement(found, n - 1)
        if local:
            return True
        return kind == "ADJ" and (n - 1 == head or not found[n - 1].capital) and not is_nationality(word.text)

    @staticmethod
    def _complement(found: list[Word], n: int) -> bool:
        """Whether small words that end at a place open a complement of a noun: "de", "contre les", "sur la"."""
        while n > 0 and found[n].text.lower() in _ARTICLES:
            n -= 1
        before = found[n - 1].text if n else ""
        # "et de" goes on with a list of common nouns; behind a place it begins something else
        fresh = before in {"à", "en", "dans"} or (before == "et" and n > 1 and found[n - 2].capital)
        return found[n].text.lower() in _OPENERS and not fresh


def _french_end(found: list[Word], last: int, inner: _Inner, *, apart: bool) -> int:
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
        elif word.text.lower() not in _FRENCH_JOIN:
            break
        n += 1
    return end


def _before_another(found: list[Word], head: int, last: int) -> int:
    """Return where a name ends that runs on into the name of the body it belongs to: "unité du Bureau de la lutte ..."."""
    for n in range(head + 1, last):
        after = found[n + 1]
        if found[n].text not in _GENITIVE or not after.capital or after.text.lower() in _PROPER:
            continue
        length, row = _french_head(found, n + 1, heads_of("fr"))
        if row is not None and n + length < last:
            before = n
            while before > head and found[before].text.lower() in _GENITIVE:
                before -= 1
            return before if before > head else last
    return last


#: The words that lead in the body whose a unit is.
_GENITIVE = frozenset({"de", "du", "la", "l"})
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
    while small < len(found) and found[small].joined and found[small].text.lower() in _FRENCH_JOIN:
        small += 1
    if not n < small < len(found):
        return False
    if found[small].capital:  # "de la Sûreté et de la Sécurité publique" are two
        return found[small].joined
    return found[small].text.islower() and any(w.capital for w in found[head + 1 : n - 1])


def _new_head(found: list[Word], n: int) -> bool:
    """Whether a new body begins at a word, after its article."""
    while n < len(found) and found[n].text.lower() in _FRENCH_JOIN:
        n += 1
    return n < len(found) and (_french_head(found, n, heads_of("fr"))[1] is not None or found[n].text.isupper())
