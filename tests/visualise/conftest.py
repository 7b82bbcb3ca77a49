"""A real browser that opens maps from disk, and fails the test on anything a reader should not meet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from graph.network import Network
from visualise.network_map import render

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def drawn() -> Callable[..., str]:
    """Return `render` that draws each network once: the same network gives the same bytes, which is tested."""
    pages: dict[tuple[object, ...], tuple[Network, str]] = {}

    def page(network: Network, title: str, possibly_same: tuple[tuple[str, str, str], ...]) -> str:
        key = (id(network), title, possibly_same)
        if key not in pages:
            pages[key] = (network, render(network, title=title, possibly_same=possibly_same))
        return pages[key][1]

    return page


@pytest.fixture
def open_map(browser_of_tests: Browser, drawn: Callable[..., str], tmp_path: Path) -> Iterator[Open]:
    """Return a function that draws a network, opens the file and gives the page.

    At the end the test fails if any page asked for anything but its file, wrote an error to the console (a breach of
    its content security policy stands there too), threw, or opened a dialog.
    """
    faults: list[str] = []
    contexts = []

    def opened(
        network: Network,
        *,
        title: str = "A map",
        address: str = "",
        size: tuple[int, int] = (1280, 800),
        dark: bool = False,
        possibly_same: tuple[tuple[str, str, str], ...] = (),
    ) -> Page:
        file = tmp_path / "map.html"
        file.write_text(drawn(network, title, possibly_same), encoding="utf-8", newline="")
        context = browser_of_tests.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            accept_downloads=True,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(8_000)
        _watch(page, file.as_uri(), faults)
        page.goto(file.as_uri() + address)
        if network.nodes:
            page.wait_for_selector("html[data-ready]", state="attached")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


def _watch(page: Page, own: str, faults: list[str]) -> None:
    """Collect what must not happen on a page."""
    page.on("console", lambda message: faults.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "request",
        lambda request: (
            None if request.url.split("#")[0] == own or request.url.startswith("blob:") else faults.append(request.url)
        ),
    )

    def dialog(box: object) -> None:
        faults.append("a dialog opened")
        box.dismiss()  # type: ignore[attr-defined]

    page.on("dialog", dialog)
