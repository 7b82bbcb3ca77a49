"""The page of the two engines, made of what `benchmarks.conformance` and `benchmarks.speed.growth` measured and wrote down."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from writing import GENERATED, page, table

from benchmarks.conformance import figures
from benchmarks.conformance.figures import Figures
from benchmarks.conformance.judging import KINDS
from benchmarks.conformance.scenarios import HERE
from benchmarks.speed.growth import FILE as GROWTH

ENGINES = ("embedded", "server")
#: What each kind of verdict means, by its name as the files have it.
_MEANS: Mapping[str, str] = {str(kind): words for kind, words in KINDS.items()}
CAUSES = HERE / "causes.toml"
Row = Mapping[str, Any]

_INTRODUCTION = """opsgraph runs on two engines: {embedded}, embedded in the process, and {server}, a server. Both are reached by the same
driver with the same texts. This page says how far they understand the same Cypher, and what happens as a graph grows. What
follows for queries of your own stands under [rules](#rules-for-cypher-that-runs-on-both)."""

_TCK = """The [openCypher TCK](https://github.com/opencypher/openCypher/tree/main/tck) is the language's own set of scenarios: a
graph, a query, and the rows, errors and changes that are due. It is no part of this project; `make conformance` runs it where
`OPSGRAPH_TEST_TCK` names it. Each scenario runs in an explicit transaction, on the bare engine. Values are compared strictly (1 is
not 1.0), rows as a bag unless order is due, changes by looking at the whole graph before and after. Where an error is due, any
refusal counts: engines name theirs differently. What fails is tried once more in a database that never held anything."""

_BATTERY = """{count} queries of this project's own domain, in [benchmarks/conformance/battery](../benchmarks/conformance/battery), on a
store with the schema that opsgraph makes. The answers of the first files hold on both engines. `differing.toml` holds what is
known to differ, with the answer that Neo4j gives: it is where an upgrade shows first."""

_RATCHET = """`ratchet.json` lists the scenarios that the embedded engine is known not to pass. `make conformance` fails where any other
does not pass, and says which pass now; `make conformance ARGS=--raise` writes the list and these figures anew. An engine is
upgraded by changing its pin and running it."""

_GROWTH = """The claims of the samples, each document under names of its own but for the hubs (agencies, substances, countries), which every
document shares; extraction is left out. The rates are those of the last 250 documents before that size; the machine had two
processors and other work, so that a CPU second (of opsgraph and the server together) says more than one by the clock. Memory is what is resident: of opsgraph's process, which holds the embedded engine, and of the server's. Documents are made
and stored one by one, so that the process does not grow with their number."""

_ASKED = """Each question of the [catalogue](reference/questions.md) and some free Cypher: the median of five, in milliseconds, and in brackets how
many rows came, where that is more than nothing. What is asked of one document, operation or
person brings the same rows at each size; what lists everything, or asks for a hub, brings more."""


def engines_page() -> str:
    """Return docs/engines.md."""
    measured = figures.read()
    tck, battery = measured["tck"], measured["battery"]
    known = tomllib.loads(CAUSES.read_text("utf-8"))
    growth = json.loads(GROWTH.read_text("utf-8"))
    parts = [
        "# Two engines",
        GENERATED,
        _INTRODUCTION.format(**tck.engines),
        "## The openCypher TCK",
        _TCK,
        _by_verdict(tck),
        "By group; only scenarios that are run are counted:",
        _by_group(tck),
        "## Where they differ",
        *_differences(tck, known["cause"]),
        "## Our own battery",
        _BATTERY.format(count=battery.scenarios()),
        _by_group(battery),
        _battery_differences(battery),
        "## Rules for Cypher that runs on both",
        "\n".join(f"- {rule}" for rule in known["rules"]),
        "## An upgrade",
        _RATCHET,
        "## As a graph grows",
        _GROWTH,
        _sizes(growth),
        _ASKED,
        *(_answers(growth[e], tck.engines[e]) for e in ENGINES if e in growth),
        "## Where one machine ends",
        *known["scale"],
    ]
    return page(parts)


def _by_verdict(found: Figures) -> str:
    """Return how many scenarios ended in which way, by what is due and engine."""
    dues = {"rows": "rows are due", "error": "an error is due"}
    rows = []
    for due, words in dues.items():
        for engine in ENGINES:
            counts = found.totals[""][due][engine]
            run = sum(n for kind, n in counts.items() if kind != "skipped")
            others = "; ".join(f"{n:,} {_MEANS[k]}" for k, n in counts.items() if k not in ("passed", "skipped"))
            rows.append((words, found.engines[engine], f"{run:,}", f"{counts['passed']:,}", _share(counts), others))
            words = ""
    skipped = sum(due["embedded"].get("skipped", 0) for due in found.totals[""].values())
    head = ("", "engine", "scenarios", "passed", "of 100", "the others")
    return f"{table(head, rows)}\n\n{skipped} more scenarios need a procedure of the tests, and are run on neither."


def _by_group(found: Figures) -> str:
    rows = []
    for group, dues in found.totals.items():
        if group:
            counts = {e: _added(due[e] for due in dues.values()) for e in ENGINES}
            run = sum(n for kind, n in counts["embedded"].items() if kind != "skipped")
            if run:
                rows.append((group, f"{run:,}", *(f"{counts[e].get('passed', 0):,}" for e in ENGINES)))
    return table(("group", "scenarios", *(found.engines[e] for e in ENGINES)), sorted(rows))


def _added(several: Iterator[Mapping[str, int]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for counts in several:
        for kind, number in counts.items():
            found[kind] = found.get(kind, 0) + number
    return found


def _share(counts: Mapping[str, int]) -> str:
    run = sum(n for kind, n in counts.items() if kind != "skipped")
    return f"{100 * counts['passed'] / run:.1f}"


def _differences(found: Figures, causes: Sequence[Row]) -> Iterator[str]:
    """Yield the scenarios that one engine passes and the other does not, by cause, and those that neither passes."""
    differing = {i: row for i, row in found.failing.items() if not all(e in row for e in ENGINES)}
    neither = {i: row for i, row in found.failing.items() if i not in differing}
    yield f"{len(differing)} scenarios that one engine passes and the other does not, by their cause:"
    yield table(("cause", "scenarios", *(found.engines[e] for e in ENGINES)), list(_caused(differing, causes)))
    yield f"{len(neither)} that neither passes:"
    yield table(("cause", "scenarios", *(found.engines[e] for e in ENGINES)), list(_caused(neither, causes)))


def _caused(failing: Mapping[str, Row], causes: Sequence[Row]) -> Iterator[tuple[str, ...]]:
    left = dict(failing)
    for cause in [*causes, {"scenarios": "", "says": "not looked into"}]:
        of_it = {i: left.pop(i) for i in list(left) if re.match(cause["scenarios"], i)}
        if of_it:
            yield (cause["says"], _named(list(of_it)), *(_verdicts(of_it.values(), e) for e in ENGINES))


def _named(idents: Sequence[str]) -> str:
    """Return idents in short: the numbers of each feature together, with how many examples there are."""
    numbers: dict[str, int] = {}
    for ident in idents:
        name = ident.partition("#")[0]
        numbers[name] = numbers.get(name, 0) + 1
    return ", ".join(f"{name} (x{times})" if times > 1 else name for name, times in numbers.items())


def _verdicts(rows: Any, engine: str) -> str:
    kinds = {str(row[engine]).partition(": ")[0] if engine in row else "passed" for row in rows}
    return "; ".join(sorted(_MEANS[k] if k != "passed" else "passed" for k in kinds))


def _battery_differences(found: Figures) -> str:
    rows = [
        (ident.partition(" ")[2], row["group"], *(_verdicts([row], e) for e in ENGINES))
        for ident, row in found.failing.items()
    ]
    return table(("query", "file", *(found.engines[e] for e in ENGINES)), rows) if rows else "Every one passes on both."


def _sizes(growth: Mapping[str, Row]) -> str:
    head = (
        "engine",
        "documents",
        "nodes",
        "relationships",
        "a second",
        "a CPU second",
        "opsgraph, MiB",
        "server, MiB",
        "disk, MiB",
    )
    rows = [
        (
            engine,
            *(f"{step[name]:,}" for name in ("documents", "nodes", "edges")),
            f"{step['rate']:.0f}",
            f"{step['cpu_rate']:.0f}",
            f"{step['memory']:,.0f}",
            f"{step['engine_memory']:,.0f}" if step["engine_memory"] else "-",
            f"{step['disk']:,.0f}",
        )
        for engine in ENGINES
        for step in growth.get(engine, {}).values()
    ]
    return table(head, rows)


def _answers(steps: Mapping[str, Row], engine: str) -> str:
    sizes = list(steps.values())
    names = dict.fromkeys(name for step in sizes for name in step["asked"])
    rows = [(_code(name), *(_answer(step["asked"].get(name)) for step in sizes)) for name in names]
    return table((engine, *(f"{step['documents']:,} documents" for step in sizes)), rows)


def _code(name: str) -> str:
    return name if name.startswith("Cypher: ") else f"`{name}`"


def _answer(one: Row | None) -> str:
    if one is None:
        return "-"
    if one["error"]:
        return str(one["error"]).partition(":")[0]
    return f"{one['ms']:,.0f}" + (f" ({one['rows']:,})" if one["rows"] else "")
