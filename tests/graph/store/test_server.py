"""A Neo4j server: how it is reached, what a reader sees of what was just written, and what protects it.

What cannot be had here, a cluster, Aura and users with roles, is held at the driver's boundary: with what its drivers
are made, and what its sessions are opened with.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import neo4j
import pytest
from pydantic import SecretStr

from graph.errors import StoreUnavailable
from graph.settings import Settings
from graph.store import bolt
from graph.store.arcade import READER
from graph.store.embedded import open_embedded
from graph.store.server import KIND, Neo4jEngine, open_server
from queries.free import why_not
from tests.builders import attempt, blizzard
from tests.conftest import clear, settings_for
from tests.server.neo4j_server import Neo4jServer, Reached

AURA = "neo4j+s://0123abcd.databases.neo4j.io"


def told(reached: Reached, **more: Any) -> Settings:
    return settings_for(reached).model_copy(update=more)


@pytest.mark.parametrize("scheme", ["bolt", "neo4j", "bolt+ssc", "neo4j+ssc"])
def test_server_is_reached_routed_and_encrypted_alike(own_server: Neo4jServer, scheme: str) -> None:
    uri = own_server.reached.uri.replace("bolt://", f"{scheme}://")
    store = open_server(uri, told(own_server.reached, store=uri))
    try:
        clear(store)
        assert store.add(blizzard().extraction(), attempt("a.txt")) == "loaded"
        assert store.free("MATCH (d:Document) RETURN count(d) AS n").table.rows == ((1,),)
        assert store.info().documents == 1
    finally:
        clear(store)
        store.close()


@pytest.mark.parametrize("scheme", ["bolt", "bolt+s"])
def test_certificate_that_the_system_does_not_trust_is_taken_where_its_signer_is_named(
    own_server: Neo4jServer, scheme: str
) -> None:
    uri = own_server.reached.uri.replace("bolt://", f"{scheme}://")
    if scheme != "bolt":
        with pytest.raises(StoreUnavailable, match="cannot be reached"):
            open_server(uri, told(own_server.reached))
    store = open_server(uri, told(own_server.reached, authorities=str(own_server.certificate)))
    try:
        assert store._engine.writer.options["encrypted"] is True
        assert store.free("RETURN 1 AS one").table.rows == ((1,),)
    finally:
        store.close()


def test_signer_that_is_no_file_is_told() -> None:
    with pytest.raises(StoreUnavailable, match=r"OPSGRAPH_AUTHORITIES names nowhere\.pem, which is no file"):
        open_server(AURA, Settings(store=AURA, authorities="nowhere.pem"))


class Told:
    """Stands where the driver makes connections, and keeps what it was told."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.drivers: list[tuple[str, dict[str, Any]]] = []
        self._make = neo4j.GraphDatabase.driver
        monkeypatch.setattr(bolt.neo4j.GraphDatabase, "driver", self.driver)

    def driver(self, uri: str, **options: Any) -> neo4j.Driver:
        self.drivers.append((uri, options))
        return self._make("bolt://127.0.0.1:9", connection_timeout=1)


def test_aura_is_asked_for_by_its_address_and_database_and_readers_as_a_user_of_their_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept = Told(monkeypatch)
    given = Settings(
        store=AURA,
        neo4j_username="writer",
        neo4j_password=SecretStr("w"),
        neo4j_database="0123abcd",
        reader_username="opsgraph_reader",
        reader_password=SecretStr("r"),
    )
    with pytest.raises(StoreUnavailable, match="0123abcd"):
        open_server(AURA, given)
    (writer, first), (reader, second) = kept.drivers
    assert (writer, reader) == (AURA, AURA)
    assert (first["auth"], second["auth"]) == (("writer", "w"), ("opsgraph_reader", "r"))
    assert "encrypted" not in first, "its scheme says so"
    assert Neo4jEngine(AURA, given).database == "0123abcd"
    assert {"neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"} == set(KIND.schemes)


def test_what_protects_a_server_is_tried_and_told(own_server: Neo4jServer) -> None:
    store = open_server(own_server.reached.uri, told(own_server.reached))
    found = {p.name: p for p in store.protections()}
    assert store.info().nodes == {}, "nothing that was tried is left"
    assert why_not(store, told(own_server.reached)) == ""
    assert "switched off" in why_not(store, told(own_server.reached, free_cypher="never"))
    store.close()
    assert all(p.holds for p in found.values() if p.needed)
    assert not found["the reader is a user without the right to write"].holds, "Community knows administrators only"
    assert found["LOAD CSV of a file is switched off"].holds
    assert found["LOAD CSV of an address is switched off"].holds
    assert found["a full heap ends the server, which is started again"].holds


def test_server_that_is_left_open_is_told_of() -> None:
    server = Neo4jServer(
        safe=False, java=(), settings={"dbms.security.allow_csv_import_from_file_urls": "true"}
    ).start()
    try:
        store = open_server(server.reached.uri, settings_for(server.reached))
        found = {p.name: p for p in store.protections()}
        store.close()
    finally:
        server.throw_away()
    for what in ("LOAD CSV of a file", "LOAD CSV of an address"):
        assert not found[f"{what} is switched off"].holds
        assert "allow_csv_import_from_file_urls=false" in found[f"{what} is switched off"].remedy
    assert not found["a full heap ends the server, which is started again"].holds
    assert all(p.holds for p in found.values() if p.needed), "the second lock is not needed for the first to hold"


@pytest.fixture
def unsafe(tmp_path: Path) -> Iterator[tuple[str, Settings]]:
    """An address of Bolt behind which READ access mode is not kept, and where the reader may write."""
    store = open_embedded(f"embedded:{tmp_path}", Settings())
    writer = store._engine.writer  # type: ignore[attr-defined]
    yield (
        writer.uri,
        Settings(
            store=writer.uri,
            neo4j_username=writer.username,
            neo4j_password=SecretStr(writer.password),
            neo4j_database="opsgraph",
        ),
    )
    store.close()


def test_no_free_cypher_where_the_server_lets_readers_write(unsafe: tuple[str, Settings]) -> None:
    uri, given = unsafe
    assert given.neo4j_username != READER
    store = open_server(uri, given)
    reason = why_not(store, given)
    assert "writing is refused to readers" in reason
    assert "OPSGRAPH_FREE_CYPHER=always" in reason
    assert why_not(store, given.model_copy(update={"free_cypher": "always"})) == ""
    assert store.info().nodes == {}, "what was tried was taken back"
    store.close()


def test_driver_says_nothing_on_the_terminal_of_what_it_tries_again(capfd: pytest.CaptureFixture[str]) -> None:
    logging.getLogger("neo4j.pool").warning("Transaction failed and will be retried in 1s")
    assert capfd.readouterr().err == ""
    assert any(isinstance(h, logging.NullHandler) for h in logging.getLogger("neo4j").handlers)
