"""Broken files loaded into a store: no crash, no hang, nothing written elsewhere, each failure in the ledger, the rest loaded.

They are the samples in every format, cut, with bytes changed, under wrong names and in wrong encodings, beside sound ones.
`make torture` loads a thousand.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter, defaultdict
from contextlib import closing
from pathlib import Path

import pytest

from graph.settings import Settings
from graph.store.check import check
from graph.store.open import open_store
from loaders.inputs import Intake
from tests.loaders.breaking import broken, whole

ROOT = Path(__file__).resolve().parents[2]
COUNT = int(os.environ.get("OPSGRAPH_TEST_BROKEN_INGEST", "12"))  # noqa: TID251 - of the tests alone
SEED = int(os.environ.get("OPSGRAPH_TEST_SEED", "7"))  # noqa: TID251
#: Seconds in which a file is read, extracted and stored on a loaded machine, and those in which everything starts.
LONGEST, STARTS = 10, 300
#: Runs `opsgraph`, and writes down what Python was asked to change outside of one folder, and whom it called. What the
#: engine writes is not heard; it knows no other folder.
WATCHED = """
import os, sys
allowed, report = os.path.realpath(sys.argv[1]), open(sys.argv[2], "w", buffering=1)
changes = ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "shutil.")
calls = ("subprocess.", "os.system", "os.exec", "os.posix_spawn")
def hear(event, given):
    if event == "open":
        path, _, flags = given
        if not isinstance(path, (str, bytes)) or not flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            return
    elif event.startswith(changes):
        path = given[0]
    elif event.startswith(calls) or event == "socket.connect" and "127.0.0.1" not in str(given[1]):
        path = ""
    else:
        return
    if isinstance(path, int):
        return  # a file that was opened, and heard of then
    where = os.path.realpath(os.fsdecode(path)) if isinstance(path, (str, bytes)) else str(path)
    if not where.startswith(allowed + os.sep) and where not in (allowed, os.devnull):
        report.write(f"{event} {given}\\n")
from cli.main import run
sys.addaudithook(hear)
sys.argv = ["opsgraph", "--store", f"embedded:{allowed}", "ingest", sys.argv[3]]
run()
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return the folder of the files and that of the store, after the files were loaded."""
    place = tmp_path_factory.mktemp("broken")
    files, store, home = (place / name for name in ("files", "store", "home"))
    for folder in (files, store, home):
        folder.mkdir()
    sound = {f"sound{Path(name).suffix}": data for name, data in whole()}
    for name, data in [*broken(COUNT, SEED), *sound.items()]:
        (files / name).write_bytes(data)
    before = _contents(place)
    surroundings = {"HOME": str(home), "TMPDIR": str(home), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, str(store), str(place / "report"), str(files)],
        cwd=home, env={**os.environ, **surroundings}, capture_output=True, text=True, check=False,  # noqa: TID251
        timeout=STARTS + LONGEST * len(list(files.iterdir())),
    )  # fmt: skip
    assert done.returncode == 1, done.stdout[-2000:] + done.stderr[-2000:]
    assert "Traceback" not in done.stdout + done.stderr
    assert (place / "report").read_text() == "", "Python changed something outside of the store"
    after = {name: size for name, size in _contents(place).items() if name.parts[0] not in ("store", "report")}
    assert after == before, "the folders beside the store are as they were"
    return files, store


def test_each_input_has_its_row_and_each_failure_its_reason(loaded: tuple[Path, Path]) -> None:
    files, folder = loaded
    with closing(open_store(f"embedded:{folder}", Settings())) as store:
        rows = store.read("MATCH (a:Attempt) RETURN a.input, a.status, a.reason").rows
        documents = {str(i) for (i,) in store.read("MATCH (d) WHERE d:Document OR d:Version RETURN d.id").rows}
        assert check(store).faults == ()
    ledger: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for source, status, reason in rows:
        ledger[str(source)].append((str(status), str(reason or "")))
    intake = Intake(Settings().max_bytes)
    seen: Counter[str] = Counter()
    for path in sorted(files.iterdir()):
        for arrival in intake.arrivals(str(path)):
            # an archive may hold two parts of one name
            row = next((r for r in ledger[arrival.source] if r[1] == arrival.reason), None) or ledger[arrival.source][0]
            ledger[arrival.source].remove(row)
            status, reason = row
            seen[status] += 1
            assert not reason.startswith("reading failed"), f"{arrival.source}: {reason}"
            if arrival.document is None:
                assert status in {"failed", "unsupported"}, arrival.source
                assert reason == arrival.reason, arrival.source
            elif status in {"failed", "unsupported"}:
                assert "sound" not in path.name, f"{path.name}: {reason}"
                assert len(reason) > 10, arrival.source
            else:
                assert arrival.document.id in documents, arrival.source
    assert not any(ledger.values()), "no row without its input"
    assert seen["loaded"] > COUNT / 4
    assert seen["failed"] + seen["unsupported"] > COUNT / 20
    print(f"{COUNT} broken files: {dict(seen)}", file=sys.__stderr__)


def _contents(place: Path) -> dict[Path, int]:
    return {p.relative_to(place): p.stat().st_size for p in place.rglob("*") if p.is_file()}
