"""The pages for people: a start page and the map."""

from __future__ import annotations

from html import escape
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from api.drawing import part_to_draw
from api.routes import single
from graph.store.base import Store
from queries.catalogue import catalogue
from visualise.network_map import content_security_policy, render
from visualise.theme import DARK, LIGHT, css_variables

_OWN = frozenset({"around", "depth", "question"})

_START = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>opsgraph</title>
<style>{style}</style>
</head>
<body>
<h1>opsgraph</h1>
<p>A knowledge graph in which no edge exists without the sentence that states it.</p>
<h2>Look</h2>
<ul><li><a href="/map">The map</a> of everything, or <code>/map?around=NAME&amp;depth=1</code></li></ul>
<h2>Ask</h2>
<ul>{questions}</ul>
<h2>Build on it</h2>
<ul>
<li><a href="/api/v1/questions">/api/v1/questions</a>, each at <code>/api/v1/questions/NAME?PARAMETER=VALUE</code></li>
<li><a href="/api/v1/ontology">/api/v1/ontology</a></li>
<li><a href="/api/v1/search?q=police">/api/v1/search?q=TEXT</a></li>
<li><code>POST /api/v1/cypher</code> with <code>{{"query": "...", "params": {{}}}}</code></li>
<li><a href="/api/v1/openapi.json">/api/v1/openapi.json</a></li>
</ul>
</body>
</html>
"""

_STYLE = f"""
:root {{ {css_variables(LIGHT)} color-scheme: light dark; }}
@media (prefers-color-scheme: dark) {{ :root {{ {css_variables(DARK)} }} }}
body {{ max-width: 44rem; margin: 8vh auto; padding: 0 1.2rem; background: var(--ground); color: var(--ink);
  font: 16px/1.6 system-ui, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif; }}
h1 {{ margin: 0; letter-spacing: -0.02em; }}
h2 {{ margin: 2rem 0 0.3rem; font-size: 1rem; }}
ul {{ margin: 0; padding-left: 1.1rem; }}
a {{ color: var(--accent); }}
code {{ font-size: 0.9em; }}
span {{ color: var(--muted); }}
"""


def pages(store: Store) -> APIRouter:
    """Return the pages over a store."""
    router = APIRouter(include_in_schema=False)

    @router.get("/")
    def start() -> HTMLResponse:
        return _page(_START.format(style=_STYLE, questions="".join(_question_items())))

    @router.get("/map")
    def network_map(
        request: Request,
        around: str = "",
        depth: Annotated[int, Query(ge=1, le=4)] = 1,
        question: str = "",
    ) -> HTMLResponse:
        given = single(request.query_params, _OWN)
        title, network = part_to_draw(store, around=around, depth=depth, name=question, parameters=given)
        return _page(render(network, title=title))

    return router


def _question_items() -> list[str]:
    """Link the questions that need nothing; name the others with what they need."""
    items = []
    for q in catalogue().values():
        needed = [p.name for p in q.parameters if not p.optional]
        title = escape(q.title)
        if needed:
            items.append(f"<li>{title} <span>{escape(q.name)}, needs {escape(', '.join(needed))}</span></li>")
        else:
            items.append(f'<li><a href="/api/v1/questions/{escape(q.name)}">{title}</a></li>')
    return items


def _page(text: str) -> HTMLResponse:
    policy = f"{content_security_policy(text)}; frame-ancestors 'none'"
    return HTMLResponse(text, headers={"Content-Security-Policy": policy})
