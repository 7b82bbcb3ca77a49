"""The front matter of a Markdown file: YAML between lines of `---`, or TOML between lines of `+++`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping

MISSING = ""
try:
    import yaml
except ImportError as exc:  # not silent: the Markdown reader says what to install
    MISSING = exc.name or "yaml"

_YAML = re.compile(r"\s*---[ \t]*\n(?P<body>.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|$)", re.S)
_TOML = re.compile(r"\s*\+\+\+[ \t]*\n(?P<body>.*?)(?:^|\n)\+\+\+[ \t]*(?:\n|$)", re.S)
_PAIR = re.compile(r"""^[ \t]*(?P<key>[A-Za-zÀ-ÿ][\w .-]{0,60}?)\s*[:=]\s+(?P<value>\S.*)$""", re.M)
#: A longer one is no front matter but a text between rules (characters).
_LONGEST = 65_536


def front_matter(text: str) -> tuple[Mapping[str, object], str, str]:
    r"""Split a text into its front matter and the rest.

    Parameters
    ----------
    text:
        Decoded, newlines as `\n`.

    Returns
    -------
    Its fields, the rest of the text, and where the fields come from: "front matter", "broken front matter" where only
    its plain lines of name and value could be read, or "" where there is none.
    """
    for pattern, load in ((_YAML, _yaml), (_TOML, tomllib.loads)):
        found = pattern.match(text, 0, _LONGEST)
        if found is None or not (body := found["body"]).strip() or not _PAIR.search(body + "\n"):
            continue
        try:
            read = load(body)
        except _BROKEN:
            read = None
        if isinstance(read, Mapping):
            return {str(k): v for k, v in read.items()}, text[found.end() :], "front matter"
        pairs = {m["key"]: m["value"].rstrip().strip("\"'") for m in _PAIR.finditer(body)}
        return pairs, text[found.end() :], "broken front matter"
    return {}, text, ""


def _yaml(body: str) -> object:
    # BaseLoader makes texts, lists and mappings and nothing else: no objects, no `no` that means False (YAML 1.1)
    return yaml.load(body, Loader=yaml.BaseLoader)  # noqa: S506


#: What the two loaders raise for a broken text: YAMLError is no ValueError, TOMLDecodeError is one.
_BROKEN: tuple[type[Exception], ...] = (ValueError, RecursionError, *((yaml.YAMLError,) if not MISSING else ()))
