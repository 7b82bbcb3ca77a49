"""Things that no list knows, where a seizure counts them: "officers seized two lathes and a wood chipper"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from loaders.annotate.candidates import MODEL, Candidate, squeeze
from loaders.annotate.dates import month
from loaders.annotate.gazetteer import Entry, Hit
from loaders.annotate.haul_lists import is_trigger, opening, trigger
from loaders.annotate.peoples import is_nationality
from loaders.lexicon import words
from loaders.reading import Quantity, Sentence, lead_in_of

_MOST_WORDS = 6
_SHORTEST = 4
_WORD = re.compile(r"[ \u00a0]?(?P<word>[.]?\w[\w'’/-]*(?:\.(?=\d)\d+)?)")
#: What ends a noun phrase on its right.
_STOP_EN = (
    "and or of in on at to from with without for by inside aboard under behind near into that which who were was is are "
    "had have has been worth valued including totalling totaling also as believed alleged allegedly hidden concealed destined bound "
    "bearing belonging used taken then after before during during when while containing holding among between across out off between per each both all but than"
)
_STOP_FR = (
    "de du des d à en et ou dans sur sous avec sans pour par qui que dont au aux chez lors entre ont a est sont était étaient ainsi valant "
    "évalué évaluée évalués estimé estimée contenant renfermant destinés destinées destiné destinée appartenant puis ayant soit où aussi été il elle ils elles on se s ne y munie muni munis dit dite dites avaient avait avoir pas plus "
    "hier lundi mardi mercredi jeudi vendredi samedi dimanche"
)
#: A French noun phrase goes on over these: "plaques d'immatriculation", "presse à comprimés".
_LINKS = re.compile(
    r"[ \u00a0](?:(?:de |d['’]|à |en )(?!l['’]|la |le |les |ce |cette |son |sa |ses |leur|\d)|du |des )"
)
_ARTICLE = re.compile(r"(?<![\w'’-])(?:an?|another|one|une?)(?=[ \u00a0][\w.])", re.I)
#: "96 pairs of yoga pants": what the pairs are of is counted.
_SETS = re.compile(
    r"\s(?:pairs|pieces|sets|rolls|items|articles|sheets|rouleaux|paires|lots)\s(?:of|de|d['’])(?=\s?[a-zà-ÿ])"
)
#: Behind a weight, French "or" is no conjunction.
_GOLD = re.compile(r"\sd['’](?P<name>or)(?![\w-])")
#: A noun of packing or of a share says nothing of the thing; that stands behind "of".
_PACKING = re.compile(r"(?i)(?:rolls?|pieces?|sets?|pairs?|items?|bo(?:x|xes)|cases?|rouleaux?|paires?)$")


@cache
def _no_goods() -> frozenset[str]:
    """Return the nouns that are counted near seizures and never seized: people, places, times, acts."""
    return frozenset(w.lower() for name in ("person_nouns", "not_goods", "calendar") for w in words(name))


def goods(
    text: str, sentences: Sequence[Sentence], quantities: Sequence[Quantity], hits: Sequence[Hit]
) -> Iterator[Candidate]:
    """Yield counted noun phrases of sentences about a seizure as commodities.

    A phrase that ends in a listed thing ("tow trucks") is a form of it; any other bears the name that the text gives.

    Parameters
    ----------
    text, sentences, quantities:
        Of the document, masked.
    hits:
        Listed names in it.
    """
    taken = [h for h in hits if any(not (e.type == "Place" and e.weak) for e in h.entries)]
    for sentence in sentences:
        if not _may_tell_of_haul(text, sentences, sentence, taken):
            continue
        low, high = sentence.span.start, sentence.span.end
        starts = {q.span.end for q in quantities if sentence.span.covers(q.span) and not q.dimension}
        # a number before the name of a month counts nothing
        starts = {s for s in starts if not (text[s : s + 1].isspace() and month().match(text, s + 1, high))}
        starts |= {m.end() for s in tuple(starts) if (m := _SETS.match(text, s, high))}
        starts |= {m.end() for m in _ARTICLE.finditer(text, low, high) if opening(text, low, m.start())}
        for start in sorted(starts):
            end = _phrase_end(text, start, high, sentence.language)
            if (
                end
                and _is_nominal(sentence, start, end)
                and (found := _candidate(text, start, end, taken, french=sentence.language == "fr"))
            ):
                yield found
        for quantity in quantities:
            if not sentence.span.covers(quantity.span):
                continue
            if quantity.unit == "round":
                yield from _rounds(text, quantity, taken)
            if gold := quantity.dimension == "mass" and _GOLD.match(text, quantity.span.end, high):
                yield Candidate(*gold.span("name"), "Commodity", "gold", "counted-goods", MODEL, {"kind": "goods"})


def _may_tell_of_haul(text: str, sentences: Sequence[Sentence], sentence: Sentence, hits: Sequence[Hit]) -> bool:
    """Whether a sentence or its lead-in has a word of seizure, or it holds a thing that is often seized."""
    lead_in = (lead_in_of(sentence, sentences) or sentence).span
    if any(trigger().search(text, s.start, s.end) for s in (sentence.span, lead_in)):
        return True
    return any(
        sentence.span.start <= h.start < sentence.span.end
        and any(e.type in {"Substance", "Commodity"} and not e.weak for e in h.entries)
        for h in hits
    )


def _phrase_end(text: str, start: int, high: int, language: str) -> int | None:
    """Return where the noun phrase that begins at `start` ends; None where no noun follows."""
    stop = _stops("fr" if language == "fr" else "en")
    at, count = start, 0
    while count < _MOST_WORDS:
        link = _LINKS.match(text, at, high) if language == "fr" and count else None
        match = _WORD.match(text, link.end() if link else at, high)
        if match is None or match["word"].lower() in stop or is_trigger(match["word"]):
            break
        if language != "fr" and match["word"][0].isdigit() and count:
            break
        at, count = match.end(), count + 1
    phrase = text[start:at].strip()
    return at if count and re.search(r"[^\W\d_]{3}", phrase) else None


def _is_nominal(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the word that says what a phrase is of is a noun: the last in English, the first in French."""
    inside = [t for t in sentence.tokens if start <= t.start and t.end <= end]
    if not inside:
        return True
    return inside[0].pos not in _VERBAL if sentence.language == "fr" else inside[-1].pos in {"NOUN", "PROPN"}


