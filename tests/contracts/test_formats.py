"""One press release in every format in which people have it: the same claims, whichever it came in."""

from __future__ import annotations

import html
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.model import Extraction
from graph.settings import Settings
from loaders.output import records
from loaders.pipeline import Pipeline, run
from tests.loaders.files import mailed, opened, printed, rich, word, zipped

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
#: In letters that the fonts of PDF itself have.
TITLE, *PARAGRAPHS = (
    (SAMPLES / "venetic-2020.txt")
    .read_text("utf-8")
    .translate(str.maketrans("’‘“”–—", "''\"\"--"))
    .strip()
    .split("\n\n")
)
PARAGRAPHS = [" ".join(p.split()) for p in PARAGRAPHS]
TEXT = "\n\n".join([TITLE, *PARAGRAPHS]) + "\n"


def _page() -> str:
    body = "".join(f"<p>{html.escape(p)}</p>" for p in PARAGRAPHS)
    return f"<html lang='en'><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{body}</body></html>"


FORMATS: dict[str, Callable[[], bytes]] = {
    "a.txt": TEXT.encode,
    "a.md": lambda: f"# {TEXT}".encode(),
    "a.html": lambda: _page().encode(),
    "a.jsonl": lambda: json.dumps({"text": TEXT}).encode(),
    "a.pdf": lambda: printed([[TITLE, *PARAGRAPHS]], title=TITLE),
    "two-columns.pdf": lambda: printed([[TITLE, *PARAGRAPHS]], columns=2, title=TITLE),
    "a.docx": lambda: word([TITLE, *PARAGRAPHS]),
    "a.odt": lambda: opened([TITLE, *PARAGRAPHS]),
    "a.rtf": lambda: rich([TITLE, *PARAGRAPHS]),
    "a.eml": lambda: mailed("For release.", html=_page(), subject=TITLE),
    "a.zip": lambda: zipped({"folder/a.txt": TEXT.encode()}),
}


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(Settings())


def said(extraction: Extraction) -> Counter[tuple[object, ...]]:
    """Return what each claim says, by names, since ids of persons are of their document."""
    names = {c.subject: (c.subject_type, c.properties.get("name")) for c in extraction.named()}
    return Counter(
        (
            names.get(c.subject, c.subject),
            c.predicate,
            names.get(c.object or "", c.object),
            tuple((k, v) for k, v in c.properties.items() if k not in ("words", "published")),
            c.modality,
            " ".join(c.quote.split()),
        )
        for c in extraction.claims
        if c.object is not None or c.predicate == "FIGURE"
    )


@pytest.mark.parametrize("name", [n for n in FORMATS if n != "a.txt"])
def test_release_says_the_same_in_every_format(name: str, tmp_path: Path, pipeline: Pipeline) -> None:
    found = {}
    for each in ("a.txt", name):
        (tmp_path / each).write_bytes(FORMATS[each]())
        (outcome,) = run([str(tmp_path / each)], pipeline)
        assert outcome.extraction is not None, outcome.reason
        found[each] = said(outcome.extraction)
    assert len(found["a.txt"]) > 8
    assert found[name] == found["a.txt"]


def test_claims_of_files_with_pages_and_rows_know_them(tmp_path: Path, pipeline: Pipeline) -> None:
    (tmp_path / "a.pdf").write_bytes(printed([[TITLE, *PARAGRAPHS[:2]], PARAGRAPHS[2:]]))
    (outcome,) = run([str(tmp_path / "a.pdf")], pipeline)
    assert outcome.extraction is not None
    document = outcome.extraction.document
    places = {document.place(c.start) for c in outcome.extraction.claims}
    assert places == {"page 1", "page 2"}


TABLE = [
    ["Substance", "Quantity seized (kg)", "Operation"],
    ["Khat", "12", "Harvest"],
    ["Opium", "3.5", "Harvest"],
    ["Cocaine", "1,040", "Lantern"],
]
HEAD = ["A summer at the border", "The Canada Border Services Agency gave its figures for the summer of 2024."]


