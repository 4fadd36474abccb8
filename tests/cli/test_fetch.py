"""Documents are fetched from public addresses only, within limits of size, time and redirects."""

from __future__ import annotations

import gzip
import http.server
import ipaddress
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from sphinx_kzbrief.cli.adding import fetch as fetching
from sphinx_kzbrief.cli.adding.fetch import FetchError, Limits, fetch, is_public

PAGE = b"<html><title>T</title><p>Some words of a page stand here.</p></html>"


GZIP = {"Content-Encoding": "gzip"}
NAMED = {
    "Content-Type": "application/pdf",
    "Content-Disposition": 'attachment; filename="../../evil name.pdf"',
}
ANSWERS: dict[str, tuple[int, bytes, dict[str, str]]] = {
    "/loop": (302, b"", {"Location": "/loop"}),
    "/moved": (301, b"", {"Location": "/page.html"}),
    "/inside": (302, b"", {"Location": "http://169.254.169.254/latest/meta-data"}),
    "/file": (302, b"", {"Location": "file:///etc/passwd"}),
    "/missing": (404, b"no", {}),
    "/declared": (200, PAGE, {"Content-Length": str(10**9)}),
    "/bomb": (200, gzip.compress(b"0" * 10**7), GZIP),
    "/gzip": (200, gzip.compress(PAGE), GZIP),
    "/video": (200, b"x", {"Content-Type": "video/mp4"}),
    "/named": (200, b"%PDF-1.4", NAMED),
    "/bytes/report.pdf": (200, b"%PDF", {"Content-Type": "application/octet-stream"}),
}
HEAD = b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n"
# Path: what is sent first, what again and again, how often, and seconds between.
STREAMS = {
    "/endless": (HEAD + b"\r\n", b"x" * 1000, 10_000, 0.0),
    "/slow": (HEAD + b"\r\n", b"x", 100, 0.1),
    "/slow-headers": (HEAD, b"X-A: b\r\n", 100, 0.1),
}


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers by path, as helpful and unhelpful servers do."""

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path not in STREAMS:
            status, body, headers = ANSWERS.get(path, (200, PAGE, {}))
            self.answer(status, body, **headers)
            return
        first, again, times, pause = STREAMS[path]
        self.wfile.write(first)
        for _ in range(times):
            self.wfile.write(again)
            self.wfile.flush()
            time.sleep(pause)

    def answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in ({"Content-Type": "text/html"} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


class Server(http.server.ThreadingHTTPServer):
    """A server whose clients hang up on purpose."""

    def handle_error(self, *_: object) -> None:
        """A client that hangs up is what is tested."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with Server(("127.0.0.1", 0), Handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


def local_only(address: object) -> bool:
    return str(address) == "127.0.0.1"


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "0.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254",
        "100.64.0.1", "224.0.0.1", "255.255.255.255", "240.0.0.1", "::1", "::", "fe80::1",
        "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1",
        "2002:7f00:1::",
    ],
)  # fmt: skip
def test_private_addresses_are_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "2606:4700:4700::1111"])
def test_public_addresses_are(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost/", "http://127.1/", "http://2130706433/",
        "http://0x7f.1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "https://10.0.0.1/x",
        "file:///etc/passwd", "ftp://example.org/x", "gopher://example.org", "http:///x",
        "http://user:pass@example.org/", "http://[::1", "http://example.org:99999/",
        "javascript://x",
    ],
)  # fmt: skip
def test_refused_before_any_connection(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_connection(*_: object, **__: object) -> None:
        pytest.fail("a connection was made")

    monkeypatch.setattr(socket, "create_connection", no_connection)
    with pytest.raises(FetchError) as caught:
        fetch(url)
    assert caught.value.remedy


def test_a_name_that_leads_inside_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def lookup(*_: object, **__: object) -> list[object]:
        return [(0, 0, 0, "", ("8.8.8.8", 80)), (0, 0, 0, "", ("10.0.0.1", 80))]

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    with pytest.raises(FetchError, match=r"10\.0\.0\.1 is not a public address"):
        fetch("http://example.org/")


def test_the_connection_goes_to_the_address_that_was_looked_at(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(server.rpartition(":")[2])
    asked = []

    def lookup(host: str, *_: object, **__: object) -> list[object]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    real = socket.create_connection
    connected = []

    def connect(address: tuple[str, int], *rest: object, **named: object) -> socket.socket:
        connected.append(address)
        monkeypatch.undo()
        return real(address, *rest, **named)

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    monkeypatch.setattr(socket, "create_connection", connect)
    fetched = fetch(f"http://rebinding.example:{port}/page.html", allowed=local_only)
    assert fetched.content == PAGE
    assert asked == ["rebinding.example"]
    assert connected == [("127.0.0.1", port)]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/inside", "169.254.169.254 is not a public address"),
        ("/file", "only http and https"),
        ("/loop", "redirects more than 5 times"),
        ("/missing", "answers 404"),
        ("/video", "video/mp4"),
    ],
)
def test_refused_on_the_way(server: str, path: str, message: str) -> None:
    with pytest.raises(FetchError, match=message):
        fetch(server + path, allowed=local_only)


@pytest.mark.parametrize("path", ["/declared", "/endless", "/bomb"])
def test_too_large(server: str, path: str) -> None:
    with pytest.raises(FetchError, match="more than 0 MB"):
        fetch(server + path, Limits(size=100_000), allowed=local_only)


@pytest.mark.parametrize("path", ["/slow", "/slow-headers"])
def test_too_slow(server: str, path: str, stopwatch: Any) -> None:
    with stopwatch, pytest.raises(FetchError, match="did not arrive within"):
        fetch(server + path, Limits(seconds=0.5), allowed=local_only)
    assert stopwatch.waited < 3


@pytest.mark.parametrize(
    ("path", "suffix", "name", "content"),
    [
        ("/moved", ".html", "page", PAGE),
        ("/gzip", ".html", "gzip", PAGE),
        ("/named", ".pdf", "evil name", b"%PDF-1.4"),
        ("/bytes/report.pdf", ".pdf", "report", b"%PDF"),
        ("/%D0%B2%D0%BE%D0%B4%D0%B0?x=1", ".html", "вода", PAGE),
        ("/вода и ещё", ".html", "вода и ещё", PAGE),
        ("/", ".html", "", PAGE),
    ],
)
def test_fetched(server: str, path: str, suffix: str, name: str, content: bytes) -> None:
    fetched = fetch(server + path, allowed=local_only)
    assert (fetched.suffix, fetched.name, fetched.content) == (suffix, name, content)


def test_the_refusing_rule_is_the_default() -> None:
    assert fetching.fetch.__defaults__ == (None, is_public)
