"""`opsgraph serve`: the HTTP application on this machine."""

from __future__ import annotations

import ipaddress
from typing import Annotated

import typer
import uvicorn

from api.app import create_app
from cli.console import note
from cli.opening import opened, settings_of


def command(
    context: typer.Context,
    host: Annotated[
        str, typer.Option(help="Address to bind; only of this machine. [default: 127.0.0.1]", show_default=False)
    ] = "",
    port: Annotated[
        int | None, typer.Option(min=0, max=65535, help="Port to bind. [default: 8000]", show_default=False)
    ] = None,
) -> None:
    """Serve the answers and the map over HTTP on this machine.

    One process with one worker, because one process holds the embedded store; Ctrl-C ends it and closes the store.
    """
    settings = settings_of(context)
    bound, at = host or settings.host, settings.port if port is None else port
    if not (settings.bind_any or _is_loopback(bound)):
        raise typer.BadParameter(
            f"{bound} would let others on the network read the graph, and there is no login; use 127.0.0.1, "
            "and a proxy that asks for one where others should reach it (in a container: OPSGRAPH_BIND_ANY)",
            param_hint="--host",
        )
    with opened(settings) as store:
        shown = f"[{bound}]" if ":" in bound else bound
        note(f"opsgraph serves {settings.store_url} at http://{shown}:{at}/ (Ctrl-C ends it)")
        uvicorn.run(create_app(settings, store), host=bound, port=at, log_level="warning", server_header=False)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
