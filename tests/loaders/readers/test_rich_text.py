"""RTF: what is shown and what is not, letters of every kind, lists, tables and notes, and what cannot be read."""

from __future__ import annotations

import pytest
from striprtf.striprtf import rtf_to_text

from graph.errors import UnreadableDocument
from graph.model import Document
from loaders.readers.rich_text import READER
from tests.loaders.files import rich

BODY = "On March 4, 2024, officers of the Toronto Police Service seized two kilograms of cocaine in Brampton."


def read(data: bytes) -> Document:
    return READER.read("release.rtf", data)


def shown(document: Document) -> list[tuple[str, str, str]]:
    return [(b.kind, b.place, document.text[b.start : b.end]) for b in document.blocks]


def said(body: str) -> str:
    return read((r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}}" + body + "}").encode()).text


def test_all_is_read_in_order_with_its_place() -> None:
    table = [["Item", "Quantity seized (kg)"], ["Cocaine", "12"]]
    document = read(rich(["Two charged", BODY], items=["three firearms", "a boat"], table=table))
    assert shown(document) == [
        ("heading", "paragraph 1", "Two charged"),
        ("paragraph", "paragraph 2", BODY),
        ("item", "paragraph 3", "three firearms"),
        ("item", "paragraph 4", "a boat"),
        ("item", "table 1, row 1", "Item | Quantity seized (kg)"),
        ("item", "table 1, row 2", "Cocaine | 12 kg seized"),
    ]
    assert document.title is not None
    assert document.title.value == "Two charged"
    assert document.published is not None
    assert document.published.value == "2024-03-04"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"Montr\'e9al, pr\u232\'e8s de l\rquote a\'e9roport", "Montréal, près de l’aéroport"),
        (r"{\f1\'cc\'ee\'f1\'ea\'e2\'e0} and \'e9", "Москва and é"),
        (r"\uc2\u233\'c3\'a9t\u233 xxe\uc0\u233", "étéeé"),
        (r"\u-10179?\u-8704? grins", "😀 grins"),
        (r"\u-10179? is half", "\ufffd is half"),
        (r"a\~b\_c\-d\emdash\{e\}\\", "a b-cd—{e}\\"),
        (r"kept{\v hidden}{\deleted gone}{\*\unknown out}{\header top} too", "kept too"),
        (r'{\field{\*\fldinst HYPERLINK "http://x"}{\fldrslt the page}} here', "the page here"),
        ("{\\pict\\bin5 }}}}}89}after", "after"),
        ("one\\\ntwo\\par\nthr\r\nee", "one\ntwo\nthree"),
        (r"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt In a frame.}}}Body.\par", "Body.\nIn a frame."),
        (r"Body.{\footnote \pard\plain\chftn  As of Friday.}\par Next.", "Body.\nNext.\nAs of Friday."),
        (r"{\s1 Two}{\stylesheet{\s1 heading 1;}}\par", "Two"),
    ],
)  # fmt: skip
def test_signs_are_read_as_they_are_shown(body: str, text: str) -> None:
    assert said(body) == text


def test_row_that_is_marked_as_header_is_one_and_lines_in_a_cell_stay_in_it() -> None:
    table = (
        r"\trowd\trhdr\pard\intbl Substance\cell Operation\cell\row"
        r"\trowd\pard\intbl Khat\par leaves\cell Maple\cell\row\pard The end.\par"
    )
    assert said(table) == "Substance | Operation\nKhat leaves | Operation Maple\nThe end."


def test_words_are_those_that_another_program_reads() -> None:
    data = rich(["Two charged", BODY, "Deux accusés — près de l’aéroport {1} \\ 2"], items=["a boat"])
    other = rtf_to_text(data.decode("ascii"))
    assert [" ".join(line.strip(" ·\t").split()) for line in other.splitlines() if line.strip()] == read(
        data
    ).text.splitlines()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (rich(["Two charged", BODY])[:-40], "is cut short: fetch it again"),
        (b"%PDF-1.7 words", "is no rich text, whatever its name says"),
        (b"{\\rtf1 a" + b"{" * 5_000 + b"}" * 5_001, "nested too deeply"),
        (b"{\\rtf1 {\\pict\\bin999999999 x}}", "is cut short"),
        (b"{\\rtf1 \\par}", "without words"),
    ],
    ids=["truncated", "mislabelled", "deep", "endless", "empty"],
)
def test_what_cannot_be_read_is_told_with_what_to_do(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read(data)
    assert reason in caught.value.reason


def test_document_is_known_by_its_first_bytes_whatever_it_is_called() -> None:
    assert READER.bid("release.doc", b"{\\rtf1\\ansi") == 4.0
    assert READER.bid("release.rtf", b"words") == 1.5
    assert READER.bid("release.txt", b"words of {\\rtf1") == 0.0
