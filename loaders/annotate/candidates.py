"""Every reading that a rule proposes for a stretch of text, before one is chosen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field

from graph.names import fold
from loaders.annotate.acronyms import Definition
from loaders.annotate.codes import is_other_code
from loaders.annotate.gazetteer import Entry, Hit
from loaders.annotate.known_bodies import known_body
from loaders.annotate.operation_bynames import bynames
from loaders.annotate.operation_lists import listed_operations
from loaders.annotate.operations import PROJECTS, Found, apposed_operations, named_operations
from loaders.annotate.organisation_shape import COMPANY
from loaders.annotate.organisations import organisations
from loaders.annotate.peoples import is_nationality
from loaders.annotate.programs import standing_names
from loaders.annotate.shared_heads import Shared, shared_heads
from loaders.lexicon import any_of, words
from loaders.reading import OF_PERSON, OF_PLACE, Quantity, Sentence

#: How much a rule is believed when two readings have the same length.
GAZETTEER, NAMED, DEFINED, GRAMMAR, MODEL = 5, 4, 3, 2, 1


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposed mention: span, type, canonical name, the rule and how much it is believed.

    `also` holds further names that the words around it give: "DEA Omaha Office" for "the DEA's Omaha Office".
    """

    start: int
    end: int
    type: str
    name: str
    rule: str
    rank: int
    properties: dict[str, str] = field(default_factory=dict, hash=False)
    also: tuple[str, ...] = ()


def squeeze(text: str) -> str:
    """Return a name as written in running text: one space between words, typographic apostrophes kept."""
    return " ".join(text.split())


def document_country(hits: Sequence[Hit]) -> str:
    """Return the country (ISO 3166 alpha-2, lower case) that most of a text's known names belong to, or "".

    Bodies count double; forms that are listed for several countries do not count; a third of all must agree.
    """
    votes: dict[str, int] = {}
    seen: set[tuple[str, str]] = set()
    for hit in hits:
        countries = {e.country for e in hit.entries if e.type in {"Agency", "Country", "Place"} and not e.weak}
        if len(countries) != 1 or "" in countries:
            continue
        entry = hit.entries[0]
        key = (entry.type, entry.name)
        weight = (2 if entry.type == "Agency" else 1) * (1 if key in seen else 2)
        seen.add(key)
        country = next(iter(countries))
        if country not in {"int", "eu"}:
            votes[country] = votes.get(country, 0) + weight
    if not votes:
        return ""
    best = max(sorted(votes), key=lambda c: votes[c])
    return best if votes[best] * 3 >= sum(votes.values()) else ""


def known(hits: Sequence[Hit], text: str, country: str, definitions: Sequence[Definition]) -> Iterator[Candidate]:
    """Yield the readings of listed forms other than places, the ambiguous ones settled by country or definition."""
    defined = {d.short: fold(d.long) for d in definitions}
    longs = {fold(text[h.start : h.end]) for h in hits if h.end - h.start > 8}
    seen = frozenset(e.country for h in hits if len(h.entries) == 1 for e in h.entries if h.end - h.start > 3)
    for hit in hits:
        if is_other_code(text, hit.start, hit.end):
            continue
        for kind in ("Agency", "Substance", "Commodity", "CriminalOrganization", "Law", "Program"):
            entries = [e for e in hit.entries if e.type == kind]
            if not entries:
                continue
            entry = _settled(entries, text[hit.start : hit.end], country, defined, longs, seen)
            if entry is not None:
                properties = {"kind": entry.kind, "country": entry.country if kind == "Agency" else ""}
                if entry.parent:
                    properties["parent"] = entry.parent
                if entry.weak:
                    properties["weak"] = "yes"
                yield Candidate(hit.start, hit.end, kind, entry.name, "gazetteer", GAZETTEER, properties)


