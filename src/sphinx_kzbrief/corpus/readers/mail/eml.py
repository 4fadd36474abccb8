"""Reads mails: what the sender wrote, what he quotes, and what the headers say.

The standard library's parser splits the message; headers are decoded one by one with its older
functions, since the newer policy's grammar takes time by the square of a header's length.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from contextlib import suppress
from dataclasses import dataclass, field, replace
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.policy import Compat32
from email.utils import parseaddr, parsedate_to_datetime
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.corpus.model import Damage, LeftOut
from sphinx_kzbrief.corpus.problems import SourceUnreadableError
from sphinx_kzbrief.corpus.readers.canonical.encoding import decode
from sphinx_kzbrief.corpus.readers.canonical.writer import BlockWriter, Piece
from sphinx_kzbrief.corpus.readers.extras import library
from sphinx_kzbrief.corpus.readers.html.blocks import markup_blocks
from sphinx_kzbrief.corpus.readers.html.parts import (
    unwrap_layout_tables,
    unwrap_preformatted,
    without_controls,
)
from sphinx_kzbrief.corpus.readers.html.reader import prune
from sphinx_kzbrief.corpus.readers.html.rendering import render
from sphinx_kzbrief.corpus.readers.mail.text import parts_of_mail, unquoted
from sphinx_kzbrief.corpus.readers.mail.whose import stated
from sphinx_kzbrief.corpus.segmentation import BlockKind, plain_blocks

if TYPE_CHECKING:
    from sphinx_kzbrief.corpus.readers.protocol import Extract
    from sphinx_kzbrief.text.spans import Span

_Block = tuple[BlockKind, list[Piece], str | None]
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")
_HEADERS: Final = ("from", "date", "subject", "to", "message-id", "received")
_FORWARDED: Final = ("From", "Date", "To", "Subject")
STUB: Final = 3
"""A plain part this many times shorter than the HTML beside it only points to that."""
LONGEST_HEADER: Final = 8_000
"""Characters of a header that are looked at."""
DEEPEST: Final = 20
MOST_PARTS: Final = 1_000
UNKNOWN_LEVEL: Final = 1_000
"""Stands for the level of quoted HTML behind a line that may introduce a deeper one."""


def read(data: bytes) -> Extract:
    """Read `.eml`.

    See `Reader.read`.
    """
    try:
        message = message_from_bytes(data, policy=_Bounded())
    except (RecursionError, MessageError, ValueError, LookupError) as error:
        raise SourceUnreadableError(
            f"The file is not a mail that can be read: {error}.",
            "Export the mail again, or keep its text as .txt.",
        ) from error
    if not any(message[name] for name in _HEADERS):
        raise SourceUnreadableError(
            "The file has no headers of a mail, such as From and Date.",
            "Export the mail again, or add the file as .txt.",
        )
    mail = _Mail()
    mail.add(message)
    return replace(
        mail.writer.extract(),
        metadata=_metadata(message),
        left_out=tuple(mail.left_out),
        damage=tuple(dict.fromkeys(mail.damage)),
    )


class _Bounded(Compat32):
    """Cuts headers that are longer than any: to take one apart takes time by its square."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Return name and value of a header, as the parent does."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:LONGEST_HEADER]


@dataclass(slots=True)
class _Mail:
    """Collects the parts of a mail that its reader sees, in order.

    Attributes:
        writer: Takes the blocks.
        left_out: What is attached.
        damage: What is wrong.
        parts: How many parts were looked at.
    """

    writer: BlockWriter = field(default_factory=BlockWriter)
    left_out: list[LeftOut] = field(default_factory=list)
    damage: list[Damage] = field(default_factory=list)
    parts: int = 0

    def add(self, part: Message, depth: int = 0, whose: str | None = None) -> None:
        """Add a part: all of a mixed one, the best of alternatives; `whose` as in `_write`."""
        self.parts += 1
        if depth > DEEPEST or self.parts > MOST_PARTS:
            self.damage.append(Damage("the mail has more parts than are read"))
            return
        if part.defects:
            names = ", ".join(sorted({type(each).__name__ for each in part.defects}))
            self.damage.append(Damage(f"the mail breaks the rules of its format ({names})"))
        kind = part.get_content_type()
        payload = part.get_payload()
        inner = (
            [each for each in payload if isinstance(each, Message)] if part.is_multipart() else []
        )
        if kind == "multipart/alternative" and inner:
            self._add_best(inner, depth, whose)
        elif kind == "message/rfc822" and inner:
            lines = [f"{name}: {_header(inner[0], name)}" for name in _FORWARDED]
            self.writer.add(BlockKind.METADATA, [Piece("\n".join(lines))])
            self.add(inner[0], depth + 1, stated(_header(inner[0], "From")) or "")
        elif inner:
            for each in inner:
                self.add(each, depth + 1, whose)
        elif _is_attached(part, kind):
            self.left_out.append(_attachment(part, kind))
        else:
            self._write(self._read(part, kind), whose)

    def _add_best(self, parts: list[Message], depth: int, whose: str | None) -> None:
        """Add the plain text, unless it is only a stub; else the last part, which is the best."""
        by_kind = {part.get_content_type(): part for part in parts}
        plain, html = by_kind.get("text/plain"), by_kind.get("text/html")
        if plain is None:
            for part in parts[-1:]:
                self.add(part, depth + 1, whose)
            return
        best = self._read(plain, "text/plain")
        if html is not None:
            other = self._read(html, "text/html")
            if _size(best) * STUB < _size(other):
                best = other
        self._write(best, whose)

    def _read(self, part: Message, kind: str) -> list[_Block]:
        """Read one part of text: blocks that say whose their words are."""
        words, damage = _text(part)
        self.damage += damage
        if kind == "text/html":
            return _of_html(words)
        flowed = str(part.get_param("format") or "").lower() == "flowed"
        spaced = str(part.get_param("delsp") or "").lower() != "yes"
        raw = _unwrapped(words, spaced=spaced) if flowed else words
        mapped, quoted = unquoted(raw, is_mail=True)
        text = mapped.text
        return [
            (block.kind, [Piece(text[block.start : block.end])], block.speaker)
            for block in plain_blocks(text, parts_of_mail(text, quoted))
        ]

    def _write(self, blocks: list[_Block], whose: str | None) -> None:
        """Write blocks; of a forwarded mail it is known whose they are, or empty."""
        for each, pieces, speaker in blocks:
            # Nobody heads a mail with "Hello": what its words look like is not guessed at.
            plain = BlockKind.SPEECH if whose is None else BlockKind.QUOTE
            kind = plain if each is BlockKind.TEXT else each
            rows = self.writer.blocks and self.writer.blocks[-1].kind is BlockKind.TABLE_ROW is kind
            self.writer.add(
                kind,
                pieces,
                separator="\n" if rows else "\n\n",
                speaker=whose if each is BlockKind.TEXT else speaker,
            )


