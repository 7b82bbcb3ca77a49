"""A store filled one document at a time, in any order and with removals, holds what `resolve` computes."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.model import Claim, Document, Extraction, Stated
from graph.store.bolt import BoltStore
from tests.builders import attempt, blizzard, coalition, homonym
from tests.conftest import clear
from tests.graph.store.readback import resolved, stored

ENTITIES = {
    "agency:a": "Agency",
    "agency:b": "Agency",
    "agency:c": "Agency",
    "operation:x": "Operation",
    "operation:y": "Operation",
    "substance:f": "Substance",
    "country:z": "Country",
}
FORMS = ("Alpha Police", "ALPHA POLICE", "Álpha Police", "AP", "Beta", "The Beta", "!")
RELATIONS = (
    ("agency:a", "LED", "operation:x"),
    ("agency:b", "LED", "operation:x"),
    ("agency:a", "COOPERATES_WITH", "agency:b"),
    ("agency:b", "COOPERATES_WITH", "agency:a"),
    ("agency:a", "COOPERATES_WITH", "agency:a"),
    ("country:z", "COOPERATES_WITH", "agency:c"),
    ("operation:x", "SEIZED", "substance:f"),
    ("agency:a", "FUNDED", "agency:c"),
    ("agency:c", "LOCATED_IN", "country:z"),
)
TEXT = "One sentence states it. Another says it again."
SPANS = ((0, 23), (24, 46))

spans = st.sampled_from(SPANS)
few = st.integers(1, 2)


@st.composite
def namings(draw: st.DrawFn) -> tuple[object, ...]:
    ident = draw(st.sampled_from(sorted(ENTITIES)))
    forms = draw(st.lists(st.sampled_from(FORMS), min_size=1, max_size=3, unique=True))
    said: dict[str, object] = {"name": forms[0], "names": tuple(forms)}
    if ENTITIES[ident] in {"Agency", "Substance"} and draw(st.booleans()):
        said["kind"] = draw(st.sampled_from(("police", "border")))
    if ENTITIES[ident] in {"Agency", "Operation"} and draw(st.booleans()):
        said["unnamed"] = draw(st.booleans())
    return ident, "NAMED", None, draw(spans), said, 1.0, "asserted"


@st.composite
def figures(draw: st.DrawFn) -> tuple[object, ...]:
    said = {"measure": draw(st.sampled_from(("arrests", "charges"))), "value": draw(few), "bound": "exact"}
    return "operation:x", "FIGURE", None, draw(spans), said, 0.5, draw(st.sampled_from(("asserted", "denied")))


@st.composite
def relations(draw: st.DrawFn) -> tuple[object, ...]:
    subject, predicate, target = draw(st.sampled_from(RELATIONS))
    said: dict[str, object] = {}
    if predicate == "SEIZED":
        said = {"amount": draw(few), "unit": "kg", "words": draw(st.sampled_from(("a kilo", "1 kg")))}
    if predicate == "FUNDED" and draw(st.booleans()):
        said = {"amount": draw(few), "currency": "CAD"}
    modality = draw(st.sampled_from(("asserted", "asserted", "alleged", "denied")))
    return subject, predicate, target, draw(spans), said, draw(st.sampled_from((0.5, 0.75, 1.0))), modality


@st.composite
def extractions(draw: st.DrawFn, least: int = 1, most: int = 8) -> Extraction:
    date = draw(st.sampled_from(("", "2024", "2024-05", "2025-01-31")))
    number = draw(st.integers(0, 10**9))
    document = Document(f"{TEXT} {number}", "made.txt", "tests@1", published=Stated(date, "t") if date else None)
    said = draw(st.lists(st.one_of(namings(), figures(), relations()), min_size=least, max_size=most))
    return Extraction(document, tuple(_claim(document, *row) for row in said))


def _claim(document: Document, subject, predicate, target, span, said, confidence, modality) -> Claim:
    kinds = ENTITIES[subject], ENTITIES[target] if target else None
    ends = (subject, kinds[0], predicate, target, kinds[1])
    return Claim(document, *ends, *span, "r", "e@1", said, confidence=confidence, modality=modality)


@settings(
    max_examples=30,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.lists(extractions(), min_size=1, max_size=5, unique_by=lambda e: e.document.id),
    st.randoms(use_true_random=False),
)
def test_store_filled_in_any_order_with_removals_equals_resolve(engine: BoltStore, papers, random) -> None:
    clear(engine)
    random.shuffle(papers)
    for paper in papers:
        assert engine.add(paper, attempt()) == "loaded"
    assert stored(engine) == resolved(papers)
    while papers:
        gone = papers.pop(random.randrange(len(papers)))
        assert engine.remove(gone.document.id)
        assert stored(engine) == resolved(papers)


def test_document_added_twice_changes_the_ledger_alone(empty_store: BoltStore) -> None:
    paper = blizzard().extraction()
    assert empty_store.add(paper, attempt()) == "loaded"
    before = stored(empty_store)
    assert empty_store.add(paper, attempt(at="2026-01-02T00:00:00Z")) == "unchanged"
    assert stored(empty_store) == before
    assert [a.status for a in empty_store.attempts()] == ["unchanged", "loaded"]


def test_removing_a_document_leaves_what_others_say(empty_store: BoltStore) -> None:
    papers = [p.extraction() for p in (blizzard(), coalition(), homonym())]
    for paper in papers:
        empty_store.add(paper, attempt())
    assert empty_store.remove(papers[0].document.id)
    assert stored(empty_store) == resolved(papers[1:])
    assert not empty_store.remove(papers[0].document.id)
