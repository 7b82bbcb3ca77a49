"""Where a document lies: what its input is called from everywhere, and its name in it where it has one that lasts."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass

#: The place of a record among others: a line, or a row of a list. It changes with each that is put before it.
_PLACE = re.compile(r"#(?:L\d+|[^#]*\[\d+\])$")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document lies.

    Parameters
    ----------
    named:
        The file, web page or part of an archive that holds it alone; empty for a record among others, and for stdin.
    within:
        The input that holds it among other records; empty otherwise.
    """

    named: str = ""
    within: str = ""


def place_of(given: str, source: str) -> Place:
    """Return where a document lies.

    Parameters
    ----------
    given:
        The input as it was named.
    source:
        The same, with the place in it where the input holds several documents.
    """
    if given == "-":
        return Place()
    whole, inside = whole_name(given), source.removeprefix(given)
    if found := _PLACE.search(inside):
        return Place(within=f"{whole}{inside[: found.start()]}")
    return Place(named=f"{whole}{inside}")


def whole_name(given: str) -> str:
    """Return what an input is called from everywhere: a web address as it is, a path from the root on.

    Links are not followed: what lies in a folder for the user is told to lie there.
    """
    return given if is_address(given) else os.path.abspath(given)  # noqa: PTH100 - pathlib keeps `..` or follows links


def is_address(source: str) -> bool:
    """Whether an input is a web address, or looks as if it were meant as one of another kind: ftp://, file://."""
    return re.match(r"[A-Za-z][A-Za-z0-9+.-]+://", source) is not None
