from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from graph.errors import UnreadableDocument
from graph.model import Document
from loaders.readers.web_page import READER

HEAD = """<!DOCTYPE html>
<html lang="en"><head>
<meta charset="utf-8"><title>Two charged | Laval Police</title>
<meta property="og:title" content="Two charged after a search">
<meta property="og:site_name" content="Laval Police">
<meta property="article:published_time" content="2024-03-04T09:30:00-05:00">
<meta property="og:url" content="https://police.example/two-charged">
<style>p { color: red }</style><script>var hidden = "script text";</script>
</head>"""
PAGE = (
    HEAD
    + """
<body>
<nav><ul><li><a href="/">Home page</a></li><li><a href="/news">All news</a></li></ul></nav>
<header class="site-header"><p>The slogan of the site</p></header>
<div class="breadcrumb"><a href="/">Home</a> &gt; <a href="/news">News</a> &gt; <a href="/x">Laval</a></div>
<main><article>
<h1>Two charged after a search</h1>
<div class="share-buttons"><a href="#">Share on the blue network</a></div>
<p>Officers of the Laval Police seized <b>two kilograms</b> of <a href="/c">cocaine</a> &amp; three rifles on Monday,
after a search that had lasted for several weeks &mdash; and that goes on.</p>
<figure><img src="a.jpg" alt="the alternative text"><figcaption>The drugs on a table, as a caption</figcaption></figure>
<p>The following was seized:</p>
<ul><li>512 grams of <em>fentanyl</em></li><li>three rifles<br>and a pistol</li></ul>
<table><tr><th>Drug</th><th>Amount</th></tr><tr><td>Heroin</td><td>14 g</td></tr></table>
<p style="margin:0">Two people were charged with trafficking, said the head of the unit in a statement to the press.</p>
<p hidden>A paragraph that nobody sees</p>
<div aria-hidden="true">A block for no reader</div>
<noscript>Please turn on scripts</noscript>
</article>
<aside class="related"><h2>Related headlines</h2><ul><li><a href="/1">Fire burns a barn in Sherbrooke</a></li></ul></aside>
<div class="tags">Tags: cocaine, Laval</div>
<section id="comments"><p>I never liked that street, says a reader in a comment.</p></section>
</main>
<footer><p>All rights reserved by the footer</p></footer>
</body></html>"""
)


@pytest.fixture(scope="module")
def page() -> Document:
    return READER.read("page.html", PAGE.encode())


def _read(body: str) -> Document:
    return READER.read("page.html", f"<html lang='en'><body>{body}</body></html>".encode())


def _texts(document: Document, *, keep: bool = True) -> Iterator[str]:
    return (document.text[b.start : b.end] for b in document.blocks if b.keep is keep)


def test_read_takes_title_publisher_date_address_and_language_with_their_origins(page: Document) -> None:
    assert page.title is not None
    assert (page.title.value, page.title.origin) == ("Two charged after a search", "meta og:title")
    assert page.publisher is not None
    assert (page.publisher.value, page.publisher.origin) == ("Laval Police", "meta og:site_name")
    assert page.published is not None
    assert (page.published.value, page.published.origin) == ("2024-03-04", "meta article:published_time")
    assert page.language is not None
    assert (page.language.value, page.language.origin) == ("en", "html lang")
    assert page.url == "https://police.example/two-charged"


def test_read_falls_back_to_the_title_element_the_time_element_and_the_stop_words() -> None:
    document = READER.read(
        "page.html",
        b"<html><head><title>Deux accus&eacute;s</title></head><body><time datetime='2024-03-04'>4 mars</time>"
        b"<p>Les policiers de la ville ont saisi deux kilos de coca&iuml;ne dans une maison.</p></body></html>",
    )
    assert document.title is not None
    assert (document.title.value, document.title.origin) == ("Deux accusés", "<title>")
    assert document.published is not None
    assert (document.published.value, document.published.origin) == ("2024-03-04", "<time>")
    assert document.language is not None
    assert (document.language.value, document.language.origin) == ("fr", "stop words of the text")
    assert document.publisher is None


def test_read_takes_the_date_of_the_dateline_where_the_head_has_none() -> None:
    document = _read("<p>LAVAL, March 4, 2024 – Officers seized two kilograms of cocaine in the city.</p>")
    assert document.published is not None
    assert (document.published.value, document.published.origin) == ("2024-03-04", "dateline")


@pytest.mark.parametrize("value", ["yesterday", "04/03/2024", ""])
def test_read_does_not_believe_a_date_that_is_none(value: str) -> None:
    head = f"<head><meta name='date' content='{value}'></head>"
    document = READER.read("page.html", f"<html>{head}<body><p>Two people were charged.</p></body></html>".encode())
    assert document.published is None


