"""Mentions to things: which mentions of one document speak of the same entity, and under which names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from graph.model import Mention, Span, frozen
from graph.names import fold
from loaders.annotate.acronyms import Definition
from loaders.annotate.candidates import Candidate, squeeze
from loaders.reading import Thing


@dataclass(slots=True)
class _Draft:
    """A thing under way."""

    type: str
    name: str
    rank: int
    mentions: list[Mention] = field(default_factory=list)
    names: dict[str, None] = field(default_factory=dict)
    properties: dict[str, str | bool] = field(default_factory=dict)

    def add(self, mention: Mention) -> None:
        self.mentions.append(mention)
        body = squeeze(mention.text)
        if self.type == "Agency" and (plain := re.sub(r" \([\w.-]+\)(?= \S)", "", body)) != body:
            self.names.setdefault(plain)  # "Homeland Security Investigations (HSI) Detroit"
        self.call(body)

    def call(self, name: str) -> None:
        """Add a name; "the Criminal Division's Office of Fraud" is also the Office of Fraud."""
        self.names.setdefault(name)
        if self.type == "Agency" and (own := _OWN_PART.fullmatch(name)):
            self.names.setdefault(own[1])


#: The unit in "the Criminal Division's Office of Fraud"; behind "of the" stands the owner.
_OWN_PART = re.compile(r"(?:(?! of the ).)+?['’]s (?!Office (?!of |for |on ))([A-Z]\S* (?:\S+ ){0,8}[A-Z]\S+)")


def gather(chosen: Sequence[Candidate], text: str, definitions: Sequence[Definition]) -> list[Thing]:
    """Group chosen readings into things.

    Readings of one type and folded name are one thing; so are a defined acronym and its long form, a surname and the
    one full name that ends in it, "Highgate" and "Operation Highgate", and a body's short name ("Street Enforcement
    Unit") and the one longer name that ends in it.

    Parameters
    ----------
    chosen:
        From `choose`, in the order of the text.
    text:
        Masked text.
    definitions:
        Acronyms that the text defines.

    Returns
    -------
    The things in the order of their first mention.
    """
    drafts: dict[tuple[str, str], _Draft] = {}
    for candidate in chosen:
        key = (candidate.type, fold(candidate.name))
        if not key[1]:
            continue
        draft = drafts.setdefault(key, _Draft(candidate.type, candidate.name, candidate.rank))
        if candidate.rank > draft.rank:
            draft.name, draft.rank = candidate.name, candidate.rank
        draft.add(_mention(candidate, text))
        for name in candidate.also:
            draft.call(name)
        for name, value in candidate.properties.items():
            if value:
                draft.properties.setdefault(name, True if name == "unnamed" else value)
    _join_definitions(drafts, definitions)
    _join_people(drafts)
    _join_tails(drafts)
    _join_headlines(drafts)
    _join_beside(drafts, text)
    _join_names(drafts)
    _repeat(drafts, text, chosen, definitions)
    ordered = sorted((d for d in drafts.values() if d.mentions), key=lambda d: min(m.span.start for m in d.mentions))
    return [_thing(n, d) for n, d in enumerate(ordered)]


def _mention(candidate: Candidate, text: str) -> Mention:
    span = Span(candidate.start, candidate.end)
    body = text[span.start : span.end]
    return Mention(
        span, body, candidate.type, candidate.name, candidate.rule, properties=frozen(dict(candidate.properties))
    )


def _thing(index: int, draft: _Draft) -> Thing:
    mentions = tuple(sorted(draft.mentions, key=lambda m: (m.span.start, m.span.end)))
    names = tuple(dict.fromkeys([draft.name, *draft.names]))
    return Thing(index, draft.type, draft.name, names, mentions, draft.properties)


def _merge(drafts: dict[tuple[str, str], _Draft], into: tuple[str, str], other: tuple[str, str]) -> None:
    if into == other or other not in drafts:
        return
    gone = drafts.pop(other)
    kept = drafts[into]
    for mention in gone.mentions:
        kept.add(mention)
    kept.names.setdefault(gone.name)
    for name, value in gone.properties.items():
        kept.properties.setdefault(name, value)
    if gone.rank > kept.rank:
        kept.name, kept.rank = gone.name, gone.rank


_NAMED_TYPES = ("Agency", "Program", "Law", "CriminalOrganization", "Operation")


def _join_definitions(drafts: dict[tuple[str, str], _Draft], definitions: Sequence[Definition]) -> None:
    """Join a defined acronym with its long form, whichever of them a list knows."""
    for d in definitions:
        owners = [
            key for key, draft in drafts.items()
            if draft.type in _NAMED_TYPES and any(m.span.start <= d.long_end - 1 < m.span.end for m in draft.mentions)
        ]  # fmt: skip
        # the acronym in "Enforcement Service (ES) Boston" is the service's, not the branch's
        owners.sort(key=lambda k: (_runs_on(drafts[k], d), -max(m.span.end - m.span.start for m in drafts[k].mentions)))
        shorts = [
            k for k, dr in drafts.items() if dr.type in _NAMED_TYPES and any(m.text == d.short for m in dr.mentions)
        ]
        if owners:
            owner = owners[0]
            drafts[owner].names.setdefault(d.short)
            drafts[owner].properties["acronym"] = d.short
            for short in shorts:
                if short in drafts and short != owner and drafts[short].type == drafts[owner].type:
                    _merge(drafts, owner, short)


def _runs_on(draft: _Draft, definition: Definition) -> bool:
    """Whether a mention holds the definition and runs on behind it."""
    spans = [m.span for m in draft.mentions]
    return any(s.start < definition.short_start and definition.short_end + 1 < s.end for s in spans)


def _join_people(drafts: dict[tuple[str, str], _Draft]) -> None:
    """Join a shorter name with the one longer name that it begins or ends, or whose first and last word it has.

    "Sessions" and "Jeff Sessions", "Navedo Ramirez" and "Yamil Navedo Ramirez", "Rosa Icela" and "Rosa Icela
    Rodríguez". A surname alone that several people bear is nobody's.
    """
    people = [k for k, d in drafts.items() if d.type == "Person"]
    for key in sorted(people, key=lambda k: len(k[1])):
        words = key[1].split()
        longer = [o for o in people if o != key and o in drafts and _is_shorter(words, o[1].split())]
        if len(longer) == 1:
            _merge(drafts, longer[0], key)
        elif longer and len(words) == 1:
            del drafts[key]


def _is_shorter(words: list[str], longer: list[str]) -> bool:
    """Whether the words can be a shorter form of a longer name."""
    count = len(words)
    if count >= len(longer):
        return False
    if longer[-count:] == words:
        return True
    return count > 1 and (longer[:count] == words or (words[0] == longer[0] and words[-1] == longer[-1]))


def _join_tails(drafts: dict[tuple[str, str], _Draft]) -> None:
    """Join a body's name with the one longer name of a body that ends in it, or that adds only a small tail."""
    bodies = [k for k, d in drafts.items() if d.type == "Agency"]
    for key in sorted(bodies, key=lambda k: len(k[1])):
        if key not in drafts or drafts[key].rank >= 5:
            continue
        longer = [o for o in bodies if o != key and o in drafts and o[1].endswith(" " + key[1])]
        if len(longer) == 1 and len(key[1].split()) >= 2:
            _merge(drafts, longer[0], key)


