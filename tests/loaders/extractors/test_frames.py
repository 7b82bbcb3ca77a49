"""Every frame of `data/frames` yields its own examples, and nothing for its near miss."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.names import fold
from graph.ontology import ONTOLOGY
from graph.settings import Settings
from loaders.extractors.frames import EXTRACTOR
from loaders.extractors.frames_data import Frame, frames
from loaders.pipeline import Pipeline
from loaders.reading import Reading

Read = Callable[[str], Reading]
Drafted = tuple[frozenset[str], str, frozenset[str], str]


def drafts(reading: Reading) -> list[Drafted]:
    """Return what all rules draft, before it is weighed: the names of both ends, predicate and rule."""
    names = {t.index: frozenset(map(fold, (t.name, *t.names))) for t in reading.things}
    return [
        (names[d.subject], d.predicate, names[d.object], d.rule)
        for e in EXTRACTORS
        for d in e.extract(reading)
        if d.object is not None
    ]


def is_stated(claim: tuple[str, str, str], drafted: Drafted) -> bool:
    subject, predicate, target = claim
    return predicate == drafted[1] and fold(subject) in drafted[0] and fold(target) in drafted[2]


#: What `Slot` documents; anything else is a preposition, and a misspelt source would be taken for one.
SOURCES = frozenset("agent patient before after inside rest subject operation owner government antecedent".split())
PREPOSITIONS = frozenset(
    "in into to on with within at during throughout against for from of by under through à au aux dans avec de du des en"
    " par sur contre pour near across towards alongside over lors".split()
)
EXTRACTORS = Pipeline(Settings()).extractors
FRAMES = (*frames("en"), *frames("fr"))
IDS = [f.id for f in FRAMES]
#: Frames whose own examples they do not read as of now; an id leaves this list when its frame is mended.
FAILING: frozenset[str] = frozenset()
EXAMPLES = [
    pytest.param(
        f, id=f.id, marks=[pytest.mark.xfail(strict=True, reason="does not read its own example")] * (f.id in FAILING)
    )
    for f in FRAMES
]


@pytest.mark.parametrize("frame", EXAMPLES)
def test_a_frame_yields_the_claims_of_its_examples(frame: Frame, read: Read) -> None:
    for example in frame.examples:
        drafted = drafts(read(example.text))
        missing = [claim for claim in example.claims if not any(is_stated(claim, d) for d in drafted)]
        assert not missing, f"{example.text}\n{drafted}"


@pytest.mark.parametrize("frame", FRAMES, ids=IDS)
def test_a_frame_yields_nothing_for_its_near_miss(frame: Frame, read: Read) -> None:
    drafted = drafts(read(frame.near_miss))
    assert [d for d in drafted if d[3] == frame.id] == [], str(drafted)


@pytest.mark.parametrize("frame", FRAMES, ids=IDS)
def test_a_frame_is_whole(frame: Frame) -> None:
    assert frame.examples
    assert all(e.text and e.claims for e in frame.examples)
    assert all(predicate == frame.predicate for e in frame.examples for _, predicate, _ in e.claims)
    assert frame.near_miss
    assert frame.verbs or frame.nouns or frame.phrases
    assert 0 < frame.confidence <= 1


@pytest.mark.parametrize("frame", FRAMES, ids=IDS)
def test_a_frame_joins_what_the_ontology_allows(frame: Frame) -> None:
    assert ONTOLOGY.is_edge(frame.predicate)
    names = {t.name for t in ONTOLOGY.nodes}
    assert frame.subject.types
    assert frame.object.types
    assert frame.subject.types <= names
    assert frame.object.types <= names
    for subject in frame.subject.types:
        assert any(ONTOLOGY.allows(subject, frame.predicate, target) for target in frame.object.types), subject
    for target in frame.object.types:
        assert any(ONTOLOGY.allows(subject, frame.predicate, target) for subject in frame.subject.types), target


@pytest.mark.parametrize("frame", FRAMES, ids=IDS)
def test_a_frame_looks_where_the_machine_can_look(frame: Frame) -> None:
    for slot in (frame.subject, frame.object):
        for source in slot.sources:
            assert source in SOURCES or set(source.split("/")) <= PREPOSITIONS, source


def test_no_two_frames_share_an_id() -> None:
    assert len(IDS) == len(set(IDS))


def test_an_example_of_a_frame_is_the_example_of_no_other_language() -> None:
    assert all(f.id.startswith(f.language + "-") for f in FRAMES)


def test_a_participle_that_describes_a_noun_states_nothing(read: Read) -> None:
    drafted = drafts(read("The RCMP leveraged established Northern Lights Task Force teams across Canada."))
    assert not any(predicate == "ESTABLISHED" for _, predicate, _, _ in drafted)


def test_who_provides_something_else_than_money_funds_nobody(read: Read) -> None:
    (help_, money) = (
        read(f"The Justice Department provided {what} to the Calgary Police Service.")
        for what in ("help", "$4 million")
    )
    assert [d.predicate for d in EXTRACTOR.extract(help_) if d.predicate == "FUNDED"] == []
    assert "FUNDED" in {d.predicate for d in EXTRACTOR.extract(money)}


@pytest.mark.parametrize(
    "text",
    [
        "The Justice Department provided assistance in an investigation of the Calgary Police Service.",
        "A court ordered the Justice Department to pay a fine of $4 million to the Calgary Police Service.",
        "Men of Mexico were charged in a $4 million fraud, announced Ann Ruth Harrow of the Calgary Police Service.",
        "Mexico announced that the Calgary Police Service had arrested two men.",
    ],
)
def test_what_is_said_paid_by_order_or_looked_into_founds_and_funds_nothing(text: str, read: Read) -> None:
    assert [d for d in EXTRACTOR.extract(read(text)) if d.predicate in {"FUNDED", "ESTABLISHED"}] == []


@pytest.mark.parametrize(
    ("said", "trades"),
    [
        ("Mark Teller, 32, sold three rifles in May.", True),
        ("Mark Teller, 32, hid three rifles in May.", False),
        ("Mark Teller, 32, was found guilty of conspiracy to commit murder and use of a firearm.", False),
        ("Mark Teller, 32, distributed $170,000 in cash.", False),
    ],
)
def test_who_only_holds_goods_or_has_money_trades_in_nothing(said: str, trades: bool, read: Read) -> None:
    drafted = [d.predicate for d in EXTRACTOR.extract(read(said))]
    assert ("TRAFFICKED" in drafted) == trades


@pytest.mark.parametrize(("body", "aimed"), [("Northern Lights Task Force", True), ("RCMP", False)])
def test_only_a_body_of_one_purpose_is_aimed_at_something(body: str, aimed: bool, read: Read) -> None:
    drafted = [d.predicate for d in EXTRACTOR.extract(read(f"The {body} targeted fentanyl in May."))]
    assert ("TARGETED" in drafted) == aimed
