"""What the generated pages share: the line that says so, tables, and anchors as a forge makes them."""

from __future__ import annotations

import re
from collections.abc import Sequence

GENERATED = "<!-- Written by docs/build.py; run `make docs` and do not edit. -->"


def anchor(heading: str) -> str:
    """Return the anchor of a heading."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table of Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def page(parts: Sequence[str]) -> str:
    """Join the parts of a page, and leave empty ones out."""
    return "\n\n".join(p.strip() for p in parts if p.strip()) + "\n"
