"""`opsgraph ingest` over the same folder again: what was done, by what is in the store and in the ledger afterwards."""

import json

import pytest

import loaders.pipeline

FIRST = "The Royal Canadian Mounted Police led Operation Example Blizzard.\n"
SECOND = "The Ontario Provincial Police led Operation Example Blizzard.\n"
OTHER = "The Canada Border Services Agency led Operation Sample Thaw.\n"


@pytest.fixture
def store(tmp_path):
    return f"embedded:{tmp_path / 'store'}"


@pytest.fixture
def papers(tmp_path):
    place = tmp_path / "papers"
    place.mkdir()
    (place / "a.txt").write_text(FIRST, "utf-8")
    (place / "b.txt").write_text(OTHER, "utf-8")
    return place


@pytest.fixture
def ask(call, store):
    """Return a function that asks a Cypher text of the store and returns the first column."""

    def asked(text):
        answer = json.loads(call("cypher", text, "--format", "json", store=store).stdout)
        return [next(iter(r.values())) for r in (answer["rows"] if isinstance(answer, dict) else answer)]

    return asked


@pytest.fixture
def ingest(call, store):
    def loaded(*arguments):
        result = call("ingest", *arguments, store=store)
        counts = (line.rsplit(maxsplit=1) for line in result.stdout.splitlines() if len(line.split()) == 2)
        result.counts = {k.strip(): int(v) for k, v in counts if v.isdigit() and v != "0"}
        return result

    return loaded


LED = "MATCH (a:Agency)-[:LED]->(:Operation) RETURN a.name AS name ORDER BY name"


def test_what_is_there_is_not_extracted_again(ingest, papers, monkeypatch):
    ingest(papers)
    monkeypatch.setattr(loaders.pipeline.Pipeline, "extract_counted", lambda *_: pytest.fail("it was extracted"))

    again = ingest(papers)

    assert again.exit_code == 0
    assert again.counts == {"unchanged": 2}
    assert "2 read, 0 not" in again.stderr


def test_changed_file_replaces_what_it_held_and_the_old_text_stays_readable(ingest, papers, ask, call, store):
    ingest(papers)
    (papers / "a.txt").write_text(SECOND, "utf-8")

    result = ingest(papers)

    assert {k: v for k, v in result.counts.items() if k != "claims"} == {"replaced": 1, "unchanged": 1}
    assert ask(LED) == ["Canada Border Services Agency", "Ontario Provincial Police"]
    assert ask("MATCH (v:Version) RETURN v.text AS text") == [FIRST]
    (row,) = json.loads(call("query", "earlier-versions", "--format", "json", store=store).stdout)["rows"]
    assert row["address"] == str(papers / "a.txt")
    assert row["source"] == str(papers / "a.txt")

    forgotten = call("remove", row["document"][:10], store=store)

    assert forgotten.exit_code == 0
    assert [line.split()[-1] for line in forgotten.stdout.splitlines()[-5:]] == ["1", "1", "0", "0", "0"]
    assert ask("MATCH (v:Version) RETURN count(v) AS versions") == [0]
    assert ask(LED) == ["Canada Border Services Agency", "Ontario Provincial Police"]


def test_file_is_the_same_from_whatever_folder_it_is_named(ingest, papers, ask, monkeypatch):
    monkeypatch.chdir(papers.parent)
    ingest("papers/a.txt")
    (papers / "a.txt").write_text(SECOND, "utf-8")
    monkeypatch.chdir(papers)

    assert ingest("../papers/./a.txt").counts["replaced"] == 1
    assert ask(LED) == ["Ontario Provincial Police"]


