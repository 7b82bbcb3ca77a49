"""The same text gives the same bytes: twice in one process, and in another one whose hashes fall otherwise."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from graph.model import Extraction
from loaders.output import records
from loaders.pipeline import Pipeline, run
from loaders.readers.plain_text import text_document
from tests.loaders.test_golden import ENGLISH, FRENCH

SCRIPT = """
import json, sys
from graph.settings import Settings
from loaders.output import records
from loaders.pipeline import Pipeline
pipeline = Pipeline(Settings())
for source in sys.argv[1:]:
    for record in records(pipeline.extract(pipeline.read(source))):
        print(json.dumps(record, ensure_ascii=False))
"""


def _lines(extraction: Extraction) -> list[str]:
    return [json.dumps(r, ensure_ascii=False) for r in records(extraction)]


def test_extracting_twice_gives_the_same_records(pipeline: Pipeline) -> None:
    for text in (ENGLISH, FRENCH):
        document = text_document("release.txt", text)
        assert _lines(pipeline.extract(document)) == _lines(pipeline.extract(document))


def test_a_document_says_the_same_whatever_was_read_before_it(pipeline: Pipeline) -> None:
    document = text_document("release.txt", ENGLISH)
    before = _lines(pipeline.extract(document))
    pipeline.extract(text_document("other.txt", FRENCH + "\n\nThe FBI and the DEA led Operation Harvest in Oregon.\n"))
    assert _lines(pipeline.extract(document)) == before


def test_another_process_with_other_hashes_gives_the_same_bytes(pipeline: Pipeline, tmp_path: Path) -> None:
    paths = []
    for name, text in (("en.txt", ENGLISH), ("fr.txt", FRENCH)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        paths.append(str(tmp_path / name))
    here = [line for o in run(paths, pipeline) if o.extraction for line in _lines(o.extraction)]

    seed = "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2"  # noqa: TID251 - the variable under test
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}  # noqa: TID251 - the same
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *paths], capture_output=True, check=True, env=environment, cwd=Path.cwd()
    )

    assert done.stdout.decode().splitlines() == here


def test_records_list_the_document_then_its_entities_then_its_claims(pipeline: Pipeline) -> None:
    extraction = pipeline.extract(text_document("release.txt", ENGLISH))
    found = list(records(extraction))
    kinds = [r["record"] for r in found]
    assert kinds == ["document", *["entity"] * kinds.count("entity"), *["claim"] * kinds.count("claim")]
    assert kinds.count("entity") == len(extraction.named())
    assert kinds.count("entity") + kinds.count("claim") == len(extraction.claims)
    entities = {r["id"] for r in found if r["record"] == "entity"}
    for record in found[1:]:
        assert ENGLISH[int(str(record["start"])) : int(str(record["end"]))] == record["quote"]
        if record["record"] == "claim":
            assert record["subject"] in entities
            assert record["object"] is None or record["object"] in entities
    assert len({r["id"] for r in found[1:]}) == len(found) - 1
    json.dumps(found)
