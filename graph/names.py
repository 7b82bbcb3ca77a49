"""Folding and comparing names, and the ids that are computed from them; pure functions of text."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

_ARTICLES = frozenset(("the", "le", "la", "les", "l", "a", "an", "un", "une", "des", "du"))
_POSSESSIVE, _APART = re.compile(r"'s\b"), re.compile(r"[\W_]+")
#: Letters that NFKD leaves whole.
_PLAIN = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ł": "l", "ı": "i", "ð": "d", "þ": "th"})


@lru_cache(4096)
def fold(name: str) -> str:
    """Fold a name for comparison: case, accents, punctuation, possessive and leading article.

    Parameters
    ----------
    name:
        Any text.

    Returns
    -------
    The folded form; folding twice changes nothing. Empty where the name has no letter or digit.
    """
    if name.isascii() and name.isalpha():
        return name.lower()  # most names of lists and words of texts
    text = name.lower() if name.isascii() else _ascii_letters(name)
    if not text.replace(" ", "").isalnum():  # few names have marks in them
        text = _APART.sub(" ", _POSSESSIVE.sub("", text))
    words = text.split()
    while len(words) > 1 and words[0] in _ARTICLES:
        del words[0]
    return " ".join(words)


def _ascii_letters(name: str) -> str:
    """Fold case, and take letters apart from what is above or below them."""
    text = unicodedata.normalize("NFKD", name.casefold())
    # a mathematical letter is an ordinary capital only now
    text = unicodedata.normalize("NFKD", text.casefold().replace("’", "'")).translate(_PLAIN)
    return "".join(c for c in text if not unicodedata.combining(c))


def slug(name: str) -> str:
    """Return the folded name with hyphens, fit for an id; a hash where nothing of the name would be left."""
    folded = fold(name)
    if re.search(r"[a-z0-9]", folded) and folded.isascii():
        return folded.replace(" ", "-")[:120].strip("-")
    return "x" + hashlib.sha256((folded or name).encode()).hexdigest()[:12]


def node_id(type_name: str, name: str, *, scope: str = "") -> str:
    """Compute the id of a node from its content; ids are never drawn.

    Parameters
    ----------
    type_name:
        A node type of the ontology.
    name:
        The canonical name.
    scope:
        What keeps it apart from others of the name: a country or state ("ca"), a shared body or operation, or, for an
        unnamed entity, its document. Empty where the name says enough.

    Returns
    -------
    For example `agency:royal-canadian-mounted-police` or `operation:the-case~3fa9c1d2e4b7`.
    """
    head = re.sub(r"(?<!^)(?=[A-Z])", "-", type_name).lower()
    tail = f"~{slug(scope)}" if scope else ""
    return f"{head}:{slug(name)}{tail}"


def digest(*parts: object) -> str:
    """Return a short hash of the parts, the same on every machine and run."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:24]


def acronym_of(name: str) -> str:
    """Return the initials of the capitalised words of a name."""
    return "".join(w[0] for w in re.findall(r"[^\W\d_][\w'’.-]*", name) if w[0].isupper())
