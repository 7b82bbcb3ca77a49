"""Files made from the samples and broken as files are: cut, with bytes changed, under wrong names, in wrong encodings."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from tests.loaders.files import mailed, opened, printed, rich, word, zipped

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
_SUFFIXES = (".txt", ".html", ".md", ".jsonl", ".json", ".pdf", ".docx", ".odt", ".rtf", ".eml", ".zip", ".gz", "")
_ENCODINGS = ("utf-16", "latin-1", "cp037", "utf-7", "shift_jis")


def whole() -> list[tuple[str, bytes]]:
    """Return sound files of every format, made from the samples; short ones, because each is broken many times."""
    texts = [p.read_text("utf-8") for p in sorted(SAMPLES.glob("*.txt"))][:4]
    latin = [t.encode("latin-1", "ignore").decode("latin-1") for t in texts]
    files = [(f"{n}.txt", t.encode()) for n, t in enumerate(texts)]
    files += [(p.name, p.read_bytes()) for p in sorted(SAMPLES.iterdir()) if p.suffix in {".html", ".md", ".jsonl"}]
    files += [(f"{n}.pdf", printed([t.split("\n\n")[:8]])) for n, t in enumerate(latin)]
    files += [(f"{n}.docx", word(t.split("\n\n")[:8], table=[["a", "b"], ["c", "1"]])) for n, t in enumerate(texts)]
    table = [["Drug", "Seized (kg)"], ["khat", "1"]]
    files += [(f"{n}.odt", opened(t.split("\n\n")[:8], table=table)) for n, t in enumerate(texts)]
    files += [(f"{n}.rtf", rich(t.split("\n\n")[:8], table=table)) for n, t in enumerate(texts)]
    files += [(f"{n}.eml", mailed(t, {"a.txt": t.encode()})) for n, t in enumerate(texts)]
    files += [(f"{n}.zip", zipped({"a/b.txt": t.encode(), "c.html": b"<p>" + t.encode()})) for n, t in enumerate(texts)]
    return files


def broken(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Yield so many broken files, the same ones for one seed."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    files = whole()
    for number in range(count):
        name, data = files[number % len(files)]
        way = chance.choice(("cut", "flip", "name", "encoding", "both", "doubled"))
        if way in ("cut", "both"):
            data = data[: chance.randrange(len(data))]
        if way in ("flip", "both") and data:
            changed = bytearray(data)
            for _ in range(chance.choice((1, 3, 30, 300))):
                changed[chance.randrange(len(changed))] = chance.randrange(256)
            data = bytes(changed)
        if way == "encoding":
            data = data.decode("utf-8", "replace").encode(chance.choice(_ENCODINGS), "replace")
        if way == "doubled":
            at = chance.randrange(len(data))
            data = data[:at] + data[at // 2 : at] + data[at:]
        stem, _, suffix = name.rpartition(".")
        ending = chance.choice(_SUFFIXES) if way == "name" else f".{suffix}"
        yield f"{number:05d}-{stem}{ending}", data
