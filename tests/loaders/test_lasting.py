from __future__ import annotations

import gc

import pytest

from loaders.lasting import lasting


def test_what_is_built_inside_is_looked_through_no_more() -> None:
    with lasting():
        assert not gc.isenabled()
        built = [[n] for n in range(1000)]
    assert gc.isenabled()
    assert not any(o is built for o in gc.get_objects())


def test_the_collector_is_on_again_after_an_error() -> None:
    with pytest.raises(ValueError, match="no list"), lasting():
        raise ValueError("no list")
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with lasting():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
