"""People: names behind a title, names with an age, names by other names, and runs of words that are labelled so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from loaders.annotate.candidates import GRAMMAR, MODEL, Candidate, squeeze
from loaders.annotate.organisation_shape import STARTERS
from loaders.annotate.people_names import given_names
from loaders.annotate.person_names import (
    FULL_NAME,
    GAP,
    LEGAL_FORM,
    NAME,
    NO_PERSON,
    OF_THINGS,
    SHIP,
    ends_a_title,
    headline_end,
    is_no_name,
    is_surname,
    title_words,
    without_nickname,
)
from loaders.lexicon import any_of, rows, words
from loaders.needed import Needed
from loaders.reading import OF_PERSON, Sentence, Token

_AGED = re.compile(
    rf"(?<![\w’'-])(?P<name>{FULL_NAME})(?P<aka>,? (?:aka|a\.k\.a\.|alias|also known as|dit) [^,;]{{2,40}})?(?:, (?:age |aged |âgée? de )?\d{{2}}(?: ans)?\b|\s\((?:age |aged )?\d{{2}}(?: ans)?\b)"
)
#: Asked first: few sentences tell an age, and the search for a name before one takes long.
_AGE = re.compile(r"(?<!\d)\d{2}\b")
#: What joins a person to another name of theirs.
_AKA = r"(?:aka|a\.k\.a\.|a/k/a|alias|also known as|known as|dit|surnommée?|better known as)"
_ALIAS = re.compile(
    rf"[,;]?\s+(?:\(\s?)?{_AKA},?\s+[\"“‘«']?\s?(?P<alias>[A-ZÀ-Þ][\w’-]+(?: [A-ZÀ-Þ][\w’-]+){{0,2}})[\"”’»']?"
)
_AKA_BEFORE = re.compile(rf"\b{_AKA},?\s+[\"“‘«']?\s?$")
#: The line of who wrote a text, and the mark before the writer's name at its end.
_BYLINE = re.compile(
    r"(?:^\s*(?:By|Par)|\b(?:Author of the article|reporting by|Propos recueillis par|Texte de|Report by|[Ww]ith files from|Interview by|Avec la collaboration de)\s*:?|\d{4}, by)\s+$"
)
_REPORTER = re.compile(r",\s+(?:[\w-]+ ){0,4}(?:reporter|correspondent|columnist|journaliste|correspondante?|editor)\b")
#: What names a ship or an operation by two words that look like a person's.
_OTHER_BEFORE = re.compile(
    r"\b(?:carrier|vessel|ship|yacht|trawler|boat|ferry|tanker|navire|bateau|voilier|cargo|LÉ|HMC|HMS|MV|[Oo]p[ée]rations?|[Pp]roje[ct]+s?|program(?:me)?)\s+[\"“«']?\s?$"
)
#: A name that its bearer's other name, nickname or office shows to be one.
_SHOWN = re.compile(
    rf"(?<![\w’'-])(?P<name>{NAME}(?:{GAP}{NAME}){{0,2}}{GAP}[\"“«]\s?[A-ZÀ-Þ][\w’' -]{{1,20}}\s?[\"”»]{GAP}(?:(?:El|Al|De|Del|La|Le|Van|Von|Mac){GAP})?{NAME})(?![\w’'-])"
    rf"|(?<![\w’'-])(?P<other>{NAME}(?:{GAP}{NAME}){{1,3}})(?=,?\s+\(?{_AKA}\s+[\"“«‘]?[A-ZÀ-Þ])"
)
#: Who is said to be judged, at the head of a sentence.
_JUDGED = re.compile(
    rf"(?P<judged>{NAME}(?:{GAP}{NAME}){{1,2}}(?:,? (?:Jr|Sr)\.?| I{{2,3}}\b)?)"
    r"(?=,? (?:(?:was|were|is|has been|had been) (?:also |previously )?(?:sentenced|convicted|arrested|indicted|found guilty|arraigned|extradited)"
    r"|(?:pleaded|pled) (?:not )?guilty)\b)"
)
#: "Ardit and Besnik Kurtolli": two people of one surname.
_SIBLINGS = Needed(
    re.compile(
        rf"\b(?:brothers?|sisters?|couple|cousins|frères|sœurs|siblings|twins|defendants|spouses|parents|father and son)\b[,:]? (?P<first>{NAME}) (?:and|et) (?P<second>{NAME}) (?P<surname>{NAME})"
    )
)


@cache
def title_pattern() -> re.Pattern[str]:
    """Return the expression of one or more titles before a name."""
    forms = any_of(words("titles"), space=GAP)
    return re.compile(
        rf"(?<![\w-])(?P<titles>(?:(?:{forms})(?:,? (?:of|for|and|to|in|the|de|du|des|la|à){GAP}(?:the{GAP})?[A-Z][\w' ’&-]{{2,50}}?)?(?:,?{GAP}))+)(?P<name>{FULL_NAME}|{NAME})(?![\w’'-])"
    )


def people(text: str, sentences: Sequence[Sentence]) -> Iterator[Candidate]:
    """Yield the readings of a text as people; the span is the name without its title."""
    for sentence in sentences:
        first, last = sentence.span.start, sentence.span.end
        found = [*_titled(text, first, last), *_aged(text, first, last), *_shown(text, first, last)]
        if sentence.kind != "heading":
            found += _judged(text, first, last)
        ruled = [(c.start, c.end) for c in found]
        # a name behind a title begins where the title ends: one by labels may run back into it
        found += [
            one for one in _by_label(text, sentence) if not any(one.start < start < one.end for start, _ in ruled)
        ]
        found += _of_a_list(text, first, last, [(c.start, c.end) for c in found])
        for match in _SIBLINGS.finditer(text, first, last):
            name = f"{match['first']} {match['surname']}"
            found.append(Candidate(*match.span("first"), "Person", name, "shared-surname", GRAMMAR))
        kept = [
            c for c in found
            if not _AKA_BEFORE.search(text[max(0, c.start - 25) : c.start])
            and not _BYLINE.search(text[max(first, c.start - 40) : c.start])
            and not (c.rank == MODEL and _OTHER_BEFORE.search(text[max(first, c.start - 20) : c.start]))
            and not (c.start <= first + _FIRST_WORDS and _REPORTER.match(text, c.end))
        ]  # fmt: skip
        yield from kept
        yield from _aliases(text, kept)


_FORENAME = re.compile(r"[A-ZÀ-Þ][\w’'-]+\s$")


def _titled(text: str, first: int, last: int) -> Iterator[Candidate]:
    for match in title_pattern().finditer(text, first, last):
        if match["titles"].strip() == "M." and _FORENAME.search(text, max(first, match.start() - 25), match.start()):
            continue  # "Walter M. Norkin": an initial, and no "Monsieur"
        start = _begun(text, match.start("name"), match.end("name"))
        name = text[start : match.end("name")]
        body = headline_end(squeeze(name))
        end = start + len(name) if body == squeeze(name) else start + len(body)
        if body.endswith(("'s", "’s")):
            body, end = body[:-2], end - 2
        title = squeeze(match["titles"]).rstrip(",")
        if " " in body and not is_no_name(body) and not body.isupper() and not body.endswith(")"):
            yield Candidate(start, end, "Person", without_nickname(body), "titled-name", GRAMMAR, {"title": title})
        elif " " not in body and is_surname(body) and not match["titles"].rstrip().endswith(","):
            yield Candidate(start, end, "Person", body, "titled-surname", MODEL, {"title": title})


def _aged(text: str, first: int, last: int) -> Iterator[Candidate]:
    if not _AGE.search(text, first, last):
        return
    for match in _AGED.finditer(text, first, last):
        start, end = match.span("name")
        start = _begun(text, _untitled(text, start, end), end)
        body = squeeze(text[start:end])
        if " " in body and not is_no_name(body):
            yield Candidate(start, end, "Person", without_nickname(body), "name-with-age", GRAMMAR)


def _shown(text: str, first: int, last: int) -> Iterator[Candidate]:
    """Yield names that a nickname in their middle, another name or an office behind them shows to be people's."""
    for match in (*_SHOWN.finditer(text, first, last), *_before_office().finditer(text, first, last)):
        start, end = match.span(match.lastgroup or 0)
        start = _begun(text, _untitled(text, start, end), end)
        body = squeeze(text[start:end])
        if " " in body and not NO_PERSON.search(body) and not body.isupper() and not SHIP.match(body):
            yield Candidate(start, end, "Person", without_nickname(body), "name-shown", GRAMMAR)


