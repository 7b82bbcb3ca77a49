"""What every request must bring and every answer carries, for the sake of whoever has this open in a browser."""

from __future__ import annotations

from http import HTTPStatus

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import problem, unforeseen

#: Names under which this machine is reached. A page of the web whose own name leads here must not read the graph.
LOOPBACK_NAMES = frozenset({"127.0.0.1", "localhost", "[::1]"})
#: Far more than the longest Cypher that is taken.
LARGEST_BODY = 1_000_000

SAFE = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class SafeHeaders:
    """Wraps an application: adds the headers that an answer lacks, and turns away what should not have come."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        started = False

        async def with_headers(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                for name, value in SAFE.items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            await (_refusal(Headers(scope=scope)) or self._app)(scope, receive, with_headers)
        except Exception as exc:  # here and not in the framework, whose answer would lack the headers
            if started:
                raise
            await unforeseen(f"{scope['method']} {scope['path']}", exc)(scope, receive, with_headers)


def _refusal(headers: Headers) -> ASGIApp | None:
    """Return the answer to a request that is turned away."""
    host = headers.get("host", "").lower()
    name = host if host.endswith("]") else host.rpartition(":")[0] or host
    if name not in LOOPBACK_NAMES:
        said = f"this server answers to {', '.join(sorted(LOOPBACK_NAMES))}, not to {name!r}"
        return problem(HTTPStatus.MISDIRECTED_REQUEST, "urn:opsgraph:unknown-host", said)
    length = headers.get("content-length", "0")
    if not length.isdecimal() or int(length) > LARGEST_BODY:
        said = f"a request may have at most {LARGEST_BODY:,} bytes"
        return problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "urn:opsgraph:too-large", said)
    return None
