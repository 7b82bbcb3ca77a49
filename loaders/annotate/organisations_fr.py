"""French names of public bodies: a head ("brigade", "Service de police") and what follows it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from loaders.annotate.organisation_ends_fr import (
    FRENCH_JOIN,
    GENITIVE,
    OPENERS,
    Inner,
    before_another,
    french_end,
    is_of_town,
    over_french_portfolios,
)
from loaders.annotate.organisation_heads import LONGEST, Name, french_head_at, heads_of
from loaders.annotate.wording import Word
from loaders.lexicon import words

#: Kinds whose names hold a place and no more: what follows is the sentence's.
_SHORT = frozenset({"police", "court", "customs", "prosecution"})
#: Nouns that name a gang or a person as often as a body.
_OF_GANGS = frozenset("équipe équipes cellule groupe compagnie laboratoire poste unité commissaire directeur".split())
#: Nouns that begin a name only with a capital: "le réseau", "sous l'autorité de".
_CAPITAL_ONLY = frozenset("réseau corps garde collège collectif caisse autorité consortium échelon".split())
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
    told = Inner(listed, kinds or {})
    plain = Inner(listed, kinds or {}, short=True)
    taken = -1
    for index, word in enumerate(found):
        if index <= taken or not (free or word.capital):
            continue
        length, row = french_head_at(found, index, heads)
        if row is None:
            continue
        if word.text.islower() and (row["form"].lower() in _CAPITAL_ONLY or _only_leads_in(found, index)):
            continue
        if index + length < len(found) and found[index + length].text.lower() in _BUILDINGS:
            continue
        loose = row["kind"] in _SHORT or (word.text.islower() and row["form"].lower() in _OF_GANGS)
        inner = plain if loose else told
        apart = row["kind"] not in {"ministry", "court"}
        last = french_end(found, index + length - 1, inner, apart=apart)
        if row["kind"] == "ministry" and not word.text.endswith("s"):
            last = over_french_portfolios(found, last)
        whole, last = last, before_another(found, index + length - 1, last) if apart else last
        of_another = last < whole
        part = found[index : last + 1]
        proper = [w for w in part[1:] if w.capital]
        owned = any(b.text.isupper() and len(b.text) > 2 and a.text in _THE for a, b in pairwise(part))
        if (
            word.text in _LOOSE
            and not (owned or of_another)
            and all(w.capital or w.text.lower() in FRENCH_JOIN for w in part[1:])
        ):
            continue  # "la région de Toronto" is a place, "le bureau de Shediac" a room
        shouted = word.text.isupper() and all(w.text.isupper() for w in part) and len(part) > 4
        named = bool(proper) or of_another or (word.capital and index > 0) or _of_level(found, index, length, last)
        of_gangs = row["form"].lower() in _OF_GANGS | _LOOSE
        named = named or _is_defined(found, last) or (not of_gangs and any(_is_local(w.text) for w in part[1:]))
        named = named or (not of_gangs and last >= index + length and _is_definite(found, index))
        if last > index and named and not shouted and last - index < LONGEST:
            taken = last
            yield Name(word.start, found[last].end, row["kind"], row["form"], found[whole].end if of_another else 0)


def _only_leads_in(found: list[Word], index: int) -> bool:
    """Whether a plural says no more than that a body has people: "les services du ministère", "des unités de la Marine"."""
    n = index + 1
    if found[index].text not in {"services", "unités", "équipes", "effectifs"}:
        return False
    while n < len(found) and found[n].joined and found[n].text in GENITIVE:
        n += 1
    return n > index + 1 and french_head_at(found, n, heads_of("fr"))[1] is not None


def _is_defined(found: list[Word], last: int) -> bool:
    """Whether an acronym in parentheses follows: "le service de police judiciaire (SPJ)"."""
    n = last + 1
    return n + 1 < len(found) and found[n].gap == " (" and found[n].text.isupper() and found[n + 1].gap.startswith(")")


def _is_local(word: str) -> bool:
    """Whether an adjective names a town or region: "la police judiciaire genevoise"."""
    return word.islower() and len(word) > _SHORT_ADJECTIVE and is_of_town(word)


_SHORT_ADJECTIVE = 6


#: Adjectives by which a state tells its services apart: one of each level and subject, named without a capital.
_LEVELS = re.compile(
    r"(?:inter)?(?:région|départ[ae]ment|zon|territori|nation|canton|centr|provinci)(?:al|ale|aux|ales)$|interministériel(?:le)?s?$"
)
_DEFINITE = frozenset({"la", "le", "l", "du", "au", "les", "aux", "des", "La", "Le", "L", "Les"})


def _is_definite(found: list[Word], index: int) -> bool:
    return index > 0 and found[index - 1].text in _DEFINITE and found[index].joined


def _of_level(found: list[Word], index: int, length: int, last: int) -> bool:
    """Whether common words name a body: "la direction régionale des finances publiques", "l'agence régionale de santé"."""
    if not _is_definite(found, index):
        return False
    levels = (n for n in (index + length - 1, index + length) if n > index and n + 2 <= last)
    return any(_LEVELS.match(found[n].text) and found[n + 1].text in OPENERS for n in levels)
