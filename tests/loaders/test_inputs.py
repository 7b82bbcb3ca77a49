from __future__ import annotations

import gzip
import hashlib
import io
import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from graph.errors import BadParameter
from graph.model import Document, Stated
from loaders.containers.base import Wanted
from loaders.inputs import Intake, count
from tests.loaders.files import zipped

TEXT = "Officers seized two kilograms of cocaine in Laval."
LINES = "".join(json.dumps({"text": f"{n}. {TEXT}", "lang": "en"}) + "\n" for n in range(5)).encode()
LIMIT = 10_000


def arrivals(source: Path | str, wanted: Wanted | None = None):
    return list(Intake(LIMIT, wanted).arrivals(str(source)))


def test_one_document_has_the_hash_of_the_file_packed_or_not(tmp_path: Path) -> None:
    packed = gzip.compress(TEXT.encode())
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt.gz").write_bytes(packed)
    (plain,), (unpacked,) = arrivals(tmp_path / "a.txt"), arrivals(tmp_path / "b.txt.gz")
    assert plain.document
    assert unpacked.document
    assert plain.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert unpacked.sha256 == hashlib.sha256(packed).hexdigest()
    assert plain.document.id == unpacked.document.id
    assert unpacked.document.reader == "plain-text/1"


def test_stdin_is_hashed_too_and_may_hold_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LINES)))
    found = arrivals("-")
    assert [a.source for a in found] == [f"-#L{n}" for n in range(1, 6)]
    assert found[0].sha256 == hashlib.sha256(LINES.splitlines()[0]).hexdigest()


@pytest.mark.parametrize(
    ("formats", "data", "reader"),
    [
        (("markdown",), b"**bold** words", "markdown/1"),
        (("html",), b"<i>words</i>", "web-page/1"),
        (("text",), b"# words", "plain-text/1"),
        (("jsonl",), b'{"text": "a"}', "json/1 plain-text/1"),
        (("jsonl", "html"), b'{"text": "<i>a</i> b"}', "json/1 web-page/1"),
        ((), b"# words", "markdown/1"),
        ((), b"words", "plain-text/1"),
    ],
)
def test_a_format_that_is_said_goes_before_what_bytes_tell(
    monkeypatch: pytest.MonkeyPatch, formats: tuple[str, ...], data: bytes, reader: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    (arrival,) = arrivals("-", Wanted(formats=formats))
    assert arrival.document
    assert arrival.document.reader == reader


@pytest.mark.parametrize("wanted", [Wanted(formats=("word",)), Wanted({"txt": "body"})])
def test_a_format_or_field_that_there_is_not_is_refused_with_those_there_are(wanted: Wanted) -> None:
    with pytest.raises(BadParameter, match=r"have .*text"):
        Intake(LIMIT, wanted)


def test_a_record_is_read_as_what_its_text_is_and_keeps_what_stands_beside_it(tmp_path: Path) -> None:
    rows = [
        {
            "text": f"<p>{TEXT}</p><p>More.</p>",
            "title": "A",
            "publisher": "P",
            "published": "2024-03-04",
            "url": "https://e.org",
        },
        {"text": f"{TEXT} <b>x</b>", "language": "es"},
        {"text": f"# H\n\n**{TEXT}**", "format": "text/markdown"},
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    page, plain, markdown = (a.document for a in arrivals(tmp_path / "a.jsonl"))
    assert page
    assert plain
    assert markdown
    assert page.text == f"{TEXT}\nMore."
    assert (page.title, page.publisher) == (Stated("A", "field title"), Stated("P", "field publisher"))
    assert (page.published, page.url) == (Stated("2024-03-04", "field published"), "https://e.org")
    assert plain.text == f"{TEXT} <b>x</b>"
    assert plain.language == Stated("es", "field language")
    assert markdown.text == f"H\n{TEXT}"
    assert markdown.reader == "json/1 markdown/1"


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0", ("Word", "save it as HTML")),
        ("a.xlsx", b"PK\3\4", ("spreadsheet", "JSON lines")),
        ("a.7z", b"7z\xbc\xaf", ("unpack",)),
        ("a.bin", bytes(range(256)) * 10, ("no known kind", "HTML")),
    ],
)
def test_a_kind_that_nothing_reads_is_unsupported_and_says_what_to_do(
    tmp_path: Path, name: str, data: bytes, words: tuple[str, ...]
) -> None:
    (tmp_path / name).write_bytes(data)
    (arrival,) = arrivals(tmp_path / name)
    assert arrival.unsupported
    assert arrival.sha256 == ""
    assert all(w in arrival.reason for w in words)