@pytest.mark.parametrize(
    "words",
    [
        "Home page",
        "All news",
        "The slogan of the site",
        "Share on the blue network",
        "The drugs on a table, as a caption",
        "Related headlines",
        "Fire burns a barn in Sherbrooke",
        "Tags: cocaine, Laval",
        "I never liked that street, says a reader in a comment.",
        "All rights reserved by the footer",
        "A paragraph that nobody sees",
        "A block for no reader",
    ],
)
def test_read_masks_furniture_and_leaves_it_in_the_text(page: Document, words: str) -> None:
    assert words in page.text
    assert all(words not in kept for kept in _texts(page))
    block = next(b for b in page.blocks if words in page.text[b.start : b.end])
    assert not block.keep
    assert block.reason


@pytest.mark.parametrize(
    "words", ["script text", "color: red", "Please turn on scripts", "the alternative text", "<p>"]
)
def test_read_takes_no_code_into_the_text(page: Document, words: str) -> None:
    assert words not in page.text


def test_read_keeps_the_article_with_nested_markup_and_entities_as_one_paragraph_each(page: Document) -> None:
    assert (
        "Officers of the Laval Police seized two kilograms of cocaine & three rifles on Monday, after a search that had "
        "lasted for several weeks — and that goes on."
    ) in list(_texts(page))
    assert "Two people were charged with trafficking, said the head of the unit in a statement to the press." in list(
        _texts(page)
    )


def test_read_keeps_headings_items_and_rows_with_their_kinds(page: Document) -> None:
    kinds = {page.text[b.start : b.end]: b.kind for b in page.blocks if b.keep}
    assert kinds["Two charged after a search"] == "heading"
    assert kinds["512 grams of fentanyl"] == "item"
    assert kinds["Heroin | 14 g"] == "item"
    assert kinds["The following was seized:"] == "paragraph"


def test_read_ends_a_line_at_br(page: Document) -> None:
    kept = list(_texts(page))
    assert "three rifles" in kept
    assert "and a pistol" in kept


def test_read_keeps_both_lines_of_an_item_with_br_as_items(page: Document) -> None:
    kinds = {page.text[b.start : b.end]: b.kind for b in page.blocks if b.keep}
    assert kinds["three rifles"] == kinds["and a pistol"] == "item"


def test_read_has_blocks_in_order_that_cover_the_whole_text(page: Document) -> None:
    ends = [b.end for b in page.blocks]
    starts = [b.start for b in page.blocks]
    assert all(a < b for a, b in zip(ends, starts[1:], strict=False))
    assert "\n".join(page.text[b.start : b.end] for b in page.blocks) == page.text


def test_read_reads_nested_lists_item_by_item() -> None:
    document = _read(
        "<p>Seized:</p><ul><li>drugs<ul><li>2 kg of cocaine</li><li>14 g of heroin</li></ul></li><li>cash</li></ul>"
    )
    assert [(b.kind, document.text[b.start : b.end]) for b in document.blocks[1:]] == [
        ("item", "drugs"),
        ("item", "2 kg of cocaine"),
        ("item", "14 g of heroin"),
        ("item", "cash"),
    ]


def test_read_closes_what_the_page_leaves_open() -> None:
    document = _read("<p>Officers seized <b>two kilograms<p>Two people were charged.<li>a rifle")
    assert document.text.splitlines() == ["Officers seized two kilograms", "Two people were charged.", "a rifle"]


def test_read_keeps_a_short_paragraph_in_which_a_few_words_are_linked() -> None:
    document = _read("<p>Two people were <a href='/x'>charged</a> in <a href='/y'>Laval</a>.</p>")
    assert list(_texts(document)) == ["Two people were charged in Laval."]


def test_read_masks_a_line_of_links() -> None:
    document = _read(
        "<p>Two people were charged in Laval.</p><div><a href='/1'>Barn burns</a> <a href='/2'>Dog found</a></div>"
    )
    assert list(_texts(document)) == ["Two people were charged in Laval."]


def test_read_masks_a_heading_inside_furniture_and_keeps_what_follows_it() -> None:
    document = _read(
        "<div class='widget'><div><h2>Weather of the day</h2><p>Rain is coming</p></div></div>"
        "<p>Two people were charged in Laval after a search of four homes.</p>"
    )
    assert list(_texts(document)) == ["Two people were charged in Laval after a search of four homes."]


