"""A file that says which process holds a folder; the system's own lock on it ends with the process, so none is stale."""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from graph.errors import StoreBusy

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

#: Where the one locked byte is: behind what others may read, because Windows locks ranges against readers too.
_FAR = 1 << 20


@dataclass(frozen=True, slots=True)
class Holder:
    """What the process that holds a folder says of itself.

    Parameters
    ----------
    pid:
        Its number; 0 where it has not said.
    port:
        Where it answers Bolt; 0 before it does.
    writer, reader:
        Passwords for that port. They stand in a file that only the folder's owner can read, who could read and change
        the folder itself, and they end with the process.
    """

    pid: int = 0
    port: int = 0
    writer: str = ""
    reader: str = ""

    @property
    def is_this_process(self) -> bool:
        """Whether it is the one that asks."""
        return self.pid == os.getpid()

    def __str__(self) -> str:
        """Name the process for people, without what is secret."""
        if not self.pid:
            return "another process"
        who = "this process" if self.is_this_process else f"process {self.pid}"
        return f"{who} (Bolt port {self.port})" if self.port else who


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
                f"{self._path.parent} is held by {self.holder()}; end it, use its HTTP address, or name another store"
            ) from None
        self._handle = handle
        self.note()

    def note(self, *, port: int = 0, writer: str = "", reader: str = "") -> None:
        """Write this process, and how others may reach it, into the file."""
        if self._handle is not None:
            said = asdict(Holder(os.getpid(), port, writer, reader))
            os.ftruncate(self._handle, 0)
            os.lseek(self._handle, 0, os.SEEK_SET)
            os.write(self._handle, json.dumps(said).encode())

    def release(self) -> None:
        """Let go; the file stays, empty, so that two processes can never lock two files of one name."""
        if self._handle is not None:
            os.ftruncate(self._handle, 0)
            os.close(self._handle)
            self._handle = None

    def holder(self) -> Holder:
        """Return what the file says of the process that has the lock; it may be gone by now."""
        try:
            said = json.loads(self._path.read_text())
            return Holder(int(said["pid"]), int(said["port"]), str(said["writer"]), str(said["reader"]))
        except (OSError, ValueError, KeyError, TypeError):
            return Holder()


class WriteTurn:
    """Lets one writer of a folder write at a time, of whatever thread or process.

    The engine finds two writers in each other's way only when the second commits, and makes that one begin anew.

    Parameters
    ----------
    path:
        A file of the folder whose lock is the turn.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._threads = threading.Lock()

    @contextmanager
    def __call__(self) -> Iterator[None]:
        """Wait for the turn, and give it away at the end of the block; it ends with the process too."""
        with self._threads:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                _lock(handle, wait=True)
                yield
            finally:
                os.close(handle)


def _lock(handle: int, *, wait: bool = False) -> None:
    if sys.platform == "win32":
        while True:  # Windows' own waiting gives up after ten tries
            os.lseek(handle, _FAR, os.SEEK_SET)
            try:
                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            except OSError:
                if not wait:
                    raise
                time.sleep(0.02)
            else:
                return
    else:
        fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
