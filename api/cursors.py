"""Where a list is read on from: the key of the last row, as one opaque word that belongs to one list."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json

from graph.errors import BadParameter
from queries.records import Key

_CHECK = 8
_WRONG = "next is not a word that this list gave; leave it out to read from the start"
#: Far beyond any offset, and still a number that every engine takes.
_LARGEST = 2**31


def written(key: tuple[Key, ...] | None, *asked: object) -> str | None:
    """Return a key as a word; None where there is none.

    Parameters
    ----------
    key:
        The values that the list is ordered by, of the last row that was shown.
    asked:
        What makes this list another than others: its address and filters.
    """
    if key is None:
        return None
    body = json.dumps(key, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return base64.urlsafe_b64encode(_check(body, asked) + body).decode().rstrip("=")


def read(word: str | None, first: tuple[Key, ...], *asked: object) -> tuple[Key, ...]:
    """Return the key of a word, or that before the first row where no word is given.

    Raises
    ------
    BadParameter
        When the word is damaged, made up, or of another list.
    """
    if word is None:
        return first
    try:
        data = base64.b64decode(word + "=" * (-len(word) % 4), altchars=b"-_", validate=True)
        body = data[_CHECK:]
        key = json.loads(body.decode("utf-8", "surrogatepass")) if data[:_CHECK] == _check(body, asked) else None
    except (binascii.Error, ValueError, RecursionError):
        key = None
    if not isinstance(key, list) or [type(v) for v in key] != [type(v) for v in first]:
        raise BadParameter(_WRONG)
    if any(isinstance(v, int) and abs(v) > _LARGEST for v in key):
        raise BadParameter(_WRONG)
    return tuple(key)


def _check(body: bytes, asked: tuple[object, ...]) -> bytes:
    """Return a check sum: it finds what is damaged or taken to another list, and keeps nothing secret."""
    return hashlib.sha256(json.dumps(asked, default=str).encode() + b"\n" + body).digest()[:_CHECK]
