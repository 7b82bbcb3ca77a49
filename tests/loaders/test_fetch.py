"""Addresses on the web: what is asked, what is refused and why; against a real server on this machine."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest

from graph.errors import UnreadableDocument
from loaders.fetch import AGENT, Fetcher, inside
from loaders.inputs import Intake

PAGE = (
    b"<html><head><link rel='canonical' href='https://police.example/news/12'><title>Two charged</title></head><body>"
    b"<p>On March 4, 2024, officers seized two kilograms of cocaine.</p></body></html>"
)
LIMIT = 200_000


class Handler(BaseHTTPRequestHandler):
    """Answers by path; `seen` keeps what was asked."""

    seen: list[tuple[str, str]] = []  # noqa: RUF012 - one server, one list

    def do_GET(self) -> None:
        self.seen.append((self.path, self.headers["User-Agent"]))
        path = self.path.partition("?")[0]
        if path == "/robots.txt":
            return self.say(200, b"User-agent: *\nDisallow: /closed", kind="text/plain")
        if path.startswith("/to"):
            return self.say(302, b"", location=self.path.partition("?")[2])
        if path == "/loop":
            return self.say(302, b"", location="/loop")
        if path == "/huge":
            return self.say(200, b"x" * (LIMIT + 1), kind="text/plain")
        if path == "/bomb":
            return self.say(200, gzip.compress(b"x" * 50 * LIMIT), kind="text/plain", encoding="gzip")
        if path == "/slow":
            return self.drip()
        if path == "/plain":
            return self.say(200, b"Officers seized two kilograms of cocaine.", kind="text/plain; charset=utf-8")
        return self.say(200 if path in ("/page", "/closed") else 404, PAGE)

    def say(self, status: int, body: bytes, *, kind: str = "text/html", location: str = "", encoding: str = "") -> None:
        self.send_response(status)
        for name, value in (("Content-Type", kind), ("Location", location), ("Content-Encoding", encoding)):
            if value:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(100):
                self.wfile.write(b"x" * 100)
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


def local(**more: float) -> Fetcher:
    return Fetcher(LIMIT, private=True, pause=0.0, **more)  # type: ignore[arg-type]


def refusal(fetcher: Fetcher, address: str) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        fetcher.fetch(address)
    assert caught.value.source == address
    return caught.value.reason


def test_page_keeps_its_own_address_and_date(site: str) -> None:
    (found,) = Intake(LIMIT, fetcher=local()).arrivals(f"{site}/to?/page")
    assert found.document is not None
    assert found.document.url == "https://police.example/news/12"
    assert found.document.source == f"{site}/to?/page"
    assert found.document.published is not None
    assert found.document.published.value == "2024-03-04"
    assert found.sha256
    assert {agent for _, agent in Handler.seen} == {AGENT}


def test_document_that_names_no_address_has_the_one_where_it_was_found(site: str) -> None:
    (found,) = Intake(LIMIT, fetcher=local()).arrivals(f"{site}/to?/plain")
    assert found.document is not None
    assert found.document.url == f"{site}/plain"
    assert found.document.reader == "plain-text/1"


def test_what_robots_are_asked_not_to_read_is_not_read(site: str) -> None:
    Handler.seen.clear()
    fetcher = local()
    assert "robots.txt" in refusal(fetcher, f"{site}/closed")
    assert "robots.txt" in refusal(fetcher, f"{site}/to?/closed")
    fetcher.fetch(f"{site}/page")
    asked = [path for path, _ in Handler.seen]
    assert asked.count("/robots.txt") == 1
    assert "/closed" not in asked


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/nowhere", "was answered with 404 Not Found"),
        ("/loop", "leads on more than 5 times"),
        ("/huge", "longer than the limit of 200,000 bytes"),
        ("/bomb", "longer than the limit of 200,000 bytes"),
        ("/to?file:///etc/passwd", "only http:// and https://"),
        ("/to?ftp://127.0.0.1/x", "only http:// and https://"),
    ],
)
def test_answers_that_are_no_documents_are_told(site: str, path: str, reason: str) -> None:
    assert reason in refusal(local(), site + path)


def test_slow_answer_is_given_up(site: str) -> None:
    began = time.monotonic()
    assert "took more than 0.5 seconds" in refusal(local(seconds=0.5), f"{site}/slow")
    assert time.monotonic() - began < 5


def test_host_that_does_not_answer_is_told() -> None:
    assert "does not answer" in refusal(local(), "http://127.0.0.1:9/x")


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/", "http://2130706433/", "http://0x7f.1/", "http://0177.0.0.1/", "http://[::1]/", "http://0/",
        "http://localhost/", "http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/", "http://192.168.1.1/",
        "http://172.16.0.1/", "http://100.100.100.200/", "http://[fe80::1]/", "http://[fd00::1]/", "http://168.63.129.16/",
        "http://[::ffff:127.0.0.1]/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://224.0.0.1/",
    ],
)  # fmt: skip
def test_addresses_inside_are_not_asked(address: str) -> None:
    reason = refusal(Fetcher(LIMIT, pause=0.0), address)
    # a number in base eight is refused before it is looked up
    assert "only public addresses are read" in reason or (
        "no address that can be asked" in reason and "0177" in address
    )


@pytest.mark.parametrize("address", ["https://user:secret@police.example/", "file:///etc/passwd", "http:///x"])
def test_addresses_of_other_kinds_are_not_asked(address: str) -> None:
    assert "was not asked for" in refusal(Fetcher(LIMIT), address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:93.184.216.34"])
def test_public_addresses_are_public(address: str) -> None:
    assert inside(address) == ""


def test_every_address_of_a_name_is_looked_at() -> None:
    fetcher = Fetcher(LIMIT, resolve=lambda _host, _port: ["93.184.216.34", "10.0.0.1"], pause=0.0)
    assert "news.example leads to 10.0.0.1, which is private or reserved" in refusal(fetcher, "http://news.example/")


def test_name_that_answers_differently_the_second_time_leads_nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS rebinding: the connection goes to the address that was looked at, and each request is looked at anew."""
    sent: list[httpx.Request] = []

    def answer(_: httpx.HTTPTransport, request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(404)

    monkeypatch.setattr(httpx.HTTPTransport, "handle_request", answer)
    answers = iter([["93.184.216.34"], ["127.0.0.1"]])
    fetcher = Fetcher(LIMIT, resolve=lambda _host, _port: next(answers), pause=0.0)
    assert "news.example leads to 127.0.0.1" in refusal(fetcher, "https://news.example/page")
    (robots,) = sent
    assert robots.url.host == "93.184.216.34"
    assert robots.headers["Host"] == "news.example"
    assert robots.extensions["sni_hostname"] == "news.example"


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("http://169.254.169.254/latest/meta-data/", "only public addresses are read"),
        ("http://[::1]:8080/", "only public addresses are read"),
        ("http://2130706433/", "only public addresses are read"),
        ("https://inside.example/", "inside.example leads to 10.0.0.1, which is private or reserved"),
        ("//inside.example/page", "inside.example leads to 10.0.0.1, which is private or reserved"),
    ],
)
def test_address_inside_is_not_asked_after_a_redirect_either(
    target: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(_: httpx.HTTPTransport, request: httpx.Request) -> httpx.Response:
        asked.append(f"{request.url.host}{request.url.path}")
        is_robots = request.url.path == "/robots.txt"
        return httpx.Response(404) if is_robots else httpx.Response(302, headers={"Location": target})

    monkeypatch.setattr(httpx.HTTPTransport, "handle_request", answer)
    names = {"news.example": ["93.184.216.34"], "inside.example": ["10.0.0.1"], "2130706433": ["127.0.0.1"]}
    fetcher = Fetcher(LIMIT, resolve=lambda host, _port: names.get(host, [host.strip("[]")]), pause=0.0)
    assert reason in refusal(fetcher, "https://news.example/page")
    assert asked == ["93.184.216.34/robots.txt", "93.184.216.34/page"]


def test_requests_to_one_host_leave_it_time(site: str) -> None:
    fetcher = Fetcher(LIMIT, private=True, pause=0.2)
    began = time.monotonic()
    fetcher.fetch(f"{site}/page")
    fetcher.fetch(f"{site}/page")
    assert time.monotonic() - began >= 0.4
