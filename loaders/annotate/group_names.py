"""Criminal groups that the words around their name tell: "X, a street gang", "a patched member of the X", "Los X"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from loaders.annotate.peoples import is_nationality
from loaders.annotate.unnamed_groups import LAWFUL, Group
from loaders.needed import Needed

_W = r"(?:[A-ZÀ-ÞŠŽ][\w'’/&-]*|\d+(?:st|nd|rd|th)?)"
_SMALL = r"(?:of|the|de|del|do|da|di|la|el|al|an|wa|e)"
_NAME = rf"{_W}(?: (?:{_SMALL} ){{0,2}}{_W}){{0,4}}"
_QUOTED = r"[\"“«‘']\s?(?P<quoted>[^\"”»’'\n]{2,40}?),?\s?[\"”»’'](?!\w)"
#: Nouns that say what a criminal group is, and words before those that are as often something lawful.
_NOUN = (
    r"(?:(?:[\w-]+ )?gang|cartel|clique|crew|street crew|mafia|mob|syndicate|crime family|motorcycle club|biker club|support club|puppet club|"
    r"(?:criminal|crime|terrorist|militant|paramilitary|armed|vendor|ransomware|hacking|smuggling|trafficking|insurgent|organised crime|organized crime) (?:group|network|organi[sz]ation|structure|ring|cell)|"
    r"(?:money[- ]laundering|drug[- ]trafficking|drug transportation|transportation|trafficking|smuggling) (?:group|network|organi[sz]ation|ring|cell|service)|"
    r"ring|clan|militia|vendor group|faction|dissident front|darknet (?:market(?:place)?|vendor)|dark ?web (?:market(?:place)?|vendor)|triad|underground bank|set of the Bloods|set of the Crips)"
)
_STANDING = r"(?:(?:(?:an?|the) )?(?:alleged|suspected|reputed|patched|full[- ]patch(?:ed)?|ranking|high-ranking|senior|documented|validated|admitted|self-admitted|known|long-time|longtime|former|confirmed|purported|presumed|founding) )"
_FR_NOUN = r"(?:[Gg]angs?|[Cc]artel|[Cc]lan|[Bb]ande|[Mm]afia|[Rr]éseau|[Gg]roupe(?:s)?|[Oo]rganisation|[Cc]ellule|[ÉEée]quipe|[Cc]lub(?:-école| de motards| de soutien)?|[Ff]action|[Mm]arché|[Mm]essagerie|[Gg]roupuscule|[Ff]ilière|société-écran)"
_FR_CRIME = r"(?: (?:criminel(?:le)?|mafieu(?:x|se)|terroriste|cybercriminel|hawala|clandestine?|noire?|chiffrée)| (?:de |d['’])(?:rançongiciels?|passeurs|trafiquants|narcotrafiquants|motards|rue|pirates|hackers|malfaiteurs|blanchiment|trafic|stupéfiants|voleurs|escrocs|vente en ligne))"


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    if language == "fr":
        said = r"(?: (?:dite?|surnommée?|baptisée?|connue? sous le nom de|appelée?|nommée?)(?: (?:des?|du|la|les?))?)"
        return (
            re.compile(rf"(?<![\w’'-]){_FR_NOUN}{_FR_CRIME}{{1,2}},?{said}? (?:{_QUOTED}|(?P<name>{_NAME}))"),
            re.compile(r"(?<![\w-])(?P<name>gang \d{2,3})(?![\w’-]| [A-Z])"),
            re.compile(rf"(?<![\w-])(?:club-école|société-écran|faction|marché) (?P<name>{_NAME})(?![\w’-])"),
            re.compile(rf"(?<![\w’'-]){_FR_NOUN}(?:{_FR_CRIME})*,?{said} {_QUOTED}"),
            re.compile(rf"(?:se (?:fait|font|faisait) appeler|(?:porterait|porte|portait|a pris) le nom de|connue? sous (?:le nom|l['’]appellation) d[e’']|qui s['’]appelle|autoproclamée?s?) ?(?:les? |la )?{_QUOTED}"),
            # "le chapitre de Sorel des Hells Angels", "les Red Riders, un club de soutien"
            re.compile(rf"(?<![\w’'-])(?P<name>chapitre (?:de |d['’])?{_W}(?: des {_W}(?: {_W})?)?|section (?:de |d['’])?{_W} des {_W}(?: {_W})?)(?![\w’'-])(?<!chapitre \d)"),
            re.compile(rf"(?<![\w’'-])(?P<name>{_NAME}), (?:une?|le|la|l['’]) ?(?:[\w-]+ ){{0,2}}?(?:gang|bande|clan|réseau|club(?:-école| de soutien| de motards)|groupe (?:criminel|armé|de motards)|organisation criminelle|cartel|faction|groupuscule)\b(?! (?:dite?|surnommée?|baptisée?)\b)"),
            re.compile(rf"(?:club(?:-école| de soutien| de motards)|gang|bande)(?: [\w’'-]+){{0,4}}?, (?:les? |la )(?P<name>{_NAME})(?=[,.;])"),
            re.compile(rf"membres? (?:en règle |présumés? |influents? |connus? |actifs? )+(?:du |des |de la |de |d['’])(?:« ?)?(?P<name>{_NAME})"),
            # "la katiba Macina", "le gang de l'Ouest", "dix membres des « X »", "un réseau de passeurs, la « X »"
            re.compile(rf"(?<![\w’'-])(?P<name>[Kk]atibat? (?:al-)?{_W}|[Gg]ang (?:de l['’]|du |de la |de )(?!la\b){_W})(?![\w’'-])"),
            re.compile(rf"(?:membres?|chefs?|meneurs?|lieutenants?|cadres?) (?:présumés? )?(?:du |des |de la |de )(?:groupe |gang |clan |réseau )?{_QUOTED}"),
            re.compile(rf"(?<![\w’'-]){_FR_NOUN} (?:de |d['’])[\w-]+(?: [\w-]+)?, (?:les? |la |l['’]) ?{_QUOTED}"),
            _LOS,
        )  # fmt: skip
    return (
        # "X, a Dublin street gang", "X is a militia"
        re.compile(rf"(?<![\w’'-])(?:[\"“‘'])?(?P<name>{_NAME})(?:,?[\"”’'])?(?:,| is| [–—-]) (?:an?|the) (?:(?!which|that|who|and|or)[\w’'&-]+ ){{0,4}}?{_NOUN}\b(?! member| leader| unit| task)"),
        # "a street gang, the X,"; "the gang “X”"; "a gang known as X"
        re.compile(rf"\b{_NOUN}, (?:the )?(?P<name>{_NAME})(?=[,;.]| [–—-])"),
        re.compile(rf"\b(?:{_NOUN}|group|network|alliance|outfit)(?:,? (?:known (?:[\w ]{{2,25}}? )?as|calling itself|that calls itself|called|dubbed|nicknamed))? (?:the )?{_QUOTED}"),
        re.compile(rf"\bcall(?:s|ed)? (?:the|this) (?:outfit|gang|group|crew|ring|network) (?:the )?(?:{_QUOTED}|(?P<name>{_NAME}))"),
        re.compile(r"\b(?:call(?:s|ed|ing) (?:itself|themselves)|(?:group|network|ring|crew|gang|enterprise|organi[sz]ation|alliance|outfit),? (?:is |was |were )?known (?:[\w ]{2,25}? )?as) " + rf"(?:{_QUOTED}|(?P<name>{_NAME}))"),
        # "an alleged member of the X", "leaders of the X gang"
        re.compile(rf"\b{_STANDING}(?:members?|associates?|leaders?|boss|affiliates?|lieutenants?|prospects?)(?: (?:and|or) (?:associates?|members?|leaders?))? of (?:the )?(?:{_QUOTED}|(?P<name>{_NAME}(?: (?:gang|crew|clan|family|network|cartel|chapter|clique))?))"),
        # "the Pernis group", "the Di Lauro-Tolve clan", "the Hutch organised crime group"
        re.compile(rf"\b(?:the|a|so-called|of|reputed) [\"“‘']?(?P<name>{_NAME})[\"”’']? (?P<noun>clan|family|gang|chapter|clique|(?:ransomware|[Oo]rgani[sz]ed [Cc]rime|crime|criminal|money laundering|smuggling|trafficking) (?:[Gg]roup|network|organi[sz]ation|ring|family))\b(?! of| unit| task| section| squad)"),
        # "the Pernis group", where the words around speak of crime
        re.compile(rf"(?<=\bthe )(?P<name>{_NAME}) (?P<noun>group|network|organi[sz]ation|structure|front|ring)\b(?! of| unit| task| section| squad)"),
        # "Brightmoor Chemical Co., Ltd.", where a sanction is spoken of
        re.compile(rf"(?<![\w’'-])(?P<name>{_NAME},? (?:Co\., Ltd|S\.A\. de C\.V|LLC|L\.L\.C|sh\.p\.k|d\.o\.o|Ltd|Limited|GmbH|FZE|FZCO|Inc|S\.A|Pte|S\.R\.L)(?![\w]))"),
        _LOS,
    )  # fmt: skip


@cache
def _needed(language: str) -> Needed:
    return Needed(*_patterns(language))


#: Latin American bands bear a plural article: "Los Tolupanes"; towns do as well, and those are listed.
_LOS = re.compile(
    r"(?<![\w’'-])(?P<name>Los [A-ZÀ-Þ][a-zà-ÿ]+(?: (?:del? |de la )?[A-ZÀ-Þ][a-zà-ÿ]+)?)(?!, [A-Z])(?![\w’'-])"
)
_LEADING = re.compile(
    r"(?:(?:[A-Z]\S* ){0,2}\S+-based )?(?:(?:The|This|In|Under|As|By|For|With|From|And|Les?|La|Of|On|A|An|At|To|Another|Like|While|When|It|Both|Alleged|Former|À|Au|Aux|Dans|En|Selon|Pour|Chez|Avec|Sur|Par) )*(?=\S)"
)
_OWNER = re.compile(r".*(?:['’]s|s['’]) (?=[A-ZÀ-Þ])")
_ALONE = frozenset(
    "The This That These While When It He She They What Each A An Another La Le Les Un Une Ce Cette Il Elle Both One Police Customs Officers Interpol Europol Couronne State Parliament Congress Council Government".split()
)
_NOT = re.compile(
    r"(?i)\b(?:operation|project|opération|projet|police|agency|department|ministry|party|government|council|parliament|senate|congress|court|university|board|assembly|committee|team|unit|force|service|bureau|guard|army|navy|commission|association|operations|experts|offices?|section de|family court|bail|royal|crown)\b"
)


_COMPANY = re.compile(
    r" (?:Co\., Ltd|S\.A\. de C\.V|LLC|L\.L\.C|sh\.p\.k|d\.o\.o|Ltd|Limited|GmbH|FZE|FZCO|Inc|S\.A|Pte|S\.R\.L)$"
)
#: A company is a group of the graph only where it is a front or under sanctions.
_SANCTIONED = re.compile(r"\b(?:[Ss]anction|SANCTION|[Dd]esignat|front compan|shell compan|OFAC\b)")
#: How far from the name of a company (characters) a word that makes it a front may stand.
_NEAR = 200
#: How much of a text (characters) says what it is about.
_HEAD = 600
#: "L'enquête, connue sous le nom de « X »" names an operation.
_CALLS_ACTION = re.compile(
    r"(?:opération|enquête|projet|dossier|action|operation|investigation|project)(?: [\w’'-]+){0,4},? (?:qui )?$"
)


def group_names(text: str, start: int, end: int, language: str, others: Callable[[int, int], bool]) -> Iterator[Group]:
    """Yield the criminal groups of a sentence that the words beside their name tell.

    Parameters
    ----------
    text, start, end, language:
        The sentence.
    others:
        Whether a stretch is, or lies in, a listed name of something else.
    """
    for match in _needed("fr" if language == "fr" else "en").finditer(text, start, end):
        quoted = "quoted" in match.re.groupindex and match["quoted"] is not None
        first, last = match.span("quoted" if quoted else "name")
        if quoted and (article := re.match(r"(?:the|les?|la) (?=[A-ZÀ-Þ\d])", text[first:last])):
            first += article.end()
        if not quoted:
            first = _first(text, first, last)
        body = text[first:last].rstrip(" .,'’-")
        last = first + len(body)
        if _COMPANY.search(body) and not (
            _SANCTIONED.search(text, max(0, first - _NEAR), last + _NEAR) or _SANCTIONED.search(text, 0, _HEAD)
        ):
            continue
        if _CALLS_ACTION.search(text, max(start, match.start() - 60), match.start()):
            continue
        if not body or _refused(body, quoted=quoted) or LAWFUL.search(match.group()) or others(first, last):
            continue
        if "noun" in match.re.groupindex:
            whole = text[first : match.end()]
            yield Group(first, match.end(), whole, unnamed=False, also=(body,))
        else:
            yield Group(first, last, body, unnamed=False)


def _first(text: str, first: int, last: int) -> int:
    """Return where a name begins behind its owner and what introduces it."""
    owner = _OWNER.match(text, first, last)
    if owner and " " in text[owner.end() : last]:
        first = owner.end()
    leading = _LEADING.match(text, first, last)
    return leading.end() if leading and text[first:last].split()[0] != "La" else first


def _refused(body: str, *, quoted: bool) -> bool:
    if body in _ALONE or is_nationality(body) or (body.isdigit() and not quoted) or _NOT.search(body) or len(body) < 2:
        return True
    return quoted and not (body[0].isupper() or body[0].isdigit())
