"""The page of the HTTP API, written from its OpenAPI description."""

from __future__ import annotations

import json
from typing import Any

from writing import GENERATED, anchor, page, table

_INTRODUCTION = (
    "`opsgraph serve` answers on [127.0.0.1:8000](http://127.0.0.1:8000/). Pages for people stand at `/`, the same as "
    "below with a way to try it at `/docs`, and the description for programs at `/api/v1/openapi.json`."
)


def http_page(description: dict[str, Any]) -> str:
    """Return the page of every address: what it takes, how it fails, and a real answer."""
    operations = [
        (f"{method.upper()} {path}", operation)
        for path, item in description["paths"].items()
        for method, operation in item.items()
    ]
    rows = [(f"[`{name}`](#{anchor(name)})", operation["summary"]) for name, operation in operations]
    parts = ["# HTTP", GENERATED, _INTRODUCTION, description["info"]["description"], table(("address", "what"), rows)]
    for name, operation in operations:
        parts += _operation(name, operation)
    return page(parts)


def _operation(name: str, operation: dict[str, Any]) -> list[str]:
    rows = [
        (f"`{p['name']}`", p["in"], "yes" if p["required"] else _default(p["schema"]), p["description"])
        for p in operation.get("parameters", ())
    ]
    answers = operation["responses"]
    failures = [
        (status, f"`{example['value']['type']}`", example["value"]["detail"])
        for status, response in answers.items()
        for example in response.get("content", {}).get("application/problem+json", {}).get("examples", {}).values()
        # what every address may answer is said once, by the description
        if status not in ("421", "422", "500", "503")
    ]
    example = answers["200"]["content"]["application/json"]["examples"]["answer"]
    shown = json.dumps(example["value"], ensure_ascii=False, indent=2)
    parts = [f"## {name}", f"{operation['summary']}. {operation.get('description', '')}".strip()]
    if rows:
        parts.append(table(("parameter", "in", "needed", "what it is"), rows))
    if failures:
        parts.append(table(("status", "type", "for example"), failures))
    return [*parts, f"`{example['summary']}`", f"```json\n{shown}\n```"]


def _default(schema: dict[str, Any]) -> str:
    default = schema.get("default")
    return f"no; {json.dumps(default)}" if default not in (None, "") else "no"
