"""Programmes and laws by grammar: capitalised words around a head such as "Strategy", "Plan", "Act" or "Code"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from loaders.lexicon import any_of, words
from loaders.needed import Needed

_W = r"[A-ZÀ-Þ][\w'’./&–-]*"
_MID = rf"(?:{_W}|of|and|for|the|on|to|against|with|in|&|from)"

#: French adjectives by their endings, and those of the field that have none of them: "nationale", "organisé".
_ADJECTIVE = (
    r"(?!(?:au|le|du|des|aux|les)?quel)(?:non )?(?:[a-zà-ÿ]{3,}(?:ale?s?|aux|elles?|els?|aires?|iques?|iennes?|iens?|oise?s?|ives?|ifs?)"
    r"|d['’]action|global|organisée?s?|illicites?|intérieure?|commune?|intégrée?s?|concertée?s?|renforcée?s?|confisqués|fédérale?"
    r"|mixte|publique|belge|suisse|tripartite|bilatérale?|liée?s? aux? [a-zà-ÿ]+(?: à feu)?)"
)
#: What joins the nouns of a French name: "de la", "contre les", "en matière de".
_LINK = (
    r" (?:et )?(?:(?:en matière )?(?:de |du |des |contre |pour |sur |aux? |à |et |en |relatif à |relative à )(?:la |les? )?(?:l['’])?"
    r"|(?:de |contre |pour |sur |à |et )?[dl]['’])(?!(?:de|des|du|la|les?|et|en|à|pour|contre|sur|site|elle|il|qui|que)\b|[dl]['’])"
)


@dataclass(frozen=True, slots=True)
class Instrument:
    """A programme or law with its span."""

    type: str
    start: int
    end: int


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    program = any_of(words("program_heads", language="en"))
    program_fr = any_of(words("program_heads", language="fr"))
    capital_fr = any_of(w for w in words("program_heads", language="fr") if w[0].isupper())
    adjective = rf"(?:{_ADJECTIVE})"
    verbs = r"(?: pour [a-z]+(?:er|ir|re)(?: et [a-z]+(?:er|ir|re))? (?:les |la |le |l['’])[\w-]+)"
    link = rf"(?:{verbs}|(?: provenant)?{_LINK}[\w’'-]+)(?: {_W})?(?: {adjective})?"
    years = r"(?: (?:19|20)\d\d(?:[-–](?:19|20)?\d\d)?)"
    quoted = r"(?: « ?[^»\n]{2,60} ?»)"
    months = "|".join(calendar.month_name[1:])
    tail = rf"(?: (?:for|on|of|to|against|in) (?:the )?(?!(?:{months})\b){_W}(?: (?:(?:{_MID}|de|del|da) )*{_W})?)"
    return (
        ("Law", re.compile(rf"\b(?:{_W}(?:,? (?:and|of|on|for|in|the|to|or) | |, )(?:\([^()]{{3,40}}\) (?:and )?)?){{1,9}}?Act(?:,? (?:of )?(?:19|20)\d\d)?\b(?! of)")),
        ("Law", re.compile(r"\b(?:(?:Executive Order|E\.O\.|EO)(?: \(E\.?O\.?\))? (?:No\. )?\d{4,5}(?:-\d+)?|Public Law \d+-\d+|[Rr]ésolution \d{4} \(\d{4}\)|(?:UN|United Nations) Security Council Resolution \d+|Resolution \d{3,4}|\d+ U\.?S\.?C\.? §+ ?\d+[a-z]?|Schedule [IV]+ of the [A-Z]\w+ \w+ Act)")),
        ("Law", re.compile(r"\b(?:[Ll]oi|Loi constitutionnelle|[Rr]èglement|[Cc]onvention)(?: fédérale?)? (?:sur|relative? (?:à|au|aux)|concernant|réglementant|modifiant|visant|unique sur)(?: (?:les?|la|des?|du|aux?|à|et|en|certaines?|autres?)\b)*(?: (?:l|d)['’]| )?(?:[\wÀ-ÿ-]+)?(?: (?:et (?:autres |(?:les |la |l['’]))?(?=[a-zà-ÿ])|contre (?:la |le |les |l['’])|de la |de l['’]|des |du |de |d['’]|aux )(?:[\wÀ-ÿ-]+)| (?:fiscale|criminels?|criminelles|civile|pénale|judiciaire)(?![\w-])| " + _ADJECTIVE + r"(?![\w-]))*(?: \([a-zà-ÿ][a-zà-ÿ’' -]{5,60}\))?")),
        ("Law", re.compile(rf"\b(?:Bill [CS]-\d+|[Pp]rojet de loi (?:n[o°] ?)?[\w-]*\d+|(?:{_W} (?:(?:and|of|on|for|to|in|\([A-Z][\w ]+\)) )?){{1,8}}?(?:Bill(?! [A-Z])(?: \d{{1,5}})?|By-law|Bylaw|Regulations? (?:19|20)\d\d|Law (?:19|20)\d\d|Ordinance (?:19|20)\d\d|Order (?:19|20)\d\d)|(?:(?:Council|Commission) )?(?:Regulation|Directive|Decision|[Rr]èglement|[Dd]écision) \((?:EU|UE|CFSP|PESC|EC)\) (?:No |n° ?)?\d{{2,4}}/\d{{2,4}}|Presidential Decision Directive \d+)(?![\w-])")),
        ("Law", re.compile(r"\b(?:[Dd]écret|[Cc]irculaire|[Aa]rrêté|[Ll]oi|[Oo]rdonnance|[Rr]èglement)(?: royal)? (?:n[o°] ?\d{2,4}-\d+(?: du \d{1,2}(?:er)? [a-zéû]+ \d{4})?|du \d{1,2}(?:er)? [a-zéû]+ \d{4})")),
        ("Law", re.compile(r"\b(?:[Ll]oi (?![A-Z]-\d)[A-ZÀ-Þ][\w’-]+(?:[ -](?:La |de )?[A-ZÀ-Þ][\w’-]+)*|(?:[Cc]onvention|[Tt]raité) (?:de |d['’])?[A-ZÀ-Þ][\w’-]+|[Dd]irective \d{4}/\d+/(?:CE|UE|JAI)|Act \d{3,4}(?! \w+ of))(?![\w-])")),
        ("Law", re.compile(r"\b(?:[Cc]ode (?:criminel|pénal(?: social)?|de (?:la )?santé publique|de procédure pénale|des douanes|de la route)|(?:Criminal|Penal|Customs|Crimes) Code)\b")),
        ("Program", re.compile(rf"(?<![\w-])(?:{_W} )(?:{_MID} ){{0,12}}?(?:\([A-Z][\w-]+\) )?(?:{program})(?:(?: {_W}){{0,2}} (?:{program}))*(?:{tail}|{years})?(?![\w-])")),
        ("Program", re.compile(rf"\b(?:{program}){tail}")),
        ("Program", re.compile(rf"\b((?:{program_fr})(?: {adjective}){{1,3}}(?:{link}){{0,6}}{years}?{quoted}?)(?![\w-])")),
        ("Program", re.compile(rf"\b((?:{capital_fr})(?: {adjective}){{0,3}}(?:{link}){{1,6}}{years}?{quoted}?)(?![\w-])")),
    )  # fmt: skip


@cache
def _needed() -> Needed:
    return Needed(*(pattern for _, pattern in _patterns()))


_LEADING = re.compile(
    r"(?:(?:[Tt]he|This|These|In|Under|Through|As|By|For|With|From|And|Its|Our|Their|La|Le|Les|Under the|Of|On) )+"
)


#: What stands before a law's own name: the country whose it is, a title, another law of the list.
_BEFORE_LAW = re.compile(r".*(?:['’]s |, (?:the |and )|: )(?=[A-ZÀ-Þ]\w*)")
_NO_BILL = re.compile(r"\b(?:President|General|Governor|Secretary|Attorney|Team|Sentenced|Announces)\b.*")


def _one_law(text: str, first: int, last: int) -> tuple[int, int]:
    """Cut the span of a law to its own name; empty where the words are no law's."""
    if _NO_BILL.search(text, first, last):
        return first, first
    first = _own_name(_BEFORE_LAW, text, first, last)
    return first, first + len(re.sub(r" et (?:à|par|de|la|le|les|\w+é)?$| et$| visant$", "", text[first:last]))


