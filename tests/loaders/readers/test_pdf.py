"""PDF: reading order, what belongs to the page, words cut at line ends, and what cannot be read."""

from __future__ import annotations

import io

import pypdfium2
import pytest

from graph.errors import UnreadableDocument
from graph.model import Document
from loaders.pdf.lines import Line, in_reading_order
from loaders.readers.pdf import READER
from tests.loaders.files import printed, scanned

FIRST = (
    "On March 4, 2024, officers of the Toronto Police Service and the Ontario Provincial Police seized two kilograms of "
    "cocaine and three firearms in Brampton after an investigation into drug trafficking that began in 2022."
)
SECOND = (
    "Eleven people were arrested. Officers searched fourteen homes and businesses in the Greater Toronto Area during the "
    "last week of February, and found cash, phones and a money counter in most of them."
)


def without_pages() -> bytes:
    out = io.BytesIO()
    pypdfium2.PdfDocument.new().save(out)
    return out.getvalue()


def read(data: bytes) -> Document:
    return READER.read("release.pdf", data)


def kept(document: Document) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if b.keep]


def test_lines_become_paragraphs_with_their_page() -> None:
    document = read(printed([["Two charged in Brampton", FIRST, SECOND], [SECOND, FIRST]]))
    assert kept(document) == ["Two charged in Brampton", FIRST, SECOND, SECOND, FIRST]
    assert [b.place for b in document.blocks] == ["page 1"] * 3 + ["page 2"] * 2
    assert document.place(document.text.index(FIRST)) == "page 1"
    assert document.place(document.text.rindex(FIRST)) == "page 2"
    assert document.published is not None
    assert document.published.value == "2024-03-04"


def test_columns_are_read_one_after_the_other() -> None:
    document = read(printed([[FIRST, SECOND] * 4], columns=2))
    assert kept(document) == [FIRST, SECOND] * 4


def test_lines_that_jump_across_a_gutter_are_put_in_order() -> None:
    def line(text: str, left: float, top: float, right: float) -> Line:
        return Line(text, 1, left, top - 10, right, top)

    title = line("a title over both columns", 50, 700, 550)
    left = [line(f"left {n}", 50, 680 - 12 * n, 290) for n in range(6)]
    right = [line(f"right {n}", 310, 680 - 12 * n, 550) for n in range(6)]
    row_by_row = [title, *(x for pair in zip(left, right, strict=True) for x in pair)]
    assert in_reading_order(row_by_row) == [title, *left, *right]
    assert in_reading_order([title, *left, *right]) == [title, *left, *right], "what is in order stays"


def test_what_repeats_on_the_pages_is_masked_and_a_paragraph_runs_on_around_it() -> None:
    half = FIRST.index(" investigation")
    pages = [[SECOND, FIRST[:half]], [FIRST[half:].strip(), SECOND]]
    document = read(printed(pages, header="Toronto Police Service - News release 12", footer=True))
    assert kept(document) == [SECOND, FIRST, SECOND]
    masked = [document.text[b.start : b.end] for b in document.blocks if not b.keep]
    assert sorted(masked) == [
        "Page 1 of 2",
        "Page 2 of 2",
        "Toronto Police Service - News release 12",
        "Toronto Police Service - News release 12",
    ]


def test_words_that_a_line_end_cut_are_whole_again_and_hyphens_of_their_own_stay() -> None:
    cut = FIRST.replace("drug trafficking", "drug traf-\nficking")
    owned = SECOND.replace(
        "Officers searched", "Officers of a drug-related unit of the cross-\nborder and drug-\nrelated teams searched"
    )
    body = " ".join(kept(read(printed([["One title", cut, owned]]))))
    assert "drug trafficking that" in body
    assert "drug-related teams" in body, "the document has it with its hyphen inside of a line"


def test_footnote_stands_behind_the_text_that_runs_on() -> None:
    half = FIRST.index(" investigation")
    pages = [[SECOND, FIRST[:half]], [FIRST[half:].strip()]]
    document = read(printed(pages, footnotes=["1 The figures are those of the police service."]))
    assert FIRST in kept(document)
    assert "1 The figures are those of the police service." in kept(document)


def test_title_of_the_file_counts_unless_a_program_made_it_up() -> None:
    said = read(printed([["Two charged", FIRST]], title="Two charged in Brampton"))
    assert said.title is not None
    assert (said.title.value, said.title.origin) == ("Two charged in Brampton", "PDF title")
    made_up = read(printed([["Two charged", FIRST]], title="Microsoft Word - release.docx"))
    assert made_up.title is not None
    assert made_up.title.value == "Two charged"


def test_three_hundred_pages_are_read() -> None:
    document = read(printed([[f"Page {n} tells of case {n}.", SECOND] for n in range(1, 301)]))
    assert document.blocks[-1].place == "page 300"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (scanned(3), "has 3 pages and no text on them, as a scan has: read it with OCR first"),
        (printed([[FIRST]], password="secret"), "is encrypted: save a copy of it without its password"),
        (printed([[FIRST]])[:200], "damaged or cut short"),
        (b"PK\x03\x04 something else", "is no PDF, whatever its name says"),
        (without_pages(), "is a PDF without pages"),
        (b"%PDF-1.7\n" + b"\x00" * 300, "damaged or cut short"),
    ],
    ids=["scan", "encrypted", "truncated", "mislabelled", "no pages", "zeros"],
)
def test_what_cannot_be_read_is_told_with_what_to_do(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read(data)
    assert reason in caught.value.reason
