"""A line to a Bolt server that breaks at a chosen message, as a network does: the server may have done what it was asked."""

from __future__ import annotations

import contextlib
import socket
import threading
from types import TracebackType
from typing import Self

#: Bolt's messages as they travel: a chunk of two bytes, and the end of the message.
COMMIT = b"\x00\x02\xb0\x12\x00\x00"
RUN = b"\xb3\x10"


class BreakingLine:
    """Forwards connections to a port of this machine; `breaks` arms it to break once.

    Parameters
    ----------
    port:
        Where the server is.
    """

    def __init__(self, port: int) -> None:
        self._target = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._message, self._arrives, self._after = b"", False, 0
        self.broken = 0

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, exc: BaseException | None, tb: TracebackType | None) -> None:
        self._listener.close()

    def breaks(self, message: bytes, *, arrives: bool, after: int = 0) -> None:
        """Break at a message of the client, after so many of them: the server gets it, or does not; no answer comes."""
        self._arrives, self._after, self._message = arrives, after, message

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        with client, socket.create_connection(("127.0.0.1", self._target)) as server, contextlib.suppress(OSError):
            back = threading.Thread(target=_forward, args=(server, client), daemon=True)
            back.start()
            while data := client.recv(1 << 16):
                if self._is_due(data):
                    self._break(client, server, data)
                    break
                server.sendall(data)
            server.shutdown(socket.SHUT_WR)
            back.join()

    def _is_due(self, data: bytes) -> bool:
        if not self._message or self._message not in data:
            return False
        self._after -= 1
        return self._after < 0

    def _break(self, client: socket.socket, server: socket.socket, data: bytes) -> None:
        arrives, self._message = self._arrives, b""
        self.broken += 1
        client.shutdown(socket.SHUT_RDWR)
        if arrives:
            server.sendall(data)
            # the server reads what there is before it sees the end
            server.shutdown(socket.SHUT_WR)
        else:
            server.shutdown(socket.SHUT_RDWR)


def _forward(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(1 << 16):
            target.sendall(data)
