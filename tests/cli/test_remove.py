"""`opsgraph remove`, on a store of each kind that holds three documents."""

import json

import pytest

from tests.builders import homonym
from tests.conftest import ENGINES

pytestmark = pytest.mark.parametrize("address", ENGINES, indirect=True, scope="module")


def documents(call):
    answer = json.loads(call("query", "documents", "--format", "json").stdout)
    return {row["source"] for row in answer["rows"]}


def test_dry_run_says_what_would_go_and_changes_nothing(call):
    result = call("remove", "blizzard.html", "--dry-run")

    assert result.exit_code == 0
    assert "Police end Operation Example Blizzard" in result.stdout
    assert "nothing was changed" in result.stderr
    assert documents(call) == {"blizzard.html", "coalition.html", "visit.txt"}


def test_a_name_that_no_document_has_is_told_with_what_is_expected(call):
    result = call("remove", "blizard.html")

    assert result.exit_code == 1
    assert "error: no document 'blizard.html'; expected an id or its first 8" in result.stderr


def test_a_document_goes_by_the_beginning_of_its_id_and_the_ledger_says_so(call):
    result = call("remove", homonym().document.id[:8])

    assert result.exit_code == 0
    assert [line.split()[-1] for line in result.stdout.splitlines()[-4:]] == ["1", "3", "1", "1"]
    assert documents(call) == {"blizzard.html", "coalition.html"}
    assert json.loads(call("info", "--format", "json").stdout)["attempts"]["removed"] == 1


def test_an_input_that_holds_several_goes_only_when_all_are_meant(call, tmp_path):
    lines = [{"text": f"The Royal Canadian Mounted Police led Operation Example {n}."} for n in (1, 2)]
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    assert call("ingest", corpus).exit_code == 0

    refused = call("remove", corpus)
    removed = call("remove", corpus, "--all")

    assert refused.exit_code == 1
    assert "means 2 documents: " in refused.stderr
    assert "give an id, or --all for all of them" in refused.stderr
    assert removed.exit_code == 0
    assert not {d for d in documents(call) if "corpus" in d}
