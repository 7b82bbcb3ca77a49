"""Who does what to what around a trigger: the arguments of a verb or noun, whatever the voice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from graph.names import fold
from loaders.extractors.anchor import operation_at_hand
from loaders.extractors.frames_data import Slot
from loaders.extractors.groups import Place, lists_of, places_of, whole_group
from loaders.reading import (
    AGENT,
    APPOSITION,
    ATTRIBUTE,
    COMPOUND,
    CONJUNCT,
    OBJECT,
    OPEN_CLAUSE,
    PARTICIPLE,
    PASSIVE_SUBJECT,
    PREPOSITION,
    RELATIVE,
    SUBJECT,
    Reading,
    Sentence,
    Token,
)

_RELATIVE_WORDS = frozenset({"who", "which", "that", "qui", "que", "lequel", "laquelle", "whom"})
#: Heads that stand for the body named in their complement: "officers from the RCMP", "des agents de l'ASFC".
_STAND_FOR = re.compile(
    r"(?i)^(?:officers?|agents?|members?|detectives?|investigators?|staff|personnel|teams?|units?|representatives?|partners?|"
    r"troops|soldiers|forces?|authorities|police|officials?|inspectors?|prosecutors?|assistance|support|help|efforts?|work|"
    r"cooperation|number|coalition|group|association|office|branch|division|section|squad|detachment|list|series|version|"
    r"policiers?|policières?|enquêteurs?|membres?|gendarmes?|militaires?|équipes?|services?|effectifs?|douaniers?|représentants?|"
    r"procureurs?|fonctionnaires?|unités?|ensemble|autorités?|appui|soutien|concours|aide|collaboration|production|trafficking|distribution|"
    r"several|some|many|most|each|two|three|part|supply|trade|smuggling|importation|trafic|launch|creation|formation|establishment|lancement|création|mise|grams?|kilograms?|kilos?|pounds?|quantit\w+|amounts?|flow|fight|lutte|thousands|hundreds|dozens|investigators|operations?)$"
)
_CLAUSAL = frozenset({CONJUNCT, RELATIVE, OPEN_CLAUSE})
_CLAUSE_BREAK = re.compile(r"[;:]|\.\s|—| – ")
_FAR = 170


@dataclass(slots=True)
class Clause:
    """A sentence with its mentions, the things of each list and the children of each word; made once for all its triggers."""

    reading: Reading
    sentence: Sentence
    places: list[Place] = field(default_factory=list)
    children: dict[int, list[Token]] = field(default_factory=dict)
    lists: dict[int, list[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, reading: Reading, sentence: Sentence) -> Clause:
        """Index the mentions and the tree of a sentence."""
        children: dict[int, list[Token]] = {}
        for token in sentence.tokens:
            if token.head != token.index:
                children.setdefault(token.head, []).append(token)
        return cls(reading, sentence, places := places_of(reading, sentence), children, lists_of(places))

    def in_mention(self, start: int, end: int) -> bool:
        """Whether a stretch stands inside a name, where no word states a relation."""
        return any(p.span.start < end and start < p.span.end and p.type != "Operation" for p in self.places)

    def word(self, index: int) -> Token:
        """Return a word of the sentence."""
        return self.sentence.tokens[index]

    def kids(self, token: Token, *roles: str) -> list[Token]:
        """Return the children of a word that have one of the roles."""
        return [c for c in self.children.get(token.index, ()) if c.role in roles]

    def is_passive(self, verb: Token) -> bool:
        """Whether a verb form is passive: a passive subject, an agent with no object, or a participle on a noun."""
        if verb.role == PARTICIPLE or self.kids(verb, PASSIVE_SUBJECT):
            return True
        if verb.role == CONJUNCT and not self.kids(verb, SUBJECT) and self.kids(self.word(verb.head), PASSIVE_SUBJECT):
            return not self.kids(verb, OBJECT)
        return bool(self.kids(verb, AGENT)) and not self.kids(verb, OBJECT)

    def subject_of(self, verb: Token) -> Iterator[Token]:
        """Yield the words that are the grammatical subject of a verb, its own or that of the verb it hangs on."""
        own = self.kids(verb, SUBJECT, PASSIVE_SUBJECT)
        seen = {verb.index}
        while not own and verb.role in {CONJUNCT, OPEN_CLAUSE, PARTICIPLE, RELATIVE} and verb.head not in seen:
            if verb.role in {PARTICIPLE, RELATIVE}:
                yield self.word(verb.head)
                return
            verb = self.word(verb.head)
            seen.add(verb.index)
            own = self.kids(verb, SUBJECT, PASSIVE_SUBJECT)
        for token in own:
            relative = token.text.lower() in _RELATIVE_WORDS and verb.role == RELATIVE
            yield self.word(verb.head) if relative else token


def arguments(clause: Clause, trigger: Token, slot: Slot, *, noun: bool) -> list[Place]:
    """Return what fills a slot: the first of its sources that yields anything.

    Parameters
    ----------
    clause:
        The sentence.
    trigger:
        The verb or noun.
    slot:
        Sources and types.
    noun:
        Whether the trigger is a noun: its agent stands behind "by", its patient behind "of".
    """
    for source in slot.sources:
        found = _from_source(clause, trigger, source, slot.types, noun=noun)
        if found:
            return found
    return []


def _from_source(clause: Clause, trigger: Token, source: str, types: frozenset[str], *, noun: bool) -> list[Place]:
    if source == "operation":
        return _operation(clause)
    if source == "government":
        return _government(clause, types)
    if source in {"before", "after"}:
        return nearest(clause, trigger.start, trigger.end, source, types)
    if source == "owner":
        return _resolved(clause, clause.kids(trigger, COMPOUND), types)
    if source in {"agent", "patient"}:
        return _resolved(clause, list(_core(clause, trigger, source, noun=noun)), types) or (
            [] if noun else _on_the_surface(clause, trigger, source, types)
        )
    prepositions = set(source.split("/"))
    found = [c for c in clause.kids(trigger, PREPOSITION, AGENT) if c.preposition in prepositions]
    return _resolved(clause, [_antecedent(clause, trigger, c) for c in found], types)


def _antecedent(clause: Clause, verb: Token, token: Token) -> Token:
    """Return what a relative word stands for, which the clause of the verb hangs on; any other word as it is."""
    if token.text.lower() not in _RELATIVE_WORDS:
        return token
    seen = {verb.index}
    while verb.role in {CONJUNCT, OPEN_CLAUSE, ATTRIBUTE} and verb.head not in seen:
        verb = clause.word(verb.head)
        seen.add(verb.index)
    return clause.word(verb.head) if verb.role == RELATIVE else token


def _on_the_surface(clause: Clause, trigger: Token, source: str, types: frozenset[str]) -> list[Place]:
    """Return the nearest list on the side where the argument of a verb stands, when the tree gives none.

    The side is the one that the voice asks for, and no other verb may stand between: long lists of bodies break the
    tree, and the verb stands right behind or before them.
    """
    passive = clause.is_passive(trigger)
    if passive and source == "agent":
        return []
    side = "before" if (source == "agent") != passive else "after"
    found = nearest(clause, trigger.start, trigger.end, side, types)
    if not found or (source == "agent" and trigger.head == trigger.index and not passive):
        return first_before(clause, trigger.start, types) if source == "agent" and trigger.head == trigger.index else []
    low, high = (found[-1].span.end, trigger.start) if side == "before" else (trigger.end, found[0].span.start)
    between = [t for t in clause.sentence.tokens if low <= t.start < high]
    verbs = [
        t
        for t in between
        if t.pos in {"VERB", "AUX"} and (clause.kids(t, SUBJECT, PASSIVE_SUBJECT) or t.role in _CLAUSAL)
    ]
    return found if len(between) <= 8 and not verbs else []


def _core(clause: Clause, trigger: Token, source: str, *, noun: bool) -> Iterator[Token]:
    """Yield the words that are agent or patient of a trigger."""
    if noun:
        wanted = {"by", "par"} if source == "agent" else {"of", "de", "du", "des", "d'", "against", "contre"}
        yield from (c for c in clause.kids(trigger, PREPOSITION, AGENT) if c.preposition in wanted)
        if source == "agent":
            yield from clause.kids(trigger, COMPOUND)
        return
    passive = clause.is_passive(trigger)
    if (source == "agent") != passive:
        yield from clause.subject_of(trigger)
    if passive and source == "agent":
        yield from clause.kids(trigger, AGENT)
        yield from (c for c in clause.kids(trigger, PREPOSITION) if c.preposition in {"by", "par"})
    if not passive and source == "patient":
        objects = clause.kids(trigger, OBJECT, ATTRIBUTE)
        yield from (_antecedent(clause, trigger, o) for o in objects)
        if not objects and trigger.role == RELATIVE and clause.kids(trigger, SUBJECT):
            yield from _unsaid_object(clause, trigger)


def _unsaid_object(clause: Clause, verb: Token) -> Iterator[Token]:
    """Yield the noun that a relative clause with a subject of its own hangs on: "a unit the force runs", "que dirige la GRC"."""
    if all(s.text.lower() not in _RELATIVE_WORDS for s in clause.kids(verb, SUBJECT)):
        yield clause.word(verb.head)


def _operation(clause: Clause) -> list[Place]:
    """Return the operation that the sentence is about, as a place without a mention of its own."""
    thing = operation_at_hand(clause.reading, clause.sentence)
    if thing is None:
        return []
    inside = next((p for p in clause.places if p.thing == thing), None)
    return [inside or Place(-1, thing, clause.sentence.span, "Operation", 0)]


def _government(clause: Clause, types: frozenset[str]) -> list[Place]:
    """Return the government or state named last before the sentence in its block: who appoints when nobody is named."""
    named = reversed(_named_before(clause, clause.sentence.span.start, types))
    return [p for p in named if p.type == "Country" or _governs(clause, p)][:1]


def _governs(clause: Clause, place: Place) -> bool:
    return fold(clause.reading.mentions[place.mention].name).startswith(("government", "gouvernement"))


def antecedent(clause: Clause, start: int, types: frozenset[str]) -> list[Place]:
    """Return what a possessive before a trigger stands for: the last thing of the types named before it in its block."""
    return _named_before(clause, start, types)[-1:]


def _named_before(clause: Clause, before: int, types: frozenset[str]) -> list[Place]:
    """Return the mentions of the block that stand before a place in the text, in order."""
    reading = clause.reading
    first = reading.blocks[clause.sentence.block].start
    return [
        Place(n, reading.thing_of[n], m.span, m.type, 0)
        for n, m in enumerate(reading.mentions)
        if m.type in types and first <= m.span.start and m.span.end <= before
    ]


def _resolved(clause: Clause, tokens: Sequence[Token], types: frozenset[str]) -> list[Place]:
    out: dict[int, Place] = {}
    for token in tokens:
        for place in _of_word(clause, token, types):
            out.setdefault(place.thing, place)
    return list(out.values())


def _of_word(clause: Clause, token: Token, types: frozenset[str], depth: int = 0) -> list[Place]:
    """Return the mentions that a word stands for: its own list, or that of the complement of a word like "officers"."""
    own = [p for p in clause.places if p.span.start < token.end and token.start < p.span.end]
    for place in sorted(own, key=lambda p: p.span.start - p.span.end):
        if place.type in types:
            return whole_group(clause.places, place, types)
    if depth > 3:
        return []
    stands_for = bool(_STAND_FOR.match(token.text)) or bool(own)
    children = clause.kids(token, PREPOSITION, COMPOUND) if stands_for else clause.kids(token, COMPOUND)
    for child in children:
        if child.role == PREPOSITION and child.preposition in {"by", "par", "against", "during", "on"}:
            continue
        if found := _of_word(clause, child, types, depth + 1):
            return found
    for child in clause.kids(token, APPOSITION, CONJUNCT):
        if found := _of_word(clause, child, types, depth + 1):
            return found
    return []


def first_before(clause: Clause, start: int, types: frozenset[str]) -> list[Place]:
    """Return the first list of the sentence that stands before a trigger: its subject, when the tree cannot tell."""
    first = next((p for p in clause.places if p.type in types and p.span.end <= start), None)
    return whole_group(clause.places, first, types) if first else []


def rest_of_clause(clause: Clause, end: int, types: frozenset[str]) -> list[Place]:
    """Return every mention behind a trigger up to the next clause: lists of bodies run over semicolons and asides."""
    first = nearest(clause, end, end, "after", types)
    if not first:
        return []
    stop = next(
        (
            t.start
            for t in clause.sentence.tokens
            if t.start > first[0].span.end and t.pos in {"VERB", "AUX"} and clause.kids(t, SUBJECT, PASSIVE_SUBJECT)
        ),
        clause.sentence.span.end,
    )
    return [p for p in clause.places if p.type in types and first[0].span.start <= p.span.start < stop]


def nearest(clause: Clause, start: int, end: int, side: str, types: frozenset[str]) -> list[Place]:
    """Return the list nearest to a trigger on one side, in its clause and not far."""
    text = clause.reading.masked
    if side == "before":
        ordered = [p for p in reversed(clause.places) if p.span.end <= start and p.group >= 0]
    else:
        ordered = [p for p in clause.places if p.span.start >= end and p.group >= 0]
    for place in ordered:
        between = text[place.span.end : start] if side == "before" else text[end : place.span.start]
        if len(between) > _FAR or _CLAUSE_BREAK.search(between.rstrip(": ")):
            return []
        if place.type in types:
            return whole_group(clause.places, place, types)
    return []
