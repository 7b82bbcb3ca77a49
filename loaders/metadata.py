"""What a record or a front matter says of a document: fields found by their usual names, or by those a user gives."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import cast

import pycountry

from graph.model import Document, Stated
from loaders.annotate.dates import iso_date
from loaders.lexicon import rows

#: Field names are looked for in inner objects too, so deep (`author.organisation`).
_DEEPEST = 8
#: Seconds since 1970 of a date from 1973 on; larger numbers are milliseconds.
_SECONDS = range(100_000_000, 100_000_000_000)


@dataclass(frozen=True, slots=True)
class About:
    """What stands beside a text: each value with its origin, None where nothing is said."""

    title: Stated | None = None
    publisher: Stated | None = None
    published: Stated | None = None
    language: Stated | None = None
    url: str = ""


@cache
def fields() -> tuple[str, ...]:
    """Return the fields that a document can have."""
    return tuple(dict.fromkeys(r["field"] for r in rows("fields")))


@cache
def usual_names(field: str) -> tuple[str, ...]:
    """Return the names under which a field is looked for, the likeliest first."""
    return tuple(r["name"] for r in rows("fields") if r["field"] == field)


def find(record: Mapping[str, object], field: str, named: Mapping[str, str]) -> Iterator[tuple[str, object]]:
    """Yield the name and value of what a record has for a field and is not empty.

    Parameters
    ----------
    record:
        Names to values; case, spaces, `_` and `-` in names do not count. A name with dots goes into inner objects.
    field:
        One of `fields()`.
    named:
        From fields to the only name to look for; fields that are not there are looked for by their usual names.
    """
    for name in [named[field]] if field in named else usual_names(field):
        value = _at(record, name)
        if value not in (None, "", [], {}):
            yield name, value


def about(record: Mapping[str, object], origin: str, named: Mapping[str, str]) -> About:
    """Return what a record says of its document.

    Parameters
    ----------
    record:
        Names to values.
    origin:
        What kind of names they are, such as "field"; each value's origin is that and its name.
    named:
        As for `find`.
    """
    readings = {"title": plain, "publisher": _publisher, "published": _date, "language": language_code, "url": _address}
    said: dict[str, Stated] = {}
    for field, reading in readings.items():
        for name, value in find(record, field, named):
            if text := reading(value):
                said[field] = Stated(text, f"{origin} {name}")
                break
    address = said.pop("url", None)
    if address is None:  # many call the address the source
        address = next((Stated(a, n) for n, v in find(record, "publisher", named) if (a := _address(v))), None)
    return About(**said, url=address.value if address else "")


def described(document: Document, said: About) -> Document:
    """Return the document with what stood beside its text; that goes before what the text itself shows."""
    return replace(
        document,
        title=said.title or document.title,
        publisher=said.publisher or document.publisher,
        published=said.published or document.published,
        language=said.language or document.language,
        url=said.url or document.url,
    )


def plain(value: object) -> str:
    """Return a value as one line: of an object its name, of a list all that it holds."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list):
        return ", ".join(filter(None, (plain(v) for v in value if not isinstance(v, list))))
    if isinstance(value, Mapping):
        inner = next((value[k] for k in ("name", "title", "@value") if k in value), "")
        return " ".join(inner.split()) if isinstance(inner, str) else ""
    return ""


def language_code(value: object) -> str:
    """Return the two letters of a language (`en` for en-CA, eng, English), or "" for what is none."""
    said = plain(value)
    first = re.split(r"[-_,; ]", said)[0].lower()
    if not first.isalpha():
        return ""
    if len(first) == 2:  # `lookup` would find the language that is named En
        found = pycountry.languages.get(alpha_2=first)
    else:
        found = next((f for k in ("alpha_3", "bibliographic") if (f := pycountry.languages.get(**{k: first}))), None)
        found = found or pycountry.languages.get(name=first.capitalize())
    return str(getattr(found, "alpha_2", "") or getattr(found, "alpha_3", "")) if found else ""


def _publisher(value: object) -> str:
    """Return the name of a publisher; an address under that name is none."""
    return "" if _address(value) else plain(value)


def _address(value: object) -> str:
    said = plain(value)
    return said if re.match(r"(?i)https?://\S+$", said) else ""


def _date(value: object) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) >= _SECONDS.start:
        seconds = value if value < _SECONDS.stop else value / 1000
        try:
            return datetime.datetime.fromtimestamp(seconds, datetime.UTC).date().isoformat()
        except (OverflowError, ValueError, OSError):
            return ""
    return iso_date(plain(value))


def _at(record: Mapping[str, object], name: str) -> object:
    """Return the value under a name, or along a path of names with dots."""
    folded = {_key(k): v for k, v in reversed(list(record.items()))}  # of two that fold to one, the first counts
    if (whole := _key(name)) in folded:
        return folded[whole]
    head, dot, rest = name.partition(".")
    inner = folded.get(_key(head))
    if dot and isinstance(inner, Mapping) and rest.count(".") < _DEEPEST:
        return _at(cast("Mapping[str, object]", inner), rest)
    return None


def _key(name: str) -> str:
    return re.sub(r"[\s_-]", "", name).casefold()
