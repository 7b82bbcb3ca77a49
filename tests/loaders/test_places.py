"""What a document's place is called from everywhere, and by what it was extracted."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.places import Place, is_address, place_of
from loaders.version import extraction_version


@pytest.mark.parametrize(
    ("given", "source", "expected"),
    [
        ("a.txt", "a.txt", Place("{here}/a.txt")),
        ("../x/./a.txt", "../x/./a.txt", Place("{up}/x/a.txt")),
        ("a.jsonl", "a.jsonl#L3", Place(within="{here}/a.jsonl")),
        ("a.json", "a.json#[3]", Place(within="{here}/a.json")),
        ("a.json", "a.json#items[3]", Place(within="{here}/a.json")),
        ("n.zip", "n.zip/march/mail.eml/release.pdf", Place("{here}/n.zip/march/mail.eml/release.pdf")),
        ("n.zip", "n.zip/all.jsonl#L1", Place(within="{here}/n.zip/all.jsonl")),
        ("odd#L2", "odd#L2", Place("{here}/odd#L2")),
        ("https://x.org/a", "https://x.org/a", Place("https://x.org/a")),
        ("-", "-", Place()),
        ("-", "-#L4", Place()),
    ],
)
def test_place(given: str, source: str, expected: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names = {"here": str(tmp_path), "up": str(tmp_path.parent)}
    told = Place(expected.named.format(**names), expected.within.format(**names))
    assert place_of(given, source) == told


def test_version_is_short_and_the_same_each_time() -> None:
    first = extraction_version()
    extraction_version.cache_clear()
    assert extraction_version() == first
    assert len(first) == 12
    assert set(first) <= set("0123456789abcdef")


def test_version_changes_with_a_rule_and_not_with_how_inputs_are_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").mkdir()
    rule, opening = tmp_path / "data" / "frames.toml", tmp_path / "inputs.py"
    rule.write_text("one", "utf-8")
    opening.write_text("one", "utf-8")
    monkeypatch.setattr("loaders.version._FOLDER", tmp_path)
    compute = extraction_version.__wrapped__
    first = compute()
    opening.write_text("two", "utf-8")
    assert compute() == first
    rule.write_text("two", "utf-8")
    assert compute() != first


def test_what_looks_like_an_address_is_one() -> None:
    assert all(map(is_address, ("https://a.b/c", "HTTP://a", "file:///x", "ftp://x")))
    assert not any(map(is_address, ("a.txt", "/a/b", "-", "C:\\a", "a:b", "./http://x")))
