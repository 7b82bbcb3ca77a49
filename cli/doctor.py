"""`opsgraph doctor`: is everything there, and what to do where it is not."""

from __future__ import annotations

import importlib.metadata
import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import typer

from cli.console import OUT
from cli.opening import settings_of
from graph.errors import OpsgraphError
from graph.settings import Settings
from graph.store.open import open_store
from loaders.annotate.parse import MODELS, Models
from loaders.inputs import Intake

_OLDEST, _NEWEST = (3, 11), (3, 14)
#: Has no build for some platforms; there a Neo4j server serves.
_ENGINE = "arcadedb"


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at, what was found, and what to do where that is not good.

    Parameters
    ----------
    weak:
        Whether it is no fault, though it might be better.
    """

    name: str
    good: bool
    found: str
    remedy: str = ""
    weak: bool = False

    @property
    def word(self) -> str:
        """What stands at the beginning of its line."""
        return "ok  " if self.good else "weak " if self.weak else "BAD "


_STYLES = {"ok  ": "green", "weak ": "yellow", "BAD ": "red"}


def command(context: typer.Context) -> None:
    """Check that everything needed is there, and say what to do where it is not."""
    settings = settings_of(context)
    bad = 0
    for look in (_python, _packages, _readers, _models, _engine, lambda: _address(settings)):
        for check in look():
            bad += check.word == "BAD "
            OUT.print(check.word, style=_STYLES[check.word], end="")
            OUT.print(f"{check.name}: {check.found}", markup=False, soft_wrap=True)
            if not check.good and check.remedy:
                OUT.print(f"    {check.remedy}", markup=False, soft_wrap=True)
    if bad:
        raise typer.Exit(1)


def _python() -> Iterator[Check]:
    good = _OLDEST <= sys.version_info[:2] <= _NEWEST
    wanted = ".".join(map(str, _OLDEST)) + " to " + ".".join(map(str, _NEWEST))
    yield Check("Python", good, sys.version.split()[0], f"install Python {wanted}")


def _packages() -> Iterator[Check]:
    """Compare what is installed with what the project asks for."""
    try:
        wanted = importlib.metadata.requires("opsgraph") or []
    except importlib.metadata.PackageNotFoundError:
        yield Check("packages", False, "opsgraph is not installed", "run `uv sync` in its folder")
        return
    faults = list(filter(None, map(_fault, wanted)))
    said = "; ".join(faults) or f"{len(wanted)} of {len(wanted)}"
    yield Check("packages", not faults, said, "run `uv sync`, or install opsgraph again")


def _fault(requirement: str) -> str:
    """Return what is wrong with a package, if anything; ranges are left to the installer."""
    found = re.match(r"([A-Za-z0-9._-]+)(?:==([^;\s]+))?", requirement)
    name, pinned = (found[1], found[2]) if found else (requirement, None)
    try:
        have = importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "" if name == _ENGINE else f"{name} is missing"
    return f"{name} is {have}, not {pinned}" if pinned and pinned != have else ""


def _models() -> Iterator[Check]:
    models = Models()
    for language, names in MODELS.items():
        try:
            meta = models.get(language).meta
        except OpsgraphError as exc:
            yield Check(f"model for {language!r}", False, str(exc), f"install {names[0].replace('_', '-')}")
            continue
        yield Check(f"model for {language!r}", True, f"{meta['lang']}_{meta['name']} {meta['version']}")


def _readers() -> Iterator[Check]:
    intake = Intake(Settings().max_bytes)
    for reader in intake.readers:
        found = f"needs {reader.missing}, which is not installed" if reader.missing else reader.name
        yield Check(f"reader of {reader.formats}", not reader.missing, found, "run `uv sync`, or install it")
    for container in intake.containers:
        yield Check(f"reader of {container.formats}", True, container.name)
    for module, package in intake.unavailable:
        yield Check(f"reader {module}", False, f"needs {package}, which is not installed", "install it")


def _engine() -> Iterator[Check]:
    """Open an embedded store in a folder that is gone afterwards."""
    remedy = "start a Neo4j server and set OPSGRAPH_STORE=bolt://localhost:7687 with NEO4J_USERNAME and NEO4J_PASSWORD"
    with tempfile.TemporaryDirectory(prefix="opsgraph-doctor-") as folder:
        yield from _opening(
            "embedded engine", f"embedded:{Path(folder) / 'store'}", Settings(), remedy, "opens and reads"
        )


def _address(settings: Settings) -> Iterator[Check]:
    """Reach the store of the settings where that is a server; a folder is made when it is first used."""
    url = settings.store_url
    if url.startswith("embedded:"):
        yield Check("store", True, url)
    else:
        yield from _opening("store", url, settings, "check OPSGRAPH_STORE and the NEO4J_* variables", url)


def _opening(name: str, url: str, settings: Settings, remedy: str, found: str) -> Iterator[Check]:
    """Open a store, and try what keeps its readers from doing harm."""
    try:
        store = open_store(url, settings)
        try:
            store.info()
            protections = store.protections()
        finally:
            store.close()
    except OpsgraphError as exc:
        yield Check(name, False, str(exc), remedy)
        return
    yield Check(name, True, found)
    for it in protections:
        yield Check(f"{name}, {it.name}", it.holds, it.found, it.remedy, weak=not it.needed)
