"""Read values as the scenarios of openCypher write them: `(:A {x: 1})`, `[:T]`, `<(:A)-[:T]->(:B)>`, `['a', null]`."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from benchmarks.conformance.values import Node, Path, Relationship

# a backslash stands for itself, but before a quote and another backslash
_TOKEN = re.compile(r"\s*('(?:\\[\\']|[^'])*'|<-\[|-\[|\]->|\]-|`[^`]*`|[\w@$#.+-]+|\S)", re.S)
_WORDS: dict[str, object] = {
    "null": None, "true": True, "false": False, "NaN": math.nan,
    "Inf": math.inf, "Infinity": math.inf, "-Inf": -math.inf, "-Infinity": -math.inf,
}  # fmt: skip


class BadNotation(ValueError):
    """A cell that is no value."""


def value(cell: str) -> object:
    """Return the value that a cell writes; raises `BadNotation`."""
    reader = _Cell(cell, _TOKEN.findall(cell))
    found = reader.value()
    if reader.peek():
        raise BadNotation(f"{cell!r} goes on after its value")
    return found


@dataclass(slots=True)
class _Cell:
    """Takes a cell apart from left to right."""

    text: str
    tokens: list[str]
    at: int = 0

    def peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self, *wanted: str) -> str:
        found = self.peek()
        if not found or (wanted and found not in wanted):
            raise BadNotation(f"{self.text!r}: {found or 'its end'} where {' or '.join(wanted) or 'a value'} was due")
        self.at += 1
        return found

    def value(self) -> object:
        sign = self.take()
        if sign.startswith("'"):
            return re.sub(r"\\([\\'])", r"\1", sign[1:-1])
        if sign == "[":
            return self.relationship("]") if self.peek() == ":" else self.several()
        if sign == "{":
            return self.map()
        if sign == "(":
            return self.node()
        if sign == "<":
            return self.path()
        return self.word(sign)

    def word(self, sign: str) -> object:
        if sign in _WORDS:
            return _WORDS[sign]
        try:
            return int(sign) if re.fullmatch(r"[-+]?\d+", sign) else float(sign)
        except ValueError:
            raise BadNotation(f"{self.text!r}: {sign} is no value") from None

    def several(self) -> list[object]:
        found = []
        while self.peek() != "]":
            found.append(self.value())
            if self.peek() == ",":
                self.take()
        self.take("]")
        return found

    def map(self) -> dict[str, object]:
        found = {}
        while self.peek() != "}":
            name = self.take().strip("`")
            self.take(":")
            found[name] = self.value()
            if self.peek() == ",":
                self.take()
        self.take("}")
        return found

    def properties(self) -> dict[str, object]:
        if self.peek() != "{":
            return {}
        self.take()
        return self.map()

    def node(self) -> Node:
        labels = []
        while self.peek() == ":":
            self.take()
            labels.append(self.take().strip("`"))
        found = Node(tuple(labels), self.properties())
        self.take(")")
        return found

    def relationship(self, *ends: str) -> Relationship:
        self.take(":")
        found = Relationship(self.take().strip("`"), self.properties())
        self.take(*ends)
        return found

    def path(self) -> Path:
        self.take("(")
        nodes, steps = [self.node()], []
        while self.peek() != ">":
            forwards = self.take("-[", "<-[") == "-["
            steps.append((forwards, self.relationship("]->" if forwards else "]-")))
            self.take("(")
            nodes.append(self.node())
        self.take(">")
        return Path(tuple(nodes), tuple(steps))
