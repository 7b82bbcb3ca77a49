"""The options of the verbs that read documents, and what such a run says beside its answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated

import typer

from cli.console import note, parameters
from loaders.containers.base import Wanted
from loaders.metadata import fields
from loaders.pipeline import Pipeline

FieldOption = Annotated[
    list[str] | None,
    typer.Option(
        "--field",
        metavar="FIELD=NAME",
        help="In JSON, the name under which records hold a field: --field text=body --field published=meta.date. "
        "Fields: text, title, published, publisher, language, url, format. Without it, usual names are looked for.",
        show_default=False,
    ),
]
AsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--as",
        metavar="FORMAT",
        help="Read inputs as text, html, markdown, json or jsonl, whatever their names and bytes say. "
        "Given beside JSON, text, html or markdown is the format of the texts in it. May be repeated.",
        show_default=False,
    ),
]


def wanted(named: list[str] | None, formats: list[str] | None) -> Wanted:
    """Return what the options say; a field that there is not is a usage error."""
    read: Mapping[str, str] = parameters(named, hint="--field")
    if strange := [f for f in read if f not in fields()]:
        raise typer.BadParameter(f"no field {strange[0]!r}; have {', '.join(fields())}", param_hint="--field")
    return Wanted(MappingProxyType(dict(read)), tuple(formats or ()))


def warn(pipeline: Pipeline) -> None:
    """Say before the first document what is not installed."""
    for text in pipeline.warnings():
        note(f"warning: {text}")


def say_notes(notes: Counter[str]) -> None:
    """Say what extraction could not do, and for how many documents."""
    for text, count in notes.most_common():
        note(f"note: {text} ({count:,} {'document' if count == 1 else 'documents'})")
