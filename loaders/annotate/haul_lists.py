"""Places in a list of things taken: "seized a rifle, 3 kg of heroin and several phones" has three."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from loaders.lexicon import any_of, words
from loaders.needed import Needed

#: How many words may stand between an article and the noun that it opens: "a loaded .22 calibre semi-automatic rifle".
_MOST_MODIFIERS = 6
_REACH = 110
_ONE = r"an?|one|another|une?"
_SOME = (
    r"(?:a|an|the|une)?\s?(?:small |large |significant |undisclosed |unknown |further |petite |grande |importante )*"
    r"(?:quantity|quantities|amounts?|number|variety|range|collection|assortment|sums?|quantités?|somme|nombre)\s(?:of|de|d['’])"
    r"|several|various|some|numerous|multiple|many|hundreds of|thousands of|dozens of|tens of thousands of|other|additional|assorted|suspected"
    r"|plusieurs|divers(?:es)?|quelques|de nombreu(?:x|ses)|d['’]autres|des centaines de|des milliers de|des dizaines de|des|du|de la|de l['’]|les|the|their|its|his|her"
)
_BEFORE = r"[,;:(•|\n]|\s[–—-]|\b(?:and|et|or|ou|plus|including|included|includes|were|dont|with|also|as well as|along with|together with|ainsi qu(?:e|['’])|among them|sont|ont été saisis)"
#: Words that end a noun phrase on its left: prepositions, clauses and verbs that put the noun elsewhere than in the list.
_WALL = re.compile(
    r"(?i)(?:of|in|on|at|to|from|into|inside|aboard|under|behind|near|by|for|through|against|during|after|before|while|when|"
    r"who|which|that|whose|is|are|was|were|had|has|have|been|being|be|using|used|and|or|with|including|dans|chez|sur|sous|vers|"
    r"pour|par|avec|lors|entre|qui|que|dont|est|ont|a|été|être|no|any|aucune?|sans|without|not|et|ou|au|aux|en|une?|an?|the)"
)


@dataclass(frozen=True, slots=True)
class Opening:
    """How a noun phrase of a list begins: where, and whether its words say "one", "some" or nothing of the number."""

    start: int
    number: str


@cache
def trigger() -> Needed:
    """Return the expression of the words that speak of a seizure."""
    return Needed(_trigger())


def is_trigger(form: str) -> bool:
    """Whether a form is, as a whole, one of the words that speak of a seizure."""
    return _trigger().fullmatch(form) is not None


@cache
def _trigger() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?=(?:{_any_trigger()})(?![\w-]))(?!{_NAME})(?!{_OTHERWISE})(?:{_any_trigger()})(?![\w-])", re.I
    )


#: What a word of seizure says besides: of verdicts, of people, of where somebody is, and of forfeitures that are only sought.
_OTHERWISE = (
    r"found (?:not |jointly )?(?:guilty|liable|responsible|that|dead|him|her|them|unresponsive)\b|held (?:that|liable|accountable|responsible|hostage|in)\b"
    r"|recover(?:ing|y) from\b|(?<!was )(?<!were )(?<!been )located (?:in|at|throughout|outside|overseas|abroad|across)\b(?= (?:the )?(?-i:[A-Z])| (?:various|several|many|different|other))"
    r"|carrying (?:of )?an? (?:fire ?arm|gun|weapon|handgun) (?:during|in relation|in furtherance|to commit|while)\b|took (?:a|an|out|part|place|office|over(?! [$€£\d])|him|her|them|steps?|action)\b"
    r"|contained in\b|containing a detectable|removed from (?:the )?(?:office|post|country|united states)\b"
    r"|(?:confiscat(?:ed|ing|ion of)|took) (?:the |some of the )?(?:victim|worker|wom[ae]n|migrant|employee)['’]?s?\b"
    r"|forfeiture (?:action|complaint|allegations?|notice|proceedings?|count)\b"
)


#: A word of seizure inside the name of a law or unit tells of none: "the Recovery Act", "the Asset Forfeiture Unit".
_NAME = (
    r"(?-i:[A-Z][a-z]+ (?:and (?=[A-Z])|(?:Act|Unit|Programme|Program|Fund|Funds|Initiative|Section|Team|Strategy|Plan|Service|Office|Division"
    r"|Branch|Bureau|Agency|Authority|Center|Centre|Group|Task|Squad|Network)\b))"
)


@cache
def _any_trigger() -> str:
    return any_of(words("seizure_words"))


@cache
def _head() -> re.Pattern[str]:
    """Return the expression of what may stand before the modifiers of a noun in a list."""
    behind = rf"(?<![\w-])(?:{_any_trigger()})(?:\s(?:of|de|d['’]|du|des))?"
    return re.compile(
        rf"(?:(?:^[\s–—•·*+✔▪→○-]*(?:o\s)?|{_BEFORE}|{behind})\s*)(?:(?:also|aussi|notamment|approximately|what (?:is|are|was|were) believed to be)\s+)?"
        rf"(?:(?P<some>{_SOME})|(?P<one>{_ONE}))?\s*$",
        re.I,
    )


def opening(text: str, low: int, start: int) -> Opening | None:
    """Return how the noun phrase whose noun begins at `start` opens, where it stands in a list that begins at `low`.

    Parameters
    ----------
    text:
        Masked text.
    low:
        Where the list may begin at the earliest: the sentence or clause.
    start:
        Where the noun, or the listed name, begins.

    Returns
    -------
    None where the noun hangs on a preposition or a verb that takes nothing, or is counted by a number.
    """
    first = max(low, start - _REACH)
    chunk = text[first:start]
    ends = [m.start() for m in re.finditer(r"\S+", chunk)]
    for back in range(min(_MOST_MODIFIERS, len(ends)) + 1):
        cut = len(chunk) if back == 0 else ends[-back]
        if back and (_WALL.fullmatch(chunk[cut:].split()[0].strip("«»\"“”'")) or chunk[cut:].split()[0][-1] in ",;:"):
            return None
        at_start = first == low
        head = chunk[:cut]
        match = _head().search(head)
        if match is None or (match.start() == 0 and not at_start and not _opens(head)):
            continue
        number = "one" if match["one"] else "some" if match["some"] else ""
        return Opening(first + cut, number)
    return None


def _opens(head: str) -> bool:
    """Whether a cut-off piece of text begins with what opens a noun phrase, and was not merely cut there."""
    return bool(re.match(rf"(?:{_BEFORE})", head)) or bool(_trigger().match(head))
