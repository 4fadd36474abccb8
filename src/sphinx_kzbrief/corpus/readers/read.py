"""Reads one file of a corpus into a document."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.language_tags import well_formed_tag
from sphinx_kzbrief.corpus.model import Damage, Document
from sphinx_kzbrief.corpus.readers.canonical.encoding import as_utf8
from sphinx_kzbrief.corpus.readers.files import file_bytes
from sphinx_kzbrief.corpus.readers.formats import reader_for
from sphinx_kzbrief.corpus.segmentation import segment_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_kzbrief.corpus.model import SegmentCorrection, Speaker


def read_document(
    path: Path | str,
    *,
    language: str | None = None,
    speakers: Mapping[str, Speaker] | None = None,
    corrections: Sequence[SegmentCorrection] = (),
    charset: str | None = None,
) -> Document:
    """Read a file: its canonical text, segments, metadata and damage.

    Args:
        path: The file.
        language: BCP 47 tag of the text; told by its script where it is not given.
        speakers: Labels in the text → people, as `speakers:` of the manifest maps them.
        corrections: `segments:` of the manifest.
        charset: `charset` of the manifest: the encoding of a text, where it does not tell.

    Returns:
        The document. Corrections that found no place stand in `Document.unmatched`.

    Raises:
        SourceUnreadableError: If the file is missing, of an unknown format, too large, or
            not what its suffix says.
    """
    path = Path(path)
    reader = reader_for(path)
    data = file_bytes(path, reader.max_bytes)
    extract = reader.read(as_utf8(data, charset) if charset and reader.is_text else data)
    metadata = _with_plain_tag(extract.metadata)
    damage = extract.damage
    if not extract.text.strip() and not damage:
        damage = (Damage("the file holds no text"),)
    segmentation = segment_text(
        extract.text,
        extract.blocks,
        language=language or metadata.get("language"),
        speakers=speakers or {},
        corrections=corrections,
    )
    return Document(
        text=extract.text,
        segments=segmentation.segments,
        metadata={**segmentation.metadata, **metadata},
        reader=reader.name,
        reader_version=reader.version,
        raw_sha256=hashlib.sha256(data).hexdigest(),
        sha256=hashlib.sha256(extract.text.encode()).hexdigest(),
        raw_offsets=extract.raw_offsets,
        pages=extract.pages,
        page_labels=extract.page_labels,
        notes=extract.notes,
        struck=extract.struck,
        left_out=extract.left_out,
        cues=extract.cues,
        damage=damage,
        images=extract.images,
        unmatched=segmentation.unmatched,
        unused_speakers=segmentation.unused_speakers,
        loose_labels=segmentation.loose_labels,
    )


def _with_plain_tag(metadata: Mapping[str, str]) -> dict[str, str]:
    """Return metadata whose language is a tag, or without one: files say `en_US` and `English`."""
    tag = well_formed_tag(metadata.get("language", ""))
    rest = {name: value for name, value in metadata.items() if name != "language"}
    return rest if tag is None else {**rest, "language": tag}
