"""Write the page of the command line from the verbs themselves."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Any

import typer
from writing import table

from cli.main import VERBS, _verb, app

INTRODUCTION = """
`opsgraph [--store ADDRESS] VERB ...`. `opsgraph VERB --help` says the same as this page.

**Exit status**: 0 done; 1 something failed, which is said in one line, or some documents could not be read, each of which is
listed with its reason; 2 a verb or an option is wrong. Answers go to standard output, everything else to standard error.

**The store**: `--store` before the verb, else `OPSGRAPH_STORE`, else `NEO4J_URI`, else a folder of your data directory. All
[settings](settings.md) are environment variables.
"""


def command_page(mark: str) -> str:
    """Return the page of every verb: what it does, its arguments and its options.

    Parameters
    ----------
    mark:
        The line that says that the page is generated.
    """
    whole: Any = typer.main.get_command(app)
    shared = [_row(p, p.help, f"`{_flags(p)}`") for p in whole.params if "--store" in p.opts]
    rows = "\n".join(f"| [`{verb}`](#{verb}) | {text} |" for verb, text in VERBS.items())
    parts = [
        "# Command line",
        mark,
        INTRODUCTION.strip(),
        f"| verb | what it does |\n| --- | --- |\n{rows}",
        "## Shared option",
        _table("option", shared),
        *(part for verb in VERBS for part in _verb_parts(verb)),
    ]
    return "\n\n".join(parts) + "\n"


def _verb_parts(verb: str) -> Iterator[str]:
    command: Any = _verb(verb)
    arguments = [p for p in command.params if not p.opts[0].startswith("-")]
    options = [p for p in command.params if p.opts[0].startswith("-") and not p.hidden]
    usage = " ".join([f"opsgraph {verb}", *(["[OPTIONS]"] if options else []), *map(_place, arguments)])
    yield f"## {verb}"
    yield f"`{usage}`"
    yield _paragraphs(command.help or VERBS[verb])
    if arguments:
        yield _table("argument", [_row(p, p.help, f"`{_name(p)}`") for p in arguments])
    if options:
        yield _table("option", [_row(p, p.help, f"`{_flags(p)}`") for p in options])


def _paragraphs(text: str) -> str:
    """Return a help text with its examples as code."""
    whole = (" ".join(part.split()) for part in text.split("\n\n"))
    return "\n\n".join(f"```sh\n{p.removeprefix('For example: ')}\n```" if "For example: " in p else p for p in whole)


def _name(parameter: Any) -> str:
    return str(parameter.metavar or parameter.name.upper())


def _place(parameter: Any) -> str:
    name = _name(parameter) + ("..." if parameter.nargs == -1 else "")
    return name if parameter.required else f"[{name}]"


def _flags(parameter: Any) -> str:
    flags = ", ".join([*reversed(parameter.opts), *parameter.secondary_opts])
    kind = parameter.type_descriptor.annotation
    if isinstance(kind, type) and issubclass(kind, Enum):
        return f"{flags} " + "|".join(str(one.value) for one in kind)
    return flags if parameter.is_flag else f"{flags} {_name(parameter)}"


def _row(parameter: Any, text: str | None, first: str = "") -> tuple[str, str]:
    said = " ".join((text or "").split())
    default = parameter.default
    if parameter.show_default is True and default not in (None, False, "", (), []):
        said += f" Default: {getattr(default, 'value', default)}."
    return first, said


def _table(head: str, rows: list[tuple[str, str]]) -> str:
    return table((head, "what it is"), rows)
