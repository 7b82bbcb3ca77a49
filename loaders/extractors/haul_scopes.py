"""Which sentences, and which stretches of them, tell what was taken."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from loaders.annotate.haul_lists import trigger
from loaders.extractors.anchor import context_of
from loaders.extractors.groups import Place
from loaders.extractors.seized_items import Pair
from loaders.reading import Reading, Sentence

#: A lead-in that announces what an operation brought in.
_RESULTS = re.compile(
    r"\b(?:led to|resulted in|results?|yielded|haul|totals?|included?|outcomes?|bilan|résultats?|permis|mené à|donné lieu|balance sheet|key (?:figures|facts)|at a glance|by the numbers|en bref|chiffres)\b[^.]{0,60}:?\s*$",
    re.I,
)
_NEGATED = re.compile(r"\b(?:no|not|without|never|aucune?|sans|n['’]a pas|ne .{0,20} pas)\b[^.,;]{0,40}$", re.I)
#: A weight that says what might be, is usual, or was made or used, and not what was taken.
_NO_REPORT = re.compile(
    r"(?i)\b(?:could|can|would|might|enough|equivalent|capable|potential\w*|per (?:day|week|month|year)|a (?:day|week|month|year)|each|every|"
    r"pourrai(?:t|ent)|permettant|suffisant|équivalent|par (?:jour|semaine|mois|an)|chaque|consum\w+|consomm\w+|produc\w+|produi\w+|"
    r"sentence\w*|charge\w*|convicted|pleaded|indict\w*|conspir\w+|accus\w+|condamn\w+|import of|directed|tried to|abandon\w+|kilo from|apiece|selling|sold|use of|not (?:located|found|recovered)|air ?strikes?|strikes? (?:engaged|destroyed)|allegedly|transport(?:ed|ing)|export(?:ed|ing)|imported|importing|importation|manufactured|purchas\w+|knew)\b"
)
#: A list of drugs that might have been, were sold, or make up a charge.
_NO_HAUL = re.compile(
    r"(?i)\b(?:could|can|would|might|enough|equivalent|capable|potential\w*|per (?:day|week|month|year)|a (?:day|week|month|year)|every|"
    r"pourrai(?:t|ent)|permettant|suffisant|équivalent|par (?:jour|semaine|mois|an)|chaque|consum\w+|consomm\w+|conspir\w+|with intent|distribut\w+|"
    r"or more of|or more|apiece|selling|sold|use of|wastewater|import of|directed|tried to|to buy|buy|financ\w+|fund\w*|invest\w*|inspections?|wanted|caméras|allegedly|stole|theft|robbed|purchased|paid|fraud\w*)\b"
)
#: What is destroyed from the air was not taken.
_STRIKE = re.compile(r"(?i)\b(?:air ?)?strikes? (?:engaged|destroyed|hit)|\bfrappes? aériennes?")
#: A clause that goes on about something else than the things taken.
_TURN = re.compile(
    r"(?i)[;.]\s|\b(?:who|which|when|while|after|before|during|because|until|qui|lorsque|lors|après|avant|afin|alors)\b|,\s(?:and|et)\s\w+\s(?:was|were|a été|ont été)\b"
)
_PASSIVE = re.compile(
    r"(?i)(?:\b(?:was|were|been|being|be|are|is|été|sont|est|furent|fut)(?:\s(?:also|later|subsequently|then|all|aussi|également))?)\s*$"
)


def _with_lead_in(reading: Reading, sentence: Sentence) -> list[Sentence]:
    """Return a sentence, and the one that leads it in where one does."""
    lead_in = context_of(reading, sentence)
    return [sentence] if lead_in is None else [sentence, lead_in]


def is_about_seizure(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence, or the one that leads it in, speaks of a seizure that is not denied."""
    lead_in = context_of(reading, sentence)
    if _is_struck_or_charged(reading, sentence):
        return False
    if any(speaks_of_seizure(reading, one) for one in _with_lead_in(reading, sentence)):
        return True
    if lead_in is not None and _RESULTS.search(reading.masked[lead_in.span.start : lead_in.span.end]):
        return True
    return _goes_on(reading, sentence) and not is_no_report(reading, sentence)


#: Words of seizure that say as often where something was, or what a court did.
_WEAK = re.compile(
    r"(?i)(?:found|finds|finding|located|locates?|contain\w+|carrying|held|took(?: in| off)?|taken (?:in|off)|taking in|removed?(?: from)?|removes|revealed|netted|netting|nets|"
    r"yield(?:ed|s)|pulled|lifted|secured|discover\w*|uncover\w*|importation of|stash|trouvée?s?|découver\w+|révélé|contena\w+|conten\w+|renferm\w+|remis|retirée?s?)"
)
#: What somebody is charged with, pleaded guilty to or was sentenced for is told in the words of the law.
_CHARGED = re.compile(
    r"(?i)\b(?:charged with|counts? of|convicted of|plead(?:ed|s)? guilty|pled guilty|found guilty|conspir\w+|indict(?:ed|ments?)|sentenced|defraud\w*|fraudulent\w*|scheme|robbed|"
    r"accusée?s? de|chefs? d['’]accusation|coupables?|condamnée?s?)\b"
)


