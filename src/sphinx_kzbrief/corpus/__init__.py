"""Sources: the manifest, readers, segments and speakers, locators, the gate, the index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kzbrief.lazy_names import lazy_names

if TYPE_CHECKING:
    from sphinx_kzbrief.corpus.corpus import Corpus
    from sphinx_kzbrief.corpus.gate import Excerpt, excerpt
    from sphinx_kzbrief.corpus.locators import (
        Locator,
        LocatorKind,
        locator_of,
        parse_locator,
        resolve_locator,
    )
    from sphinx_kzbrief.corpus.measures import FigureEntry, MeasureEntry
    from sphinx_kzbrief.corpus.model import (
        Document,
        Rights,
        Segment,
        SegmentKind,
        Source,
        Speaker,
        Voice,
    )
    from sphinx_kzbrief.corpus.problems import (
        CorpusError,
        LocatorError,
        Problem,
        SourceUnknownError,
        SourceUnreadableError,
    )
    from sphinx_kzbrief.corpus.readers import read_document

__all__ = [
    "Corpus",
    "CorpusError",
    "Document",
    "Excerpt",
    "FigureEntry",
    "Locator",
    "LocatorError",
    "LocatorKind",
    "MeasureEntry",
    "Problem",
    "Rights",
    "Segment",
    "SegmentKind",
    "Source",
    "SourceUnknownError",
    "SourceUnreadableError",
    "Speaker",
    "Voice",
    "excerpt",
    "locator_of",
    "parse_locator",
    "read_document",
    "resolve_locator",
]

__getattr__ = lazy_names(
    __name__,
    {
        "corpus": "Corpus",
        "gate": "Excerpt excerpt",
        "locators": "Locator LocatorKind locator_of parse_locator resolve_locator",
        "measures": "FigureEntry MeasureEntry",
        "model": "Document Rights Segment SegmentKind Source Speaker Voice",
        "problems": "CorpusError LocatorError Problem SourceUnknownError SourceUnreadableError",
        "readers": "read_document",
    },
)
