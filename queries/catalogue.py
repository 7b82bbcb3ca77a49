"""All questions, read from `queries/cypher/`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from rapidfuzz import process

from graph.errors import UnknownQuestion
from queries.question import Question, parse

FOLDER = Path(__file__).parent / "cypher"
_GRAPH = ".graph"


@cache
def catalogue(folder: Path = FOLDER) -> Mapping[str, Question]:
    """Return the questions by name, in the order of their names; raises `PluginError` for a faulty file."""
    texts = {p.stem: p.read_text(encoding="utf-8") for p in sorted(folder.glob("*.cypher"))}
    drawn = {stem.removesuffix(_GRAPH): text for stem, text in texts.items() if stem.endswith(_GRAPH)}
    return MappingProxyType(
        {stem: parse(stem, text, drawn.get(stem, "")) for stem, text in texts.items() if not stem.endswith(_GRAPH)}
    )


def question(name: str) -> Question:
    """Return the question of that name; raises `UnknownQuestion` that says which are near."""
    questions = catalogue()
    if name in questions:
        return questions[name]
    near = [str(match) for match, *_ in process.extract(name, list(questions), limit=3, score_cutoff=50)]
    hint = f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(questions)}"
    raise UnknownQuestion(f"no question {name!r}; {hint}")
