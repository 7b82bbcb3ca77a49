"""The pages say what the code does: generated ones are fresh, links resolve, and what is shown was really printed."""

from __future__ import annotations

import difflib
import re
import shlex
import subprocess
from pathlib import Path

import pytest

from graph.ontology import ONTOLOGY
from graph.settings import Settings
from queries.catalogue import catalogue
from tests.pages import build

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "samples").glob("*.md")])
LINK = re.compile(r"(?:\]\(|(?:src|href)=\")([^)\"\s]+)")
DEMO_STORE = "embedded:build/demo/store"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a store with the samples, as `make demo` fills it."""
    address: str = build.load_samples(tmp_path_factory.mktemp("samples"))
    return address


def test_generated_pages_are_fresh() -> None:
    stale = [str(path) for path, text in build.generated().items() if (ROOT / path).read_text("utf-8") != text]
    assert stale == [], "run `make docs`"


def test_every_type_question_and_setting_is_documented() -> None:
    ontology, questions, settings = (
        (ROOT / "docs" / "reference" / f"{name}.md").read_text("utf-8")
        for name in ("ontology", "questions", "settings")
    )
    for kind in (*ONTOLOGY.nodes, *ONTOLOGY.edges, *ONTOLOGY.values):
        assert f"\n### {kind.name}\n" in ontology
    for question in catalogue().values():
        assert f"\n## {question.title}\n\n`{question.name}`." in questions
    for field in Settings.model_fields.values():
        assert str(field.description) in settings


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_links_resolve(page: Path) -> None:
    prose = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    for target in LINK.findall(re.sub(r"`[^`\n]*`", "", prose)):
        if target.startswith(("https://", "http://", "mailto:")):
            continue
        name, _, anchor = target.partition("#")
        file = (page.parent / name).resolve() if name else page
        assert file.exists(), f"{page.name} links to {target}"
        assert file.is_relative_to(ROOT)
        if anchor:
            headings = re.findall(r"^#+ (.*)$", file.read_text("utf-8"), re.MULTILINE)
            assert anchor in {build._anchor(h) for h in headings}, f"{page.name} links to {target}"


def test_readme_shows_what_is_printed(store: str) -> None:
    shown = (ROOT / "README.md").read_text("utf-8")
    printed = build.with_answers(shown, store)
    assert shown.count("\n$ opsgraph ") >= 5
    empty = [block.splitlines()[0] for block in build._CONSOLE.findall(shown) if block.endswith("\n0 rows\n")]
    assert empty == [], "a question of the README has no answer"
    difference = difflib.unified_diff(shown.splitlines(), printed.splitlines(), "README.md", "printed", lineterm="")
    changed = "\n".join(difference)
    assert changed == "", "run `make docs`"


def test_commands_at_the_end_of_the_demo_work(store: str, tmp_path: Path) -> None:
    lines = (ROOT / "docs" / "demo-next.txt").read_text("utf-8").splitlines()
    commands = [line.strip() for line in lines if line.strip().startswith(".venv/bin/opsgraph")]
    verbs = [shlex.split(c)[3] for c in commands]
    assert {"query", "cypher", "map"} <= set(verbs)
    for command in commands:
        program, option, address, *arguments = shlex.split(command)
        assert (program, option, address) == (".venv/bin/opsgraph", "--store", DEMO_STORE)
        if "--output" in arguments:
            arguments[arguments.index("--output") + 1] = str(tmp_path / "map.html")
        if arguments[0] == "serve":
            continue  # tested with a real server in tests/cli
        done = subprocess.run(
            [str(build.OPSGRAPH), option, store, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, command + done.stderr
        assert "map" in arguments or len(done.stdout.splitlines()) > 3, command


def test_every_decision_says_what_it_costs() -> None:
    for page in sorted((ROOT / "docs" / "decisions").glob("*.md")):
        text = page.read_text("utf-8")
        headings = re.findall(r"^## (.*)$", text, re.MULTILINE)
        assert headings == ["What we do", "Why", "What it costs", "What we rejected"], page.name
        assert re.match(rf"# {int(page.name[:4])}\. ", text), page.name
        assert f"decisions/{page.name}" in (ROOT / "docs" / "architecture.md").read_text("utf-8")
