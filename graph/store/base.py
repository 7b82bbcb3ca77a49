"""What a store can do, and the values that go in and come out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Literal, Protocol, TypeVar

from graph.model import Extraction
from graph.network import Evidence, Network
from graph.settings import Settings

Status = Literal["loaded", "replaced", "refreshed", "unchanged", "failed", "unsupported", "removed"]

T = TypeVar("T")

#: Values that a question or a free text may be given.
Parameters = Mapping[str, object]
#: Runs a text with its parameters inside a transaction and returns all its rows.
Run = Callable[[str, Mapping[str, object]], list[dict[str, object]]]


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try to bring an input into the store; the rows of the ledger.

    Parameters
    ----------
    input:
        The path or address as it was given.
    sha256:
        Of the bytes that were read; empty where none were.
    status:
        loaded; replaced (loaded, and an older version of its address became history); refreshed (extracted anew); unchanged
        (its document was there); failed; unsupported (no reader takes it); or removed.
    reason:
        Why it failed, for the user; empty where it did not.
    reader:
        Which reader, with its version.
    seconds:
        How long it took.
    at:
        When, in ISO 8601 with the zone.
    """

    input: str
    sha256: str
    status: Status
    reason: str = ""
    reader: str = ""
    seconds: float = 0.0
    at: str = ""

    @property
    def key(self) -> str:
        """What tells it from every other attempt; where it is made once more after an error, it is the same one.

        The status is no part of it: what an attempt came to is known only when it was made.
        """
        told = {name: value for name, value in asdict(self).items() if name != "status"}
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document was found: by this a newer version of it is told from another document.

    Parameters
    ----------
    address:
        What holds one document at a time: a file, a web page, a named part of an archive, the url of a record. Empty where
        nothing tells versions apart, as on stdin.
    within:
        The input in which a record lies among others, whose places change with each line that is put before them.
    beside:
        Documents that this input has brought under the same address: then it tells nothing, and none supersedes another.
    """

    address: str = ""
    within: str = ""
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Removed:
    """What went with a document: its claims, the entities and relations that only it supported, its earlier versions."""

    document: str
    claims: int = 0
    nodes: int = 0
    edges: int = 0
    versions: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Named columns and rows of plain values, ready for JSON."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What free Cypher brought, whether rows were cut off, and how long it took."""

    table: Table
    truncated: bool
    seconds: float


@dataclass(frozen=True, slots=True)
class Limits:
    """What free Cypher may use: seconds, rows, and bytes of the answer as JSON."""

    seconds: float = 10.0
    rows: int = 1_000
    bytes: int = 5_000_000


@dataclass(frozen=True, slots=True)
class Protection:
    """Something that keeps readers from doing harm, as it was found when it was tried.

    Parameters
    ----------
    name:
        What it does, such as "writing in a reading transaction is refused".
    holds:
        Whether it did.
    found:
        What was seen, for people.
    needed:
        Whether free Cypher is not safe without it; the others are a second lock, or bound what one text can cost.
    remedy:
        What to do where it does not hold.
    """

    name: str
    holds: bool
    found: str
    needed: bool = False
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class StoreInfo:
    """How much the store holds: nodes by label, edges by type, attempts by status; only what is not zero."""

    nodes: Mapping[str, int]
    edges: Mapping[str, int]
    claims: int
    documents: int
    attempts: Mapping[str, int]


class Store(Protocol):
    """A graph store; safe to call from several threads."""

    @property
    def url(self) -> str:
        """Where the graph is kept, as it was asked for."""

    def add(
        self, extraction: Extraction, attempt: Attempt, origin: Origin | None = None, *, refresh: bool = False
    ) -> Status:
        """Write one document's whole contribution and its row of the ledger in one transaction.

        Returns `loaded`; `replaced` where the address of its origin held an older version, which then is history;
        `unchanged` where the document is there already: then only the ledger and the addresses grow, or, with `refresh`,
        `refreshed`: its claims are those of this extraction. The same attempt may be made again where its end is not
        known, because a connection broke: it stays one.
        """

    def apply(self, steps: Callable[[Run], T]) -> T:
        """Run steps of `graph.store` in one transaction that may write; they may be run again from the start."""

    def record(self, attempt: Attempt) -> None:
        """Write a row of the ledger alone, for an input that brought nothing."""

    def attempts(self, *, limit: int = 100) -> tuple[Attempt, ...]:
        """Return the rows of the ledger, the latest first."""

    def remove(self, document: str, attempt: Attempt | None = None) -> Removed | None:
        """Take a document out with exactly what only it supported and its earlier versions; None where it is not there.

        With an attempt, its row of the ledger is written in the same transaction.
        """

    def read(self, cypher: str, parameters: Parameters | None = None) -> Table:
        """Run a trusted text that reads."""

    def graph(self, cypher: str, parameters: Parameters | None = None, *, sentences: int = 5) -> Network:
        """Run a trusted text that returns nodes, relationships or paths; each edge with its strongest sentences."""

    def evidence(self, edge: str, *, limit: int = 20) -> tuple[Evidence, ...]:
        """Return the sentences that state an edge, the strongest first."""

    def sentences(self, claims: Iterable[str]) -> tuple[Evidence, ...]:
        """Return the sentences of these claims, those that deny or support no edge included."""

    def free(self, cypher: str, parameters: Parameters | None = None, limits: Limits | None = None) -> Answer:
        """Run a user's text without the right to write, within limits."""

    def info(self) -> StoreInfo:
        """Count what the store holds."""

    def protections(self) -> tuple[Protection, ...]:
        """Try what keeps readers from doing harm, and say what was found; nothing is changed by it."""

    def close(self) -> None:
        """Let go of the store; closing twice is allowed."""


@dataclass(frozen=True, slots=True)
class StoreKind:
    """A plug-in: the schemes of the addresses that it opens, and how."""

    name: str
    schemes: tuple[str, ...]
    open: Callable[[str, Settings], Store]
