"""Gets a document from the web: public addresses only, politely, and never more than is allowed.

The name is resolved once, every address that it has is looked at, and the connection goes to the one that was looked
at: a name that answers differently the second time (DNS rebinding) leads nowhere else. Redirects go the same way.
"""

from __future__ import annotations

import ipaddress
import socket
import time
import urllib.robotparser
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePosixPath

import httpx

from graph.errors import UnreadableDocument

AGENT = "opsgraph/0.1.0 (reads public documents for its user)"
_SECONDS, _WAIT = 60.0, 15.0
_MOST_REDIRECTS = 5
_MOST_ROBOTS = 500_000
#: Beside each other, requests to one host begin no sooner than this after the last (seconds).
_PAUSE = 1.0
#: Public by number, and yet the inside of a cloud (Azure's platform).
_INSIDE = frozenset({"168.63.129.16"})
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_SUFFIXES = {
    "text/html": ".html", "application/xhtml+xml": ".html", "application/pdf": ".pdf", "text/plain": ".txt",
    "text/markdown": ".md", "application/json": ".json", "application/x-ndjson": ".jsonl", "application/zip": ".zip",
    "message/rfc822": ".eml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}  # fmt: skip

Resolve = Callable[[str, int], list[str]]
_Ip = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address answered: where redirects ended, a name that tells the format, and the bytes."""

    url: str
    name: str
    data: bytes


class Refused(Exception):
    """An address that is not asked; the text says why."""


def resolved(host: str, port: int) -> list[str]:
    """Return the addresses of a host, as the system resolves them."""
    return list(dict.fromkeys(str(i[4][0]) for i in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


class _Public(httpx.BaseTransport):
    """Connects to the address that was looked at, under the name that was asked for."""

    def __init__(self, resolve: Resolve, *, private: bool) -> None:
        self._resolve, self._private = resolve, private
        self._inner = httpx.HTTPTransport(trust_env=False)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request; raises `Refused` where it would not stay in the public net."""
        host = request.url.host
        port = request.url.port or (443 if request.url.scheme == "https" else 80)
        addresses = self._resolve(host, port)
        if not addresses:
            raise Refused(f"{host} has no address")
        for address in addresses:
            if not self._private and (kind := inside(address)):
                raise Refused(f"{host} leads to {address}, which is {kind}; only public addresses are read")
        extensions = {**request.extensions, "sni_hostname": host}
        url = request.url.copy_with(host=addresses[0])
        # its Host header is set already, and names the host that was asked for
        sent = httpx.Request(request.method, url, headers=request.headers, stream=request.stream, extensions=extensions)
        return self._inner.handle_request(sent)

    def close(self) -> None:
        """Close the connections."""
        self._inner.close()


def inside(address: str) -> str:
    """Return what an address is that does not lie in the public net, such as "private"; empty for a public one.

    Parameters
    ----------
    address:
        IPv4 or IPv6, by number. IPv4 inside of IPv6 (mapped, NAT64, 6to4, Teredo) is looked at too.
    """
    ip: _Ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
        if ip in _NAT64:
            inner.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
        if ip.ipv4_mapped:
            return inside(str(ip.ipv4_mapped))
        if found := next((k for i in inner if i and (k := inside(str(i)))), ""):
            return found
    kinds = {
        "of this machine": ip.is_loopback or ip.is_unspecified,
        "link-local, where clouds keep their secrets": ip.is_link_local,
        "multicast": ip.is_multicast,
        "the inside of a cloud": str(ip) in _INSIDE,
        "private or reserved": not ip.is_global,
    }
    return next((kind for kind, holds in kinds.items() if holds), "")


@dataclass(slots=True)
class Fetcher:
    """Asks addresses for documents.

    Parameters
    ----------
    limit:
        Most bytes of an answer, unpacked.
    private:
        Whether addresses of this machine and of private networks may be asked.
    resolve:
        From host and port to addresses.
    seconds:
        How long an answer may take in all.
    pause:
        Seconds between two requests to one host.
    """

    limit: int
    private: bool = False
    resolve: Resolve = resolved
    seconds: float = _SECONDS
    pause: float = _PAUSE
    _robots: dict[str, urllib.robotparser.RobotFileParser | None] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)

    def fetch(self, source: str) -> Fetched:
        """Get what an address holds.

        Raises
        ------
        UnreadableDocument
            When the address is not one to be asked, does not answer, or answers with an error or too much.
        """
        headers = {"User-Agent": AGENT, "Accept-Encoding": "gzip, deflate"}
        transport = _Public(self.resolve, private=self.private)
        try:
            with httpx.Client(transport=transport, headers=headers, timeout=min(_WAIT, self.seconds)) as client:
                return self._follow(client, source)
        except Refused as exc:
            raise UnreadableDocument(source, f"was not asked for: {exc}") from exc
        except httpx.InvalidURL as exc:
            raise UnreadableDocument(source, f"is no address that can be asked ({exc})") from exc
        except (httpx.HTTPError, httpx.StreamError, OSError, UnicodeError, ValueError) as exc:
            raise UnreadableDocument(source, f"does not answer ({_said(exc)}): try again later") from exc

    def _follow(self, client: httpx.Client, source: str) -> Fetched:
        url = _checked(source)
        ends = time.monotonic() + self.seconds
        for _ in range(_MOST_REDIRECTS + 1):
            if not self._allowed(client, url, ends):
                raise Refused(f"robots.txt of {url.host} asks programs not to")
            status, headers, data, onward = self._get(client, url, self.limit, ends)
            if onward is None:
                if status >= 400:
                    phrase = httpx.codes.get_reason_phrase(status)
                    raise UnreadableDocument(source, f"was answered with {status} {phrase}".rstrip())
                return Fetched(str(url), _name(url, headers.get("content-type", "")), data)
            url = _checked(str(onward))
        raise Refused(f"it leads on more than {_MOST_REDIRECTS} times")

    def _get(
        self, client: httpx.Client, url: httpx.URL, limit: int, ends: float
    ) -> tuple[int, httpx.Headers, bytes, httpx.URL | None]:
        """Return status, headers and body of one answer, and where it leads on."""
        self._wait(url.host)
        data = bytearray()
        with client.stream("GET", url) as answer:
            if answer.next_request is not None:
                return answer.status_code, answer.headers, b"", answer.next_request.url
            for chunk in answer.iter_bytes():
                data += chunk
                if len(data) > limit:
                    raise Refused(f"its answer is longer than the limit of {limit:,} bytes (OPSGRAPH_MAX_BYTES)")
                if time.monotonic() > ends:
                    raise Refused(f"its answer took more than {self.seconds:g} seconds")
            return answer.status_code, answer.headers, bytes(data), None

    def _wait(self, host: str) -> None:
        """Wait until this host may be asked again."""
        last = self._asked.get(host)
        if last is not None:
            time.sleep(max(0.0, last + self.pause - time.monotonic()))
        self._asked[host] = time.monotonic()

    def _allowed(self, client: httpx.Client, url: httpx.URL, ends: float) -> bool:
        """Whether robots.txt lets programs read it (RFC 9309): none is leave, one that fails is not."""
        origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        if origin not in self._robots:
            self._robots[origin] = self._rules(client, httpx.URL(f"{origin}/robots.txt"), ends)
        rules = self._robots[origin]
        return rules is None or rules.can_fetch(AGENT.partition("/")[0], str(url))

    def _rules(self, client: httpx.Client, url: httpx.URL, ends: float) -> urllib.robotparser.RobotFileParser | None:
        status = 0
        for _ in range(_MOST_REDIRECTS + 1):
            status, _headers, data, onward = self._get(client, url, _MOST_ROBOTS, ends)
            if onward is None:
                break
            url = _checked(str(onward))
        rules = urllib.robotparser.RobotFileParser()
        if status == 200:
            rules.parse(data.decode("utf-8", "replace").splitlines())
            return rules
        if status >= 500:
            raise Refused(f"{url} was answered with {status}, so that nobody knows what is allowed")
        return None


def _checked(source: str) -> httpx.URL:
    """Return an address; raises `Refused` where it is of a kind that is not asked."""
    url = httpx.URL(source)
    if url.scheme not in {"http", "https"}:
        raise Refused(f"it begins with {url.scheme}://; only http:// and https:// are read")
    if url.userinfo:
        raise Refused("it holds a user or password, which would stand in the ledger")
    if not url.host:
        raise Refused("it names no host")
    return url.copy_with(fragment=None)


def _name(url: httpx.URL, content_type: str) -> str:
    """Return a file name that tells the format: of the address, with the ending that the content type asks for."""
    name = PurePosixPath(url.path).name or "index"
    suffix = _SUFFIXES.get(content_type.partition(";")[0].strip().lower(), "")
    return name if not suffix or name.lower().endswith(suffix) else name + suffix


def _said(exc: Exception) -> str:
    names = {"ConnectTimeout": "no connection in time", "ReadTimeout": "no answer in time"}
    return names.get(type(exc).__name__, str(exc)[:120] or type(exc).__name__)
