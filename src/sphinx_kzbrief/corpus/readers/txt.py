"""Reads plain text."""

from __future__ import annotations

from dataclasses import dataclass

from sphinx_kzbrief.corpus.readers.encoding import decode
from sphinx_kzbrief.corpus.readers.protocol import Extract
from sphinx_kzbrief.corpus.segmentation import plain_blocks


@dataclass(frozen=True, slots=True)
class TxtReader:
    """Reads `.txt`: the text as it stands, encoding damage repaired."""

    name: str = "txt"
    version: int = 1
    suffixes: tuple[str, ...] = (".txt", ".text")
    max_bytes: int = 32 * 1024 * 1024

    def read(self, data: bytes) -> Extract:
        """Read plain text; see `Reader.read`."""
        decoded = decode(data)
        return Extract(
            text=decoded.text,
            blocks=plain_blocks(decoded.text),
            raw_offsets=decoded.raw_offsets,
            damage=decoded.damage,
        )
