"""What the word lists know at a place of a text: which types of names begin there, cover it or lie in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.annotate.gazetteer import Hit

#: No listed form is longer (characters).
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Listed:
    """Listed names of a text in the order of their starts, each with the types that it is listed under."""

    spans: tuple[tuple[int, int, frozenset[str]], ...]

    @classmethod
    def of(cls, hits: Sequence[Hit]) -> Listed:
        """Take the hits but for the readings that need a context to speak for them."""
        made = ((h.start, h.end, frozenset(e.type for e in h.entries if not e.weak)) for h in hits)
        return cls(tuple(sorted((s for s in made if s[2]), key=lambda s: s[:2])))

    def _around(self, start: int, end: int) -> Iterator[tuple[int, int, frozenset[str]]]:
        """Yield the names that begin before the end of a stretch and may reach into it."""
        first = bisect_left(self.spans, start - _LONGEST, key=lambda s: s[0])
        last = bisect_left(self.spans, end, key=lambda s: s[0])
        yield from self.spans[first:last]

    def begins(self, at: int, kind: str) -> bool:
        """Whether a name of a type begins at a place."""
        return any(a == at and kind in kinds for a, _, kinds in self._around(at, at + 1))

    def owns(self, start: int, end: int) -> bool:
        """Whether a body or country begins with a stretch and reaches its end."""
        owners = {"Agency", "Country"}
        return any(a == start and b >= end and kinds & owners for a, b, kinds in self._around(start, end))

    def names_other_than_program(self, start: int, end: int) -> bool:
        """Whether a stretch lies in a listed name, or holds that of a programme; a programme's own name is none."""
        return any(
            (a <= start and end <= b) or (start <= a and b <= end and "Program" in kinds)
            for a, b, kinds in self._around(start, end)
            if (a, b) != (start, end) or "Program" not in kinds
        )

    def names_other_than_group(self, start: int, end: int) -> bool:
        """Whether a stretch begins with, or lies in, the listed name of what is no criminal group."""
        no_other = {"CriminalOrganization", "Commodity", "Substance"}
        return any(
            (a == start or (a < start and end <= b)) and kinds - no_other for a, b, kinds in self._around(start, end)
        )

    def is_place(self, start: int, end: int) -> bool:
        """Whether a stretch is the listed name of a place."""
        return any((a, b) == (start, end) and "Place" in kinds for a, b, kinds in self._around(start, end))
