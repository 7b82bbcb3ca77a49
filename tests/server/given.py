"""A server that is running already, for the tests to use instead of one of their own: NEO4J_URI in the environment."""

from __future__ import annotations

import os

import neo4j

from tests.server.neo4j_server import Reached

_NAMES = ("NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE")


def given_server() -> Reached | None:
    """Return the server of the environment, and take it from there: no test may meet it by accident."""
    found = {name: os.environ.pop(name, "") for name in _NAMES}  # noqa: TID251 - read once, for the tests alone
    uri, username, password, database = (found[name] for name in _NAMES)
    return Reached(uri, username or "neo4j", password, database or "neo4j") if uri else None


def refuse_a_full_one(reached: Reached) -> None:
    """Raise unless the server holds nothing: the tests delete whatever is there."""
    with neo4j.GraphDatabase.driver(reached.uri, auth=(reached.username, reached.password)) as driver:
        found = driver.execute_query("MATCH (n) RETURN count(n) AS count", database_=reached.database)
    if count := found.records[0]["count"]:
        raise RuntimeError(
            f"{reached.uri} holds {count:,} nodes, and the tests would delete them; name an empty server"
        )
