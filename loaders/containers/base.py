"""What a container is, and the parts that it is cut into."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from loaders.metadata import About
from loaders.stream import Stream


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user said of the inputs.

    Parameters
    ----------
    fields:
        From a field of a document (text, title, published, ...) to the name that it has in the records.
    formats:
        Formats as which inputs are read whatever their names and bytes say: one of containers, one of documents.
    """

    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    formats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One document of an input that holds several: `path#L12`, the hash of its bytes, its text, what is said of it.

    `format` is that of the text (text, html, markdown); empty where nothing says it.
    """

    name: str
    sha256: str
    text: str
    about: About
    format: str = ""


@dataclass(frozen=True, slots=True)
class Packed:
    """A file inside an input, of whatever format its name and bytes say: `archive.zip/folder/page.html`."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Broken:
    """A part that is no document, and why."""

    name: str
    sha256: str
    reason: str


@dataclass(frozen=True, slots=True)
class Container:
    """A plug-in that cuts an input into parts, one by one, without holding them all.

    Parameters
    ----------
    name:
        Name with version; stands before the reader's on each document.
    formats:
        What it cuts, for people.
    bid:
        As a reader's, against which it bids.
    parts:
        From the stream of the input and what the user said to its parts in order. Raises `UnreadableDocument` where
        the input cannot be cut any further; the parts before count.
    names:
        The words by which a user asks for it (`--as jsonl`).
    """

    name: str
    formats: str
    bid: Callable[[str, bytes], float]
    parts: Callable[[Stream, Wanted], Iterator[Part | Packed | Broken]]
    names: tuple[str, ...] = ()
