"""Documents are fetched from public addresses only, within limits of size, time and redirects."""

from __future__ import annotations

import gzip
import hashlib
import http.server
import io
import ipaddress
import socket
import struct
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from sphinx_kzbrief.cli.adding import fetch as fetching
from sphinx_kzbrief.cli.adding import intake
from sphinx_kzbrief.cli.adding.fetch import FetchError, Limits, fetch, is_public
from sphinx_kzbrief.corpus import Corpus

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
RUSSIAN = "<p>Порт открыт для судов.</p>"
ZIP = io.BytesIO()
with zipfile.ZipFile(ZIP, "w") as archive:
    archive.writestr("[Content_Types].xml", "<Types/>")
    archive.writestr("word/document.xml", "<w/>")
BARE_ZIP = io.BytesIO()
with zipfile.ZipFile(BARE_ZIP, "w") as archive:
    archive.writestr("notes.bin", "words")
BOM = b"\xef\xbb\xbf"
SENT = {
    # What is sent, under which type and name, and the format it is.
    "/a": (b"%PDF-1.7 x", "application/octet-stream", ".pdf"),
    "/b": (b"%PDF-1.7 x", "text/html", ".pdf"),
    "/c.pdf": (b"\n<!-- moved --><!DOCTYPE HTML><p>Log in</p>", "application/pdf", ".html"),
    "/d": (PAGE, "text/plain; charset=utf-8", ".html"),
    "/e": (BOM + b"<?xml version='1.0'?>\n<html/>", "application/xml", ".html"),
    "/f": (ZIP.getvalue(), "application/zip", ".docx"),
    "/g.md": (b"# Words", "text/plain", ".md"),
    "/h.markdown": (b"# Words", "application/octet-stream", ".markdown"),
    "/i.html": (b"<p>Words", "binary/octet-stream", ".html"),
    "/j": (b"Words", "text/plain", ".txt"),
    "/k": (b"A word of <html> and <!DOCTYPE html>", "text/plain", ".txt"),
    "/l.pdf": (b"A word", "text/html", ".html"),
    "/m": (b"Words", "application/octet-stream", ""),
    "/n": (BARE_ZIP.getvalue(), "application/zip", ""),
    "/q.md": (b"# Words", "text/x-markdown", ".md"),
    "/o": (b"\x89PNG", "image/png", ""),
    "/p.pdf": (b"GIF89a", "image/gif", ""),
}
CHARSETS = {
    # What is sent, the encoding that the server names, and the one that is kept.
    "/html": (RUSSIAN.encode("cp1251"), "text/html; charset=windows-1251", "cp1251"),
    "/quoted": (RUSSIAN.encode("koi8-r"), 'text/html; charset="KOI8-R"', "koi8-r"),
    "/text": (
        "中国和哈萨克斯坦的贸易额".encode("gb18030"),
        "text/plain; charset=gb2312",
        "gb18030",
    ),
    "/japanese": (
        "港は開いている".encode("iso2022_jp"),
        "text/plain; charset=iso-2022-jp",
        "iso2022_jp",
    ),
    "/wide": ("The port".encode("utf-16-le"), "text/plain; charset=utf-16le", "utf-16-le"),
    "/western": ("the “port”".encode("cp1252"), "text/plain; charset=iso-8859-1", "cp1252"),
    # The server is wrong, or says what the text says itself.
    "/utf-8": (RUSSIAN.encode(), "text/html; charset=iso-8859-1", None),
    "/ascii": (b"The port", "text/plain; charset=windows-1251", None),
    "/marked": (BOM + RUSSIAN.encode(), "text/plain; charset=windows-1251", None),
    "/not-it": (RUSSIAN.encode("cp1251"), "text/html; charset=utf-8", None),
    "/unknown": (RUSSIAN.encode("cp1251"), "text/html; charset=x-nothing", None),
    "/no-text": (b"\xe0\xff", "text/plain; charset=base64", None),
    "/square": (b"\xe0\xff", "text/plain; charset=punycode", None),
    "/binary": (b"%PDF-1.4 \xe0\xff", "application/pdf; charset=windows-1251", None),
}
ANSWERS |= {
    f"/sent{path}": (200, body, {"Content-Type": of}) for path, (body, of, _) in SENT.items()
}
ANSWERS |= {
    f"/in{path}": (200, body, {"Content-Type": of}) for path, (body, of, _) in CHARSETS.items()
}
CUT = {
    "/short": b"Content-Length: 1000\r\n\r\nnine byte",
    "/chunks": b"Transfer-Encoding: chunked\r\n\r\n5\r\nHello\r\n5\r\nwo",
    "/no-end": b"Transfer-Encoding: chunked\r\n\r\n5\r\nHello\r\n",
    "/gz": b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(PAGE)[:-9],
}
PARTS = gzip.compress(b"Some words, ") + gzip.compress(b"and more.")
ANSWERS["/parts"] = (200, PARTS, GZIP | {"Content-Type": "text/plain"})
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
        self.server.asked.append(path)
        if path.startswith("/busy"):
            self.be_busy(path)
            return
        if path in CUT:
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n" + CUT[path])
            return
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

    def be_busy(self, path: str) -> None:
        """Answer at the third time."""
        _, _, way, value = unquote(path).split("/")
        if self.server.asked.count(path) == 3:
            self.answer(200, PAGE)
        elif way == "reset":
            linger = struct.pack("ii", 1, 0)
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        elif way == "short":
            self.answer(200, PAGE, **{"Content-Length": "1000"})
        else:
            self.answer(int(way), b"", **({"Retry-After": value} if value else {}))

    def answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in ({"Content-Type": "text/html"} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


class Server(http.server.ThreadingHTTPServer):
    """A server whose clients hang up on purpose, and which notes what they ask for."""

    asked: list[str]

    def handle_error(self, *_: object) -> None:
        """A client that hangs up is what is tested."""


@pytest.fixture(scope="module")
def asked() -> list[str]:
    """What has been asked for."""
    return []


@pytest.fixture(scope="module")
def server(asked: list[str]) -> Iterator[str]:
    with Server(("127.0.0.1", 0), Handler) as running:
        running.asked = asked
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
    assert fetching.fetch.__defaults__ == (None, is_public, None)


@pytest.mark.parametrize("path", SENT)
def test_content_tells_the_format_before_type_and_name_do(server: str, path: str) -> None:
    suffix = SENT[path][2]
    if not suffix:
        with pytest.raises(FetchError, match="cannot be read"):
            fetch(f"{server}/sent{path}", allowed=local_only)
        return
    assert fetch(f"{server}/sent{path}", allowed=local_only).suffix == suffix


@pytest.mark.parametrize("path", CHARSETS)
def test_the_encoding_that_the_server_names_is_kept_where_it_is_needed(
    server: str, path: str
) -> None:
    body, _, charset = CHARSETS[path]
    fetched = fetch(f"{server}/in{path}", allowed=local_only)
    assert (fetched.content, fetched.charset) == (body, charset)


@pytest.mark.parametrize("path", CUT)
def test_a_document_cut_short_is_none(server: str, path: str, asked: list[str]) -> None:
    with pytest.raises(FetchError, match=r"was cut short|IncompleteRead"):
        fetch(server + path, Limits(pause=0.01), allowed=local_only)
    assert asked.count(path) == 3


def test_what_is_packed_in_parts_is_whole(server: str) -> None:
    fetched = fetch(f"{server}/parts", allowed=local_only)
    assert fetched.content == b"Some words, and more."


@pytest.mark.parametrize(
    "way", ["429/0", "503/", "502/", "503/Thu, 01 Jan 2015 00:00:00 GMT", "reset/x", "short/x"]
)
def test_what_may_pass_is_tried_again(server: str, way: str, asked: list[str]) -> None:
    path = f"/busy/{way}"
    fetched = fetch(server + path, Limits(pause=0.01), allowed=local_only)
    assert fetched.content == PAGE
    assert len([each for each in asked if each.startswith("/busy/" + way[:3])]) >= 3


@pytest.mark.parametrize(
    ("way", "message"),
    [
        ("429/3600", "answers 429 Too Many Requests and asks to wait 3,600 seconds"),
        ("503/Fri, 01 Jan 2100 00:00:00 GMT", "asks to wait [0-9,]+ seconds"),
    ],
)
def test_who_asks_for_more_time_than_there_is_is_not_waited_for(
    server: str, way: str, message: str, stopwatch: Any
) -> None:
    with stopwatch, pytest.raises(FetchError, match=message):
        fetch(f"{server}/busy/{way}", allowed=local_only)
    assert stopwatch.waited < 10


def test_what_does_not_pass_is_asked_for_once(server: str, asked: list[str]) -> None:
    with pytest.raises(FetchError):
        fetch(f"{server}/missing", allowed=local_only)
    before = asked.count("/missing")
    with pytest.raises(FetchError):
        fetch(f"{server}/missing", allowed=local_only)
    assert asked.count("/missing") == before + 1


def test_progress_is_told(server: str) -> None:
    told: list[tuple[int, int | None]] = []
    fetch(f"{server}/page.html", allowed=local_only, progress=lambda *each: told.append(each))
    assert told[-1] == (len(PAGE), None)


def test_the_next_address_is_tried_where_one_does_not_answer(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(server.rpartition(":")[2])
    real = socket.create_connection

    def connect(address: tuple[str, int], *rest: object) -> socket.socket:
        if address[0] == "::1":
            raise OSError("network is unreachable")
        monkeypatch.undo()
        return real(address, *rest)

    def lookup(*_: object, **__: object) -> list[object]:
        return [(0, 0, 0, "", ("::1", port)), (0, 0, 0, "", ("127.0.0.1", port))]

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    monkeypatch.setattr(socket, "create_connection", connect)
    fetched = fetch(
        f"http://both.example:{port}/page.html",
        allowed=lambda address: str(address) in {"::1", "127.0.0.1"},
    )
    assert fetched.content == PAGE


def test_a_page_in_an_encoding_that_only_its_server_knows_is_added_and_read(
    server: str, project: Path, run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        intake, "fetch", lambda item, progress: fetch(item, allowed=local_only, progress=progress)
    )
    done = run("add", "--yes", "--key", "port", f"{server}/in/html")
    assert done.exit_code == 0, done.output
    assert "Damaged" not in done.output
    assert "charset cp1251" in done.output
    source = Corpus.open(project / "corpus").sources["port"]
    raw = CHARSETS["/html"][0]
    # The copy is what was sent, byte for byte.
    assert hashlib.sha256(source.path.read_bytes()).digest() == hashlib.sha256(raw).digest()
    document = Corpus.open(project / "corpus").document("port")
    assert (document.text, document.damage) == ("Порт открыт для судов.", ())
    assert "already" in run("add", "--yes", f"{server}/in/html").output
