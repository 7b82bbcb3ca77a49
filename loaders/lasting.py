"""Building what lasts as long as the process, such as word lists, without the collector of cycles in the way."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def lasting() -> Iterator[None]:
    """Keep the collector from what is built inside, now and later: only for what is built once, for it is never freed.

    It would look through a hundred thousand new objects again and again while they are made (a fifth of the start-up),
    and once more with each full collection afterwards (a twelfth of the time of reading), to find that none can go.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if collecting:
            gc.enable()