#: What stands before a programme's own name: whose it is, another name of the list, a verb: "Endorsed the X Program".
_BEFORE_PROGRAM = re.compile(
    r".*(?:['’]s |\band the |(?<!of )(?<!for )(?<!on )(?<!to )(?<!against )(?<!in )(?<!and )\bthe )(?=[A-ZÀ-Þ])"
)


#: A head behind its owner or an article is no name; a scheme for which one is sentenced is a crime.
_NO_PROGRAM = re.compile(
    r"\bMillion Over\b|^World Food Programme$|\bPress Secretary\b|\b(?:Sentenced|Convicted|Charged|Pleads?|Guilty|Indicted|Arrested)\b|(?:['’]s| [Tt]he) [A-Z]\w+$"
)


def _own_name(before: re.Pattern[str], text: str, first: int, last: int) -> int:
    """Return where a name itself begins: behind what stands before it, where two words are left of it."""
    lead = before.match(text, first, last)
    return lead.end() if lead and len(text[lead.end() : last].split()) > 1 else first


def instruments(text: str, start: int, end: int) -> Iterator[Instrument]:
    """Yield programmes and laws named in a sentence, without leading articles and prepositions."""
    for number in _needed().possible(text, start, end):
        kind, pattern = _patterns()[number]
        for match in pattern.finditer(text, start, end):
            first, last = match.span(1) if match.re.groups else match.span()
            leading = _LEADING.match(text, first, last)
            first = leading.end() if leading else first
            if kind == "Law":
                first, last = _one_law(text, first, last)
            else:
                first = _own_name(_BEFORE_PROGRAM, text, first, last)
                if _NO_PROGRAM.search(text, first, last):
                    continue
            body = text[first:last].rstrip(" ,.;")
            if len(body.split()) > 1:
                yield Instrument(kind, first, first + len(body))
