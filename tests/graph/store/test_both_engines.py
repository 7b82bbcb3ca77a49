"""The samples in both engines: what they keep and what they answer is the same, row by row."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graph.decisions import Decision
from graph.settings import Settings
from graph.store import decisions
from graph.store.base import Origin
from graph.store.bolt import BoltStore
from graph.store.embedded import open_embedded
from loaders.pipeline import Outcome
from queries.catalogue import catalogue
from tests.builders import Paper, attempt, blizzard, coalition, homonym
from tests.conftest import clear
from tests.graph.store.facing import answers, arguments, kept, line, load

Pair = tuple[BoltStore, BoltStore]

#: Two bodies that are one, of which one took part in an operation that the other led; and two of one acronym that are not.
DECIDED = (
    Decision(
        "agency:ontario-provincial-police",
        "agency:surete-du-quebec",
        "same",
        "agency:ontario-provincial-police",
        "r",
        "a",
        "1",
    ),
    Decision("agency:coast-guard", "agency:border-force", "different", "", "r", "a", "2"),
)
FIRST = "MATCH (n:Operation) WITH n ORDER BY n.id LIMIT 1 SET n.documents = "


@pytest.fixture(scope="module")
def both(
    sample_outcomes: tuple[Outcome, ...], server_store: BoltStore, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Pair]:
    """Return the embedded store and the server's, with the samples and what no sample says but some question asks for."""
    clear(server_store)
    embedded = open_embedded(f"embedded:{tmp_path_factory.mktemp('both')}", Settings())
    assert isinstance(embedded, BoltStore)
    made = [paper.extraction() for paper in (blizzard(), coalition(), homonym())]
    try:
        load([*made, *(o.extraction for o in sample_outcomes if o.extraction)], embedded, server_store)
        for store in (embedded, server_store):
            _two_versions(store)
            store.apply(lambda run: decisions.decide(run, DECIDED))
        yield embedded, server_store
    finally:
        embedded.close()


def _two_versions(store: BoltStore) -> None:
    for day, lead in enumerate(("Coast Guard", "Border Force"), 1):
        made = Paper(f"The {lead} led Operation Example.", source="notice.txt")
        made.states(made.names("Agency", lead), "LED", made.names("Operation", "Operation Example"), made.text)
        store.add(made.extraction(), attempt(at=f"2026-01-0{day}T00:00:00Z"), Origin("/papers/notice.txt"))


def test_both_keep_the_same_nodes_edges_and_claims(both: Pair) -> None:
    embedded, server = map(kept, both)
    assert {name: len(rows) for name, rows in embedded.items()} == {name: len(rows) for name, rows in server.items()}
    assert embedded["Claim"]
    for name, rows in embedded.items():
        assert rows == server[name], name


def test_both_answer_every_question_with_the_same_rows(both: Pair) -> None:
    asked = arguments(both[0])
    assert line([(q.name, given) for q, given in asked]) == line([(q.name, given) for q, given in arguments(both[1])])
    embedded, server = (answers(store, asked) for store in both)
    # a question that finds nothing anywhere would be equal for the wrong reason
    assert {key.split()[0] for key, rows in embedded.items() if rows} - {"draw"} == set(catalogue())
    for name, rows in embedded.items():
        assert rows == server[name], name


def test_a_difference_would_be_seen(both: Pair) -> None:
    embedded, server = both
    before = kept(server)
    server._writing(lambda run: run(f"{FIRST} 1.0 * n.documents", {}))
    try:
        assert kept(server) != before == kept(embedded)
    finally:
        server._writing(lambda run: run(f"{FIRST} toInteger(n.documents)", {}))
    assert kept(server) == before
