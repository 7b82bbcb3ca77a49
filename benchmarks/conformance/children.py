"""Processes that judge scenarios, one an engine: one that crashes or hangs costs a scenario, and a new one goes on."""

from __future__ import annotations

import json
import select
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.conformance.engines import LIMIT
from benchmarks.conformance.judging import KINDS, Verdict
from graph.store.engine import Login

ROOT = Path(__file__).resolve().parents[2]
#: Seconds after which a child hangs: a scenario may be judged twice, each time with several texts.
HANGS = 4 * LIMIT
#: Seconds in which a child starts its engine, and reads the scenarios.
STARTS = 120.0


@dataclass(frozen=True, slots=True)
class Order:
    """What a child judges: the engine, the source of the scenarios and its path, and who enters a server."""

    engine: str
    source: str
    path: str = ""
    login: Login | None = None

    def line(self) -> bytes:
        """Return it as a child reads it."""
        return json.dumps(asdict(self)).encode() + b"\n"


class Child:
    """A process that judges.

    Parameters
    ----------
    order:
        What it is to judge.
    command:
        How it is started.
    hangs:
        Seconds without an answer after which it is ended.
    """

    def __init__(
        self,
        order: Order,
        command: Sequence[str] = (sys.executable, "-m", "benchmarks.conformance.child"),
        hangs: float = HANGS,
    ) -> None:
        self._order, self._command, self._hangs = order, command, hangs
        self._process: subprocess.Popen[bytes] | None = None

    def judge(self, number: int) -> Verdict:
        """Return what becomes of the scenario of a number; raises `RuntimeError` where no child can be started."""
        process = self._started()
        try:
            said = self._ask(process, f"{number}\n".encode(), self._hangs)
        except TimeoutError:
            self.close()
            return Verdict("hung", f"no answer in {self._hangs:.0f} s")
        except EOFError as exc:
            self.close()
            return Verdict("crashed", str(exc))
        return Verdict(next(k for k in KINDS if k == said["kind"]), said["said"])

    def close(self) -> None:
        """End the process, if it runs; the next question starts another one."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT)
            try:
                self._ask(self._process, self._order.line(), STARTS)
            except (TimeoutError, EOFError) as exc:
                self.close()
                raise RuntimeError(f"no engine for {self._order.engine}: {exc or 'it did not start'}") from exc
        return self._process

    def _ask(self, process: subprocess.Popen[bytes], line: bytes, seconds: float) -> dict[str, str]:
        assert process.stdin is not None  # noqa: S101 - both are pipes
        assert process.stdout is not None  # noqa: S101
        try:
            process.stdin.write(line)
            process.stdin.flush()
        except BrokenPipeError:
            raise EOFError(f"the process ended with {process.wait()}") from None
        if not select.select([process.stdout], [], [], seconds)[0]:
            raise TimeoutError
        if not (answer := process.stdout.readline()):
            raise EOFError(f"the process ended with {process.wait()}")
        return dict(json.loads(answer))


def judge_all(child: Child, numbers: Iterable[int], tell: Callable[[int, Verdict], None]) -> list[Verdict]:
    """Judge the scenarios of these numbers in turn, and tell of each, with how many there were before it."""
    found = []
    try:
        for place, number in enumerate(numbers):
            found.append(child.judge(number))
            tell(place, found[-1])
    finally:
        child.close()
    return found
