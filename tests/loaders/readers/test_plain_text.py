from __future__ import annotations

import hashlib

import pytest

from loaders.readers.plain_text import READER, text_document

RELEASE = (
    "Two Charged After Search in Laval\n\n"
    "LAVAL, Que., March 4, 2024 – Officers of the Laval police service seized two kilograms of cocaine on Monday.\n\n"
    "Two people were charged. The next hearing is on March 11, 2024.\n"
)
COMMUNIQUE = (
    "Deux accusés après une perquisition\n\n"
    "Laval, le 4 mars 2024 – Les policiers de la ville ont saisi deux kilos de cocaïne dans une maison.\n\n"
    "Deux personnes ont été accusées et elles seront de retour devant le tribunal la semaine prochaine.\n"
)


def test_text_document_takes_the_first_line_as_title_and_says_so() -> None:
    title = text_document("release.txt", RELEASE).title
    assert title is not None
    assert (title.value, title.origin) == ("Two Charged After Search in Laval", "first line")


def test_text_document_has_no_title_where_the_text_begins_with_a_sentence() -> None:
    assert text_document("release.txt", "Two people were charged. The case goes on.\n").title is None


def test_text_document_takes_the_date_of_the_dateline_and_says_so() -> None:
    published = text_document("release.txt", RELEASE).published
    assert published is not None
    assert (published.value, published.origin) == ("2024-03-04", "dateline")


def test_text_document_takes_the_first_full_date_where_there_is_no_dateline() -> None:
    published = text_document(
        "release.txt", "Two Charged\nIn March 2023 a search began. It ended on May 6, 2023.\n"
    ).published
    assert published is not None
    assert (published.value, published.origin) == ("2023-05-06", "first date of the text")


def test_text_document_leaves_unknown_what_the_text_does_not_say() -> None:
    document = text_document("release.txt", "Two people were charged in Laval. The case goes on.\n")
    assert document.published is None
    assert document.publisher is None
    assert document.url == ""


@pytest.mark.parametrize(("text", "language"), [(RELEASE, "en"), (COMMUNIQUE, "fr")])
def test_text_document_knows_the_language_by_its_stop_words(text: str, language: str) -> None:
    stated = text_document("release.txt", text).language
    assert stated is not None
    assert (stated.value, stated.origin) == (language, "stop words of the text")


def test_the_id_is_the_sha256_of_the_canonical_text_whatever_the_encoding() -> None:
    expected = hashlib.sha256(COMMUNIQUE.encode()).hexdigest()
    for data in (
        COMMUNIQUE.encode(),
        b"\xef\xbb\xbf" + COMMUNIQUE.encode(),
        COMMUNIQUE.encode("cp1252"),
        COMMUNIQUE.encode("utf-16"),
        COMMUNIQUE.replace("\n", "\r\n").encode(),
    ):
        assert READER.read("release.txt", data).id == expected


def test_the_id_does_not_depend_on_the_name_of_the_file() -> None:
    assert READER.read("a.txt", RELEASE.encode()).id == READER.read("b/c.txt", RELEASE.encode()).id
    assert READER.read("a.txt", RELEASE.encode()).id != READER.read("a.txt", (RELEASE + ".").encode()).id


def test_the_reader_bids_high_for_text_and_low_for_a_page() -> None:
    assert (
        READER.bid("release.txt", b"Two people were charged.")
        > READER.bid("release.md", b"Two people were charged.")
        > 0
    )
    assert READER.bid("release.txt", b"<!DOCTYPE html><html>") < 1
