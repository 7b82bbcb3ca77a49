from __future__ import annotations

import pytest

from graph.model import Document, Stated
from loaders.metadata import About, about, described, fields, language_code, plain, usual_names


def test_every_field_has_usual_names_and_no_name_is_of_two() -> None:
    names = [n for f in fields() for n in usual_names(f)]
    assert {"text", "title", "published", "publisher", "language", "url"} <= set(fields())
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("said", "code"),
    [("en", "en"), ("fr-CA", "fr"), ("eng", "en"), ("fre", "fr"), ("French", "fr"), ("zh_Hans", "zh"), ("xx", ""), ("", ""), (3, ""), (None, "")],
)  # fmt: skip
def test_language_code_reads_codes_and_names(said: object, code: str) -> None:
    assert language_code(said) == code


def test_about_finds_names_in_any_spelling_and_in_objects_and_keeps_the_origin() -> None:
    said = about(
        {
            "Headline": "  Two\ncharged ",
            "DATE_PUBLISHED": "2024-03-04T10:00:00Z",
            "publisher": {"@type": "Organization", "name": "Laval Police"},
            "inLanguage": "fr",
            "url": "https://example.org/a",
        },
        "field",
        {},
    )
    assert said == About(
        title=Stated("Two charged", "field headline"),
        publisher=Stated("Laval Police", "field publisher"),
        published=Stated("2024-03-04", "field datePublished"),
        language=Stated("fr", "field inLanguage"),
        url="https://example.org/a",
    )


def test_about_takes_an_address_for_no_publisher_and_a_date_that_is_none_for_nothing() -> None:
    said = about(
        {"source": "https://example.org/a", "date": "soon", "published": 1709550000, "author": "J. Doe"}, "field", {}
    )
    assert said.publisher is None
    assert said.url == "https://example.org/a"
    assert said.published == Stated("2024-03-04", "field published")
    assert about({"date": 12, "published": 10**30}, "field", {}).published is None


def test_a_named_field_is_looked_for_under_that_name_only() -> None:
    assert about({"title": "a", "kop": "b"}, "field", {"title": "kop"}).title == Stated("b", "field kop")
    assert about({"title": "a"}, "field", {"title": "kop"}).title is None


@pytest.mark.parametrize("value", [None, True, [], {}, [[1]], {"name": 3}, object()])
def test_plain_of_what_says_nothing_is_empty(value: object) -> None:
    assert plain(value) == ""


def test_described_goes_before_what_the_text_shows_and_leaves_the_rest() -> None:
    document = Document("words", "x", "r/1", title=Stated("old", "first line"), language=Stated("en", "stop words"))
    after = described(document, About(title=Stated("new", "field title"), url="https://example.org"))
    assert after.title == Stated("new", "field title")
    assert after.language == document.language
    assert (after.url, after.id) == ("https://example.org", document.id)
