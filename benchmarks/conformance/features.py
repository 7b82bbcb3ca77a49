"""Read the features of the openCypher TCK as far as they are written in Gherkin's smaller half, into plain scenarios.

What comes out are the rows that a JSON list of the TCK has; `scenarios` makes values of both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_KEYWORD = re.compile(r"(?:Given|When|Then|And|But|\*)\s+(.*)")
_TITLE = re.compile(r"(Feature|Background|Scenario Outline|Scenario|Examples):\s*(.*)")
_ERROR = re.compile(r"an? (\w+) should be raised at (.+?): (.+)")
_CELL = re.compile(r"((?:\\.|[^\\|])*)\|")
Table = list[list[str]]


class BadFeature(ValueError):
    """A feature that says what this reader does not know."""


@dataclass(slots=True)
class Step:
    """A step, with the text or table under it."""

    text: str
    body: str = ""
    table: Table = field(default_factory=list)

    def filled(self, given: Mapping[str, str]) -> Step:
        """Return the step with the values of an example in their places."""
        table = [[_filled(cell, given) for cell in row] for row in self.table]
        return Step(_filled(self.text, given), _filled(self.body, given), table)


@dataclass(slots=True)
class _Block:
    """A background or scenario, with its steps and tables of examples."""

    kind: str
    title: str
    steps: list[Step] = field(default_factory=list)
    examples: list[Table] = field(default_factory=list)


def of_folder(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield every scenario below a folder of features, each example of an outline as one; graphs are beside the folder."""
    for path in sorted(folder.rglob("*.feature")):
        group = path.parent.relative_to(folder).as_posix()
        for name, steps in outlined(path.read_text("utf-8")):
            yield {"group": group, "feature": path.stem, "name": name} | plain(steps, folder.parent / "graphs")


def outlined(text: str) -> Iterator[tuple[str, list[Step]]]:
    """Yield the name and steps of each scenario of a feature, those of its background first."""
    background: list[Step] = []
    for block in _blocks(text):
        if block.kind == "Background":
            background = block.steps
        for given in _examples(block.examples) if block.kind.startswith("Scenario") else ():
            yield block.title, [step.filled(given) for step in (*background, *block.steps)]


def plain(steps: list[Step], graphs: Path) -> dict[str, Any]:
    """Return what steps say, as a row of the JSON list; raises `BadFeature`."""
    row: dict[str, Any] = {"setup": [], "params": {}, "query": "", "effects": None, "control": [], "procs": False}
    for step in steps:
        text = step.text.lower()
        if text.startswith("the result should be"):
            _expect(row, step)
        elif found := _ERROR.fullmatch(step.text):
            row["expect"] = {"kind": "error", "type": found[1], "phase": found[2], "detail": found[3]}
        elif text in {"no side effects", "the side effects should be:"}:
            # those of a control query are of no interest
            if not row["control"]:
                row["effects"] = {name: int(number) for name, number in step.table}
        elif not _given(row, step, text, graphs):
            raise BadFeature(f"no step {step.text!r} is known")
    return row


def _given(row: dict[str, Any], step: Step, text: str, graphs: Path) -> bool:
    """Take a step that says what is there, or what is asked; whether it was one."""
    if text in {"an empty graph", "any graph"}:
        return True
    if found := re.fullmatch(r"the (\S+) graph", text):
        row["setup"].append((graphs / found[1] / f"{found[1]}.cypher").read_text("utf-8"))
    elif text.startswith("having executed"):
        row["setup"].append(step.body)
    elif text.startswith("parameters are"):
        row["params"] = dict(step.table)
    elif text.startswith("there exists a procedure"):
        row["procs"] = True
    elif text.startswith("executing query"):
        row["query"] = step.body
    elif text.startswith("executing control query"):
        row["control"].append({"query": step.body, "expect": None})
    else:
        return False
    return True


def _expect(row: dict[str, Any], step: Step) -> None:
    """Take what is due: of the last control query, where there is one."""
    text = step.text.lower()
    due: dict[str, Any] = {"kind": "empty"}
    if step.table:
        bags = "ignoring element order" in text
        due = {"kind": "rows", "ordered": "in order" in text, "listset": bags}
        due |= {"cols": step.table[0], "rows": step.table[1:]}
    (row["control"][-1] if row["control"] else row)["expect"] = due


def _blocks(text: str) -> Iterator[_Block]:
    """Cut a feature into its blocks, line by line."""
    block = _Block("", "")
    lines = iter(text.splitlines())
    for line in lines:
        bare = line.strip()
        if not bare or bare.startswith(("#", "@")):
            continue
        if title := _TITLE.match(bare):
            if title[1] == "Examples":
                block.examples.append([])
                continue
            yield block
            block = _Block(title[1], title[2])
        elif bare.startswith('"""'):
            block.steps[-1].body = _body(lines, len(line) - len(line.lstrip()))
        elif bare.startswith("|"):
            (block.examples[-1] if block.examples else block.steps[-1].table).append(_cells(bare))
        elif step := _KEYWORD.match(bare):
            block.steps.append(Step(step[1]))
        elif block.kind != "Feature":  # whose own words are for readers
            raise BadFeature(f"what is {bare!r}?")
    yield block


def _body(lines: Iterator[str], indent: int) -> str:
    """Return the text up to the closing quotes, without the indent of the opening ones."""
    found: list[str] = []
    for line in lines:
        if line.strip() == '"""':
            return "\n".join(found)
        found.append(line[indent:] if not line[:indent].strip() else line.lstrip())
    raise BadFeature("a text has no end")


def _cells(line: str) -> list[str]:
    cells = (c.strip() for c in _CELL.findall(line[1:]))
    return [re.sub(r"\\([\\|n])", lambda m: "\n" if m[1] == "n" else m[1], c) for c in cells]


def _examples(tables: list[Table]) -> Iterator[Mapping[str, str]]:
    if not tables:
        yield {}
    for head, *rows in tables:
        yield from (dict(zip(head, row, strict=True)) for row in rows)


def _filled(text: str, given: Mapping[str, str]) -> str:
    for name, put in given.items():
        text = text.replace(f"<{name}>", put)
    return text
