"""Names that no list and no grammar knows of, told by the words in and around them as our own documents teach."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from graph.names import fold
from loaders.annotate.candidates import APART, MODEL, NO_BODY, Candidate, squeeze
from loaders.annotate.gazetteer import Hit
from loaders.annotate.locatives import no_place
from loaders.annotate.people_names import family_names, given_names
from loaders.annotate.stretches import WHOLE, Stretch, stretches
from loaders.reading import OF_PERSON, Sentence, Thing
from loaders.weigh.names import Names, NameSeer

#: The rule of these readings.
LEARNED = "learned-name"
#: What may stand inside a longer name and is spoken of beside it: "Rotterdam district office".
_STAYS = WHOLE | {"Place", "Country"}
#: What has names that people have too.
_LIKE_PEOPLE = frozenset({"Place", "CriminalOrganization"})
#: Words that tell no name from another.
_SMALL = frozenset("of for the and to de du des la le les l d et a en contre sur pour aux au against on in s".split())


def learned_names(
    text: str, sentences: Sequence[Sentence], things: Sequence[Thing], hits: Sequence[Hit], names: Names
) -> list[Candidate]:
    """Return readings of stretches that likely name something; one that is short for a thing has that thing's name.

    Parameters
    ----------
    text:
        Masked text.
    sentences:
        With their words.
    things:
        What lists and grammars found.
    hits:
        The forms that the lists know. An acronym that was made no thing of is another's here: "AFP" in a French text.
    names:
        What was learned of names.
    """
    if not names.weights:
        return []
    found = list(stretches(sentences, things, names.heads))
    seer = NameSeer(text, found)
    others = {(h.start, h.end) for h in hits if text[h.start : h.end].isupper()}
    asked = (s for s in found if not s.is_noun and (s.start, s.end) not in others)
    likely = [f for one in asked for f in _likely(one, seer, names)]
    known = _Known(things)
    free = bytearray(b"\1") * len(text)
    out: list[Candidate] = []
    for sure, one, kind in sorted(likely, key=lambda f: (-f[0], f[1].start, f[1].end)):
        if not all(free[one.start : one.end]):
            continue
        written = squeeze(text[one.start : one.end])
        same = known.named(kind, written, one.start)
        if not same and (known.is_person(one, kind, written) or not _may_be(kind, written)):
            continue
        free[one.start : one.end] = bytes(one.end - one.start)
        properties = {} if same else {"sure": f"{sure:.1f}"}
        out.append(Candidate(one.start, one.end, kind, same or written, LEARNED, MODEL, properties))
    return out


def beside(chosen: Sequence[Candidate], more: Sequence[Candidate]) -> list[Candidate]:
    """Return readings in the order of the text; of those that `more` touches only what may stand inside a longer name."""
    spans = sorted((m.start, m.end) for m in more)

    def stays(one: Candidate) -> bool:
        # they do not overlap, so the last that begins before its end is the only one that may touch it
        near = bisect_left(spans, (one.end, 0)) - 1
        if near < 0 or spans[near][1] <= one.start:
            return True
        return one.type in _STAYS and spans[near] != (one.start, one.end)

    return sorted((*filter(stays, chosen), *more), key=lambda c: (c.start, -c.end))


#: A line in capitals that a name runs on into.
_RUNS_INTO_CAPITALS = re.compile(r"[a-zà-ÿ] [A-ZÀ-Þ]{4,}(?: |$)")


def _ends_in_person(name: str) -> bool:
    """Whether the last two of at least three words are a forename and a surname."""
    *before, first, last = ["", *name.lower().split()]
    return len(before) > 1 and first in given_names() and last in family_names()


def _may_be(kind: str, name: str) -> bool:
    """Whether a new name of a type is none that grammars refuse: a street, a bank, a desk of the press."""
    if _ends_in_person(name) or _RUNS_INTO_CAPITALS.search(name):
        return False  # "Mexico Ana Torres", "Colorado ARRESTED TODAY"
    if kind == "Operation" and name.islower():
        return False  # "a phase of the work": what has no name is told by what was done there
    if kind == "Place":
        return not no_place(name)
    return kind != "Agency" or (name.split()[-1] not in NO_BODY and APART.search(name) is None)


def _likely(one: Stretch, seer: NameSeer, names: Names) -> Iterator[tuple[float, Stretch, str]]:
    """Yield a stretch with the type that it most likely names, and how likely, if that is likely enough."""
    sure, kind = names.likeliest(seer.of(one))
    inside = one.kinds[one.first : one.last]
    # a town that a name of a place runs on from is a matter of the list of places
    if sure >= names.weights[kind].threshold and (kind in WHOLE or kind not in inside):
        yield sure, one, kind


class _Known:
    """What a document names, by the words and the acronyms of its names."""

    def __init__(self, things: Sequence[Thing]) -> None:
        self._having: dict[tuple[str, str], list[tuple[frozenset[str], Thing]]] = defaultdict(list)
        self._short: dict[tuple[str, str], list[Thing]] = defaultdict(list)
        for thing in things:
            if not thing.properties.get("unnamed"):
                for name in thing.names:
                    words = _words(name)
                    self._short[thing.type, _initials(name)].append(thing)
                    for word in words:
                        self._having[thing.type, word].append((words, thing))

    def is_person(self, one: Stretch, kind: str, name: str) -> bool:
        """Whether what looks like a place or group is somebody: by the names of people, or two words whose label says so."""
        if kind not in _LIKE_PEOPLE:
            return False
        return (" " in name and any(t.label == OF_PERSON for t in one.tokens)) or all(
            self._having["Person", w] for w in _words(name)
        )

    def named(self, kind: str, name: str, at: int) -> str:
        """Return the name of the thing that has all words of a name or of which it is the acronym, the last one before; or ""."""
        words = _words(name)
        having = self._having[kind, max(words, key=len)] if words else []
        found = [thing for of_thing, thing in having if words <= of_thing]
        if len(name) > 2 and name.isupper():
            found += self._short[kind, name]
        if not found:
            return ""
        return max(found, key=lambda t: (_last_before(t, at), -t.index)).name


def _last_before(thing: Thing, at: int) -> int:
    return max((m.span.start for m in thing.mentions if m.span.start < at), default=-1)


def _words(name: str) -> frozenset[str]:
    """Return the words of a name, folded and without the s of a plural."""
    return frozenset(w.rstrip("s") if len(w) > 3 else w for w in fold(name).split() if w not in _SMALL)


def _initials(name: str) -> str:
    return "".join(w[0] for w in fold(name).split() if w not in _SMALL).upper()
