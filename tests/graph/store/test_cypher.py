"""The generated texts: their form is pinned, their labels and types are the ontology's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph.ontology import AGENCY, LED, ONTOLOGY, OPERATION
from graph.store import cypher
from graph.store.bolt import BoltStore
from graph.store.cypher import Way

ROOT = Path(__file__).parents[3]


def test_every_key_that_is_merged_on_has_a_constraint() -> None:
    constrained = {
        tuple(re.findall(r"FOR \(n:(\w+)\) REQUIRE n\.(\w+) IS UNIQUE", t)[0])
        for t in cypher.schema()
        if t.startswith("CREATE C")
    }
    texts = [cypher.write_nodes(), cypher.LOCK, cypher.MERGE_NAMES]
    merged = {pair for t in texts for pair in re.findall(r"MERGE \(\w+:(\w+) \{(\w+):", t)}
    assert merged
    assert merged <= constrained
    assert {label for label, _ in constrained} >= {t.name for t in ONTOLOGY.nodes}


def test_schema_golden() -> None:
    assert cypher.schema()[0] == "CREATE CONSTRAINT agency_id IF NOT EXISTS FOR (n:Agency) REQUIRE n.id IS UNIQUE"
    assert "CREATE INDEX claim_edge IF NOT EXISTS FOR (n:Claim) ON (n.edge)" in cypher.schema()


def test_edge_golden_from_either_end() -> None:
    assert cypher.write_edges(Way(LED, AGENCY, OPERATION, from_subject=True)) == (
        "UNWIND $rows AS row\n"
        "MATCH (s:Agency {id: row.subject})\n"
        "MATCH (o:Operation {id: row.object})\n"
        "MERGE (s)-[e:LED {id: row.id}]->(o)\n"
        "SET e = row.values"
    )
    assert "MERGE (o)<-[e:LED {id: row.id}]-(s)" in cypher.write_edges(Way(LED, AGENCY, OPERATION, from_subject=False))


def test_nodes_golden() -> None:
    first = "FOREACH (row IN $rows.Agency |\n  MERGE (n:Agency {id: row.id})\n  SET n = row)"
    assert cypher.write_nodes().startswith(first)


def test_no_structural_name_is_one_of_the_ontology() -> None:
    names = {t.name for t in ONTOLOGY.nodes} | {t.name for t in ONTOLOGY.edges}
    assert names.isdisjoint({*cypher.STRUCTURAL_LABELS, *cypher.STRUCTURAL_TYPES})


def test_texts_for_a_map_bring_relations_with_both_ends(filled_store: BoltStore) -> None:
    whole = filled_store.graph(cypher.WHOLE, {"limit": 1000})
    assert len(whole.edges) == sum(filled_store.info().edges.values())
    body = "agency:example-coalition-on-drugs"
    near = filled_store.graph(cypher.AROUND, {"keys": ["example coalition on drugs"], "ids": [body], "limit": 1000})
    assert {e.id for e in near.edges} == {e.id for e in whole.edges if body in (e.subject, e.object)}


def test_terminate_takes_an_id_only() -> None:
    assert cypher.terminate("q18-b0cabde7") == "TERMINATE TRANSACTIONS 'q18-b0cabde7'"
    with pytest.raises(ValueError, match="no id"):
        cypher.terminate("x' CREATE (:Agency) //")


#: Files that show users a text of free Cypher as an example, and send none of their own.
SHOWN = {"api/routes/questions.py", "cli/cypher.py"}


def _sources() -> list[Path]:
    folders = ("graph", "loaders", "queries", "visualise", "api", "cli")
    return [p for f in folders for p in sorted((ROOT / f).rglob("*.py"))]


def test_cypher_has_two_homes() -> None:
    home = ROOT / "graph" / "store"
    strangers = [
        str(p.relative_to(ROOT))
        for p in _sources()
        if str(p.relative_to(ROOT)) not in SHOWN
        and "MATCH (" in p.read_text(encoding="utf-8")
        and not (p.parent == home and (p.name.startswith("cypher") or p.name == "protections.py"))  # which tries locks
    ]
    assert strangers == []


def test_no_statement_runs_outside_a_managed_transaction() -> None:
    # bare `session.run` leaves half a statement behind on the embedded engine
    assert [p for p in _sources() if "session.run" in p.read_text(encoding="utf-8")] == []
    opening = [p.name for p in _sources() if ".session(" in p.read_text(encoding="utf-8")]
    assert opening == ["bolt.py", "free.py"]
