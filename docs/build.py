"""Write what is derived: docs/reference, docs/accuracy.md, docs/engines.md, .env.example, and the answers shown in the README.

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
from collections.abc import Callable, Mapping
from pathlib import Path

from pydantic import AliasChoices, SecretStr
from pydantic.fields import FieldInfo

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "docs")]

from accuracy_page import accuracy_page, reliability_picture, with_figures  # noqa: E402 - this folder and the root are put on the path first
from commands import command_page  # noqa: E402
from diagram import ontology_svg  # noqa: E402
from engines_page import engines_page  # noqa: E402
from examples import EXAMPLES, shortened  # noqa: E402
from http_page import http_page  # noqa: E402
from ontology_page import ontology_page  # noqa: E402
from writing import GENERATED, anchor, page, table  # noqa: E402

from api.app import description  # noqa: E402
from graph.ontology import ONTOLOGY  # noqa: E402
from graph.settings import Settings  # noqa: E402
from queries.catalogue import catalogue  # noqa: E402
from queries.question import Question  # noqa: E402

#: The command as it is installed beside this interpreter.
OPSGRAPH = Path(sys.executable).with_name("opsgraph")
#: Width of the tables in the README; a page on the web shows no more without a scroll bar.
WIDTH = 100
#: Pages that show the figures of accuracy, and commands with what they print; the page of questions is written whole.
SHOWING = (Path("README.md"), Path("docs/index.md"))
#: A console block of a page with the commands of this project, each followed by what it prints.
_CONSOLE = re.compile(r"(?<=^```console\n)(?:.*\n)*?(?=^```$)", re.MULTILINE)


def questions_page(questions: Mapping[str, Question]) -> str:
    """Return the page of the catalogue."""
    parts = [
        "# Questions",
        GENERATED,
        "Each question is a file of Cypher in [queries/cypher](../../queries/cypher). Ask with `opsgraph query NAME "
        "--param name=value`, or paste the text into any Cypher tool. Entities are given by any of their names or by "
        "id. The answers shown are those of the [samples](../../samples/README.md), after `make demo`; long ones are cut. "
        "For an entity `x`, the text receives the id as `$x` and, where it asks for it, the folded name as `$x_key`.",
        table(("question", "name"), [(f"[{q.title}](#{anchor(q.title)})", f"`{q.name}`") for q in questions.values()]),
        *(_question(q) for q in questions.values()),
    ]
    return page(parts)


def settings_page() -> str:
    """Return the page of the settings."""
    rows = [
        (f"`{_variable(n, f)}`", f"`{_default(f)}`" if _default(f) else "", str(f.description)) for n, f in _fields()
    ]
    parts = [
        "# Settings",
        GENERATED,
        "Read from the environment, and from nowhere else. `--store` of the command line comes before `OPSGRAPH_STORE`.",
        table(("variable", "default", "what it is"), rows),
    ]
    return page(parts)


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
        Path("docs/images/ontology.svg"): ontology_svg(ONTOLOGY),
        Path("docs/images/reliability.svg"): reliability_picture(),
        Path("docs/accuracy.md"): accuracy_page(),
        Path("docs/engines.md"): engines_page(),
        Path("docs/reference/ontology.md"): ontology_page(),
        Path("docs/reference/commands.md"): command_page(GENERATED),
        Path("docs/reference/settings.md"): settings_page(),
        Path("docs/reference/http.md"): http_page(description()),
        Path(".env.example"): env_example(),
        **{path: with_figures((ROOT / path).read_text("utf-8")) for path in SHOWING},
    }


def shown(store: str) -> dict[Path, str]:
    """Return every page that shows what commands print, by its path from the root, with what they print now."""
    pages = {Path("docs/reference/questions.md"): questions_page(catalogue())}
    for path in SHOWING:
        pages[path] = (ROOT / path).read_text("utf-8")
    most = {Path("docs/reference/questions.md"): shortened}
    return {path: with_answers(text, store, most.get(path, str)) for path, text in pages.items()}


def samples() -> list[Path]:
    """Return the sample documents that the demo loads."""
    found = (p for p in (ROOT / "samples").iterdir() if p.suffix in {".txt", ".html", ".md", ".jsonl"})
    return sorted(p for p in found if p.name != "README.md")


def load_samples(folder: Path) -> str:
    """Load the samples into a new store in a folder and return its address."""
    address = f"embedded:{folder / 'store'}"
    command = [str(OPSGRAPH), "--store", address, "ingest", *(p.relative_to(ROOT).as_posix() for p in samples())]
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


def with_answers(text: str, store: str, short: Callable[[str], str] = str) -> str:
    """Return a page with what its commands print now under each of them; `short` cuts what is too long to show."""

    def answered(block: re.Match[str]) -> str:
        commands = [line[2:] for line in block[0].splitlines() if line.startswith("$ ")]
        return "\n".join(f"$ {c}\n{short(printed(c, store))}" for c in commands)

    return _CONSOLE.sub(answered, text)


def main() -> None:
    """Write everything."""
    for path, text in generated().items():
        (ROOT / path).write_text(text, encoding="utf-8", newline="\n")
        print(path)
    with tempfile.TemporaryDirectory(prefix="opsgraph-docs-") as folder:
        for path, text in shown(load_samples(Path(folder))).items():
            (ROOT / path).write_text(text, encoding="utf-8", newline="\n")
            print(path)


def _question(question: Question) -> str:
    drawn = f"Can be drawn: `opsgraph map --question {question.name}`." if question.drawable else ""
    rows = [
        (f"`{p.name}`", p.type.replace("|", " or "), "no" if p.optional else "yes", p.description, p.example)
        for p in question.parameters
    ]
    parts = [
        f"## {question.title}",
        f"`{question.name}`. {question.about}".strip(),
        table(("parameter", "type", "needed", "what it is", "example"), rows) if rows else "Takes no parameter.",
        f"Columns: {', '.join(f'`{c}`' for c in question.columns)}." if question.columns else "",
        drawn,
        _example(question),
        f"```cypher\n{_body(question.text)}\n```",
    ]
    return "\n\n".join(filter(None, parts))


def _example(question: Question) -> str:
    """Return the block of a question asked of the samples; what it prints is put in later."""
    if question.name not in EXAMPLES:
        return ""
    given = EXAMPLES[question.name]
    command = shlex.join(["opsgraph", "query", question.name])
    command += "".join(f" --param {name}={_quoted(value)}" for name, value in given.items())
    return f"```console\n$ {command}\n```"


def _quoted(value: str) -> str:
    return value if shlex.quote(value) == value else f'"{value}"'


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


if __name__ == "__main__":
    main()
