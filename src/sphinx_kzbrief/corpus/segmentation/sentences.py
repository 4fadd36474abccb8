"""Sentences of one paragraph, as spans of the canonical text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sentencex

from sphinx_kzbrief.corpus.segmentation.blocks import trimmed

if TYPE_CHECKING:
    from sphinx_kzbrief.text.spans import Span


def sentence_spans(text: str, within: Span, language: str = "en") -> tuple[Span, ...]:
    """Split a stretch of text into sentences.

    Args:
        text: Canonical text.
        within: The stretch to split, usually one paragraph.
        language: BCP 47 tag; only its first subtag counts.

    Returns:
        Spans in order, without the white space between them.
    """
    part = within.of(text)
    found = sentencex.get_sentence_boundaries(language.split("-", maxsplit=1)[0].lower(), part)
    spans = (
        trimmed(text, within.start + item["start_index"], within.start + item["end_index"])
        for item in found
    )
    return tuple(span for span in spans if span.start < span.end)
