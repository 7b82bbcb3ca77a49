"""Scenarios: what is in the graph before, a query, and what is due; those of the TCK and those of our own battery.

The openCypher TCK is no part of this project. `OPSGRAPH_TEST_TCK` names it: the folder `tck/features` of
https://github.com/opencypher/openCypher, or a JSON list of its scenarios, each with `group`, `feature`, `name`, `setup`,
`params`, `query`, `expect` (`kind`, `cols`, `rows`, `ordered`, `listset`), `effects`, `control` and `procs`.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from benchmarks.conformance.features import of_folder
from benchmarks.conformance.notation import value

HERE = Path(__file__).resolve().parent
BATTERY = HERE / "battery"
#: The graph that every query of the battery begins with.
BATTERY_GRAPH = BATTERY / "graph.cypher"


@dataclass(frozen=True, slots=True)
class Expected:
    """What a query is to answer.

    Parameters
    ----------
    kind:
        Rows, or an error of whatever kind: engines name theirs differently.
    columns, rows:
        The cells as the notation writes them.
    ordered:
        Whether the order of rows counts.
    any_order:
        Whether lists inside cells are bags.
    """

    kind: Literal["rows", "error"]
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    ordered: bool = False
    any_order: bool = False


@dataclass(frozen=True, slots=True)
class Scenario:
    """One query on one graph.

    Parameters
    ----------
    ident:
        Its feature and number; no text of it.
    group:
        The folder of its feature.
    setup:
        Texts that make the graph.
    query, parameters:
        What is asked.
    expected:
        What is due.
    effects:
        How many nodes, relationships, labels and properties come (`+nodes`) and go (`-nodes`); None where nothing is said.
    controls:
        Queries asked afterwards, and what they are to answer.
    skipped:
        Why it is not run; "" where it is.
    """

    ident: str
    group: str
    setup: tuple[str, ...]
    query: str
    expected: Expected
    parameters: Mapping[str, object] = field(default_factory=dict)
    effects: Mapping[str, int] | None = None
    controls: tuple[tuple[str, Expected | None], ...] = ()
    skipped: str = ""

    @property
    def feature(self) -> str:
        """The feature that it is of."""
        return self.ident.partition(" ")[0]


def scenarios(source: str, path: str) -> list[Scenario]:
    """Return the scenarios of a source, "tck" or "battery"; the path is that of the TCK."""
    if source == "battery":
        return battery()
    return of_tck(Path(path))


def battery(folder: Path = BATTERY) -> list[Scenario]:
    """Return our own queries, file by file."""
    graph = (folder / BATTERY_GRAPH.name).read_text("utf-8")
    setup = tuple(filter(None, map(str.strip, graph.split(";"))))
    return [
        _of_battery(file.stem, setup, row)
        for file in sorted(folder.glob("*.toml"))
        for row in tomllib.loads(file.read_text("utf-8"))["query"]
    ]


def _of_battery(group: str, setup: tuple[str, ...], row: Mapping[str, Any]) -> Scenario:
    after = row.get("after")
    controls = ((str(after["text"]), _rows(after)),) if after else ()
    given = {k: value(v) for k, v in row.get("given", {}).items()}
    expected = Expected("error") if row.get("error") else _rows(row)
    ident = f"{group} {row['name']}"
    return Scenario(ident, group, setup, str(row["text"]), expected, given, controls=controls)


def _rows(row: Mapping[str, Any]) -> Expected:
    rows = tuple(tuple(cells) for cells in row["rows"])
    return Expected("rows", (), rows, bool(row.get("ordered")), bool(row.get("bags")))


def of_tck(path: Path) -> list[Scenario]:
    """Return the scenarios of the TCK: of a folder of features, or of a JSON list."""
    return numbered(of_folder(path) if path.is_dir() else json.loads(path.read_text("utf-8")))


def numbered(raw: Iterable[Mapping[str, Any]]) -> list[Scenario]:
    """Return scenarios whose idents are their feature, their number in it, and which of that number they are."""
    seen: Counter[str] = Counter()
    found = []
    for one in raw:
        number = re.match(r"\[\d+\]", str(one["name"]))
        name = f"{one['feature']} {number[0] if number else one['name']}"
        seen[name] += 1
        found.append(_of_tck(f"{name}#{seen[name]}", one))
    return found


def _of_tck(ident: str, one: Mapping[str, Any]) -> Scenario:
    controls = tuple((str(c["query"]), _expected(c["expect"]) if c["expect"] else None) for c in one["control"])
    return Scenario(
        ident,
        str(one["group"]),
        tuple(one["setup"]),
        str(one["query"]),
        _expected(one["expect"]),
        {k: value(v) for k, v in one["params"].items()},
        one["effects"],
        controls,
        "needs a procedure of the tests" if one["procs"] else "",
    )


def _expected(one: Mapping[str, Any]) -> Expected:
    if one["kind"] != "rows":
        return Expected("error" if one["kind"] == "error" else "rows")
    rows = tuple(map(tuple, one["rows"]))
    return Expected("rows", tuple(one["cols"]), rows, bool(one["ordered"]), bool(one["listset"]))
