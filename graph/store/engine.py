"""What the two engines need differently: one protocol, which `graph/store/embedded.py` and `server.py` each fulfil.

Everything else of a store is the same for both, and knows no engine.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol

import neo4j

from graph.store.base import Protection
from graph.store.state import Row


@dataclass(frozen=True, slots=True)
class Login:
    """Where a server is and who asks.

    Parameters
    ----------
    uri:
        A Bolt address; its scheme says whether the connection is encrypted.
    username, password:
        Who asks; nobody where the password is empty.
    authorities:
        A PEM file of those who may have signed the server's certificate. Empty: those whom the system trusts.
    """

    uri: str
    username: str
    password: str
    authorities: str = ""

    @property
    def address(self) -> str:
        """The address as the driver takes it, which wants no `+s` where it is told whom to trust."""
        scheme, _, rest = self.uri.partition("://")
        return f"{scheme.partition('+')[0]}://{rest}" if self.authorities else self.uri

    @property
    def options(self) -> dict[str, Any]:
        """What every driver of this login is made with, beside the address."""
        auth = (self.username, self.password) if self.password else None
        always = {"auth": auth, "notifications_min_severity": "OFF", "telemetry_disabled": True}
        if not self.authorities:
            return always
        return always | {"encrypted": True, "trusted_certificates": neo4j.TrustCustomCAs(self.authorities)}


class Guard(Protocol):
    """How an engine is kept from writing and running away under free Cypher."""

    #: seconds that the client waits beyond the limit given to the engine
    grace: float
    #: whether `EXPLAIN` tells what a text would do
    explains: bool

    def judge(self, summary: neo4j.ResultSummary) -> None:
        """Raise `CypherRefused` unless the text only reads."""

    def stop(self, marker: str) -> None:
        """End the transaction whose text bears the marker, where the engine does not do so itself."""


class Trial(Protocol):
    """Tries a text in a transaction that is rolled back whatever happens."""

    def __call__(
        self, text: str, *, writing: bool = False, seconds: float | None = None, judged: bool = False
    ) -> str | None:
        """Return the error as the reader gets it, code and message; None where the text is answered.

        Parameters
        ----------
        writing:
            Whether to ask for a transaction that may write.
        seconds:
            Limit that the engine is given.
        judged:
            Whether to have the guard judge the plan instead of running the text.
        """


#: Runs a command of the engine itself as the writer, such as `SHOW TRANSACTIONS`, and returns its rows.
Command = Callable[[str], list[Row]]


class Engine(Protocol):
    """How an engine is reached, who writes and who reads on it, and what keeps readers from writing."""

    @property
    def writer(self) -> Login:
        """Who writes."""

    @property
    def reader(self) -> Login:
        """Who reads: somebody without the right to write where the engine knows such a user."""

    @property
    def database(self) -> str | None:
        """Name of the database; None for the one that the server calls the user's own."""

    @property
    def prepared(self) -> bool:
        """Whether constraints and indexes are known to be there."""

    @property
    def patience(self) -> float:
        """Seconds for which a transaction is tried again where another was in its way."""

    def turn(self) -> AbstractContextManager[object]:
        """Return what is entered for each writing transaction."""

    def guard(self, command: Command) -> Guard:
        """Return what keeps free Cypher from writing and running away."""

    def protections(self, trial: Trial, command: Command) -> tuple[Protection, ...]:
        """Try what keeps readers from writing, and say what was found; nothing is changed by it."""

    def close(self) -> None:
        """End what was started for the store; called last."""
