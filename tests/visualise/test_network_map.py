"""The page as text; what it does in a browser is in `test_map_in_browser`."""

import json
import logging
import re

import pytest

from graph.errors import InvalidClaim, NetworkTooLarge
from graph.network import Network
from tests.visualise.networks import Draft, chain, hostile, realistic, sentence
from visualise import network_map
from visualise.network_map import content_security_policy, render
from visualise.payload import SENTENCES, edge_items, said, web_address


def payload(page):
    return json.loads(re.search(r'<script type="application/json" id="payload">(.*?)</script>', page, re.DOTALL)[1])


def test_same_network_gives_the_same_bytes():
    network = realistic()
    turned = Network(network.nodes[::-1], network.edges[::-1], network.evidence, network.counts)

    assert render(network, title="A") == render(turned, title="A")


def test_page_holds_every_node_and_every_edge():
    network = realistic()

    data = payload(render(network, title="A"))

    assert {n["id"] for n in data["nodes"]} == {n.id for n in network.nodes}
    assert {e["id"] for e in data["edges"]} == {e.id for e in network.edges}


def test_nothing_that_vis_network_would_show_itself_is_set():
    assert all(n["label"] == "" and "title" not in n for n in payload(render(hostile(), title="A"))["nodes"])


def test_page_carries_a_policy_that_names_every_script_by_its_hash():
    page = render(realistic(), title="A")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)[1]

    assert policy == content_security_policy(page)
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    assert policy.endswith("require-trusted-types-for 'script'; trusted-types 'none'")


def test_title_and_subtitle_are_escaped():
    page = render(realistic(), title="</title><script>alert(1)</script>", subtitle="<b>bold</b>")

    assert "<script>alert(1)" not in page
    assert "<b>bold" not in page
    assert "&lt;/title&gt;" in page


def test_sentences_of_an_edge_are_capped_and_counted():
    draft = Draft()
    first, second = draft.node("Agency", "A"), draft.node("Agency", "B")
    draft.edge(first, "PART_OF", second, tuple(sentence("Said.", number=i) for i in range(9)), count=40)

    (edge,) = edge_items(draft.network())

    assert len(edge["evidence"]) == SENTENCES
    assert edge["count"] == 40


def test_parallel_edges_bend_apart_also_when_they_run_both_ways():
    draft = Draft()
    a, b = draft.node("Agency", "A"), draft.node("Agency", "B")
    for subject, predicate, target in ((a, "PART_OF", b), (a, "MEMBER_OF", b), (b, "OPERATES", a)):
        draft.edge(subject, predicate, target, (sentence("Said."),))

    # the bend is seen from the subject: turned round for the edge that runs back
    sides = [e["bend"] if e["from"] == a else -e["bend"] for e in edge_items(draft.network())]

    assert len(set(sides)) == 3


def test_edge_that_no_sentence_asserts_is_marked():
    draft = Draft()
    who, what = draft.node("Person", "P"), draft.node("CriminalOrganization", "G")
    draft.edge(who, "MEMBER_OF_GROUP", what, (sentence("Said.", modality="alleged"),))
    draft.edge(who, "MEMBER_OF_GROUP", what, (sentence("Said.", modality="alleged"), sentence("Convicted.", number=1)))

    assert sorted(e["modality"] for e in edge_items(draft.network())) == ["alleged", "asserted"]


def test_edge_without_a_sentence_or_without_an_end_is_refused():
    network = realistic()
    with pytest.raises(InvalidClaim, match="no edge without the sentence"):
        edge_items(Network(network.nodes, network.edges[:1], {}, {}))
    with pytest.raises(InvalidClaim, match="not in the network"):
        edge_items(Network((), network.edges[:1], network.evidence, network.counts))


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a?b=c", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("//example.org", False),
        ("https://[broken", False),
        ("", False),
    ],
)
def test_only_addresses_of_the_web_become_links(url, kept):
    assert web_address(url) == (url if kept else "")


def test_said_prefers_the_words_of_the_document():
    draft = Draft()
    a, s = draft.node("Agency", "A"), draft.node("Substance", "S")
    draft.edge(a, "SEIZED", s, (sentence("Said."),), words="about 12 kilos", amount=12_000.0)
    draft.edge(a, "SEIZED", s, (sentence("Said."),), quantity=12_000.0, unit="g")

    assert [said(e) for e in draft.edges] == ["about 12 kilos", "12,000 g"]


def test_too_many_nodes_are_refused_with_what_to_do():
    with pytest.raises(NetworkTooLarge, match=r"3,001 entities do not fit .* surroundings of one entity"):
        render(chain(3001), title="A")


def test_large_page_is_warned_about(monkeypatch, caplog):
    monkeypatch.setattr(network_map, "LARGE_BYTES", 100_000)
    with caplog.at_level(logging.WARNING):
        render(realistic(), title="A")

    assert "may open slowly" in caplog.text


def test_empty_network_gives_a_page_that_says_so():
    page = render(Network((), (), {}, {}), title="Nothing")

    assert "There is nothing to draw" in page
    assert "<script" not in page
