"""Reads plain text."""

from __future__ import annotations

from sphinx_kzbrief.corpus.readers.canonical.edits import chained
from sphinx_kzbrief.corpus.readers.canonical.encoding import decode
from sphinx_kzbrief.corpus.readers.mail.text import unquoted
from sphinx_kzbrief.corpus.readers.protocol import Extract
from sphinx_kzbrief.corpus.readers.subtitles.cues import is_subtitles
from sphinx_kzbrief.corpus.readers.subtitles.reader import subtitles
from sphinx_kzbrief.corpus.segmentation import BlockKind, plain_blocks
from sphinx_kzbrief.corpus.segmentation.blocks import Told


def read(data: bytes) -> Extract:
    """Read `.txt`: the text as it stands, encoding damage repaired.

    One that proves by its form to be subtitles is read as such; `>` at the starts of lines that
    prove to be quoted is a mark of a mail program, and no text. See `Reader.read`.
    """
    decoded = decode(data)
    if is_subtitles(decoded.text):
        return subtitles(decoded)
    mapped, quoted = unquoted(decoded.text, is_mail=False)
    text = mapped.text
    return Extract(
        text=text,
        blocks=plain_blocks(text, [Told(span, BlockKind.QUOTE) for span, _level in quoted]),
        raw_offsets=chained(tuple(mapped.breakpoints), decoded.raw_offsets, mapped.length),
        damage=decoded.damage,
    )
