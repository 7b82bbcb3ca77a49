"""Which operation a mention is of where a text speaks of several."""

from __future__ import annotations

from collections.abc import Callable

from loaders.extractors.base import Draft
from loaders.reading import Reading
from loaders.weigh.candidates import Grounds
from loaders.weigh.rivals import RivalSeer

Read = Callable[[str], Reading]

ONE = "Operation Harvest ended in Leeds.\n\nThe National Crime Agency took part."
TWO = "Operation Harvest ended in Leeds. Operation Sickle goes on.\n\nThe National Crime Agency took part in Operation Sickle."


def seen(reading: Reading, operation: str, drafts: tuple[Draft, ...] = ()) -> tuple[str, ...]:
    """Return what is seen of an operation from the mention of the agency."""
    grounds = Grounds.of(reading, list(drafts))
    index = {t.name: t.index for t in reading.things}
    sentence, places = next(iter(grounds.places[index["National Crime Agency"]].items()))
    return RivalSeer(grounds).of(grounds.clauses[sentence], places[0], index[operation])


def test_where_there_is_one_operation_nothing_is_seen(read: Read) -> None:
    """It has no rival."""
    assert seen(read(ONE), "Operation Harvest") == ()


def test_the_operation_of_the_sentence_is_told_from_one_named_before(read: Read) -> None:
    """By what stands beside the mention, what was named last, and how many were named since."""
    beside, before = seen(read(TWO), "Operation Sickle"), seen(read(TWO), "Operation Harvest")
    assert {"r:here=True/0", "r:beside=same", "r:last=same", "r:since=0"} <= set(beside)
    assert {"r:here=False/1", "r:beside=stranger", "r:last=stranger", "r:since=1"} <= set(before)


def test_a_part_is_told_from_a_stranger(read: Read) -> None:
    """Where a rule says what is a part of what."""
    reading = read(TWO)
    index = {t.name: t.index for t in reading.things}
    part = Draft(
        index["Operation Sickle"], "PART_OF", index["Operation Harvest"], reading.sentences[0].span, "a-rule", {}
    )
    assert "r:beside=part" in seen(reading, "Operation Harvest", (part,))


def test_nothing_is_seen_of_what_is_no_operation(read: Read) -> None:
    """A place has no rivals of this kind."""
    assert seen(read(TWO), "Leeds") == ()
