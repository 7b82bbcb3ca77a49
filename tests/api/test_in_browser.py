"""The pages in a real browser over a real server: quiet, whole, and nothing asked of anybody else."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect

from api.app import create_app
from graph.settings import Settings
from graph.store.bolt import BoltStore
from tests.api.examples import fill
from tests.conftest import clear

pytestmark = pytest.mark.browser
Visit = Callable[..., Page]


@pytest.fixture(scope="module")
def address(engine: BoltStore) -> Iterator[str]:
    clear(engine)
    fill(engine)
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(Settings(), engine), log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join()
    listening.close()


@pytest.fixture
def visit(browser_of_tests: Browser, address: str) -> Iterator[Visit]:
    """Return a function that opens a page; at the end, fail on any error, warning or request to elsewhere."""
    faults: list[str] = []
    contexts = []

    def opened(path: str, *, width: int = 1280, scripts: bool = True, dark: bool = False) -> Page:
        context = browser_of_tests.new_context(
            viewport={"width": width, "height": 800},
            java_script_enabled=scripts,
            color_scheme="dark" if dark else "light",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda m: faults.append(m.text) if m.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        ours = (address, "data:", "blob:")
        page.on("request", lambda r: None if r.url.startswith(ours) else faults.append(r.url))
        page.goto(address + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


@pytest.mark.parametrize("dark", [False, True])
def test_docs_show_every_address_and_try_one(visit: Visit, dark: bool) -> None:
    page = visit("/docs", dark=dark)

    expect(page.locator(".opblock")).to_have_count(19)
    page.locator("#operations-server-server-healthz .opblock-summary-control").click()
    page.locator("#operations-server-server-healthz .execute").click()
    expect(page.locator("#operations-server-server-healthz .live-responses-table .microlight").first).to_contain_text(
        "ok"
    )


def test_map_stands_beside_the_questions(visit: Visit) -> None:
    page = visit("/")

    frame = page.frame_locator("iframe")
    expect(frame.locator("header h1")).to_have_text("Everything in the store")
    expect(frame.locator("html[data-ready]")).to_be_attached()
    box = page.locator("iframe").bounding_box()
    assert box
    assert box["width"] > 900
    assert box["y"] + box["height"] <= 801


def test_question_is_asked_and_drawn(visit: Visit) -> None:
    page = visit("/")

    page.get_by_text("Which agencies took part in an operation?").click()
    page.locator("#agencies-of-operation-operation").fill("example blizzard")
    page.get_by_role("button", name="Answer").first.click()
    expect(page.locator("h1")).to_have_text("Which agencies took part in an operation?")
    expect(page.locator("main")).to_contain_text("The Royal Canadian Mounted Police led Operation Example Blizzard.")
    page.get_by_role("link", name="Draw it on the map").click()
    expect(page.frame_locator("iframe").locator("html[data-ready]")).to_be_attached()
    expect(page.locator("#agencies-of-operation-operation")).to_have_value("example blizzard")


def test_forms_work_without_scripts(visit: Visit) -> None:
    page = visit("/", scripts=False)

    page.locator("#q").fill("surete")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Sûreté du Québec").click()
    page.locator("main summary").first.click()
    expect(page.locator("main blockquote").first).to_contain_text("co-chair")
    page.locator("main figcaption a").first.click()
    expect(page.locator("mark")).to_contain_text("co-chair")


@pytest.mark.parametrize("path", ["/", "/ask/seized", "/find?q=police", "/entity/agency:royal-canadian-mounted-police"])
def test_page_fits_a_narrow_screen(visit: Visit, path: str) -> None:
    page = visit(path, width=390)

    assert page.evaluate("document.documentElement.scrollWidth") <= 390
