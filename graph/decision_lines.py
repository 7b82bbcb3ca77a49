"""Decisions as lines of JSON, in the order of their ids: a file that is kept under version control shows what changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from graph.decisions import VERDICTS, Decision, contradiction, contradictions
from graph.errors import InvalidDecision

FIELDS = ("first", "second", "verdict", "kept", "reason", "author", "at")
_NEEDED = FIELDS[:3]


def written(decisions: Iterable[Decision]) -> str:
    """Return a line for each decision, the same text for the same decisions; what is empty is left out."""
    rows = ({name: getattr(d, name) for name in FIELDS} for d in sorted(decisions, key=lambda d: d.key))
    filled = ({name: said for name, said in row.items() if said} for row in rows)
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in filled)


def read(text: str, name: str) -> tuple[Decision, ...]:
    """Return the decisions of a file's text; empty lines are passed over.

    Raises
    ------
    InvalidDecision
        Which names the file and the line: one that is no decision, decides a pair once more, or contradicts others.
    """
    found: dict[str, Decision] = {}
    lines: dict[str, int] = {}
    # not `splitlines`: a reason may hold a character that only Python takes for the end of a line
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if not line.strip():
            continue
        try:
            decision = decision_of(_row(line))
        except InvalidDecision as exc:
            raise InvalidDecision(f"{name}, line {number}: {exc}") from exc
        if decision.key in lines:
            said = f"{decision.first} and {decision.second} are decided in line {lines[decision.key]} already"
            raise InvalidDecision(f"{name}, line {number}: {said}; keep one of the lines")
        lines[decision.key], found[decision.key] = number, decision
    for different, chain in contradictions(found.values()):
        numbers = ", ".join(str(n) for n in sorted(lines[d.key] for d in (different, *chain)))
        raise InvalidDecision(f"{name}, lines {numbers}: {contradiction(different, chain)}")
    return tuple(found.values())


def _row(line: str) -> Mapping[str, object]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as exc:
        raise InvalidDecision(f"is no JSON: {exc}") from exc
    if not isinstance(row, dict):
        raise InvalidDecision(f"is no object of JSON, but {line.strip()[:40]!r}")
    return row


def decision_of(row: Mapping[str, object]) -> Decision:
    """Return the decision of a line, or one that was stored.

    Raises
    ------
    InvalidDecision
        When something is missing, is no text, or nothing can be decided of its ids.
    """
    if strange := sorted(row.keys() - {*FIELDS, "key"}):
        raise InvalidDecision(f"unknown {', '.join(strange)}; expected {', '.join(FIELDS)}")
    if missing := [name for name in _NEEDED if not row.get(name)]:
        raise InvalidDecision(
            f"no {', '.join(missing)}; a decision has {', '.join(_NEEDED)}, and kept where it is same"
        )
    given = {name: row.get(name, "") for name in FIELDS}
    if wrong := [name for name, said in given.items() if not isinstance(said, str)]:
        raise InvalidDecision(f"{wrong[0]} must be text, not {given[wrong[0]]!r}")
    said = {name: str(value) for name, value in given.items() if name != "verdict"}
    verdict = next((v for v in VERDICTS if v == given["verdict"]), None)
    if verdict is None:
        raise InvalidDecision(f"a verdict is {' or '.join(VERDICTS)}, not {given['verdict']!r}")
    decision = Decision(verdict=verdict, **said)
    if row.get("key", decision.key) != decision.key:
        raise InvalidDecision(f"its key is that of other ids than {decision.first} and {decision.second}")
    return decision
