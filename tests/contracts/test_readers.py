"""What every reader must do; a new one is tested the day it appears."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.discover import discover
from graph.errors import UnreadableDocument
from loaders import readers
from loaders.readers.base import Reader
from tests.loaders.files import opened, printed, rich, word

FOUND = discover(readers, "READER", Reader)
READERS = FOUND.plugins
NAMES = [r.name for r in READERS]

BODY = "Officers seized two kilograms of cocaine in Laval, près de l’aéroport, on March 4, 2024."
#: One small input for each format, by reader; a new reader adds its own.
SAMPLES = {
    "markdown": (
        "release.md",
        f"---\ntitle: Two charged\ndate: 2024-03-04\n---\n# Two charged\n\n**{BODY}**\n\n- one [link](http://x.y)\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n```\nx\n```\n".encode(),
    ),
    "plain-text": ("release.txt", f"Two charged in Laval\r\n\r\n{BODY}\r\n".encode()),
    "web-page": (
        "release.html",
        f"<html lang='en'><body><nav>Menu</nav><h1>Two charged</h1><p>{BODY}</p></body></html>".encode(),
    ),
    "pdf": ("release.pdf", printed([["Two charged in Laval", BODY, "It was said on Monday."]])),
    "open-document": ("release.odt", opened(["Two charged in Laval", BODY, "It was said on Monday."])),
    "rich-text": ("release.rtf", rich(["Two charged in Laval", BODY, "It was said on Monday."])),
    "word": ("release.docx", word(["Two charged in Laval", BODY, "It was said on Monday."])),
}


def _sample(reader: Reader) -> tuple[str, bytes]:
    return SAMPLES[reader.name.partition("/")[0]]


def test_there_are_readers_and_none_is_unavailable() -> None:
    assert {n.partition("/")[0] for n in NAMES} >= {
        "markdown",
        "plain-text",
        "web-page",
        "pdf",
        "word",
        "open-document",
        "rich-text",
    }
    assert FOUND.unavailable == ()
    assert [r.name for r in READERS if r.missing] == []
    assert len({r.format for r in READERS} - {""}) == len(READERS), "each is asked for by a word of its own"


@pytest.mark.parametrize("reader", READERS, ids=NAMES)
class TestReader:
    def test_is_named_with_a_version_and_says_what_it_reads(self, reader: Reader) -> None:
        assert reader.name.partition("/")[2].isdigit()
        assert reader.formats

    def test_bids_highest_for_its_own_format(self, reader: Reader) -> None:
        name, data = _sample(reader)
        bids = {r.name: r.bid(name, data[:4096]) for r in READERS}
        assert max(bids, key=lambda n: bids[n]) == reader.name
        assert bids[reader.name] > 0

    def test_bids_a_number_for_anything(self, reader: Reader) -> None:
        for name, head in (("", b""), ("x", b"\x00\xff"), ("a/b.c.d", b"<"), ("-", b"words")):
            assert reader.bid(name, head) >= 0

    def test_reads_its_sample_with_blocks_that_stand_in_the_text(self, reader: Reader) -> None:
        name, data = _sample(reader)
        document = reader.read(name, data)
        assert document.reader == reader.name
        assert document.source == name
        # the fonts that every PDF has know no curly quotes
        assert BODY.replace("’", "'") in [
            document.text[b.start : b.end].replace("’", "'") for b in document.blocks if b.keep
        ]
        assert "\r" not in document.text
        starts = [b.start for b in document.blocks]
        ends = [b.end for b in document.blocks]
        assert all(start < end for start, end in zip(starts, ends, strict=True))
        assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))
        assert all(document.text[b.start : b.end].strip() == document.text[b.start : b.end] for b in document.blocks)

    def test_gives_a_reason_for_each_masked_block_and_an_origin_for_each_stated_value(self, reader: Reader) -> None:
        document = reader.read(*_sample(reader))
        assert all(b.reason for b in document.blocks if not b.keep)
        stated = (document.title, document.publisher, document.published, document.language)
        assert all(s.value and s.origin for s in stated if s is not None)
        assert document.language is not None

    def test_reads_the_same_document_twice(self, reader: Reader) -> None:
        assert reader.read(*_sample(reader)) == reader.read(*_sample(reader))

    @pytest.mark.parametrize("data", [b"", b" \n ", b"words\x00words", b"\x01\x02\x03\x04" * 300])
    def test_refuses_what_it_cannot_read_by_name_and_with_a_reason(self, reader: Reader, data: bytes) -> None:
        name, _ = _sample(reader)
        with pytest.raises(UnreadableDocument) as caught:
            reader.read(name, data)
        assert caught.value.source == name
        assert len(caught.value.reason) > 10

    def test_survives_its_sample_cut_anywhere(self, reader: Reader) -> None:
        name, data = _sample(reader)
        for cut in range(0, len(data), 7):
            try:
                document = reader.read(name, data[:cut])
            except UnreadableDocument:
                continue
            assert document.text.strip()


def _never_crashes(reader: Reader, name: str, data: bytes) -> None:
    """Read, and where that brings a document, check that its blocks stand in its text."""
    try:
        document = reader.read(name, data)
    except UnreadableDocument:
        return
    assert document.text.strip()
    assert document.text.encode("utf-8")
    assert all(document.text[b.start : b.end].strip() for b in document.blocks)
    assert document == reader.read(name, data)


FUZZ = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("reader", READERS, ids=NAMES)
@given(data=st.binary(max_size=400))
@FUZZ
def test_random_bytes_never_crash_a_reader(reader: Reader, data: bytes) -> None:
    assert reader.bid(_sample(reader)[0], data) >= 0
    _never_crashes(reader, _sample(reader)[0], data)


@pytest.mark.parametrize("reader", READERS, ids=NAMES)
@given(
    words=st.lists(
        st.sampled_from([*list("#*_`>|-+~[](){}<!/&;:=\\\"'.0aé \n\t"), "---\n", "<p>", "</", "\ud7ff", "x y"])
    )
)
@FUZZ
def test_signs_in_any_order_never_crash_a_reader(reader: Reader, words: list[str]) -> None:
    _never_crashes(reader, _sample(reader)[0], "".join(words).encode())


@pytest.mark.parametrize("reader", READERS, ids=NAMES)
@given(
    start=st.integers(0, 300),
    end=st.integers(0, 300),
    flips=st.lists(st.tuples(st.integers(0, 299), st.integers(0, 255))),
)
@FUZZ
def test_a_sample_cut_and_with_bytes_changed_never_crashes_a_reader(
    reader: Reader, start: int, end: int, flips: list[tuple[int, int]]
) -> None:
    name, sample = _sample(reader)
    data = bytearray(sample)
    for at, value in flips:
        data[at % len(data)] = value
    _never_crashes(reader, name, bytes(data[start:][:end]))
