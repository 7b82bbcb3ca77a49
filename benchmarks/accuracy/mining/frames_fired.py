"""How many frames fire, by frame and by distinct trigger."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache

from benchmarks.accuracy.mining.base import Seen
from loaders.extractors.frames_data import Frame, frames
from loaders.reading import Sentence

_EXTRACTOR = "frames/1"
LANGUAGES = ("en", "fr")


class FramesFired:
    """Counts what each frame drafted, how much of it was kept, and which of its triggers stood in those sentences."""

    name = "frames"
    about = "how many frames fire, by frame and by distinct trigger"

    def __init__(self) -> None:
        self.drafted: Counter[str] = Counter()
        self.kept: Counter[str] = Counter()
        self.documents: dict[str, set[str]] = defaultdict(set)
        self.triggers: dict[str, set[str]] = defaultdict(set)

    def see(self, seen: Seen) -> None:
        """Count the drafts of frames in a document."""
        self.kept.update(draft.rule for extractor, draft in seen.kept if extractor == _EXTRACTOR)
        for sentence in seen.reading.sentences:
            text = seen.reading.masked[sentence.span.start : sentence.span.end]
            for rule in {d.rule for d in seen.drafts_in(sentence)} & by_id().keys():
                self.triggers[rule] |= set(_triggers_in(by_id()[rule], sentence, text))
        for extractor, draft in seen.drafts:
            if extractor == _EXTRACTOR:
                self.drafted[draft.rule] += 1
                self.documents[draft.rule].add(seen.source)

    def lines(self, top: int) -> Iterator[str]:  # noqa: ARG002 - a frame that never fired is what one looks for
        """Yield totals by language, then every frame with its triggers; `top` does not cut them."""
        for language in LANGUAGES:
            there = frames(language)
            fired = [f for f in there if self.drafted[f.id]]
            distinct = {t for f in there for t in triggers(f)}
            seen = {t for f in fired for t in self.triggers[f.id]}
            yield f"{language}: {len(fired)} of {len(there)} frames fired, {len(seen)} of {len(distinct)} distinct triggers"
        yield f"{'documents':>9} {'drafts':>6} {'kept':>6}"
        order = sorted(by_id().values(), key=lambda f: (-len(self.documents[f.id]), -self.drafted[f.id], f.id))
        for frame in order:
            found = ", ".join(sorted(self.triggers[frame.id])) or "-"
            name, counts = frame.id, (len(self.documents[frame.id]), self.drafted[frame.id], self.kept[frame.id])
            yield f"{counts[0]:9} {counts[1]:6} {counts[2]:6}  {name:34} {len(triggers(frame))} triggers: {found}"


@cache
def by_id() -> dict[str, Frame]:
    """Return all frames by id."""
    return {f.id: f for language in LANGUAGES for f in frames(language)}


def triggers(frame: Frame) -> tuple[str, ...]:
    """Return the triggers of a frame: lemmas, and expressions as they are written in its file."""
    return (*frame.verbs, *frame.nouns, *frame.phrases)


def _triggers_in(frame: Frame, sentence: Sentence, text: str) -> Iterator[str]:
    """Yield the triggers of a frame that stand in a sentence."""
    lemmas = {t.lemma for t in sentence.tokens}
    words = {t.text.lower() for t in sentence.tokens}
    for form in (*frame.verbs, *frame.nouns):
        first, *rest = form.split()
        if first in lemmas and words.issuperset(rest):
            yield form
    yield from (p for p in frame.phrases if re.search(f"(?i){p}", text))
