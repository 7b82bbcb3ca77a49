"""The listed body that a form names outside any text: "Dutch police", put together from "the Dutch and Belgian police"."""

from __future__ import annotations

from loaders.annotate.gazetteer import gazetteer


def known_body(form: str) -> str:
    """Return the name of the one body that a form is listed for, or nothing."""
    names = _bodies(form)
    return names.pop() if len(names) == 1 else ""


def is_known_body(form: str) -> bool:
    """Whether a form is listed for any body."""
    return bool(_bodies(form))


def _bodies(form: str) -> set[str]:
    whole = [h for h in gazetteer().hits(form) if (h.start, h.end) == (0, len(form))]
    return {e.name for h in whole for e in h.entries if e.type == "Agency"}
