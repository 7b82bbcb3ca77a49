"""What a reader is."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from dataclasses import dataclass

from graph.model import Document


@dataclass(frozen=True, slots=True)
class Reader:
    """A plug-in that turns the bytes of one format into a document.

    Parameters
    ----------
    name:
        Name with version, kept on the document.
    formats:
        What it reads, for people.
    bid:
        From the file name and the first 4,096 bytes to a number: 0 for "not mine", higher for surer.
    read:
        From source name and bytes to the document; raises `UnreadableDocument`.
    format:
        The word by which a user or a record asks for it (`--as html`).
    missing:
        Import name of the package that it needs and that is not installed; empty where it can read. It bids all the
        same, so that its inputs are not taken for something else.
    """

    name: str
    formats: str
    bid: Callable[[str, bytes], float]
    read: Callable[[str, bytes], Document]
    format: str = ""
    missing: str = ""


def is_installed(package: str) -> bool:
    """Whether a package can be imported, without doing it."""
    try:
        return importlib.util.find_spec(package) is not None
    except ImportError:
        return False
