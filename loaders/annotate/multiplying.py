"""By which library a language model multiplies its matrices, which is most of its work."""

from __future__ import annotations

import importlib
import importlib.util
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

#: Where the library of matrices that comes with numpy is told the number of its threads.
_THREADS = "OPENBLAS_NUM_THREADS"


@contextmanager
def multiplying_by_numpy() -> Iterator[None]:
    """Let a model that is loaded inside multiply by numpy, which takes half of the time that thinc's own library takes.

    That one has nothing but plain loops for processors newer than itself. Where numpy works in several threads thinc's stays.
    """
    if numpy_in_one_thread():
        with importlib.import_module("thinc.api").use_ops("numpy", use_blis=False):
            yield
    else:
        yield


@cache
def numpy_in_one_thread() -> bool:
    """Import numpy so that it multiplies in one thread, and say whether that could be done.

    Its threads wait for each other at full speed: a text takes them more than twice the time of one. It asks the environment
    how many they are, and only when it is imported first; what it was told is taken back then.
    """
    if "numpy" in sys.modules or importlib.util.find_spec("thinc") is None:
        return False
    ours = os.environ.setdefault(_THREADS, "1") == "1"  # noqa: TID251
    try:
        importlib.import_module("numpy")
    finally:
        if ours:
            os.environ.pop(_THREADS, None)  # noqa: TID251
    return ours
