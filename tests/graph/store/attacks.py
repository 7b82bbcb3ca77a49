"""Texts that a reader may send and must not get away with: `attacks.json` as values, and what is looked at afterwards.

A text in the file is a string or a list of pieces; a piece is a string, or an object that says what is repeated how
often (`{i}` in it is the number of the repetition) and what stands between. Each names what has to become of it on each
engine, in the words of `BECOMES`; two words with a bar between mean either, where a race decides.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.errors import BadParameter, CypherRefused, OpsgraphError, QueryTooSlow, StoreError
from graph.store.base import Limits
from graph.store.bolt import BoltStore

_FILE = Path(__file__).with_name("attacks.json")

#: What may become of a text: the error that a person gets, and what it says.
BECOMES: dict[str, tuple[type[OpsgraphError], str]] = {
    # our own caps, before an engine sees the text
    "long": (CypherRefused, r"longer than [\d,]+ bytes"),
    "escape": (CypherRefused, r"\\u escape"),
    "deep": (CypherRefused, r"nested deeper than \d+ brackets"),
    "chained": (CypherRefused, r"has more than \d+ [a-zA-Z!]"),
    "items": (CypherRefused, r"a list has more than [\d,]+ items"),
    "command": (CypherRefused, r"^[A-Z ]+ may not be used here"),
    "procedure": (CypherRefused, r"^procedure .* may not be called"),
    "function": (CypherRefused, r"^function .* may not be called"),
    # the engine's lack of a right, its access mode, or its plan
    "writes": (CypherRefused, r"^this text writes"),
    "operator": (CypherRefused, r"^[A-Z][A-Za-z]+ may not be used here"),
    # the engine does not know such words, or finds another fault
    "fault": (CypherRefused, r"."),
    "slow": (QueryTooSlow, r"stopped after [\d.]+ seconds"),
    "value": (BadParameter, r"cannot be sent"),
    # the heap is full: the process ends, and whatever asks it loses its connection
    "ends": (StoreError, r"does not answer|still running"),
}

GRAPH = (
    "UNWIND range(1, 60) AS i CREATE (:Agency {id: 'a' + i, name: 'police ' + i}) "
    "CREATE (:Operation {id: 'o' + i, name: 'op ' + i})",
    "MATCH (a:Agency), (o:Operation) "
    "WHERE (toInteger(substring(a.id, 1)) * 7 + toInteger(substring(o.id, 1)) * 13) % 10 = 0 "
    "CREATE (a)-[:PARTICIPATES_IN]->(o)",
)


@dataclass(frozen=True, slots=True)
class Attack:
    """One text, and what has to become of it on each engine."""

    name: str
    group: str
    text: str
    parameters: Mapping[str, object]
    becomes: Mapping[str, str]
    #: engines that this text may end, or that cannot end it
    alone: frozenset[str] = frozenset()


def attacks() -> list[Attack]:
    """Return all of them, in the order of the file."""
    found = []
    for group, entries in json.loads(_FILE.read_text("utf-8")).items():
        for number, entry in enumerate(entries, 1):
            becomes = {engine: entry[engine] for engine in ("embedded", "server")}
            text = written(entry["text"])
            parameters, alone = entry.get("parameters", {}), frozenset(entry.get("alone", ()))
            found.append(Attack(f"{group}-{number}", group, text, parameters, becomes, alone))
    return found


def written(pieces: object) -> str:
    """Return a text of the file in full."""
    if isinstance(pieces, str):
        return pieces
    if isinstance(pieces, dict):
        repeated = (pieces["of"].replace("{i}", str(i)) for i in range(pieces["times"]))
        return str(pieces.get("between", "")).join(repeated)
    assert isinstance(pieces, list)
    return "".join(map(written, pieces))


def fill(store: BoltStore) -> None:
    """Write the small graph that the texts are about."""
    for text in GRAPH:
        store._writing(lambda run, text=text: run(text, {}))


def outcome(store: BoltStore, text: str, parameters: Mapping[str, object], seconds: float) -> str:
    """Run a text, and return `answered` or the class and text of the error."""
    try:
        store.free(text, parameters, Limits(seconds=seconds))
    except OpsgraphError as exc:
        return f"{type(exc).__name__}: {exc}"
    return "answered"


def became(wanted: str, outcome: str) -> bool:
    """Whether a text came to what it had to."""
    return any(_became(word, outcome) for word in wanted.split("|"))


def _became(word: str, outcome: str) -> bool:
    if "answered" in (word, outcome):
        return word == outcome
    error, said = BECOMES[word]
    name, _, text = outcome.partition(": ")
    return name in {c.__name__ for c in (error, *error.__subclasses__())} and re.search(said, text) is not None
