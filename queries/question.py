"""A question: a Cypher text with a header that says what it asks, takes and returns.

The header is a run of comment lines at the top of a `.cypher` file, so that a file can be pasted into any Cypher tool:

    // title: Which agencies took part in an operation?
    // about: Those that led it, took part, or belong to the body that led it.
    // param: operation operation "Operation Example Blizzard" Name or id of the operation
    // param: year integer "2025" optional Only what was stated in that year
    // column: agency
    // shape: table
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from graph.errors import PluginError
from graph.ontology import ONTOLOGY

Shape = Literal["table", "network"]
ValueName = Literal["text", "integer", "number", "date", "boolean"]

_HEADER = re.compile(r"//\s*(\w+):\s*(.*?)\s*$")
_PARAM = re.compile(
    r'(?P<name>[a-z_]+) (?P<type>[a-z|-]+) "(?P<example>[^"]*)"(?P<optional> optional)? (?P<about>\S.*)'
)
_KEYS = frozenset({"title", "about", "param", "column", "shape"})


def kebab(type_name: str) -> str:
    """Return a node type's name as headers, ids and addresses write it: `criminal-organization`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", type_name).lower()


#: Node types by the word for them in a header.
ENTITY_TYPES = {kebab(t.name): t.name for t in ONTOLOGY.nodes}


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question takes.

    `type` is the word of the header: a value (`text`, `integer`, `number`, `date`, `boolean`), `entity`, or node types
    (`agency`, `substance|commodity`), which are given by name or id.
    """

    name: str
    type: str
    example: str
    optional: bool
    description: str

    @property
    def node_types(self) -> tuple[str, ...]:
        """The node types that it may name; empty for a plain value."""
        if self.type == "entity":
            return tuple(ENTITY_TYPES.values())
        return tuple(ENTITY_TYPES[word] for word in self.type.split("|") if word in ENTITY_TYPES)


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the catalogue; `graph_text` is its form that can be drawn, empty where there is none."""

    name: str
    title: str
    about: str
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    shape: Shape
    text: str
    graph_text: str = ""

    @property
    def drawable(self) -> bool:
        """Whether it can be answered with a network."""
        return bool(self.graph_text) or self.shape == "network"


def parse(name: str, text: str, graph_text: str = "") -> Question:
    """Read the header of a question.

    Raises
    ------
    PluginError
        With every fault of the header at once.
    """
    lines = list(_header(text))
    faults = [f"unknown key {key!r}; have {', '.join(sorted(_KEYS))}" for key, _ in lines if key not in _KEYS]
    one = {key: [v for k, v in lines if k == key] for key in _KEYS}
    singles = ("title", "about", "shape")
    faults += [f"there must be one {k}, not {len(one[k])}" for k in singles if len(one[k]) != 1 or not one[k][0]]
    shape: Shape = "network" if one["shape"] == ["network"] else "table"
    if one["shape"] and one["shape"][0] not in get_args(Shape):
        faults.append(f"shape is table or network, not {one['shape'][0]!r}")
    if shape == "table" and not one["column"]:
        faults.append("a table has columns; name them with `// column: name`")
    parameters = []
    for line in one["param"]:
        found = _parameter(line)
        if isinstance(found, str):
            faults.append(found)
        else:
            parameters.append(found)
    faults += _unused(parameters, text, graph_text)
    faults += [f"{what} is declared twice" for what in _twice([p.name for p in parameters], one["column"])]
    if faults:
        raise PluginError(f"{name}.cypher: " + "; ".join(faults))
    return Question(
        name, one["title"][0], one["about"][0], tuple(parameters), tuple(one["column"]), shape, text, graph_text
    )


def _header(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        if not line.startswith("//"):
            return
        if found := _HEADER.match(line):
            yield found[1], found[2]


def _parameter(line: str) -> Parameter | str:
    """Return the parameter, or what is wrong with its line."""
    found = _PARAM.fullmatch(line)
    if not found:
        return f'param {line!r} is not: name type "example" [optional] description'
    parameter = Parameter(found["name"], found["type"], found["example"], bool(found["optional"]), found["about"])
    words = found["type"].split("|")
    if found["type"] in {*get_args(ValueName), "entity"} or all(w in ENTITY_TYPES for w in words):
        return parameter
    known = ", ".join([*get_args(ValueName), "entity", *ENTITY_TYPES])
    return f"param {parameter.name} is of no known type {parameter.type!r}; have {known}"


def _unused(parameters: list[Parameter], *texts: str) -> list[str]:
    """Say which parameters are declared and not used, or used and not declared; `$x_key` belongs to `$x`."""
    declared = {p.name for p in parameters}
    keys = {f"{p.name}_key" for p in parameters if p.node_types}
    used = {name for text in texts for name in re.findall(r"\$(\w+)", text)}
    faults = [f"param {n} is not used" for n in sorted(declared - used - {k.removesuffix("_key") for k in used & keys})]
    return faults + [f"${n} is used but not declared" for n in sorted(used - declared - keys)]


def _twice(*lists: list[str]) -> list[str]:
    return sorted({item for items in lists for item in items if items.count(item) > 1})
