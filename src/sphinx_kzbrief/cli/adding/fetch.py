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
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit, urlunsplit

import sphinx_kzbrief
from sphinx_kzbrief.cli.public_only import NOT_PUBLIC, is_public
from sphinx_kzbrief.corpus.readers.canonical.encoding import charset_sent
from sphinx_kzbrief.corpus.readers.formats import READERS, format_sent
from sphinx_kzbrief.errors import KzbriefError, in_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_kzbrief.cli.public_only import Address

    Progress = Callable[[int, int | None], None]

MOST_BYTES = 50_000_000
MOST_SECONDS = 60.0
MOST_REDIRECTS = 5

_PASSING = frozenset({429, 502, 503, 504})
"""Statuses of a server that has too much to do just now."""
_GZIP = zlib.MAX_WBITS | 16
"""What tells zlib that gzip's own header is there."""


class FetchError(KzbriefError):
    """A document cannot be fetched, or may not be."""


class _PassingError(FetchError):
    """It may well be fetched in a moment; after the seconds that the server asks for, if any."""

    def __init__(self, message: str, remedy: str, wait: float | None = None) -> None:
        super().__init__(message, remedy)
        self.wait = wait


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document from the web.

    Attributes:
        url: Where it came from, after redirects.
        content: Its bytes, as they were sent.
        suffix: File name ending for its type.
        name: File name that the address suggests, without ending; may be empty.
        charset: The encoding that the server names, where the text does not tell it itself.
    """

    url: str
    content: bytes
    suffix: str
    name: str
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a fetch may take.

    Attributes:
        size: Bytes of the document.
        seconds: Time in all.
        redirects: Redirects that are followed.
        tries: How often it is asked for where what fails may pass.
        pause: Seconds before the second try; each further one waits twice as long.
    """

    size: int = MOST_BYTES
    seconds: float = MOST_SECONDS
    redirects: int = MOST_REDIRECTS
    tries: int = 3
    pause: float = 1.0


def fetch(
    url: str,
    limits: Limits | None = None,
    allowed: Callable[[Address], bool] = is_public,
    progress: Progress | None = None,
) -> Fetched:
    """Fetch a document over http or https.

    The host is looked up once for each request, every address it has must be allowed, and the
    connection goes to an address that was looked at: what a name server says later does not
    count. Proxies are not used, since what they would connect to cannot be looked at. What may
    pass (a lost connection, a document cut short, a server with too much to do) is tried again.

    Args:
        url: The address.
        limits: How much it may take.
        allowed: Decides whether an address may be connected to.
        progress: Told the bytes that have come, and those there will be where that is known.

    Raises:
        FetchError: It is refused, too large, too slow, cut short, not found or of no readable
            type.
    """
    limits = limits or Limits()
    deadline = time.monotonic() + limits.seconds
    for attempt in range(limits.tries):
        try:
            return _followed(url, limits, deadline, allowed, progress)
        except _PassingError as error:
            wait = limits.pause * 2**attempt if error.wait is None else error.wait
            if attempt + 1 == limits.tries or time.monotonic() + wait >= deadline:
                raise
            time.sleep(wait)
    raise ValueError("a document is asked for at least once")


def _followed(
    url: str,
    limits: Limits,
    deadline: float,
    allowed: Callable[[Address], bool],
    progress: Progress | None,
) -> Fetched:
    """Ask for a document, and follow redirects."""
    for _ in range(limits.redirects + 1):
        connection = _connection(url, deadline, allowed)
        # Checked reads would not end a server that sends a byte now and then.
        watchdog = threading.Timer(max(0.0, deadline - time.monotonic()), connection.abandon)
        watchdog.daemon = True
        watchdog.start()
        try:
            following = _request(connection, url, limits, deadline, progress)
        except (OSError, http.client.HTTPException) as error:
            if time.monotonic() >= deadline:
                raise _too_slow(url, limits) from error
            passing = isinstance(error, ConnectionResetError | http.client.IncompleteRead)
            raise (_PassingError if passing else FetchError)(
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
    """A connection to the first that answers of addresses that were looked at before."""

    def __init__(self, host: str, port: int, addresses: list[str], seconds: float) -> None:
        super().__init__(host, port, timeout=seconds)
        self._addresses = addresses

    def connect(self) -> None:
        share = (self.timeout or MOST_SECONDS) / len(self._addresses)
        for address in self._addresses:
            try:
                self.sock = socket.create_connection((address, self.port), share)
            except OSError:
                if address == self._addresses[-1]:
                    raise
            else:
                self.sock.settimeout(self.timeout)
                return

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
                f"{host} is refused: {address} {NOT_PUBLIC}.",
                "Documents are fetched from the internet only. Download the file yourself, and "
                "add it: kzbrief add FILE",
            )
    seconds = max(0.1, min(20.0, deadline - time.monotonic()))
    make = _SecureConnection if parts.scheme == "https" else _Connection
    return make(host, port, list(dict.fromkeys(map(str, addresses))), seconds)


