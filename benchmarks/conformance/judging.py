"""Run one scenario on an engine, and say whether it passes and how it fails."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

import neo4j.graph
from neo4j.exceptions import DriverError, Neo4jError

from benchmarks.conformance.comparing import Answer, State, difference, effects, state
from benchmarks.conformance.scenarios import Scenario
from benchmarks.conformance.values import received

Kind = Literal[
    "passed", "skipped", "rows", "columns", "effects", "control", "error", "no error", "setup", "hung", "crashed"
]
#: What each kind of verdict means, in the order in which they are told.
KINDS: Mapping[Kind, str] = {
    "passed": "as it is due",
    "rows": "other rows",
    "columns": "other names of columns",
    "effects": "the rows that are due, and other changes of the graph",
    "control": "what is read afterwards differs",
    "error": "an error where rows are due",
    "no error": "an answer where an error is due",
    "setup": "the graph of the scenario could not be made",
    "hung": "no answer within the limit",
    "crashed": "the engine's process ended",
    "skipped": "needs what neither engine has",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a scenario, and the words of the engine or the difference; "" where it passed."""

    kind: Kind
    said: str = ""


class Run(Protocol):
    """Runs a text in a transaction of its own, and commits it."""

    def __call__(self, text: str, parameters: Mapping[str, object]) -> tuple[list[str], list[list[object]]]:
        """Return columns and rows as the driver hands them over."""


def judged(run: Run, scenario: Scenario) -> Verdict:
    """Run a scenario on an empty graph, and return what became of it."""
    if scenario.skipped:
        return Verdict("skipped", scenario.skipped)
    try:
        for text in scenario.setup:
            run(text, {})
        before = _state(run) if scenario.effects is not None and scenario.expected.kind != "error" else None
    except (Neo4jError, DriverError) as exc:
        return Verdict("setup", _words(exc))
    try:
        answer = _answer(run, scenario.query, scenario.parameters)
    except Neo4jError as exc:
        return _refused(run, scenario) if scenario.expected.kind == "error" else Verdict("error", _words(exc))
    except DriverError as exc:  # no error of the text: the engine went away, or sent what cannot be read
        return Verdict("error", _words(exc))
    if scenario.expected.kind == "error":
        return Verdict("no error", f"{len(answer.rows)} rows")
    return _compared(run, scenario, answer, before)


def _refused(run: Run, scenario: Scenario) -> Verdict:
    """Look at the graph after an error that was due."""
    try:
        said = _controls(run, scenario)
    except (Neo4jError, DriverError) as exc:
        said = _words(exc)
    return Verdict("control", said) if said else Verdict("passed")


def _compared(run: Run, scenario: Scenario, answer: Answer, before: State | None) -> Verdict:
    wrong, said = difference(scenario.expected, answer)
    if wrong:
        return Verdict("columns" if wrong == "columns" else "rows", said)
    try:
        if said := _controls(run, scenario):
            return Verdict("control", said)
        changed = effects(before, _state(run)) if before is not None else scenario.effects
    except (Neo4jError, DriverError) as exc:
        return Verdict("control", _words(exc))
    if changed != scenario.effects:
        return Verdict("effects", f"{changed} where {scenario.effects} was due")
    return Verdict("passed")


def _controls(run: Run, scenario: Scenario) -> str:
    """Ask what is asked afterwards, and return the first difference."""
    for text, expected in scenario.controls:
        answer = _answer(run, text, scenario.parameters)
        if expected and (said := difference(expected, answer)[1]):
            return said
    return ""


def _answer(run: Run, text: str, parameters: Mapping[str, object]) -> Answer:
    columns, rows = run(text, parameters)
    return Answer(columns, [[received(cell) for cell in row] for row in rows])


def _state(run: Run) -> State:
    nodes = [row[0] for row in run("MATCH (n) RETURN n", {})[1]]
    relationships = [row[0] for row in run("MATCH ()-[r]->() RETURN r", {})[1]]
    return state(
        (n for n in nodes if isinstance(n, neo4j.graph.Node)),
        (r for r in relationships if isinstance(r, neo4j.graph.Relationship)),
    )


def _words(exc: Exception) -> str:
    code = getattr(exc, "code", None) or type(exc).__name__
    return " ".join(f"{code}: {getattr(exc, 'message', None) or exc}".split())[:300]
