"""What does each reader cost beside its library alone? The same files, the two by turns: CPU time and peak memory.

The library alone gives the raw text: pypdfium2 the text of each page, python-docx each paragraph, lxml the text of the
page, odfdo and striprtf the text of the document, zipfile the bytes, the email package the body. The reader adds order,
blocks, places, language and date. A ratio of 1 would mean that these cost nothing. The peak is that of the resident memory of a
process of its own, less what it had before, so that what C code takes is counted. Needs the packages of the tests.
"""

from __future__ import annotations

import email
import email.policy
import io
import os
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import lxml.html
import odfdo
import pypdfium2
from striprtf.striprtf import rtf_to_text

from loaders.inputs import Intake
from loaders.stream import Stream
from tests.loaders.files import mailed, opened, printed, rich, word, zipped

ROUNDS = 5
PAGES = 40
BODY = (Path(__file__).resolve().parents[2] / "samples" / "venetic-2020.txt").read_text("utf-8")


def main() -> int:
    """Measure, and print one line for each format."""
    paragraphs = [p.encode("latin-1", "ignore").decode("latin-1") for p in BODY.split("\n\n")]
    page = "<html lang='en'><body>" + "".join(f"<p>{p}</p>" for p in paragraphs) * PAGES + "</body></html>"
    cases: tuple[tuple[str, bytes, Callable[[bytes], object]], ...] = (
        ("a.pdf", printed([paragraphs] * PAGES), _pdf),
        ("a.docx", word(paragraphs * PAGES), lambda d: [p.text for p in docx.Document(io.BytesIO(d)).paragraphs]),
        ("a.odt", opened(paragraphs * PAGES), lambda d: odfdo.Document(io.BytesIO(d)).get_formatted_text()),
        ("a.rtf", rich(paragraphs * PAGES), lambda d: rtf_to_text(d.decode("ascii"))),  # type: ignore[no-untyped-call]
        ("a.html", page.encode(), lambda d: lxml.html.document_fromstring(d).text_content()),
        ("a.eml", mailed("", html=page), _mail),
        ("a.zip", zipped({f"{n}.txt": BODY.encode() for n in range(PAGES)}), _zip),
    )
    _whole("a.txt", BODY.encode())  # what is loaded once is no document's memory
    peaks = {n: (_peak(alone, d), _peak(lambda d, n=n: _whole(n, d), d)) for n, d, alone in cases}  # type: ignore[misc]
    print(
        f"{'format':8}{'bytes':>10}{'library ms':>12}{'reader ms':>12}{'ratio':>8}{'library MB':>12}{'reader MB':>12}"
    )
    for name, data, alone in cases:
        ours, theirs = [], []
        for _ in range(ROUNDS):
            theirs.append(_cpu(alone, data))
            ours.append(_cpu(lambda d, n=name: _whole(n, d), data))  # type: ignore[misc]
        memory = peaks[name]
        least, most = min(theirs) * 1000, min(ours) * 1000
        print(
            f"{name[2:]:8}{len(data):>10,}{least:>12.1f}{most:>12.1f}{least / most:>8.2f}{memory[0]:>12.1f}{memory[1]:>12.1f}"
        )
    return 0


def _whole(name: str, data: bytes) -> None:
    with Stream(name, limit=50_000_000, data=data) as stream:
        assert all(a.document for a in Intake(50_000_000)._cut(stream))  # noqa: S101 - below the file system


def _pdf(data: bytes) -> None:
    pdf = pypdfium2.PdfDocument(data)
    for page in pdf:
        page.get_textpage().get_text_range()
    pdf.close()


def _mail(data: bytes) -> None:
    body = email.message_from_bytes(data, policy=email.policy.default).get_body()
    lxml.html.document_fromstring(body.get_content()).text_content()  # type: ignore[union-attr]


def _zip(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            archive.read(name)


def _cpu(work: Callable[[bytes], object], data: bytes) -> float:
    began = time.process_time()
    work(data)
    return time.process_time() - began


def _peak(work: Callable[[bytes], object], data: bytes) -> float:
    """Return by how much the resident memory of a process grew at most meanwhile, in megabytes; in a child of its own."""
    reads, writes = os.pipe()
    if child := os.fork():
        os.close(writes)
        with os.fdopen(reads) as answer:
            grown = float(answer.read())
        os.waitpid(child, 0)
        return grown
    os.close(reads)
    Path("/proc/self/clear_refs").write_text("5")  # the peak from here on
    before = _resident("VmRSS")
    work(data)
    os.write(writes, str(_resident("VmHWM") - before).encode())
    os._exit(0)


def _resident(name: str) -> float:
    line = next(x for x in Path("/proc/self/status").read_text().splitlines() if x.startswith(f"{name}:"))
    return int(line.split()[1]) / 1000


if __name__ == "__main__":
    sys.exit(main())
