"""Mails: the text with what the headers say, and attachments of any format."""

from __future__ import annotations

from pathlib import Path

from loaders.inputs import Arrival, Intake
from tests.loaders.files import mailed, printed, zipped

BODY = "Officers of the Toronto Police Service seized two kilograms of cocaine in Brampton."


def arrivals(path: Path, data: bytes) -> list[Arrival]:
    path.write_bytes(data)
    return list(Intake(1_000_000).arrivals(str(path)))


def test_headers_say_title_date_and_who_sent_it(tmp_path: Path) -> None:
    (found,) = arrivals(tmp_path / "a.eml", mailed(BODY, subject="Deux accusés à Montréal"))
    document = found.document
    assert document is not None
    assert document.text.strip() == BODY
    assert document.title is not None
    assert document.published is not None
    assert document.publisher is not None
    assert document.title.value == "Deux accusés à Montréal"
    assert (document.published.value, document.published.origin) == ("2024-03-04", "Date of the mail")
    assert document.publisher.value == "Toronto Police Service"


def test_html_is_preferred_and_its_double_is_not_read(tmp_path: Path) -> None:
    (found,) = arrivals(tmp_path / "a.eml", mailed("see the web", html=f"<html><body><p>{BODY}</p></body></html>"))
    assert found.document is not None
    assert found.document.text == BODY
    assert found.document.reader == "mail/1 web-page/1"


def test_attachments_are_read_by_what_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    inner = mailed(f"Inner: {BODY}", subject="Inner")
    files = {
        "a.pdf": printed([["Two charged", BODY]]),
        "../b.zip": zipped({"c.txt": BODY.encode()}),
        "d.png": b"\x89PNG",
    }
    found = arrivals(path, mailed("See attached for the news of today.", files, inner=inner))
    assert [a.source.removeprefix(str(path)) for a in found][:4] == ["", "/a.pdf", "/b.zip/c.txt", "/d.png"]
    assert found[3].unsupported
    assert found[4].document is not None
    assert found[4].document.title is not None
    assert found[4].document.title.value == "Inner"


def test_mail_is_known_by_its_headers(tmp_path: Path) -> None:
    (found,) = arrivals(tmp_path / "saved", mailed(BODY))
    assert found.document is not None
    assert found.document.reader == "mail/1 plain-text/1"
    (text,) = arrivals(tmp_path / "b.txt", b"From: the police\nSubject: none of it is a mail\n\nWords of a text.")
    assert text.document is not None
    assert text.document.reader == "plain-text/1"


def test_unknown_encodings_and_broken_headers_are_read_as_far_as_they_go(tmp_path: Path) -> None:
    data = mailed(BODY).replace(b'charset="utf-8"', b'charset="no-such"').replace(b"Mon, 04 Mar 2024", b"Someday")
    (found,) = arrivals(tmp_path / "a.eml", data)
    assert found.document is not None
    assert found.document.published is None
    for date in (b"Mon, 04 Mar 99999999999999999999", b"Mon, 99 Mar 2024"):
        (found,) = arrivals(tmp_path / "c.eml", mailed(BODY).replace(b"Mon, 04 Mar 2024", date))
        assert found.document is not None
        assert found.document.published is None
    (broken,) = arrivals(tmp_path / "b.eml", b"\n\nno headers at all")
    assert "is no mail" in broken.reason


def test_a_header_without_end_is_cut(tmp_path: Path) -> None:
    """The library's parser needs the square of its length, and took minutes for some."""
    (found,) = arrivals(
        tmp_path / "long.eml", b"From: a@example.org\nSubject: " + b"x" * 60_000 + b"\n\n" + BODY.encode()
    )
    assert found.document is not None
    assert found.document.title is not None
    assert len(found.document.title.value) <= 2_000
