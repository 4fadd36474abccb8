"""Fetching a document from the web, within limits, and never from inside one's own network."""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import re
import socket
import ssl
import threading
import time
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit, urlunsplit

import sphinx_kzbrief
from sphinx_kzbrief.errors import KzbriefError, in_words

if TYPE_CHECKING:
    from collections.abc import Callable

    Address = ipaddress.IPv4Address | ipaddress.IPv6Address

MOST_BYTES = 50_000_000
MOST_SECONDS = 60.0
MOST_REDIRECTS = 5

_SUFFIXES = {
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/xhtml+xml": ".html",
    "text/html": ".html",
    "text/markdown": ".md",
    "text/plain": ".txt",
}
"""Types of documents that can be read, by the suffix of the copy."""


class FetchError(KzbriefError):
    """A document cannot be fetched, or may not be."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document from the web.

    Attributes:
        url: Where it came from, after redirects.
        content: Its bytes.
        suffix: File name ending for its type.
        name: File name that the address suggests, without ending; may be empty.
    """

    url: str
    content: bytes
    suffix: str
    name: str


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a fetch may take.

    Attributes:
        size: Bytes of the document.
        seconds: Time in all.
        redirects: Redirects that are followed.
    """

    size: int = MOST_BYTES
    seconds: float = MOST_SECONDS
    redirects: int = MOST_REDIRECTS


def is_public(address: Address) -> bool:
    """Tell whether an address is one that anybody on the internet could reach."""
    if isinstance(address, ipaddress.IPv6Address):
        # An IPv4 address in IPv6 clothes is judged by what it leads to.
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if inner is not None:
            return is_public(inner)
        if address in ipaddress.IPv6Network("64:ff9b::/96"):
            return is_public(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return address.is_global and not address.is_multicast and not address.is_reserved


def fetch(
    url: str,
    limits: Limits | None = None,
    allowed: Callable[[Address], bool] = is_public,
) -> Fetched:
    """Fetch a document over http or https.

    The host is looked up once for each request, every address it has must be allowed, and the
    connection goes to the address that was looked at: what a name server says later does not
    count. Proxies are not used, since what they would connect to cannot be looked at.

    Args:
        url: The address.
        limits: How much it may take.
        allowed: Decides whether an address may be connected to.

    Raises:
        FetchError: It is refused, too large, too slow, not found or of no readable type.
    """
    limits = limits or Limits()
    deadline = time.monotonic() + limits.seconds
    for _ in range(limits.redirects + 1):
        connection = _connection(url, deadline, allowed)
        # Checked reads would not end a server that sends a byte now and then.
        watchdog = threading.Timer(max(0.0, deadline - time.monotonic()), connection.abandon)
        watchdog.daemon = True
        watchdog.start()
        try:
            following = _request(connection, url, limits, deadline)
        except (OSError, http.client.HTTPException) as error:
            if time.monotonic() >= deadline:
                raise _too_slow(url, limits) from error
            raise FetchError(
                f"{url} cannot be fetched: {in_words(error)}.",
                "Check the address and your connection.",
            ) from error
        finally:
            watchdog.cancel()
            connection.close()
        if isinstance(following, Fetched):
            return following
        url = following
    raise FetchError(
        f"{url} redirects more than {limits.redirects} times.",
        "Open it in a browser, and give the address it ends at.",
    )


class _Connection(http.client.HTTPConnection):
    """A connection to an address that was looked at before."""

    def __init__(self, host: str, port: int, address: str, seconds: float) -> None:
        super().__init__(host, port, timeout=seconds)
        self._address = address

    def connect(self) -> None:
        self.sock = socket.create_connection((self._address, self.port), self.timeout)

    def abandon(self) -> None:
        """End the connection from another thread."""
        with contextlib.suppress(OSError, AttributeError):
            self.sock.shutdown(socket.SHUT_RDWR)


class _SecureConnection(_Connection):
    """The same over TLS; the certificate must be that of the host, not of the address."""

    def connect(self) -> None:
        super().connect()
        context = ssl.create_default_context()
        self.sock = context.wrap_socket(self.sock, server_hostname=self.host)


def _connection(url: str, deadline: float, allowed: Callable[[Address], bool]) -> _Connection:
    """Check an address and return a connection to it, not yet made."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise FetchError(f"{url} is not an address: {error}.", "Check the address.") from error
    if parts.scheme not in ("http", "https") or not host:
        raise FetchError(
            f"{url} is refused: only http and https are fetched.",
            "Download the file yourself, and add it: kzbrief add FILE",
        )
    if parts.username is not None:
        raise FetchError(
            f"{host} is refused: the address holds a user name.", "Leave the user name out."
        )
    port = port or (443 if parts.scheme == "https" else 80)
    addresses = _addresses(host, port)
    for address in addresses:
        if not allowed(address):
            raise FetchError(
                f"{host} is refused: {address} is not a public address.",
                "Documents are fetched from the internet only. Download the file yourself, and "
                "add it: kzbrief add FILE",
            )
    seconds = max(0.1, min(20.0, deadline - time.monotonic()))
    make = _SecureConnection if parts.scheme == "https" else _Connection
    return make(host, port, str(addresses[0]), seconds)


