"""The fuzzer of `make fuzz`, for a short while: nothing is found, and what should be found would be."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.torture.fuzz import fuzz

ROOT = Path(__file__).resolve().parents[2]
PLANTED = """
import os, sys
from loaders.inputs import Arrival, Intake
from tests.torture import fuzz_child
def arrivals(self, source):
    {fault}
    yield Arrival(source, "", None, {reason!r})
Intake.arrivals = arrivals
sys.argv = ["fuzz_child", "3000"]
fuzz_child.main()
"""
REASON = "is damaged: fetch it again"


def test_broken_files_of_every_format_bring_no_finding() -> None:
    tallies = fuzz(11, count=40)
    assert len(tallies) == 10
    assert [f for tally in tallies.values() for f in tally.findings] == []


@pytest.mark.parametrize(
    ("fault", "reason", "finding"),
    [
        ("pass", REASON, ""),
        ("pass", "short", "no reason"),
        ("1 / 0", REASON, "ZeroDivisionError"),
        ("open(source + '.out', 'w').close()", REASON, 'asked for ["open'),
        ("os.mkdir(source + '.out')", REASON, 'asked for ["os.mkdir'),
        ("bytearray(4_000_000_000)", REASON, "MemoryError"),
    ],
)
def test_what_should_be_found_is_found(fault: str, reason: str, finding: str, tmp_path: Path) -> None:
    code = PLANTED.format(fault=fault, reason=reason)
    given = str(tmp_path / "a.txt") + "\n"
    done = subprocess.run(
        [sys.executable, "-c", code], input=given, cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert finding in json.loads(done.stdout).get("finding", "")
    assert bool(finding) == ("finding" in json.loads(done.stdout))
