"""Decisions in a store: followed by what is there and by what comes, and undone without a trace. On each engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.decisions import Decision, agreed, contradictions
from graph.errors import ContradictoryDecisions
from graph.model import Extraction
from graph.settings import Settings
from graph.store import decisions
from graph.store.base import Origin, Store
from graph.store.bolt import BoltStore
from graph.store.check import check
from graph.store.cypher import ADDRESS, HOLDS, VERSION
from graph.store.decisions import Decided
from graph.store.embedded import open_embedded
from graph.store.history import reading
from graph.store.repair import repair
from queries.decisions import found
from queries.entities import canonical, entity
from queries.names import find
from tests.builders import Paper, attempt, blizzard, coalition, homonym
from tests.conftest import clear
from tests.graph.store.readback import resolved, stored
from tests.graph.store.test_fresh import content
from tests.graph.store.test_same_as_resolve import ENTITIES, extractions

#: Ids that the documents name, and one of each kind that none does.
AGENCIES = ("agency:a", "agency:a", "agency:b", "agency:b", "agency:c", "agency:0")
OPERATIONS = ("operation:x", "operation:y")
MADE = {"author": "ann", "at": "2026-01-01T00:00:00+00:00"}


def decide(store: Store, *given_ones: Decision, only: bool = False) -> Decided:
    return store.apply(lambda run: decisions.decide(run, given_ones, only=only))


def undo(store: Store, *keys: str) -> Decided:
    return store.apply(lambda run: decisions.undo(run, keys))


def same(kept: str, joined: str, **more: str) -> Decision:
    return Decision(kept, joined, "same", kept, **{**MADE, **more})


def different(one: str, other: str, **more: str) -> Decision:
    return Decision(one, other, "different", **{**MADE, **more})


def graph_alone(store: Store) -> dict[str, list[str]]:
    return {k: v for k, v in content(store).items() if k not in {ADDRESS, HOLDS, VERSION}}


def fresh(store: BoltStore, papers: Iterable[Extraction], given_ones: Iterable[Decision]) -> dict[str, list[str]]:
    """Return what an emptied store holds in which all was decided before any document came."""
    clear(store)
    decide(store, *given_ones)
    for paper in papers:
        store.add(paper, attempt())
    return graph_alone(store)


@st.composite
def made(draw: st.DrawFn) -> Decision:
    ids = draw(st.sampled_from((AGENCIES, AGENCIES, OPERATIONS)))
    first = draw(st.sampled_from(ids))
    second = draw(st.sampled_from([i for i in ids if i != first]))
    return same(first, second) if draw(st.integers(0, 2)) else different(first, second)


numbers = st.integers(0, 9)
later = st.one_of(*(st.tuples(st.just(name), numbers) for name in ("add", "replace", "remove", "undo")))


@st.composite
def scripts(draw: st.DrawFn) -> list[tuple[str, object]]:
    """All documents and some decisions in any order, and then what becomes of them."""
    arrivals: list[tuple[str, object]] = [("add", n) for n in range(3)]
    decided: list[tuple[str, object]] = [("decide", d) for d in draw(st.lists(made(), min_size=2, max_size=4))]
    begun = draw(st.permutations(arrivals + decided))
    return [*begun, *draw(st.lists(st.one_of(later, st.tuples(st.just("decide"), made())), min_size=2, max_size=4))]


class Run:
    """A store, and beside it what it should hold: documents by address, and decisions."""

    def __init__(self, store: BoltStore, papers: list[Extraction]) -> None:
        self.store, self.papers = store, papers
        self.held: dict[str, Extraction] = {}
        self.decided: dict[str, Decision] = {}
        self.at = 0

    def add(self, number: int) -> None:
        self._arrive(self.papers[number % len(self.papers)], f"/{number % len(self.papers)}")

    def replace(self, number: int) -> None:
        """A newer text of the first address."""
        self._arrive(self.papers[number % len(self.papers)], "/0")

    def _arrive(self, paper: Extraction, address: str) -> None:
        self.at += 1
        self.store.add(paper, attempt(at=f"2026-01-01T00:00:{self.at:02}Z"), Origin(address))
        self.held[address] = paper

    def remove(self, number: int) -> None:
        if self.held:
            gone = self.held[sorted(self.held)[number % len(self.held)]].document.id
            assert self.store.remove(gone)
            self.held = {a: p for a, p in self.held.items() if p.document.id != gone}

    def decide(self, decision: Decision) -> None:
        after = {**self.decided, decision.key: decision}
        if contradictions(after.values()):
            with pytest.raises(ContradictoryDecisions):
                decide(self.store, decision)
        else:
            decide(self.store, decision)
            self.decided = after

    def undo(self, number: int) -> None:
        if self.decided:
            key = sorted(self.decided)[number % len(self.decided)]
            assert undo(self.store, key) == Decided(undone=1)
            del self.decided[key]

    @property
    def current(self) -> list[Extraction]:
        return list({p.document.id: p for p in self.held.values()}.values())


def leaves_what_a_fresh_load_gives(
    engine: BoltStore, papers: list[Extraction], script: list[tuple[str, object]]
) -> None:
    """Play a script, and compare with a store that was filled with what it came to, decided before and after."""
    clear(engine)
    run = Run(engine, papers)
    for number, (name, given_one) in enumerate(script):
        getattr(run, name)(given_one)
        if number > 3:  # before, little is there
            assert stored(engine) == resolved(run.current, run.decided.values()), name
    followed, now = graph_alone(engine), list(run.decided.values())
    undo(engine, *run.decided)
    undone = graph_alone(engine)
    assert followed == fresh(engine, run.current, now)
    assert undone == fresh(engine, run.current, ())
    decide(engine, *now)
    assert followed == graph_alone(engine), "decided of what is there, or before it comes: the same"


three_papers = st.lists(extractions(least=6, most=12), min_size=3, max_size=3, unique_by=lambda e: e.document.id)
ANY = settings(
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@settings(ANY, max_examples=3)
@given(three_papers, scripts())
def test_documents_and_decisions_in_any_order_leave_what_a_fresh_load_gives(engine: BoltStore, papers, script) -> None:
    leaves_what_a_fresh_load_gives(engine, papers, script)


@pytest.fixture(scope="module")
def quick(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BoltStore]:
    """Return an embedded store: a server takes seconds to plan for a store that was just emptied."""
    store = open_embedded(f"embedded:{tmp_path_factory.mktemp('quick')}", Settings())
    yield store
    store.close()


@settings(ANY, max_examples=20)
@given(three_papers, scripts())
def test_more_orders_of_documents_and_decisions_on_the_quick_engine(quick: BoltStore, papers, script) -> None:
    leaves_what_a_fresh_load_gives(quick, papers, script)


@pytest.fixture
def three(empty_store: BoltStore) -> BoltStore:
    """Return a store with three documents; two bodies in them share an acronym."""
    for paper in (blizzard(), coalition(), homonym()):
        empty_store.add(paper.extraction(), attempt(paper.source))
    return empty_store


OURS, THEIRS = "agency:canada-border-services-agency", "agency:california-bay-sheriffs-association"
POSSIBLE = "MATCH (a)-[:POSSIBLY_SAME]->(b) RETURN a.id, b.id"


def test_joined_entity_has_the_relations_of_both_and_no_relation_to_itself(three: BoltStore) -> None:
    before = content(three)
    assert three.read(POSSIBLE).rows == ((THEIRS, OURS),)
    assert decide(three, same(OURS, THEIRS)) == Decided(made=1)
    (row,) = three.read("MATCH (n:Agency {id: $id}) RETURN n.name, n.aliases, n.documents", {"id": OURS}).rows
    assert row == ("Canada Border Services Agency", ["CBSA", "California Bay Sheriffs Association"], 3)
    assert three.read("MATCH (n:Agency {id: $id}) RETURN n", {"id": THEIRS}).rows == ()
    assert three.read(POSSIBLE).rows == ()
    met = "MATCH (c:Claim {subject: $one, object: $other}) RETURN c.edge, COUNT { (c)-[:SUBJECT|OBJECT]->({id: $one}) }"
    assert three.read(met, {"one": OURS, "other": THEIRS}).rows == ((None, 2),), (
        "a statement about one, and no relation"
    )
    assert check(three).faults == ()
    assert undo(three, same(OURS, THEIRS).key) == Decided(undone=1)
    assert content(three) == before


def test_two_that_are_different_are_not_listed_until_that_is_undone(three: BoltStore) -> None:
    before = content(three)
    decide(three, different(OURS, THEIRS))
    assert three.read(POSSIBLE).rows == ()
    three.remove(homonym().document.id)
    three.add(homonym().extraction(), attempt(homonym().source))
    assert three.read(POSSIBLE).rows == (), "nor when they come again"
    undo(three, different(OURS, THEIRS).key)
    assert content(three) == before


def test_decision_made_again_stays_that_of_the_first_who_made_it(three: BoltStore) -> None:
    first = same(OURS, THEIRS, reason="told on the phone")
    decide(three, first)
    before = content(three)
    assert decide(three, same(OURS, THEIRS, reason="told on the phone", author="bo")) == Decided(unchanged=1)
    assert content(three) == before
    assert decide(three, same(THEIRS, OURS, author="bo")) == Decided(changed=1)
    (row,) = three.read("MATCH (d:Decision) RETURN d.kept, d.author, d.reason").rows
    assert row == (THEIRS, "bo", "")
    (row,) = three.read("MATCH (n:Agency {id: $id}) RETURN n.name", {"id": THEIRS}).rows
    assert row == ("California Bay Sheriffs Association",)


def test_decisions_that_cannot_all_hold_change_nothing(three: BoltStore) -> None:
    decide(three, same(OURS, THEIRS), same(OURS, "agency:third"))
    before = content(three)
    with pytest.raises(ContradictoryDecisions, match=f"{THEIRS} = {OURS}|{OURS} = agency:third"):
        decide(three, same("agency:fourth", OURS), different(THEIRS, "agency:third"))
    assert content(three) == before


def test_all_others_are_undone_where_only_these_are_meant(three: BoltStore) -> None:
    decide(three, same(OURS, THEIRS))
    fourth = same("agency:sq", "agency:surete-du-quebec")
    assert decide(three, fourth, only=True) == Decided(made=1, undone=1)
    assert decisions.stored(reading(three)) == [fourth]
    papers = [p.extraction() for p in (blizzard(), coalition(), homonym())]
    assert stored(three) == resolved(papers, [fourth])


def test_hub_that_is_joined_keeps_every_relation(empty_store: BoltStore) -> None:
    papers = []
    for number in range(40):
        made_of = Paper(f"The RCMP led Project {number}. The Mounties led Project {number}.", source=f"{number}.txt")
        one, two = made_of.names("Agency", "RCMP"), made_of.names("Agency", "Mounties")
        operation = made_of.names("Operation", f"Project {number}")
        made_of.states(one if number % 2 else two, "LED", operation, made_of.text)
        papers.append(made_of.extraction())
    for paper in papers:
        empty_store.add(paper, attempt(paper.document.source))
    before = content(empty_store)
    joined = same("agency:rcmp", "agency:mounties")
    decide(empty_store, joined)
    assert stored(empty_store) == resolved(papers, [joined])
    undo(empty_store, joined.key)
    assert content(empty_store) == before


def test_agreed_is_asked_of_decisions_of_the_tests_too() -> None:
    agreed([same("agency:a", "agency:b")])
    assert {i.partition(":")[0] for i in (*AGENCIES, *OPERATIONS)} <= {i.partition(":")[0] for i in ENTITIES}


NOT_FOLLOWED = {
    "made": (
        "CREATE (:Decision {key: $first + ' ' + $second, first: $first, second: $second, verdict: 'same', kept: $second, "
        "reason: '', author: '', at: ''})"
    ),
    "said to be followed": "CREATE (:Joined {id: $first, kept: $second})",
}


def test_graph_that_does_not_follow_a_decision_is_found_and_mended(three: BoltStore) -> None:
    ends = {"first": THEIRS, "second": OURS}
    for text in NOT_FOLLOWED.values():
        three.apply(lambda run, it=text: run(it, ends))
        kinds = {f.kind for f in check(three).faults}
        assert {"claim", "entity"} <= kinds
    assert "identity" not in kinds
    assert repair(three) == 0
    assert check(three).faults == ()
    papers = [p.extraction() for p in (blizzard(), coalition(), homonym())]
    assert stored(three) == resolved(papers, [Decision(**ends, verdict="same", kept=OURS)])
    three.apply(lambda run: run("MATCH (d:Decision) DELETE d", {}))
    assert {f.kind for f in check(three).faults} >= {"identity", "claim", "entity"}
    repair(three)
    assert stored(three) == resolved(papers)


def test_decision_that_does_not_hold_can_be_undone(three: BoltStore) -> None:
    before = content(three)
    three.apply(lambda run: run("CREATE (:Decision {key: 'a b', first: 'a', second: 'b', verdict: 'same'})", {}))
    (fault,) = check(three).faults
    assert (fault.kind, fault.id, fault.mends) == ("decision", "a b", False)
    assert "opsgraph undecided a b" in fault.said
    assert found(three, "b", "a") == "a b"
    assert undo(three, "a b") == Decided(undone=1)
    assert content(three) == before


def test_every_id_of_a_joined_entity_answers(three: BoltStore) -> None:
    other = "agency:customs-of-the-moon~xx"
    decide(three, same(OURS, THEIRS), same(THEIRS, other))
    for ident in (OURS, THEIRS, other):
        assert canonical(three, ident) == OURS
        assert find(three, ident).id == OURS
        assert entity(three, canonical(three, ident)).name == "Canada Border Services Agency"
    undo(three, same(OURS, THEIRS).key)
    # named by no document, and joined to one that is
    assert canonical(three, other) == THEIRS
    assert canonical(three, OURS) == OURS