def _addresses(host: str, port: int) -> list[Address]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(
            f"{host} is not known: {in_words(error)}.", "Check the address and your connection."
        ) from error
    return [ipaddress.ip_address(str(row[4][0]).partition("%")[0]) for row in found]


def _request(connection: _Connection, url: str, limits: Limits, deadline: float) -> Fetched | str:
    """Ask for a document; returns it, or the address it redirects to."""
    parts = urlsplit(url)
    target = urlunsplit(("", "", parts.path or "/", parts.query, ""))
    # An address typed with spaces or letters of other scripts is sent as the web writes it.
    target = re.sub(
        r"[^!-~]", lambda match: "".join(f"%{b:02X}" for b in match.group().encode()), target
    )
    headers = {
        "User-Agent": f"sphinx-kzbrief/{sphinx_kzbrief.__version__}",
        "Accept": "text/html, application/pdf, text/plain, */*;q=0.5",
        "Accept-Encoding": "identity",
    }
    connection.request("GET", target, headers=headers)
    response = connection.getresponse()
    location = response.getheader("Location")
    if response.status in (301, 302, 303, 307, 308) and location:
        return urljoin(url, location)
    if response.status != 200:
        raise FetchError(
            f"{url} answers {response.status} {response.reason}.",
            "Open it in a browser, save the page, and add the file: kzbrief add FILE",
        )
    length = response.getheader("Content-Length", "")
    if length.isdigit() and int(length) > limits.size:
        raise _too_large(url, limits)
    kind = response.headers.get_content_type()
    name, ending = _suggested(response, parts.path)
    suffix = ending if kind in ("application/octet-stream", "text/plain") and ending else ""
    suffix = suffix or _SUFFIXES.get(kind, "")
    if not suffix:
        raise FetchError(
            f"{url} is of the type {kind}, which cannot be read.",
            "Save it as PDF, HTML or text, and add the file: kzbrief add FILE",
        )
    return Fetched(url, _body(response, url, limits, deadline), suffix, name)


def _body(response: http.client.HTTPResponse, url: str, limits: Limits, deadline: float) -> bytes:
    encoding = response.getheader("Content-Encoding", "identity").lower()
    if encoding not in ("identity", "gzip", "x-gzip"):
        raise FetchError(
            f"{url} is sent in the encoding {encoding}, which was not asked for.",
            "Open it in a browser, save the page, and add the file: kzbrief add FILE",
        )
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 16) if "gzip" in encoding else None
    content = bytearray()
    while chunk := response.read1(65536):
        if time.monotonic() > deadline:
            raise _too_slow(url, limits)
        room = limits.size + 1 - len(content)
        try:
            content += unpack.decompress(chunk, room) if unpack else chunk
        except zlib.error as error:
            raise FetchError(f"{url} is damaged: {error}.", "Try again later.") from error
        if len(content) > limits.size or (unpack and unpack.unconsumed_tail):
            raise _too_large(url, limits)
    if time.monotonic() > deadline:
        raise _too_slow(url, limits)
    return bytes(content)


def _suggested(response: http.client.HTTPResponse, path: str) -> tuple[str, str]:
    """Return the file name that the server or the address suggests, and its ending if readable."""
    name = response.headers.get_filename() or unquote(path.rstrip("/").rpartition("/")[2])
    name = name.replace("\\", "/").rpartition("/")[2]
    stem, dot, ending = name.rpartition(".")
    if dot and f".{ending.lower()}" in (*_SUFFIXES.values(), ".htm", ".markdown"):
        return stem, f".{ending.lower()}"
    return name, ""


def _too_large(url: str, limits: Limits) -> FetchError:
    return FetchError(
        f"{url} has more than {limits.size / 1e6:,.0f} MB.",
        "Download the part you need, and add the file: kzbrief add FILE",
    )


def _too_slow(url: str, limits: Limits) -> FetchError:
    return FetchError(
        f"{url} did not arrive within {limits.seconds:.0f} seconds.",
        "Download it yourself, and add the file: kzbrief add FILE",
    )