def _settled(
    entries: list[Entry], form: str, country: str, defined: dict[str, str], longs: set[str], seen: frozenset[str]
) -> Entry | None:
    """Choose among the readings of one form; None where the text defines the form as something else."""
    if form in defined:
        fitting = [e for e in entries if _same_words(fold(e.name), defined[form])]
        return fitting[0] if fitting else None
    # "Police" and "Customs" are names of bodies only where they are the country's own
    entries = [e for e in entries if not (e.type == "Agency" and e.weak) or e.country == country]
    if len(entries) == 1:
        entry = entries[0]
        foreign = country and entry.country not in {"", country, "int", "eu"}
        short = entry.exact and len(form) <= 4 and foreign and fold(entry.name) not in longs
        return None if short and form in _COMMON_ACRONYMS and entry.country not in seen else entry
    at_home = [e for e in entries if e.country == country]
    spelled = [e for e in entries if fold(e.name) in longs]
    chosen = spelled or at_home or entries
    # three police services have the acronym SPS in one country: without the long form none of them is meant
    if not chosen or (len(chosen) > 1 and entries[0].exact and not spelled):
        return None
    several = entries[0].type == "Agency" and len({e.name for e in entries}) > 1
    if several and not (spelled or at_home) and country and all(e.country not in {"", "int", "eu"} for e in entries):
        # a name that several other countries' bodies bear is, here, this country's: "Department of Justice"
        return chosen[0]._replace(name=form, country=country, parent="")
    return chosen[0]


#: Acronyms that are as often something else: taken at home, where the text spells them out or speaks of their country.
_COMMON_ACRONYMS = frozenset({"AFP", "CIA", "CRA", "SIS", "ACE", "NPS", "CSE", "PSS", "SQ", "CAB", "ICE", "NCB", "DCI"})


def _same_words(first: str, second: str) -> bool:
    a, b = set(first.split()), set(second.split())
    return len(a & b) >= 0.7 * min(len(a), len(b))


def bodies_by_grammar(text: str, sentences: Sequence[Sentence], hits: Sequence[Hit]) -> Iterator[Candidate]:
    """Yield the readings of the grammars of bodies: those that share a head, and those that have their own."""
    listed = {(h.start, h.end) for h in hits if any(e.type == "Agency" for e in h.entries)}
    for sentence in sentences:
        first, last = sentence.span.start, sentence.span.end
        shared = _with_one_head(text, sentence, listed)
        for one in shared:
            own = squeeze(one.name)
            body = (is_nationality(own.split()[-1]) and known_body(own)) or own
            yield Candidate(one.start, one.end, "Agency", body, "shared-head", GAZETTEER, {"kind": one.kind}, (own,))
        for ship in _SHIP.finditer(text, first, last):
            body, own = squeeze(ship.group()), squeeze(ship["own"])
            yield Candidate(*ship.span(), "Agency", body, "ship-of-a-service", NAMED, {"kind": "unit"}, (own,))
        people = _people(sentence)
        kinds = {t.start: t.pos for t in sentence.tokens} if sentence.language == "fr" else None
        for name in organisations(text, first, last, sentence.language, kinds):
            end = next((p for p in people if name.start < p < name.end), name.end)
            if _IS_COMPANY.match(text, end):
                continue
            body = _DANGLING.sub("", text[name.start : end].rstrip(" ,"))
            if any(s.start < name.end and name.start < s.end for s in shared) or " " not in body or APART.search(body):
                continue
            # "Harris County, Texas, Sheriff's Office" is the Harris County Sheriff's Office
            region = name.kind in {"police", "prosecution", "court"}
            shown = re.sub(r",\s[^,]+,\s|\s\([^)]+\)\s", " ", squeeze(body)) if region else squeeze(body)
            properties = {"kind": name.kind, "head": name.head}
            also = (squeeze(text[name.start : name.whole_end]),) if name.whole_end else ()
            yield Candidate(
                name.start, name.start + len(body), "Agency", shown, "organisation-grammar", GRAMMAR, properties, also
            )
            if name.parent_end and not text.startswith(("U.S. Attorney", "United States Attorney"), name.start):
                parent = squeeze(text[name.start : name.parent_end])
                yield Candidate(
                    name.start, name.parent_end, "Agency", parent, "parent-in-name", GRAMMAR, {"kind": "police"}
                )


