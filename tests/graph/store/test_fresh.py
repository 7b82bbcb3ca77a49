"""A store from which a document was taken is the store that never had it: every node, relationship and property."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.model import Extraction
from graph.store.base import Removed, Store
from graph.store.bolt import BoltStore
from graph.store.cypher import ATTEMPT, WRITER
from tests.builders import attempt, blizzard, coalition, homonym
from tests.conftest import clear
from tests.graph.store.facing import kept
from tests.graph.store.test_same_as_resolve import extractions


def content(store: Store) -> dict[str, list[str]]:
    """Return all that is kept, but for the ledger and for how often somebody wrote."""
    return {name: rows for name, rows in kept(store).items() if name not in {WRITER, ATTEMPT}}


def fill(store: BoltStore, papers: list[Extraction]) -> dict[str, list[str]]:
    """Fill an emptied store and return what it holds."""
    clear(store)
    for paper in papers:
        assert store.add(paper, attempt()) == "loaded"
    return content(store)


@settings(
    max_examples=12,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.lists(extractions(), min_size=1, max_size=4, unique_by=lambda e: e.document.id),
    st.randoms(use_true_random=False),
)
def test_a_store_without_a_document_is_one_that_never_had_it(engine: BoltStore, papers, random) -> None:
    gone = papers[random.randrange(len(papers))]
    others = [p for p in papers if p is not gone]
    before = fill(engine, others)
    random.shuffle(papers)
    fill(engine, papers)
    removed = engine.remove(gone.document.id)
    assert removed is not None
    assert removed.claims == len({c.id for c in gone.claims})
    assert content(engine) == before


def test_removal_says_what_went_and_leaves_a_row_of_the_ledger(empty_store: BoltStore) -> None:
    for paper in (blizzard(), coalition(), homonym()):
        empty_store.add(paper.extraction(), attempt(paper.source))
    before = empty_store.info()
    gone = blizzard()
    row = attempt(gone.source, status="removed", at="2026-02-02T00:00:00Z")

    removed = empty_store.remove(gone.document.id, row)

    after = empty_store.info()
    nodes, edges = (sum(before.nodes.values()) - sum(after.nodes.values()), sum(before.edges.values()))
    assert removed == Removed(gone.document.id, before.claims - after.claims, nodes, edges - sum(after.edges.values()))
    assert removed.nodes == 2, "Montréal and the cash"
    assert empty_store.attempts(limit=1) == (row,)
    assert empty_store.remove(gone.document.id, row) == Removed(gone.document.id), "done already, by this attempt"
    assert empty_store.remove(gone.document.id) is None
    later = attempt(gone.source, status="removed", at="2026-03-03T00:00:00Z")
    assert empty_store.remove(gone.document.id, later) is None
    assert empty_store.info() == after
