from __future__ import annotations

import pytest

from loaders.annotate.dates import iso_date, moments, publication_date

#: Text; the first day, the last day of a range.
DATES = [
    ("on December 9, 2024", "2024-12-09", ""),
    ("on Dec. 9, 2024", "2024-12-09", ""),
    ("on December 9th, 2024", "2024-12-09", ""),
    ("on Monday, March 4, 2024", "2024-03-04", ""),
    ("on 9 December 2024", "2024-12-09", ""),
    ("on the 9th of December, 2024", "2024-12-09", ""),
    ("le 9 décembre 2024", "2024-12-09", ""),
    ("le 1er mars 2023", "2023-03-01", ""),
    ("dated 2024-12-09", "2024-12-09", ""),
    ("in December 2024", "2024-12", ""),
    ("in Sept. 2024", "2024-09", ""),
    ("en février 2024", "2024-02", ""),
    ("early December 2024", "2024-12", ""),
    ("mi-décembre 2024", "2024-12", ""),
    ("in the fall of 2023", "2023", ""),
    ("à l’automne 2023", "2023", ""),
    ("in 2021", "2021", ""),
    ("since 2019", "2019", ""),
    ("en 2019", "2019", ""),
    ("depuis 2019", "2019", ""),
    ("late 2023", "2023", ""),
    ("fin 2023", "2023", ""),
    ("from December 9, 2024 to January 18, 2025", "2024-12-09", "2025-01-18"),
    ("from October 2023 until May 2024", "2023-10", "2024-05"),
    ("March 3-9, 2024", "2024-03-03", "2024-03-09"),
    ("March 3 – 9, 2024", "2024-03-03", "2024-03-09"),
    ("3-9 March 2024", "2024-03-03", "2024-03-09"),
    ("du 3 au 9 mars 2024", "2024-03-03", "2024-03-09"),
    ("entre le 3 mars 2024 et le 9 avril 2024", "2024-03-03", "2024-04-09"),
]
#: The same with the date on which the document was published.
RELATIVE = [
    ("on March 3", "2024-03-10", "2024-03-03", ""),
    ("le 3 mars", "2024-03-10", "2024-03-03", ""),
    ("on March 10", "2024-03-10", "2024-03-10", ""),
    ("on July 4", "2024-03-10", "2023-07-04", ""),
    ("between March 3 and March 9, 2024", "2024-03-10", "2024-03-03", "2024-03-09"),
    ("from December 9 to January 18, 2025", "2025-02-01", "2024-12-09", "2025-01-18"),
]
LOST_RANGES = [
    ("from December 9 to January 18, 2025", "", "2024-12-09", "2025-01-18"),
    ("du 30 mars au 2 avril 2024", "", "2024-03-30", "2024-04-02"),
    ("du 30 mars au 2 avril 2024", "2024-03-10", "2024-03-30", "2024-04-02"),
    ("from January to March 2024", "", "2024-01", "2024-03"),
    ("October 1 to 5, 2024", "2024-10-20", "2024-10-01", "2024-10-05"),
    ("between June 1, 2023, and June 5, 2023", "", "2023-06-01", "2023-06-05"),
    ("between 2019 and 2021", "", "2019", "2021"),
]


@pytest.mark.parametrize(("text", "start", "end"), DATES, ids=[row[0] for row in DATES])
def test_moments_reads_a_date_as_precisely_as_it_is_written(text: str, start: str, end: str) -> None:
    assert [(m.start, m.end) for m in moments(f"It happened {text}.")] == [(start, end)]


@pytest.mark.parametrize(("text", "published", "start", "end"), RELATIVE, ids=[row[0] for row in RELATIVE])
def test_moments_takes_the_year_from_the_publication(text: str, published: str, start: str, end: str) -> None:
    assert [(m.start, m.end) for m in moments(f"It happened {text}.", published=published)] == [(start, end)]


@pytest.mark.parametrize(
    ("text", "published", "start", "end"), LOST_RANGES, ids=[f"{r[0]}, {r[1]}" for r in LOST_RANGES]
)
def test_moments_should_read_the_range(text: str, published: str, start: str, end: str) -> None:
    test_moments_takes_the_year_from_the_publication(text, published, start, end)


@pytest.mark.parametrize(
    "text",
    [
        "May be late",
        "the march was long",
        "in may",
        "$2,024",
        "in 20245",
        "on March 3",
        "item 12/09/2024",
        "2024-13-01",
        "décembre dernier",
    ],
)
def test_moments_reads_no_date_where_none_is_certain(text: str) -> None:
    assert moments(text) == ()


def test_moments_spans_the_words_of_the_date() -> None:
    text = "It ran from December 9, 2024 to January 18, 2025, and again in May 2025."
    assert [text[m.span.start : m.span.end] for m in moments(text)] == [
        "December 9, 2024 to January 18, 2025",
        "May 2025",
    ]


def test_moments_takes_two_dates_that_are_listed_as_two() -> None:
    assert [(m.start, m.end) for m in moments("The homes were searched on March 3, 2024 and March 9, 2024.")] == [
        ("2024-03-03", ""),
        ("2024-03-09", ""),
    ]


def test_moments_reads_no_day_that_the_calendar_lacks() -> None:
    assert all(m.start != "2024-02-30" for m in moments("on February 30, 2024"))


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2024-03-04T09:30:00-05:00", "2024-03-04"),
        ("2024-03-04", "2024-03-04"),
        ("2024-03", "2024-03"),
        ("2024", "2024"),
        ("March 4, 2024", "2024-03-04"),
        ("Mon, 04 Mar 2024 09:00:00 GMT", "2024-03-04"),
        ("4 mars 2024", "2024-03-04"),
        ("yesterday", ""),
        ("04.03.2024", ""),
        ("", ""),
    ],
)
def test_iso_date_reads_what_the_head_of_a_page_states(value: str, date: str) -> None:
    assert iso_date(value) == date


def test_iso_date_refuses_what_the_calendar_lacks() -> None:
    assert iso_date("2024-99-99") in {"", "2024"}


def test_publication_date_prefers_the_dateline_and_says_so() -> None:
    stated = publication_date("Search explained\nLAVAL, March 4, 2024 – Officers seized drugs on May 6, 2022.")
    assert stated is not None
    assert (stated.value, stated.origin) == ("2024-03-04", "dateline")


def test_publication_date_does_not_take_a_date_in_the_title_for_the_dateline() -> None:
    stated = publication_date("Search of June 1, 2023 explained\nLAVAL, March 4, 2024 – Officers seized drugs.")
    assert stated is not None
    assert stated.value == "2024-03-04"


def test_publication_date_takes_no_date_without_a_day() -> None:
    assert publication_date("In March 2024 officers seized drugs.") is None
