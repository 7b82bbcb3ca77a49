"""How much of extraction's time is the language model's own? Documents per CPU second, beside spaCy alone.

The same model, texts and process, by turns. spaCy alone reads each text whole, once with its whole pipeline and once with the
parts that extraction uses; extraction masks what is no article, cuts it into sentences and pieces, and reads everything
else. A ratio of 1 to the parts that are used would mean that rules cost nothing.
"""

from __future__ import annotations

import argparse
import itertools
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from graph.model import Document
from graph.settings import Settings
from loaders.annotate.parse import load_model
from loaders.pipeline import Pipeline, inputs, run

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 3


def main() -> int:
    """Measure, and print one line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", default=[str(ROOT / "samples")], help="files and folders; default: samples")
    parser.add_argument("--limit", type=int, default=200, help="read at most so many documents")
    given = parser.parse_args()
    pipeline = Pipeline(Settings())
    outcomes = itertools.islice(run(inputs(given.paths), pipeline), given.limit)
    documents = [o.extraction.document for o in outcomes if o.extraction and _language(o.extraction.document) == "en"]
    used, everything = load_model("en"), load_model("en", exclude=())
    alone, parts, whole = [], [], []
    for _ in range(ROUNDS):
        alone.append(_cpu(lambda d: everything(d.text), documents))
        parts.append(_cpu(lambda d: used(d.text), documents))
        whole.append(_cpu(pipeline.extract, documents))
    size = sum(len(d.text) for d in documents)
    print(f"{len(documents)} English documents, {size:,} characters; best of {ROUNDS}")
    print(f"spaCy alone: {len(documents) / min(alone):5.1f} documents per CPU second")
    print(f"extraction:  {len(documents) / min(whole):5.1f} documents per CPU second")
    print(
        f"ratio: {min(alone) / min(whole):.2f}; to the parts of the pipeline that are used: {min(parts) / min(whole):.2f}"
    )
    return 0


def _language(document: Document) -> str:
    return document.language.value if document.language else ""


def _cpu(work: Callable[[Document], object], documents: Iterable[Document]) -> float:
    began = time.process_time()
    for document in documents:
        work(document)
    return time.process_time() - began


if __name__ == "__main__":
    sys.exit(main())
