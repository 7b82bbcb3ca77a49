from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.scan import EndOfText, Scan

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(
    values=st.lists(VALUES, max_size=5),
    ascii_only=st.booleans(),
    indent=st.sampled_from([None, 2]),
    size=st.integers(1, 7),
)
def test_values_are_found_whole_however_the_bytes_come(values, ascii_only: bool, indent: int | None, size: int) -> None:
    data = " ,".join(json.dumps(v, ensure_ascii=ascii_only, indent=indent) for v in values).encode()
    scan = Scan(data[i : i + size] for i in range(0, len(data), size))
    found = []
    for _ in values:
        body = scan.value(limit=10_000)
        assert body is not None
        found.append(json.loads(body))
        scan.take()
    assert found == values
    assert scan.peek() == b""


def test_a_value_longer_than_the_limit_is_left_where_it_is() -> None:
    scan = Scan([b' {"a": ', b'"bcdefghij"} 5'])
    assert scan.value(limit=5) is None
    assert scan.value(limit=50) == b'{"a": "bcdefghij"}'
    assert b"".join(scan.rest()) == b" 5"


@pytest.mark.parametrize("data", [b"", b"  ", b'{"a": 1', b'"ab\\"', b"[[1]"])
def test_a_value_that_does_not_end_is_told(data: bytes) -> None:
    with pytest.raises(EndOfText):
        Scan([data]).value(limit=100)


def test_what_was_read_is_let_go() -> None:
    chunk = b'"' + b"x" * 65_000 + b'",'
    scan = Scan(chunk for _ in range(100))
    sizes = []
    for _ in range(100):
        scan.value(limit=100_000)
        scan.take()
        sizes.append(len(scan._buffer))
    assert max(sizes) < 2_000_000
    assert any(b < a for a, b in pairwise(sizes))
