"""Which operation a mention is of where a text speaks of several: the one beside it, the one named last, a part or its whole."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from loaders.extractors.arguments import Clause
from loaders.extractors.groups import Place
from loaders.weigh.candidates import Grounds

_KIND = "Operation"
#: How many operations that were named since are told apart.
_SINCE = 3


class RivalSeer:
    """Sees how an operation stands to the others of one reading, from where something else is mentioned.

    Parameters
    ----------
    grounds:
        The reading.
    """

    def __init__(self, grounds: Grounds) -> None:
        reading = grounds.reading
        self._things = reading.things
        self._blocks = reading.blocks
        self._said = [
            (m.span.start, thing)
            for m, thing in zip(reading.mentions, reading.thing_of, strict=True)
            if m.type == _KIND
        ]
        self._starts = [start for start, _ in self._said]
        self._several = len({thing for _, thing in self._said}) > 1
        self._parts = {
            (part, whole)
            for part, edge, whole in grounds.of_pair
            if edge == "PART_OF" and {reading.things[part].type, reading.things[whole].type} == {_KIND}
        }
        self._seen: dict[tuple[int, int], tuple[str, ...]] = {}

    def of(self, clause: Clause, place: Place, operation: int) -> tuple[str, ...]:
        """Return how an operation stands to the others, seen from a mention of something else.

        Parameters
        ----------
        clause:
            The sentence that has the mention.
        place:
            The mention.
        operation:
            Index of the operation that the mention may be of.

        Returns
        -------
        Features; none where the text has one operation, or where it is no operation that is asked for.
        """
        if not self._several or self._things[operation].type != _KIND:
            return ()
        key = (place.mention, operation)
        if key not in self._seen:
            self._seen[key] = tuple(self._of(clause, place, operation))
        return self._seen[key]

    def _of(self, clause: Clause, place: Place, operation: int) -> Iterator[str]:
        start = place.span.start
        here = [p for p in clause.places if p.type == _KIND]
        others = len({p.thing for p in here} - {operation})
        beside = min(here, key=lambda p: abs(p.span.start - start), default=None)
        before = self._said[: bisect_left(self._starts, start)]
        last = before[-1][1] if before else None
        is_here = len({p.thing for p in here}) > others
        holder = beside.thing if beside else last
        stands = self._stands(operation, holder)
        yield f"r:here={is_here}/{min(others, 2)}"
        yield f"r:beside={self._stands(operation, beside.thing if beside else None)}"
        yield f"r:last={self._stands(operation, last)}"
        yield f"r:since={self._since(before, operation)}"
        yield f"r:block={self._stands(operation, self._of_block(clause.sentence.block))}"
        yield f"r:holder={stands}/{is_here}"
        yield f"r:holder={stands}&{self._sort(operation)}<{'' if holder is None else self._sort(holder)}"

    def _stands(self, operation: int, other: int | None) -> str:
        """Return what another operation is to one: the same, a part of it, the whole, a stranger, or none."""
        if other is None:
            return "none"
        if other == operation:
            return "same"
        if (other, operation) in self._parts:
            return "part"
        return "whole" if (operation, other) in self._parts else "stranger"

    def _sort(self, operation: int) -> str:
        """Return whether an operation has a name, or is a day of one."""
        properties = self._things[operation].properties
        return "action" if properties.get("action") else "unnamed" if properties.get("unnamed") else "named"

    def _since(self, before: list[tuple[int, int]], operation: int) -> str:
        """Return how many other operations were named since an operation was: "never" where it was not yet."""
        since: set[int] = set()
        for _, thing in reversed(before):
            if thing == operation:
                return str(len(since))
            since.add(thing)
            if len(since) > _SINCE:
                return "many"
        return "never"

    def _of_block(self, block: int) -> int | None:
        """Return the operation that a paragraph names first."""
        span = self._blocks[block]
        at = bisect_left(self._starts, span.start)
        return self._said[at][1] if at < len(self._said) and self._starts[at] < span.end else None
