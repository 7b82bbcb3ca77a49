"""The pages say what the code does: generated ones are fresh, links resolve, and what is shown was really printed."""

from __future__ import annotations

import difflib
import json
import re
import shlex
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner

from cli.main import VERBS, app
from graph.ontology import ONTOLOGY
from graph.settings import Settings
from queries.catalogue import catalogue
from tests.pages import build

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "samples" / "README.md"])
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
            assert anchor in {build.anchor(h) for h in headings}, f"{page.name} links to {target}"


def test_pages_show_what_is_printed(store: str) -> None:
    for path, printed in build.shown(store).items():
        shown = (ROOT / path).read_text("utf-8")
        assert "\n$ opsgraph " in shown, path
        empty = [block.splitlines()[0] for block in build._CONSOLE.findall(shown) if block.endswith("\n0 rows\n")]
        assert empty == [], f"a question of {path} has no answer"
        difference = difflib.unified_diff(shown.splitlines(), printed.splitlines(), str(path), "printed", lineterm="")
        changed = "\n".join(difference)
        assert changed == "", "run `make docs`"


def test_readme_shows_enough() -> None:
    assert (ROOT / "README.md").read_text("utf-8").count("\n$ opsgraph ") >= 5


def test_every_verb_and_its_options_are_documented() -> None:
    page = (ROOT / "docs" / "reference" / "commands.md").read_text("utf-8")
    for verb in VERBS:
        _, _, section = page.partition(f"\n## {verb}\n")
        section = section.partition("\n## ")[0]
        assert section, verb
        printed = CliRunner(env={"COLUMNS": "200"}).invoke(app, [verb, "--help"]).stdout
        assert "--help" in printed, verb
        for flag in set(re.findall(r"(?<=[ │])--[a-z]+", printed)) - {"--help"}:
            assert flag in section, f"{verb} {flag}"


def test_picture_of_the_ontology_joins_every_relation_with_its_ends() -> None:
    picture = ElementTree.fromstring((ROOT / "docs" / "images" / "ontology.svg").read_text("utf-8"))  # noqa: S314 - ours
    texts = [e.text for e in picture.iter("{http://www.w3.org/2000/svg}text")]
    lines = list(picture.iter("{http://www.w3.org/2000/svg}path"))
    assert {e.name for e in ONTOLOGY.edges} <= set(texts)
    assert {n.name for n in ONTOLOGY.nodes} <= set(texts)
    assert len(lines) == sum(
        len({s.name for s, _ in e.ends}) + len({o.name for _, o in e.ends}) for e in ONTOLOGY.edges
    )


def test_page_of_accuracy_shows_every_kind_type_relation_and_rule_that_was_measured() -> None:
    folder, page = ROOT / "benchmarks" / "accuracy", (ROOT / "docs" / "accuracy.md").read_text("utf-8")
    own = json.loads((folder / "accuracy.json").read_text("utf-8"))["own"]
    rules = json.loads((folder / "confidence.json").read_text("utf-8"))["rules"]
    for name in (*own["names"]["all"]["entity"], *own["names"]["all"]["relation"], *(r["rule"] for r in rules)):
        assert f"`{name}`" in page, name
    for right, wrong, missed in own["languages"]["all"].values():
        assert f"| {right} / {wrong} / {missed} |" in page or not missed
    for shown_in in build.SHOWING:
        assert "<!-- figures -->On " in (ROOT / shown_in).read_text("utf-8"), "its place is gone, so nothing renews it"


def test_page_of_engines_names_every_difference_size_and_question_that_was_measured() -> None:
    page = (ROOT / "docs" / "engines.md").read_text("utf-8")
    measured = json.loads((ROOT / "benchmarks" / "conformance" / "conformance.json").read_text("utf-8"))
    for ident in measured["tck"]["failing"]:
        assert ident.partition("#")[0] in page, ident
    for ident in measured["battery"]["failing"]:
        assert f"| {ident.partition(' ')[2]} |" in page, ident
    assert "not looked into" not in page, "a new difference has no cause in benchmarks/conformance/causes.toml"
    growth = json.loads((ROOT / "benchmarks" / "speed" / "growth.json").read_text("utf-8"))
    for steps in growth.values():
        for size, step in steps.items():
            assert f"| {int(size):,} |" in page
            assert {q.name for q in catalogue().values()} <= set(step["asked"]), (
                "a question is not asked as the graph grows"
            )


def test_picture_of_reliability_has_a_bar_for_each_bin() -> None:
    picture = ElementTree.fromstring((ROOT / "docs" / "images" / "reliability.svg").read_text("utf-8"))  # noqa: S314 - ours
    confidence = json.loads((ROOT / "benchmarks" / "accuracy" / "confidence.json").read_text("utf-8"))
    panels = confidence["reliability"]["own"]["panels"]
    bars = [e for e in picture.iter("{http://www.w3.org/2000/svg}rect") if e.get("fill-opacity")]
    assert len(bars) == sum(map(len, panels.values()))
    texts = [e.text for e in picture.iter("{http://www.w3.org/2000/svg}text")]
    assert set(panels) <= set(texts)
    assert {str(row["claims"]) for bins in panels.values() for row in bins} <= set(texts)


def test_commands_of_the_manual_are_commands() -> None:
    """Each line of the manual that calls opsgraph names a verb and options that there are."""
    page = (ROOT / "docs" / "index.md").read_text("utf-8") + (ROOT / "README.md").read_text("utf-8")
    reference = (ROOT / "docs" / "reference" / "commands.md").read_text("utf-8")
    blocks = re.findall(r"^```(?:sh|console)\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    calls = [part for block in blocks for part in re.findall(r"^(?:\$ |.*\| )?opsgraph (.*)$", block, re.MULTILINE)]
    assert len(calls) > 15
    for call in calls:
        words = [w for w in shlex.split(call, comments=True) if not w.startswith("embedded:")]
        verb = next(w for w in words if not w.startswith("-"))
        assert verb in VERBS, call
        for option in (w for w in words if w.startswith("--")):
            assert option == "--store" or option in reference.partition(f"\n## {verb}\n")[2].partition("\n## ")[0], call


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
