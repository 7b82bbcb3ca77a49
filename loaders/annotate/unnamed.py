"""Phrases such as "the investigation": a named operation spoken of again, or an operation that has no name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.model import Mention, Span
from graph.names import fold
from loaders.annotate.candidates import squeeze
from loaders.annotate.operations import Phrase
from loaders.reading import Sentence, Thing

#: Heads that name a part of an operation, which is an operation of its own.
_PARTS = frozenset("phase stage wave volet vague étape saisie contrôle interception convoi édition série week".split())
_DETERMINER = re.compile(
    r"^(?:the|this|these|those|an?|our|today['’]?s|yesterday['’]?s|cette|ces|cet|ce|la|les|le|une|un|l['’]|d['’])\s*",
    re.I,
)
#: A phrase that opens with one of these tells more than it points; it makes the better name.
_TELLING = re.compile(r"^(?:an?|une?) ", re.I)


def join_phrases(things: Sequence[Thing], phrases: Sequence[tuple[Sentence, Phrase]], text: str) -> list[Thing]:
    """Add the phrases to the operations that they speak of.

    A phrase speaks of the named operation mentioned last before it, else of the document's main one (most mentions).
    Where the document names none, its phrases are one unnamed operation, called by its most telling phrase. A phase is
    an unnamed operation of its own.

    Parameters
    ----------
    things:
        As gathered.
    phrases:
        With the sentence that each stands in, in the order of the text.
    text:
        Masked text.

    Returns
    -------
    The things, with indices in order.
    """
    taken = [m.span for t in things for m in t.mentions]
    free = [(s, p) for s, p in phrases if not any(p.start < t.end and t.start < p.end for t in taken)]
    named = [t for t in things if t.type == "Operation"]
    whole = [(s, p) for s, p in free if p.head not in _PARTS]
    parts = [(s, p) for s, p in free if p.head in _PARTS]
    out = list(things)
    if named:
        out = _again(out, named, [p for _, p in whole], text)
    elif whole:
        out.append(_unnamed(len(out), [p for _, p in whole], text))
    for name, group in _by_name(parts, text).items():
        made = _unnamed(len(out), group, text)
        out.append(replace(made, name=name, names=tuple(dict.fromkeys((name, *made.names)))))
    return [replace(t, index=n) for n, t in enumerate(out)]


def join_groups(things: Sequence[Thing]) -> list[Thing]:
    """Take the unnamed criminal groups of a document, said in the singular, for one: "a drug ring", "the organization"."""
    same = [
        t for t in things
        if t.type == "CriminalOrganization" and t.properties.get("unnamed") and not t.name.lower().endswith("s")
    ]  # fmt: skip
    if len(same) < 2:
        return list(things)
    names = tuple(dict.fromkeys(n for t in same for n in t.names))
    mentions = sorted((m for t in same for m in t.mentions), key=lambda m: m.span.start)
    joined = replace(same[0], names=names, mentions=tuple(mentions))
    kept = [joined if t is same[0] else t for t in things if t is same[0] or t not in same]
    return [replace(t, index=n) for n, t in enumerate(kept)]


def bare(phrase: Phrase, text: str) -> str:
    """Return a phrase without its determiner."""
    return _DETERMINER.sub("", squeeze(text[phrase.start : phrase.end]))


def _mention(phrase: Phrase, name: str, text: str) -> Mention:
    span = Span(phrase.start, phrase.end)
    return Mention(span, text[span.start : span.end], "Operation", name, "definite-phrase", 0.8)


def _again(things: list[Thing], named: list[Thing], phrases: list[Phrase], text: str) -> list[Thing]:
    main = max(named, key=lambda t: (len(t.mentions), -t.index))
    added: dict[int, list[Mention]] = {}
    for phrase in phrases:
        before = [(m.span.end, t) for t in named for m in t.mentions if m.span.end <= phrase.start]
        last = max(before, key=lambda b: b[0], default=(0, main))
        owner = last[1] if phrase.start - last[0] < 400 else main
        added.setdefault(owner.index, []).append(_mention(phrase, owner.name, text))
    out = []
    for thing in things:
        more = added.get(thing.index, [])
        names = tuple(dict.fromkeys([*thing.names, *(_DETERMINER.sub("", squeeze(m.text)) for m in more)]))
        out.append(replace(thing, names=names, mentions=(*thing.mentions, *more)) if more else thing)
    return out


def _unnamed(index: int, phrases: list[Phrase], text: str) -> Thing:
    forms = [bare(p, text) for p in phrases]
    telling = [f for p, f in zip(phrases, forms, strict=True) if _TELLING.match(text[p.start : p.end]) and " " in f]
    name = (telling or forms)[0]
    mentions = tuple(_mention(p, name, text) for p in phrases)
    return Thing(index, "Operation", name, tuple(dict.fromkeys((name, *forms))), mentions, {"unnamed": True})


def _by_name(parts: Sequence[tuple[Sentence, Phrase]], text: str) -> dict[str, list[Phrase]]:
    """Group the phrases of phases by their own words; "the phase" alone names none."""
    out: dict[str, list[Phrase]] = {}
    shown: dict[str, str] = {}
    for _, phrase in parts:
        name = bare(phrase, text)
        if " " in name:
            out.setdefault(shown.setdefault(fold(name), name), []).append(phrase)
    return out
