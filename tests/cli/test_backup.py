"""`opsgraph backup` and `opsgraph restore`, on a store of each kind, and from one kind to the other."""

import pytest

from tests.builders import blizzard, coalition, homonym
from tests.conftest import ENGINES

pytestmark = pytest.mark.parametrize("address", ENGINES, indirect=True, scope="module")

CLAIMS = [c for paper in (blizzard(), coalition(), homonym()) for c in paper.claims]


def test_backup_is_restored_into_another_store_and_is_the_same_again(call, tmp_path):
    other = f"embedded:{tmp_path / 'other'}"

    written = call("backup", tmp_path / "1.zip")
    dry = call("restore", tmp_path / "1.zip", "--dry-run")
    restored = call("restore", tmp_path / "1.zip", store=other)
    again = call("backup", tmp_path / "2.zip", store=other)

    assert {r.exit_code for r in (written, dry, restored, again)} == {0}
    assert [line.split() for line in written.stdout.splitlines()[2:5]] == [
        ["documents", "3"],
        ["claims", str(len(CLAIMS))],
        ["versions", "0"],
    ]
    assert "the file is whole; nothing was changed" in dry.stderr
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()


def test_what_would_be_lost_is_told_and_nothing_is_done(call, tmp_path):
    call("backup", tmp_path / "graph.zip")

    overwritten = call("backup", tmp_path / "graph.zip")
    replaced = call("restore", tmp_path / "graph.zip")
    (tmp_path / "graph.zip").write_bytes(b"damaged")
    damaged = call("restore", tmp_path / "graph.zip", "--replace")

    assert {r.exit_code for r in (overwritten, replaced, damaged)} == {1}
    assert "is there already; name another file, or use --overwrite" in overwritten.stderr
    assert "holds documents (3), claims" in replaced.stderr
    assert "no backup that can be read" in damaged.stderr
