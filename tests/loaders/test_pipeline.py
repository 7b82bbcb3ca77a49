from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from graph.errors import UnreadableDocument
from graph.settings import Settings
from loaders.pipeline import Outcome, Pipeline, inputs, run

GOOD = b"Police seize drugs\n\nThe Calgary Police Service seized two kilograms of cocaine during Operation Harvest.\n"
PAGE = b"<html lang='en'><body><p>The Calgary Police Service led Operation Harvest.</p></body></html>"

UNREADABLE = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b"\n \n\t", "empty"),
    "nul.txt": (b"Officers seized\x00 cocaine", "NUL"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(1, 32)) * 20, "binary"),
    "empty.html": (b"<html><body></body></html>", "without text"),
    "large.txt": (b"word " * 1_000, "limit"),
}


@pytest.fixture
def small(pipeline: Pipeline) -> Pipeline:
    """Return a pipeline that reads at most 2,000 bytes, with the models of the shared one."""
    made = Pipeline(Settings(max_bytes=2_000))
    made.models = pipeline.models
    return made


@pytest.mark.parametrize("name", UNREADABLE)
def test_read_refuses_an_unreadable_input_by_name_and_says_what_is_wrong(
    small: Pipeline, tmp_path: Path, name: str
) -> None:
    data, word = UNREADABLE[name]
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableDocument) as caught:
        small.read(str(path))
    assert caught.value.source == str(path)
    assert word in caught.value.reason


def test_read_says_which_setting_raises_the_limit(small: Pipeline, tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"word " * 1_000)
    with pytest.raises(UnreadableDocument, match=r"5,000 bytes.*2,000.*OPSGRAPH_MAX_BYTES"):
        small.read(str(path))


def test_read_reads_an_input_of_exactly_the_limit(small: Pipeline, tmp_path: Path) -> None:
    path = tmp_path / "full.txt"
    path.write_bytes((b"word " * 400)[:2_000])
    assert len(small.read(str(path)).text) == 2_000


@pytest.mark.parametrize("make", ["missing", "folder"])
def test_read_names_an_input_that_cannot_be_opened(small: Pipeline, tmp_path: Path, make: str) -> None:
    path = tmp_path / make
    if make == "folder":
        path.mkdir()
    with pytest.raises(UnreadableDocument, match=make):
        small.read(str(path))


def test_read_takes_standard_input_for_a_hyphen(small: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(GOOD)))
    document = small.read("-")
    assert document.source == "-"
    assert "Operation Harvest" in document.text


def test_read_holds_standard_input_to_the_limit(small: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"word " * 1_000)))
    with pytest.raises(UnreadableDocument, match="limit"):
        small.read("-")


def test_read_knows_a_page_by_its_bytes_whatever_its_name(small: Pipeline, tmp_path: Path) -> None:
    for name in ("page.html", "page.txt", "page"):
        (tmp_path / name).write_bytes(b"\n" + PAGE)
        assert small.read(str(tmp_path / name)).text == "The Calgary Police Service led Operation Harvest."


def test_read_refuses_an_input_that_holds_several_documents(small: Pipeline, tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_text('{"text": "Two people were charged."}\n', encoding="utf-8")
    assert small.read(str(path)).text == "Two people were charged."
    path.write_text('{"text": "Two people were charged."}\n{"text": "Three were not."}\n', encoding="utf-8")
    with pytest.raises(UnreadableDocument, match="holds several documents"):
        small.read(str(path))


def test_run_reads_the_documents_of_an_input_one_by_one(small: Pipeline, tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_text("".join(f'{{"text": "{n} people were charged."}}\n' for n in range(2, 12)), encoding="utf-8")
    seen = []
    for outcome in run([str(path)], small):
        assert outcome.extraction is not None
        assert outcome.input == str(path)
        seen.append(outcome.source)
    assert seen == [f"{path}#L{n}" for n in range(1, 11)]


def test_run_goes_on_after_each_failure_and_keeps_the_order(small: Pipeline, tmp_path: Path) -> None:
    for name, (data, _) in UNREADABLE.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "release.txt").write_bytes(GOOD)
    (tmp_path / "zebra.html").write_bytes(PAGE)
    sources = [*inputs([str(tmp_path)]), str(tmp_path / "missing.txt")]

    outcomes = list(run(sources, small))

    assert [o.source for o in outcomes] == sources
    by_name = {Path(o.source).name: o for o in outcomes}
    assert {n for n, o in by_name.items() if o.status == "read"} == {"release.txt", "zebra.html"}
    assert all(o.extraction is None and o.reason and o.seconds >= 0 for o in outcomes if o.status == "failed")
    assert all(UNREADABLE[n][1] in by_name[n].reason for n in UNREADABLE)


def test_run_gives_the_claims_of_what_was_read(small: Pipeline, tmp_path: Path) -> None:
    path = tmp_path / "release.txt"
    path.write_bytes(GOOD)
    (outcome,) = run([str(path)], small)
    assert isinstance(outcome, Outcome)
    assert outcome.extraction is not None
    assert outcome.reason == ""
    assert any(c.predicate == "SEIZED" for c in outcome.extraction.claims)


def test_run_reads_only_as_far_as_it_is_asked(small: Pipeline, tmp_path: Path) -> None:
    (tmp_path / "release.txt").write_bytes(GOOD)

    def sources():
        yield str(tmp_path / "release.txt")
        pytest.fail("the second input was asked for before the first outcome was taken")

    assert next(run(sources(), small)).status == "read"


def test_run_notes_a_language_that_is_not_read(small: Pipeline, tmp_path: Path) -> None:
    text = (
        "Die Polizei hat gestern in Hamburg zwei Kilogramm Kokain beschlagnahmt und drei Verdächtige festgenommen. " * 5
    )
    (tmp_path / "release.txt").write_text(text, encoding="utf-8")
    (outcome,) = run([str(tmp_path / "release.txt")], small)
    assert outcome.status == "read"
    assert "language 'de' is not read" in outcome.reason


def test_inputs_lists_the_files_under_folders_in_order_without_hidden_ones(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "a.txt", "b/d.txt", ".hidden"):
        (tmp_path / name).write_bytes(b"words")
    found = list(inputs(["-", str(tmp_path), "other.txt"]))
    assert found == ["-", *(str(tmp_path / n) for n in ("a.txt", "b/d.txt", "c.txt")), "other.txt"]


def test_inputs_passes_over_hidden_folders(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_bytes(b"words")
    assert list(inputs([str(tmp_path)])) == []
