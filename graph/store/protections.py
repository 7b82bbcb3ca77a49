"""What keeps readers of a Neo4j server from doing harm, found out by trying: nothing that is tried changes anything."""

from __future__ import annotations

import re
import time

from neo4j.exceptions import Neo4jError

from graph.store.base import Protection
from graph.store.engine import Command, Trial

_WRITE = "CREATE (:OpsgraphTrial)"
_LIMIT = 1.0
#: The server reads its clock every two seconds.
_SLACK = 8.0
_RUNAWAY = "UNWIND range(1, 1000000000) AS x RETURN count(x)"
#: What the two settings and missing rights are called where they refuse `LOAD CSV`.
_CLOSED = re.compile(
    r"allow_csv_import_from_file_urls|blocked|blocklist|Forbidden|disallowed|not allowed", re.IGNORECASE
)
#: Texts that READ access mode lets through, and that the plan must give away.
_BETRAYED = (
    "SHOW SETTINGS",
    "CALL dbms.listConfig() YIELD name RETURN name",
    "LOAD CSV FROM 'file:///x' AS l RETURN l",
)
_JVM = (
    "CALL dbms.queryJmx('java.lang:type=Runtime') YIELD attributes RETURN attributes.InputArguments.value AS arguments"
)
_EXIT = "ExitOnOutOfMemoryError"


def of_server(trial: Trial, command: Command, *, own_reader: bool) -> tuple[Protection, ...]:
    """Try everything on a server; takes some seconds, because one text has to run into its limit.

    Parameters
    ----------
    trial:
        Tries a text as the reader.
    command:
        Runs a command as the writer.
    own_reader:
        Whether the reader is a user of its own.
    """
    return (
        _read_mode(trial(_WRITE)),
        _rights(trial(_WRITE, writing=True), own_reader=own_reader),
        _judged(trial),
        _in_time(trial),
        _load("file", trial("LOAD CSV FROM 'file:///opsgraph-trial.csv' AS line RETURN line")),
        # where nobody listens: where it is let through, the server tries to connect to itself, and fails at once
        _load("address", trial("LOAD CSV FROM 'http://127.0.0.1:9/' AS line RETURN line", seconds=_LIMIT)),
        _plug_ins(command),
        _memory(command),
    )


def _read_mode(said: str | None) -> Protection:
    remedy = "use a server that keeps Neo4j's access modes, or a reader without the right to write (OPSGRAPH_READER_USERNAME)"
    return Protection("writing is refused to readers", said is not None, said or "it was let through", True, remedy)


def _rights(said: str | None, *, own_reader: bool) -> Protection:
    """Say whether the reader lacks the right to write, too; Community Edition knows administrators only."""
    name = "the reader is a user without the right to write"
    if said is not None:
        return Protection(name, True, said)
    found = "OPSGRAPH_READER_USERNAME may write" if own_reader else "the reader is the user that writes"
    remedy = "with roles (Enterprise, Aura), make a reader as docs/compose.md says; Community Edition has none"
    return Protection(name, False, found, remedy=remedy)


def _judged(trial: Trial) -> Protection:
    """See whether plans give away what READ access mode lets through, and let an honest text pass."""
    missed = [text for text in _BETRAYED if trial(text, judged=True) is None]
    refused = trial("MATCH (n) RETURN n LIMIT 1", judged=True)
    good = not missed and refused is None
    found = f"{len(_BETRAYED)} of {len(_BETRAYED)} texts were given away by their plans"
    if not good:
        found = f"it misses {'; '.join(missed)}" if missed else f"an honest text was refused: {refused}"
    return Protection("commands and procedures show in the plan", good, found, True, "use Neo4j 5 or newer")


def _in_time(trial: Trial) -> Protection:
    started = time.perf_counter()
    said = trial(_RUNAWAY, seconds=_LIMIT)
    took = time.perf_counter() - started
    good = said is not None and took < _LIMIT + _SLACK
    return Protection("a text that runs away is ended", good, f"after {took:.1f} s, with a limit of {_LIMIT:g} s", True)


def _load(what: str, said: str | None) -> Protection:
    good = said is not None and _CLOSED.search(said) is not None
    remedy = (
        "set dbms.security.allow_csv_import_from_file_urls=false and internal.dbms.cypher_ip_blocklist=0.0.0.0/0,::/0"
    )
    found = said or "it was answered"
    return Protection(
        f"LOAD CSV of a{'n' if what[0] == 'a' else ''} {what} is switched off", good, found, remedy=remedy
    )


def _plug_ins(command: Command) -> Protection:
    """Look for functions of plug-ins: no plan shows them, so that only our own list keeps them out."""
    name = "there are no functions of plug-ins"
    try:
        rows = command("SHOW FUNCTIONS YIELD name, isBuiltIn WHERE NOT isBuiltIn RETURN name ORDER BY name LIMIT 3")
    except Neo4jError as exc:
        return Protection(name, False, f"this user may not look: {exc.message}")
    found = ", ".join(str(row["name"]) for row in rows)
    remedy = "only opsgraph's list of functions keeps them out; limit them by dbms.security.procedures.allowlist"
    return Protection(name, not rows, f"{found}, ..." if rows else "none was found", remedy=remedy)


def _memory(command: Command) -> Protection:
    name = "a full heap ends the server, which is started again"
    remedy = f"add -XX:+{_EXIT} to server.jvm.additional, and start the server by what starts it again"
    try:
        (row,) = command(_JVM)
    except (Neo4jError, ValueError):
        return Protection(name, False, "this user may not look; on Aura it is not ours to set", remedy=remedy)
    good = any(_EXIT in str(argument) for argument in row["arguments"] or ())  # type: ignore[attr-defined]
    found = f"-XX:+{_EXIT} is set" if good else f"-XX:+{_EXIT} is not set: a text that fills it stops all answers"
    return Protection(name, good, found, remedy=remedy)
