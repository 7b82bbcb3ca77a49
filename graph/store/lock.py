"""A file that says which process holds a folder; the system's own lock on it ends with the process, so none is stale."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from graph.errors import StoreBusy

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

#: Where the one locked byte is: behind what others may read, because Windows locks ranges against readers too.
_FAR = 1 << 20


class FolderLock:
    """Holds a folder from `take` to `release`.

    Parameters
    ----------
    path:
        The lock file; it names the holder's process and port for people and programs to read.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def take(self) -> None:
        """Take the lock; raises `StoreBusy` with the process that has it.

        What a process that died left in the file is overwritten: only the system's lock counts.
        """
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(handle)
        except OSError:
            os.close(handle)
            raise StoreBusy(
                f"{self._path.parent} is held by {self._holder()}; end it, use its HTTP address, or name another store"
            ) from None
        self._handle = handle
        self.note()

    def note(self, **more: int) -> None:
        """Write this process and more about it into the file."""
        if self._handle is not None:
            os.ftruncate(self._handle, 0)
            os.lseek(self._handle, 0, os.SEEK_SET)
            os.write(self._handle, json.dumps({"pid": os.getpid(), **more}).encode())

    def release(self) -> None:
        """Let go; the file stays, empty, so that two processes can never lock two files of one name."""
        if self._handle is not None:
            os.ftruncate(self._handle, 0)
            os.close(self._handle)
            self._handle = None

    def _holder(self) -> str:
        try:
            note = json.loads(self._path.read_text())
            pid, port = int(note["pid"]), note.get("port")
        except (OSError, ValueError, KeyError, TypeError):
            return "another process"
        who = "this process" if pid == os.getpid() else f"process {pid}"
        return f"{who} (Bolt port {port})" if port else who


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        os.lseek(handle, _FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
