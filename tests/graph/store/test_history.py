"""Documents that come again: newer versions of an address, copies, records of inputs, other extractors; on each engine."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.model import Document, Extraction
from graph.store import changes, history
from graph.store.base import Origin, Removed, Store
from graph.store.bolt import BoltStore
from graph.store.cypher import ADDRESS, HOLDS, VERSION
from tests.builders import Paper, attempt, blizzard, coalition, homonym
from tests.conftest import clear
from tests.graph.store.readback import resolved, stored
from tests.graph.store.test_fresh import content
from tests.graph.store.test_same_as_resolve import extractions

HERE, THERE = Origin("/papers/a.html"), Origin("/papers/b.html")


def graph_alone(store: Store) -> dict[str, list[str]]:
    return {k: v for k, v in content(store).items() if k not in {ADDRESS, HOLDS, VERSION}}


def versions(store: Store) -> dict[str, str]:
    return {str(i): str(by) for i, by in store.read("MATCH (v:Version) RETURN v.id, v.superseded_by").rows}


def paper(number: int) -> Extraction:
    made = Paper(f"The Coast Guard led Operation Example {number}.", source=f"{number}.txt")
    agency, operation = made.names("Agency", "Coast Guard"), made.names("Operation", f"Operation Example {number}")
    made.states(agency, "LED", operation, made.text)
    return made.extraction()


@settings(
    max_examples=8,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.lists(extractions(), min_size=2, max_size=4, unique_by=lambda e: e.document.id),
    st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["a", "b"])), min_size=2, max_size=7),
)
def test_addresses_that_change_leave_what_a_fresh_load_of_their_last_texts_gives(engine: BoltStore, papers, arrivals):
    clear(engine)
    last: dict[str, Extraction] = {}
    for number, (which, address) in enumerate(arrivals):
        came = papers[which % len(papers)]
        engine.add(came, attempt(at=f"2026-01-01T00:00:{number:02}Z"), Origin(address))
        last[address] = came
    current = {e.document.id: e for e in last.values()}
    found = graph_alone(engine)
    held = engine.read("MATCH (a:Address)-[:HOLDS]->(d:Document) RETURN a.key, d.id").rows
    assert set(held) == {(a, e.document.id) for a, e in last.items()}
    gone = {papers[w % len(papers)].document.id for w, _ in arrivals} - current.keys()
    assert versions(engine).keys() == gone
    assert stored(engine) == resolved(list(current.values()))
    clear(engine)
    for extraction in current.values():
        engine.add(extraction, attempt())
    assert found == graph_alone(engine)


def test_newer_version_replaces_the_older_which_stays_readable(empty_store: BoltStore) -> None:
    assert empty_store.add(paper(1), attempt(), HERE) == "loaded"
    assert empty_store.add(paper(2), attempt(at="2026-01-02T00:00:00Z"), HERE) == "replaced"
    (row,) = empty_store.read("MATCH (v:Version) RETURN v.text, v.superseded_by, v.superseded_at, v.address").rows
    assert row == (paper(1).document.text, paper(2).document.id, "2026-01-02T00:00:00Z", HERE.address)
    assert stored(empty_store) == resolved([paper(2)])
    assert [a.status for a in empty_store.attempts()] == ["replaced", "loaded"]


def test_text_that_comes_back_is_current_again(empty_store: BoltStore) -> None:
    for day, number in enumerate((1, 2, 1), 1):
        empty_store.add(paper(number), attempt(at=f"2026-01-0{day}T00:00:00Z"), HERE)
    assert versions(empty_store) == {paper(2).document.id: paper(1).document.id}
    assert stored(empty_store) == resolved([paper(1)])


def test_copy_keeps_a_document_current_until_it_changes_too(empty_store: BoltStore) -> None:
    empty_store.add(paper(1), attempt(), HERE)
    assert empty_store.add(paper(1), attempt(at="2"), THERE) == "unchanged"
    assert empty_store.add(paper(2), attempt(at="3"), HERE) == "loaded"
    assert stored(empty_store) == resolved([paper(1), paper(2)])
    assert empty_store.add(paper(3), attempt(at="4"), THERE) == "replaced"
    assert stored(empty_store) == resolved([paper(2), paper(3)])


def test_same_attempt_once_more_finds_that_it_was_done(empty_store: BoltStore) -> None:
    empty_store.add(paper(1), attempt(), HERE)
    once = attempt(at="2026-01-02T00:00:00Z")
    assert empty_store.add(paper(2), once, HERE) == "replaced"
    before = content(empty_store)
    assert empty_store.add(paper(2), once, HERE) == "replaced"
    assert content(empty_store) == before
    assert len(empty_store.attempts()) == 2


def record(url: str, within: str, *beside: Extraction) -> Origin:
    return Origin(f"record:{url}", f"/{within}#", tuple(e.document.id for e in beside))


def test_record_of_a_newer_input_replaces_that_of_its_url_and_the_older_input_says_nothing_new(
    empty_store: BoltStore,
) -> None:
    old, new = record("http://x/1", "2024.jsonl"), record("http://x/1", "2025.jsonl")
    empty_store.add(paper(1), attempt(), old)
    assert empty_store.add(paper(2), attempt(at="2"), new) == "replaced"
    assert history.standing(empty_store, paper(1).document.id, old).known == "earlier"
    assert history.standing(empty_store, paper(1).document.id, new).known == "new", "a text that comes back"
    seen = empty_store.apply(lambda run: changes.see(run, paper(1).document.id, attempt(at="3"), old))
    assert seen == "unchanged"
    assert stored(empty_store) == resolved([paper(2)])


def test_records_side_by_side_under_one_url_are_no_versions_of_each_other(empty_store: BoltStore) -> None:
    empty_store.add(paper(1), attempt(), record("http://x/news", "all.jsonl"))
    status = empty_store.add(paper(2), attempt(at="2"), record("http://x/news", "all.jsonl", paper(1)))
    assert status == "loaded"
    # and what comes later cannot be told from which of them it is
    assert empty_store.add(paper(3), attempt(at="3"), record("http://x/news", "more.jsonl")) == "loaded"
    assert stored(empty_store) == resolved([paper(1), paper(2), paper(3)])


def test_version_that_stands_beside_its_successor_in_one_input_is_none(empty_store: BoltStore) -> None:
    empty_store.add(paper(1), attempt(), record("http://x/news", "all.jsonl"))
    empty_store.add(paper(2), attempt(at="2"), record("http://x/news", "all.jsonl"))
    both = record("http://x/news", "all.jsonl", paper(2))
    assert history.standing(empty_store, paper(1).document.id, both).known == "new"
    assert empty_store.add(paper(1), attempt(at="3"), both) == "loaded"
    assert stored(empty_store) == resolved([paper(1), paper(2)])
    assert versions(empty_store) == {}


@pytest.mark.parametrize("others", [[], [coalition(), homonym()]], ids=["alone", "among others"])
def test_refreshed_document_is_one_that_was_only_ever_extracted_so(empty_store: BoltStore, others: list[Paper]) -> None:
    old = replace(blizzard().extraction(), version="old")
    new = replace(old, claims=old.claims[:-4], version="new")
    for other in others:
        empty_store.add(other.extraction(), attempt())
    empty_store.add(new, attempt(), HERE)
    fresh = content(empty_store)
    clear(empty_store)
    for other in others:
        empty_store.add(other.extraction(), attempt())
    empty_store.add(old, attempt(), HERE)
    assert empty_store.add(new, attempt(at="2"), HERE) == "unchanged"
    assert empty_store.add(new, attempt(at="3"), HERE, refresh=True) == "refreshed"
    assert content(empty_store) == fresh
    assert history.standing(empty_store, new.document.id, HERE) == history.Standing("current", "new")


def test_withdrawn_document_goes_with_what_it_superseded(empty_store: BoltStore) -> None:
    empty_store.add(coalition().extraction(), attempt(), THERE)
    before = content(empty_store)
    for number in (1, 2, 3):
        empty_store.add(paper(number), attempt(at=f"{number}"), HERE)
    removed = empty_store.remove(paper(3).document.id)
    assert removed == Removed(paper(3).document.id, claims=3, nodes=2, edges=1, versions=2)
    assert content(empty_store) == before


def test_one_version_can_be_forgotten(empty_store: BoltStore) -> None:
    for number in (1, 2, 3):
        empty_store.add(paper(number), attempt(at=f"{number}"), HERE)
    assert empty_store.remove(paper(2).document.id) == Removed(paper(2).document.id, versions=1)
    assert versions(empty_store) == {paper(1).document.id: paper(3).document.id}
    assert stored(empty_store) == resolved([paper(3)])


def test_document_is_pruned_only_where_it_lies_nowhere_else(empty_store: BoltStore) -> None:
    ident = paper(1).document.id
    empty_store.add(paper(1), attempt(), record("http://x/1", "all.jsonl"))
    empty_store.add(paper(1), attempt(at="2"), HERE)
    gone = attempt(status="removed", at="3")
    assert history.held_under(empty_store, "/papers") == [(HERE.address, ident)]
    assert empty_store.apply(lambda run: changes.prune(run, ident, HERE.address, gone)) is None
    assert history.held_under(empty_store, "/papers") == []
    assert history.held_under(empty_store, "/all.jsonl") == [("/all.jsonl#", ident)]
    removed = empty_store.apply(lambda run: changes.prune(run, ident, "/all.jsonl#", gone))
    assert removed is not None
    assert content(empty_store) == {}


def test_the_text_of_a_document_alone_makes_its_id(empty_store: BoltStore) -> None:
    assert history.standing(empty_store, Document("never seen", "x", "r/1").id, HERE).known == "new"
