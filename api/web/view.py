"""How a page is made: templates that escape, one style, and a policy that allows nothing but the page itself."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote, urlencode

import jinja2
from fastapi import Request
from fastapi.responses import HTMLResponse, Response
from markupsafe import Markup

from graph.store.base import Store, StoreInfo
from queries.catalogue import catalogue
from queries.lists import best_known, most_told
from queries.question import ENTITY_TYPES, Question
from visualise.theme import DARK, LIGHT, css_variables, words

TEMPLATES = Path(__file__).parent.parent / "templates"
#: The one page that may stand inside another of ours.
FRAMED = "/map"
_NAMES = 40
_SUGGESTED = 12


def page(name: str, request: Request, *, status: HTTPStatus = HTTPStatus.OK, **more: object) -> HTMLResponse:
    """Return a page made from a template, with the questions beside it."""
    text = _templates().get_template(name).render(beside(request), **more)
    return HTMLResponse(text, status, headers=headers(framed=request.url.path == FRAMED))


def problem_page(request: Request, status: HTTPStatus, kind: str, detail: str) -> Response:
    """Return what went wrong as a page; where a map is too large, with entities to begin at."""
    store: Store = request.app.state.store
    suggested = most_told(store, limit=_SUGGESTED) if kind == "urn:opsgraph:network-too-large" else ()
    text = (
        _templates()
        .get_template("problem.html")
        .render(status=status.value, title=status.phrase, detail=detail, suggested=suggested, style=_style())
    )
    return HTMLResponse(text, status, headers=headers(framed=request.url.path == FRAMED))


def headers(*, framed: bool = False, policy: str = "") -> dict[str, str]:
    """Return the headers of a page: its policy, and whether it may stand inside a page of ours."""
    digest = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    policy = policy or (
        f"default-src 'none'; style-src 'sha256-{digest}'; frame-src 'self'; form-action 'self'; base-uri 'none'"
    )
    if framed:
        return {"Content-Security-Policy": f"{policy}; frame-ancestors 'self'", "X-Frame-Options": "SAMEORIGIN"}
    return {"Content-Security-Policy": f"{policy}; frame-ancestors 'none'"}


def beside(request: Request) -> dict[str, object]:
    """Return what stands on every page: what the store holds, and each question as a form."""
    store: Store = request.app.state.store
    info = store.info()
    given = dict(request.query_params)
    return {
        "style": _style(),
        "counts": _counts(info),
        "empty": not info.documents,
        "questions": list(catalogue().values()),
        "types": list(ENTITY_TYPES),
        "given": given,
        "asked": str(request.path_params.get("name", given.get("question", ""))),
        "names": _suggestions(store, catalogue()),
    }


def _counts(info: StoreInfo) -> str:
    parts = (
        (info.documents, "document"),
        (sum(info.nodes.values()), "entity"),
        (sum(info.edges.values()), "relation"),
        (info.claims, "statement"),
    )
    return ", ".join(f"{n:,} {_plural(word, n)}" for n, word in parts)


def _plural(word: str, number: int) -> str:
    if number == 1:
        return word
    return word[:-1] + "ies" if word.endswith("y") else word + "s"


def _suggestions(store: Store, questions: Mapping[str, Question]) -> dict[str, list[str]]:
    """Return names to choose from by the type word of a parameter, those of which most documents speak first."""
    kinds = {p.type: p.node_types for q in questions.values() for p in q.parameters if p.node_types}
    by_type = {t: best_known(store, t, limit=_NAMES) for t in sorted({t for ts in kinds.values() for t in ts})}
    return {word: _merged([by_type[t] for t in types]) for word, types in kinds.items()}


def _merged(lists: Sequence[Sequence[str]]) -> list[str]:
    share = max(8, _NAMES // len(lists))
    return list(dict.fromkeys(name for one in lists for name in one[:share]))


@cache
def _style() -> str:
    variables = (
        f":root {{ {css_variables(LIGHT)} color-scheme: light dark; }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ {css_variables(DARK)} }} }}\n"
    )
    return variables + (TEMPLATES / "style.css").read_text("utf-8")


@cache
def _templates() -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(shown=shown, words=words, spaced=lambda name: name.replace("_", " "), segment=_segment)
    made.globals.update(query=_query, css=lambda: Markup(_style()))  # noqa: S704 - a file of ours
    return made


def shown(value: object) -> str:
    """Return a value of a table as text for people."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,.10g}"
    if isinstance(value, list | tuple):
        return ", ".join(map(shown, value))
    return f"{value:,}" if isinstance(value, int) else str(value)


def _segment(value: object) -> str:
    return quote(str(value), safe=":~")


def _query(given: Mapping[str, object], **more: object) -> str:
    """Return the query of an address, without what is empty."""
    return urlencode({k: v for k, v in {**given, **more}.items() if v not in ("", None)})
