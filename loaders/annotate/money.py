"""Sums of money that stand for the cash itself: "officers seized $813,954", with no word for what was seized."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import cache

from loaders.annotate.candidates import MODEL, Candidate
from loaders.annotate.gazetteer import Hit
from loaders.lexicon import words
from loaders.reading import Quantity, Sentence, lead_in_of

_WORTH = re.compile(
    r"\b(?:worth|valued?|estimated|proceeds|fine|bond|bail|reward|street|cost|fraud\w*|losses|totall?ing|sold|sells?|fined|received|funding|invest(?:ed|ing|ments?|s)?|financ\w*|share|moving|assessed|order|restitution|liable|judgment|per|retail|maximum|raised|budget|grant|puts?|puts? towards|cost|spent|spend|between|refunds?|exchange|prices?|ranging|pay|paid|payments?|settle\w*|penalt\w+|bill(?:ed|ing)|damages|debts?|profits?|borrow\w+|loans?|bribes?|kickbacks?|valeur|évaluée?s?|estimée?s?|amende|caution)\b(?:[^.;,]|[.,]\d){0,30}$",
    re.I,
)

#: What a sum was worth of, or was spent on: "€2.1 million of drugs", "$410K in goods"; "in cash" and "in May" are none.
_OF_OTHERS = re.compile(
    r"\s*(?:worth\b|(?:of|in|en|de)\s(?!(?:[\w-]+ )?(?:cash|currency|notes|bank ?notes|bills|coins|funds|proceeds|money|total|all|espèces|argent|liquide|liquidités|billets|devises|coupures|numéraire|monnaie)\b|(?:an?|the|his|her|their|its|one|two|three|plain|various|several|un|une|le|la|les|deux|plus|january|march)\b)(?=[a-zà-ÿ])"
    r"|d['’](?!argent|espèces)|[- ](?:million|billion)? ?(?:(?-i:[A-Z])?[a-z][\w-]* ){0,4}?(?:plan|border|program|programme|fines?|bail|bond|order|investment|schemes?|fraud|conspiracy|loss(?:es)?|judgments?|settlements?|loans?|lawsuits?|penalty|penalties|"
    r"rewards?|bribes?|kickbacks?|contracts?|deals?|profits?|debts?|grants?|awards?|refunds?|claims?|tax|transactions?|purchase|business|industry)\b)",
    re.I,
)


@cache
def _seized() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, words('seizure_words')))})(?![\w-])", re.I)


#: How far behind a sum the noun may stand that says what it is (characters).
_BEHIND = 50
#: What a state recovers in court from those who owe it, and by which law.
_SETTLED = re.compile(
    r"(?i)\bFalse Claims Act\b|\bsettlements?\b|\bjudgments?\b|\blawsuits?\b|\bcivil (?:claims?|cases?|actions?|recover\w+)\b|\btaxpayers?\b|\bMedicaid\b|\bMedicare\b|\btreble damages\b"
)
_TAKEN = re.compile(r"(?i)\b(?:seiz\w+|confiscat\w+|cash|currency|forfeit\w*|saisi\w*|espèces)\b")


#: What a note is worth is no sum: "43 faux billets de 100 $", "in $20 bills".
_NOTES_OF = re.compile(r"(?i)\b(?:billets|coupures|pièces|notes|bills) (?:de|of) $")
_OF_NOTES = re.compile(r"(?i)[ -](?:bills|notes|bank ?notes|coins)\b")


#: Between a thing and the sum that it comes to: "une villa de 3 millions", "Avoirs saisis : 175 millions".
_COMES_TO = re.compile(
    r"(?: (?:de|of) | d['’]| ?:\s| (?:seized|saisis|saisies|frozen|gelés|restrained) ?[:|]\s)(?:about |some |environ |près de )?"
)
_LONGEST_LABEL = 24


def _is_of_goods(text: str, quantity: Quantity, goods: Set[int]) -> bool:
    """Whether a sum is what a thing named right before it comes to; `goods` are the places where things end."""
    start = quantity.span.start
    ends = (at for at in range(max(0, start - _LONGEST_LABEL), start) if at in goods)
    return any(_COMES_TO.fullmatch(text, at, start) for at in ends)


def _is_settled(text: str, sentence: Sentence) -> bool:
    """Whether a sentence tells of money that was won in court, and of none that was taken."""
    start, end = sentence.span.start, sentence.span.end
    return _SETTLED.search(text, start, end) is not None and not _TAKEN.search(text, start, end)


def sums_of_money(
    text: str, sentences: Sequence[Sentence], quantities: Sequence[Quantity], hits: Sequence[Hit]
) -> Iterator[Candidate]:
    """Yield sums in sentences, or under lead-ins, about a seizure as the commodity "cash", unless they are a value."""
    items = [h.start for h in hits if any(e.type in {"Substance", "Commodity"} and not e.weak for e in h.entries)]
    goods = {h.end for h in hits if any(e.type == "Commodity" and e.name != "cash" for e in h.entries)}
    for quantity in quantities:
        if quantity.dimension != "money":
            continue
        sentence = next((s for s in sentences if s.span.covers(quantity.span)), None)
        if sentence is None:
            continue
        lead_in = (lead_in_of(sentence, sentences) or sentence).span
        about = text[lead_in.start : lead_in.end] + " " + text[sentence.span.start : sentence.span.end]
        before = text[max(sentence.span.start, quantity.span.start - 50) : quantity.number_start]
        after = text[quantity.span.end : quantity.span.end + _BEHIND]
        if (
            (_seized().search(about) or any(sentence.span.start <= at < sentence.span.end for at in items))
            and not _WORTH.search(before)
            and not _OF_OTHERS.match(after)
            and not (_NOTES_OF.search(before) or _OF_NOTES.match(after))
            and not _is_of_goods(text, quantity, goods)
            and not _is_settled(text, sentence)
        ):
            yield Candidate(
                quantity.number_start, quantity.span.end, "Commodity", "cash", "sum-of-money", MODEL, {"kind": "money"}
            )