_VERBAL = frozenset({"VERB", "AUX", "ADP", "PRON", "ADV", "SCONJ", "CCONJ"})


@cache
def _stops(language: str) -> frozenset[str]:
    return frozenset((_STOP_FR if language == "fr" else _STOP_EN).split())


def _candidate(text: str, start: int, end: int, hits: Sequence[Hit], *, french: bool) -> Candidate | None:
    """Return a phrase as a commodity; an English phrase is named by its last word, a French one by its first."""
    start += len(text[start:end]) - len(text[start:end].lstrip())
    inside = [h for h in hits if h.start < end and start < h.end]
    heads = [h for h in inside if (h.start == start if french else h.end == end)]
    known = next(((h, e) for h in heads for e in h.entries if e.type == "Commodity"), None)
    kinds = {e.type for h in inside for e in h.entries}
    if "Substance" in kinds:
        return None
    if known is not None:
        hit, entry = known
        return _with_adjective(text, end, hit, entry) if french else _of_a_kind(text, start, hit, entry)
    body = text[start:end]
    if any(h.start == start and h.end == end for h in inside) or _holds_a_drug(text, end, hits):
        return None
    if _is_no_goods(body, french=french) or kinds - {"Commodity", "Agency", "Place"} or len(body) < _SHORTEST:
        return None
    name = _YEAR.sub("", squeeze(body))
    return Candidate(start, end, "Commodity", name, "counted-goods", MODEL, {"kind": "open"}, (name,))


_OF = re.compile(r"\s(?:of|de|du|d['’])\s?")


def _holds_a_drug(text: str, end: int, hits: Sequence[Hit]) -> bool:
    """Whether a phrase is only what a drug was held in: "312 pouches of ketamine"."""
    behind = _OF.match(text, end)
    return behind is not None and any(
        h.start == behind.end() and e.type == "Substance" for h in hits for e in h.entries
    )


#: The year of a car is no part of its name: "a 2017 Cadillac Escalade".
_YEAR = re.compile(r"^(?:19|20)\d\d (?=\w)")


#: Nouns before a listed thing say which kind of it is meant: "tow trucks", "a cube van"; adjectives only describe it.
_KIND = re.compile(r"(?<![\w.-])[^\W\d_][\w-]*[^\W\d_] $")
#: Words before a thing that tell no kind of it.
_DESCRIBES = re.compile(
    r"(?i)(?:other|more|large|larger|small|smaller|new|old|mm|prohibited|alleged|suspected|additional|further|separate|different|various|several|"
    r"individual|entire|original|apparent|respective|said|same|such|calib\w+|[a-z]*(?:ly|est)) "
)


