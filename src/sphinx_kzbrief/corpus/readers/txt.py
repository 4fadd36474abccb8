"""Reads plain text."""

from __future__ import annotations

from sphinx_kzbrief.corpus.readers.cues import is_subtitles
from sphinx_kzbrief.corpus.readers.encoding import decode
from sphinx_kzbrief.corpus.readers.protocol import Extract
from sphinx_kzbrief.corpus.readers.subtitles import subtitles
from sphinx_kzbrief.corpus.segmentation import plain_blocks


def read(data: bytes) -> Extract:
    """Read `.txt`: the text as it stands, encoding damage repaired.

    One that proves by its form to be subtitles is read as such. See `Reader.read`.
    """
    decoded = decode(data)
    if is_subtitles(decoded.text):
        return subtitles(decoded)
    return Extract(
        text=decoded.text,
        blocks=plain_blocks(decoded.text),
        raw_offsets=decoded.raw_offsets,
        damage=decoded.damage,
    )
