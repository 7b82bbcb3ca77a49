"""`opsgraph same`, `different`, `undecided`, `review` and `decisions`, on a store of each kind that holds three documents."""

import json
import os
import pty
import re
import select
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

import cli.review
from tests.conftest import ENGINES

pytestmark = pytest.mark.parametrize("address", ENGINES, indirect=True, scope="module")

OURS, THEIRS = "agency:canada-border-services-agency", "agency:california-bay-sheriffs-association"


@pytest.fixture(autouse=True)
def author(monkeypatch):
    monkeypatch.setenv("OPSGRAPH_AUTHOR", "Ann Lyst")


@pytest.fixture
def undecided(call, tmp_path):
    """Undo everything that was decided, before and after."""
    nothing = tmp_path / "nothing.jsonl"
    nothing.write_text("", "utf-8")
    call("decisions", "--import", nothing, "--replace")
    yield
    call("decisions", "--import", nothing, "--replace")


pytestmark = [pytestmark, pytest.mark.usefixtures("undecided")]


def listed(call):
    return json.loads(call("decisions", "--format", "json").stdout)


def possible(call):
    rows = json.loads(call("query", "possibly-same", "--format", "json").stdout)["rows"]
    return [(r["one_id"], r["other_id"]) for r in rows]


def test_two_are_one_by_their_names_and_two_again(call):
    assert possible(call) == [(THEIRS, OURS)]

    made = call("same", "canada border services agency", "California Bay Sheriffs Association", "--reason", "a test")
    answer = json.loads(call("query", "claims-of-entity", "-p", f"entity={THEIRS}", "--format", "json").stdout)
    again = call("same", OURS, THEIRS, "--reason", "a test")
    turned = call("same", THEIRS, OURS)
    undone = call("undecided", "california bay sheriffs association", "Canada Border Services Agency")

    assert made.stdout == f"{THEIRS} is now {OURS}; documents that speak of it: 3\n"
    assert f"undo it: opsgraph undecided {THEIRS} {OURS}" in made.stderr
    assert "Canada Border Services Agency" in {r["subject"] for r in answer["rows"]}
    assert re.search(r"decided already, by Ann Lyst on 20\S+; nothing was changed", again.stderr)
    assert "was decided to be same, by Ann Lyst on" in turned.stderr
    assert turned.stdout.startswith(f"{OURS} is now {THEIRS};")
    assert undone.stdout == f"nothing is decided any more of {THEIRS} and {OURS}\n"
    assert possible(call) == [(THEIRS, OURS)]
    assert listed(call) == []


def test_two_that_are_different_are_not_listed(call):
    made = call("different", THEIRS, OURS, "-r", "two countries")

    (decision,) = listed(call)
    assert made.stdout == f"{THEIRS} and {OURS} are two\n"
    assert (decision["verdict"], decision["reason"], decision["author"]) == ("different", "two countries", "Ann Lyst")
    assert possible(call) == []
    assert "not decided on: 0" in call("review", "--list", "-f", "table").stderr


def test_what_cannot_be_decided_is_told_with_what_to_do(call):
    call("same", OURS, "agency:royal-canadian-mounted-police")
    unknown = call("same", "Canada Border Service", OURS)
    types = call("same", OURS, "operation:operation-example-blizzard")
    one = call("different", OURS, "Canada Border Services Agency")
    ambiguous = call("same", "CBSA", "Sûreté du Québec")
    contradictory = call("different", OURS, "agency:royal-canadian-mounted-police")
    nothing = call("undecided", OURS, "Sûreté du Québec")

    assert {r.exit_code for r in (unknown, types, one, ambiguous, nothing)} == {1}
    assert "no entity is called 'Canada Border Service'; did you mean 'Canada Border Services Agency'" in unknown.stderr
    assert f"{OURS} is of type Agency and operation:operation-example-blizzard of type Operation" in types.stderr
    assert f"{OURS} is one entity already; name two" in one.stderr
    assert f"'CBSA' is the name of several entities; give the id of one: {OURS}" in ambiguous.stderr
    assert contradictory.exit_code == 0, "another decision on the same pair takes its place"
    assert "nothing is decided of" in nothing.stderr
    assert "opsgraph decisions lists what is" in nothing.stderr


def test_decision_that_others_contradict_is_refused_and_names_them(call):
    call("same", OURS, THEIRS)
    call("different", "agency:royal-canadian-mounted-police", THEIRS)
    before = listed(call)

    refused = call("same", "RCMP", OURS)

    assert refused.exit_code == 1
    said = " ".join(refused.stderr.split())
    assert f"{THEIRS} and agency:royal-canadian-mounted-police cannot be different (by Ann Lyst on" in said
    assert f"{THEIRS} = {OURS} (by Ann Lyst on" in said
    assert "undo one of these decisions first (opsgraph undecided ONE OTHER)" in said
    assert listed(call) == before


