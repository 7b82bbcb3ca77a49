"""Stores of other versions: an older one is brought forward after a backup, a newer one refused. On each engine."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import StoreTooNew, StoreTooOld
from graph.settings import Settings
from graph.store import migration
from graph.store.archive import Archive
from graph.store.bolt import BoltStore
from graph.store.cypher import SCHEMA
from graph.store.embedded import open_embedded
from graph.store.migration import STEPS, migrate, require_current, version_of
from graph.store.open import open_store
from tests.builders import attempt
from tests.graph.store.test_backup import whole
from tests.graph.store.test_history import paper


@pytest.fixture
def old(empty_store: BoltStore) -> BoltStore:
    """Return a store as schema 1 had it: no addresses, and nothing that says by what a document was extracted."""
    for number in (1, 2, 3, 4):
        empty_store.add(paper(number), attempt(at=str(number)))
    sources = ("/papers/1.txt", "papers/2.txt", "/all.jsonl#L3", "http://x.org/4")
    for number, source in enumerate(sources, 1):
        given = {"id": paper(number).document.id, "source": source, "url": "http://x.org/3" if "#" in source else ""}
        text = "MATCH (d:Document {id: $id}) SET d.source = $source, d.url = $url REMOVE d.extraction"
        empty_store.apply(lambda run, t=text, g=given: run(t, g))
    empty_store.apply(lambda run: run("MATCH (w:Writer) REMOVE w.schema", {}))
    return empty_store


def test_steps_are_numbered_up_to_the_schema_of_today() -> None:
    assert [s.version for s in STEPS] == list(range(2, SCHEMA + 1))


def test_store_knows_its_version_once_something_is_written(empty_store: BoltStore) -> None:
    assert version_of(empty_store) == SCHEMA
    assert empty_store.read("MATCH (w:Writer) RETURN w").rows == ()
    empty_store.add(paper(1), attempt())
    assert empty_store.read("MATCH (w:Writer) RETURN w.schema").rows == ((SCHEMA,),)
    require_current(empty_store)


def test_older_store_is_refused_and_brought_forward_after_a_backup(old: BoltStore, tmp_path: Path) -> None:
    with pytest.raises(StoreTooOld, match=r"has schema 1, .* run `opsgraph migrate FILE`, which writes a backup"):
        require_current(old)
    assert migrate(old, tmp_path / "before.zip") == STEPS
    require_current(old)
    assert old.read("MATCH (a:Address)-[:HOLDS]->(d) RETURN a.key, d.source ORDER BY a.key").rows == (
        ("/all.jsonl#", "/all.jsonl#L3"),
        ("/papers/1.txt", "/papers/1.txt"),
        ("http://x.org/4", "http://x.org/4"),
        ("record:http://x.org/3", "/all.jsonl#L3"),
    )
    assert old.read("MATCH (d:Document) RETURN DISTINCT d.extraction").rows == (("",),)
    with Archive(tmp_path / "before.zip") as archive:
        archive.verify()
        assert archive.counts["addresses.jsonl"] == 0
        assert archive.counts["documents.jsonl"] == 4
    before = whole(old)
    assert migrate(old, tmp_path / "again.zip") == ()
    assert whole(old) == before
    assert not (tmp_path / "again.zip").exists()


def test_migration_that_was_interrupted_is_done_again(
    old: BoltStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(migration.texts, "SET_VERSION", "no Cypher")
        with pytest.raises(Exception, match="could not do it"):
            migrate(old, tmp_path / "1.zip")
    half = whole(old)
    assert version_of(old) == 1
    migrate(old, tmp_path / "2.zip")
    assert whole(old) == half


def test_newer_store_is_refused_by_everything(old: BoltStore, tmp_path: Path) -> None:
    old.apply(lambda run: run("MATCH (w:Writer) SET w.schema = $version", {"version": SCHEMA + 1}))
    before = whole(old)
    said = rf"has schema {SCHEMA + 1}, and this opsgraph knows schemas up to {SCHEMA}: .* update this one"
    with pytest.raises(StoreTooNew, match=said):
        require_current(old)
    with pytest.raises(StoreTooNew, match=said):
        migrate(old, tmp_path / "1.zip")
    assert whole(old) == before
    assert list(tmp_path.iterdir()) == []


def test_store_of_another_version_is_not_opened(tmp_path: Path) -> None:
    address = f"embedded:{tmp_path / 'store'}"
    store = open_embedded(address, Settings())
    store.add(paper(1), attempt())
    store.apply(lambda run: run("MATCH (w:Writer) SET w.schema = 99", {}))
    store.close()
    with pytest.raises(StoreTooNew):
        open_store(address, Settings())
    open_store(address, Settings(), any_version=True).close()
