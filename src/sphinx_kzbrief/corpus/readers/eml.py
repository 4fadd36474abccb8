"""Reads mails: what the sender wrote, what he quotes, and what the headers say.

The standard library's parser splits the message; headers are decoded one by one with its older
functions, since the newer policy's grammar takes time by the square of a header's length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.utils import parseaddr, parsedate_to_datetime
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.corpus.model import Damage, LeftOut
from sphinx_kzbrief.corpus.problems import SourceUnreadableError
from sphinx_kzbrief.corpus.readers.encoding import decode
from sphinx_kzbrief.corpus.readers.html import page_blocks
from sphinx_kzbrief.corpus.readers.mail_text import parts_of_mail, unquoted
from sphinx_kzbrief.corpus.readers.protocol import Extract
from sphinx_kzbrief.corpus.readers.writer import BlockWriter, Piece
from sphinx_kzbrief.corpus.segmentation import Block, BlockKind, plain_blocks

if TYPE_CHECKING:
    from email.message import Message

_HEADERS: Final = ("from", "date", "subject", "to", "message-id", "received")
_FORWARDED: Final = ("From", "Date", "To", "Subject")
STUB: Final = 3
"""A plain part this many times shorter than the HTML beside it only points to that."""
DEEPEST: Final = 20
MOST_PARTS: Final = 1_000


def read(data: bytes) -> Extract:
    """Read `.eml`.

    See `Reader.read`.
    """
    try:
        message = message_from_bytes(data)
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
    return Extract(
        text=mail.writer.mapped.text,
        blocks=tuple(mail.writer.blocks),
        metadata=_metadata(message),
        notes=tuple(mail.writer.notes),
        struck=tuple(mail.writer.struck),
        left_out=tuple(mail.left_out),
        damage=tuple(dict.fromkeys(mail.damage)),
    )


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

    def add(self, part: Message, depth: int = 0, *, quoted: bool = False) -> None:
        """Add a part: all of a mixed one, the best of alternatives."""
        self.parts += 1
        if depth > DEEPEST or self.parts > MOST_PARTS:
            self.damage.append(Damage("the mail has more parts than are read"))
            return
        if part.defects:
            names = ", ".join(sorted({type(each).__name__ for each in part.defects}))
            self.damage.append(Damage(f"the mail breaks the rules of its format ({names})"))
        kind = part.get_content_type()
        inner = part.get_payload()
        if kind == "message/rfc822" and isinstance(inner, list):
            for message in inner:
                lines = [f"{name}: {_header(message, name)}" for name in _FORWARDED]
                self.writer.add(BlockKind.METADATA, [Piece("\n".join(lines))])
                self.add(message, depth + 1, quoted=True)
        elif kind == "multipart/alternative" and isinstance(inner, list):
            self._add_best(inner, depth, quoted=quoted)
        elif isinstance(inner, list):
            for each in inner:
                self.add(each, depth + 1, quoted=quoted)
        elif _is_attached(part, kind):
            self.left_out.append(_attachment(part, kind))
        else:
            self._write(self._read(part, kind), quoted=quoted)

    def _add_best(self, parts: list[Message], depth: int, *, quoted: bool) -> None:
        """Add the plain text, unless it is only a stub; else the last part, which is the best."""
        by_kind = {part.get_content_type(): part for part in parts}
        plain, html = by_kind.get("text/plain"), by_kind.get("text/html")
        if plain is None:
            for part in parts[-1:]:
                self.add(part, depth + 1, quoted=quoted)
            return
        text, blocks = self._read(plain, "text/plain")
        if html is not None:
            other = self._read(html, "text/html")
            if len("".join(text.split())) * STUB < len("".join(other[0].split())):
                text, blocks = other
        self._write((text, blocks), quoted=quoted)

    def _read(self, part: Message, kind: str) -> tuple[str, tuple[Block, ...]]:
        """Read one part of text: its words, and blocks that say whose they are."""
        words, damage = _text(part)
        self.damage += damage
        if kind == "text/html":
            return _of_html(words)
        flowed = str(part.get_param("format") or "").lower() == "flowed"
        spaced = str(part.get_param("delsp") or "").lower() != "yes"
        mapped, quoted = unquoted(
            _unwrapped(words, spaced=spaced) if flowed else words, is_mail=True
        )
        text = mapped.text
        return text, plain_blocks(text, parts_of_mail(text, quoted))

    def _write(self, read: tuple[str, tuple[Block, ...]], *, quoted: bool) -> None:
        text, blocks = read
        for block in blocks:
            kind = BlockKind.QUOTE if quoted and block.kind is BlockKind.TEXT else block.kind
            self.writer.add(kind, [Piece(text[block.start : block.end])])


def _of_html(words: str) -> tuple[str, tuple[Block, ...]]:
    """Read a part of HTML whole; what stands below an older mail's header lines is quoted."""
    text, blocks = page_blocks(words)
    told = parts_of_mail(text, ())
    found = []
    for block in blocks:
        kind = next((kind for span, kind in told if span.start <= block.start < span.end), None)
        found.append(block if kind is None else replace(block, kind=kind))
    return text, tuple(found)


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
    try:
        data = data.decode(part.get_content_charset() or "utf-8").encode()
    except (LookupError, UnicodeError):
        pass  # an unknown or a wrong name; the bytes may tell
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
    try:
        value = str(make_header(decode_header(value)))
    except (MessageError, LookupError, ValueError):
        pass
    return " ".join(value.split())


def _metadata(message: Message) -> dict[str, str]:
    """Read title, author and date; a reply's title is that of its subject line."""
    name, address = parseaddr(_header(message, "From"))
    found = {"title": _header(message, "Subject"), "author": name or address}
    try:
        found["issued"] = parsedate_to_datetime(_header(message, "Date")).date().isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        pass
    language = _header(message, "Content-Language").partition(",")[0].strip()
    if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", language):
        found["language"] = language
    return {field_: value for field_, value in found.items() if value}