#: Names in a list, parted by commas and "and": "Ardit Kola, Besnik Hoxha and Cane Marku".
_LIST = re.compile(
    rf"{FULL_NAME}(?:(?:,|;|,? and|,? et)\s{{1,8}}{FULL_NAME}){{2,}}(?=\s?[.,;:)]|\s(?:and|et|of|were|was|ont|are)\b)"
)
_LEAST_IN_LIST = 3


def _of_a_list(text: str, first: int, last: int, known: Sequence[tuple[int, int]]) -> Iterator[Candidate]:
    """Yield the other names of a list in which some are known to be people's."""
    for run in _LIST.finditer(text, first, last) if known else ():
        names = list(re.finditer(FULL_NAME, text[run.start() : run.end()]))
        spans = [(run.start() + n.start(), run.start() + n.end()) for n in names]
        if len(names) < _LEAST_IN_LIST or sum(span in known for span in spans) * 3 < len(names):
            continue  # characters and goods have names as well
        for start, end in spans:
            body = squeeze(text[start:end])
            told = any(a < end and start < b for a, b in known)
            if not told and not NO_PERSON.search(body) and not title_words() & set(body.split()):
                yield Candidate(start, end, "Person", without_nickname(body), "name-in-list", MODEL)


def _judged(text: str, first: int, last: int) -> Iterator[Candidate]:
    """Yield a name that begins a sentence and is said to be judged: "Mark Teller was sentenced"."""
    match = _JUDGED.match(text, first, last)
    if match is None:
        return
    start, end = match.span("judged")
    if shouted := _DATELINE.match(text, start, end):
        start = shouted.end()
    start = _begun(text, _untitled(text, start, end), end)
    body = squeeze(text[start:end])
    words_of = body.split()
    if len(words_of) > 1 and not is_no_name(body) and words_of[0] not in STARTERS and words_of[-1] not in _FIRMS:
        yield Candidate(start, end, "Person", body, "name-judged", GRAMMAR)


