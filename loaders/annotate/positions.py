"""Offices that act without the name of who holds them: "chaired by the harbour master", "placé sous l'autorité du préfet"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.needed import Needed

_W = r"[A-ZÀ-Þ][\w’'&-]*"
#: What an office does, or what is done under it.
_BY = (
    r"(?:(?:overseen|co-?chaired|chaired|led|headed|supervised|launched|established|created|formed|set up|directed|run|steered|ordered|coordinated|approved|appointed) (?:jointly |together )?by|"
    r"(?:authority|supervision|direction|command|leadership|oversight|chairmanship) of|(?:answers?|reports?|reporting|accountable|answerable|responsible) (?:directly )?to|appoint(?:s|ed)? an?|(?:post|office|position|role) of)"
)
_DOES = r"(?:oversees|chairs|co-?chairs|leads|heads|directs|coordinates|supervises|presides|will (?:oversee|chair|head|lead|coordinate)|is responsible for|who (?:oversees|chairs|will)|is at all times|has overall)"
_DET = r"(?:the |an? |its |our |their |then |new |interim |first )*(?:[A-Z][\w’' -]{1,30}?['’]s? )?"
_NOUN = (
    r"(?:Director|Commissioner|Minister|Secretary|Coordinator|Co-?ordinator|Commander|Prosecutors?|Chief|Constable|Superintendent|Advocate|Attorney|Administrator|Officer|Governor|President|CEO|Advis[eo]r|"
    r"Ombudsman|Czar|Tsar|Registrar|Comptroller|Controller|Auditor|Mayor|Sheriff|Prince|Inspector|Reviewer|Envoy|Representative|Master|Ambassador|Premier|Chancellor|Solicitor|Counsel|Marshal|Provost)"
)
_OFFICE = rf"(?P<office>(?:{_W} ){{0,4}}?{_NOUN}(?:[ -]General|[ -]in[ -](?:Chief|Charge))?(?P<rest>(?:, (?!Dr|Mr|Ms|Sir){_W}(?: {_W}){{0,3}}| (?:of|for) (?:the )?{_W}(?: (?:and |of |of the )?{_W}){{0,5}}))?)"
_LOWER = r"(?P<lower>(?:[A-Z]\w+ )?(?:(?:provincial|national|regional|state|district|deputy|chief|police|county|executive|commanding|security|border and fentanyl|drugs?|fentanyl) )*(?:sheriff|mayor|police chief|commissioner|coordinator|co-ordinator|prosecutor|commanding officer|director|governor|minister|secretary|ombudsman|harbour master))"
_ENGLISH = Needed(
    re.compile(rf"\b{_BY} {_DET}(?:{_OFFICE}|{_LOWER})(?![\w’'-])(?!,? [A-ZÀ-Þ])"),
    re.compile(rf"\b(?:[Tt]he|[Ii]ts|[Oo]ur|[Tt]heir|['’]s|[Aa]n?) (?:{_OFFICE}|{_LOWER}),? {_DOES}\b"),
    re.compile(
        rf"\b(?:{_BY}) (?:the |an? )?[^.;]{{3,80}}? and (?:by )?(?:the )(?:{_OFFICE})(?![\w’'-])(?!,? [A-ZÀ-Þ])"
    ),
)
_FR_BY = (
    r"(?:(?:coprésidée?s?|présidée?s?|dirigée?s?|codirigée?s?|supervisée?s?|montée?s?|lancée?s?|créée?s?|pilotée?s?|coordonnée?s?|menée?s?|installée?s?|ordonnée?s?|mise? en place|conduite?s?)(?: [a-zà-ÿ]+){0,4}? par|"
    r"(?:autorité|supervision|responsabilité|tutelle|direction|commandement|égide|pilotage|coordination)(?: conjointe)? d[eu’']|relève(?:ra)?(?:nt)? d[eu’']|rend(?:ra)? compte|nomination (?:prochaine )?d[eu’'](?:un)?|soumises? à|et (?:par|d[eu])|que (?:dirige|préside|supervise|pilote|dirigeait)(?:nt)?|appartient (?:désormais )?à)"
)
_FR_NOUN = r"(?:(?:vice-|sous-|co)?(?:[Pp]remi(?:er|ère) ministre|ministres?(?:-présidente?)?|préf[eè]te?|procureure?|commissaire|direct(?:eur|rice)|coordonn?ateur|coordonn?atrice|cheffe?|maire(?:sse)?|bourgmestre|administrat(?:eur|rice)|secrétaire|registraire|garde des sceaux|gouverneure?|haut-commissaire|commandante?|responsable|tsar|président(?:e)? de la République))"
_FR_ADJECTIVE = r"(?: (?:générale?|adjointe?|déléguée?|principale?|régionale?|nationale?|provinciale?|maritime|associée?|chargée?|fédérale?|cantonale?|départementale?|exécutive?|de corps|d['’]État|f\.f))*"
_FR_LINK = r"(?: (?:contre (?:les? |la |l['’])?|de la |de l['’]|du |des |de |d['’]|à la |à l['’]|aux |au |en )[\wÀ-ÿ’'-]+(?: (?:policières|publi(?:cs?|que)|pénales|criminelle|économique|intérieure|central|centrale|nationale|fédérale|général|locale|judiciaire|Bretagne))?)"
_FR_OFFICE = rf"(?P<office>(?P<head>{_FR_NOUN}{_FR_ADJECTIVE})(?P<rest>{_FR_LINK}{{0,4}}))"
_FR_DET = r"(?:(?:le |la |l['’]|du |de la |de l['’]|une? |au |à la |son |sa |notre |d['’]un |d['’]une )?)"
_FR_DOES = r"(?:,? (?:qui )?(?:préside|dirige|supervise|coordonne|pilote|oriente|fixe|assurera|assure|en assurera|en suit|présidera|supervisera|a (?:lancé|créé|installé|mis en place|décidé|annoncé)|ont (?:lancé|créé|installé|signé)))"
_FRENCH = Needed(
    re.compile(rf"(?<![\w-]){_FR_BY} ?{_FR_DET}{_FR_OFFICE}(?![\w’'-])(?!,? [A-ZÀ-Þ][a-zà-ÿ])"),
    re.compile(rf"(?<![\w’'-])(?:[Ll]e |[Ll]a |[Ll]['’]|[Ss]a |[Ss]on ){_FR_OFFICE}{_FR_DOES}\b"),
)
#: What is led by a rank, and no office: a "Special Agent", a "Detective Inspector"; a body that bears an office's name.
_NO_OFFICE = re.compile(
    r"\b(?:Special|Agents?|Detective|Senior|Office|Police Service|Assistant U\.S|Trial|Staff|Company|Board|Former)\b"
)


@dataclass(frozen=True, slots=True)
class Office:
    """An office with the span of its first words, its name and its shorter names."""

    start: int
    end: int
    name: str
    also: tuple[str, ...] = ()


def positions(text: str, start: int, end: int, language: str, people: Sequence[int]) -> Iterator[Office]:
    """Yield the offices of a sentence that act, or under which something is done.

    Parameters
    ----------
    text, start, end, language:
        The sentence.
    people:
        Where the names of people stand: an office beside one only introduces it.

    Returns
    -------
    Each with the span of its own words alone, so that the body or place behind them keeps its own.
    """
    french = language == "fr"
    for match in (_FRENCH if french else _ENGLISH).finditer(text, start, end):
        group = "office" if match["office"] else "lower"
        first, last = match.span(group)
        rest = match["rest"] or "" if group == "office" else ""
        short = last - len(rest)
        if _NO_OFFICE.search(text, first, short) or any(first < at <= last + len(", ") for at in people):
            continue
        names = [text[first:short]]
        if french:
            names += [text[first : short + link.end()] for link in re.finditer(_FR_LINK, text[short:last])]
        elif rest:
            names.append(text[first:last])
        yield Office(first, short, names[-1], tuple(names[:-1]))
