"""One release as a PDF, an ODT and the annex of a mail, in both engines: the same claims, each with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.settings import Settings
from graph.store.bolt import BoltStore
from graph.store.embedded import open_embedded
from loaders.pipeline import Pipeline, run
from tests.conftest import clear
from tests.contracts.test_formats import PARAGRAPHS, TITLE
from tests.graph.store.facing import kept, load
from tests.loaders.files import mailed, opened, printed

PAGES = [[TITLE, *PARAGRAPHS[:2]], PARAGRAPHS[2:]]
PLACES = "MATCH (c:Claim) WHERE c.predicate <> 'NAMED' RETURN DISTINCT coalesce(c.place, '') AS place ORDER BY place"


@pytest.mark.parametrize(
    ("name", "data", "places"),
    [
        ("a.pdf", printed(PAGES, header="News release", footer=True), ["page 1", "page 2"]),
        ("a.odt", opened([TITLE, *PARAGRAPHS]), []),
        ("a.eml", mailed("For release.", {"a.pdf": printed(PAGES)}), ["a.pdf, page 1", "a.pdf, page 2"]),
    ],
)
def test_both_keep_the_same_claims_with_their_places(
    name: str, data: bytes, places: list[str], server_store: BoltStore, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    extractions = [o.extraction for o in run([str(tmp_path / name)], Pipeline(Settings())) if o.extraction]
    clear(server_store)
    embedded = open_embedded(f"embedded:{tmp_path / 'store'}", Settings())
    assert isinstance(embedded, BoltStore)
    try:
        assert load(extractions, embedded, server_store)
        kept_here, kept_there = kept(embedded), kept(server_store)
        assert len(kept_here["Claim"]) > 8
        assert kept_here == kept_there
        for store in (embedded, server_store):
            found = [place for (place,) in store.read(PLACES).rows]
            assert found == places or (not places and all(str(p).startswith("paragraph ") for p in found))
    finally:
        embedded.close()
