"""Write what is derived: docs/reference, .env.example, and the answers shown in the README.

`make docs` runs it. tests/test_docs.py compares what it would write with what is there.
"""

from __future__ import annotations

import contextlib
import os
import pty
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pydantic import AliasChoices, SecretStr
from pydantic.fields import FieldInfo

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from graph.ontology import ONTOLOGY  # noqa: E402 - the root is put on the path first
from graph.schema import EdgeType, NodeType, Ontology, Property, Terms, ValueKind  # noqa: E402
from graph.settings import Settings  # noqa: E402
from queries.catalogue import catalogue  # noqa: E402
from queries.question import Question  # noqa: E402

GENERATED = "<!-- Written by docs/build.py; run `make docs` and do not edit. -->"
#: The command as it is installed beside this interpreter.
OPSGRAPH = Path(sys.executable).with_name("opsgraph")
#: Width of the tables in the README; a page on the web shows no more without a scroll bar.
WIDTH = 100
#: A console block of a page with the commands of this project, each followed by what it prints.
_CONSOLE = re.compile(r"(?<=^```console\n)(?:.*\n)*?(?=^```$)", re.MULTILINE)


def ontology_page(ontology: Ontology = ONTOLOGY) -> str:
    """Return the page of node types, relations and values."""
    parts = [
        "# Ontology",
        GENERATED,
        "Declared in [graph/ontology.py](../../graph/ontology.py), from which this page, the store's constraints, the "
        "legend of the map and the checks of every claim are derived. Beside each type stand the nearest terms of "
        "FollowTheMoney, STIX 2.1, schema.org and Wikidata; a dash where there is none.",
        "## Entities",
        *(_node(t) for t in ontology.nodes),
        "## Relations",
        "Read as *subject relation object*. A claim whose ends are not listed is refused.",
        *(_edge(t) for t in ontology.edges),
        "## Values",
        "Claims about one entity whose object is a value.",
        *(_value(t) for t in ontology.values),
    ]
    return _page(parts)


def questions_page(questions: Mapping[str, Question]) -> str:
    """Return the page of the catalogue."""
    parts = [
        "# Questions",
        GENERATED,
        "Each question is a file of Cypher in [queries/cypher](../../queries/cypher). Ask with `opsgraph query NAME "
        "--param name=value`, or paste the text into any Cypher tool. Entities are given by any of their names or by "
        "id. For an entity `x`, the text receives the id as `$x` and, where it asks for it, the folded name as `$x_key`.",
        _table(
            ("question", "name"), [(f"[{q.title}](#{_anchor(q.title)})", f"`{q.name}`") for q in questions.values()]
        ),
        *(_question(q) for q in questions.values()),
    ]
    return _page(parts)


def settings_page() -> str:
    """Return the page of the settings."""
    rows = [
        (f"`{_variable(n, f)}`", f"`{_default(f)}`" if _default(f) else "", str(f.description)) for n, f in _fields()
    ]
    parts = [
        "# Settings",
        GENERATED,
        "Read from the environment, and from nowhere else. `--store` of the command line comes before `OPSGRAPH_STORE`.",
        _table(("variable", "default", "what it is"), rows),
    ]
    return _page(parts)


def env_example() -> str:
    """Return `.env.example`: every setting, commented out, with its default."""
    lines = [
        "# Every setting with its default. Written by docs/build.py; run `make docs` and do not edit.",
        "# opsgraph reads the environment only. To use a copy of this file: set -a; . ./.env; set +a",
    ]
    for name, field in _fields():
        lines += ["", f"# {field.description}", f"#{_variable(name, field)}={_default(field)}"]
    return "\n".join(lines) + "\n"


def generated() -> dict[Path, str]:
    """Return every page that is written from the code, by its path from the root."""
    return {
        Path("docs/reference/ontology.md"): ontology_page(),
        Path("docs/reference/questions.md"): questions_page(catalogue()),
        Path("docs/reference/settings.md"): settings_page(),
        Path(".env.example"): env_example(),
    }


def samples() -> list[Path]:
    """Return the sample documents that the demo loads."""
    return sorted(p for p in (ROOT / "samples").iterdir() if p.suffix in {".txt", ".html"})


def load_samples(folder: Path) -> str:
    """Load the samples into a new store in a folder and return its address."""
    address = f"embedded:{folder / 'store'}"
    command = [str(OPSGRAPH), "--store", address, "ingest", *map(str, samples())]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)  # noqa: S603 - our own command
    return address


def printed(command: str, store: str) -> str:
    """Run a command of this project and return what a terminal of `WIDTH` columns shows, without its colours."""
    program, *arguments = shlex.split(command)
    if program != "opsgraph":
        raise ValueError(f"{command!r} is no command of this project")
    environment = {**os.environ, "OPSGRAPH_STORE": store, "COLUMNS": str(WIDTH), "PYTHONIOENCODING": "utf-8"}  # noqa: TID251 - handed on
    ours, theirs = pty.openpty()
    with subprocess.Popen(  # noqa: S603 - our own command
        [str(OPSGRAPH), *arguments], cwd=ROOT, env=environment, stdin=theirs, stdout=theirs, stderr=theirs
    ) as process:
        os.close(theirs)
        text = _terminal_text(ours)
    os.close(ours)
    if process.returncode:
        raise RuntimeError(f"{command}\n{text}")
    # how long a query took is another number each time
    return "\n".join(re.sub(r" in \d+\.\d+ s$", "", line).rstrip() for line in text.splitlines()) + "\n"


