"""Lower-case things on which facts hang: "a border plan", "the fentanyl czar", "a joint task force"; and what points back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from graph.model import Mention, Span
from graph.names import fold
from loaders.annotate.candidates import GRAMMAR, MODEL, Candidate, squeeze
from loaders.annotate.positions import positions
from loaders.lexicon import any_of, rows
from loaders.needed import Needed
from loaders.reading import OF_PERSON, Sentence, Thing, Token

_DET = (
    r"(?:[Aa]n?|[Tt]he|[Aa]ll|[Ii]ts|[Tt]heir|[Oo]ur|[Tt]his|[Nn]ew|[Uu]ne?|[Ll]es?|[Ll]a|[Ss]on|[Ss]a|[Cc]ette?|[Cc]e)"
)
_MODIFIER = r"(?:(?!(?:all|this|these|their|our|every|any|of|and|the|a|an|to|in|for|on|by|with|its|that|de|du|des|la|le|et|en)\b)[\w'’€$,.-]+ )"
_PROGRAM = re.compile(
    rf"\b{_DET} (?P<name>{_MODIFIER}{{1,5}}?(?:plan|strategy|programme|program|campaign|initiatives?|fund|action plan|framework|stratégie|plan d['’]action|campagne|fonds)(?: (?:against|contre) [^.,;:]{{3,60}})?)(?=[\s.,;:])"
)
_AGENCY = re.compile(
    rf"\b{_DET} (?P<name>(?:{_MODIFIER}{{0,3}}?(?:joint|multi-agency|interagency|inter-agency|bilateral|trilateral|binational|integrated|multi-jurisdictional|multinational|dedicated|specialized|specialised|international|expert|senior-level|presidential|regional|local) (?:[\w-]+ ){{0,2}}?(?:task force|committee|working group|commission|strike force|investigation team|unit|taskforce))|équipe commune(?: d['’]enquête)?|c(?:ellule|entre) de coordination|comité de (?:suivi|pilotage)|poste de commandement|joint investigation team|steering committee|command post|coordination cent(?:re|er)|comité directeur|groupe de travail \w+)\b"
)
_CZAR = re.compile(r"\b(?P<name>(?:[\w-]+ )?(?:czar|tsar))\b", re.I)
_COMPLEMENT = (
    r"(?:de la |de l[’']|du |des |de |d[’'])[A-ZÀ-Þ][\wÀ-ÿ-]+(?: (?:publique|nationale|étrangères|extérieures))?"
)
#: French offices have no capital: "la ministre de la Justice", "le préfet maritime", "le commissaire à la lutte contre la corruption".
_FR_POSITION = re.compile(
    rf"(?:\b(?:[Ll]e|[Ll]a|[Dd]u|[Aa]u|[Dd]e la|[Àà] la) |\b[Ll][’'])(?P<name>(?:vice-)?premi(?:er|ère) ministre|(?:sous-)?ministres? (?:délégué?e? )?{_COMPLEMENT}(?:,? (?:et )?{_COMPLEMENT}){{0,3}}|ministre chargée? {_COMPLEMENT}"
    rf"|tsar du fentanyl|préf[eè]te? (?:maritime|de police)|préf[eè]te? {_COMPLEMENT}|commissaire (?:nationale? aux drogues|à la lutte contre (?:la |le |l[’'])?[a-zà-ÿ]+)"
    rf"|procureure? générale? (?:près la cour d[’']appel )?{_COMPLEMENT}|procureure? (?:de la République|fédérale?)(?: {_COMPLEMENT})?|secrétaire d[’']État {_COMPLEMENT})(?![\w’'-])(?!,?\s+[A-ZÀ-Þ][a-zà-ÿ])"
)
#: What says that an office is only part of another's title or of a list of who was there.
_NOT_ACTING = re.compile(
    r"(?:\b(?:[Aa]dviser|[Aa]dvisor|[Cc]ounsel|[Aa]ssistant|[Oo]ffice|[Cc]abinet|[Bb]ureau|[Ss]pokes\w+) (?:to|of|for|d[eu])\s(?:the |la )?$)|;\s(?:the )?$"
)
_BACK_AGENCY = re.compile(
    r"\b(?:(?:[Tt]he|[Tt]his|[Cc]ette|[Cc]e|[Ll]a|[Ll]e)\s|[Ll]['’]\s?)(?P<head>[Tt]ask [Ff]orce|[Ss]trike [Ff]orce|[Cc]ommittee|[Cc]ommission|[Aa]gency|[Ss]ervice|[Dd]epartment|[Uu]nit|[Tt]eam|[Dd]ivision|[Bb]ureau|[Cc]oalition|[Cc]ouncil|[Dd]etachment|[Tt]able|[Pp]anel|[Hh]ub|[Dd]esk|[Ff]orum|[Bb]oard|[Ss]quad|[Tt]askforce|Group|Cell|[Ss]ubcommittee|[Cc]ellule|[Cc]entre|Groupe|[Ee]scouade|[Éé]quipe|[Uu]nité|[Aa]gence|[Cc]omité|[Bb]rigade|[Ss]ûreté|Force)\b(?! (?:of|for|de|du|des|d['’]|[A-Z]))"
)
_BACK_GROUP = re.compile(
    r"\b(?:(?:[Tt]he|[Tt]his|[Cc]e|[Cc]ette|[Ll]e|[Ll]a|du|au)\s|[Ll]['’]\s?)(?P<head>(?:criminal |crime |alleged )?(?:organi[sz]ation|group|gang|network|cartel|ring|cell|syndicate|enterprise|clan|réseau|groupe|organisation|bande|filière))\b(?! (?:of|for|de|du|des|d['’]|[A-Z]))"
)
_BACK_POSITION = re.compile(
    r"\b(?:[Tt]his|[Tt]he|[Cc]e|[Cc]ette) (?P<head>coordinator|official|commissioner|office|czar|director|responsable|coordonnateur)\b(?! (?:of|for|de|du))"
)
_BACK = Needed(_BACK_AGENCY, _BACK_POSITION, _BACK_GROUP)
_BACK_KINDS = {_BACK_AGENCY: "Agency", _BACK_POSITION: "Position", _BACK_GROUP: "CriminalOrganization"}


@cache
def _position() -> re.Pattern[str]:
    """Return the expression of an office that stands without the name of its holder."""
    offices = {r["form"] for r in rows("titles") if r["kind"] == "office" and r["form"][0].isupper()}
    names = any_of(o for o in offices if not o.endswith("."))
    return re.compile(
        rf"\b(?:[Tt]he|[Ll]e|[Ll]a) (?P<name>(?:{names})(?: (?:of|for) (?:the )?[A-Z][\w’'-]+(?: (?:and )?[A-Z][\w’'-]+){{0,3}})?)(?![\w’'-])(?!,?\s+[A-ZÀ-Þ])"
    )


_KINDS = {_PROGRAM: "Program", _AGENCY: "Agency"}


@cache
def _needed(language: str) -> Needed:
    return Needed(_PROGRAM, _AGENCY, _CZAR, _FR_POSITION if language == "fr" else _position())


def definite(text: str, sentences: Sequence[Sentence]) -> Iterator[Candidate]:
    """Yield unnamed programmes and bodies, and offices; they stay only where a claim hangs on them."""
    for sentence in sentences:
        first, last = sentence.span.start, sentence.span.end
        people = [t for t in sentence.tokens if t.label == OF_PERSON]
        for office in positions(text, first, last, sentence.language, [p.start for p in people]):
            name, also = squeeze(office.name), tuple(map(squeeze, office.also))
            yield Candidate(office.start, office.end, "Position", name, "acting-office", GRAMMAR, {"acts": "yes"}, also)
        for match in _needed("fr" if sentence.language == "fr" else "en").finditer(text, first, last):
            kind = _KINDS.get(match.re, "Position")
            start, end = match.span("name")
            body = squeeze(text[start:end])
            if kind == "Program" and _no_own_program(text, match.start(), start, end):
                continue
            if kind == "Position" and _introduces(text, match.start(), end, people):
                continue
            name = _short(body) if kind == "Program" else body
            properties = {"unnamed": "yes"} if kind in {"Program", "Agency"} else {}
            if kind == "Position" and " " in body and not _NOT_ACTING.search(text[max(first, start - 25) : start]):
                properties = {"acts": "yes"}
            yield Candidate(start, end, kind, name, "definite-phrase", MODEL, properties)


#: A phrase beside a name says what the name is, and is no programme of its own: "Hearth, a prevention programme that".
_NAME_BEFORE = re.compile(r"[A-ZÀ-Þ0-9][\w’'.-]*[\"”»’']?\)?(?:,| is| was| est| [—–])\s$")
_NAME_BEHIND = re.compile(r",? [\"“«‘]?\s?[A-ZÀ-Þ]")
#: "The Bureau does not fund", "the agency, who fund": a verb; "a text-message campaign" sells drugs.
_NO_PROGRAM = re.compile(
    r"\b(?:not|who|which|will|does|do|to|alleged|text-message|oversees|earlier)\b|^\d+ \w+s$", re.I
)

#: "the Union's Quay III program": a name before the noun.
_NAMED_PROGRAM = re.compile(r"[A-ZÀ-Þ][\w-]+ [IVX]+ (?:program|programme|project|initiative)$")


def _no_own_program(text: str, opening: int, start: int, end: int) -> bool:
    """Whether a phrase such as "a prevention programme" speaks of a programme that has a name, or of none."""
    named = _NAME_BEFORE.search(text[max(0, opening - 40) : opening]) or _NAME_BEHIND.match(text, end)
    return bool(named or _NO_PROGRAM.search(text[start:end]) or _NAMED_PROGRAM.search(text[start:end]))


#: What may stand between an office and the name of its holder.
_COMPLEMENT_ONLY = re.compile(r"(?:[ ,]|\b(?:of|for|the|and|[A-Z][\w'’.-]*))*")
#: A complement longer than this (characters) is another sentence's.
_COMPLEMENT_LENGTH = 80


def _introduces(text: str, start: int, end: int, people: Sequence[Token]) -> bool:
    """Whether an office only introduces a person, before it or behind: "the Minister of Health, A. B.", "A. B., the Director"."""
    if any(p.end == start - len(", ") and text[p.end : start] == ", " for p in people):
        return True
    behind = next((p.start for p in people if p.start >= end), None)
    if behind is None or behind - end > _COMPLEMENT_LENGTH:
        return False
    return _COMPLEMENT_ONLY.fullmatch(text, end, behind) is not None


def _short(body: str) -> str:
    """Return the head of a phrase with the word before it: "border plan" of "€15.2 billion enhanced border plan"."""
    if re.search(r" (?:against|contre) ", body):
        return body
    return " ".join(body.split()[-2:])


def point_back(things: Sequence[Thing], text: str, sentences: Sequence[Sentence]) -> list[Thing]:
    """Add "the agency", "this task force", "this coordinator" to the last thing before them that they can mean.

    For a body: the last one whose name holds the head noun; for an office or a criminal group: the last one not far
    before. Where there is none, the words mean nothing to us.
    """
    taken = [m.span for t in things for m in t.mentions]
    added: dict[int, list[Mention]] = {}
    orphans: list[Mention] = []
    for sentence in sentences:
        for match in _BACK.finditer(text, sentence.span.start, sentence.span.end):
            kind, span = _BACK_KINDS[match.re], Span(*match.span())
            if any(span.meets(t) for t in taken):
                continue
            owner = _owner(things, kind, match["head"], span.start)
            if owner is None and kind == "CriminalOrganization":
                orphans.append(Mention(span, text[span.start : span.end], kind, match["head"], "points-back", 0.7))
            if owner is not None:
                added.setdefault(owner.index, []).append(
                    Mention(span, text[span.start : span.end], kind, owner.name, "points-back", 0.7)
                )
    out = [replace(t, mentions=(*t.mentions, *added[t.index])) if t.index in added else t for t in things]
    return [*out, *_only_pointed_at(out, orphans)]


#: Heads that speak of a criminal group by themselves, so that "the ring" needs no name before it.
_CRIMINAL = re.compile(
    r"(?:criminal|crime|ring|syndicate|gang|cartel|clan|cell|r[ée]seau|bande|fili[èe]re|enterprise)\b"
)
#: How often a group that nothing else tells must be pointed at.
_POINTED = 2


def _only_pointed_at(things: Sequence[Thing], orphans: Sequence[Mention]) -> list[Thing]:
    """Return the group that a document only ever points at: "the ring", "le réseau", at least twice."""
    found = [m for m in orphans if _CRIMINAL.match(m.name)]
    if len(found) < _POINTED or any(t.type == "CriminalOrganization" and t.properties.get("unnamed") for t in things):
        return []
    names = tuple(dict.fromkeys(m.name for m in found))
    same = tuple(replace(m, name=names[0]) for m in found)
    return [Thing(len(things), "CriminalOrganization", names[0], names, same, {"unnamed": True})]


def _owner(things: Sequence[Thing], kind: str, head: str, before: int) -> Thing | None:
    """Return the thing of a kind mentioned last before a place; for a body, one whose name holds the head."""
    low = fold(head)
    found = [
        (m.span.end, t) for t in things if t.type == kind
        and (kind != "Agency" or any(f" {low} " in f" {fold(n)} " for n in t.names))
        for m in t.mentions if m.span.end <= before and m.rule != "points-back"
    ]  # fmt: skip
    if not found:
        return None
    end, thing = max(found, key=lambda f: f[0])
    return thing if kind == "Agency" or before - end < _IN_MIND[kind] else None


#: How far back (characters) a thing may stand that "the network" or "this office" speaks of.
_IN_MIND = {"Position": 600, "CriminalOrganization": 1500}
