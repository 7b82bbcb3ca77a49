"""Places and countries: listed names where the context speaks of a place, names joined to a region, and what is labelled so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.annotate.candidates import GAZETTEER, GRAMMAR, MODEL, Candidate, squeeze
from loaders.annotate.gazetteer import Entry, Hit
from loaders.annotate.judicial_districts import ONE, SIDE, STATE
from loaders.annotate.locatives import PLACE_NAME, in_context, is_heading, no_place
from loaders.annotate.place_lists import shared_counties
from loaders.needed import Needed
from loaders.reading import OF_OTHER, OF_PERSON, OF_PLACE, Sentence, Token

_BEFORE = re.compile(
    r"(?:\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|[Tt]o|[Oo]utside|[Tt]hroughout|[Aa]cross|[Aa]round|of|[Bb]etween|and|or|[Àà]|[Aa]u|[Ee]n|de|[Dd]ans|vers|depuis|et|près de|d['’]|du|des|l['’]|la|le|les|via)|,|\(|/|–)\s*(?:[Nn]orth(?:ern)?|[Ss]outh(?:ern)?|[Ee]ast(?:ern)?|[Ww]est(?:ern)?|[Cc]entral|[Gg]reater|[Dd]owntown|the|(?:the )?[Cc]ity of|la [Vv]ille de)?\s*$"
)
_W = r"[A-ZÀ-Þ][\w'’.-]*"
#: "the Eastern and Southern Districts of California" are two.
_DISTRICTS = re.compile(rf"(?P<sides>{SIDE}(?:, {SIDE})*,? and {SIDE}) Districts of (?P<state>{STATE})")
_GRAMMAR = Needed(
    re.compile(
        rf"\b(?:{ONE}|(?:{SIDE} )?Districts? of (?:{_W})(?: (?:{_W}|of)(?=\W))?"
        rf"|(?:(?:{_W} ){{1,3}}?(?:County|Counties|Province|Parish|Borough|Reservation|Reserve|District|district|International Airport|Airport|Peninsula|Island|Islands|Valley|Harbour|Harbor|Bay|Sea|Ocean|River|Strait|Lake|Bridge|Pass|Point|Beach|Inlet|Gap|Tunnel|Delta|Archipelago|Canal|Terminal|Governorate|Prefecture|Oblast|valley|province|International Mail Centre|Mail Centre)(?!\w))"
        rf"|(?:Port|Gulf|Strait|Isle|Straits|Port of Entry|Bay|Hook|Cape|Firth|County) of (?:{_W})(?: {_W})?"
        rf"|(?:pont|île|cité) (?:{_W})(?:[ -](?:{_W}|de|la|du))*|\b(?:\d{{1,2}}e|1er) arrondissement(?: de {_W})?"
        rf"|(?:[Pp]ort|[Aa]éroport|[Cc]omté|[Dd]épartement|[Rr]égion|[Pp]rovince|[Mm]unicipalité|réserve|arrondissement|golfe|mer|océan|pont|[Rr]ivière|cité|gare|[Vv]allée|fleuve|[Bb]aie|lac|pénitencier|prison|MRC|péninsule|estuaire|canal|détroit) (?:international )?(?:de |du |d['’]|des |de la |de l['’])(?:{_W})(?:[ -](?:{_W}|de|la|du))*)"
    )
)
#: "Kunar province" is also Kunar, "région de Toronto" Toronto.
_BARE = re.compile(
    r"(.+) (?:province|district|valley|Governorate|Prefecture|Oblast)|(?:région|municipalité|arrondissement) (?:de |d['’]|du |de la )(.+)"
)
#: The district of a judge or court, which is no place: "U.S. District Judge".
_COURT_DISTRICT = re.compile(
    r"^(?:(?:North|South|East|West|Central|Southern|Northern|Eastern|Western|Mid)\w*|\w+(?:st|nd|rd|th)|First|Second|Third|[A-Z]\.) [Dd]istrict$|(?:U\.S\.|US|States|Judicial|Field|Senior|Chief|Police|School) [Dd]istrict$"
)
#: What people are called, too: "Kevin B. Lake".
_NAMED_AFTER = re.compile(r".* (?:Lake|River|Bridge|Bay|Beach|Point|Pass)")
#: Titles and forces, whose names only look like those of waters and reserves: "Judge Sim Lake", "Army Reserve".
_NO_WATER = re.compile(
    r"\b(?:Judge|Attorney|Sheriff|Dr\.|Mr\.|Ms\.|Mrs\.|Chief|Agent|Officer|(?:Army|Navy|Force|Guard|Corps|Federal) Reserve)\b"
)
_INTRODUCES = re.compile(
    r"^(?:[A-Z]{4,} (?=[A-Z][a-z]))?(?:[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)?['’]s (?=\S+ \S+ ))?(?:(?:The|An?|Announces|Following|At|In|Near|From|To|Of|And|Les?|La|Au|À|Across|Outside|Around|Through|Inside|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Former) )*"
)
_DATELINE = re.compile(r"\s*(?:date \d{4}-\d\d-\d\d )?[A-ZÀ-Þ .'’-]{3,40}(?:,|\s[–—-]|\s*\()")


#: Words that a place follows whatever else it could be: "in Redcliff", "near Brooks", "à Roberval".
_LOCATIVE = re.compile(r"\b(?:[Ii]n|[Nn]ear|[Oo]utside|[Aa]t|à|[Aa]round|près de)\s$")
#: Words that a town of the document's own country may follow.
_BESIDE = re.compile(r"(?:\b(?:[Ff]rom|[Tt]o|[Ii]nto|[Oo]f|[Bb]etween|and|et|entre|vers|depuis|de)|,|d['’])\s?$")
#: The name of a street, ship or shop is not the place that it holds.
_STREET_BEFORE = re.compile(
    r"(?:\b\d+ (?:[NSEW]\.? |North |South |East |West )|\b(?:rue|avenue|boulevard|chemin|route|place|quai|allée|impasse) (?:de |du |d['’]|de la |de l['’]|des )?|\b(?:HMNZS|HMCS|HMAS|HMS|USS|USCGC|MV|LÉ) )$",
    re.I,
)
_STREET_AFTER = re.compile(
    r" (?:(?:[A-Z]\w+ )?(?:Street|St\.|Avenue|Ave|Parkway|Road|Rd|Drive|Boulevard|Blvd|Lane|Place|Crescent|Highway|Way|Court)\b)|-(?:flagged|registered|born)"
)


def places(hits: Sequence[Hit], text: str, sentences: Sequence[Sentence], country: str) -> Iterator[Candidate]:
    """Yield the readings of a text as places and countries.

    Parameters
    ----------
    hits:
        Listed forms found in the text.
    text:
        Masked text.
    sentences:
        With their tokens and labels.
    country:
        The document's country, which settles "London" and "Georgia".
    """
    labels = {t.start: t.label for s in sentences for t in s.tokens if t.label}
    regions = [h for h in hits if any(e.type == "Place" and e.kind == "region" for e in h.entries)]
    after_region = {h.start for h in regions} | {h.start for h in hits if any(e.type == "Country" for e in h.entries)}
    for hit in hits:
        entries = [e for e in hit.entries if e.type in {"Place", "Country"}]
        if entries and (entry := _meant(entries, hit, text, labels, country, after_region)):
            properties = {"country": entry.country, "kind": entry.kind, "region": entry.place}
            yield Candidate(
                hit.start,
                hit.end,
                entry.type,
                entry.name,
                "gazetteer",
                GAZETTEER if not entry.weak else GRAMMAR,
                properties,
            )
    # "the Border Force's Thursday Island office" is on Thursday Island
    ends = {h.end for h in hits if text[h.end : h.end + 3] in {"'s ", "’s "} and h.entries[0].type == "Agency"}
    for sentence in sentences:
        for match in _GRAMMAR.finditer(text, sentence.span.start, sentence.span.end):
            introduces = _INTRODUCES.match(match.group())
            first = match.start() + (introduces.end() if introduces else 0)
            owned = (
                first + m.end()
                for m in _OWNS.finditer(match.group()[first - match.start() :])
                if first + m.start() in ends
            )
            first = max([first, *owned])
            body = re.sub(r"['’]s$", "", text[first : match.end()].rstrip("."))
            named = _NAMED_AFTER.fullmatch(body) and labels.get(first) == OF_PERSON
            if " " in body and not _COURT_DISTRICT.search(body) and not named and not _NO_WATER.search(body):
                bare = _BARE.fullmatch(body)
                also = (squeeze(bare[1] or bare[2]),) if bare else ()
                yield Candidate(first, first + len(body), "Place", squeeze(body), "place-grammar", GRAMMAR, also=also)
        for match in _DISTRICTS.finditer(text, sentence.span.start, sentence.span.end):
            for side in re.finditer(SIDE, match["sides"]):
                start = match.start() + side.start()
                last = side.end() == len(match["sides"])
                end = match.end() if last else match.start() + side.end()
                name = squeeze(f"{side.group()} District of {match['state']}")
                yield Candidate(start, end, "Place", name, "place-grammar", GAZETTEER)
        yield from shared_counties(text, sentence.span.start, sentence.span.end)
        yield from _datelines(text, sentence)
        yield from _by_label(text, sentence, after_region)
        yield from _in_lists(text, sentence)
    yield from in_context(text, sentences, {h.start: h.entries[0].type for h in hits})


_OWNS = re.compile(r"['’]s ")
_MONTH = r"(?:[Jj]an|[Ff]eb|[Ff]év|[Mm]ar|[Aa]pr|[Aa]vr|[Mm]a[iy]|[Jj]u[inl]|[Aa]ug|[Aa]oû|[Ss]ep|[Oo]ct|[Nn]ov|[Dd][eé]c)[\w.]*"
#: "Rouyn-Noranda, April 16, 2025 –", "La Haye, 9 octobre 2024", "PERTH —": the place at the head of a release.
_HEAD_LINE = re.compile(
    rf"\s*(?P<name>{PLACE_NAME}|[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ.’'-]+){{0,2}})(?:, [A-ZÀ-Þ][\w.’ -]{{1,24}}?)?"
    rf"(?:,? (?:on )?(?:le )?(?:{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}}(?:er|st|nd|rd|th)? {_MONTH},? \d{{4}})\s*(?:[–—-]|\(|$|\.)|\s+[—–]\s)"
)


def _datelines(text: str, sentence: Sentence) -> Iterator[Candidate]:
    """Yield the place that stands at the head of a release, before its date or a dash."""
    if not (found := _HEAD_LINE.match(text, sentence.span.start, sentence.span.end)):
        return
    start, end = found.span("name")
    if not no_place(text[start:end]) and not is_heading(text[start:end]) and len(text[start:end]) > _SHORTEST:
        yield Candidate(start, end, "Place", squeeze(text[start:end]), "dateline", MODEL)


#: An acronym of this many letters or fewer is no town.
_SHORTEST = 4

#: "at Yatala, Coomera and Surfers Paradise", "à Alma, à Roberval et à Québec": a list of places behind a locative.
_PLACE_NAME = r"(?:(?:St\.|Saint|Sainte|Mont|Port|Fort|Lake|New|North|South|East|West|San|Santa|El|La|Le|Los|Las) )?[A-ZÀ-ÞĀŌ][a-zà-ÿāēīōū]+(?:[-’'][A-Za-zÀ-ÿ]+)*(?: [A-ZÀ-Þ][a-zà-ÿ]+)?"
_LIST = re.compile(
    rf"\b(?:searche[ds] (?:in|at)|in|at|near|outside|throughout|à|near|Near)\s(?P<first>{_PLACE_NAME})(?P<rest>(?:, (?:à |in )?{_PLACE_NAME})*(?:,? (?:and|et) (?:à |in |at )?{_PLACE_NAME}))(?=[\s.,;:)])"
)
_NO_TOWN = re.compile(
    r"(?i)\b(?:january|february|march|april|may|june|july|august|september|october|november|december|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|monday|tuesday|wednesday|thursday|friday|saturday|sunday|operation|project|police|service|court|customs|canadian|american|british|the|its|their|his|english|french|crown|state|department|agency|office)\b"
)


def _in_lists(text: str, sentence: Sentence) -> Iterator[Candidate]:
    """Yield each capitalised name of a list behind a locative, where one of them is labelled as a place."""
    labels = {t.start: t.label for t in sentence.tokens}
    for match in _LIST.finditer(text, sentence.span.start, sentence.span.end):
        parts = list(re.finditer(_PLACE_NAME, text[match.start("first") : match.end()]))
        offset = match.start("first")
        seen = [labels.get(offset + p.start(), "") for p in parts]
        if OF_PLACE not in seen or seen[0] == OF_PERSON:
            continue
        for part, label in zip(parts, seen, strict=True):
            if (label in {OF_OTHER, OF_PERSON} and len(part.group()) < 4) or _NO_TOWN.search(part.group()):
                continue
            start = offset + part.start()
            yield Candidate(start, offset + part.end(), "Place", part.group(), "place-in-list", MODEL)


#: What follows a town that describes a man, a group or a house.
_ATTRIBUTE = re.compile(
    r"-based\b|-area\b| (?:man|woman|men|resident|couple|teen|home|house|residence|apartment|neighbou?rhood|suburb|area|waterfront|nightclub|warehouse)\b"
)


#: Where somebody or something goes or comes from: a label takes a town there for a person as often.
_HEADED = re.compile(
    r"\b(?:called|sent|driven|flown|shipped|travell?ed|travell?ing|went|bound|headed|moved|extradited|returned|destined|way|containers?|shipments?|cocaine|drugs|cargo|hub|hubs|operating|envoyée?s?|acheminée?s?|expédiée?s?|provenance)"
    r" (?:(?:for|to|from|out of|à|vers|de|depuis) )(?:[A-ZÀ-Þ][\w-]+ (?:to|and|à|et) )?$"
)


def _meant(
    entries: list[Entry], hit: Hit, text: str, labels: dict[int, str], country: str, after_region: set[int]
) -> Entry | None:
    """Return the reading that the context speaks for, or None."""
    label = labels.get(hit.start, "")
    before, after = text[max(0, hit.start - 40) : hit.start], text[hit.end : hit.end + 40]
    if _STREET_BEFORE.search(before) or _STREET_AFTER.match(after):
        return None
    joined = (m := re.match(r",\s+", after)) is not None and hit.end + m.end() in after_region
    if not joined and _NO_TOWN.fullmatch(text, hit.start, hit.end):
        return None  # "March" is a town in England
    placed = bool(_BEFORE.search(before)) or joined or label == OF_PLACE
    follows = re.match(r"[ -][A-ZÀ-Þ][a-zà-ÿ]", after)
    if re.match(r" of [A-Z]", after) and all(e.kind == "city" for e in entries):
        return None
    headed = not follows and _HEADED.search(before) is not None
    if label == OF_PERSON and not joined and not headed and not re.search(r"(?:\b[Ii]n|\bof|\bà|,)\s$", before):
        return None
    ordered = sorted(entries, key=lambda e: (e.country != country, e.weak, e.type != "Country", e.kind != "region"))
    for entry in ordered:
        if entry.type == "Country":
            if _is_country(entry, text[hit.start : hit.end], before, after, country):
                return entry
        elif entry.kind == "region" and entry.weak:
            if re.search(r"[\w.’']\s*[,(]\s*$", before):
                return entry
        elif entry.kind in {"city"}:
            dateline = text[hit.start : hit.end].isupper() and _DATELINE.match(
                text[text.rfind("\n", 0, hit.start) + 1 : hit.end + 3]
            )
            if (not entry.weak and (placed or not follows) and not (follows and not joined)) or joined or dateline:
                return entry
            at_home = entry.country == country or not country or len(ordered) == 1
            if at_home and _ATTRIBUTE.match(after):
                return entry
            told = label == OF_PLACE or (not label and _LOCATIVE.search(before))
            if at_home and ((placed and told) or headed):
                return entry
            home = entry.country == country and label not in {OF_PERSON, OF_OTHER}
            if home and not follows and _BESIDE.search(before):
                return entry
        elif not (follows and label != OF_PLACE and entry.weak):
            return entry
    return None


def _is_country(entry: Entry, form: str, before: str, after: str, country: str) -> bool:
    if entry.weak and country in {"us", ""} and form == "Georgia":
        return False
    if form == "US" and before.rstrip().endswith("$"):
        return False
    if form in {"U.S.", "US", "UK", "U.K.", "USA"}:
        attributive = re.match(
            r"\s(?:[A-Z]|currency|dollar|citizen|government|law enforcement|military|authorities)|-[A-Z]", after
        )
        return not attributive or (
            bool(re.search(r"\b(?:the|in|to|from|into)\s$", before))
            and not re.match(r"\s(?:[A-Z]|currency|government)", after)
        )
    return True


def _by_label(text: str, sentence: Sentence, after_region: set[int]) -> Iterator[Candidate]:
    """Yield what is labelled as a place, where a preposition before or a region behind says so too."""
    for run in _runs(sentence.tokens):
        start, end = run[0].start, run[-1].end
        body = text[start:end]
        if not body[0].isupper() or len(body) < 3 or (body.isupper() and len(body) < 4) or body in {"U.S.", "U.K."}:
            continue
        if body.endswith(("'s", "’s")):
            body, end = body[:-2], end - 2
        if ", " in body:
            body = body[: body.index(", ")]
            end = start + len(body)
        if (
            no_place(body)
            or body.startswith("Jr")
            or body.isupper()
            or re.match(r"(?:Ville|MRC|City|Town) d?[eo’']", body)
            or not body[-1].isalpha()
            or _COMPANY.match(text, end)
        ):
            continue
        before = text[max(0, start - 30) : start]
        behind = re.match(r",\s+", text[end : end + 4])
        joined = behind is not None and end + behind.end() in after_region
        if joined or _BEFORE.search(before):
            yield Candidate(start, end, "Place", squeeze(body), "labelled-place", MODEL)


#: What follows the name of a company.
_COMPANY = re.compile(r",?\s(?:[Ii]nc|[Ll]t[dé]e?|LLC|LLP|GmbH|plc|S\.A\.|N\.V\.|Co\.|Corp)\b")


def _runs(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield runs of neighbouring tokens that are of a place's name."""
    run: list[Token] = []
    for token in tokens:
        if token.label == OF_PLACE and (not run or token.index == run[-1].index + 1):
            run.append(token)
            continue
        if run:
            yield run
        run = [token] if token.label == OF_PLACE else []
    if run:
        yield run