def _addresses(host: str, port: int) -> list[Address]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(
            f"{host} is not known: {in_words(error)}.", "Check the address and your connection."
        ) from error
    return [ipaddress.ip_address(str(row[4][0]).partition("%")[0]) for row in found]


def _request(
    connection: _Connection,
    url: str,
    limits: Limits,
    deadline: float,
    progress: Progress | None,
) -> Fetched | str:
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
    if response.status in _PASSING:
        raise _busy(url, response)
    if response.status != 200:
        raise FetchError(
            f"{url} answers {response.status} {response.reason}.",
            "Open it in a browser, save the page, and add the file: kzbrief add FILE",
        )
    length = response.getheader("Content-Length", "")
    if length.isdigit() and int(length) > limits.size:
        raise _too_large(url, limits)
    media_type = response.headers.get_content_type()
    if media_type.partition("/")[0] in {"audio", "image", "video"}:
        raise _unreadable(url, media_type)
    content = _body(response, url, limits, deadline, progress)
    name, ending = _suggested(response, parts.path)
    form = format_sent(content, media_type, ending)
    if form is None:
        raise _unreadable(url, media_type)
    suffix = ending if ending in form.suffixes else form.suffixes[0]
    label = response.headers.get_content_charset()
    charset = charset_sent(content, label) if label and form.is_text else None
    return Fetched(url, content, suffix, name, charset)


def _body(
    response: http.client.HTTPResponse,
    url: str,
    limits: Limits,
    deadline: float,
    progress: Progress | None,
) -> bytes:
    encoding = response.getheader("Content-Encoding", "identity").lower()
    if encoding not in ("identity", "gzip", "x-gzip"):
        raise FetchError(
            f"{url} is sent in the encoding {encoding}, which was not asked for.",
            "Open it in a browser, save the page, and add the file: kzbrief add FILE",
        )
    unpacking = _Unpacking(packed="gzip" in encoding)
    content, received, total = bytearray(), 0, response.length
    while chunk := response.read1(65536):
        if time.monotonic() > deadline:
            raise _too_slow(url, limits)
        received += len(chunk)
        try:
            content += unpacking.unpacked(chunk, limits.size + 1 - len(content))
        except zlib.error as error:
            raise FetchError(f"{url} is damaged: {error}.", "Try again later.") from error
        if len(content) > limits.size:
            raise _too_large(url, limits)
        if progress is not None:
            progress(received, total)
    if time.monotonic() > deadline:
        raise _too_slow(url, limits)
    if response.length or not unpacking.complete:
        of = f" of {total:,}" if total else ""
        raise _PassingError(
            f"{url} was cut short: {received:,}{of} bytes came.",
            "Try again; or save it in a browser, and add the file: kzbrief add FILE",
        )
    return bytes(content)


class _Unpacking:
    """Undoes how a document is packed for its way, piece by piece.

    Attributes:
        complete: Whether all that was packed has come.
    """

    def __init__(self, *, packed: bool) -> None:
        self._parts = zlib.decompressobj(_GZIP) if packed else None
        self.complete = not packed

    def unpacked(self, chunk: bytes, room: int) -> bytes:
        """Return what a piece holds, at most `room` bytes of each part that it ends."""
        if self._parts is None:
            return chunk
        found = self._parts.decompress(chunk, room)
        while self._parts.eof and self._parts.unused_data.startswith(b"\x1f\x8b"):
            rest = self._parts.unused_data
            self._parts = zlib.decompressobj(_GZIP)
            found += self._parts.decompress(rest, max(1, room - len(found)))
        self.complete = self._parts.eof
        return found


def _suggested(response: http.client.HTTPResponse, path: str) -> tuple[str, str]:
    """Return the file name that the server or the address suggests, and its ending if readable."""
    name = response.headers.get_filename() or unquote(path.rstrip("/").rpartition("/")[2])
    name = name.replace("\\", "/").rpartition("/")[2]
    stem, dot, ending = name.rpartition(".")
    if dot and any(f".{ending.lower()}" in each.suffixes for each in READERS):
        return stem, f".{ending.lower()}"
    return name, ""


def _busy(url: str, response: http.client.HTTPResponse) -> FetchError:
    """Return the error of a server that is too busy, with the time that it asks to wait."""
    after = response.getheader("Retry-After", "").strip()
    wait = float(after) if after.isdecimal() and len(after) < 10 else None
    if after and wait is None:
        with contextlib.suppress(ValueError, TypeError):
            until = parsedate_to_datetime(after)
            wait = max(0.0, (until - datetime.now(tz=UTC)).total_seconds())
    asked = "" if wait is None else f" and asks to wait {wait:,.0f} seconds"
    return _PassingError(
        f"{url} answers {response.status} {response.reason}{asked}.",
        "Try again later; or save it in a browser, and add the file: kzbrief add FILE",
        wait,
    )


def _unreadable(url: str, media_type: str) -> FetchError:
    return FetchError(
        f"{url} is of the type {media_type}, which cannot be read.",
        "Save it as PDF, HTML or text, and add the file: kzbrief add FILE",
    )


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
