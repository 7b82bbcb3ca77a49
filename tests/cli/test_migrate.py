"""`opsgraph migrate`: what other verbs say of a store of another version, and what this one does."""

import pytest

from graph.settings import Settings
from graph.store.cypher import SCHEMA
from graph.store.embedded import open_embedded
from tests.builders import attempt, blizzard


@pytest.fixture
def of_version(tmp_path):
    """Return a function that makes a store of a version and returns its address."""

    def made(version):
        address = f"embedded:{tmp_path / 'store'}"
        store = open_embedded(address, Settings())
        store.add(blizzard().extraction(), attempt())
        store.apply(lambda run: run("MATCH (w:Writer) SET w.schema = $version", {"version": version}))
        store.close()
        return address

    return made


def test_older_store_is_refused_until_it_is_migrated(call, of_version, tmp_path):
    store = of_version(1)

    refused = call("info", store=store)
    migrated = call("migrate", tmp_path / "before.zip", store=store)
    again = call("migrate", tmp_path / "again.zip", store=store)

    assert refused.exit_code == 1
    assert f"has schema 1, and this opsgraph writes schema {SCHEMA}: run `opsgraph migrate FILE`" in refused.stderr
    assert migrated.exit_code == 0
    assert "schema 2: documents are held by addresses" in migrated.stdout
    assert "schema 3: decisions that two entities are the same" in migrated.stdout
    assert f"The store had schema 1 and has {SCHEMA}; {tmp_path / 'before.zip'} holds it as it was." in migrated.stdout
    assert (tmp_path / "before.zip").exists()
    assert f"The store has schema {SCHEMA}, which is today's; nothing was done." in again.stdout
    assert not (tmp_path / "again.zip").exists()
    assert call("info", store=store).exit_code == 0


def test_newer_store_is_refused_by_migrate_too(call, of_version, tmp_path):
    result = call("migrate", tmp_path / "before.zip", store=of_version(99))

    assert result.exit_code == 1
    assert "it was written by a newer opsgraph; update this one" in result.stderr
