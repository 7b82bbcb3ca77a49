"""Bodies that bear no name of their own, where the words around them found, lead or staff them; and units with a quoted name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.annotate.candidates import MODEL, NAMED, Candidate, squeeze
from loaders.needed import Needed
from loaders.reading import Sentence

_HEAD = (
    r"(?:working group|steering group|strategic group|coordination group|expert group|advisory group|steering committee|advisory committee|committee|"
    r"task ?force|strike force|(?:joint|integrated|combined|dedicated|specialised|specialized) (?:[\w-]+ ){0,2}(?:team|cell|unit|squad|group|desk|hub)|(?:management |intelligence |gang )?table|"
    r"panel|board|hub|desk|liaison (?:office|post)(?: in [A-ZÀ-Þ][\w’-]+)?|coordination cent(?:re|er)|coordination cell|forensic laboratory|fusion cent(?:re|er))"
)
_WORD = r"(?:(?!(?:of|and|the|an?|to|in|for|on|by|with|its|their|our|that|which|who)\b)[\w’'-]+ )"
#: What founds or fills a body, before its noun.
_BEFORE = (
    r"(?:(?:set(?:ting)? up|establish(?:es|ed|ing)?|creat(?:e[sd]?|ing)|form(?:ed|s|ing)?|launch(?:ed|es|ing)?|opened|stood up|(?:co-)?chair(?:s|ed)?|sits? on|members? of|agree[sd]? (?:on|to)|"
    r"(?:taken|built|run|led|overseen|supervised|coordinated) by) (?:together )?)"
)
#: What tells who leads or fills it, behind its noun.
_BEHIND = (
    r"(?:,? (?:which|that|whose|on which)\b|,? (?:jointly )?(?:co-)?(?:chaired|led|headed|run|staffed|formed|hosted|operated|funded|composed|comprised|made up|comprising|uniting)\b|"
    r",? (?:is|will be|are) (?:to be |now |henceforth )?(?:jointly )?(?:co-)?(?:chaired|led|headed|run|staffed)\b)"
)
_TAIL = r"(?: (?:on|against|for) (?:[\w’'-]+ ){0,3}?[\w’'-]+)?"
_ENGLISH = Needed(
    re.compile(rf"\b{_BEFORE}(?:an?|its|their|our) (?P<name>{_WORD}{{0,3}}?(?i:{_HEAD}))(?![\w’'-])"),
    re.compile(rf"(?<!, )(?<!— )(?<!– )(?<!\()\b(?:[Aa]n?|[Ii]ts|[Tt]heir|[Oo]ur) (?P<name>{_WORD}{{0,3}}?(?i:{_HEAD}){_TAIL})(?={_BEHIND})"),
)  # fmt: skip
_FR_HEAD = (
    r"(?:groupes? de (?:travail|liaison|coordination)|groupe d[’']enquête|comité|cellule|plateforme de coordination|task ?force|table de concertation|conseil de direction|état-major|"
    r"escouade|équipe(?: d[’']enquête)? (?:conjointe|commune|mixte)|groupe d[’']enquête (?:commun|conjoint)|équipe commune d[’']enquête|unité|centre de coordination|poste de (?:commandement|contrôle)|mission)"
)
_FR_WORD = r"(?: (?:de la |de l[’']|des |du |de |d[’']|sur (?:les |la |le |l[’'])?|contre (?:les |la |le |l[’'])?|à l[’'])?(?!(?:que?|qui|dont|où|et|est|sera|a|ont|par|co-?présid|présid|dirig|pilot|compos|form|créé|mise?s?|placé|en|au|aux|à|pour|avec|dans|depuis|lequel|laquelle|duquel|deux|trois|quatre|cinq|six|sept|huit|neuf|dix)\b)[a-zà-ÿ-]{3,})"
_FR_BEFORE = r"(?:[Cc]réation|[Cc]ré(?:er|ant|é|ée|e|era)|(?:mis|mise|mettre|met) (?:sur pied|en place)(?:, en \w+,)?|constitue[rz]?|institué|instaur(?:er|é)|doté[es]*|siègent?|form(?:er|é)|lanc(?:er|é)|install(?:er|ation)) (?:au |d[’']|de l[’']|l[’'])?"
_FR_BEHIND = r"(?:,? (?:co-?)?(?:présidée?|dirigée?|pilotée?|composée?|formée?|animée?|réunissant|placée? sous|mise? en place|créée?|instituée?|chargée?)\b|,? (?:que|dont|où)\b|,? (?:est|sera) (?:co-?)?(?:présidée?|dirigée?|pilotée?)\b)"
_FRENCH = Needed(
    re.compile(rf"\b{_FR_BEFORE}(?:une? |le |la |les |son |sa )?(?P<name>{_FR_HEAD}{_FR_WORD}{{0,5}})(?=[\s,.;:])"),
    re.compile(rf"\b(?:[Uu]ne?|[Ss]on|[Ss]a|[Ll]es?|[Ll]a) (?P<name>{_FR_HEAD}{_FR_WORD}{{0,5}}?)(?={_FR_BEHIND})"),
)  # fmt: skip
#: A unit and its name in quotation marks or in capitals: "cellule « Or »", "équipe conjointe OZONE".
_QUOTED = Needed(
    re.compile(
        r"(?<![\w-])(?P<head>(?:[Cc]ellule|[Gg]roupe (?:de travail|de haut niveau|spécialisé|d[’']enquête|d[’']experts|de liaison)|[Éé]quipe|[Ee]scouade|[Bb]rigade|[Uu]nité|[Ff]orce d[’'][\w-]+(?: [a-zà-ÿ]+)?|[Tt]ask ?[Ff]orce|[Oo]perational [Tt]ask ?[Ff]orce|[Ww]orking [Gg]roup|[Jj]oint (?:team|unit|cell))"
        r"(?: (?:conjointe?|commune?|mixte|mobile|transfrontali(?:er|ère)|interministérielle?|nationale?|régionale?|spécialisée?|d[’']enquête|dite|baptisée|called|named|known as|dubbed)){0,2}) ?(?:[«“\"] ?(?P<name>[A-ZÀ-Þ][^«»“”\"\n]{1,40}?) ?[»”\"]|(?P<upper>[A-ZÀ-Þ]{4,})(?![\w’'-]))"
    )
)


def definite_bodies(text: str, sentences: Sequence[Sentence]) -> Iterator[Candidate]:
    """Yield unnamed bodies beside what founds or leads them, and units that bear a quoted name.

    Parameters
    ----------
    text:
        Masked text.
    sentences:
        In order. Headings found nothing.
    """
    for sentence in sentences:
        first, last = sentence.span.start, sentence.span.end
        for found in _QUOTED.finditer(text, first, last):
            yield Candidate(*found.span(), "Agency", squeeze(found.group()), "quoted-unit", NAMED, {"kind": "unit"})
        if sentence.kind == "heading":
            continue
        for found in (_FRENCH if sentence.language == "fr" else _ENGLISH).finditer(text, first, last):
            start, end = found.span("name")
            body = squeeze(text[start:end])
            yield Candidate(start, end, "Agency", body, "founded-body", MODEL, {"kind": "unit", "unnamed": "yes"})
