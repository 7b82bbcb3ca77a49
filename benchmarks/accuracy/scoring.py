"""Score what extraction tells of a document against its gold.

- **Entities**: the same type and one folded form of a name in common. Each entity of gold is matched once, so that a
  second node for the same body is wrong.
- **Relations**: both ends matched, same predicate. `LED` towards an operation says `PARTICIPATES_IN` too, and a
  symmetric relation has no direction. Denied claims are left out; planned and alleged ones count.
- **Seizures**: item, dimension and amount (half a percent apart at most). Whether bound and attribution are right is
  counted of those found.
- **Figures**: measure and value.
- **Quotes**: a claim's quote stands in the text word for word, white space folded.
- **Traps**: entities named as a string that gold says is none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from benchmarks.accuracy.counts import Counts, Fault, Score
from benchmarks.accuracy.rows import Amount, Entity, Gold, Stated, Taken, Told, fold, forms
from graph.ontology import ONTOLOGY

#: Measures outside this list are free annotations of gold: neither wanted nor held against extraction.
MEASURES = frozenset(
    """arrests charged charges convictions guilty_pleas indictments occurrences investigations search_warrants wiretaps
    extraditions victims deaths labs_dismantled groups_disrupted street_value investment agencies officers countries
    states""".split()
)
_SYMMETRIC = frozenset(e.name for e in ONTOLOGY.edges if e.symmetric)
_VALUES = frozenset({"SEIZED", "FIGURE"})

#: An end of a relation: the index of an entity of gold, or the id of one that gold does not have.
End = int | str
Triple = tuple[End, str, End]


def score_document(gold: Gold, told: Told, text: str) -> Score:
    """Score one document: what its gold holds, what extraction tells of it, and its text."""
    score = Score()
    same = match(gold.entities, told.entities)
    _entities(gold, told, same, score)
    right = _relations(gold, told, same, score)
    rows = _seized(told)
    right |= _seizures(gold, told, same, rows, score)
    right |= _figures(gold, told, score)
    _quotes(told, text, score)
    judged = (n for n, c in enumerate(told.claims) if _has_verdict(c, n in rows))
    score.verdicts = [(told.claims[n], n in right) for n in judged]
    return score


def match(gold: Sequence[Entity], told: Mapping[str, Entity]) -> dict[str, int]:
    """Pair entities of one type that share a form: the same name first, then the most and longest forms, each once."""
    pairs = []
    for ident, entity in told.items():
        for n, wanted in enumerate(gold):
            shared = entity.forms & wanted.forms
            if shared and entity.type == wanted.type:
                other = fold(entity.name) != fold(wanted.name)
                pairs.append((other, -len(shared), -max(map(len, shared)), ident, n))
    same: dict[str, int] = {}
    taken: set[int] = set()
    for *_, ident, n in sorted(pairs):
        if ident not in same and n not in taken:
            same[ident] = n
            taken.add(n)
    return same


def _entities(gold: Gold, told: Told, same: Mapping[str, int], score: Score) -> None:
    taken = set(same.values())
    for kind in (node.name for node in ONTOLOGY.nodes):
        missed = [e.name for n, e in enumerate(gold.entities) if e.type == kind and n not in taken]
        wrong = [e.name for ident, e in told.entities.items() if e.type == kind and ident not in same]
        right = sum(gold.entities[n].type == kind for n in taken)
        score.add("entity", kind, Counts(right, len(wrong), len(missed)))
        score.missing(kind, missed)
        score.spurious(kind, wrong)
    fallen = [e.name for e in told.entities.values() if fold(e.name) in gold.traps]
    score.add("trap", "", Counts(wrong=len(fallen)))
    score.faults += [Fault("trap", "-", name) for name in fallen]


def _relations(gold: Gold, told: Told, same: Mapping[str, int], score: Score) -> set[int]:
    """Score relations; return the places of the claims that gold confirms."""
    index = {e.name: n for n, e in enumerate(gold.entities)}
    claimed: dict[int, Triple] = {}
    for n, c in enumerate(told.claims):
        if c.object is not None and c.predicate not in _VALUES:
            claimed[n] = _one_way((same.get(c.subject, c.subject), c.predicate, same.get(c.object, c.object)))
    operations: set[End] = {n for n, e in enumerate(gold.entities) if e.type == "Operation"}
    operations |= {ident for ident, e in told.entities.items() if e.type == "Operation" and ident not in same}
    wanted = _implied((_one_way((index[s], p, index[o])) for s, p, o in gold.relations), operations)
    given = _implied(claimed.values(), operations)

    def shown(triple: Triple) -> str:
        ends = (gold.entities[e].name if isinstance(e, int) else _name(told, e) for e in triple[::2])
        return " -> ".join(map(str, ends))

    for predicate in sorted({p for _, p, _ in wanted | given}):
        theirs, ours = ({t for t in triples if t[1] == predicate} for triples in (wanted, given))
        score.add("relation", predicate, Counts(len(theirs & ours), len(ours - theirs), len(theirs - ours)))
        score.missing(predicate, sorted(map(shown, theirs - ours)))
        score.spurious(predicate, sorted(map(shown, ours - theirs)))
    return {n for n, triple in claimed.items() if triple in wanted}


def _one_way(triple: Triple) -> Triple:
    """Write a symmetric relation in one order of its ends."""
    subject, predicate, target = triple
    swapped = predicate in _SYMMETRIC and repr(target) < repr(subject)
    return (target, predicate, subject) if swapped else triple


def _implied(triples: Iterable[Triple], operations: set[End]) -> set[Triple]:
    """Return relations with those that they imply: who led an operation took part in it."""
    known = set(triples)
    return known | {(s, "PARTICIPATES_IN", o) for s, p, o in known if p == "LED" and o in operations}


def _seized(told: Told) -> dict[int, Amount]:
    """Return the seizures with their amounts: the same item and amount under a second subject is one row."""
    rows: dict[int, Amount] = {}
    seen = set()
    for n, claim in enumerate(told.claims):
        if claim.predicate == "SEIZED":
            amount = Amount.of(claim.properties.get("quantity"), claim.properties.get("unit"))
            if (claim.object, amount) not in seen:
                seen.add((claim.object, amount))
                rows[n] = amount
    return rows


def _seizures(gold: Gold, told: Told, same: Mapping[str, int], rows: Mapping[int, Amount], score: Score) -> set[int]:
    """Score seizures; return the places of the claims that gold confirms."""
    names = {e.name: e.forms for e in gold.entities}
    found: dict[int, Taken] = {}
    left = list(gold.seizures)
    for n, amount in rows.items():
        claim = told.claims[n]
        mine = _item_forms(told, claim)
        hit = next((t for t in left if mine & t.forms_of_item(names) and amount.same(t.amount)), None)
        if hit is None:
            score.spurious("SEIZED", [_shown(_name(told, str(claim.object)), amount)])
            continue
        # by place, not by value: gold may hold two seizures that are equal
        del left[next(k for k, t in enumerate(left) if t is hit)]
        found[n] = hit
    right = len(found)
    score.add("seizure", "", Counts(right, len(rows) - right, len(left)))
    score.missing("SEIZED", [_shown(t.item, t.amount) for t in left])
    bounded = sum(told.claims[n].properties.get("bound", "exact") == t.bound for n, t in found.items())
    score.add("seizure bound", "", Counts(bounded, right - bounded))
    attributed = sum(_attributed(gold, told, same, told.claims[n], t) for n, t in found.items())
    score.add("seizure attribution", "", Counts(attributed, right - attributed))
    return set(found)


def _item_forms(told: Told, claim: Stated) -> frozenset[str]:
    item = told.entities.get(str(claim.object))
    return item.forms if item else forms((str(claim.object),))


def _attributed(gold: Gold, told: Told, same: Mapping[str, int], claim: Stated, taken: Taken) -> bool:
    """Return whether one of those who are said to have seized the item is one whom gold names, where it names any."""
    claims = (c for c in told.claims if c.predicate == "SEIZED" and c.object == claim.object)
    subjects = {gold.entities[same[c.subject]].name for c in claims if c.subject in same}
    return not taken.by or bool(subjects & taken.by)


def _figures(gold: Gold, told: Told, score: Score) -> set[int]:
    """Score figures, by measure; return the places of the claims that gold confirms."""
    given: dict[int, tuple[str, float]] = {}
    for n, claim in enumerate(told.claims):
        value = claim.properties.get("value")
        if claim.predicate == "FIGURE" and isinstance(value, int | float):
            given[n] = (str(claim.properties.get("measure")), float(value))
    for measure in sorted(MEASURES):
        # gold may hold one figure twice, of two things; extraction is counted once for each value
        theirs = Counter(v for m, v in gold.figures if m == measure)
        ours = Counter({v for m, v in given.values() if m == measure})
        missed, wrong = theirs - ours, ours - theirs
        score.add("figure", measure, Counts((theirs & ours).total(), wrong.total(), missed.total()))
        score.missing("FIGURE", [f"{measure} {v:g}" for v in missed])
        score.spurious("FIGURE", [f"{measure} {v:g}" for v in wrong])
    return {n for n, figure in given.items() if figure in gold.figures}


def _quotes(told: Told, text: str, score: Score) -> None:
    whole = " ".join(text.split())
    bad = [c for c in told.claims if not c.quote or " ".join(c.quote.split()) not in whole]
    score.add("quote", "", Counts(len(told.claims) - len(bad), len(bad)))
    score.faults += [Fault("bad quote", c.predicate, c.quote[:80]) for c in bad]


def _has_verdict(claim: Stated, is_row: bool) -> bool:
    """Return whether gold can confirm or refuse a claim: no repeated seizure, no free figure."""
    if claim.predicate == "SEIZED":
        return is_row
    return claim.predicate != "FIGURE" or claim.properties.get("measure") in MEASURES


def _name(told: Told, ident: str) -> str:
    return told.entities[ident].name if ident in told.entities else ident


def _shown(item: str, amount: Amount) -> str:
    return item if amount.value is None else f"{item} {amount.value:g} {amount.dimension}"
