"""Tables of pages: data under a header is read row by row, and a table that lays out a page is left as it is."""

from __future__ import annotations

import pytest

from graph.model import Document
from graph.settings import Settings
from loaders.pipeline import Pipeline
from loaders.readers.web_page import READER

HEAD = "<tr><th>Substance</th><th>Quantity (kg)</th><th>Operation</th></tr>"
LEAD = "<p>The Canada Border Services Agency led two operations. The following drugs were seized:</p>"


def read(body: str) -> Document:
    return READER.read("page.html", f"<html lang='en'><body>{body}</body></html>".encode())


def shown(body: str) -> list[str]:
    document = read(body)
    return [document.text[b.start : b.end] for b in document.blocks]


@pytest.mark.parametrize(
    "table",
    [
        f"<table>{HEAD}<tr><td>Khat</td><td>12</td><td>Harvest</td></tr></table>",
        f"<table><thead>{HEAD.replace('th>', 'td>')}</thead><tbody><tr><td>Khat<td>12<td>Harvest</table>",
        f"<table>{HEAD.replace('th>', 'td>')}<tr><td><p>Khat</p><td>12<br><td><a href='/h'>Harvest</a></table>",
        f"<table>{HEAD}<tr hidden><td>Opium</td><td>3</td><td>x</td></tr><tr><td>Khat<td>12<sup><a>1</a></sup>"
        "<td>Harvest<span style='display:none'> hidden</span></table>",
    ],
    ids=["th", "thead", "guessed", "hidden"],
)
def test_row_says_what_its_header_says(table: str) -> None:
    assert shown(table) == ["Substance | Quantity (kg) | Operation", "Khat | 12 kg | Operation Harvest"]


def test_rows_have_their_place_and_the_caption_leads_them_in() -> None:
    document = read(
        f"<p>Two people were charged.</p><table><caption>Taken in May</caption>{HEAD}<tr><td>Khat<td>12<td>Harvest</table>"
        "<table><tr><th>City<th>Arrests<tr><td>Leeds<td>3</table>"
    )
    assert [(b.kind, b.place, document.text[b.start : b.end]) for b in document.blocks[1:]] == [
        ("heading", "", "Taken in May"),
        ("item", "table 1, row 1", "Substance | Quantity (kg) | Operation"),
        ("item", "table 1, row 2", "Khat | 12 kg | Operation Harvest"),
        ("item", "table 2, row 1", "City | Arrests"),
        ("item", "table 2, row 2", "Leeds | 3 arrests"),
    ]


def test_cell_that_spans_rows_or_columns_is_said_in_each_row() -> None:
    assert shown(
        f"<table>{HEAD}<tr><td>Khat<td>12<td rowspan=2>Harvest<tr><td>Opium<td>3<tr><td colspan=2>nothing<td>Lantern</table>"
    )[1:] == ["Khat | 12 kg | Operation Harvest", "Opium | 3 kg | Operation Harvest", "nothing | Operation Lantern"]


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td>Two people were charged.<td>12 kg of khat</table>",
        "<table><tr><td>Menu<td>Story<tr><td><ul><li>Home</ul><td><h2>Two charged</h2><p>12 people were held.</p></table>",
        f"<table role='presentation'>{HEAD}<tr><td>Khat<td>12<td>Harvest</table>",
        "<table><tr><td><table><tr><td>a</table><td>b<tr><td>12<td>c</table>",
        f"<table><tr><td>News<td>Contact<tr><td>12 people were held. {'They came from afar. ' * 8}<td>1 phone</table>",
        "<table><tr><th>Date</th><td>March 4</td></tr><tr><th>Place</th><td>Laval</td></tr></table>",
    ],
    ids=["one row", "blocks", "role", "nested", "long", "pairs"],
)
def test_table_that_lays_out_a_page_is_read_cell_by_cell(table: str) -> None:
    assert not any(" | " in line for line in shown(table))
    assert not any(b.place for b in read(table).blocks)


def test_table_in_a_table_of_layout_is_read() -> None:
    inner = f"<table>{HEAD}<tr><td>Khat<td>12<td>Harvest</table>"
    assert shown(f"<table><tr><td>Menu</td><td>{inner}</td></tr></table>") == [
        "Menu",
        "Substance | Quantity (kg) | Operation",
        "Khat | 12 kg | Operation Harvest",
    ]


def test_table_in_furniture_and_a_row_of_links_are_masked() -> None:
    document = read(
        f"<p>Two people were charged.</p><aside><table>{HEAD}<tr><td>Khat<td>12<td>Harvest</table></aside>"
        "<table><tr><th>News<th>More<tr><td><a href='/1'>Barn burns</a><td><a href='/2'>Dog found</a></table>"
    )
    kept = [document.text[b.start : b.end] for b in document.blocks if b.keep]
    assert kept == ["Two people were charged.", "News | More"]


def test_table_at_the_end_is_not_voted_away() -> None:
    article = "<p>Officers of the Laval Police searched four homes on Monday, after a search of several weeks.</p>" * 4
    rows = "".join(f"<tr><td>Town {n}<td>{n + 2}" for n in range(9))
    document = read(f"<article>{article}<table><tr><th>Town<th>Arrests{rows}</table></article>")
    assert all(b.keep for b in document.blocks)


@pytest.mark.parametrize("span", ["0", "-1", "99999999999", "x", "1000"])
def test_spans_beyond_reason_do_no_harm(span: str) -> None:
    table = f"<table>{HEAD}<tr><td rowspan='{span}' colspan='{span}'>Khat<td>12<td>Harvest<tr><td>a<td>1<td>b</table>"
    assert shown(table * 3)


def test_claims_of_rows_quote_the_text_and_know_their_row() -> None:
    document = read(f"{LEAD}<table>{HEAD}<tr><td>Khat<td>12<td rowspan=2>Harvest<tr><td>Opium<td>3.5</table>")
    found = [c for c in Pipeline(Settings()).extract(document).claims if c.predicate == "SEIZED"]
    assert all(document.text[c.start : c.end] == c.quote for c in found)
    assert {(c.subject, c.object, c.properties["amount"], document.place(c.start)) for c in found} == {
        ("operation:operation-harvest", "substance:khat", 12_000.0, "table 1, row 2"),
        ("operation:operation-harvest", "substance:opium", 3_500.0, "table 1, row 3"),
    }
