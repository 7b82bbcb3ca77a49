from __future__ import annotations

import codecs

import pytest

from graph.errors import UnreadableDocument
from loaders.encoding import decode

TEXT = "Opération Étoile — 12 arrêtés à Montréal, 46,17 kg saisis.\nL’enquête a coûté 3 M€.\n"
PLAIN = "Officers seized 12 kilograms of cocaine in Calgary.\nTwo people were charged.\n"

ENCODINGS = {
    "utf-8": TEXT.encode(),
    "utf-8 with a byte-order mark": codecs.BOM_UTF8 + TEXT.encode(),
    "Windows-1252": TEXT.encode("cp1252"),
    "UTF-16 LE with a mark": codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
    "UTF-16 BE with a mark": codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    "UTF-32 LE with a mark": codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
    "UTF-32 BE with a mark": codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"),
}


@pytest.mark.parametrize("data", ENCODINGS.values(), ids=ENCODINGS)
def test_decode_reads_the_same_text_from_every_encoding(data: bytes) -> None:
    assert decode("release.txt", data) == TEXT


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_decode_knows_utf_16_without_a_mark_by_its_zero_bytes(name: str) -> None:
    assert decode("release.txt", PLAIN.encode(name)) == PLAIN


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_decode_knows_utf_16_without_a_mark_where_the_text_has_typographic_signs(name: str) -> None:
    assert decode("release.txt", TEXT.encode(name)) == TEXT


def test_decode_reads_latin_1_with_its_accents() -> None:
    text = "L'été dernier, à Québec: saisie de 12 kg de cocaïne.\n"
    assert decode("release.txt", text.encode("latin-1")) == text


def test_decode_reads_the_bytes_that_windows_1252_leaves_free() -> None:
    data = "caf\u00e9 ".encode("latin-1") + b"\x81 and more words so that it is a text"
    assert decode("release.txt", data).startswith("caf\u00e9 \x81 and")


def test_decode_believes_a_declared_encoding_where_utf_8_does_not_fit() -> None:
    assert decode("page.html", "Łódź".encode("iso-8859-2"), declared="iso-8859-2") == "Łódź"


def test_decode_passes_over_a_declared_encoding_that_does_not_exist() -> None:
    assert decode("page.html", "café".encode("latin-1"), declared="klingon-1") == "café"


def test_decode_does_not_believe_a_declaration_against_valid_utf_8() -> None:
    assert decode("page.html", "café".encode(), declared="latin-1") == "café"


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\n"])
def test_decode_writes_every_newline_as_one_character(newline: str) -> None:
    assert decode("release.txt", newline.join(["one", "two", "", "three"]).encode()) == "one\ntwo\n\nthree"


def test_decode_changes_nothing_else() -> None:
    text = "  Two  spaces,\ta tab, a no-break\u00a0space, cafe\u0301 and ﬁve.  \n\n"
    assert decode("release.txt", text.encode()) == text


UNREADABLE = {
    "nothing": (b"", "empty"),
    "white space": (b" \n\t\r\n ", "empty"),
    "a mark alone": (codecs.BOM_UTF8, "empty"),
    "a UTF-16 mark alone": (codecs.BOM_UTF16_LE, "empty"),
    "NUL bytes": (b"Officers seized\x00\x00 cocaine in Calgary.", "NUL"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 4, ""),
    "control characters": (bytes(range(1, 32)) * 40, "binary"),
}


@pytest.mark.parametrize(("data", "word"), UNREADABLE.values(), ids=UNREADABLE)
def test_decode_refuses_what_is_no_text_and_says_so(data: bytes, word: str) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        decode("odd.txt", data)
    assert caught.value.source == "odd.txt"
    assert word in caught.value.reason
    assert "expected" in caught.value.reason or "convert" in caught.value.reason
    assert str(caught.value).startswith("odd.txt: ")


def test_decode_passes_over_a_declared_encoding_that_a_broken_template_wrote() -> None:
    assert decode("page.html", "café".encode("latin-1"), declared="undefined") == "café"


def test_decode_lets_no_half_of_a_pair_into_the_text() -> None:
    text = decode("page.html", b"caf\xe9 \\ud800 words", declared="unicode_escape")
    assert text.encode().decode() == text
