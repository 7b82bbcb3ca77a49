"""The whole of annotation: a document to its reading."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from graph.model import Document
from loaders.annotate.acronyms import Definition, definitions
from loaders.annotate.branches import branches
from loaders.annotate.candidates import Candidate, bodies_by_grammar, by_grammar, document_country, known, plausible
from loaders.annotate.choose import choose, with_owners
from loaders.annotate.criminal_groups import criminal_groups
from loaders.annotate.dates import moments
from loaders.annotate.definite import definite, point_back
from loaders.annotate.definite_bodies import definite_bodies
from loaders.annotate.gazetteer import Hit, gazetteer
from loaders.annotate.goods import goods
from loaders.annotate.headlines import confirmed
from loaders.annotate.language import language_of
from loaders.annotate.learned_names import LEARNED, beside, learned_names
from loaders.annotate.listed import Listed
from loaders.annotate.listed_peoples import listed_peoples
from loaders.annotate.money import sums_of_money
from loaders.annotate.namesakes import told_apart
from loaders.annotate.national_services import national_services
from loaders.annotate.offices import offices
from loaders.annotate.operation_phrase import Phrase
from loaders.annotate.operation_phrases import operation_phrases, settled
from loaders.annotate.parse import Models
from loaders.annotate.persons import people
from loaders.annotate.placed_bodies import places_of, with_place
from loaders.annotate.places import places
from loaders.annotate.police_of_towns import police_of_towns
from loaders.annotate.program_candidates import programs_and_laws
from loaders.annotate.quantities import quantities
from loaders.annotate.roles import with_roles
from loaders.annotate.sentences import sentence_spans
from loaders.annotate.teams import teams
from loaders.annotate.things import gather
from loaders.annotate.timing import with_dates
from loaders.annotate.unnamed import join_groups, join_phrases
from loaders.boilerplate import masked
from loaders.reading import Moment, Quantity, Reading, Sentence, Thing
from loaders.weigh.labels import Labels, known_labels, labelled
from loaders.weigh.names import Names, known_names

#: A block shorter than this says too little to tell its language from the document's.
_OWN_LANGUAGE = 200


def annotate(document: Document, models: Models, names: Names | None = None, labels: Labels | None = None) -> Reading:
    """Read a document: sentences, words, quantities, dates, and the things that it speaks of.

    Parameters
    ----------
    document:
        With its blocks; what they do not keep is masked.
    models:
        Language models, loaded as they are needed.
    names:
        What was learned of names; by default what the project's weights know.
    labels:
        What was learned of the words of names; likewise.

    Returns
    -------
    The reading; every offset points into `document.text`. Its notes say what could not be done.
    """
    text, sentences, found, notes = parsed(document, models)
    sentences = labelled(sentences, found, known_labels() if labels is None else labels)
    country = document_country(found)
    defined = tuple(definitions(text))
    amounts = tuple(quantities(text, country=country))
    candidates = list(_readings(text, sentences, found, country, amounts, defined))
    likely = confirmed(plausible(candidates, amounts), text, sentences)
    chosen = with_owners(choose(told_apart(likely, text, found), text), text)
    phrases = [(s, p) for s in sentences for p in _phrases(text, s)]

    def things_of(readings: Sequence[Candidate]) -> list[Thing]:
        grouped = join_groups(_with_country(gather(readings, text, defined), country))
        return with_roles(point_back(join_phrases(grouped, phrases, text), text, sentences), text, sentences)

    things = things_of(chosen)
    more = learned_names(text, sentences, things, found, known_names() if names is None else names)
    if more:
        more = [c for c in confirmed((*likely, *more), text, sentences) if c.rule == LEARNED]
        things = things_of(beside(chosen, more))
    dates = moments(text, published=document.published.value if document.published else "")
    return _reading(document, text, sentences, with_dates(things, sentences, dates), amounts, dates, notes)


def parsed(document: Document, models: Models) -> tuple[str, tuple[Sentence, ...], tuple[Hit, ...], tuple[str, ...]]:
    """Return the masked text of a document, its sentences with their words, the forms that the lists know, and notes."""
    text = masked(document.text, document.blocks)
    sentences = _sentences(document, text)
    tokens, notes = models.parse(text, sentences)
    sentences = tuple(replace(s, tokens=tokens.get(s.index, ())) for s in sentences)
    return text, sentences, tuple(_inside_blocks(gazetteer().hits(text), document)), notes


def _phrases(text: str, sentence: Sentence) -> Iterator[Phrase]:
    found = operation_phrases(text, sentence.span.start, sentence.span.end, sentence.language)
    return (p for p in (settled(f, sentence.tokens) for f in found) if p)


def _readings(
    text: str,
    sentences: tuple[Sentence, ...],
    found: tuple[Hit, ...],
    country: str,
    amounts: tuple[Quantity, ...],
    defined: tuple[Definition, ...],
) -> Iterator[Candidate]:
    """Yield every reading that a list or a grammar proposes."""
    yield from sums_of_money(text, sentences, amounts, found)
    yield from goods(text, sentences, amounts, found)
    yield from known(found, text, country, defined)
    lands = places_of(found)
    bodies = [with_place(body, text, lands) for body in bodies_by_grammar(text, sentences, found)]
    yield from bodies
    listed = Listed.of(found)
    yield from programs_and_laws(text, sentences, listed)
    yield from criminal_groups(text, sentences, listed)
    yield from by_grammar(text, sentences, defined, found)
    yield from branches(found, text)
    yield from offices(found, text)
    yield from national_services(found, text)
    yield from listed_peoples(text)
    yield from police_of_towns(text, country)
    yield from teams(text, sentences, found, bodies)
    yield from places(found, text, sentences, country)
    yield from people(text, sentences)
    yield from definite(text, sentences)
    yield from definite_bodies(text, sentences)


def _reading(
    document: Document,
    text: str,
    sentences: tuple[Sentence, ...],
    things: Sequence[Thing],
    amounts: tuple[Quantity, ...],
    dates: tuple[Moment, ...],
    notes: tuple[str, ...],
) -> Reading:
    pairs = sorted(((m, t.index) for t in things for m in t.mentions), key=lambda p: (p[0].span.start, -p[0].span.end))
    return Reading(
        document=document,
        masked=text,
        blocks=document.blocks,
        sentences=sentences,
        quantities=amounts,
        moments=dates,
        mentions=tuple(m for m, _ in pairs),
        things=tuple(things),
        thing_of=tuple(i for _, i in pairs),
        notes=notes,
    )


def _sentences(document: Document, text: str) -> tuple[Sentence, ...]:
    """Cut kept blocks into sentences; a list item knows the sentence that leads it in."""
    overall = document.language.value if document.language else "en"
    out: list[Sentence] = []
    lead_in: int | None = None
    for number, block in enumerate(document.blocks):
        if not block.keep:
            continue
        body = text[block.start : block.end]
        language = language_of(body, default=overall) if len(body) > _OWN_LANGUAGE and overall != "und" else overall
        if language == "und":
            language = overall
        first = len(out)
        for span in sentence_spans(text, block):
            led = lead_in if block.kind == "item" and len(out) == first else None
            out.append(Sentence(len(out), span, number, block.kind, language, lead_in=led))
        if block.kind != "item":
            ends = body.rstrip()[-1:] == ":" or (block.kind == "heading" and len(body) < 80)
            lead_in = len(out) - 1 if ends and out else None
    return tuple(out)


def _inside_blocks(hits: Iterable[Hit], document: Document) -> list[Hit]:
    """Keep the hits that lie within one kept block."""
    blocks = [b for b in document.blocks if b.keep]
    starts = [b.start for b in blocks]
    out = []
    for hit in hits:
        n = bisect_right(starts, hit.start) - 1
        if n >= 0 and hit.end <= blocks[n].end:
            out.append(hit)
    return out


def _with_country(things: Sequence[Thing], country: str) -> list[Thing]:
    """Scope bodies of a general name and towns by the country that the document speaks of."""
    out = []
    for thing in things:
        own = str(thing.properties.get("country", ""))
        general = thing.type == "Agency" and not own and len(thing.name.split()) <= 3
        towns = thing.type == "Place"
        out.append(replace(thing, scope=own or country) if general or towns else thing)
    return out
