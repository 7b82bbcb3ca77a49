"""Sound files of every format, and ways to break them: at random, by the signs of their format, inside their parts."""

from __future__ import annotations

import io
import random
import re
import warnings
import zipfile
from collections.abc import Callable, Iterator

from tests.loaders.breaking import whole

#: What a piece is in the formats that are text inside: a tag, a control word, a word, a sign.
_PIECE = re.compile(rb"<[^<>]{0,200}>|\\[a-z]{1,20}-?\d*|\w+|\s+|[^\w\s]")
#: Signs that mean something to one reader or another.
_SIGNS = (
    b"{", b"}", b"\\bin99999", b"\\'", b"\\u-1?", b"\\cell", b"\\row", b"<", b"</", b"<!--", b"<![CDATA[", b"&#0;", b"&#xD800;",
    b"<table><tr><th>a<th>b<tr><td rowspan=9999 colspan=9999>1", b"<!DOCTYPE x [<!ENTITY a 'b'>]>&a;", b"\x00", b"\xff\xfe",
    b"\xef\xbb\xbf", b"\r", b" ", b"\t", b"\xc2\xa0", b"--=====1=====", b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n", b"=?utf-8?b?////?=",
    b"[", b"![", b"- a\n", b"a: b ", b"| ", b"a{# ", b"|---|", b"```", b"---\n", b'{"text":', b"\\ud800", b"1e999", b"endobj", b"stream", b"/Length -1", b"99999999999 0 R",
)  # fmt: skip
_SUFFIXES = (
    ".txt",
    ".html",
    ".md",
    ".jsonl",
    ".json",
    ".pdf",
    ".docx",
    ".odt",
    ".rtf",
    ".eml",
    ".zip",
    ".gz",
    ".doc",
    "",
)
_ENCODINGS = ("utf-16", "utf-32", "latin-1", "cp037", "utf-7", "shift_jis")
_NAMES = ("../../out.xml", "/etc/out.xml", "C:\\out.txt", "a/../../b", "x" * 300, "", "mimetype", "word/document.xml")
_LONGEST = 1_000_000
Way = Callable[[random.Random, bytes], bytes]


def formats() -> list[str]:
    """Return the formats there are sound files of, by suffix."""
    return sorted({name.rpartition(".")[2] for name, _ in whole()})


def mutations(seed: int, only: str = "") -> Iterator[tuple[str, str, bytes]]:
    """Yield (format, name, bytes) without end, each format in turn or one alone; the same ones for one seed."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    by_format: dict[str, list[bytes]] = {}
    for name, data in whole():
        by_format.setdefault(name.rpartition(".")[2], []).append(data)
    number = 0
    while True:
        for kind in [only] if only else sorted(by_format):
            files = by_format[kind]
            data = chance.choice(files)
            for _ in range(chance.choice((1, 1, 1, 2, 4))):
                data = _broken(chance, data, files, by_format)[:_LONGEST]
            suffix = chance.choice(_SUFFIXES) if chance.random() < 0.08 else f".{kind}"
            yield kind, f"{number:06d}{suffix}", data
            number += 1


def _broken(chance: random.Random, data: bytes, files: list[bytes], every: dict[str, list[bytes]]) -> bytes:
    if data.startswith(b"PK") and chance.random() < 0.7:
        return _in_package(chance, data)
    if chance.random() < 0.15:
        other = chance.choice(files if chance.random() < 0.6 else chance.choice(list(every.values())))
        return _spliced(chance, data, other)
    return chance.choice(_WAYS)(chance, data)


def _spliced(chance: random.Random, data: bytes, other: bytes) -> bytes:
    return data[: chance.randrange(len(data) + 1)] + other[chance.randrange(len(other) + 1) :]


def _flipped(chance: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 2, 8, 64, 512)) if changed else 0):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(chance: random.Random, data: bytes) -> bytes:
    start, end = sorted((chance.randrange(len(data) + 1), chance.randrange(len(data) + 1)))
    return chance.choice((data[:end], data[:start] + data[end:], data[start:]))


def _repeated(chance: random.Random, data: bytes) -> bytes:
    start = chance.randrange(len(data) + 1)
    piece = data[start : start + chance.choice((1, 4, 30, 400))]
    return data[:start] + piece * chance.choice((2, 20, 300, 3_000)) + data[start:]


def _signed(chance: random.Random, data: bytes) -> bytes:
    for _ in range(chance.choice((1, 3, 10))):
        at = chance.randrange(len(data) + 1)
        data = data[:at] + chance.choice(_SIGNS) * chance.choice((1, 1, 2, 200, 20_000)) + data[at:]
    return data


def _shuffled(chance: random.Random, data: bytes) -> bytes:
    """Take pieces away, double them, or put them in each other's place."""
    pieces = _PIECE.findall(data[:200_000])
    for _ in range(chance.choice((1, 5, 40)) if pieces else 0):
        one, other = chance.randrange(len(pieces)), chance.randrange(len(pieces))
        pieces[one], pieces[other] = chance.choice(
            ((pieces[other], pieces[one]), (b"", pieces[other]), (pieces[one] * 2, pieces[other]), (pieces[other],) * 2)
        )
    return b"".join(pieces)


def _numbered(chance: random.Random, data: bytes) -> bytes:
    """Put other numbers in the place of some: lengths, offsets, repetitions."""
    found = list(re.finditer(rb"\d+", data[:200_000]))
    for match in sorted(chance.sample(found, min(len(found), chance.choice((1, 4, 16)))), key=lambda m: -m.start()):
        number = chance.choice((b"0", b"-1", b"1", b"65536", b"2147483648", b"99999999999999999999"))
        data = data[: match.start()] + number + data[match.end() :]
    return data


def _encoded(chance: random.Random, data: bytes) -> bytes:
    return data.decode("utf-8", "replace").encode(chance.choice(_ENCODINGS), "replace")


_WAYS: tuple[Way, ...] = (_flipped, _cut, _repeated, _signed, _shuffled, _numbered, _encoded)


def _in_package(chance: random.Random, data: bytes) -> bytes:
    """Break one member of an archive and pack it again: taken away, renamed, doubled, or broken as a file is."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [(i.filename, archive.read(i)) for i in archive.infolist()]
    except Exception:  # noqa: BLE001 - broken already
        return _flipped(chance, data)
    if not members:
        return data
    at = chance.randrange(len(members))
    if chance.random() < 0.5:  # the text of the document is one of a dozen parts
        at = max(range(len(members)), key=lambda n: (members[n][0] in ("content.xml", "word/document.xml"), n == at))
    name, body = members[at]
    match chance.choice(("gone", "renamed", "doubled", "broken", "broken", "broken", "broken", "broken")):
        case "gone":
            del members[at]
        case "renamed":
            members[at] = (chance.choice(_NAMES), body)
        case "doubled":
            members.append((name, body[: len(body) // 2]))
        case _:
            members[at] = (name, chance.choice(_WAYS)(chance, body)[:_LONGEST])
    out = io.BytesIO()
    with (
        warnings.catch_warnings(action="ignore"),
        zipfile.ZipFile(out, "w", chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as archive,
    ):
        for name, body in members:
            info = zipfile.ZipInfo(name, (2024, 3, 4, 12, 0, 0))
            info.compress_type = archive.compression
            archive.writestr(info, body)
    return out.getvalue()
