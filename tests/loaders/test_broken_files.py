"""Broken files: each is read or named with a reason, nothing is written, nothing hangs. `make torture` breaks many more."""

from __future__ import annotations

import os
import time
from pathlib import Path

from loaders.inputs import Intake
from tests.loaders.breaking import broken, whole

_COUNT = int(os.environ.get("OPSGRAPH_TEST_BROKEN", "150"))  # noqa: TID251 - of the tests alone
_SEED = int(os.environ.get("OPSGRAPH_TEST_SEED", "7"))  # noqa: TID251
#: Seconds for one file on a loaded machine.
_LONGEST = 20.0


def test_each_broken_file_is_read_or_named_with_a_reason(tmp_path: Path) -> None:
    for name, data in broken(_COUNT, _SEED):
        (tmp_path / name).write_bytes(data)
    before = {p: p.stat().st_mtime_ns for p in tmp_path.parent.rglob("*")}
    intake, seen = Intake(3_000_000), set()
    for path in sorted(tmp_path.iterdir()):
        began = time.monotonic()
        for arrival in intake.arrivals(str(path)):
            seen.add(path)
            assert (arrival.document is None) == bool(arrival.reason), path
            assert arrival.document is not None or len(arrival.reason) > 10, path
            if arrival.document is not None:
                assert arrival.document.text.strip(), path
                arrival.document.text.encode("utf-8")
        assert time.monotonic() - began < _LONGEST, path
    assert seen == set(tmp_path.iterdir()), "each input has its row"
    assert {p: p.stat().st_mtime_ns for p in tmp_path.parent.rglob("*")} == before, "nothing is written"


def test_the_sound_ones_are_all_read(tmp_path: Path) -> None:
    for number, (name, data) in enumerate(whole()):
        path = tmp_path / f"{number}-{name}"
        path.write_bytes(data)
        assert all(a.document is not None for a in Intake(3_000_000).arrivals(str(path))), name