def _with_one_head(text: str, sentence: Sentence, listed: Set[tuple[int, int]]) -> list[Shared]:
    """Return the bodies of lists that share a head, but for lists with a listed body: its head is its own.

    Of peoples the last one is listed and shares all the same: "les douanes belges et françaises" (in English: `listed_peoples`).
    """
    shared = list(shared_heads(text, sentence.span.start, sentence.span.end, sentence.language))
    of_peoples = {s.group for s in shared if any(map(is_nationality, s.name.split()))}
    refused = {s.group for s in shared if (s.start, s.end) in listed} - of_peoples
    if sentence.language == "en":
        refused |= of_peoples
    return [s for s in shared if s.group not in refused]


#: What a name is left with where a person's begins behind it: "the District of Maine against | John Doe".
_DANGLING = re.compile(
    r"(?: (?:and|et|of|for|on|in|against|with|de|du))?(?: (?:Associate|Assistant|Acting|Deputy|Senior))*$"
)
#: Desks that answer the press, invitations of a page, and businesses with the head of a body: none acts in a case.
APART = re.compile(
    r"(?i)\b(?:media|press|presse|médias|communications|public affairs|join our|news|health network|bank of|banque)\b"
)


_IS_COMPANY = re.compile(rf",? {COMPANY}")


def _people(sentence: Sentence) -> list[int]:
    """Return where the labels see the name of a person begin that has a forename: it ends the name of a body."""
    tokens = sentence.tokens
    return [
        a.start
        for before, a, b in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if a.label == b.label == OF_PERSON != before.label
    ]


#: Ships of navies, customs and coast guards by their prefix; a merchant ship ("MV") is no public body.
_SHIP = re.compile(
    rf"\b(?:(?:{any_of(words('ship_prefixes'))}|(?:(?<!US )(?<!U\.S\. )[Cc]oast [Gg]uard )?[Cc]utter) |"
    r"(?:[Ff]r[ée]gates?|[Pp]atrouilleurs?|[Aa]visos?|[Vv]edettes?) (?:(?:de (?:surveillance|défense aérienne)|multi-missions|outre-mer|garde-côtes|des douanes|hauturiers?) )?|"
    r"(?:[Pp]atrol (?:ship|vessel|boat)|[Ff]rigate|[Dd]estroyer|[Cc]orvette|[Ss]ubmarine) )"
    r"(?P<own>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,2})"
)


def by_grammar(
    text: str, sentences: Sequence[Sentence], definitions: Sequence[Definition], hits: Sequence[Hit]
) -> Iterator[Candidate]:
    """Yield the readings of the grammars of names: operations and defined long forms."""
    yield from _operations(text, sentences, hits)
    for d in definitions:
        if kind := _kind_of_long_form(text, d):
            yield Candidate(d.long_start, d.long_end, kind, squeeze(d.long), "acronym-definition", DEFINED)


