"""The tables of `make score`, as plain text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from benchmarks.accuracy.counts import Counts, Score
from benchmarks.accuracy.measuring import KINDS, Measured, by_language, parts

#: What is counted besides, with the words of the table.
_SHARES = {
    "quote": "quotes in the text",
    "seizure bound": "bounds of seizures found",
    "seizure attribution": "seizures found given to the right one",
}


def of_set(measured: Sequence[Measured]) -> Iterator[str]:
    """Yield the tables of a set: by language, by group of documents, and by type and relation."""
    scores = by_language(measured)
    yield from by_part("by language", scores, _sizes(measured))
    groups = parts(measured, lambda m: m.document.group)
    if len(groups) > 1:
        yield from by_part("by group", groups, {g: sum(m.document.group == g for m in measured) for g in groups})
    yield from details(scores)


def by_part(title: str, scores: Mapping[str, Score], documents: Mapping[str, int]) -> Iterator[str]:
    """Yield a table with a row for each part and kind: precision, recall, F1 and what they are made of."""
    yield f"{title:46} {'P':>6} {'R':>6} {'F1':>6}   right / wrong / missed"
    for part, score in scores.items():
        yield f"{part or 'no group'}, {documents[part]} documents"
        for kind, words in KINDS.items():
            yield _row(words, score.of(kind))
        for kind, words in _SHARES.items():
            counts = score.of(kind)
            yield f"  {words:44} {counts.precision:6.3f} {'':13}   {counts.right} / {counts.wrong}"
        yield f"  {'traps taken for entities':44} {score.of('trap').wrong:6}"


def details(scores: Mapping[str, Score]) -> Iterator[str]:
    """Yield a row for each type, relation and measure: of all documents, with the F1 of each language."""
    languages = [name for name in scores if name != "all"]
    head = " ".join(f"{'F1 ' + name:>6}" for name in languages)
    yield f"{'by type, relation and measure':46} {'P':>6} {'R':>6} {'F1':>6} {head}   right / wrong / missed"
    whole = scores["all"]
    for kind, name in sorted(key for key in whole.counts if key[0] in KINDS):
        counts = whole.counts[kind, name]
        if counts == Counts():
            continue
        each = (scores[p].counts.get((kind, name), Counts()).f1 for p in languages)
        yield _row(f"{kind} {name}", counts, *each)


def side_by_side(one: Sequence[Measured], other: Sequence[Measured]) -> Iterator[str]:
    """Yield F1 of two sets beside each other, by language, with the gap between them."""
    left, right = by_language(one), by_language(other)
    yield f"{'F1':46} {'tune':>8} {'validate':>8} {'gap':>6}"
    for kind, words in KINDS.items():
        for language in left:
            if language in right:
                ours, theirs = left[language].of(kind).f1, right[language].of(kind).f1
                yield f"{words + ', ' + language:46} {ours:8.3f} {theirs:8.3f} {ours - theirs:+6.3f}"


def faults(measured: Sequence[Measured]) -> Iterator[str]:
    """Yield every fault of a set, one a line, with tabs between its parts."""
    for one in measured:
        for fault in one.score.faults:
            yield "\t".join((one.document.name, fault.what, fault.name, fault.detail))


def _sizes(measured: Sequence[Measured]) -> dict[str, int]:
    languages = [m.language for m in measured]
    return {**{language: languages.count(language) for language in languages}, "all": len(measured)}


def _row(words: str, c: Counts, *more: float) -> str:
    shares = " ".join(f"{share:6.3f}" for share in (c.precision, c.recall, c.f1, *more))
    return f"  {words:44} {shares}   {c.right} / {c.wrong} / {c.missed}"
