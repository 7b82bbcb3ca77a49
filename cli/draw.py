"""`opsgraph map`: a network as one HTML file."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import Annotated

import typer

from api.drawing import part_to_draw
from cli.console import ParamOption, note, parameters
from cli.opening import opened, settings_of
from graph.errors import OpsgraphError
from visualise.network_map import render


def command(
    context: typer.Context,
    output: Annotated[Path, typer.Option("--output", "-o", help="The file to write; - for stdout.")] = Path("map.html"),
    around: Annotated[
        str, typer.Option(metavar="NAME", help="Only what is near this entity.", show_default=False)
    ] = "",
    depth: Annotated[int, typer.Option(min=1, max=4, help="How many steps from it.")] = 1,
    asked: Annotated[
        str, typer.Option("--question", "-q", metavar="NAME", help="Only the answer to a question.", show_default=False)
    ] = "",
    param: ParamOption = None,
    title: Annotated[str, typer.Option(help="Heading of the map.", show_default=False)] = "",
) -> None:
    """Draw a network as one HTML file that works without a network.

    Everything in the store, what lies around an entity, or the answer to a question that can be drawn.

    For example: opsgraph map --around RCMP --depth 2 -o rcmp.html
    """
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    given = parameters(param)
    with opened(settings_of(context)) as store:
        heading, network = part_to_draw(store, around=around, depth=depth, name=asked, parameters=given)
    page = render(network, title=title or heading).encode("utf-8", "replace")
    if str(output) == "-":
        sys.stdout.buffer.write(page)
        return
    try:
        output.write_bytes(page)
    except OSError as exc:
        raise OpsgraphError(f"{output} cannot be written: {exc.strerror}") from exc
    left_out = "" if around or asked else "; entities without a relation are left out"
    size = f"{len(page) / 1e6:.1f} MB"
    note(f"{output}: {len(network.nodes):,} entities, {len(network.edges):,} relations, {size}{left_out}")
