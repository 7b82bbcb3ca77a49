"""By what a document was extracted: one short hash of all that its claims depend on beside its text.

Rules, word lists and weights change without a number that somebody has to think of, and so does what is installed.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import importlib.metadata
import importlib.util
from collections.abc import Iterator
from pathlib import Path

import graph.names
import graph.ontology
from loaders.annotate.parse import MODELS

_FOLDER = Path(__file__).parent
#: Of this folder: what brings a text here, and does not read it.
_APART = frozenset(
    ["containers", "fetch.py", "inputs.py", "output.py", "places.py", "scan.py", "stream.py", "__pycache__"]
)
_DIGITS = 12


@functools.cache
def extraction_version() -> str:
    """Return the hash of rules, lists, weights and language models as they are now, the same on every machine."""
    told = hashlib.sha256()
    for path in (*_files(), *(Path(str(m.__file__)) for m in (graph.names, graph.ontology))):
        told.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    for line in _installed():
        told.update(line.encode() + b"\0")
    return told.hexdigest()[:_DIGITS]


def _files() -> Iterator[Path]:
    for path in sorted(_FOLDER.rglob("*"), key=lambda p: p.relative_to(_FOLDER).as_posix()):
        parts = path.relative_to(_FOLDER).parts
        if path.is_file() and path.suffix != ".pyc" and not any(p in _APART or p.startswith(".") for p in parts):
            yield path


def _installed() -> Iterator[str]:
    """Yield what is installed that reads language, with its version."""
    for name in ("spacy", *(n for names in MODELS.values() for n in names)):
        with contextlib.suppress(
            ImportError
        ):  # a package that is not there, or that says so only when it is looked for
            if importlib.util.find_spec(name):
                yield f"{name} {importlib.metadata.version(name)}"
