"""Places that share the noun behind or before them: "in King, Pierce and Whatcom counties"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.annotate.candidates import GAZETTEER, NAMED, Candidate
from loaders.needed import Needed

_W = r"[A-ZÀ-Þ][\w’'.-]*(?: (?:of )?[A-ZÀ-Þ][\w’'.-]*){0,2}"
#: Nouns that several names share, and the one that each of them has alone.
_SHARED = {
    "counties": "County",
    "bridges": "Bridge",
    "provinces": "Province",
    "parishes": "Parish",
    "districts": "District",
}
_LIST = Needed(
    re.compile(
        rf"(?P<names>{_W}(?:, {_W})*,? and {_W}) (?P<noun>[Cc]ounties|bridges|[Pp]rovinces|[Pp]arishes|districts)(?![\w’'-])"
    )
)
_ARTICLE = re.compile(r"(?:(?:In|The|Across|Throughout|From|Both|And) )+")


def shared_counties(text: str, start: int, end: int) -> Iterator[Candidate]:
    """Yield each place of a list that shares its noun, under its own full name.

    Parameters
    ----------
    text, start, end:
        The sentence.
    """
    for match in _LIST.finditer(text, start, end):
        noun = match["noun"].lower()
        for part in re.finditer(rf"{_W}(?=,| and |$)", match["names"]):
            lead = _ARTICLE.match(part.group())
            first = match.start("names") + part.start() + (lead.end() if lead else 0)
            last = match.start("names") + part.end()
            name = text[first:last]
            if not name:
                continue
            final = last == match.end("names")
            yield Candidate(
                first,
                match.end() if final else last,
                "Place",
                f"{name} {_SHARED[noun]}",
                "place-list",
                GAZETTEER if final else NAMED,
                also=(name,),
            )
