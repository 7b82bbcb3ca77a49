"""The miners find what no rule reads, and leave alone what one does."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.accuracy.mining.__main__ import MINERS
from benchmarks.accuracy.mining.base import Finds, Miner, Seen, read, shortened
from benchmarks.accuracy.mining.frames_fired import FramesFired, by_id, triggers
from benchmarks.accuracy.mining.names import Numbers, Organisations
from benchmarks.accuracy.mining.words import Silent, Words
from graph.model import Span

ROOT = Path(__file__).resolve().parents[2]
TEXTS = (
    "The FBI led Operation Harvest. The FBI juggled lemons. Officers of the Springfield Lantern Brigade Agency came by.",
    "Operation Harvest was applauded at length. The FBI juggled apples. The crews carried 17 umbrellas.",
)


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Seen]:
    corpus = tmp_path_factory.mktemp("corpus") / "corpus.jsonl"
    records = ({"title": "News of the week", "text": t, "published": "2025-03-01", "language": "en"} for t in TEXTS)
    corpus.write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
    return list(read(str(corpus), None))


def mined(miner: Miner, seen: Sequence[Seen]) -> list[str]:
    for one in seen:
        miner.see(one)
    return list(miner.lines(40))


def test_words_that_no_frame_has_are_found_near_a_body(seen: Sequence[Seen]) -> None:
    lines = mined(Words(), seen)
    assert any(line.split()[:5] == ["2", "2", "en", "verb", "juggle"] for line in lines)
    assert not any("verb lead " in line for line in lines)


def test_sentences_that_state_nothing_are_counted_by_their_verb(seen: Sequence[Seen]) -> None:
    lines = mined(Silent(), seen)
    assert lines[0] == "1 of 2 sentences with the name of an operation state nothing"
    assert any("en applaud" in line for line in lines)


def test_numbers_that_no_rule_reads_are_found_with_their_noun(seen: Sequence[Seen]) -> None:
    assert any("en # umbrella" in line for line in mined(Numbers(), seen))


def test_a_name_with_the_head_of_a_body_is_found_where_no_rule_takes_it(seen: Sequence[Seen]) -> None:
    assert not any("Lantern" in line for line in mined(Organisations(), seen))
    blind = [replace(one, reading=replace(one.reading, mentions=())) for one in seen]
    assert any("en Springfield Lantern Brigade Agency" in line for line in mined(Organisations(), blind))


def test_frames_that_fire_are_counted_with_their_triggers(seen: Sequence[Seen]) -> None:
    miner = FramesFired()
    lines = mined(miner, seen)
    assert miner.drafted["en-lead"] == 1
    assert miner.triggers["en-lead"] == {"lead"}
    assert len(lines) == 3 + len(by_id())
    assert lines[0].startswith("en: ")


def test_every_frame_has_triggers() -> None:
    assert all(triggers(frame) for frame in by_id().values())


def test_finds_rank_by_documents_before_times(seen: Sequence[Seen]) -> None:
    finds = Finds()
    for _ in range(3):
        finds.add("thrice in one", seen[0], Span(0, 7))
    for one in seen:
        finds.add("once in two", one, Span(0, 7))
    assert finds.ranked() == ["once in two", "thrice in one"]
    assert next(iter(finds.examples.values())) == seen[0].reading.text(Span(0, 7))


def test_an_example_is_one_short_line() -> None:
    assert shortened("a\n b") == "a b"
    assert len(shortened("word " * 100)) == 150


def test_the_page_names_every_miner() -> None:
    page = (ROOT / "docs" / "mining.md").read_text("utf-8")
    assert all(f"`{miner.name}`" in page for miner in MINERS)


def test_the_command_says_what_there_is() -> None:
    command = [sys.executable, "-m", "benchmarks.accuracy.mining", "--help"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert all(miner.name in done.stdout for miner in MINERS)
