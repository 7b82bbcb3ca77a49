"""`opsgraph check`, on a store of each kind."""

import json

import pytest

from graph.settings import Settings
from graph.store.open import open_store
from tests.conftest import ENGINES

pytestmark = pytest.mark.parametrize("address", ENGINES, indirect=True, scope="module")


@pytest.fixture
def damaged(call, address):
    """Count an entity wrongly, in a store that is whole before."""
    assert call("check", "--format", "table").exit_code == 0
    with_login = open_store(address, Settings())
    with_login.apply(lambda run: run("MATCH (n:Place) SET n.documents = 7", {}))
    with_login.close()


def test_whole_store_has_nothing_wrong(call):
    result = call("check", "--format", "table")

    assert result.exit_code == 0
    assert "Nothing is wrong." in result.stdout
    assert [line.split()[0] for line in result.stdout.splitlines()[1:5]] == [
        "documents",
        "claims",
        "entities",
        "relations",
    ]


def test_fault_is_told_and_mended(call, damaged):
    found = call("check", "--format", "json")
    shown = call("check", "--format", "table")
    mended = call("check", "--repair", "--format", "table")
    again = call("check", "--format", "json")

    assert found.exit_code == shown.exit_code == 1
    (fault,) = json.loads(found.stdout)["faults"]
    assert fault == {
        "kind": "entity",
        "id": "place:montreal",
        "said": "is stored with documents 7, and claims make it 1",
        "mends": True,
    }
    assert "mends it" in shown.stdout
    assert mended.exit_code == 0
    assert mended.stdout.endswith("Nothing is wrong.\n")
    assert again.exit_code == 0
    assert json.loads(again.stdout)["faults"] == []
