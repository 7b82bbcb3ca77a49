"""The verbs that read documents: a bad one among good ones never stops a run."""

import gzip
import hashlib
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
    lines = dict(line.rsplit(maxsplit=1) for line in first.stdout.splitlines()[1:8])
    assert {k.strip(): v for k, v in lines.items()} | {"seconds": "", "claims": ""} == {
        "loaded": "2",
        "unchanged": "0",
        "failed": "2",
        "unsupported": "0",
        "refused by the ontology": "0",
        "seconds": "",
        "claims": "",
    }
    inputs = "".join(line.split("│")[1].strip() for line in first.stdout.splitlines() if line.count("│") > 1)
    assert "bad.txt" in inputs
    assert "missing.txt" in inputs  # a long path is folded
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
    assert "failed " in result.stderr
    assert "bad.txt: holds NUL bytes" in result.stderr
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
    for name in (
        "Python",
        "packages",
        "reader of HTML",
        "reader of Markdown",
        "reader of JSON lines, JSON",
        "model for 'en'",
        "model for 'fr'",
        "embedded engine",
        "store",
    ):
        assert f"ok  {name}: " in result.stdout


def test_doctor_says_what_to_do_where_something_is_missing(call, monkeypatch):
    monkeypatch.setattr("importlib.metadata.requires", lambda _: ["no-such-package==1.0", "rich==0.1"])

    result = call("doctor")

    assert result.exit_code == 1
    assert "BAD packages: no-such-package is missing; rich is " in result.stdout
    assert "uv sync" in result.stdout


SPANISH = (
    "La Policía Nacional ha detenido a doce personas en Madrid durante una operación contra el tráfico de drogas, en la "
    "que se han incautado de dos kilos de cocaína. Los agentes registraron tres viviendas del barrio y encontraron armas "
    "de fuego y dinero en efectivo que estaban ocultos bajo el suelo del garaje de una de las casas."
)


@pytest.fixture
def corpus(tmp_path):
    """A gzip file of lines with unusual names of fields; one line is broken, one is in Spanish."""
    rows = [
        json.dumps({"nr": 1, "main": {"words": GOOD}, "when": "2024-03-04", "by": "Example Police"}),
        "{broken",
        json.dumps({"nr": 3, "main": {"words": SPANISH}}),
        json.dumps({"nr": 4, "main": {"words": OTHER}}),
    ]
    place = tmp_path / "corpus.jsonl.gz"
    place.write_bytes(gzip.compress("\n".join(rows).encode()))
    return place, rows


FIELDS = ("--field", "text=main.words", "--field", "published=when", "--field", "publisher=by")


def test_ingest_gives_each_line_a_row_of_the_ledger_and_says_what_was_not_read(call, corpus, tmp_path):
    place, rows = corpus
    store = f"embedded:{tmp_path / 'store'}"

    result = call("ingest", place, *FIELDS, store=store)
    info = json.loads(call("info", store=store).stdout)
    cypher = "MATCH (a:Attempt) RETURN a.input AS input, a.sha256 AS sha256, a.status AS status ORDER BY input"
    ledger = json.loads(call("cypher", cypher, store=store).stdout)
    cypher = "MATCH (d:Document) RETURN d.published AS published, d.publisher AS publisher, d.source AS source ORDER BY source"
    documents = json.loads(call("cypher", cypher, store=store).stdout)

    assert result.exit_code == 1
    assert f"[2/4] failed {place}#L2: the line is no JSON" in result.stderr
    assert "[4/4] 3 read, 1 not" in result.stderr
    assert "note: language 'es' is not read; have en, fr; only word lists were applied (1 document)" in result.stderr
    assert info["attempts"] == {"failed": 1, "loaded": 3}
    found = ledger["rows"] if isinstance(ledger, dict) else ledger
    assert [r["input"] for r in found] == [f"{place}#L{n}" for n in range(1, 5)]
    assert [r["sha256"] for r in found] == [hashlib.sha256(r.encode()).hexdigest() for r in rows]
    first = (documents["rows"] if isinstance(documents, dict) else documents)[0]
    assert (first["published"], first["publisher"], first["source"]) == ("2024-03-04", "Example Police", f"{place}#L1")


def test_ingest_writes_the_hash_of_stdin_and_reads_it_as_it_is_told(call, tmp_path):
    store = f"embedded:{tmp_path / 'store'}"
    given = "The **Royal** Canadian Mounted Police led Operation [Example](http://x.y) Blizzard.\n"

    result = call("ingest", "-", "--as", "markdown", given=given, store=store)
    cypher = "MATCH (a:Attempt) RETURN a.input AS input, a.sha256 AS sha256, a.reader AS reader"
    ledger = json.loads(call("cypher", cypher, store=store).stdout)

    assert result.exit_code == 0
    (row,) = ledger["rows"] if isinstance(ledger, dict) else ledger
    assert row == {"input": "-", "sha256": hashlib.sha256(given.encode()).hexdigest(), "reader": "markdown/1"}


def test_ingest_lists_kinds_that_nothing_reads_with_what_to_do(call, folder, tmp_path):
    (folder / "sums.ods").write_bytes(b"PK ...")
    store = f"embedded:{tmp_path / 'store'}"

    result = call("ingest", folder, store=store)
    info = json.loads(call("info", store=store).stdout)

    assert result.exit_code == 1
    assert "unsupported              1" in result.stdout
    assert "HTML" in result.stdout
    assert info["attempts"] == {"failed": 1, "loaded": 2, "unsupported": 1}


def test_extract_of_lines_prints_every_document_or_writes_a_file_for_each(call, corpus, tmp_path):
    place, _ = corpus
    out = tmp_path / "out"

    printed = call("extract", place, *FIELDS)
    written = call("extract", place, *FIELDS, "--out", out)

    documents = [r for r in map(json.loads, printed.stdout.splitlines()) if r["record"] == "document"]
    assert [d["source"].rpartition("#")[2] for d in documents] == ["L1", "L3", "L4"]
    assert documents[0]["published"] == "2024-03-04"
    assert documents[0]["reader"] == "json/1 plain-text/1"
    assert printed.exit_code == written.exit_code == 1
    assert sorted(f.name for f in out.iterdir()) == ["corpus.L1.jsonl", "corpus.L3.jsonl", "corpus.L4.jsonl"]


@pytest.mark.parametrize("option", [("--field", "txt=body"), ("--field", "body"), ("--as", "word")])
def test_an_option_that_names_what_there_is_not_is_refused(call, folder, option):
    result = call("extract", folder / "good.txt", *option)

    assert result.exit_code != 0
    assert any(said in result.stderr for said in ("have text", "have markdown, odt, pdf", "is not NAME=VALUE"))
