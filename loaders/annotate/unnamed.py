"""Phrases such as "the investigation": a named operation spoken of again, or an operation that has no name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.model import Mention, Span
from graph.names import fold
from loaders.annotate.candidates import squeeze
from loaders.annotate.operation_phrase import Phrase
from loaders.reading import Sentence, Thing

_DETERMINER = re.compile(
    r"^(?:(?:the|this|that|these|those|an?|its|our|today['’]?s|yesterday['’]?s|cette|ces|cet|ce|la|les|le|une|un)\b|[ld]['’])\s*",
    re.I,
)
#: By whom and when, which a text tells last: "boarding of the yacht at Vava'u | on 2 July", "search of a barn | by the RCMP".
_LAST_TOLD = re.compile(
    r"(?<=\w)(?: (?:by|led by|par|menée? par) .*| (?:on|last|this|le|en|in) (?:\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z]\w+ \d|week|month|year|morning|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|\w+ (?:19|20)\d\d).*"
    r"| (?:yesterday|today|hier)\b.*)$"
)
#: A phrase that opens with one of these tells more than it points; it makes the better name.
_TELLING = re.compile(r"^(?:an?|une?) ", re.I)
#: An operation named once, and not before this share of the text, is told as background.
_LATE = 0.35
#: A phrase this near behind a mention (characters) speaks of the operation mentioned.
_NEAR = 400
#: What "this investigation" and "cette enquête" point at stands right before them.
_POINTING = frozenset({"this", "that", "these", "those", "cette", "ce", "cet", "ces"})


def join_phrases(things: Sequence[Thing], phrases: Sequence[tuple[Sentence, Phrase]], text: str) -> list[Thing]:
    """Add the phrases to the operations that they speak of.

    A phrase speaks of the named operation mentioned last before it, else of the document's main one (most mentions).
    Where the document names none, or names one only as background, its phrases are one unnamed operation, called by its
    most telling phrase. A phase, another operation ("an earlier probe") and raids that are told apart by their own place
    are unnamed operations of their own.

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
    main = _main(named, len(text))
    known = bool(named) or any(p.kind == "whole" and not p.other for _, p in free)
    kinds = {"part", "day"} if known else {"part"}
    parts = [p for _, p in free if p.kind in kinds]
    others = [p for _, p in free if p.kind not in kinds and p.other]
    acts = _told_apart([p for _, p in free if p.kind == "action" and not p.other], main is not None, free)
    whole = [(s, p) for s, p in free if p.kind not in kinds and not p.other and p not in acts]
    out, left = _again(list(things), named, main, whole, text)
    if left:
        out.append(_unnamed(len(out), left, text))
    for name, group in _by_name([*parts, *others], text).items():
        made = _unnamed(len(out), group, text)
        out.append(replace(made, name=name, names=tuple(dict.fromkeys((name, *made.names)))))
    for group in _by_head(acts):
        made = _unnamed(len(out), group, text)
        out.append(replace(made, properties={**made.properties, "action": True}))
    return [t if t.index == n else replace(t, index=n) for n, t in enumerate(out)]


def _told_apart(actions: Sequence[Phrase], named: bool, phrases: Sequence[tuple[Sentence, Phrase]]) -> list[Phrase]:
    """Return the raids, searches and boardings that are operations of their own beside the one the text is about."""
    if not named and not any(p.kind == "whole" and not p.other for _, p in phrases):
        return []
    telling = {_stem(p.head) for p in actions if p.tail > p.end}
    return [p for p in actions if _stem(p.head) in telling]


def _by_head(actions: Sequence[Phrase]) -> list[list[Phrase]]:
    """Group actions by their noun: "raids on eight addresses" and "the raids" are one."""
    groups: dict[str, list[Phrase]] = {}
    for phrase in actions:
        groups.setdefault(_stem(phrase.head), []).append(phrase)
    return list(groups.values())


def _stem(head: str) -> str:
    return head.removesuffix("s").removesuffix("e")


def _main(named: Sequence[Thing], length: int) -> Thing | None:
    """Return the named operation that the document is about; None where those that it names are background."""
    best = max(named, key=lambda t: (len(t.mentions), -t.mentions[0].span.start), default=None)
    if best is None or (len(best.mentions) == 1 and best.mentions[0].span.start > _LATE * length):
        return None
    return best


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
    return [t if t.index == n else replace(t, index=n) for n, t in enumerate(kept)]


def bare(phrase: Phrase, text: str) -> str:
    """Return a phrase without its determiner."""
    return _DETERMINER.sub("", squeeze(text[phrase.start : phrase.end]))


def _mention(phrase: Phrase, name: str, text: str) -> Mention:
    span = Span(phrase.start, phrase.end)
    return Mention(span, text[span.start : span.end], "Operation", name, "definite-phrase", 0.8)


def _again(
    things: list[Thing],
    named: list[Thing],
    main: Thing | None,
    phrases: Sequence[tuple[Sentence, Phrase]],
    text: str,
) -> tuple[list[Thing], list[Phrase]]:
    """Add phrases to the named operations that they speak of; return also those that speak of none of them."""
    added: dict[int, list[Mention]] = {}
    left = []
    for sentence, phrase in phrases:
        before = [(m.span.end, t) for t in named for m in t.mentions if m.span.end <= phrase.start]
        end, last = max(before, key=lambda b: b[0], default=(0, None))
        owner = main
        if last is not None and phrase.start - end < _NEAR:
            # a background operation is spoken of again only in its own sentence, or by what points at it
            at_hand = main is not None or end > sentence.span.start or phrase.opening in _POINTING
            owner = last if at_hand else None
        if owner is None:
            left.append(phrase)
        else:
            added.setdefault(owner.index, []).append(_mention(phrase, owner.name, text))
    out = []
    for thing in things:
        more = added.get(thing.index, [])
        names = tuple(dict.fromkeys([*thing.names, *(_DETERMINER.sub("", squeeze(m.text)) for m in more)]))
        out.append(replace(thing, names=names, mentions=(*thing.mentions, *more)) if more else thing)
    return out, left


def _unnamed(index: int, phrases: list[Phrase], text: str) -> Thing:
    forms = [bare(p, text) for p in phrases]
    tails = [squeeze(text[p.start : p.tail]) for p in phrases if p.tail > p.end]
    forms += [_DETERMINER.sub("", t) for t in tails]
    forms += [shorter for f in forms if (shorter := _LAST_TOLD.sub("", f)) != f]
    telling = [f for p, f in zip(phrases, forms, strict=False) if _TELLING.match(text[p.start : p.end]) and " " in f]
    name = (telling or forms)[0]
    mentions = tuple(_mention(p, name, text) for p in phrases)
    return Thing(index, "Operation", name, tuple(dict.fromkeys((name, *forms))), mentions, {"unnamed": True})


def _by_name(parts: Sequence[Phrase], text: str) -> dict[str, list[Phrase]]:
    """Group phrases of phases and of other operations by their own words; "the phase" alone names none."""
    out: dict[str, list[Phrase]] = {}
    shown: dict[str, str] = {}
    for phrase in parts:
        name = phrase.called or bare(phrase, text)
        if " " in name:
            out.setdefault(shown.setdefault(fold(name), name), []).append(phrase)
    return out
