"""The verbs that only read, on a store of each kind that holds three documents."""

import csv
import io
import json

import pytest

from cli.main import VERBS
from tests.conftest import ENGINES

pytestmark = pytest.mark.parametrize("address", ENGINES, indirect=True, scope="module")


def test_query_prints_json_and_nothing_else_where_nobody_looks(call):
    result = call("query", "agencies-of-operation", "--param", "operation=Operation Example Blizzard")

    answer = json.loads(result.stdout)
    assert result.exit_code == 0
    assert answer["question"] == "agencies-of-operation"
    assert answer["columns"][0] == "agency"
    assert {r["agency"] for r in answer["rows"]} >= {"Royal Canadian Mounted Police", "Canada Border Services Agency"}


def test_same_query_prints_the_same_bytes(call):
    texts = {call("query", "who-took-part").stdout for _ in range(2)}

    assert len(texts) == 1


def test_query_prints_csv_that_reads_back(call):
    result = call("query", "operations-of-agency", "-p", "agency=RCMP", "--format", "csv")

    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert rows
    assert all("Operation Example Blizzard" in row.values() for row in rows[:1])


def test_query_prints_a_table_without_ids(call):
    result = call("query", "operations-of-agency", "-p", "agency=RCMP", "-f", "table")

    assert "Operation Example Blizzard" in result.stdout
    assert "operation:operation" not in result.stdout
    assert "not shown: " in result.stderr


def test_wide_answer_is_printed_row_by_row(call):
    result = call("query", "seized", "-f", "table")

    assert "46.17 kg of fentanyl" in result.stdout


def test_query_list_names_every_question(call):
    names = [q["name"] for q in json.loads(call("query", "--list").stdout)]

    assert "agencies-of-operation" in names
    assert "agencies-of-operation" in call("query", "--list", "-f", "table").stdout


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["query", "agencies-of-operatio"], 1, "did you mean agencies-of-operation"),
        (["query", "agencies-of-operation", "-p", "operation=Operation Exampel Blizzard"], 1, "did you mean"),
        (["query", "agencies-of-operation"], 1, "needs operation"),
        (["query", "agencies-of-operation", "-p", "operation"], 2, "is not NAME=VALUE"),
        (["query", "agencies-of-operation", "-p", "a=1", "-p", "a=2"], 2, "given twice"),
        (["query"], 2, "--list"),
        (["quary"], 2, "Did you mean 'query'"),
        (["cypher", "MATCH (n) DETACH DELETE n"], 1, "may only read"),
        (["cypher", "MATCH (n RETURN n"], 1, "error:"),
        (["map", "--around", "RCMP", "--question", "seized"], 1, "not both"),
        (["map", "--param", "a=b"], 1, "none is named"),
        (["map", "--question", "documents"], 1, "cannot be drawn"),
        (["map", "--depth", "9"], 2, "less than or equal to 4"),
        (["serve", "--host", "0.0.0.0"], 2, "no login"),  # noqa: S104
    ],
)
def test_what_goes_wrong_is_said_in_a_line_with_its_status(call, tmp_path, monkeypatch, arguments, status, said):
    monkeypatch.chdir(tmp_path)

    result = call(*arguments)

    assert result.exit_code == status
    assert said in " ".join(result.stderr.replace("│", " ").split())
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    if status == 1:
        assert len(result.stderr.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_cypher_answers_with_time_and_whether_it_was_cut(call):
    result = call("cypher", "MATCH (o:Operation) WHERE $n > 1 RETURN o.name AS name", "-p", "n=2")

    answer = json.loads(result.stdout)
    assert answer["rows"] == [{"name": "Operation Example Blizzard"}]
    assert answer["truncated"] is False
    assert "1 row in 0." in result.stderr


def test_cypher_says_when_it_was_cut(call, monkeypatch):
    monkeypatch.setenv("OPSGRAPH_QUERY_ROWS", "2")

    result = call("cypher", "-", given="MATCH (a:Agency) RETURN a.name AS name ORDER BY name")

    answer = json.loads(result.stdout)
    assert (len(answer["rows"]), answer["truncated"]) == (2, True)
    assert "cut at the limits" in result.stderr


def test_csv_guards_cells_that_a_spreadsheet_would_run(call):
    result = call("cypher", "RETURN '=1+1' AS a, -1 AS b", "-f", "csv")

    assert result.stdout == "a,b\n'=1+1,-1\n"


def test_map_writes_a_page(call, tmp_path):
    everything, near, asked = (tmp_path / n for n in ("all.html", "near.html", "asked.html"))

    whole = call("map", "-o", everything)
    call("map", "-o", near, "--around", "Sample Crew", "--title", "The <Crew>")
    call("map", "-o", asked, "-q", "agencies-of-operation", "-p", "operation=Operation Example Blizzard")

    assert "entities without a relation are left out" in whole.stderr
    assert "Operation Example Blizzard" in everything.read_text("utf-8")
    assert "<h1>The &lt;Crew&gt;</h1>" in near.read_text("utf-8")
    assert "Sûreté" not in near.read_text("utf-8")
    assert "Which agencies took part in an operation?" in asked.read_text("utf-8")


def test_map_around_goes_as_many_steps_as_asked(call):
    drawn = []
    for depth in (1, 2):
        page = call("map", "-o", "-", "--around", "Sample Crew", "--depth", str(depth)).stdout
        data = json.loads(page.split('id="payload">')[1].split("</script>")[0])
        drawn.append({node["name"] for node in data["nodes"]})

    assert drawn[0] == {"Sample Crew", "Operation Example Blizzard", "Canada"}
    assert drawn[1] > drawn[0] | {"fentanyl", "Royal Canadian Mounted Police"}
    assert "Ontario Provincial Police" not in drawn[1]


def test_map_that_cannot_be_written_is_one_line(call, tmp_path):
    result = call("map", "-o", tmp_path / "missing" / "map.html")

    assert result.exit_code == 1
    assert "cannot be written" in result.stderr


def test_info_counts_what_is_there(call):
    answer = json.loads(call("info").stdout)

    assert answer["documents"] == 3
    assert answer["nodes"]["Operation"] == 1
    assert answer["attempts"] == {"loaded": 3}
    assert "documents" in call("info", "-f", "table").stdout
    assert call("info", "-f", "csv").stdout.startswith("what,type,count\ndocument,documents,3\n")


@pytest.mark.parametrize("verb", [[], *([v] for v in VERBS)], ids=lambda v: v[0] if v else "opsgraph")
def test_help_of_every_verb_says_what_it_does(call, verb):
    result = call(*verb, "--help")

    assert result.exit_code == 0
    assert "Usage:" in result.stdout
    if verb:
        first = VERBS[verb[0]]
        assert " ".join(first.split()) in " ".join(result.stdout.split())
