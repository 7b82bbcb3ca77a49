"""What follows from decisions, computed from their set; the lines in which they are kept."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.decision_lines import read, written
from graph.decisions import Decision, agreed, contradictions, identity, type_of
from graph.errors import ContradictoryDecisions, InvalidDecision

IDS = [f"agency:{c}" for c in "abcdef"]


def same(kept: str, joined: str, **more: str) -> Decision:
    return Decision(f"agency:{kept}", f"agency:{joined}", "same", f"agency:{kept}", **more)


def different(one: str, other: str, **more: str) -> Decision:
    return Decision(f"agency:{one}", f"agency:{other}", "different", **more)


@st.composite
def decisions(draw: st.DrawFn) -> Decision:
    first, second = draw(st.lists(st.sampled_from(IDS), min_size=2, max_size=2, unique=True))
    words = {name: draw(st.text(max_size=8)) for name in ("reason", "author", "at")}
    if draw(st.booleans()):
        return Decision(first, second, "same", first, **words)
    return Decision(first, second, "different", **words)


sets = st.lists(decisions(), max_size=7, unique_by=lambda d: d.key)


@given(sets, st.randoms(use_true_random=False))
def test_order_does_not_matter_and_joining_is_an_equivalence(given_ones, random) -> None:
    found = identity(given_ones)
    random.shuffle(given_ones)
    assert identity(given_ones) == found
    assert all(k not in found.joined for k in found.joined.values()), "what is kept stands for itself"
    for decision in given_ones:
        ends = found.of(decision.first), found.of(decision.second)
        assert (ends[0] == ends[1]) or decision.verdict == "different"
    # no two are one that no chain of decisions joins: without one of them, at most its own component falls apart
    sames = sum(d.verdict == "same" for d in given_ones)
    assert len(found.joined) <= sames
    assert all(first < second for first, second in found.apart)


@given(sets)
def test_contradiction_is_a_different_pair_at_the_ends_of_a_chain(given_ones) -> None:
    found = contradictions(given_ones)
    joined = identity(given_ones)
    wrong = {d.key for d in given_ones if d.verdict == "different" and joined.of(d.first) == joined.of(d.second)}
    assert {d.key for d, _ in found} == wrong
    for decision, chain in found:
        assert identity(chain).of(decision.first) == identity(chain).of(decision.second)
        assert {d.verdict for d in chain} == {"same"}
    if found:
        with pytest.raises(ContradictoryDecisions, match=r"(?s)cannot be different.*undo one of these"):
            agreed(given_ones)
    else:
        agreed(given_ones)


def test_the_one_that_nobody_joins_to_another_remains() -> None:
    assert identity([same("b", "a"), same("c", "b")]).joined == {"agency:a": "agency:c", "agency:b": "agency:c"}
    assert identity([same("b", "a"), same("b", "c")]).of("agency:c") == "agency:b"
    # two that both want to remain, and three in a ring: the alphabet says
    assert identity([same("c", "b"), same("a", "b")]).of("agency:c") == "agency:a"
    assert set(identity([same("a", "b"), same("b", "c"), same("c", "a")]).joined.values()) == {"agency:a"}
    assert identity([same("b", "a")]).members("agency:a") == {"agency:a", "agency:b"}


def test_contradiction_names_who_said_what() -> None:
    given_ones = [same("a", "b", author="ann"), same("c", "b"), different("a", "c", author="bo", at="2026-01-01")]
    with pytest.raises(ContradictoryDecisions) as raised:
        agreed(given_ones)
    assert str(raised.value) == (
        "agency:a and agency:c cannot be different (by bo on 2026-01-01) and the same by agency:a = agency:b (by ann), "
        "agency:b = agency:c; undo one of these decisions first (opsgraph undecided ONE OTHER)"
    )


@pytest.mark.parametrize(
    ("given_one", "said"),
    [
        (
            ("agency:a", "operation:x", "same", "agency:a"),
            "agency:a is of type Agency and operation:x of type Operation",
        ),
        (("agency:a", "agency:a", "same", "agency:a"), "is one entity already; name two"),
        (
            ("agency:a", "Agency", "same", "agency:a"),
            "'Agency' is no id of an entity; an id starts with one of agency:",
        ),
        (("agency:a", "agency:b c", "same", "agency:a"), "'agency:b c' is no id"),
        (("agency:a", "agency:b", "same", "agency:c"), "kept is agency:a or agency:b, not 'agency:c'"),
        (("agency:a", "agency:b", "same", ""), "kept is agency:a or agency:b, not ''"),
        (("agency:a", "agency:b", "different", "agency:a"), "none of them is kept"),
        (("agency:a", "agency:b", "perhaps", ""), "a verdict is same or different, not 'perhaps'"),
    ],
)
def test_what_cannot_be_decided_is_refused_with_the_reason(given_one, said: str) -> None:
    with pytest.raises(InvalidDecision, match=said):
        Decision(*given_one)


def test_ids_name_their_type() -> None:
    assert type_of("criminal-organization:x") == "CriminalOrganization"
    assert type_of("person:jane-doe~rcmp") == "Person"
    assert [type_of(i) for i in ("criminal_organization:x", "agency:", "agency", "")] == [None] * 4


@given(sets)
def test_lines_are_read_as_they_were_written_in_any_order(given_ones) -> None:
    if contradictions(given_ones):
        return
    text = written(given_ones)
    assert set(read(text, "f")) == set(given_ones)
    assert written(reversed(given_ones)) == text == written(read(text, "f"))
    assert text.count("\n") == len(given_ones), "one line each, so that a change is one line"
    backwards = "\ufeff\r\n" + "\r\n\n".join(reversed(text.split("\n")))
    assert written(read(backwards, "f")) == text


GOOD = '{"first": "agency:a", "second": "agency:b", "verdict": "same", "kept": "agency:a"}'


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "line 2: is no JSON: "),
        ("[" * 100_000, "line 2: is no JSON: "),
        ("[1]", "line 2: is no object of JSON, but '\\[1\\]'"),
        ('{"first": "agency:a"}', "line 2: no second, verdict; a decision has first, second, verdict, and kept"),
        (GOOD.replace("kept", "keeps"), "line 2: unknown keeps; expected first, second, verdict, kept, reason"),
        (GOOD.replace('"same"', '"equal"'), "line 2: a verdict is same or different, not 'equal'"),
        (GOOD.replace('"same"', "7"), "line 2: verdict must be text, not 7"),
        (GOOD.replace("agency:b", "agenci:b"), "line 2: 'agenci:b' is no id of an entity"),
        (GOOD.replace("agency:b", "person:b"), "line 2: agency:a is of type Agency and person:b of type Person"),
        (GOOD, "line 2: agency:a and agency:b are decided in line 1 already; keep one of the lines"),
        (
            '{"first": "agency:b", "second": "agency:c", "verdict": "same", "kept": "agency:b"}\n'
            '{"first": "agency:c", "second": "agency:a", "verdict": "different"}',
            "lines 1, 2, 3: agency:a and agency:c cannot be different and the same by agency:a = agency:b, ",
        ),
    ],
)
def test_bad_line_is_named(line: str, said: str) -> None:
    with pytest.raises(InvalidDecision, match=f"^f.jsonl, {said}"):
        read(f"{GOOD}\n{line}\n", "f.jsonl")


def test_what_is_empty_is_left_out_of_a_line() -> None:
    assert json.loads(written([different("b", "a")])) == {
        "first": "agency:a",
        "second": "agency:b",
        "verdict": "different",
    }
