"""docs/build.py as a module: it is a script in a folder of pages, and no package."""

from __future__ import annotations

import importlib.util
from pathlib import Path

_FILE = Path(__file__).resolve().parent.parent / "docs" / "build.py"
_spec = importlib.util.spec_from_file_location("docs_build", _FILE)
assert _spec
assert _spec.loader
build = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(build)
