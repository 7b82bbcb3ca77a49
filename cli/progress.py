"""How far a run over documents is: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.progress import BarColumn, Progress, TextColumn

from cli.console import ERR, note
from loaders.inputs import count
from loaders.pipeline import Outcome, Pipeline

#: Where no terminal shows a bar, a line comes after so many seconds, or so many documents.
_SECONDS, _DOCUMENTS = 5.0, 500


@dataclass(slots=True)
class Extent:
    """How much there is to do and how much is done, in documents where their number is known, else in bytes.

    Parameters
    ----------
    documents:
        How many there are; None where that is not known beforehand.
    bytes:
        Of all inputs on disk; 0 where that is not known either (stdin).
    """

    documents: int | None
    bytes: int = 0
    done: int = 0
    bad: int = 0
    clock: Callable[[], float] = time.perf_counter
    _passed: int = 0
    _current: tuple[str, int] = ("", 0)
    _began: float = 0.0
    _first: tuple[int, float, float] | None = None

    def count(self, outcome: Outcome) -> None:
        """Take an outcome into account."""
        if outcome.input != self._current[0]:
            self._passed += self._current[1]
        self._current = (outcome.input, outcome.taken)
        self.done += 1
        self.bad += outcome.unread
        if self._first is None and outcome.extraction is not None:
            self._first = self.done, self.share or 0.0, self.clock()

    def start(self) -> None:
        """Begin to measure time."""
        self._began = self.clock()

    @property
    def spent(self) -> float:
        """Seconds since the start."""
        return self.clock() - self._began

    @property
    def share(self) -> float | None:
        """How much is done, 0 to 1; None where nobody knows."""
        if self.documents is not None and self.done <= self.documents:
            return self.done / max(1, self.documents)
        return min(1.0, (self._passed + self._current[1]) / self.bytes) if self.bytes else None

    @property
    def counted(self) -> str:
        """Documents done, of how many where that is known: `12/2055`."""
        known = self.documents is not None and self.done <= self.documents
        return f"{self.done}/{self.documents}" if known else f"{self.done}"

    @property
    def pace(self) -> str:
        """Documents a second and the time that is left, measured after the first one, with which the models load."""
        if self._first is None:
            return ""
        done, share, at = self._first
        if (spent := self.clock() - at) <= 0 or self.done == done:
            return ""
        said = f"{(self.done - done) / spent:.1f} documents/s"
        if self.share is None or self.share <= share:
            return said
        return f"{said}, {_time(spent * (1 - self.share) / (self.share - share))} left"


def extent_of(sources: Sequence[str], pipeline: Pipeline, limit: int) -> Extent:
    """Return how much there is to do, before it is begun."""
    total = sum(Path(s).stat().st_size for s in sources if s != "-" and Path(s).is_file())
    return Extent(count(pipeline.intake, sources, limit=limit), 0 if "-" in sources else total)


def followed(outcomes: Iterable[Outcome], extent: Extent) -> Iterator[Outcome]:
    """Yield outcomes as they come, and show on stderr how far the run is; each that was not read is named at once."""
    extent.start()
    yield from _with_bar(outcomes, extent) if ERR.is_terminal else _with_lines(outcomes, extent)


def _with_lines(outcomes: Iterable[Outcome], extent: Extent) -> Iterator[Outcome]:
    said_at, said = extent.clock(), 0
    for outcome in outcomes:
        extent.count(outcome)
        if outcome.unread:
            note(f"[{extent.counted}] {outcome.status} {outcome.source}: {outcome.reason}")
        yield outcome
        if extent.clock() - said_at >= _SECONDS or extent.done - said >= _DOCUMENTS:
            said_at, said = extent.clock(), extent.done
            note(f"[{extent.counted}] {extent.pace}".rstrip())
    note(f"[{extent.counted}] {extent.done - extent.bad} read, {extent.bad} not, in {_time(extent.spent)}")


def _with_bar(outcomes: Iterable[Outcome], extent: Extent) -> Iterator[Outcome]:
    text = TextColumn("{task.fields[counted]}  {task.fields[pace]}  {task.description}", markup=False)
    with Progress(BarColumn(bar_width=30), text, console=ERR, transient=True) as progress:
        task = progress.add_task("", total=None if extent.share is None else 1.0, counted=extent.counted, pace="")
        for outcome in outcomes:
            extent.count(outcome)
            if outcome.unread:
                progress.console.print(f"{outcome.status} {outcome.source}: {outcome.reason}", markup=False)
            shown = {"counted": extent.counted, "pace": extent.pace, "description": _short(outcome.source)}
            progress.update(task, completed=extent.share or 0, **shown)  # type: ignore[arg-type]
            yield outcome


def _short(source: str) -> str:
    """Return the end of a name; a bar has one line."""
    return source if len(source) <= 32 else f"…{source[-31:]}"


def _time(seconds: float) -> str:
    """Return a time as people say it: 12 s, 3 min 20 s, 2 h 5 min."""
    whole = max(0, round(seconds))
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"
