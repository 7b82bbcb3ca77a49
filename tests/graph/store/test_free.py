"""Free Cypher on the real engine: it reads, within limits, and cannot write."""

from __future__ import annotations

import json
import time

import pytest

from graph.errors import BadParameter, CypherRefused, QueryTooSlow
from graph.store.base import Limits
from graph.store.bolt import BoltStore
from tests.graph.store.readback import stored

WRITES = (
    "CREATE (:Agency {id: 'agency:x'})",
    "CREATE (:Invented {id: 'x'})",
    "MERGE (n:Agency {id: 'agency:x'}) RETURN n",
    "MERGE (n:Agency {id: 'agency:royal-canadian-mounted-police'}) RETURN n",
    "MATCH (n:Agency) SET n.name = 'x' RETURN n.name",
    "MATCH (n:Agency) SET n:Operation",
    "MATCH (n:Agency) REMOVE n.name",
    "MATCH (n) DETACH DELETE n",
    "MATCH ()-[e:LED]->() DELETE e",
    "MATCH (a:Agency), (o:Operation) CREATE (a)-[:LED]->(o)",
    "FOREACH (x IN [1] | CREATE (:Agency {id: 'agency:x'}))",
    "CALL { CREATE (:Agency {id: 'agency:x'}) } RETURN 1",
    "CREATE INDEX FOR (n:Agency) ON (n.name)",
    "CREATE CONSTRAINT FOR (n:Agency) REQUIRE n.name IS UNIQUE",
    "DROP CONSTRAINT agency_id",
    "DROP INDEX claim_edge",
    "MATCH (n:Agency) RETURN n; CREATE (:Agency {id: 'agency:x'})",
)


def _free_transactions(store: BoltStore) -> list[str]:
    running = [str(row["currentQuery"]) for row in store._command("SHOW TRANSACTIONS")]
    return [r for r in running if "opsgraph-free" in r]


@pytest.mark.parametrize("text", WRITES)
def test_write_is_refused_and_nothing_changes(filled_store: BoltStore, text: str) -> None:
    before = stored(filled_store)
    with pytest.raises(CypherRefused):
        filled_store.free(text)
    assert stored(filled_store) == before


def test_reader_of_questions_cannot_write_either(filled_store: BoltStore) -> None:
    before = stored(filled_store)
    with pytest.raises(Exception, match="not allowed"):
        filled_store.read("CREATE (:Agency {id: 'agency:x'})")
    assert stored(filled_store) == before


def test_answer_is_plain_and_names_its_columns(filled_store: BoltStore) -> None:
    text = "MATCH p = (a:Agency)-[e:LED]->(o) RETURN a, e, p, date('2024-05-01') AS d, [1.5, null] AS l ORDER BY a.id LIMIT 1"
    answer = filled_store.free(text)
    assert answer.table.columns == ("a", "e", "p", "d", "l")
    ((a, e, p, d, values),) = answer.table.rows
    assert a["labels"] == ["Agency"]
    assert (e["type"], e["start"]) == ("LED", a["id"])
    assert e["end"] == "operation:operation-example-blizzard"
    assert [n["id"] for n in p["nodes"]] == [a["id"], e["end"]]
    assert (d, values) == ("2024-05-01", [1.5, None])
    assert not answer.truncated
    json.dumps(answer.table.rows)


def test_too_many_rows_and_bytes_are_cut_and_said(filled_store: BoltStore) -> None:
    rows = filled_store.free("UNWIND range(1, 100) AS x RETURN x", limits=Limits(rows=10))
    assert (len(rows.table.rows), rows.truncated) == (10, True)
    exact = filled_store.free("UNWIND range(1, 10) AS x RETURN x", limits=Limits(rows=10))
    assert (len(exact.table.rows), exact.truncated) == (10, False)
    size = filled_store.free("MATCH (d:Document) RETURN d.text ORDER BY size(d.text) DESC", limits=Limits(bytes=100))
    assert (size.table.rows, size.truncated) == ((), True)


@pytest.mark.parametrize(
    "text",
    [
        "UNWIND range(1, 100000) AS x UNWIND range(1, 3000000) AS y WITH x, y WHERE x + y < 0 RETURN count(*)",
        "MATCH (a), (b), (c), (d), (e) WHERE a.x + b.x + c.x + d.x + e.x = -1 RETURN count(*)",
    ],
)
def test_runaway_is_stopped_and_leaves_no_transaction(filled_store: BoltStore, text: str) -> None:
    with pytest.raises(QueryTooSlow, match="1 seconds"):
        filled_store.free(text, limits=Limits(seconds=1))
    # the engine ends a transaction at its next check, which a loaded machine delays
    deadline = time.monotonic() + 15
    while (running := _free_transactions(filled_store)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not running
    assert filled_store.free("RETURN 1 AS one").table.rows == ((1,),)


def test_fault_in_the_text_is_told(filled_store: BoltStore) -> None:
    with pytest.raises(CypherRefused, match="n RETURN"):
        filled_store.free("MATCH (n RETURN n")
    with pytest.raises(CypherRefused, match="missing"):
        filled_store.free("RETURN $missing")


def test_parameters_travel_as_values(filled_store: BoltStore) -> None:
    text = "MATCH (a:Agency {name: $name}) RETURN a.id"
    assert len(filled_store.free(text, {"name": "Ontario Provincial Police"}).table.rows) == 1
    assert filled_store.free(text, {"name": "x'}) DETACH DELETE a //"}).table.rows == ()
    with pytest.raises(BadParameter, match="cannot be sent"):
        filled_store.free(text, {"name": object()})
