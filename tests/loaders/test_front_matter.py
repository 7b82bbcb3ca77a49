from __future__ import annotations

import pytest

from loaders.front_matter import front_matter


def test_yaml_and_toml_are_read_and_cut_off() -> None:
    assert front_matter("---\ntitle: A\nlang: no\ndate: 2024-13-45\n---\nText\n") == (
        {"title": "A", "lang": "no", "date": "2024-13-45"}, "Text\n", "front matter",
    )  # fmt: skip
    said, rest, origin = front_matter('+++\ntitle = "A"\ndate = 2024-03-04\n+++\nText')
    assert (said["title"], str(said["date"]), rest, origin) == ("A", "2024-03-04", "Text", "front matter")


@pytest.mark.parametrize(
    "body",
    [
        "title: A: b\n\tx: [",
        "title: 'A: b'\nurl: {",
        "title: A: b\n&a [*a",
        "title: A: b\nx: !!python/object/apply:os.system [ls]",
    ],
)
def test_a_broken_one_gives_its_plain_lines_and_never_takes_the_text_along(body: str) -> None:
    said, rest, origin = front_matter(f"---\n{body}\n---\nText\n")
    assert said["title"] == "A: b"
    assert rest == "Text\n"
    assert origin == "broken front matter"


def test_objects_are_never_made() -> None:
    said, _, _ = front_matter("---\na: !!python/object/apply:os.getcwd []\n---\nText")
    assert said["a"] == []


@pytest.mark.parametrize(
    "text", ["Text", "---\n\nText\n\n---\nMore", "---\nNo end: of it", "Text\n---\na: b\n---\n", "---\n---\nText"]
)
def test_a_rule_between_paragraphs_is_none(text: str) -> None:
    assert front_matter(text) == ({}, text, "")


def test_a_long_gap_inside_a_value_is_read() -> None:
    """The end of a value was looked for at each space of it: sixty thousand of them took minutes."""
    gap = " " * 60_000
    said, body, origin = front_matter(f"---\ntitle: 'a{gap}b'  \nnot yaml: [\n---\ntext")
    assert (said["title"], body, origin) == (f"a{gap}b", "text", "broken front matter")