def _of_a_kind(text: str, start: int, hit: Hit, entry: Entry) -> Candidate | None:
    """Return a listed thing with the English noun before it: "tow trucks"."""
    before = _KIND.search(text, start, hit.start)
    if before is None or _DESCRIBES.fullmatch(before.group()):
        return None
    return _form_of(text, before.start(), hit.end, hit, entry)


def _with_adjective(text: str, end: int, hit: Hit, entry: Entry) -> Candidate | None:
    """Return a listed thing with the French adjective behind it: "fourgons volés"."""
    behind = _WORD.match(text, hit.end, end)
    if behind is None or not _ADJECTIVE.fullmatch(behind["word"]):
        return None
    return _form_of(text, hit.start, behind.end(), hit, entry)


def _form_of(text: str, start: int, end: int, hit: Hit, entry: Entry) -> Candidate:
    """Return words around a listed thing as a form of it, known by its own words too."""
    properties = {"kind": entry.kind, "form": squeeze(text[start:end])}
    also = (squeeze(text[hit.start : hit.end]),)
    return Candidate(start, end, "Commodity", entry.name, "counted-goods", MODEL, properties, also)


#: Endings of French adjectives and participles that tell a kind: "volés", "artisanale", "factices".
_ADJECTIVE = re.compile(
    r"(?i)[a-zà-ÿ]{2,}(?:ée?s?|ie?s?|us?|ques?|ales?|aux|ifs?|ives?|ices?|euses?|aires?|ants?|antes?|elles?)"
)


#: "rounds of ammunition" are that; "rounds of various calibres", "rounds of 9 mm" are not said to be any.
_OF_GOODS = re.compile(r"\s(?:of|de|d['’])(?!\s?(?:various|mixed|assorted|different|several|live|divers)\b|\s?[.\d])")


def _rounds(text: str, quantity: Quantity, hits: Sequence[Hit]) -> Iterator[Candidate]:
    """Yield rounds and cartridges that are not called ammunition as ammunition: "over 600 rounds"."""
    end = quantity.span.end
    if any(h.start < end <= h.end for h in hits) or _OF_GOODS.match(text, end):
        return
    start = quantity.number_start + len(re.match(r"\S+\s*", text[quantity.number_start : end])[0])  # type: ignore[index]
    if start < end:
        yield Candidate(start, end, "Commodity", "ammunition", "counted-goods", MODEL, {"kind": "ammunition"})


#: Words that begin an English phrase of no thing, whatever its noun: "joint operation", "first phase", "people prisoner".
_OF_NO_THING = frozenset({"first", "second", "third", "last", "joint", "separate", "people"})
#: Endings of nouns for acts, states and qualities: "interdictions", "deterrence", "boardings" are done, not taken.
_ABSTRACT = {
    False: re.compile(r".{3,}(?:[ts]ions?|ments?|ness|ships?|it(?:y|ies)|[ae]nces?|isms?|acy|acies)"),
    True: re.compile(r".{3,}(?:[ts]ions?|ments?|ités?|[ae]nces?|ismes?)"),
}


def is_abstract(noun: str, *, french: bool) -> bool:
    """Whether a noun, by its ending, is of an act, a state or a quality: what is counted so is done and not taken."""
    return _ABSTRACT[french].fullmatch(noun.lower()) is not None


def _is_no_goods(phrase: str, *, french: bool) -> bool:
    """Whether the head of a phrase, or the phrase up to its first link, names no thing that can be taken."""
    plain = re.sub(r"^l['’]", "", re.sub(r"\s+", " ", phrase.lower()))
    start = re.split(r" (?:de|d['’]|à|en|du|des) ?", plain)[0]
    first, last = start.split()[0], plain.split()[-1]
    nouns = {plain, start, start.split()[-1], last}
    if french or first.endswith("s") or first in _OF_NO_THING:  # "minutes later", and not "container seals"
        nouns.add(first)
    head = first if french else last
    if is_abstract(head, french=french) or is_nationality(head) or is_nationality(head.removesuffix("s")):
        return True
    return bool(nouns & _no_goods()) or _PACKING.search(plain) is not None
