"""Every kind of damage is made, found, and mended where it can be; a store that is whole has no fault. On each engine."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.decisions import contradictions
from graph.errors import StoreBusy
from graph.store import backup
from graph.store import check as checking
from graph.store import repair as repairing
from graph.store.base import Store
from graph.store.bolt import BoltStore
from graph.store.check import check
from graph.store.repair import repair
from tests.builders import attempt
from tests.conftest import clear
from tests.graph.store.test_backup import DECIDED, fill, whole
from tests.graph.store.test_decisions import decide, made
from tests.graph.store.test_fresh import content
from tests.graph.store.test_same_as_resolve import extractions


@pytest.fixture(scope="module")
def filled(engine: BoltStore) -> dict[str, list[str]]:
    """Return what a store holds that has something of each kind that there is to check."""
    clear(engine)
    fill(engine)
    return whole(engine)


@pytest.fixture
def full(engine: BoltStore, filled: dict[str, list[str]]) -> BoltStore:
    """Return such a store; it is filled anew only where the test before left it otherwise."""
    if whole(engine) != filled or backup.unfinished(engine):
        clear(engine)
        fill(engine)
    return engine


def test_store_that_is_whole_has_no_fault(full: BoltStore) -> None:
    checked = check(full)
    assert checked.faults == ()
    info = full.info()
    assert checked.counts == {
        "documents": info.documents,
        "claims": info.claims,
        "entities": sum(info.nodes.values()),
        "relations": sum(info.edges.values()),
        "decisions": len(DECIDED),
    }


@settings(
    max_examples=5,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.lists(extractions(least=3), max_size=4, unique_by=lambda e: e.document.id),
    st.lists(made(), max_size=3, unique_by=lambda d: d.key),
    st.randoms(use_true_random=False),
)
def test_store_that_was_written_as_it_should_be_has_no_fault_and_a_repair_changes_nothing(
    engine: BoltStore, papers, decided, random
) -> None:
    clear(engine)
    for paper in papers:
        engine.add(paper, attempt())
    if not contradictions(decided):
        decide(engine, *decided)
    if papers:
        engine.remove(random.choice(papers).document.id)
    assert check(engine).faults == ()
    before = whole(engine)
    assert repair(engine) == 0
    assert whole(engine) == before


@dataclass(frozen=True)
class Damage:
    """How a store is damaged, the kind of what is found, part of what is said, and whether a repair makes it as it was."""

    texts: tuple[str, ...]
    kind: str
    said: str
    mends: bool = True
    #: claims that are taken out
    lost: int = 0


ONE = "(c:Claim {quote: '46.17 kg of fentanyl'})"
LED = "(a:Agency {name: 'Royal Canadian Mounted Police'})-[e:LED]->(b:Operation)"
A, TWO, FOUR = "operation:a", DECIDED[0].first, DECIDED[0].second
DAMAGES = {
    "a constraint dropped": Damage(("DROP CONSTRAINT claim_id",), "constraint", "is not unique"),
    "an index dropped": Damage(("DROP INDEX claim_edge",), "index", "looking things up is slow"),
    "a quote changed": Damage((f"MATCH {ONE} SET c.quote = '96.17 kg of fentanyl'",), "claim", "is not the text at"),
    "a quote emptied": Damage((f"MATCH {ONE} SET c.quote = ''",), "claim", "its quote is empty"),
    "a claim moved": Damage((f"MATCH {ONE} SET c.start = c.start + 1",), "claim", "is not the text at", lost=1),
    "a claim says another thing": Damage((f"MATCH {ONE} SET c.quantity = 96.17",), "claim", "id is not that", lost=1),
    "a claim of nothing allowed": Damage((f"MATCH {ONE} SET c.predicate = 'LED'",), "claim", "LED", lost=1),
    "a claim without its text": Damage(
        (f"MATCH {ONE}-[e:STATED_IN]->() DELETE e",), "claim without document", "no document"
    ),
    "a claim of another edge": Damage((f"MATCH {ONE} SET c.edge = 'edge:1'",), "claim", "names another relation"),
    "a claim joined to nothing": Damage((f"MATCH {ONE}-[e:SUBJECT]->() DELETE e",), "claim", "is not joined"),
    "a claim joined to another": Damage(
        (f"MATCH {ONE} MATCH (n:Place) CREATE (c)-[:OBJECT]->(n)",), "claim", "is not joined"
    ),
    "an entity of no claim": Damage(
        (
            "CREATE (:Agency {id: 'agency:ghost', name: 'Ghost', aliases: [], key: 'ghost', documents: 1, conflicts: []})",
        ),
        "entity",
        "no claim speaks of it",
    ),
    "an entity gone": Damage(("MATCH (n:Place) DETACH DELETE n",), "entity", "is not there, and claims speak of it"),
    "an entity counted wrongly": Damage(
        ("MATCH (n:Place) SET n.documents = 7",), "entity", "documents 7, and claims make it 1"
    ),
    "an entity named wrongly": Damage(("MATCH (n:Place) SET n.name = 'Laval'",), "entity", "name 'Laval'"),
    "an edge of no claim": Damage(
        (
            "MATCH (a:Agency {name: 'Coast Guard'}) MATCH (o:Operation {name: 'Operation Example Blizzard'}) "
            "CREATE (a)-[:LED {id: 'edge:ghost', documents: 1, sentences: 1, first_stated: '', last_stated: '', "
            "confidence: 1.0, conflicts: []}]->(o)",
        ),
        "relation",
        "no claim states it",
    ),
    "an edge gone": Damage((f"MATCH {LED} DELETE e",), "relation", "is not there, and claims state it"),
    "an edge counted wrongly": Damage(
        (f"MATCH {LED} SET e.sentences = 9",), "relation", "sentences 9, and claims make it 1"
    ),
    "an edge twice": Damage(
        (f"MATCH {LED} CREATE (a)-[f:LED]->(b) SET f = properties(e)",), "relation", "is there 2 times"
    ),
    "an edge the wrong way": Damage(
        (f"MATCH {LED} CREATE (a)-[f:SUPPORTED_BY]->(b) SET f = properties(e) DELETE e",), "relation", "does not join"
    ),
    "a name lost": Damage(
        ("MATCH (k:Name {key: 'montreal'}) DETACH DELETE k",), "name", "by exactly its names: 'montreal'"
    ),
    "a name too many": Damage(
        ("MATCH (n:Place) CREATE (:Name {key: 'laval'})-[:NAMES]->(n)",), "name", "by exactly its names: 'laval'"
    ),
    "a name of nothing": Damage(("CREATE (:Name {key: 'nobody'})",), "name", "leads to nothing"),
    "a pair lost": Damage(("MATCH ()-[e:POSSIBLY_SAME]->() DELETE e",), "possibly same", "is not listed rightly"),
    "an address of nothing": Damage(("CREATE (:Address {key: '/nowhere'})",), "address", "holds nothing"),
    "an id that stands for none": Damage(("MATCH (j:Joined) DELETE j",), "identity", "stands as itself, and decisions"),
    "an id that stands for another": Damage(
        ("MATCH (j:Joined) SET j.kept = 'operation:nobody'",),
        "identity",
        "stands as operation:nobody, and decisions make",
    ),
    "an id that stands for no reason": Damage(
        ("CREATE (:Joined {id: 'agency:x', kept: 'agency:y'})",), "identity", "and decisions make it itself"
    ),
    "a pair told apart no more": Damage(("MATCH (a:Apart) DELETE a",), "identity", "is not rightly said to be another"),
    "a decision of no type": Damage(
        (
            "MATCH (d:Decision {verdict: 'different'}) SET d.first = 'vessel:x', d.key = 'agency:coast-guard vessel:x', d.second = 'agency:coast-guard'",
        ),
        "decision",
        "'vessel:x' is no id of an entity; .* undecided agency:coast-guard vessel:x",
        mends=False,
    ),
    "a decision of no verdict": Damage(
        ("MATCH (d:Decision {verdict: 'different'}) SET d.verdict = 'perhaps'",), "decision", "verdict is", mends=False
    ),
    "decisions that contradict each other": Damage(
        (
            f"CREATE (:Decision {{key: '{A} {TWO}', first: '{A}', second: '{TWO}', verdict: 'same', kept: '{A}'}})",
            f"CREATE (:Decision {{key: '{A} {FOUR}', first: '{A}', second: '{FOUR}', verdict: 'different'}})",
        ),
        "decision",
        f"{A} and {FOUR} cannot be different and the same by {A} = {TWO}, {TWO} = {FOUR}; undo one",
        mends=False,
    ),
    "a repair that did not end": Damage(("MATCH (w:Writer) SET w.unfinished = 'repair'",), "unfinished", "did not end"),
    "a restore that did not end": Damage(
        ("MATCH (w:Writer) SET w.unfinished = 'restore'",), "unfinished", "did not end", mends=False
    ),
    "a text changed": Damage(
        ("MATCH (d:Document {source: 'visit.txt'}) SET d.text = d.text + '!'",),
        "document",
        "not the hash",
        mends=False,
        lost=3,
    ),
    "a version of nothing": Damage(
        ("MATCH (v:Version) SET v.superseded_by = 'nobody'",), "version", "what superseded it is not there", mends=False
    ),
}


def damage(store: Store, texts: tuple[str, ...]) -> None:
    for text in texts:
        store.apply(lambda run, it=text: run(it, {}))


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_is_found_and_mended(full: BoltStore, name: str) -> None:
    made, before = DAMAGES[name], content(full)
    damage(full, made.texts)
    found = check(full).faults
    told = [f for f in found if f.kind == made.kind and re.search(made.said, f.said)]
    assert told, found
    assert {f.mends for f in told} == {made.mends}
    if name == "a restore that did not end":
        backup.unmark(full)
        return
    assert repair(full) == made.lost
    left = check(full).faults
    assert [f for f in left if f.mends] == []
    assert bool(left) != made.mends
    if made.mends and not made.lost:
        assert content(full) == before


def test_document_whose_claim_was_lost_is_extracted_anew_by_a_refresh(full: BoltStore) -> None:
    damage(full, DAMAGES["a claim moved"].texts)
    assert repair(full) == 1
    (row,) = full.read("MATCH (d:Document {source: 'blizzard.html'}) RETURN d.extraction").rows
    assert row == ("",)
    assert full.info().edges["SEIZED"] == 2, "the fentanyl of the other document, and the cash"


def test_document_with_a_damaged_text_can_be_taken_out_and_loaded_again(full: BoltStore) -> None:
    before = content(full)
    damage(full, DAMAGES["a text changed"].texts)
    repair(full)
    (fault,) = check(full).faults
    assert "take it out (opsgraph remove) and load it again" in fault.said
    assert full.remove(fault.id)
    assert check(full).faults == ()
    assert content(full) != before


def test_store_that_is_written_to_meanwhile_is_not_judged(full: BoltStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def look(*_: object) -> list[object]:
        full.remove("nobody")  # takes the lock, as every writer does
        return []

    monkeypatch.setattr(checking, "_of_graph", look)
    with pytest.raises(StoreBusy, match="written to while it was checked"):
        check(full)
    monkeypatch.setattr(repairing, "batches", look)
    with pytest.raises(StoreBusy, match="written to while it was repaired"):
        repair(full)
    assert backup.unfinished(full) == "repair", "it is to be done again"
    monkeypatch.undo()
    repair(full)
    assert check(full).faults == ()