def _size(blocks: list[_Block]) -> int:
    return sum(len(piece.text.strip()) for _, pieces, _ in blocks for piece in pieces)


def _of_html(words: str) -> list[_Block]:
    """Read a part of HTML whole; what stands below an older mail's header lines is quoted."""
    html = library("lxml.html", "Reading mails of HTML")
    try:
        tree = html.document_fromstring(without_controls(_DECLARATION.sub("", words, count=1)))
    except (ValueError, html.etree.LxmlError):  # nothing but comments
        return []
    render(tree)
    prune(tree)
    unwrap_preformatted(tree)
    unwrap_layout_tables(tree)
    blocks = markup_blocks(tree)
    writer = BlockWriter()
    starts = []
    quoted: list[tuple[Span, int]] = []
    before, level = None, 1
    for block in blocks:
        if before is None or before.kind is not BlockKind.QUOTE:
            level = 1
        elif "".join(piece.text for piece in before.pieces).rstrip().endswith((":", "：")):
            level = UNKNOWN_LEVEL
        writer.add(block.kind, block.pieces)
        starts.append(writer.blocks[-1].start if writer.blocks else 0)
        if block.kind is BlockKind.QUOTE and writer.blocks:
            quoted.append((writer.blocks[-1].span, level))
        before = block
    told = parts_of_mail(writer.mapped.text, quoted)
    found: list[_Block] = []
    for block, start in zip(blocks, starts, strict=True):
        at = bisect_right(told, start, key=lambda each: each.span.start) - 1
        if at >= 0 and start < told[at].span.end:
            found.append((told[at].kind, block.pieces, told[at].speaker))
        else:
            found.append((block.kind, block.pieces, None))
    return found


def _unwrapped(text: str, *, spaced: bool) -> str:
    """Join the lines that a program has wrapped (RFC 3676): they end in a blank.

    Lines of one level of quoting are joined; the line of a signature is none of them.
    """
    lines: list[str] = []
    open_level: int | None = None
    for line in text.split("\n"):
        marks = re.match(r">*", line)
        level = marks.end() if marks else 0
        words = line[level:].removeprefix(" ")
        soft = words.endswith(" ") and words != "-- "
        kept = words if spaced or not soft else words[:-1]
        if level == open_level and words != "-- ":
            lines[-1] += kept
        else:
            lines.append(">" * level + (" " if level else "") + kept)
        open_level = level if soft else None
    return "\n".join(lines)


def _text(part: Message) -> tuple[str, tuple[Damage, ...]]:
    """Decode a part: in its declared character set where that holds, else as text files are."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    with suppress(LookupError, ValueError):  # a wrong name; the bytes may tell
        data = data.decode(part.get_content_charset() or "utf-8").encode()
    decoded = decode(data.replace(b"\0", b""))
    return decoded.text, decoded.damage


def _is_attached(part: Message, kind: str) -> bool:
    named = part.get_content_disposition() == "attachment"
    return named or kind not in {"text/plain", "text/html"}


def _attachment(part: Message, kind: str) -> LeftOut:
    """Say what is attached, with the size of its text where it is one."""
    name = part.get_filename()
    shown = " ".join(_decoded(name).split()) if name else "without a name"
    payload = part.get_payload(decode=True)
    size = len(payload) if isinstance(payload, bytes) else 0
    text = kind.startswith("text/")
    return LeftOut(f"the attachment {shown} ({kind}, {size:,} bytes)", size if text else 0)


def _header(message: Message, name: str) -> str:
    return _decoded(message[name])


def _decoded(raw: object) -> str:
    """Decode the encoded words of a header; one that cannot be decoded stays as it stands."""
    value = str(raw or "")
    with suppress(MessageError, LookupError, ValueError):
        value = str(make_header(decode_header(value)))
    return " ".join(_CONTROL.sub(" ", value).split())


def _metadata(message: Message) -> dict[str, str]:
    """Read title, author and date; a reply's title is that of its subject line."""
    found = {"title": _header(message, "Subject")}
    with suppress(RecursionError):  # comments within comments
        name, address = parseaddr(_header(message, "From"))
        found["author"] = name or address
    with suppress(TypeError, ValueError, IndexError, OverflowError):
        found["issued"] = parsedate_to_datetime(_header(message, "Date")).date().isoformat()
    language = _header(message, "Content-Language").partition(",")[0].strip()
    if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", language):
        found["language"] = language
    return {field_: value for field_, value in found.items() if value}