def test_file_is_written_and_read_and_twice_is_once(call, tmp_path):
    call("same", OURS, THEIRS, "-r", "one")
    call("different", "RCMP", "Sûreté du Québec")
    file, again = tmp_path / "decisions.jsonl", tmp_path / "again.jsonl"

    written = call("decisions", "--export", file)
    lines = file.read_text("utf-8").splitlines()
    call("undecided", OURS, THEIRS)
    dry = call("decisions", "--import", file, "--dry-run")
    alone = len(listed(call))
    read = call("decisions", "--import", file)
    twice = call("decisions", "--import", file)
    call("decisions", "--export", again)
    shown = call("decisions", "--export", "-")

    assert "holds the decisions (2)" in " ".join(written.stderr.split())
    assert [json.loads(line)["first"] for line in lines] == [THEIRS, "agency:royal-canadian-mounted-police"]
    assert "decisions (2) that agree with each other; nothing was changed" in " ".join(dry.stderr.split())
    assert alone == 1
    assert re.findall(r"\d+", read.stdout) == ["1", "0", "1", "0"]
    assert re.findall(r"\d+", twice.stdout) == ["0", "0", "2", "0"]
    assert again.read_bytes() == file.read_bytes() == shown.stdout_bytes


def test_bad_file_is_refused_as_a_whole(call, tmp_path):
    call("different", OURS, THEIRS)
    before, file = listed(call), tmp_path / "decisions.jsonl"
    good = {"first": "agency:a", "second": "agency:b", "verdict": "same", "kept": "agency:a"}
    cases = {
        "line 2: is no JSON": [json.dumps(good), "{"],
        "cannot be different (by Ann Lyst": [
            json.dumps(good | {"first": OURS, "kept": "agency:b"}),
            json.dumps(good | {"first": THEIRS, "kept": "agency:b"}),
        ],
    }
    for said, lines in cases.items():
        file.write_text("\n".join(lines), "utf-8")
        refused = call("decisions", "--import", file)
        assert refused.exit_code == 1
        assert said in " ".join(refused.stderr.split())
        assert listed(call) == before
    assert "cannot be read: No such file" in call("decisions", "--import", tmp_path / "nowhere").stderr
    file.write_text("my thesis", "utf-8")
    kept = call("decisions", "--export", file)
    assert kept.exit_code == 1
    assert "no file of decisions that could be written anew" in " ".join(kept.stderr.split())
    assert file.read_text("utf-8") == "my thesis"
    assert call("decisions", "--replace").exit_code == 2
    assert call("decisions", "--export", file, "--import", file).exit_code == 2


def test_review_shows_both_sides_with_their_sentences_and_a_key_decides(call, monkeypatch):
    monkeypatch.setattr(cli.review, "_attended", lambda: True)

    left = call("review", given="xu")
    decided = call("review", "--type", "agency", "-r", "seen", given="d")
    nothing = call("review", given="")

    for shown in (left, decided):
        assert "Agency: both are called 'cbsa'" in shown.stdout
        assert "The Canada Border Services Agency met the California Bay Sheriffs" in " ".join(shown.stdout.split())
        assert "(Visit, 2024)" in " ".join(shown.stdout.split())
        assert shown.stdout.index(OURS) < shown.stdout.index(THEIRS), "three documents speak of ours, one of theirs"
    assert "press one of s same" in " ".join(left.stderr.split())
    assert "decisions made: 0" in left.stderr
    assert "decisions made: 1" in decided.stderr
    assert [(d["verdict"], d["reason"]) for d in listed(call)] == [("different", "seen")]
    assert "no pair is left" in nothing.stderr


@pytest.mark.parametrize(("key", "kept"), [("s", OURS), ("o", THEIRS)])
def test_review_keeps_the_first_or_the_other(call, monkeypatch, key, kept):
    monkeypatch.setattr(cli.review, "_attended", lambda: True)
    call("review", given=key)
    assert [(d["verdict"], d["kept"]) for d in listed(call)] == [("same", kept)]


def test_review_without_a_terminal_says_what_to_do_and_lists(call):
    refused = call("review")
    shown = json.loads(call("review", "--list", "--format", "json").stdout)
    table = call("review", "--list", "--format", "table")

    assert refused.exit_code == 1
    assert "nobody is at a terminal; use opsgraph review --list" in " ".join(refused.stderr.split())
    (pair,) = shown
    assert pair["reason"] == "both are called 'cbsa'"
    assert [s["id"] for s in pair["sides"]] == [OURS, THEIRS]
    assert {s["documents"] for s in pair["sides"]} == {3, 1}
    assert all(s["sentences"][0]["quote"] for s in pair["sides"])
    assert "not decided on: 1" in table.stderr
    assert call("review", "--type", "agencie", "--list").exit_code == 2
    assert json.loads(call("review", "--list", "--type", "person", "--format", "json").stdout) == []


def test_review_at_a_real_terminal(call, address):
    ours, theirs = pty.openpty()
    program = Path(sys.executable).with_name("opsgraph")
    process = subprocess.Popen([program, "--store", address, "review"], stdin=theirs, stdout=theirs)
    shown, until = b"", time.monotonic() + 120
    try:
        # a key that is pressed before the question is thrown away: wait for the terminal to give keys one by one
        while b"q quit" not in shown or termios.tcgetattr(theirs)[3] & termios.ICANON:
            assert time.monotonic() < until
            if select.select([ours], [], [], 0.1)[0]:
                shown += os.read(ours, 4096)
        os.write(ours, b"d")
        while process.poll() is None and time.monotonic() < until:
            if select.select([ours], [], [], 0.1)[0]:
                os.read(ours, 4096)
        assert process.wait(10) == 0
    finally:
        process.kill()
        process.wait()
        os.close(ours)
        os.close(theirs)
    assert b"cbsa" in shown
    assert [d["verdict"] for d in listed(call)] == ["different"]
