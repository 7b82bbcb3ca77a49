"""What a clone holds: one lock from the public index, licences, a menu, and nothing of where it was made."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).resolve().parent.parent


def lock() -> list[dict[str, object]]:
    packages: list[dict[str, object]] = tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))["package"]
    return packages


def run_time_packages() -> set[str]:
    """Return the names of everything that is installed without development groups."""
    needs = {str(p["name"]): [d["name"] for d in p.get("dependencies", [])] for p in lock()}  # type: ignore[attr-defined]
    found: set[str] = set()
    todo = needs["opsgraph"]
    while todo:
        name = todo.pop()
        if name not in found:
            found.add(name)
            todo += needs[name]
    return found


def test_lock_names_the_public_index_only() -> None:
    hosts = {urlsplit(a).netloc for a in re.findall(r'"(https?://[^"]+)"', (ROOT / "uv.lock").read_text("utf-8"))}
    assert hosts == {"pypi.org", "files.pythonhosted.org"}


def test_licence_is_whole() -> None:
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert "Apache License" in text
    assert "END OF TERMS AND CONDITIONS" in text
    assert len(text.splitlines()) > 190


def test_notice_lists_every_run_time_package() -> None:
    _, _, listed = (ROOT / "NOTICE").read_text("utf-8").partition("The run-time packages by licence")
    rows = re.findall(r"^  (\S.*)$", listed, re.MULTILINE)
    names = [name.strip() for row in rows for name in row.split(",") if name.strip()]
    assert sorted(names) == sorted(run_time_packages())


def test_menu_says_what_each_target_does() -> None:
    text = (ROOT / "Makefile").read_text("utf-8")
    phony = re.findall(r"^\.PHONY: (\S+)$", text, re.MULTILINE)
    explained = re.findall(r"^([a-z0-9-]+):.*## \S", text, re.MULTILINE)
    assert {"help", "demo", "test", "check", "score", "train", "fix", "map", "docs", "clean"} <= set(explained)
    assert set(phony) - set(explained) == {"setup", "setup-all"}, "steps of others"
    ours = (ROOT / "CONTRIBUTING.md", ROOT / "README.md", ROOT / ".ci" / "run")
    for page in ours:
        named = re.findall(r"(?:`|^|\$ )make ([a-z]+)", page.read_text("utf-8"), re.MULTILINE)
        assert set(named) <= set(explained), page.name


def test_uv_is_pinned_in_one_place() -> None:
    assert len(re.findall(r"^UV_VERSION := \d+\.\d+\.\d+$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)) == 1
    assert not (ROOT / ".python-version").exists(), "uv would delete .venv, itself included"


def test_changelog_has_a_place_for_what_comes() -> None:
    assert "\n## [Unreleased]\n" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_nothing_outside_the_repository_is_named() -> None:
    """Paths of one machine work on no other; `../shared` is an optional folder of the one target that scores."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("NOT CHECKED: this is no clone, so there is no list of its files")
    private = re.compile(r"/work/|/root/|/home/\w|[^.\w]\.\./shared\b")
    allowed = {"Makefile", "tests/test_repository.py", "tests/torture/test_equal.py"}
    allowed |= {f"benchmarks/accuracy/{name}.py" for name in ("score", "sets")}
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        if name in allowed or not path.is_file() or path.suffix in {".png", ".jpg"}:
            continue
        found = private.search(path.read_text("utf-8", errors="replace"))
        assert not found, f"{name}: {found and found[0]}"
