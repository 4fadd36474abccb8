"""What every reader takes and gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_kzbrief.corpus.model import Cue, Damage, LeftOut, Struck
    from sphinx_kzbrief.corpus.segmentation import Block
    from sphinx_kzbrief.text.spans import Span


@dataclass(frozen=True, slots=True)
class Extract:
    """What a reader takes out of one file, before segmentation.

    Attributes:
        text: Canonical text.
        blocks: Its blocks in order, none overlapping another.
        metadata: What the file says of itself, by CSL name; what it shows in the place of a title
            or a date, and does not declare, as `shown-title` and `shown-issued`.
        raw_offsets: Breakpoints (canonical offset, raw offset); see `Document`.
        pages: Canonical offset at which each page starts.
        page_labels: The number printed on each page; empty where none is known.
        notes: Spans of the note references that the format itself marks as such.
        struck: What the document strikes out, in order.
        left_out: What a reader of the document sees and the text has not, such as menus.
        cues: Where each cue of a recording's subtitles starts, in order.
        damage: What was found wrong, in words for the analyst.
        images: Names and bytes of images the file carries.
    """

    text: str
    blocks: tuple[Block, ...]
    metadata: Mapping[str, str] = field(default_factory=dict)
    raw_offsets: tuple[tuple[int, int], ...] = ()
    pages: tuple[int, ...] = ()
    page_labels: tuple[str, ...] = ()
    notes: tuple[Span, ...] = ()
    struck: tuple[Struck, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    cues: tuple[Cue, ...] = ()
    damage: tuple[Damage, ...] = ()
    images: tuple[tuple[str, bytes], ...] = ()


class Reader(Protocol):
    """Reads one format.

    Attributes:
        name: Name of the format, as `Document.reader` records it.
        version: Grows by one whenever the reader's output for some file changes.
        suffixes: File name suffixes it reads, lower case, with the dot.
        max_bytes: Larger files are refused before they are read.
        is_text: Whether its files are text, in an encoding that the manifest may name.
    """

    @property
    def name(self) -> str:
        """Name of the format."""
        ...

    @property
    def version(self) -> int:
        """Version of the reader's rules."""
        ...

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Suffixes of the files it reads."""
        ...

    @property
    def max_bytes(self) -> int:
        """Size above which a file is refused."""
        ...

    @property
    def is_text(self) -> bool:
        """Whether its files are text."""
        ...

    def read(self, data: bytes) -> Extract:
        """Read the bytes of one file.

        Args:
            data: The whole file.

        Returns:
            Its text, blocks and what else it carries.

        Raises:
            SourceUnreadableError: If the bytes are not of this format, or are refused.
        """
        ...
