from __future__ import annotations

from pathlib import Path

import pytest
from rich.console import Console

from cli.progress import Extent, _time, followed
from graph.model import Document, Extraction
from loaders.pipeline import Outcome


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def outcomes(clock: Clock, number: int, *, bad: frozenset[int] = frozenset(), seconds: float = 1.0):
    for n in range(1, number + 1):
        clock.now += seconds
        extraction = None if n in bad else Extraction(Document("words", "x", "r/1"), ())
        yield Outcome(
            f"a#L{n}", "failed" if n in bad else "read", "is no JSON", extraction, seconds, input="a", taken=n * 10
        )


def test_without_a_terminal_a_line_comes_for_each_failure_and_every_few_seconds(
    capsys: pytest.CaptureFixture[str],
) -> None:
    clock = Clock()
    extent = Extent(20, clock=clock)
    assert len(list(followed(outcomes(clock, 20, bad=frozenset({7})), extent))) == 20
    lines = capsys.readouterr().err.splitlines()
    assert lines == [
        "[5/20] 1.0 documents/s, 15 s left",
        "[7/20] failed a#L7: is no JSON",
        "[10/20] 1.0 documents/s, 10 s left",
        "[15/20] 1.0 documents/s, 5 s left",
        "[20/20] 1.0 documents/s, 0 s left",
        "[20/20] 19 read, 1 not, in 20 s",
    ]


def test_a_thousand_fast_documents_make_few_lines(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Clock()
    list(followed(outcomes(clock, 2_000, seconds=0.001), Extent(2_000, clock=clock)))
    assert len(capsys.readouterr().err.splitlines()) == 5


def test_where_the_number_is_not_known_bytes_tell_the_time_that_is_left(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Clock()
    list(followed(outcomes(clock, 6), Extent(None, bytes=110, clock=clock)))
    assert "[5] 1.0 documents/s, 6 s left" in capsys.readouterr().err


def test_where_nothing_is_known_only_the_pace_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Clock()
    list(followed(outcomes(clock, 6), Extent(None, clock=clock)))
    assert "[5] 1.0 documents/s\n" in capsys.readouterr().err


def test_bytes_of_inputs_that_are_done_count_and_a_wrong_number_is_dropped() -> None:
    extent = Extent(1, bytes=100)
    extent.count(Outcome("a", "read", "", None, 1.0, input="a", taken=40))
    assert (extent.counted, extent.share) == ("1/1", 1.0)
    extent.count(Outcome("b", "read", "", None, 1.0, input="b", taken=10))
    assert extent.counted == "2"
    assert extent.share == 0.5


@pytest.mark.parametrize(
    ("seconds", "said"), [(0.4, "0 s"), (59.6, "1 min 0 s"), (200, "3 min 20 s"), (7_500, "2 h 5 min")]
)
def test_times_are_said_as_people_do(seconds: float, said: str) -> None:
    assert _time(seconds) == said


def test_a_bar_is_shown_on_a_terminal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with (tmp_path / "out").open("w") as file:
        console = Console(file=file, force_terminal=True, width=140)
        monkeypatch.setattr("cli.progress.ERR", console)
        clock = Clock()
        list(followed(outcomes(clock, 20, bad=frozenset({7})), Extent(20, clock=clock)))
    shown = (tmp_path / "out").read_text("utf-8")
    assert "20/20" in shown
    assert "1.0 documents/s" in shown
    assert "failed a#L7: is no JSON" in shown
