"""Reads files whose paths come on standard input, one a line, and answers each with a line of JSON; see `fuzz`."""

from __future__ import annotations

import json
import resource
import sys
import time
import traceback
from pathlib import Path

from graph.model import Document
from loaders.inputs import Intake

#: What reading never asks for: files to write, other processes, connections.
_FORBIDDEN = (
    "subprocess.",
    "os.system",
    "os.exec",
    "os.remove",
    "os.rename",
    "os.mkdir",
    "os.rmdir",
    "os.link",
    "os.symlink",
)
_FORBIDDEN_TOO = ("os.truncate", "os.chmod", "shutil.", "socket.connect", "socket.getaddrinfo", "tempfile.")


class Watch:
    """Notes what is asked of the system while a file is read."""

    def __init__(self) -> None:
        self.on = False
        self.seen: list[str] = []
        sys.addaudithook(self._hear)

    def _hear(self, event: str, given: tuple[object, ...]) -> None:
        if not self.on:
            return
        writes = event == "open" and any(c in str(given[1] or "") for c in "wax+")
        if writes or event.startswith(_FORBIDDEN) or event.startswith(_FORBIDDEN_TOO):
            self.seen.append(f"{event} {str(given)[:100]}")


def main() -> None:
    """Answer until there are no more paths."""
    most = int(sys.argv[1]) * 1_000_000
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    intake, watch = Intake(3_000_000), Watch()
    for line in sys.stdin:
        watch.on, watch.seen = True, []
        began = time.process_time()
        try:
            said = _read(intake, line.rstrip("\n"))
        except BaseException as exc:  # noqa: BLE001 - whatever it is, it is a finding
            said = {"finding": f"{traceback.format_exc(limit=-6)[-1500:]}{type(exc).__name__}"}
        watch.on = False
        said["seconds"] = time.process_time() - began
        if watch.seen:
            said["finding"] = f"asked for {watch.seen[:3]}"
        sys.stdout.write(json.dumps(said) + "\n")
        sys.stdout.flush()


def _read(intake: Intake, path: str) -> dict[str, object]:
    read = refused = 0
    wrong = ""
    if Path(path).is_dir():
        return {}
    for arrival in intake.arrivals(path):
        if arrival.document is None:
            refused += 1
            wrong = wrong or ("no reason" if len(arrival.reason) < 10 else "")
            if arrival.reason.startswith("reading failed"):
                wrong = arrival.reason
        else:
            read += 1
            wrong = wrong or _against_the_laws(arrival.document) or ("read with a reason" if arrival.reason else "")
    wrong = wrong or ("" if read + refused else "nothing came of it")
    return {"read": read, "refused": refused, **({"finding": wrong} if wrong else {})}


def _against_the_laws(document: Document) -> str:
    """Return which law a document breaks, or ""."""
    text = document.text
    if not text.strip():
        return "a document without text"
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "a text that is no Unicode"
    if "\r" in text or "\x00" in text:
        return "a text with carriage returns or zeros"
    for block in document.blocks:
        body = text[block.start : block.end]
        if not body or body != body.strip():
            return f"a block that begins or ends in white space: {body[:40]!r}"
        if not block.keep and not block.reason:
            return "a masked block without a reason"
    stated = (document.title, document.publisher, document.published, document.language)
    return "" if all(s.value and s.origin for s in stated if s is not None) else "an empty title, date or language"


if __name__ == "__main__":
    main()