def _join_headlines(drafts: dict[tuple[str, str], _Draft]) -> None:
    """Join an operation's name with the same name run on into a headline ("Operation X Nets Ten"), but for numerals.

    So is one that lost a space: "related to Project Coronain the districts".
    """
    names = sorted((k for k, d in drafts.items() if d.type == "Operation"), key=lambda k: len(k[1]))
    for number, key in enumerate(names):
        for longer in names[number + 1 :]:
            rest = longer[1].removeprefix(key[1])
            runs_on = rest[:1] == " " and not re.match(r" (?:[ivx]+|\d+)\b", rest)
            if key in drafts and rest != longer[1] and (runs_on or rest in _GLUED):
                _merge(drafts, key, longer)


#: Words that a name is glued to where a text lost a space.
_GLUED = frozenset("in and of on to for was is has by the at with from".split())


def _join_beside(drafts: dict[tuple[str, str], _Draft], text: str) -> None:
    """Join two names of an operation of which one stands in brackets behind the other."""
    keys = {m.span: k for k, d in drafts.items() if d.type == "Operation" for m in d.mentions}
    begins = {s.start: s for s in keys}
    for span, key in keys.items():
        other = begins.get(span.end + len(" ("))
        if other and key in drafts and text[span.end : other.start] == " (" and text[other.end : other.end + 1] == ")":
            _merge(drafts, key, keys[other])