def _operations(text: str, sentences: Sequence[Sentence], hits: Sequence[Hit]) -> Iterator[Candidate]:
    """Yield named operations; a "project" that the text calls a programme once is one throughout."""
    listed = {h.start for h in hits}
    named = list(named_operations(text, listed.__contains__))
    standing = {o.name.casefold() for o in named if o.standing} | standing_names(text)
    programs = [h for h in hits if all(e.type == "Program" for e in h.entries)]
    for operation in named:
        if operation.head.casefold() in PROJECTS and (program := _listed_program(programs, operation)):
            also = (squeeze(operation.name),)
            yield Candidate(operation.start, operation.end, "Program", program, "operation-name", NAMED, also=also)
            continue
        kind = "Program" if operation.name.casefold() in standing else "Operation"
        yield Candidate(operation.start, operation.end, kind, squeeze(operation.name), "operation-name", NAMED,
                        {"short": operation.short, "head": operation.head})  # fmt: skip
    others = {t.start for s in sentences for t in s.tokens if t.label in {OF_PERSON, OF_PLACE}}
    apposed = apposed_operations(text, listed.__contains__, others.__contains__)
    aside = bynames(text, listed.__contains__, others.__contains__)
    for operation in (*apposed, *aside, *listed_operations(text, named, listed.__contains__)):
        yield Candidate(operation.start, operation.end, "Operation", squeeze(operation.name), "operation-apposed", NAMED,
                        {"short": operation.short, "head": operation.head})  # fmt: skip


def _listed_program(programs: Sequence[Hit], operation: Found) -> str:
    """Return the listed programme that a name behind "project" is, or nothing: "projet AIRCOP"."""
    behind = (h for h in programs if h.end == operation.end and h.start > operation.start)
    return next((h.entries[0].name for h in behind), "")


def _kind_of_long_form(text: str, definition: Definition) -> str:
    """Guess the type of a defined long form from its head, or from the noun that follows the short form."""
    last = definition.long.split()[-1]
    heads = list(re.findall(r"[\w-]+", definition.long))
    if _LAW.search(definition.long) or heads[0].lower() in {"loi", "code"}:
        return "Law"
    programs = set(words("program_heads"))
    if last in programs or heads[0] in programs or any(w in programs for w in heads[2:]):
        return "Program"
    after = re.match(r"[\"”»]?\)\s*(\w+)", text[definition.short_end : definition.short_end + 30])
    follows = after[1].lower() if after else ""
    if follows in {"gang", "cartel", "organization", "organisation", "gangs"}:
        return "CriminalOrganization"
    if follows in {"program", "programme", "initiative", "strategy", "plan", "campaign", "project"}:
        return "Program"
    if last in NO_BODY or re.search(r"\b(?:District|Circuit) of ", definition.long) or heads[-1].lower() in NO_BODY:
        return ""
    return "Agency" if len(heads) > 1 else ""


_LAW = re.compile(r"\b(?:Act(?:,? (?:of )?(?:19|20)\d\d)?|Regulations)$")
NO_BODY = frozenset(
    (
        "Summit Conference University Organizations Organization Organisations Inc Company Hospital League Devices "
        "Weapons Exchange Network System Systems Drugs Substances Vehicle Vehicles Day Year Level Levels Product "
        "Products Money Target Targets Laundering Offences Violence Trafficking Disease Virus Abuse Material "
        "Cartel Gang Gangs Club Family Nation Clique Terrorists Terrorist Assessment Report Index Number List "
        "Corporation Management Partners Hospice Facility Solutions Therapeutics Pharmacy Pharmacies Clinic Franchise "
        "Associates Agreement Mechanism database Bank Commerce Airlines Ports Union Application Technology Technologies Entities Funds Base"
    ).split()
)


def plausible(candidates: Sequence[Candidate], quantities: Sequence[Quantity]) -> list[Candidate]:
    """Drop the everyday words that name a drug only beside a quantity or in a list with another drug."""
    ends = sorted(q.span.end for q in quantities if q.dimension)
    drugs = sorted((c.start, c.end) for c in candidates if c.type == "Substance" and "weak" not in c.properties)
    out = []
    for candidate in candidates:
        if candidate.type == "Substance" and "weak" in candidate.properties:
            measured = any(0 <= candidate.start - end <= 20 for end in ends)
            listed = any(0 <= candidate.start - end <= 7 or 0 <= start - candidate.end <= 7 for start, end in drugs)
            told = any(0 <= candidate.start - end <= 1 for _, end in drugs)  # "protonitazene powder" is no cocaine
            if told or not (measured or listed):
                continue
        out.append(candidate)
    return out
