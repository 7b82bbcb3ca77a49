"""The shape of the code: who imports whom, where Cypher and the environment are read, how long things get."""

from __future__ import annotations

import ast
import importlib
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import graph.store.cypher
import visualise.theme
from graph.network import Network
from graph.ontology import ONTOLOGY, PARTICIPATES_IN
from graph.schema import EdgeType, NodeType, Ontology, Terms
from tests.pages import build

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("graph", "loaders", "queries", "visualise", "api", "cli")
MOST_LINES = 300
MOST_LINES_OF_A_FUNCTION = 60
#: Files and functions that may be longer, each with the reason.
LONGER = {
    "graph/ontology.py": "one declaration, read as a table; it grows by a constant for each type",
}
#: Files that touch `os.environ` without reading a setting, each with the reason.
SETS_THE_ENVIRONMENT = {
    "graph/store/arcade.py": "the engine reads its log folder and its memory from the environment; set and taken back",
    "loaders/annotate/multiplying.py": "numpy reads from the environment in how many threads it multiplies; set and taken back",
}


def sources() -> list[Path]:
    return sorted(p for package in PACKAGES for p in (ROOT / package).rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))


def test_tests_is_a_package() -> None:
    # without it, tests/graph would be imported as `graph` and hide the real one
    assert (ROOT / "tests" / "__init__.py").exists()
    for folder in (ROOT / "tests").rglob("*"):
        if folder.is_dir() and any(folder.glob("*.py")):
            assert (folder / "__init__.py").exists(), name_of(folder)


@pytest.mark.parametrize("package", PACKAGES)
def test_packages_are_those_of_this_repository(package: str) -> None:
    # `queries` and `visualise` exist on the index; installed beside ours, one would hide the other
    file = importlib.import_module(package).__file__
    assert file
    assert Path(file).resolve() == ROOT / package / "__init__.py"


def test_import_contracts_hold() -> None:
    command = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    assert command, "import-linter is not installed beside this Python"
    done = subprocess.run([command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_files_are_short() -> None:
    lengths = {name_of(p): len(p.read_text("utf-8").splitlines()) for p in sources()}
    long = {n: length for n, length in lengths.items() if length > MOST_LINES and n not in LONGER}
    assert long == {}, f"more than {MOST_LINES} lines"
    assert all(lengths.get(n.partition(":")[0], 0) for n in LONGER), "LONGER names a file that is gone"


def test_functions_are_short() -> None:
    long = {}
    for path in sources():
        for function in functions(ast.parse(path.read_text("utf-8"))):
            name = f"{name_of(path)}:{function.name}"
            length = (function.end_lineno or 0) - function.lineno + 1
            if length > MOST_LINES_OF_A_FUNCTION and name not in LONGER:
                long[name] = length
    assert long == {}, f"more than {MOST_LINES_OF_A_FUNCTION} lines"


def test_cypher_has_two_homes() -> None:
    cypher = re.compile(r"\b(?:MATCH|MERGE|CREATE) \(")
    strangers = []
    for path in sources():
        if path.is_relative_to(ROOT / "graph" / "store"):
            continue
        tree = ast.parse(path.read_text("utf-8"))
        prose = {id(d) for d in docstrings(tree)} | {id(h) for h in help_texts(tree)}
        strangers += [
            f"{name_of(path)}:{node.lineno}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in prose
            and cypher.search(node.value)
        ]
    assert strangers == [], "Cypher belongs to queries/cypher or graph/store"


def docstrings(tree: ast.AST) -> Iterator[ast.Constant]:
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if (
            isinstance(body, list)
            and body
            and isinstance(body[0], ast.Expr)
            and isinstance(body[0].value, ast.Constant)
        ):
            yield body[0].value


def help_texts(tree: ast.AST) -> Iterator[ast.Constant]:
    """Yield the constants of examples in the description of an API, which nothing runs."""
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg in {"json_schema_extra", "examples", "help"}:
            yield from (n for n in ast.walk(node.value) if isinstance(n, ast.Constant))


def test_only_settings_read_the_environment() -> None:
    readers = []
    for path in sources():
        if name_of(path) == "graph/settings.py":
            continue
        names = {ast.unparse(n) for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Attribute)}
        if names & {"os.environ", "os.getenv", "os.environb"}:
            readers.append(name_of(path))
    assert readers == sorted(SETS_THE_ENVIRONMENT)
    for name in SETS_THE_ENVIRONMENT:
        text = (ROOT / name).read_text("utf-8")
        assert text.count("os.environ") == text.count("os.environ.setdefault(") + text.count("os.environ.pop(")


def test_a_node_type_is_one_change(monkeypatch: pytest.MonkeyPatch) -> None:
    vessel = NodeType(
        "Vessel", "Vessels", "A ship, boat or submarine.", "#112233", "#AABBCC", "star", Terms("Vessel"), ()
    )
    boarded = EdgeType(
        "BOARDED", "boarded", "Went on board of.", ((ONTOLOGY.node("Agency"), vessel),), PARTICIPATES_IN.terms
    )
    wider = Ontology((*ONTOLOGY.nodes, vessel), (*ONTOLOGY.edges, boarded), ONTOLOGY.values)
    monkeypatch.setattr(graph.store.cypher, "ONTOLOGY", wider)
    monkeypatch.setattr(visualise.theme, "ONTOLOGY", wider)

    constraint = "CREATE CONSTRAINT vessel_id IF NOT EXISTS FOR (n:Vessel) REQUIRE n.id IS UNIQUE"
    assert constraint in graph.store.cypher.schema()
    assert "MERGE (n:Vessel {id: row.id})" in graph.store.cypher.write_nodes()
    empty = Network((), (), {}, {})
    drawn = {e.type: e for e in visualise.theme.node_legend(empty)}["Vessel"]
    assert (drawn.plural, drawn.light, drawn.dark, drawn.shape) == ("Vessels", "#112233", "#AABBCC", "star")
    assert "BOARDED" in {e.type for e in visualise.theme.edge_legend(empty)}
    page = build.ontology_page(wider)
    assert "### Vessel\n\nA ship, boat or submarine." in page
    assert "### BOARDED" in page
    assert wider.allows("Agency", "BOARDED", "Vessel")
    assert not wider.allows("Vessel", "BOARDED", "Agency")
