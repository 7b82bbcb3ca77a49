"""What every kind of store must do, over every plug-in, each on its real engine."""

from __future__ import annotations

import pytest
from pydantic import SecretStr

from graph.errors import StoreUnavailable
from graph.network import Evidence
from graph.settings import Settings
from graph.store.base import Attempt, Store
from graph.store.bolt import BoltStore
from graph.store.open import kinds, open_store
from graph.store.server import open_server
from tests.builders import attempt, blizzard, coalition, homonym
from tests.conftest import ENGINES
from tests.server.neo4j_server import Reached

BLIZZARD = "operation:operation-example-blizzard"


def test_every_kind_is_run() -> None:
    assert [k.name for k in kinds()] == list(ENGINES)


@pytest.fixture
def store(engine: BoltStore) -> Store:
    """Return the store without documents; attempts stay, as in life."""
    for paper in (blizzard(), coalition(), homonym()):
        engine.remove(paper.document.id)
    return engine


def test_adds_counts_and_removes(store: Store) -> None:
    paper = blizzard()
    assert store.add(paper.extraction(), attempt()) == "loaded"
    info = store.info()
    assert (info.documents, info.claims) == (1, len(paper.claims))
    assert info.nodes["Agency"] == 2
    assert info.edges["SEIZED"] == 2
    assert store.add(paper.extraction(), attempt(at="2026-01-02T00:00:00Z")) == "unchanged"
    assert store.remove(paper.document.id)
    assert (store.info().nodes, store.info().edges, store.info().claims) == ({}, {}, 0)
    assert not store.remove(paper.document.id)


def test_ledger_has_the_latest_first(store: Store) -> None:
    failed = Attempt("broken.pdf", "1" * 64, "failed", "it is encrypted", "pdf@1", 0.25, "2027-01-01T00:00:00Z")
    store.record(failed)
    assert store.attempts(limit=1) == (failed,)
    assert store.info().attempts["failed"] >= 1


def test_network_has_evidence_for_every_edge(store: Store) -> None:
    for paper in (blizzard(), coalition()):
        store.add(paper.extraction(), attempt())
    network = store.graph("MATCH (a:Agency)-[e:LED|PARTICIPATES_IN]->(o:Operation) RETURN a, e, o", sentences=1)
    assert {n.type for n in network.nodes} == {"Agency", "Operation"}
    assert network.edges
    for edge in network.edges:
        assert len(network.evidence[edge.id]) == 1 <= network.counts[edge.id]
        assert edge.claims == tuple(e.claim for e in network.evidence[edge.id])


def test_evidence_quotes_the_document(store: Store) -> None:
    paper = blizzard()
    store.add(paper.extraction(), attempt())
    claim = next(c for c in paper.claims if c.predicate == "SEIZED" and c.properties["unit"] == "kg")
    (sentence,) = store.evidence(str(claim.edge))
    assert sentence == Evidence(
        claim=claim.id,
        edge=str(claim.edge),
        quote="46.17 kg of fentanyl",
        document=paper.document.id,
        title=paper.title,
        published=paper.published,
        publisher=paper.publisher,
        context="Police seized:",
    )
    assert store.sentences([claim.id]) == (sentence,)


def test_reads_a_table(store: Store) -> None:
    store.add(blizzard().extraction(), attempt())
    table = store.read("MATCH (o:Operation {id: $id}) RETURN o.name AS name, o.aliases AS aliases", {"id": BLIZZARD})
    assert table.columns == ("name", "aliases")
    assert table.rows == (("Operation Example Blizzard", ["Example Blizzard"]),)


def test_unknown_scheme_lists_what_there_is() -> None:
    with pytest.raises(StoreUnavailable, match=r"bolt:.*neo4j\+s:"):
        open_store("postgres://localhost", Settings())


def test_server_that_is_not_there_is_said_to_be_unreachable() -> None:
    with pytest.raises(StoreUnavailable, match="is the server running"):
        open_store("bolt://127.0.0.1:1", Settings())


def test_server_that_refuses_the_password_is_told_apart(neo4j_server: Reached) -> None:
    settings = Settings(neo4j_username=neo4j_server.username, neo4j_password=SecretStr("wrong-password"))
    with pytest.raises(StoreUnavailable, match="NEO4J_PASSWORD"):
        open_server(neo4j_server.uri, settings)
