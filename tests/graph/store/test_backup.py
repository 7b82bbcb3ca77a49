"""A store to a file and back, on each engine and from one to the other, to the last byte; and files that are damaged."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.decisions import Decision
from graph.errors import DamagedArchive, StoreBusy, StoreError, StoreInUse
from graph.settings import Settings
from graph.store import archive, backup, decisions
from graph.store.archive import Archive
from graph.store.base import Origin, Store
from graph.store.bolt import BoltStore
from graph.store.cypher import WRITER
from graph.store.embedded import open_embedded
from tests.builders import attempt, blizzard, coalition, homonym
from tests.conftest import clear
from tests.graph.store.facing import kept
from tests.graph.store.test_history import paper, record
from tests.graph.store.test_same_as_resolve import extractions

#: Two operations that are one, and two bodies that are not.
DECIDED = (
    Decision("operation:operation-example-2", "operation:operation-example-4", "same", "operation:operation-example-4"),
    Decision("agency:coast-guard", "agency:royal-canadian-mounted-police", "different", reason="boats", author="ann"),
)


def whole(store: Store) -> dict[str, list[str]]:
    """Return all that is kept, the ledger included."""
    return {name: rows for name, rows in kept(store).items() if name != WRITER}


def fill(store: BoltStore) -> None:
    """Fill a store with something of each kind that a backup holds."""
    for other in (blizzard(), coalition(), homonym()):
        store.add(other.extraction(), attempt(other.source), Origin(f"/papers/{other.source}"))
    store.add(paper(1), attempt(at="2"), Origin("/papers/n.txt"))
    store.add(paper(2), attempt(at="3"), Origin("/papers/n.txt"))
    store.add(paper(3), attempt(at="4"), record("http://x/1", "all.jsonl"))
    store.add(paper(4), attempt(at="5"), record("http://x/1", "more.jsonl"))
    store.record(attempt("broken.pdf", status="failed", at="6"))
    store.apply(lambda run: decisions.decide(run, DECIDED))


@pytest.fixture
def full(empty_store: BoltStore) -> BoltStore:
    """Return a store with something of each kind that a backup holds."""
    fill(empty_store)
    return empty_store


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BoltStore]:
    """Return an embedded store beside the one of the engine."""
    store = open_embedded(f"embedded:{tmp_path_factory.mktemp('other')}", Settings())
    yield store
    store.close()


def test_backup_moves_through_another_engine_and_comes_back_with_the_same_bytes(
    full: BoltStore, other: BoltStore, tmp_path: Path
) -> None:
    clear(other)
    before, first, second, third = whole(full), tmp_path / "1.zip", tmp_path / "2.zip", tmp_path / "3.zip"
    counts = backup.backup(full, first)
    assert counts["documents.jsonl"] == 5
    assert counts["versions.jsonl"] == 2
    assert counts["ledger.jsonl"] == 8
    assert counts["decisions.jsonl"] == 2
    assert before["Joined"]
    assert before["Apart"]
    assert backup.restore(other, first) == counts
    backup.backup(other, second)
    assert second.read_bytes() == first.read_bytes()
    assert whole(other) == before
    backup.restore(full, second, replace=True)
    backup.backup(full, third)
    assert third.read_bytes() == first.read_bytes()
    assert whole(full) == before
    assert not list(tmp_path.glob("*.part"))


def test_embedded_store_moves_through_a_server_and_comes_back_with_the_same_bytes(
    other: BoltStore, server_store: BoltStore, tmp_path: Path
) -> None:
    for store in (other, server_store):
        clear(store)
    fill(other)
    before, files = whole(other), [tmp_path / f"{n}.zip" for n in range(3)]
    backup.backup(other, files[0])
    backup.restore(server_store, files[0])
    assert whole(server_store) == before
    backup.backup(server_store, files[1])
    backup.restore(other, files[1], replace=True)
    assert whole(other) == before
    backup.backup(other, files[2])
    assert files[0].read_bytes() == files[1].read_bytes() == files[2].read_bytes()


def test_backup_of_before_decisions_is_restored(full: BoltStore, tmp_path: Path) -> None:
    full.apply(lambda run: decisions.undo(run, [d.key for d in DECIDED]))
    before, file = whole(full), tmp_path / "graph.zip"
    backup.backup(full, file)
    with zipfile.ZipFile(file) as new:
        members = {n: new.read(n) for n in new.namelist() if n != "decisions.jsonl"}
    manifest = json.loads(members["manifest.json"])
    del manifest["members"]["decisions.jsonl"]
    members["manifest.json"] = json.dumps(manifest | {"version": 1}).encode()
    with zipfile.ZipFile(file, "w") as old:
        for name, data in members.items():
            old.writestr(name, data)
    backup.restore(full, file, replace=True)
    assert whole(full) == before


@settings(
    max_examples=8,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(extractions(), max_size=4, unique_by=lambda e: e.document.id))
def test_any_store_is_restored_to_the_last_property(engine: BoltStore, tmp_path_factory, papers) -> None:
    clear(engine)
    for one in papers:
        engine.add(one, attempt())
    before, file = whole(engine), tmp_path_factory.mktemp("any") / "graph.zip"
    backup.backup(engine, file)
    clear(engine)
    backup.restore(engine, file)
    assert whole(engine) == before


def test_file_that_is_there_is_not_written_over_unless_told(full: BoltStore, tmp_path: Path) -> None:
    file = tmp_path / "graph.zip"
    file.write_text("mine")
    with pytest.raises(StoreInUse, match=r"graph.zip is there already; .* --overwrite"):
        backup.backup(full, file)
    assert file.read_text() == "mine"
    backup.backup(full, file, overwrite=True)
    with Archive(file) as written:
        written.verify()


def test_used_store_is_not_restored_over_unless_told(full: BoltStore, tmp_path: Path) -> None:
    backup.backup(full, tmp_path / "graph.zip")
    before = kept(full)
    with pytest.raises(
        StoreInUse, match=r"holds documents \(5\), .* decisions \(2\) and rows of the ledger \(8\); --replace"
    ):
        backup.restore(full, tmp_path / "graph.zip")
    assert kept(full) == before


def test_folder_that_is_not_there_is_told(full: BoltStore, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be written: No such file"):
        backup.backup(full, tmp_path / "nowhere" / "graph.zip")


def test_store_that_is_written_to_all_the_time_is_not_backed_up(
    full: BoltStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = archive.write

    def interrupted(path: Path, members: object) -> dict[str, int]:
        counts = write(path, members)  # type: ignore[arg-type]
        full.remove("nobody")  # takes the lock, as every writer does
        return counts

    monkeypatch.setattr(archive, "write", interrupted)
    with pytest.raises(StoreBusy, match="written to while it was backed up, 3 times"):
        backup.backup(full, tmp_path / "graph.zip")
    assert list(tmp_path.iterdir()) == []


def test_restore_that_did_not_end_is_remembered_and_mended_by_another(
    full: BoltStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, file = whole(full), tmp_path / "graph.zip"
    backup.backup(full, file)
    with monkeypatch.context() as patch:
        patch.setattr(backup, "_fill", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            backup.restore(full, file, replace=True)
    assert backup.unfinished(full) == "restore"
    with pytest.raises(StoreError, match="a restore of this store did not end"):
        backup.backup(full, tmp_path / "2.zip")
    backup.restore(full, file)
    assert backup.unfinished(full) == ""
    assert whole(full) == before


Damage = Callable[[Path], object]


def rewritten(change: Callable[[str, bytes], bytes]) -> Damage:
    """Return what writes the members of an archive anew, changed."""

    def damage(file: Path) -> None:
        with zipfile.ZipFile(file) as old:
            members = {n: change(n, old.read(n)) for n in old.namelist()}
        with zipfile.ZipFile(file, "w") as new:
            for name, data in members.items():
                new.writestr(name, data)

    return damage


def flipped(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 3] ^= 0x10
    file.write_bytes(data)


def resealed(name: str, change: Callable[[bytes], bytes]) -> Damage:
    """Return what changes a member and its checksum: a forgery."""

    def damage(file: Path) -> None:
        with zipfile.ZipFile(file) as old:
            members = {n: old.read(n) for n in old.namelist()}
        rows = [json.loads(line) for line in change(members[name]).splitlines()]
        shutil.copy(file, file.with_suffix(".old"))
        with Archive(file.with_suffix(".old")) as given:
            every = {n: list(given.rows(n)) for n in archive.MEMBERS}
        archive.write(file, every | {name: rows})

    return damage


DAMAGES: dict[str, tuple[Damage, str]] = {
    "cut short": (lambda f: f.write_bytes(f.read_bytes()[:-100]), "no backup that can be read"),
    "empty": (lambda f: f.write_bytes(b""), "no backup that can be read"),
    "gone": (lambda f: f.unlink(), "no backup that can be read: .*No such file"),
    "another file": (lambda f: f.write_text("hello"), "no backup that can be read"),
    "a bit turned": (flipped, "damaged|can be read|checksum"),
    "another archive": (rewritten(lambda n, d: d if n != "manifest.json" else b"{}"), "no list of its members"),
    "of a newer version": (
        rewritten(lambda _, d: d.replace(b'"version": 2', b'"version": 9')),
        "version 9; .* reads up to 2",
    ),
    "a line less": (rewritten(lambda n, d: d.partition(b"\n")[2] if n == "claims.jsonl" else d), "checksum differs"),
    "no JSON": (rewritten(lambda n, d: b"{" + d if n == "ledger.jsonl" else d), "ledger.jsonl is damaged"),
    "a quote changed": (
        resealed("claims.jsonl", lambda d: d.replace(b"46.17 kg of fentanyl", b"96.17 kg of fentanyl")),
        "'96.17 kg of fentanyl' is not the text at",
    ),
    "a text changed": (
        resealed("documents.jsonl", lambda d: d.replace(b"arrested 12 people", b"arrested 92 people")),
        "its id is not the hash of its text",
    ),
    "a subject changed": (
        resealed("claims.jsonl", lambda d: d.replace(b"agency:canada-border", b"agency:canadb-border")),
        "its id is not that of what it says",
    ),
    "a document less": (resealed("documents.jsonl", lambda d: d.partition(b"\n")[2]), "claims are of document"),
    "a decision of two types": (
        resealed("decisions.jsonl", lambda d: d.replace(b"agency:coast-guard", b"person:coast-guard")),
        "a decision does not hold: .* of type Agency and person:coast-guard of type Person",
    ),
    "a decision twice": (resealed("decisions.jsonl", lambda d: d + d), "is decided twice"),
    "a decision less": (
        resealed("decisions.jsonl", lambda d: d.partition(b"\n")[0] + b"\n"),
        "it names another edge than the one that it states",
    ),
    "an address of nothing": (
        resealed("addresses.jsonl", lambda d: d.replace(b'"holds":["', b'"holds":["0')),
        "speaks of 0.*, which is not there",
    ),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_file_is_refused_before_anything_is_touched(full: BoltStore, tmp_path: Path, damage: str) -> None:
    before, file = kept(full), tmp_path / "graph.zip"
    backup.backup(full, file)
    change, said = DAMAGES[damage]
    change(file)
    with pytest.raises(DamagedArchive, match=said):
        backup.restore(full, file, replace=True)
    assert kept(full) == before