def _join_names(drafts: dict[tuple[str, str], _Draft]) -> None:
    """Join things of one type that share a name of their own: "gang Gran Grif" is "Gran Grif".

    A name of one word is shared by things that differ ("the Department", "the Unit"), but for operations, whose word is
    chosen for one, and for groups, unless it is written small.
    """
    owner: dict[tuple[str, str], tuple[str, str]] = {}
    # "Operation Last Mile" says more than "Last Mile", wherever it stands
    for key in sorted(drafts, key=lambda k: not drafts[k].properties.get("head")):
        if key[0] not in _NAMED_TYPES or drafts[key].properties.get("unnamed"):
            continue
        for name in _own_names(drafts[key]):
            into = owner.setdefault((key[0], name), key)
            if into != key and into in drafts and key in drafts:
                _merge(drafts, into, key)
                owner = {n: into if k == key else k for n, k in owner.items()}


def _own_names(draft: _Draft) -> Iterator[str]:
    """Yield the names, folded, that no other thing of the type has in a text."""
    if draft.type == "Operation":
        head = str(draft.properties.get("head", ""))
        for name in (str(draft.properties.get("short") or draft.name), *draft.names):
            yield re.sub(r"[\s-]", "", fold(name.removeprefix(f"{head} ")))
        return
    for name in (draft.name, *draft.names):
        own = draft.type == "CriminalOrganization" and name[:1].isupper() and len(name) > 2
        if " " in fold(name) or own:
            yield fold(name)


def _repeat(
    drafts: dict[tuple[str, str], _Draft], text: str, chosen: Sequence[Candidate], definitions: Iterable[Definition]
) -> None:
    """Find the short forms again where they stand alone: acronyms, surnames, "Highgate", "the Kinahan organisation"."""
    taken = [(c.start, c.end) for c in chosen]
    forms: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for d in definitions:
        for key, draft in drafts.items():
            if d.short in draft.names:
                forms[d.short].append(key)
    for key, draft in drafts.items():
        if draft.type == "Person":
            surname = re.sub(r",? (?:Jr|Sr)\.?$", "", draft.name).split()[-1]
            if len(surname) > 2:
                forms[surname].append(key)
        elif draft.type == "Operation" and (short := str(draft.properties.get("short", ""))) and len(short) > 3:
            forms[short].append(key)
            draft.names.setdefault(short)
    for form, keys in sorted(forms.items()):
        if len(set(keys)) != 1:
            continue
        for match in re.finditer(rf"(?<![\w-]){re.escape(form)}(?!\w)", text):
            if not any(a < match.end() and match.start() < b for a, b in taken):
                span = Span(match.start(), match.end())
                drafts[keys[0]].add(Mention(span, form, keys[0][0], drafts[keys[0]].name, "short-form", 0.9))
                taken.append((match.start(), match.end()))
