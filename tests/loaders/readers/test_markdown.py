from __future__ import annotations

from typing import Any

import pytest
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline

from graph.errors import UnreadableDocument
from graph.model import Document, Stated
from loaders.readers.markdown import READER
from loaders.readers.web_page import READER as PAGES


def read(text: str) -> Document:
    return READER.read("report.md", text.encode())


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(b.kind, document.text[b.start : b.end]) for b in document.blocks if b.keep]


def test_signs_and_targets_are_no_part_of_the_text() -> None:
    shown = blocks(
        read(
            "Officers **seized** two *kilograms* of [cocaine](http://x.y/z 'Title') in `Laval`[^1] &amp; ~~Gatineau~~\n"
            "on [Monday][m], \\*as\\* <b>said</b> ![a picture](p.png)<!-- no -->.\n\n[m]: http://m.n\n"
        )
    )
    assert shown == [
        ("paragraph", "Officers seized two kilograms of cocaine in Laval & Gatineau on Monday, *as* said ."),
    ]


def test_blocks_have_their_kinds() -> None:
    document = read(
        "# Report\n\nSetext\n------\n\nThey seized:\n\n- one\n  1. two **kg**\n\n     more of two\n  > said of it\n- [x] three\n\n> A quotation\n> goes on.\n\n"
        "| item | much |\n|---|--:|\n| cocaine | 2 kg |\n\nLine  \nbroken\n\n<div>In <i>HTML</i><br>twice</div>\n"
    )
    assert blocks(document) == [
        ("heading", "Report"), ("heading", "Setext"), ("paragraph", "They seized:"),
        ("item", "one"), ("item", "two kg"), ("item", "more of two"), ("paragraph", "said of it"), ("item", "three"),
        ("paragraph", "A quotation goes on."),
        ("cell", "item"), ("cell", "much"), ("cell", "cocaine"), ("cell", "2 kg"),
        ("paragraph", "Line"), ("paragraph", "broken"), ("paragraph", "In HTML"), ("paragraph", "twice"),
    ]  # fmt: skip


def test_program_text_is_masked_with_a_reason() -> None:
    document = read("Two people were charged.\n\n```py\nx = 1\n```\n\n    y = 2\n")
    assert [(b.keep, b.reason) for b in document.blocks] == [
        (True, ""),
        (False, "program text"),
        (False, "program text"),
    ]
    assert "x = 1" in document.text


def test_front_matter_says_what_stands_beside_the_text() -> None:
    document = read(
        "---\ntitle: Two charged\ndate: 2024-03-04\nauthor:\n  organisation: Laval police\nlang: fr-CA\n"
        "canonical: https://example.org/a\n---\n# Another heading\n\nOfficers said on May 6, 2021 that two were charged.\n"
    )
    assert document.title == Stated("Two charged", "front matter title")
    assert document.published == Stated("2024-03-04", "front matter date")
    assert document.publisher == Stated("Laval police", "front matter author.organisation")
    assert document.language == Stated("fr", "front matter lang")
    assert document.url == "https://example.org/a"
    assert document.text.startswith("Another heading\n")


def test_without_front_matter_the_text_itself_says_it() -> None:
    document = read("## Part\n\n# *Two* charged\n\nLAVAL, March 4, 2024 – Officers charged two people.\n")
    assert document.title == Stated("Two charged", "first heading")
    assert document.published == Stated("2024-03-04", "dateline")
    assert document.language == Stated("en", "stop words of the text")


def test_broken_front_matter_does_not_lose_the_document() -> None:
    document = read("---\ntitle: Operation X: two charged\nlist: [a\n---\nTwo people were charged.\n")
    assert document.title == Stated("Operation X: two charged", "broken front matter title")
    assert document.text == "Two people were charged."


def test_a_release_states_the_same_as_markdown_and_as_a_page(pipeline: Any) -> None:
    body = (
        "Officers of the {0}Calgary Police Service{1} seized two kilograms of cocaine during {0}Operation Harvest{1}."
    )
    markdown = pipeline.extract(read(body.format("**", "**")))
    page = pipeline.extract(PAGES.read("a.html", f"<p>{body.format('<b>', '</b>')}</p>".encode()))
    assert {c.id for c in markdown.claims} == {c.id for c in page.claims}
    assert any(c.predicate == "SEIZED" for c in markdown.claims)


@pytest.mark.parametrize(
    "data", [b"---\ntitle: A\n---\n", b"<!-- only a comment -->", b"![picture](a.png)", b"[a]: http://b"]
)
def test_markdown_that_shows_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="without text"):
        READER.read("a.md", data)


@pytest.mark.parametrize(
    "text", [">" * 5_000 + " x", "- " * 2_000 + "x", "[" * 5_000 + "x", "*a " * 5_000, "a\n\n" + "* " * 3_000]
)
def test_deep_nesting_is_read_or_refused(text: str) -> None:
    try:
        assert read(text).blocks
    except UnreadableDocument:
        return


def test_it_bids_for_its_endings_and_for_what_begins_like_it_on_stdin() -> None:
    assert READER.bid("a.MD", b"words") == READER.bid("a.markdown", b"words") == 2.0
    assert READER.bid("-", b"---\ntitle: A\n---\n") > 1
    assert READER.bid("-", b"# Heading\n") > 1
    assert READER.bid("a.txt", b"# Heading\n") == 0
    assert READER.bid("-", b"--- and so on") == 0


@pytest.mark.parametrize("sign", ["[", "![", "[a\n", "> [a ", "| [ "])
def test_brackets_that_nothing_closes_are_not_looked_behind(sign: str, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = 0
    skip = ParserInline.skipToken

    def counted(self: ParserInline, state: StateInline) -> None:
        nonlocal steps
        steps += 1
        skip(self, state)

    monkeypatch.setattr(ParserInline, "skipToken", counted)
    assert read("Officers seized " + sign * 500).text.startswith("Officers seized ")
    assert steps == 0
    read("[Officers](a.html) seized [khat](b.html).")
    assert steps > 0, "what is counted is what looks behind a bracket"


def test_a_long_gap_is_one_space() -> None:
    """A search that begins anew at each space of the gap would not end."""
    gap = " " * 300_000
    assert blocks(read(f"Officers{gap}seized{gap}khat {{#first .big}}\n")) == [("paragraph", "Officers seized khat")]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("- [x] three {.done}", "three"),
        ("Seized[^1]: khat  {#a}", "Seized khat"),
        ("A brace {#a} inside", "A brace {#a} inside"),
        ("[ ]  open", "open"),
    ],
)
def test_signs_that_are_not_shown(text: str, shown: str) -> None:
    assert [body for _, body in blocks(read(text))] == [shown]
