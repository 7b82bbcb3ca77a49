"""Phrases that may speak of an operation without its name: "the investigation", "raids on eight addresses", "une frappe"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from functools import cache

from loaders.annotate.operation_parts import operation_parts
from loaders.annotate.operation_phrase import Phrase, PhraseKind
from loaders.lexicon import rows
from loaders.needed import Needed
from loaders.reading import OBJECT, PASSIVE_SUBJECT, SUBJECT, Token

#: Words that show that the phrase has ended before the head noun: another noun phrase or a verb stands between.
_BREAKS = frozenset(
    (
        "of and in to for with by from on at that which who is are was were has have had will as or but the a an "
        "its their this these those our during after before under into against also not de du des la le les et en dans pour par sur "
        "avec que qui a ont est sont été au aux d un une"
    ).split()
)
#: A word inside a phrase: none of those.
_INSIDE = rf"(?:(?!(?:{'|'.join(sorted(_BREAKS))})\b)[\w'’/-]+)"
#: What tells one action from another, up to the next stop: where, against whom, when.
_TAIL = {
    "en": re.compile(
        r"\s+(?:at|in|into|on|across|of|against|by|targeting|that|throughout|around|near|off|last|this)\s[^\n.,;:()–—“”\"]{3,60}"
    ),
    "fr": re.compile(
        r"\s+(?:à|au|aux|en|dans|sur|contre|par|de|du|des|menée?s?|visant|réalisée?s?|entamée?s?|d['’])\s?[^\n.,;:()–—«»]{3,60}"
    ),
}
#: A place, a number or a day: what tells one action from another.
_TELLS = re.compile(
    r"[A-ZÀ-Þ0-9]|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|deux|trois|quatre|cinq|six|sept|huit|neuf|dix)\b"
)
_OTHER = {
    "en": re.compile(
        r"\b(?:other|another|separate|unrelated|earlier|previous|prior|parallel|second|third|similar|past|subsequent|follow-up|unconnected|different)\b",
        re.I,
    ),
    "fr": re.compile(
        r"\b(?:autres?|distinctes?|antérieure?s?|précédente?s?|parallèles?|second|seconde|deuxième|troisième|similaires?|connexes?|différente?s?)\b",
        re.I,
    ),
}
#: Words that open a clause, which tells no more where or when.
_CLAUSES = frozenset("that which who when while as qui que qu’ qu' dont où lorsque".split())
#: Parts of speech that end no name.
_DANGLING = frozenset({"ADP", "ADV", "CCONJ", "DET", "PART", "PRON", "PUNCT", "SCONJ", "SYM", "VERB"})
_NOT_BEHIND = (
    r"(?!\s+(?:manager|officer|branch|team|division|unit|section|bureau|agent|law|against\s+(?:him|her)|warrants?))"
)


def _heads(language: str, kind: str) -> str:
    """Return the head nouns of a language and kind as an expression, longest first."""
    forms = [r["form"] for r in rows("operation_heads") if r["language"] == language and r["kind"] == kind]
    return "|".join(sorted(forms, key=lambda f: (-len(f), f)))


@cache
def _whole(language: str) -> Needed:
    heads = _heads(language, "whole") + "|" + _heads(language, "action")
    if language == "fr":
        return Needed(
            re.compile(
                rf"\b(?:(?P<det>[Cc]ette|[Cc]es|[Cc]e|[Cc]et|[Ll]a|[Ll]es|[Ll]e|[Uu]ne|[Uu]n)\s+|(?P<el>[LlDd]['’]))(?P<pre>(?:{_INSIDE} ){{0,2}}?)"
                rf"(?P<head>{heads})(?P<post>(?: d['’]envergure| conjointe?| policière| judiciaire| internationale| de grande ampleur| antidrogue| distincte| parallèle| antérieure| précédente| similaire| connexe| routière| de perquisitions?| d['’]interpellations?| de [\w-]+(?: et un)? (?:mois|ans)| d['’]un an){{0,2}})\b"
            )
        )
    return Needed(
        re.compile(
            rf"\b(?P<det>[Tt]he|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose|[Aa]n?|[Ii]ts|[Tt]oday['’]?s|[Yy]esterday['’]?s|[Oo]ur)\s+(?P<pre>(?:{_INSIDE},? ){{0,5}}?)(?P<head>{heads})\b{_NOT_BEHIND}(?!\s+(?:and \w+ )?of\b)"
        )
    )


@cache
def _action(language: str) -> Needed:
    """Return the expression of raids, searches or a boarding with the words before and behind that make them definite."""
    heads = _heads(language, "action")
    if language == "fr":
        return Needed(
            re.compile(
                rf"(?<![\w’'-])(?:(?P<det>[Cc]ette|[Cc]es|[Ll]a|[Ll]es|[Uu]ne|[Uu]n|[Dd]es)\s+|(?P<el>[Ll]['’]))?(?P<pre>(?:(?:\d+|{_INSIDE}) ){{0,2}}?)(?P<head>{heads})\b"
            )
        )
    return Needed(
        re.compile(
            rf"(?<![\w’'-])(?:(?P<det>[Tt]he|[Tt]his|[Tt]hese|[Tt]hose|[Aa]n?|[Ii]ts|[Tt]oday['’]?s|[Yy]esterday['’]?s)\s+)?(?P<pre>(?:(?:\d+|{_INSIDE}),? ){{0,4}}?)(?P<head>{heads})\b{_NOT_BEHIND}"
        )
    )


def operation_phrases(text: str, start: int, end: int, language: str) -> Iterator[Phrase]:
    """Yield the phrases of a sentence that may speak of an unnamed operation, or of a named one again.

    Parameters
    ----------
    text:
        Masked text.
    start, end:
        Of the sentence.
    language:
        `fr`, else English.
    """
    lang = "fr" if language == "fr" else "en"
    found = list(operation_parts(text, start, end, lang))
    for match in _whole(lang).finditer(text, start, end):
        if any(match.start() < p.end and p.start < match.end() for p in found):
            continue
        opening = match["det"] or match.groupdict().get("el") or ""
        words = match["pre"] + (match.groupdict().get("post") or "")
        tail = _TAIL[lang].match(text, match.end(), end)
        head = match["head"].lower()
        kind: PhraseKind = "action" if head in _actions(lang) else "whole"
        told = tail.end() if tail and _TELLS.search(tail[0]) else match.end()
        other = bool(_OTHER[lang].search(words))
        found.append(Phrase(*match.span(), head, opening.lower(), kind, told, other))
    for match in _action(lang).finditer(text, start, end):
        tail = _TAIL[lang].match(text, match.end(), end)
        if tail and _TELLS.search(tail[0]) and not any(match.start() < p.end and p.start < match.end() for p in found):
            opening = match["det"] or match.groupdict().get("el") or ""
            head = match["head"].lower()
            found.append(Phrase(*match.span(), head, opening.lower(), "action", tail.end()))
    yield from sorted(found, key=lambda p: p.start)


def settled(phrase: Phrase, words: Sequence[Token]) -> Phrase | None:
    """Settle by the sentence's tree where the tail of a phrase ends; None where a verb of its own stands in the phrase.

    The tail ends where the sentence says what came of it: "search by Border Force | found", "raid in Leeds | that".

    Parameters
    ----------
    phrase:
        From `operation_phrases`.
    words:
        Of its sentence.
    """
    end = phrase.end - (len(phrase.head) if " " in phrase.head else 0)
    inside = {w.index for w in words if phrase.start + len(phrase.opening) <= w.start < end}
    said = {words[n].head for n in inside if words[n].role in {SUBJECT, OBJECT}}
    if any(words[n].pos == "VERB" for n in said & inside):
        return None
    says = {w.head for w in words if w.role in {SUBJECT, PASSIVE_SUBJECT}}
    tail = []
    for word in words:
        if phrase.end <= word.start < phrase.tail:
            if word.end > phrase.tail or _opens_clause(word, says):
                break
            tail.append(word)
    while tail and (tail[-1].pos in _DANGLING or tail[-1].lemma == "more"):
        tail.pop()
    return replace(phrase, tail=tail[-1].end if tail else phrase.end)


def _opens_clause(word: Token, says: Set[int]) -> bool:
    is_verb = word.pos == "AUX" or (word.pos == "VERB" and word.index in says)
    return is_verb or word.text.lower() in _CLAUSES


@cache
def _actions(language: str) -> frozenset[str]:
    return frozenset(_heads(language, "action").split("|"))