_DATELINE = re.compile(r"[A-ZÀ-Þ]{3,}\s+")
#: The last words of names of firms, which are judged too.
_FIRMS = frozenset(
    "Bank Co Company Corp Corporation Group Partners International Systems Solutions Associates Motors Foods".split()
)


@cache
def _before_office() -> Needed:
    """Return the expression of a name with its bearer's office behind a comma: "Luc Tardif, porte-parole"."""
    offices = {r["form"] for r in rows("titles") if r["kind"] == "office" and len(r["form"]) > 4}
    return Needed(
        re.compile(
            rf"(?<![\w’'-])(?P<holder>{NAME}(?:{GAP}(?:{NAME}|(?:de|du|van|von|Ó|Mac|del|da|la|le){GAP}{NAME})){{1,2}}),\s{{1,8}}(?:the |le |la |l[’'])?"
            rf"(?:{any_of(offices)}|porte-parole|spokes\w+|agente? d[’']information|relationniste)\b"
        )
    )


#: A byline stands at most this far from the start of its sentence (characters).
_FIRST_WORDS = 3


def _aliases(text: str, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield another name of a person as theirs: "NAME, aka Big Terry"."""
    for person in found:
        if alias := _ALIAS.match(text, person.end):
            yield Candidate(*alias.span("alias"), "Person", person.name, "other-name", GRAMMAR)


@cache
def _title_form() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(re.escape(w) for w in words('titles'))})\s+(?=\S)")


def _untitled(text: str, start: int, end: int) -> int:
    """Move the start of a name past titles that begin it."""
    while title := _title_form().match(text, start, end):
        start = title.end()
    return start


def _begun(text: str, start: int, end: int) -> int:
    """Move the start of a name past the words that close a title: "Commander Pacific | NAME"."""
    while (first := re.match(r"([\w'’.-]+)\s+", text[start:end])) and (
        NO_PERSON.fullmatch(first[1]) or ends_a_title(first[1], text[max(0, start - 30) : start])
    ):
        start += first.end()
    return start


def _by_label(text: str, sentence: Sentence) -> Iterator[Candidate]:
    run: list[Token] = []
    for token in [*sentence.tokens, None]:
        if token is not None and token.label == OF_PERSON and (not run or token.index == run[-1].index + 1):
            run.append(token)
            continue
        if run and (found := _name_of(text, run, sentence.span.end)):
            yield found
        run = [token] if token is not None and token.label == OF_PERSON else []


def _grown(text: str, start: int) -> int:
    """Extend a name over a capitalised word before it that is no title and begins no sentence."""
    before = re.search(r"(?<=[a-zà-ÿ,]\s)([A-ZÀ-Þ][a-zà-ÿ-]+)\s{1,8}$", text[max(0, start - 30) : start])
    if before is None or NO_PERSON.search(before[1]) or before[1] in title_words():
        return start
    grown = max(0, start - 30) + before.start(1)
    return start if ends_a_title(before[1], text[max(0, grown - 30) : grown]) else grown


#: A word that goes on with a Spanish or Portuguese name, where the labels stop at a line break or a second surname.
_SECOND_SURNAME = re.compile(r"\s{1,8}(?P<word>[A-ZÀ-Þ][a-zà-ÿ’'-]{2,})(?=\s?(?:[,.;:)\n]|\s[a-z(“\"]))")


#: The second half of a double surname, which the labels may take for a word of its own: "Ignatieff | -Roy".
_DOUBLE = re.compile(r"-[A-ZÀ-Þ][a-zà-ÿ’'-]+")


def _lengthened(text: str, start: int, end: int, limit: int) -> int:
    """Extend a name to the right over a second surname behind a line break, or of a name with Spanish letters."""
    if double := _DOUBLE.match(text, end, limit):
        end = double.end()
    after = _SECOND_SURNAME.match(text, end, limit)
    if after is None or NO_PERSON.search(after["word"]) or after["word"] in title_words():
        return end
    wrapped = "\n" in text[end : after.start("word")]
    return after.end("word") if wrapped or not text[start:end].isascii() else end


def _name_of(text: str, run: list[Token], limit: int) -> Candidate | None:
    start, end = run[0].start, run[-1].end
    if text[start:end].endswith(("'s", "’s")):
        end -= 2
    else:
        end = _lengthened(text, start, end, limit)
    start = _untitled(text, start, end)
    start = _begun(text, _grown(text, start), end)
    whole = squeeze(text[start:end])
    body = headline_end(whole)
    if body != whole:
        end = start + len(body)
    parts = body.split()
    if len(parts) < 2 or not all(
        p[0].isupper() or p in {"de", "da", "del", "van", "von", "la", "le", "du", "bin", "al"} for p in parts
    ):
        return None
    if not parts[0][0].isupper() or SHIP.match(body) or body.endswith(")"):
        return None
    if len(parts) == 2 and re.fullmatch(r"[A-Z]\.", parts[0]):  # "Q. How", "A. By": questions and answers
        return None
    if NO_PERSON.search(body) or any(c.isdigit() for c in body) or body.isupper() or len(parts) > 5:
        return None
    if LEGAL_FORM.search(body) or (parts[-1] in OF_THINGS and parts[0].lower() not in given_names()):
        return None
    return Candidate(start, start + len(text[start:end].rstrip(" ,.")), "Person", body, "labelled-person", MODEL)
