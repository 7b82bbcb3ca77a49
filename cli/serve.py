"""`opsgraph serve`: the HTTP application on this machine."""

from __future__ import annotations

import contextlib
import errno
import ipaddress
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator
from typing import Annotated

import typer
import uvicorn

from api.app import create_app
from cli.console import note
from cli.opening import opened, settings_of
from graph.errors import BadParameter
from queries.free import why_not

#: Seconds that requests are waited for when the server is asked to end.
_PATIENCE = 5


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
    started = time.perf_counter()
    # a signal that comes while the store opens must close it too
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with _socket(bound, at) as listening:
        shown = f"[{bound}]" if ":" in bound else bound
        address = f"http://{shown}:{listening.getsockname()[1]}/"
        note(f"opening the store {settings.store_url} ...")
        with opened(settings) as store:
            info = store.info()
            note(
                f"the store has {info.documents:,} documents, {sum(info.nodes.values()):,} entities, {info.claims:,} statements"
            )
            if switched_off := why_not(store, settings):
                note(f"free Cypher is not answered: {switched_off}")
            config = uvicorn.Config(
                create_app(settings, store, switched_off=switched_off),
                log_level="warning",
                server_header=False,
                timeout_graceful_shutdown=_PATIENCE,
            )
            _Server(config, lambda: note(_ready(address, started))).run(sockets=[listening])
            note("closing the store")


class _Server(uvicorn.Server):
    """Says when it is ready, and ends as a program that was asked to: the stock server raises the signal once more."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start to listen, and say so."""
        await super().startup(sockets)
        if self.started:
            self._ready()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Let the first signal end the server when what it does is done, and the second at once."""
        before = {s: signal.signal(s, self.handle_exit) for s in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def _ready(address: str, started: float) -> str:
    return f"serving at {address} after {time.perf_counter() - started:.1f} s; the API is at {address}docs (Ctrl-C ends it)"


def _socket(host: str, port: int) -> socket.socket:
    """Bind before anything else is done: opening a store takes longer than finding that a port is taken."""
    try:
        family, kind, number, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except OSError as exc:
        raise BadParameter(f"{host} is no address of this machine: {exc.strerror}") from exc
    listening = socket.socket(family, kind, number)
    try:
        if sys.platform != "win32":  # there it would let two programs have one port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(place)
        listening.listen(100)
    except OSError as exc:
        listening.close()
        if exc.errno == errno.EADDRINUSE:
            raise BadParameter(f"port {port} of {host} is taken by another program; name another with --port") from exc
        raise BadParameter(f"port {port} of {host} cannot be had: {exc.strerror}") from exc
    return listening


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
