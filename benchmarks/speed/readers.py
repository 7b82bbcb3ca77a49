"""What does each reader cost beside its library alone? The same files, the two by turns: CPU time and peak memory.

The library alone gives the raw text: pypdfium2 the text of each page, python-docx each paragraph, lxml the text of the
page, zipfile the bytes, the email package the body. The reader adds order, blocks, places, language and date. A ratio
of 1 would mean that these cost nothing. Needs the packages of the tests.
"""

from __future__ import annotations

import email
import email.policy
import io
import sys
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import lxml.html
import pypdfium2

from loaders.inputs import Intake
from loaders.stream import Stream
from tests.loaders.files import mailed, printed, word, zipped

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
        ("a.html", page.encode(), lambda d: lxml.html.document_fromstring(d).text_content()),
        ("a.eml", mailed("", html=page), _mail),
        ("a.zip", zipped({f"{n}.txt": BODY.encode() for n in range(PAGES)}), _zip),
    )
    print(
        f"{'format':8}{'bytes':>10}{'library ms':>12}{'reader ms':>12}{'ratio':>8}{'library MB':>12}{'reader MB':>12}"
    )
    for name, data, alone in cases:
        ours, theirs = [], []
        for _ in range(ROUNDS):
            theirs.append(_cpu(alone, data))
            ours.append(_cpu(lambda d, n=name: _whole(n, d), data))  # type: ignore[misc]
        memory = _peak(alone, data), _peak(lambda d, n=name: _whole(n, d), data)  # type: ignore[misc]
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
    """Return the most memory that Python held meanwhile, in megabytes."""
    tracemalloc.start()
    work(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


if __name__ == "__main__":
    sys.exit(main())
