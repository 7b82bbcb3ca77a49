"""The verbs that read documents: a bad one among good ones never stops a run."""

import json

import pytest

GOOD = "The Royal Canadian Mounted Police led Operation Example Blizzard. Officers arrested 12 people in Toronto.\n"
OTHER = "The Canada Border Services Agency took part in Operation Sample Thaw in Montreal.\n"


@pytest.fixture
def folder(tmp_path):
    """Two documents and a file that is none."""
    place = tmp_path / "papers"
    (place / "more").mkdir(parents=True)
    (place / "good.txt").write_text(GOOD, "utf-8")
    (place / "more" / "other.txt").write_text(OTHER, "utf-8")
    (place / "bad.txt").write_bytes(b"\x00\x01\x02 not a text")
    return place


def test_ingest_loads_the_good_and_lists_the_bad(call, folder, tmp_path):
    store = f"embedded:{tmp_path / 'store'}"

    first = call("ingest", folder, tmp_path / "missing.txt", store=store)
    again = call("ingest", folder / "good.txt", store=store)
    info = json.loads(call("info", store=store).stdout)

    assert first.exit_code == 1
    lines = dict(line.rsplit(maxsplit=1) for line in first.stdout.splitlines()[1:7])
    assert {k.strip(): v for k, v in lines.items()} | {"seconds": "", "claims": ""} == {
        "loaded": "2",
        "unchanged": "0",
        "failed": "2",
        "refused by the ontology": "0",
        "seconds": "",
        "claims": "",
    }
    assert "bad.txt" in first.stdout
    assert "missing.txt" in first.stdout
    assert "[4/4]" in first.stderr
    assert again.exit_code == 0
    assert "unchanged                1" in again.stdout
    assert info["documents"] == 2
    assert info["attempts"] == {"failed": 2, "loaded": 2, "unchanged": 1}
    assert {f["input"].rpartition("/")[2] for f in info["failures"]} == {"bad.txt", "missing.txt"}
    assert len(info["failures"][0]["at"]) == len("2026-01-01T00:00:00+00:00")


def test_extract_of_a_file_prints_json_lines(call, folder):
    result = call("extract", folder / "good.txt")

    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert [r["record"] for r in records][:2] == ["document", "entity"]
    assert "LED" in {r["predicate"] for r in records if r["record"] == "claim"}
    for record in records[1:]:
        assert GOOD[record["start"] : record["end"]] == record["quote"]


def test_extract_reads_stdin(call):
    result = call("extract", "-", given=GOOD)

    assert json.loads(result.stdout.splitlines()[0])["source"] == "-"


def test_extract_of_a_folder_writes_a_file_for_each_document(call, folder, tmp_path):
    (folder / "good.html").write_text(f"<p>{OTHER}</p>", "utf-8")
    out = tmp_path / "out"

    result = call("extract", folder, "--out", out)

    assert result.exit_code == 1
    assert result.stdout == ""
    assert "error:" in result.stderr
    assert "bad.txt" in result.stderr
    written = sorted(str(f.relative_to(out)) for f in out.rglob("*.jsonl"))
    assert written == ["good.jsonl", "good.txt.jsonl", "more/other.jsonl"]
    for file in out.rglob("*.jsonl"):
        assert all(json.loads(line) for line in file.read_text("utf-8").splitlines())


def test_extract_of_a_folder_without_a_place_to_write_is_a_usage_error(call, folder):
    result = call("extract", folder)

    assert result.exit_code == 2
    assert "--out DIR" in result.stderr


def test_doctor_finds_everything_in_place_and_says_what_it_looked_at(call):
    result = call("doctor")

    assert result.exit_code == 0
    for name in ("Python", "packages", "model for 'en'", "model for 'fr'", "embedded engine", "store"):
        assert f"ok  {name}: " in result.stdout


def test_doctor_says_what_to_do_where_something_is_missing(call, monkeypatch):
    monkeypatch.setattr("importlib.metadata.requires", lambda _: ["no-such-package==1.0", "rich==0.1"])

    result = call("doctor")

    assert result.exit_code == 1
    assert "BAD packages: no-such-package is missing; rich is " in result.stdout
    assert "uv sync" in result.stdout