def test_a_text_under_a_strange_name_is_read(tmp_path: Path) -> None:
    for encoding in ("utf-8", "utf-16", "utf-16-le", "cp1252"):
        (tmp_path / "notes.wpd").write_bytes(f"{TEXT} près d’ici".encode(encoding))
        (arrival,) = arrivals(tmp_path / "notes.wpd")
        assert arrival.document, (encoding, arrival.reason)


def test_what_came_whole_before_a_cut_is_kept_and_the_rest_is_named(tmp_path: Path) -> None:
    rows = b"".join(LINES.replace(b"seized", hashlib.sha256(bytes([n])).hexdigest().encode()) for n in range(200))
    packed = gzip.compress(rows)
    (tmp_path / "a.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    *good, bad = arrivals(tmp_path / "a.jsonl.gz")
    assert len(good) > 100
    assert all(a.document for a in good)
    assert bad.source == str(tmp_path / "a.jsonl.gz")
    assert "cut short" in bad.reason
    assert f"; {len(good)} before that were read" in bad.reason


def test_an_input_without_documents_is_said(tmp_path: Path) -> None:
    for name, data in (("a.jsonl", b"\n\n"), ("a.json", b"[]"), ("b.jsonl", b"")):
        (tmp_path / name).write_bytes(data)
        (arrival,) = arrivals(tmp_path / name)
        assert arrival.document is None
        assert "no documents" in arrival.reason or "empty" in arrival.reason


def test_a_page_nested_past_all_measure_is_one_failure(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"<html>" + b"<div>" * 1_900 + b"words")
    (arrival,) = arrivals(tmp_path / "a.html")
    assert arrival.document is None
    assert arrival.reason


def test_documents_are_read_one_by_one(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(LINES * 20_000)
    found = Intake(LIMIT).arrivals(str(tmp_path / "a.jsonl"))
    assert next(found).taken < 200_000
    found.close()  # type: ignore[attr-defined]


def test_count_knows_lines_and_files_and_says_when_it_does_not(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.jsonl").write_bytes(LINES + b"\n")
    (tmp_path / "c.ndjson.gz").write_bytes(gzip.compress(LINES))
    (tmp_path / "d.json").write_text('[{"text": "a"}]')
    paths = [str(tmp_path / n) for n in ("a.txt", "b.jsonl", "c.ndjson.gz", "missing.txt")]
    intake = Intake(LIMIT)
    assert count(intake, paths, limit=LIMIT) == 12
    assert count(intake, [*paths, "-"], limit=LIMIT) is None
    assert count(intake, [*paths, str(tmp_path / "d.json")], limit=LIMIT) is None
    assert count(intake, paths, limit=LIMIT, seconds=-1.0) is None


def test_fault_of_ours_in_one_file_is_its_failure_and_the_others_are_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(source: str, data: bytes) -> Document:
        raise ZeroDivisionError("nobody thought of it")

    intake = Intake(LIMIT)
    intake.readers = tuple(replace(r, read=broken) if r.format == "html" else r for r in intake.readers)
    (tmp_path / "a.html").write_text(f"<html><body>{TEXT}</body></html>")
    (tmp_path / "a.zip").write_bytes(zipped({"a.html": b"<html>", "b.txt": TEXT.encode()}))
    (alone,) = intake.arrivals(str(tmp_path / "a.html"))
    packed = list(intake.arrivals(str(tmp_path / "a.zip")))
    said = "reading failed (ZeroDivisionError: nobody thought of it); please report it with the file"
    assert [a.reason for a in (alone, *packed)] == [said, said, ""]
