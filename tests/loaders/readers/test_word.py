"""DOCX: paragraphs, lists, tables and footnotes in order, and what cannot be read."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml

from graph.errors import UnreadableDocument
from graph.model import Document
from loaders.readers.word import READER
from tests.loaders.files import word, zipped

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BODY = "On March 4, 2024, officers of the Toronto Police Service seized two kilograms of cocaine in Brampton."


def read(data: bytes) -> Document:
    return READER.read("release.docx", data)


def shown(document: Document) -> list[tuple[str, str, str]]:
    return [(b.kind, b.place, document.text[b.start : b.end]) for b in document.blocks]


def test_all_is_read_in_order_with_its_place() -> None:
    table = [["Item", "Quantity (kg)", "Arrests"], ["Cocaine", "12", "3"], ["Fentanyl", "1.5", "2"]]
    document = read(word(["Two charged", BODY], items=["three firearms", "a boat"], table=table))
    assert shown(document) == [
        ("heading", "paragraph 1", "Two charged"),
        ("paragraph", "paragraph 2", BODY),
        ("item", "paragraph 3", "three firearms"),
        ("item", "paragraph 4", "a boat"),
        ("item", "table 1, row 1", "Item | Quantity (kg) | Arrests"),
        ("item", "table 1, row 2", "Cocaine | 12 kg | 3 arrests"),
        ("item", "table 1, row 3", "Fentanyl | 1.5 kg | 2 arrests"),
    ]
    assert document.title is not None
    assert document.title.value == "Two charged"
    assert document.published is not None
    assert document.published.value == "2024-03-04"


@pytest.mark.parametrize(("mark", "row"), [("<w:tblHeader {}/>", "Khat | Operation Maple"), ("", "Khat | Maple")])
def test_row_that_is_marked_as_header_is_one(mark: str, row: str) -> None:
    made = docx.Document()
    table = made.add_table(2, 2)
    for n, cell in enumerate(["Substance", "Operation", "Khat", "Maple"]):
        table.cell(n // 2, n % 2).text = cell
    if mark:
        table.rows[0]._tr.get_or_add_trPr().append(parse_xml(mark.format(W)))
    out = io.BytesIO()
    made.save(out)
    assert shown(read(out.getvalue()))[1] == ("item", "table 1, row 2", row)


def test_what_was_inserted_is_read_and_what_was_deleted_is_not() -> None:
    made = docx.Document()
    made.add_paragraph("Officers seized ")._p.extend(
        [
            parse_xml(f"<w:del {W} w:id='1'><w:r><w:delText>ten</w:delText></w:r></w:del>"),
            parse_xml(f"<w:ins {W} w:id='2'><w:r><w:t>two kilograms</w:t></w:r></w:ins>"),
            parse_xml(f"<w:r {W}><w:noBreakHyphen/><w:t>odd</w:t><w:tab/><w:t>of cocaine.</w:t></w:r>"),
        ]
    )
    out = io.BytesIO()
    made.save(out)
    assert read(out.getvalue()).text == "Officers seized two kilograms-odd of cocaine."


def test_footnotes_stand_at_the_end() -> None:
    notes = (
        f"<w:footnotes {W}><w:footnote w:type='separator' w:id='0'><w:p/></w:footnote>"
        "<w:footnote w:id='1'><w:p><w:r><w:t>As of Friday.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    relation = f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/></Relationships>'
    part = '<Override PartName="/word/footnotes.xml" ContentType="application/xml"/></Types>'
    files = {}
    with zipfile.ZipFile(io.BytesIO(word(["Two charged", BODY]))) as made:
        files = {name: made.read(name) for name in made.namelist()}
    files["word/footnotes.xml"] = notes.encode()
    files["word/_rels/document.xml.rels"] = files["word/_rels/document.xml.rels"].replace(
        b"</Relationships>", relation.encode()
    )
    files["[Content_Types].xml"] = files["[Content_Types].xml"].replace(b"</Types>", part.encode())
    assert shown(read(zipped(files)))[-1] == ("paragraph", "footnote 1", "As of Friday.")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "an older Word document or one with a password"),
        (word(["Two charged", BODY])[:3000], "is damaged or cut short"),
        (b"%PDF-1.7 words", "no Word document whatever its name says"),
        (zipped({"a.txt": b"words"}), "is a damaged Word document"),
        (zipped({"word/document.xml": b"\0" * 60_000_000}), "unpacks to 60,000,000 bytes"),
    ],
    ids=["old", "truncated", "mislabelled", "archive", "bomb"],
)
def test_what_cannot_be_read_is_told_with_what_to_do(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read(data)
    assert reason in caught.value.reason


def test_document_without_text_is_told() -> None:
    out = io.BytesIO()
    docx.Document().save(out)
    with pytest.raises(UnreadableDocument, match="without text"):
        read(out.getvalue())
