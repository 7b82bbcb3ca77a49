"""The sets of documents with gold: those of the project, and those of `../shared` where that folder is there.

- **own**: `documents/`, which measures; no rule is written for it, so its errors are not looked at either.
- **training**: `training/`, which teaches the weights and the confidence of the rules.
- **tune** and **validate**: of `../shared`, which is no part of the project. Errors of *tune* may be read; of *validate* only
  totals are shown, so that they tell a general rule from a fitted one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.accuracy.rows import SUFFIX

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SHARED = ROOT.parent / "shared"
BUILD = ROOT / "build" / "score"
#: Groups of the sets in `../shared`, by how the names of their documents begin.
_GROUPS = (
    (re.compile("oen-"), "in own words, English"),
    (re.compile("ofr-"), "in own words, French"),
    (re.compile(r"doj-|wh-|s\d"), "releases, United States"),
    (re.compile("isaf-|re3d"), "releases, coalition"),
)
#: A row of the table of documents in a README: name, genre, language.
_ROW = re.compile(r"^\| `([^`]+)\.txt` \| ([^|]+?) \| (en|fr) \|", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document with its gold; `language` is empty where nobody wrote it down."""

    name: str
    path: Path
    gold: Path
    language: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Collection:
    """A set of documents; `open` says whether its errors may be read."""

    name: str
    documents: tuple[Annotated, ...]
    open: bool = False


def of_folder(name: str, folder: Path, *, is_open: bool = False) -> Collection:
    """Return the documents `NAME.txt` of a folder that have `gold/NAME.gold.json`, as its README describes them."""
    page = folder / "README.md"
    told = {
        n: (genre, language) for n, genre, language in _ROW.findall(page.read_text("utf-8") if page.exists() else "")
    }
    documents = []
    for gold in sorted((folder / "gold").glob(f"*{SUFFIX}")):
        stem = gold.name.removesuffix(SUFFIX)
        genre, language = told.get(stem, ("", ""))
        documents.append(Annotated(stem, folder / f"{stem}.txt", gold, language, genre))
    return Collection(name, tuple(documents), is_open)


def own() -> Collection:
    """Return the set of the project that measures."""
    return of_folder("own", HERE / "documents")


def training() -> Collection:
    """Return the set of the project that teaches; empty where it is not there yet."""
    return of_folder("training", HERE / "training", is_open=True)


def others() -> Iterator[Collection]:
    """Yield the sets of `../shared`, where it is there."""
    if (SHARED / "gold").is_dir():
        yield _shared("tune", SHARED / "corpus" / "dev", SHARED / "gold", is_open=True)
    if (SHARED / "validate").is_dir():
        yield _shared("validate", SHARED / "validate" / "corpus", SHARED / "validate" / "gold")


def _shared(name: str, corpus: Path, gold: Path, *, is_open: bool = False) -> Collection:
    """Write the texts of a set into the build folder, title first, and return it."""
    folder = BUILD / name
    folder.mkdir(parents=True, exist_ok=True)
    documents = []
    for file in sorted(gold.glob(f"*{SUFFIX}")):
        stem = file.name.removesuffix(SUFFIX)
        text, language = _text(corpus / f"{stem}.json", SHARED / "seeds" / f"{stem}.txt")
        path = folder / f"{stem}.txt"
        path.write_text(text, encoding="utf-8")
        group = next((group for start, group in _GROUPS if start.match(stem)), "seeds")
        documents.append(Annotated(stem, path, file, language, group))
    return Collection(name, tuple(documents), is_open)


def _text(record: Path, seed: Path) -> tuple[str, str]:
    """Return a document's text and language, from its record or from a seed, which is English."""
    if not record.exists():
        return seed.read_text(encoding="utf-8"), "en"
    data = json.loads(record.read_text(encoding="utf-8"))
    head = f"{data['title']}\n\n" if data.get("title") else ""
    return head + data["text"], data.get("language", "en")