def _terminal_text(handle: int) -> str:
    """Read what a process writes to a terminal until it ends, without control sequences."""
    data = b""
    # Linux says at the end that the terminal is gone, others that there is nothing more
    with contextlib.suppress(OSError):
        while part := os.read(handle, 65_536):
            data += part
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", data.decode()).replace("\r\n", "\n")


def with_answers(page: str, store: str) -> str:
    """Return a page with what its commands print now under each of them."""

    def answered(block: re.Match[str]) -> str:
        commands = [line[2:] for line in block[0].splitlines() if line.startswith("$ ")]
        return "\n".join(f"$ {c}\n{printed(c, store)}" for c in commands)

    return _CONSOLE.sub(answered, page)


def main() -> None:
    """Write everything."""
    for path, text in generated().items():
        (ROOT / path).write_text(text, encoding="utf-8", newline="\n")
        print(path)
    readme = ROOT / "README.md"
    with tempfile.TemporaryDirectory(prefix="opsgraph-docs-") as folder:
        text = with_answers(readme.read_text("utf-8"), load_samples(Path(folder)))
    readme.write_text(text, encoding="utf-8", newline="\n")
    print("README.md")


def _node(kind: NodeType) -> str:
    return "\n\n".join(
        [
            f"### {kind.name}",
            f"{kind.description} Plural: {kind.plural}.",
            *_properties(kind.properties),
            _terms(kind.terms),
        ]
    )


def _edge(kind: EdgeType) -> str:
    ends: dict[str, list[str]] = {}
    for subject, target in kind.ends:
        ends.setdefault(subject.name, []).append(target.name)
    runs = [(f"`{subject}`", ", ".join(f"`{t}`" for t in targets)) for subject, targets in ends.items()]
    notes = [f"Read: *{kind.caption}*. {kind.description}"]
    if kind.symmetric:
        notes.append("Has no direction.")
    if kind.per_statement:
        notes.append("Kept for each document and amount: two documents with two figures give two edges.")
    body = [f"### {kind.name}", " ".join(notes), _table(("subject", "object"), runs), *_properties(kind.properties)]
    return "\n\n".join([*body, _terms(kind.terms)])


def _value(kind: ValueKind) -> str:
    subjects = ", ".join(f"`{t.name}`" for t in kind.subjects)
    body = [f"### {kind.name}", f"{kind.description}", f"Of: {subjects}.", *_properties(kind.properties)]
    return "\n\n".join(body)


def _properties(properties: Sequence[Property]) -> Iterator[str]:
    if properties:
        rows = [(f"`{p.name}`", p.type, p.description + (f" (unit: {p.unit})" if p.unit else "")) for p in properties]
        yield _table(("property", "type", "what it is"), rows)


def _terms(terms: Terms) -> str:
    named = (
        ("FollowTheMoney", terms.follow_the_money),
        ("STIX 2.1", terms.stix),
        ("schema.org", terms.schema_org),
        ("Wikidata", terms.wikidata),
    )
    return "Nearest terms: " + "; ".join(f"{name} {term or '-'}" for name, term in named) + "."


def _question(question: Question) -> str:
    drawn = f"Can be drawn: `opsgraph map --question {question.name}`." if question.drawable else ""
    rows = [
        (f"`{p.name}`", p.type.replace("|", " or "), "no" if p.optional else "yes", p.description, p.example)
        for p in question.parameters
    ]
    parts = [
        f"## {question.title}",
        f"`{question.name}`. {question.about}".strip(),
        _table(("parameter", "type", "needed", "what it is", "example"), rows) if rows else "Takes no parameter.",
        f"Columns: {', '.join(f'`{c}`' for c in question.columns)}." if question.columns else "",
        drawn,
        f"```cypher\n{_body(question.text)}\n```",
    ]
    return "\n\n".join(filter(None, parts))


def _body(text: str) -> str:
    """Return a question's text without its header, which the page has said already."""
    lines = text.strip().splitlines()
    while lines and lines[0].startswith("//"):
        lines.pop(0)
    return "\n".join(lines)


def _fields() -> list[tuple[str, FieldInfo]]:
    return list(Settings.model_fields.items())


def _variable(name: str, field: FieldInfo) -> str:
    alias = field.validation_alias
    if isinstance(alias, AliasChoices):
        return str(alias.choices[0])
    return str(alias) if alias else f"OPSGRAPH_{name.upper()}"


def _default(field: FieldInfo) -> str:
    value = field.default
    return value.get_secret_value() if isinstance(value, SecretStr) else str(value)


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def _page(parts: Sequence[str]) -> str:
    return "\n\n".join(p.strip() for p in parts if p.strip()) + "\n"


if __name__ == "__main__":
    main()