@pytest.mark.parametrize("name", ["address", "metal", "shared-services-unit", "relatedness", "navy"])
def test_read_keeps_what_only_looks_like_a_class_of_furniture(name: str) -> None:
    document = _read(f"<div class='{name}'><p>Two people were charged in Laval after a search.</p></div>")
    assert list(_texts(document)) == ["Two people were charged in Laval after a search."]


def test_read_decodes_by_the_charset_that_the_page_declares() -> None:
    page = "<html><head><meta charset='iso-8859-2'></head><body><p>Łódź police seized drugs.</p></body></html>"
    assert READER.read("page.html", page.encode("iso-8859-2")).text == "Łódź police seized drugs."


def test_read_reads_a_page_that_begins_with_an_xml_declaration() -> None:
    page = "<?xml version='1.0' encoding='utf-8'?><html><body><p>Saisie à Laval.</p></body></html>"
    assert READER.read("page.xhtml", page.encode()).text == "Saisie à Laval."


def test_read_reads_a_page_with_windows_newlines_as_the_same_document() -> None:
    assert READER.read("a.html", PAGE.replace("\n", "\r\n").encode()).id == READER.read("b.html", PAGE.encode()).id


@pytest.mark.parametrize(
    "page", ["<html></html>", "<html><body><script>x()</script></body></html>", "<html><body> <p> </p> </body></html>"]
)
def test_read_refuses_a_page_without_text(page: str) -> None:
    with pytest.raises(UnreadableDocument, match=r"page\.html: .*text"):
        READER.read("page.html", page.encode())


def test_the_reader_bids_for_pages_by_name_and_by_their_first_bytes() -> None:
    assert READER.bid("page.txt", b"  <!DOCTYPE HTML><html>") > READER.bid("page.html", b"words") > 0
    assert READER.bid("page.txt", b"words about <headlines>") == 0


def test_read_passes_over_comments_and_instructions_and_keeps_the_words_behind_them() -> None:
    document = _read("<p>Two <!-- a comment --> people <?php echo 1 ?> were charged.</p>")
    assert list(_texts(document)) == ["Two people were charged."]


def test_read_never_lets_a_nul_entity_or_half_a_pair_into_the_text() -> None:
    text = _read("<p>Two &#0; people &#xD800; were &#x1F600; charged.</p>").text
    assert "\x00" not in text
    assert text.encode("utf-8").decode() == text


def test_read_keeps_the_heading_in_the_header_of_an_article() -> None:
    document = _read(
        "<header><p>Slogan</p></header><article><header><h1>Two charged</h1></header><p>The case goes on.</p></article>"
    )
    assert list(_texts(document)) == ["Two charged", "The case goes on."]


def test_read_answers_a_page_that_is_nested_beyond_reason() -> None:
    with pytest.raises(UnreadableDocument):
        _read("<div><b>" * 5_000 + "Two people were charged.")


def test_read_masks_what_a_style_hides() -> None:
    document = _read("<p>Two people were charged.</p><p style='display: none'>Officers seized 9 kg of heroin.</p>")
    assert list(_texts(document)) == ["Two people were charged."]


@pytest.mark.parametrize(("body", "kind"), [("<ul><li><p>14 g of heroin</p></li></ul>", "item"), ("<table><tr><td><p>14 g of heroin</p></td></tr></table>", "cell")])  # fmt: skip
def test_read_knows_an_item_or_cell_whose_text_stands_in_a_paragraph(body: str, kind: str) -> None:
    assert [b.kind for b in _read(body).blocks] == [kind]


def test_read_keeps_an_article_in_a_wrapper_that_is_named_for_the_sidebar_beside_it() -> None:
    document = _read("<div class='content with-sidebar'><p>Two people were charged in Laval after a search.</p></div>")
    assert list(_texts(document)) == ["Two people were charged in Laval after a search."]


def test_read_masks_the_words_of_a_form_field() -> None:
    document = _read("<p>Two people were charged.</p><textarea>Write your tip here</textarea>")
    assert list(_texts(document)) == ["Two people were charged."]


@pytest.mark.parametrize("body", ["<div>" * 300 + "<p>middle</p>" + "</div>" * 300, f"<p>{'word ' * 2_100_000}</p>"])
def test_read_loses_nothing_behind_what_is_deep_or_long(body: str) -> None:
    assert _read(f"<p>first</p>{body}<p>last words</p>").text.endswith("\nlast words")


def test_read_takes_no_minutes_for_a_page_of_many_small_blocks() -> None:
    began = time.process_time()
    assert len(_read("<p>x" * 12_000).blocks) == 12_000
    rows = "<tr><td rowspan=1000>1<td>2" * 1_000
    assert _read(f"<table><tr><th>a<th>b{rows}</table>").text
    assert time.process_time() - began < 10
