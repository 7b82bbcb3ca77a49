"""ZIP: files of any format, packed in one another; names, bombs and damage."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

from loaders.inputs import Arrival, Intake
from tests.loaders.files import mailed, printed, word, zipped

BODY = "Officers of the Toronto Police Service seized two kilograms of cocaine in Brampton on March 4, 2024."
LIMIT = 3_000_000


def arrivals(path: Path, data: bytes) -> list[Arrival]:
    path.write_bytes(data)
    return list(Intake(LIMIT).arrivals(str(path)))


def named(found: list[Arrival], path: Path) -> dict[str, str]:
    return {a.source.removeprefix(f"{path}/"): a.reason for a in found}


def test_files_of_any_format_are_read_under_their_path(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    inner = zipped({"deep/page.html": f"<html><body><p>{BODY}</p></body></html>".encode()})
    found = arrivals(
        path,
        zipped(
            {
                "a/text.txt": BODY.encode(),
                "b.pdf": printed([["Two charged", BODY]]),
                "c.docx": word(["Two charged", BODY]),
                "inner.zip": inner,
                "d.eml": mailed(BODY),
                "e.xlsx": zipped({"[Content_Types].xml": b"<Types/>"}),
                "__MACOSX/x": b"x",
                "folder/": b"",
            }
        ),
    )
    assert [a.source.removeprefix(f"{path}/") for a in found] == [
        "a/text.txt", "b.pdf", "c.docx", "inner.zip/deep/page.html", "d.eml", "e.xlsx",
    ]  # fmt: skip
    readers = [a.document.reader if a.document else a.reason for a in found]
    assert readers[:5] == [
        "zip/1 plain-text/1", "zip/1 pdf/1", "zip/1 word/1", "zip/1 zip/1 web-page/1", "zip/1 mail/1 plain-text/1",
    ]  # fmt: skip
    assert found[5].unsupported
    assert len({a.sha256 for a in found}) == 6
    assert all(BODY in a.document.text for a in found if a.document)


def test_names_that_lead_out_of_the_archive_lead_nowhere(tmp_path: Path) -> None:
    path = tmp_path / "in" / "a.zip"
    path.parent.mkdir()
    before = sorted(tmp_path.rglob("*"))
    names = ["../../out.txt", "/etc/out.txt", "C:\\out.txt", "a/../../b\n.txt", "..\\..\\c.txt"]
    found = arrivals(path, zipped({name: f"{n}. {BODY}".encode() for n, name in enumerate(names)}))
    assert set(named(found, path)) == {"out.txt", "etc/out.txt", "C:/out.txt", "a/b_.txt", "c.txt"}
    assert sorted(tmp_path.rglob("*")) == sorted([*before, path]), "nothing is written"


def test_file_without_a_name_is_read_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    assert named(arrivals(path, zipped({"": BODY.encode(), "b.txt": BODY.encode()})), path) == {"file": "", "b.txt": ""}


def test_bomb_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    found = arrivals(
        path, zipped({"bomb.txt": b"0" * 2_900_000, "long.txt": os.urandom(LIMIT + 1), "b.txt": BODY.encode()})
    )
    reasons = named(found, path)
    assert "200 times its size" in reasons["bomb.txt"]
    assert "longer than the limit of 3,000,000 bytes" in reasons["long.txt"]
    assert reasons["b.txt"] == ""


def test_archive_in_archive_without_end_is_given_up(tmp_path: Path) -> None:
    data = BODY.encode()
    for _ in range(8):
        data = zipped({"a.zip" if data != BODY.encode() else "a.txt": data})
    (found,) = arrivals(tmp_path / "a.zip", data)
    assert "files deep in others" in found.reason


def test_encrypted_and_damaged_files_are_named_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    data = bytearray(zipped({"a.txt": BODY.encode() * 9, "b.txt": BODY.encode() * 8, "c.txt": BODY.encode()}))
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("x", "x")
    second = data.index(b"b.txt")
    data[second + 8] ^= 0xFF  # in the packed bytes
    central = data.index(b"PK\x01\x02")
    data[central + 8] |= 1  # the first one claims to be encrypted
    reasons = named(arrivals(path, bytes(data)), path)
    assert "is encrypted" in reasons["a.txt"]
    assert "damaged in the archive" in reasons["b.txt"]
    assert reasons["c.txt"] == ""


def test_truncated_and_empty_archives_are_named(tmp_path: Path) -> None:
    whole = zipped({"a.txt": BODY.encode()})
    assert "cut short" in arrivals(tmp_path / "a.zip", whole[:-30])[0].reason
    assert arrivals(tmp_path / "b.zip", zipped({}))[0].reason == "holds no documents"
    assert "no ZIP archive" in arrivals(tmp_path / "c.zip", b"words")[0].reason


def test_archive_is_known_by_its_bytes(tmp_path: Path) -> None:
    (found,) = arrivals(tmp_path / "download", zipped({"a.txt": BODY.encode()}))
    assert found.document is not None
