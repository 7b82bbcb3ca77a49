"""How far a run over documents is: a bar on a terminal, a line a document elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from cli.console import ERR, note
from loaders.pipeline import Outcome


def followed(outcomes: Iterable[Outcome], total: int) -> Iterator[Outcome]:
    """Yield outcomes as they come, and show on stderr how far the run is."""
    if not ERR.is_terminal:
        for done, outcome in enumerate(outcomes, 1):
            note(f"[{done}/{total}] {outcome.status} {outcome.source} ({outcome.seconds:.1f} s)")
            yield outcome
        return
    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=ERR, transient=True) as progress:
        task = progress.add_task("", total=total)
        for outcome in outcomes:
            progress.update(task, advance=1, description=outcome.source)
            yield outcome