def test_prune_takes_out_what_is_no_longer_in_the_folder(ingest, papers, ask, tmp_path):
    elsewhere = tmp_path / "c.txt"
    elsewhere.write_text(FIRST.replace("Blizzard", "Hail"), "utf-8")
    ingest(papers, elsewhere)
    (papers / "b.txt").unlink()

    kept = ingest(papers)
    pruned = ingest(papers, "--prune")

    assert kept.counts == {"unchanged": 1}
    assert pruned.counts == {"unchanged": 1, "removed": 1}
    assert f"removed {papers / 'b.txt'}: no longer in {papers}" in pruned.stderr
    assert set(ask(LED)) == {"Royal Canadian Mounted Police"}
    assert ask("MATCH (o:Operation) RETURN o.name AS name ORDER BY name") == [
        "Operation Example Blizzard",
        "Operation Example Hail",
    ]
    assert ask("MATCH (a:Attempt {status: 'removed'}) RETURN a.input AS input") == [str(papers / "b.txt")]


def test_prune_leaves_what_moved_within_the_folder_and_what_could_not_be_read(ingest, papers, ask):
    ingest(papers)
    (papers / "a.txt").rename(papers / "renamed.txt")
    (papers / "b.txt").write_bytes(b"\x00\x01 broken")

    result = ingest(papers, "--prune")

    assert result.exit_code == 1
    assert result.counts == {"unchanged": 1, "failed": 1}
    assert ask("MATCH (d:Document) RETURN count(d) AS documents") == [2]
    assert ask("MATCH (a:Address) RETURN a.key AS key ORDER BY key") == [
        str(papers / "b.txt"),
        str(papers / "renamed.txt"),
    ]


def test_prune_of_an_empty_or_missing_folder_takes_out_nothing(ingest, papers, ask):
    ingest(papers)
    for file in papers.iterdir():
        file.unlink()

    empty = ingest(papers, "--prune")
    papers.rmdir()
    missing = ingest(papers, "--prune")

    said = f"nothing was read from {papers}, so nothing of it is taken out"
    assert said in empty.stderr
    assert said in missing.stderr
    assert ask("MATCH (d:Document) RETURN count(d) AS documents") == [2]


def lines(*rows):
    return "\n".join(json.dumps({"text": text, **({"url": url} if url else {})}) for text, url in rows)


def test_lines_move_without_being_taken_for_other_documents(ingest, papers, ask):
    corpus = papers / "corpus.jsonl"
    corpus.write_text(lines((FIRST, "http://x/1"), (OTHER, "http://x/2")), "utf-8")
    ingest(corpus)
    corpus.write_text(lines((SECOND, "http://x/1"), (FIRST.replace("Blizzard", "Hail"), ""), (OTHER, "http://x/2")))

    result = ingest(corpus, "--prune")

    assert {k: v for k, v in result.counts.items() if k != "claims"} == {"loaded": 1, "replaced": 1, "unchanged": 1}
    assert ask(LED) == ["Canada Border Services Agency", "Ontario Provincial Police", "Royal Canadian Mounted Police"]
    corpus.write_text(lines((OTHER, "http://x/2")), "utf-8")
    assert ingest(corpus, "--prune").counts == {"unchanged": 1, "removed": 2}
    assert ask(LED) == ["Canada Border Services Agency"]
    assert ask("MATCH (v:Version) RETURN count(v) AS versions") == [0]


def test_refresh_extracts_anew_what_another_version_extracted(ingest, papers, ask, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(loaders.pipeline, "extraction_version", lambda: "older")
        patch.setattr(loaders.pipeline, "weigh", lambda *_: [])
        ingest(papers)
    assert ask(LED) == []

    told = ingest(papers)
    refreshed = ingest(papers, "--refresh")
    again = ingest(papers, "--refresh")

    assert told.counts == {"unchanged": 2}
    said = "2 documents were extracted by another version of the rules or models; --refresh does it anew"
    assert said in told.stderr
    assert {k: v for k, v in refreshed.counts.items() if k != "claims"} == {"refreshed": 2}
    assert said not in refreshed.stderr
    assert ask(LED) == ["Canada Border Services Agency", "Royal Canadian Mounted Police"]
    assert again.counts == {"unchanged": 2}
