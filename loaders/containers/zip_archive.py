"""Unpacks ZIP archives: each file in one is read as if it lay in a folder; nothing is written to the disk."""

from __future__ import annotations

import hashlib
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePath

from graph.errors import UnreadableDocument
from loaders.containers.base import Broken, Container, Packed, Wanted
from loaders.lexicon import words
from loaders.stream import Stream

_MOST_FILES = 100_000
#: A file of more than this share of its packed size is no document, once it is longer than the second (bytes).
_MOST_RATIO, _FROM = 200, 1_000_000
#: All files together, beside the archive: overlapping entries make much of little.
_MOST_IN_ALL = 500
_ENCRYPTED = 0x1
#: Other formats that are ZIP archives of parts, by how they begin.
_OTHERS = re.compile(rb"\[Content_Types\]\.xml|mimetypeapplication/|META-INF/")
#: What operating systems put into archives beside the files.
_LEFT_OVER = re.compile(r"(?:^|/)(?:__MACOSX/|\.[^./\\]|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


def _bid(name: str, head: bytes) -> float:
    suffix = PurePath(name).suffix.lower()
    if not head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return 1.5 if suffix == ".zip" else 0.0
    if suffix == ".zip":
        return 4.0
    other = suffix in words("formats", column="suffix") or _OTHERS.search(head)
    return 0.0 if other else 2.0


def _parts(stream: Stream, _: Wanted) -> Iterator[Packed | Broken]:
    """Yield the files in the order of the archive."""
    source = stream.source
    with stream.seekable() as file:
        try:
            archive = zipfile.ZipFile(file)
            members = [
                m for m in archive.infolist() if not m.filename.endswith("/") and not _LEFT_OVER.search(m.filename)
            ]
        except _DAMAGED as exc:
            said = "is no ZIP archive that can be read, or was cut short: fetch it again"
            raise UnreadableDocument(source, said) from exc
        if len(members) > _MOST_FILES:
            raise UnreadableDocument(source, f"holds {len(members):,} files; the limit is {_MOST_FILES:,}: split it")
        room = _MOST_IN_ALL * max(_size(archive), 1) + stream.limit
        for member in members:
            part = _member(archive, member, stream)
            if isinstance(part, Packed):
                room -= len(part.data)
                if room < 0:
                    said = f"unpacks to more than {_MOST_IN_ALL} times its size, as no documents do"
                    raise UnreadableDocument(source, said)
            yield part


def _size(archive: zipfile.ZipFile) -> int:
    file = archive.fp
    if file is None:
        return 0
    at = file.tell()
    size = file.seek(0, 2)
    file.seek(at)
    return size


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, stream: Stream) -> Packed | Broken:
    name = f"{stream.source}/{shown(member.filename)}"
    if member.flag_bits & _ENCRYPTED:
        return Broken(name, "", "is encrypted: unpack it with its password first")
    most = min(stream.limit, max(_FROM, _MOST_RATIO * member.compress_size))
    try:
        with archive.open(member) as file:
            data = file.read(most + 1)
    except _DAMAGED as exc:
        return Broken(name, "", f"is damaged in the archive ({str(exc)[:80]}): pack it again")
    if len(data) <= most:
        return Packed(name, data)
    digest = hashlib.sha256(data).hexdigest()
    if most < stream.limit:
        return Broken(name, digest, f"unpacks to more than {_MOST_RATIO} times its size, as no document does")
    return Broken(name, digest, f"is longer than the limit of {stream.limit:,} bytes (OPSGRAPH_MAX_BYTES)")


def shown(filename: str) -> str:
    """Return the name of a file in an archive or a mail: without what leads out of it, and on one line."""
    parts = [p for p in re.split(r"[/\\]", filename) if p not in {"", ".", ".."}]
    return re.sub(r"[\x00-\x1f\x7f\ud800-\udfff]", "_", "/".join(parts)) or "file"


CONTAINER = Container("zip/1", "ZIP archives", _bid, _parts, ("zip",))
