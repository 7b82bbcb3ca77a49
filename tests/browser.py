"""One real browser for the whole run: Playwright's loop can run but once in a thread."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser_of_tests() -> Iterator[Browser]:
    """Start the Chromium of this machine once; without one the tests are skipped aloud, and fail in CI."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        reason = f"NO BROWSER TEST WAS RUN: none of {', '.join(NAMES)} is on the PATH"
        print(f"\n{reason}")  # noqa: T201
        if os.environ.get("CI"):  # noqa: TID251
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()