def _is_only_charged(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence tells of charges and has no word that says of itself that something was taken."""
    text = reading.masked
    if not _CHARGED.search(text, sentence.span.start, sentence.span.end):
        return False
    both = _with_lead_in(reading, sentence)
    found = (m for s in both for m in trigger().finditer(text, s.span.start, s.span.end))
    return all(_WEAK.fullmatch(m.group()) and not _THERE.match(text, m.end()) for m in found)


#: Where something was found is told by who found it: "that officers had found in her truck".
_THERE = re.compile(
    r" (?:in (?:her|his|their|the|an?)|inside|hidden|aboard|dans (?:le|la|les|un|une|son|sa|ses)|à bord)\b"
)


def is_no_report(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence says what might be, is usual or was charged."""
    return _NO_REPORT.search(reading.masked, sentence.span.start, sentence.span.end) is not None


def tells_of_no_seizure(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence says of itself that what it counts was not taken: it was struck, charged, sold or may be."""
    return _is_struck_or_charged(reading, sentence) or is_no_report(reading, sentence)


def _is_struck_or_charged(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence tells of a strike, or of charges and no taking."""
    struck = _STRIKE.search(reading.masked, sentence.span.start, sentence.span.end) is not None
    return struck or _is_only_charged(reading, sentence)


def speaks_of_seizure(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence has a word of seizure that is not denied."""
    text = reading.masked[sentence.span.start : sentence.span.end]
    return any(not _NEGATED.search(text[: m.start()]) for m in trigger().finditer(text))


#: Words of acts at which things are taken.
_ENFORCEMENT = re.compile(
    r"(?i)\b(?:arrest(?:s|ed)?|raid(?:s|ed)?|search warrants?|arrestations?|arrêtée?s?|interpell\w+|perquisition\w*)\b"
)


def speaks_of_enforcement(reading: Reading) -> bool:
    """Whether a document tells of arrests or searches: what it lists was taken then."""
    return _ENFORCEMENT.search(reading.masked) is not None


#: Words of taking itself; what is "found", "stopped" or "carried" may be anything.
_TAKING = re.compile(
    r"(?i)\b(?:seiz\w+|confiscat\w+|forfeit\w*|impound\w*|recover(?:ed|s|ing)?|restrained|saisi(?:e|s|es|r|ssent|ssant)?|confisqu\w+|récupér\w+|mis la main sur)\b"
)


def tells_of_taking(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence or its lead-in has a word of taking, and not only one of finding."""
    both = _with_lead_in(reading, sentence)
    return any(_TAKING.search(reading.masked, s.span.start, s.span.end) for s in both)


def _goes_on(reading: Reading, sentence: Sentence) -> bool:
    """Whether one of the three sentences before it in its paragraph speaks of a seizure."""
    before = reading.sentences[max(0, sentence.index - 3) : sentence.index]
    return any(b.block == sentence.block and speaks_of_seizure(reading, b) for b in before)


def looks_like_haul(reading: Reading, sentence: Sentence, pairs: Sequence[Pair]) -> bool:
    """Whether a sentence without a word of seizure lists things in the manner of one: two kinds, or an item of a list."""
    kinds = {p.place.thing for p in pairs}
    return (len(kinds) > 1 or sentence.kind in {"item", "cell"}) and _may_be_haul(reading, sentence, pairs)


def _may_be_haul(reading: Reading, sentence: Sentence, pairs: Sequence[Pair]) -> bool:
    """Whether some of what a sentence counts stands in a list of things, and nothing says that it was not taken."""
    if any(p.search(reading.masked, sentence.span.start, sentence.span.end) for p in (_NO_HAUL, _STRIKE)):
        return False
    return not all(is_open(reading, p.place) for p in pairs)


def is_open(reading: Reading, place: Place) -> bool:
    """Whether a thing stands in no list: it was taken for one because it was counted."""
    return reading.things[place.thing].properties.get("kind") == "open"


def is_bare_count(reading: Reading, sentence: Sentence, pairs: Sequence[Pair]) -> bool:
    """Whether a sentence is no more than a number of things, without a verb: "Sixteen guns.", "60,000 fentanyl pills"."""
    if not pairs or sentence.span.end - sentence.span.start > _LONGEST_LABEL:
        return False
    first = pairs[0].quantity.span.start - sentence.span.start
    verbs = any(t.pos in {"VERB", "AUX"} and t.role != "participle" for t in sentence.tokens)
    return first <= _BULLET and not verbs and _may_be_haul(reading, sentence, pairs)


#: A bullet and an opening word stand before the number of a list item at most (characters).
_BULLET = 6
#: A label with its number is short: "Vapes: 790,000+".
_LONGEST_LABEL = 80


def is_label(sentence: Sentence, pairs: Sequence[Pair]) -> bool:
    """Whether a sentence is a label with its number."""
    short = sentence.span.end - sentence.span.start < _LONGEST_LABEL
    return short and bool(pairs) and all(p.place.span.end <= p.quantity.span.start for p in pairs)


def in_reach(reading: Reading, sentence: Sentence, place: int) -> bool:
    """Whether a place in a sentence is within reach of one of its words of seizure, before or behind it."""
    text, span = reading.masked, sentence.span
    for match in trigger().finditer(text, span.start, span.end):
        if match.end() <= place and not _TURN.search(text, match.end(), place):
            return True
        if place < match.start() and _takes_subject(text, match) and not _TURN.search(text, place, match.start()):
            return True
    return False


def _takes_subject(text: str, match: re.Match[str]) -> bool:
    """Whether what stands before a word of seizure was taken: "a rifle was seized", "a rifle seized on Monday"."""
    return bool(_PASSIVE.search(text[max(0, match.start() - 30) : match.start()])) or match.group().lower() in _PAST


@cache
def _past() -> frozenset[str]:
    return frozenset({"seized", "recovered", "found", "located", "saisi", "saisie", "saisis", "saisies"})


_PAST = _past()
