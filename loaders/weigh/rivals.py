"""Which operation, group or body a mention is of where a text speaks of several: the one beside it, or the one named last."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from loaders.extractors.arguments import Clause
from loaders.extractors.groups import Place
from loaders.weigh.candidates import Grounds

#: The types of things that have rivals, each with the types of the mentions from which they are seen; all, where none is told.
_SEEN_FROM: dict[str, frozenset[str]] = {
    "Operation": frozenset(),
    "CriminalOrganization": frozenset(),
    "Agency": frozenset({"Person", "Place", "Country"}),
}
#: How many of the things that were named last are told apart.
_RECENT = 4


class RivalSeer:
    """Sees how a thing stands to the others of its type in one reading, from where something else is mentioned.

    Parameters
    ----------
    grounds:
        The reading.
    """

    def __init__(self, grounds: Grounds) -> None:
        reading = grounds.reading
        self._things = reading.things
        self._blocks = reading.blocks
        #: by type: where its things are mentioned, and which each is
        self._said: dict[str, list[tuple[int, int]]] = {kind: [] for kind in _SEEN_FROM}
        #: by type: beside each mention the things named last, itself first
        self._recent: dict[str, list[tuple[int, ...]]] = {kind: [] for kind in _SEEN_FROM}
        for mention, thing in zip(reading.mentions, reading.thing_of, strict=True):
            if mention.type in self._said:
                recent = self._recent[mention.type]
                self._said[mention.type].append((mention.span.start, thing))
                recent.append((thing, *(t for t in (recent[-1] if recent else ()) if t != thing))[:_RECENT])
        self._several = {kind for kind, said in self._said.items() if len({thing for _, thing in said}) > 1}
        self._parts = {(part, whole) for part, edge, whole in grounds.of_pair if edge == "PART_OF"}
        self._seen: dict[tuple[int, int], tuple[str, ...]] = {}

    def of(self, clause: Clause, place: Place, thing: int) -> tuple[str, ...]:
        """Return how a thing stands to the others of its type, seen from a mention of something else.

        Parameters
        ----------
        clause:
            The sentence that has the mention.
        place:
            The mention.
        thing:
            Index of the thing that the mention may be of.

        Returns
        -------
        Features; none where the text has one thing of the type, or where the type has no rivals.
        """
        kind = self._things[thing].type
        if kind not in self._several or not (place.type in _SEEN_FROM[kind] or not _SEEN_FROM[kind]):
            return ()
        key = (place.mention, thing)
        if key not in self._seen:
            self._seen[key] = tuple(self._of(clause, place, thing))
        return self._seen[key]

    def _of(self, clause: Clause, place: Place, thing: int) -> Iterator[str]:
        start, kind = place.span.start, self._things[thing].type
        here = [p for p in clause.places if p.type == kind]
        named = {p.thing for p in here}
        is_here, others = thing in named, len(named - {thing})
        beside = min(here, key=lambda p: abs(p.span.start - start), default=None)
        before = bisect_left(self._said[kind], (start, 0))
        recent = self._recent[kind][before - 1] if before else ()
        last = recent[0] if recent else None
        holder = beside.thing if beside else last
        stands = self._stands(thing, holder)
        yield f"r:here={is_here}/{min(others, 2)}"
        yield f"r:beside={self._stands(thing, beside.thing if beside else None)}"
        yield f"r:last={self._stands(thing, last)}"
        yield f"r:since={_since(recent, thing)}"
        yield f"r:block={self._stands(thing, self._of_block(clause.sentence.block, kind))}"
        yield f"r:holder={stands}/{is_here}"
        yield f"r:holder={stands}&{self._sort(thing)}<{'' if holder is None else self._sort(holder)}"

    def _stands(self, thing: int, other: int | None) -> str:
        """Return what another thing is to one: the same, a part of it, the whole, a stranger, or none."""
        if other is None:
            return "none"
        if other == thing:
            return "same"
        if (other, thing) in self._parts:
            return "part"
        return "whole" if (thing, other) in self._parts else "stranger"

    def _sort(self, thing: int) -> str:
        """Return whether a thing has a name, or is a day of an operation."""
        properties = self._things[thing].properties
        return "action" if properties.get("action") else "unnamed" if properties.get("unnamed") else "named"

    def _of_block(self, block: int, kind: str) -> int | None:
        """Return the thing of a type that a paragraph names first."""
        span, said = self._blocks[block], self._said[kind]
        at = bisect_left(said, (span.start, 0))
        return said[at][1] if at < len(said) and said[at][0] < span.end else None


def _since(recent: Sequence[int], thing: int) -> str:
    """Return how many others were named since a thing was: "never" where it was not yet."""
    if thing in recent:
        return str(recent.index(thing))
    return "many" if len(recent) == _RECENT else "never"
