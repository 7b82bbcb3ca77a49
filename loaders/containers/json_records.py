"""Cuts JSON lines, and JSON that holds an array of objects or one object, into documents."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath

from graph.errors import UnreadableDocument
from loaders.containers.base import Broken, Container, Part, Wanted
from loaders.encoding import as_utf8, decode
from loaders.metadata import about, find, plain, usual_names
from loaders.scan import EndOfText, Scan
from loaders.stream import Stream, lines

_LINES, _ONE = frozenset({".jsonl", ".ndjson", ".jsonlines"}), frozenset({".json"})
#: How the words of media types and of people name the formats that readers have.
_FORMATS = {
    "html": "html", "text/html": "html", "application/xhtml+xml": "html", "htm": "html",
    "markdown": "markdown", "text/markdown": "markdown", "md": "markdown",
    "text": "text", "text/plain": "text", "plain": "text", "txt": "text",
}  # fmt: skip
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_MOST_KEYS_SHOWN = 8


def _bid(name: str, head: bytes) -> float:
    suffix = PurePath(name).suffix.lower()
    if suffix in _LINES | _ONE:
        return 3.0
    looks = re.match(rb'(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*"', head)
    return 1.5 if looks and not suffix else 0.0


def _parts(stream: Stream, wanted: Wanted) -> Iterator[Part | Broken]:
    """Yield the documents: of lines, of an array, or of the array that one object holds."""
    scan = Scan(as_utf8(stream.chunks()))
    source, first = stream.source, scan.peek()
    if not first:
        raise UnreadableDocument(source, "is empty; expected JSON objects")
    if first == b"[":
        yield from _elements(scan, stream, wanted, source)
    elif PurePath(stream.name).suffix.lower() in _LINES or "jsonl" in wanted.formats:
        yield from _lines(scan.rest(), stream, wanted)
    elif first == b"{":
        yield from _object(scan, stream, wanted)
    else:
        raise UnreadableDocument(source, "begins with neither { nor [; expected JSON objects")


def _lines(chunks: Iterable[bytes], stream: Stream, wanted: Wanted, *, first: int = 1) -> Iterator[Part | Broken]:
    for number, line in lines(chunks, limit=stream.limit):
        name = f"{stream.source}#L{number + first - 1}"
        if line is None:
            yield Broken(name, "", f"the line is longer than the limit of {stream.limit:,} bytes (OPSGRAPH_MAX_BYTES)")
        elif line.strip():
            yield _part(name, line, wanted, "line")


def _elements(scan: Scan, stream: Stream, wanted: Wanted, prefix: str) -> Iterator[Part | Broken]:
    """Yield the elements of the array at which the scan stands, each when it has been read."""
    scan.take()
    joint = "#" if prefix == stream.source else ""
    number = 0
    if scan.peek() == b"]":
        scan.take()
        return
    while True:
        name = f"{prefix}{joint}[{number}]"
        try:
            body = scan.value(limit=stream.limit)
        except EndOfText:
            raise UnreadableDocument(stream.source, f"ends inside element [{number}] of its array") from None
        if body is None:
            said = f"element [{number}] is longer than the limit of {stream.limit:,} bytes (OPSGRAPH_MAX_BYTES)"
            raise UnreadableDocument(stream.source, said)
        yield _part(name, body, wanted, "element")
        mark = scan.take()
        if mark == b"]":
            return
        if mark != b",":
            there = repr(mark.decode("latin-1")) if mark else "nothing"
            raise UnreadableDocument(stream.source, f"has {there} after element [{number}]; expected , or ]")
        number += 1


def _object(scan: Scan, stream: Stream, wanted: Wanted) -> Iterator[Part | Broken]:
    """Yield what one object holds: itself, or the documents of an array in it; or lines, where more objects follow."""
    try:
        body = scan.value(limit=stream.limit)
    except EndOfText:
        said = "ends inside its object; one broken line of JSON lines is passed over with --as jsonl"
        raise UnreadableDocument(stream.source, said) from None
    if body is None:
        yield from _members(scan, stream, wanted)
        return
    if scan.peek() == b"{":
        yield _part(f"{stream.source}#L1", body, wanted, "line")
        yield from _lines(scan.rest(), stream, wanted, first=2 + body.count(b"\n"))
        return
    if scan.peek():
        raise UnreadableDocument(stream.source, "has more after its object; expected one object, or one on each line")
    value = _loaded(stream.source, body)
    key, held = _held(value, wanted) if isinstance(value, Mapping) else ("", [])
    if not key:
        yield _made(stream.source, body, value, wanted)
    for number, inner in enumerate(held):
        shown = json.dumps(inner, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
        yield _made(f"{stream.source}#{key}[{number}]", shown, inner, wanted)


def _members(scan: Scan, stream: Stream, wanted: Wanted) -> Iterator[Part | Broken]:
    """Yield the documents of the first array in an object that is too long to be held: one whose elements are objects."""
    scan.take()
    try:
        while scan.peek() not in (b"}", b""):
            key, colon = scan.value(limit=stream.limit), scan.take()
            if key is None or colon != b":":
                break
            if scan.peek() == b"[":
                yield from _elements(scan, stream, wanted, f"{stream.source}#{plain(_loaded(stream.source, key))}")
                return
            if scan.value(limit=stream.limit) is None or scan.take() != b",":
                break
    except EndOfText:
        pass
    limit = f"{stream.limit:,} bytes (OPSGRAPH_MAX_BYTES)"
    raise UnreadableDocument(stream.source, f"is one object longer than the limit of {limit}, and holds no array")


def _held(record: Mapping[str, object], wanted: Wanted) -> tuple[str, list[object]]:
    """Return the key and array of documents in an object that is none itself; else an empty key."""
    if any(isinstance(value, str) for _, value in find(record, "text", wanted.fields)):
        return "", []
    arrays = {key: value for key, value in record.items() if isinstance(value, list)}
    documents = {
        key: sum(isinstance(v, Mapping) and any(find(v, "text", wanted.fields)) for v in array)
        for key, array in arrays.items()
    }
    best = max(documents, key=lambda k: documents[k], default="")
    return (best, arrays[best]) if best and documents[best] else ("", [])


def _loaded(source: str, body: bytes) -> object:
    try:
        return json.loads(decode(source, body))
    except RecursionError:
        raise UnreadableDocument(source, "is nested too deeply for a document") from None
    except json.JSONDecodeError as exc:
        raise UnreadableDocument(source, f"is no JSON ({exc.msg} at character {exc.pos + 1})") from exc
    except ValueError as exc:  # a number of thousands of digits
        raise UnreadableDocument(source, f"is no JSON that can be read ({exc})") from exc


def _part(name: str, body: bytes, wanted: Wanted, what: str) -> Part | Broken:
    """Read one object out of several; what is wrong with it is its own affair."""
    try:
        return _made(name, body, _loaded(name, body), wanted)
    except UnreadableDocument as exc:
        return Broken(name, _hash(body), f"the {what} {exc.reason}; expected an object with a text")


def _made(name: str, body: bytes, record: object, wanted: Wanted) -> Part | Broken:
    if not isinstance(record, Mapping):
        return Broken(name, _hash(body), f"is a JSON {_KINDS[type(record)]}; expected an object with a text")
    found = list(find(record, "text", wanted.fields))
    text = next((t for _, v in found if (t := _text(v))), "")
    if not text:
        return Broken(name, _hash(body), _without_text(record, found, wanted))
    said = next((f for _, v in find(record, "format", wanted.fields) if (f := _FORMATS.get(_media(v)))), "")
    return Part(name, _hash(body), text, about(record, "field", wanted.fields), said)


def _text(value: object) -> str:
    """Return a text, or a list of paragraphs as one; half a surrogate pair is no character."""
    if isinstance(value, list) and all(isinstance(v, str) for v in value):
        value = "\n\n".join(value)
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", value) if isinstance(value, str) and value.strip() else ""


def _media(value: object) -> str:
    return plain(value).partition(";")[0].strip().lower()


def _without_text(record: Mapping[str, object], found: list[tuple[str, object]], wanted: Wanted) -> str:
    if found:
        name, value = found[0]
        return f"has no text: its field {name!r} is a JSON {_KINDS[type(value)]} that holds none"
    shown = ", ".join(list(record)[:_MOST_KEYS_SHOWN]) or "nothing"
    more = ", ..." if len(record) > _MOST_KEYS_SHOWN else ""
    if "text" in wanted.fields:
        return f"has no text under {wanted.fields['text']!r}, as --field says; has {shown}{more}"
    looked = ", ".join(usual_names("text")[:3])
    return f"has no text: expected {looked} or the like, or name it with --field text=NAME; has {shown}{more}"


def _hash(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


_KINDS = {
    dict: "object", list: "array", str: "text", int: "number", float: "number", bool: "truth value", type(None): "null",
}  # fmt: skip

CONTAINER = Container("json/1", "JSON lines, JSON", _bid, _parts, ("jsonl", "json"))
