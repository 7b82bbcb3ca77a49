from __future__ import annotations

import gzip
import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import UnreadableDocument
from loaders.stream import Stream, lines


def test_the_hash_is_of_the_bytes_on_disk_and_the_name_without_gz(tmp_path: Path) -> None:
    packed = gzip.compress(b"words " * 50_000)
    path = tmp_path / "release.txt.gz"
    path.write_bytes(packed)
    with Stream(str(path), limit=1_000_000) as stream:
        assert stream.whole() == b"words " * 50_000
        assert stream.sha256 == hashlib.sha256(packed).hexdigest()
        assert stream.taken == len(packed)
        assert stream.name == str(tmp_path / "release.txt")


def test_gzip_is_known_by_its_bytes_and_read_member_after_member(tmp_path: Path) -> None:
    path = tmp_path / "release.txt"
    path.write_bytes(gzip.compress(b"one ") + gzip.compress(b"two ") + b"\0" * 100_000)
    with Stream(str(path), limit=100) as stream:
        assert stream.whole() == b"one two "


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda g: g[:-9], "cut short"),
        (lambda g: g[:-8] + b"\0\0\0\0" + g[-4:], "damaged gzip"),
        (lambda g: g + b"more", "damaged gzip"),
        (lambda g: g[:2], "cut short"),
    ],
)
def test_spoiled_gzip_is_refused_with_a_reason(tmp_path: Path, spoil, reason: str) -> None:
    path = tmp_path / "a.gz"
    path.write_bytes(spoil(gzip.compress(bytes(range(256)) * 40)))
    with Stream(str(path), limit=1_000_000) as stream, pytest.raises(UnreadableDocument, match=reason):
        stream.whole()


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.jsonl.gz"
    path.write_bytes(gzip.compress(b"\n" * 50_000_000))
    seen = 0
    with Stream(str(path), limit=100_000) as stream, pytest.raises(UnreadableDocument, match="200 times"):  # noqa: PT012
        for chunk in stream.chunks():
            seen += len(chunk)
    assert seen < 15_000_000
    with Stream(str(path), limit=100_000) as stream, pytest.raises(UnreadableDocument, match=r"limit of 100,000 bytes"):
        stream.whole()


@pytest.mark.parametrize("make", ["missing", "folder"])
def test_what_cannot_be_opened_is_named(tmp_path: Path, make: str) -> None:
    if make == "folder":
        (tmp_path / make).mkdir()
    with pytest.raises(UnreadableDocument, match=make):
        Stream(str(tmp_path / make), limit=10)


@given(data=st.binary(max_size=200), size=st.integers(1, 9), limit=st.integers(1, 30))
def test_lines_are_those_of_split_however_the_bytes_come(data: bytes, size: int, limit: int) -> None:
    chunks = [data[i : i + size] for i in range(0, len(data), size)]
    expected = data.split(b"\n")
    if expected[-1] == b"":
        expected.pop()
    found = list(lines(chunks, limit=limit))
    assert found == [(n, line if len(line) <= limit else None) for n, line in enumerate(expected, 1)]
