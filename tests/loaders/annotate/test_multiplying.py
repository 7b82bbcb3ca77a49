"""By which library a model multiplies is settled before numpy is imported, so that each case has a process of its own."""

from __future__ import annotations

import subprocess
import sys

import pytest

SHOWN = """
import os
from loaders.annotate.multiplying import multiplying_by_numpy
with multiplying_by_numpy():
    from thinc.api import get_current_ops
    inside = get_current_ops().use_blis
print(inside, get_current_ops().use_blis, "OPENBLAS_NUM_THREADS" in os.environ)
"""


@pytest.mark.parametrize(
    ("before", "shown"),
    [
        ("", "False True False"),
        ("import numpy", "True True False"),
        ("from loaders.annotate.parse import Models; Models(); import neo4j", "False True False"),
        ("import os; os.environ['OPENBLAS_NUM_THREADS'] = '3'", "True True True"),
    ],
)
def test_a_model_multiplies_by_numpy_where_that_works_in_one_thread(before: str, shown: str) -> None:
    done = subprocess.run([sys.executable, "-c", before + SHOWN], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == shown
