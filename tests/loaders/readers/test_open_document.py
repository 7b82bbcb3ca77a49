"""ODT: paragraphs, lists, tables, notes and frames in order, and what cannot be read."""

from __future__ import annotations

import io
import zipfile

import pytest

from graph.errors import UnreadableDocument
from graph.model import Document
from loaders.readers.open_document import READER
from tests.loaders.files import opened, zipped

BODY = "On March 4, 2024, officers of the Toronto Police Service seized two kilograms of cocaine in Brampton."


def read(data: bytes) -> Document:
    return READER.read("release.odt", data)


def shown(document: Document) -> list[tuple[str, str, str]]:
    return [(b.kind, b.place, document.text[b.start : b.end]) for b in document.blocks]


def changed(old: str, new: str, *, part: str = "content.xml") -> bytes:
    """Return a document with its XML changed, as other programs write it."""
    with zipfile.ZipFile(io.BytesIO(opened(["Two charged", BODY]))) as made:
        files = {name: made.read(name) for name in made.namelist()}
    assert old.encode() in files[part]
    files[part] = files[part].replace(old.encode(), new.encode(), 1)
    return zipped(files, stored=("mimetype",))


def test_all_is_read_in_order_with_its_place() -> None:
    table = [["Item", "Quantity seized (kg)"], ["Cocaine", "12"]]
    document = read(opened(["Two charged", BODY], items=["three firearms", "a boat"], table=table))
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


def test_header_that_is_marked_blanks_and_repeated_cells_are_read() -> None:
    table = (
        "</text:p><table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Substance</text:p>"
        "</table:table-cell><table:table-cell><text:p>Operation</text:p></table:table-cell></table:table-row>"
        "</table:table-header-rows><table:table-row table:number-rows-repeated='1000000'><table:table-cell><text:p>Khat"
        "<text:s text:c='999999999'/>leaves</text:p></table:table-cell><table:table-cell><text:p>Maple</text:p>"
        "</table:table-cell></table:table-row></table:table><text:p>"
    )
    document = read(changed(f"{BODY}</text:p>", f"{BODY}{table}The end.</text:p>"))
    assert [line for *_, line in shown(document)][2:] == [
        "Substance | Operation",
        "Khat leaves | Operation Maple",
        "The end.",
    ]


def test_what_was_deleted_and_comments_are_no_text_and_notes_and_frames_stand_behind() -> None:
    extra = (
        "<office:annotation><text:p>a comment</text:p></office:annotation><text:note><text:note-citation>1"
        "</text:note-citation><text:note-body><text:p>As of Friday.</text:p></text:note-body></text:note>"
        "<draw:frame><draw:text-box><text:p>In a frame.</text:p></draw:text-box><svg:desc>a picture</svg:desc></draw:frame>"
        "</text:p><text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes><text:p>The end.</text:p>"
    )
    assert shown(read(changed(f"{BODY}</text:p>", BODY + extra)))[1:] == [
        ("paragraph", "paragraph 2", BODY),
        ("paragraph", "paragraph 3", "In a frame."),
        ("paragraph", "paragraph 4", "The end."),
        ("paragraph", "footnote 1", "As of Friday."),
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (opened(["Two charged", BODY])[:3000], "is damaged or cut short"),
        (b"%PDF-1.7 words", "no OpenDocument text whatever its name says"),
        (zipped({"a.txt": b"words"}), "is a damaged OpenDocument text"),
        (zipped({"content.xml": b"\0" * 60_000_000}), "unpacks to 60,000,000 bytes"),
        (zipped({"content.xml": b"<a>" + b"<b/>" * 1_100_000 + b"</a>"}), "tags in one part; the limit is"),
        (changed("<office:document-content", "<!DOCTYPE x [<!ENTITY a 'b'>]><office:document-content"), "document type"),
        (changed("<office:text", "<office:drawing"), "holds damaged XML"),
        (changed("<manifest:manifest", "<encryption-data/><manifest:manifest", part="META-INF/manifest.xml"), "encrypted"),
        (opened([""]), "without words"),
    ],
    ids=["truncated", "mislabelled", "archive", "bomb", "tags", "entities", "xml", "encrypted", "empty"],
)  # fmt: skip
def test_what_cannot_be_read_is_told_with_what_to_do(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read(data)
    assert reason in caught.value.reason


def test_entities_are_neither_grown_nor_fetched() -> None:
    declared = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
    with pytest.raises(UnreadableDocument, match="declares a document type"):
        read(changed("<office:document-content", f"{declared}<office:document-content"))


def test_document_is_known_by_its_first_bytes() -> None:
    data = opened(["Two charged", BODY])
    assert READER.bid("saved", data[:4096]) == 4.0
    assert READER.bid("a.zip", zipped({"a": b"b"})) == 0.0