def _table_page() -> bytes:
    rows = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in TABLE)
    return f"<html lang='en'><body><h1>{HEAD[0]}</h1><p>{HEAD[1]}</p><table>{rows}</table></body></html>".encode()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("t.html", _table_page()),
        ("t.docx", word(HEAD, table=TABLE)),
        ("t.odt", opened(HEAD, table=TABLE)),
        ("t.rtf", rich(HEAD, table=TABLE)),
    ],
)
def test_table_of_seizures_says_the_same_in_every_format(
    name: str, data: bytes, tmp_path: Path, pipeline: Pipeline
) -> None:
    (tmp_path / name).write_bytes(data)
    (outcome,) = run([str(tmp_path / name)], pipeline)
    assert outcome.extraction is not None
    text, place = outcome.extraction.document.text, outcome.extraction.document.place
    found = [c for c in outcome.extraction.claims if c.predicate == "SEIZED"]
    assert all(text[c.start : c.end] == c.quote for c in found)
    assert {(c.subject, c.object, c.properties["amount"], place(c.start)) for c in found} == {
        ("operation:operation-harvest", "substance:khat", 12_000.0, "table 1, row 2"),
        ("operation:operation-harvest", "substance:opium", 3_500.0, "table 1, row 3"),
        ("operation:operation-lantern", "substance:cocaine", 1_040_000.0, "table 1, row 4"),
    }


MARKED = (
    "On March 4, 2024, the Toronto Police Service seized \u200e12 kg\u200e of cocaine in \u200fOperation Harvest\u200f."
)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("m.txt", MARKED.encode()),
        ("m.html", f"<html lang='en'><body><p>{MARKED}</p></body></html>".encode()),
        ("m.docx", word(["Two charged", MARKED])),
        ("m.odt", opened(["Two charged", MARKED])),
        ("m.rtf", rich(["Two charged", MARKED])),
    ],
)
def test_marks_of_direction_do_no_harm(name: str, data: bytes, tmp_path: Path, pipeline: Pipeline) -> None:
    (tmp_path / name).write_bytes(data)
    (outcome,) = run([str(tmp_path / name)], pipeline)
    assert outcome.extraction is not None
    assert any("\u200e12 kg" in c.quote for c in outcome.extraction.claims)
    (seized,) = (c for c in outcome.extraction.claims if c.predicate == "SEIZED")
    assert (seized.subject, seized.object) == ("operation:operation-harvest", "substance:cocaine")
    assert (seized.properties["amount"], seized.properties["words"]) == (12_000.0, "12 kg")


@pytest.mark.parametrize(
    ("name", "pack", "place"),
    [
        ("a.zip", lambda pdf: zipped({"2020/march/a.pdf": pdf}), "2020/march/a.pdf, page 1"),
        ("a.eml", lambda pdf: mailed("For release.", {"a.pdf": pdf}), "a.pdf, page 1"),
        ("b.zip", lambda pdf: zipped({"b.eml": mailed("For release.", {"a.pdf": pdf})}), "b.eml/a.pdf, page 1"),
        ("c.zip", lambda _: zipped({"in.zip": zipped({"a.txt": TEXT.encode()})}), "in.zip/a.txt"),
        ("d.eml", lambda _: mailed(TEXT), ""),
        ("e.zip", lambda _: zipped({"l.jsonl": json.dumps({"text": TEXT}).encode()}), "l.jsonl#L1"),
    ],
)
def test_claims_of_a_mail_or_archive_know_their_part(
    name: str, pack: Callable[[bytes], bytes], place: str, tmp_path: Path, pipeline: Pipeline
) -> None:
    (tmp_path / name).write_bytes(pack(printed([[TITLE, *PARAGRAPHS]])))
    outcomes = [o for o in run([str(tmp_path / name)], pipeline) if o.extraction is not None]
    extraction = outcomes[-1].extraction
    assert extraction is not None
    assert {extraction.document.place(c.start) for c in extraction.claims} == {place}
    assert all(r["place"] == place for r in records(extraction) if r["record"] == "claim")
