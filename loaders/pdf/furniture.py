"""What a page of a PDF has at its top and bottom because it is a page: titles that repeat, and its number."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from loaders.pdf.lines import Line

#: What a line says but for its digits, and at which height: what repeats stands at the same place on each page.
Form = tuple[str, int]
#: Lines from the top and from the bottom of a page that may be such.
_DEPTH = 3
#: Pages on which a line stands at least, to be one that repeats; of short documents half of the pages.
_FEWEST = 2
_NUMBER = re.compile(
    r"[-–—\s|]*(?:(?:page|p\.|pg\.?|seite|página)\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:/|of|de|sur|von)\s*\d{1,4})?[-–—\s|]*",
    re.IGNORECASE,
)


def furniture(pages: Sequence[Sequence[Line]]) -> frozenset[Line]:
    """Return the lines that belong to the page and not to its text.

    Parameters
    ----------
    pages:
        The lines of each page.

    Returns
    -------
    Those at the edge of a page that are a page's number, or that stand at the edge of at least half of the pages (two
    at the least) with nothing but digits differing. A document of one page has no header that could be told by that.
    """
    places: dict[Form, list[Line]] = defaultdict(list)
    on: Counter[Form] = Counter()
    found: set[Line] = set()
    for lines in pages:
        by_height = sorted(lines, key=lambda x: -x.top)
        edge = list(dict.fromkeys([*by_height[:_DEPTH], *by_height[-_DEPTH:]]))
        outermost = {by_height[0], by_height[-1]} if by_height else set()
        found |= {x for x in outermost if _NUMBER.fullmatch(x.text) and len(lines) > 1}
        forms = {_form(x) for x in edge}
        on.update(forms)
        for line in edge:
            places[_form(line)].append(line)
    needed = max(_FEWEST, (len(pages) + 1) // 2)
    return frozenset(found).union(*(places[form] for form, count in on.items() if count >= needed))


def _form(line: Line) -> Form:
    return re.sub(r"\d+", "#", line.text).strip().casefold(), round(line.top / 20)
