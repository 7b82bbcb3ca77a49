"""What every container must do; a new one is tested the day it appears."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.discover import discover
from graph.errors import UnreadableDocument
from loaders import containers
from loaders.containers.base import Broken, Container, Packed, Part, Wanted
from loaders.stream import HEAD, Stream
from tests.loaders.files import mailed, zipped

FOUND = discover(containers, "CONTAINER", Container)
CONTAINERS = FOUND.plugins
NAMES = [c.name for c in CONTAINERS]
Found = Part | Packed | Broken
BODY = "Officers seized two kilograms of cocaine in Laval, près de l’aéroport."
#: One small input with three documents for each container; a new one adds its own.
SAMPLES = {
    "json": (
        "corpus.jsonl",
        "".join(
            f'{{"text": "{n}. {BODY}", "title": "Two charged", "date": "2024-03-04"}}\n' for n in range(3)
        ).encode(),
    ),
    "zip": ("corpus.zip", zipped({f"folder/{n}.txt": f"{n}. {BODY}".encode() for n in range(3)})),
    "mail": ("release.eml", mailed(f"0. {BODY}", {f"{n}.txt": f"{n}. {BODY}".encode() for n in (1, 2)})),
}


def texts_packed(parts: list[Found]) -> int:
    return sum(isinstance(p, Packed) for p in parts)


def cut(container: Container, path: Path, data: bytes, limit: int = 1_000_000) -> tuple[list[Found], str]:
    """Return the parts of an input, and why there are no more where it was given up."""
    path.write_bytes(data)
    parts: list[Found] = []
    with Stream(str(path), limit=limit) as stream:
        try:
            parts.extend(container.parts(stream, Wanted()))
        except UnreadableDocument as exc:
            return parts, exc.reason
    return parts, ""


def test_there_are_containers_and_none_is_unavailable() -> None:
    assert {n.partition("/")[0] for n in NAMES} >= {"json", "zip", "mail"}
    assert FOUND.unavailable == ()


@pytest.mark.parametrize("container", CONTAINERS, ids=NAMES)
class TestContainer:
    def _sample(self, container: Container) -> tuple[str, bytes]:
        return SAMPLES[container.name.partition("/")[0]]

    def test_is_named_with_a_version_and_says_what_it_cuts(self, container: Container) -> None:
        assert container.name.partition("/")[2].isdigit()
        assert container.formats
        assert container.names

    def test_bids_for_its_own_format_and_a_number_for_anything(self, container: Container) -> None:
        name, data = self._sample(container)
        assert container.bid(name, data[:HEAD]) > 0
        for other, head in (("", b""), ("x", b"\x00\xff"), ("a/b.c.d", b"<"), ("-", b"words")):
            assert container.bid(other, head) == 0

    def test_cuts_its_sample_into_parts_with_a_place_and_a_hash_each(
        self, container: Container, tmp_path: Path
    ) -> None:
        name, data = self._sample(container)
        parts, reason = cut(container, tmp_path / name, data)
        assert reason == ""
        texts = [p.data.decode() if isinstance(p, Packed) else p.text for p in parts if not isinstance(p, Broken)]
        assert len(texts) == len(set(texts)) == len({p.name for p in parts}) == len(parts) == 3
        assert all(BODY in text for text in texts)
        assert all(p.name.removeprefix(str(tmp_path / name))[:1] in ("#", "/", "") for p in parts)
        assert len({p.sha256 for p in parts if not isinstance(p, Packed)}) == len(parts) - texts_packed(parts)

    def test_cuts_the_same_parts_twice_and_out_of_gzip(self, container: Container, tmp_path: Path) -> None:
        name, data = self._sample(container)
        plain = cut(container, tmp_path / name, data)
        assert plain == cut(container, tmp_path / name, data)
        packed, _ = cut(container, tmp_path / name, gzip.compress(data))
        assert packed == plain[0]

    def test_gives_the_parts_before_a_cut_and_then_a_reason(self, container: Container, tmp_path: Path) -> None:
        name, data = self._sample(container)
        packed = gzip.compress(data)
        whole, _ = cut(container, tmp_path / name, data)
        for size in range(2, len(packed)):  # one byte does not tell gzip
            parts, reason = cut(container, tmp_path / name, packed[:size])
            assert parts == whole[: len(parts)]
            assert "cut short" in reason

    @given(data=st.binary(max_size=300))
    @settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))
    def test_random_bytes_never_crash_it(self, container: Container, tmp_path: Path, data: bytes) -> None:
        self._holds(container, tmp_path, data)

    @given(words=st.lists(st.sampled_from([*'{}[]":,\\ \n\t1e', '"text"', "null", "\\ud800", '{"text":"a b"}', "é"])))
    @settings(deadline=None, max_examples=300, suppress_health_check=list(HealthCheck))
    def test_signs_in_any_order_never_crash_it(self, container: Container, tmp_path: Path, words: list[str]) -> None:
        self._holds(container, tmp_path, "".join(words).encode())

    @given(at=st.integers(0, 300), flips=st.lists(st.tuples(st.integers(0, 299), st.integers(0, 255)), max_size=5))
    @settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))
    def test_a_changed_sample_never_crashes_it(
        self, container: Container, tmp_path: Path, at: int, flips: list[tuple[int, int]]
    ) -> None:
        data = bytearray(self._sample(container)[1])
        for place, value in flips:
            data[place % len(data)] = value
        self._holds(container, tmp_path, bytes(data[:at]))
        self._holds(container, tmp_path, gzip.compress(bytes(data))[:at])

    def _holds(self, container: Container, folder: Path, data: bytes) -> None:
        for name in ("x.jsonl", "x.json", "x"):
            parts, _ = cut(container, folder / name, data, limit=120)
            for part in parts:
                assert part.name
                assert part.text.strip() if isinstance(part, Part) else isinstance(part, Packed) or part.reason
