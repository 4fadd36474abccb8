"""What a lock holds, as plain data."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_kzbrief.text.spans import Span


@dataclass(frozen=True, slots=True)
class LockedSource:
    """A source as it was when it was accepted.

    Attributes:
        raw_sha256: SHA-256 of the file's bytes, hex.
        sha256: SHA-256 of the canonical text in UTF-8, hex.
        reader: Name of the reader that read it.
        reader_version: Version of that reader's rules.
    """

    raw_sha256: str
    sha256: str
    reader: str
    reader_version: int


@dataclass(frozen=True, slots=True)
class Selector:
    """Where a run of words stands: the W3C's TextPositionSelector, and TextQuoteSelector.

    Attributes:
        span: Offsets in the canonical text.
        exact: The words; None where the rights of the source let no output show them.
        prefix: Text right before them, as the gate allows.
        suffix: Text right after them.
    """

    span: Span
    exact: str | None = None
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class LockedPiece:
    """A piece of evidence as it was when it was accepted.

    Attributes:
        source: Key of its source.
        kind: What it is.
        verdict: How its words stood in the source; None for a citation.
        locator: The passage as a reader cites it; None for the whole source.
        speaker: Who said the words in the source.
        voice: Whose words they were there.
        pulled: Whether the words are taken from the source rather than typed.
        sha256: SHA-256 of the words of all runs; empty where the whole source is cited.
        selectors: Where each run of words stood.
    """

    source: str
    kind: str
    verdict: str | None = None
    locator: str | None = None
    speaker: str | None = None
    voice: str | None = None
    pulled: bool = False
    sha256: str = ""
    selectors: tuple[Selector, ...] = ()

    @property
    def exact(self) -> str | None:
        """The words of all runs; None where they may not be kept."""
        runs = [each.exact for each in self.selectors if each.exact is not None]
        return " … ".join(runs) if runs and len(runs) == len(self.selectors) else None


@dataclass(frozen=True, slots=True)
class Review:
    """That a person found a paraphrase fair to its passages.

    Attributes:
        citation: Hash of the citation as typed, by which a changed sentence is found again.
        sentence_sha256: SHA-256 of the author's sentence, white space runs as one space.
        passage_sha256: SHA-256 of the passages, in the order cited.
        by: Who accepted it.
        on: When, as an ISO 8601 date and time in UTC.
        sources: Keys of the sources cited.
    """

    citation: str
    sentence_sha256: str
    passage_sha256: str
    by: str
    on: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Acceptance:
    """That a person found that a finding may stand.

    Attributes:
        rule: Name of the rule.
        source: Key of the source.
        by: Who accepted it.
        on: When, as an ISO 8601 date and time in UTC.
        reason: Why.
    """

    rule: str
    source: str
    by: str
    on: str
    reason: str


@dataclass(frozen=True, slots=True)
class Lock:
    """All that was accepted.

    Attributes:
        sources: Sources by key.
        pieces: Pieces of evidence by identity.
        reviews: Reviews by the identity of the paraphrase.
        accepted: Accepted findings by their ids, which hash passage and quotation.
    """

    sources: Mapping[str, LockedSource] = field(default_factory=dict)
    pieces: Mapping[str, LockedPiece] = field(default_factory=dict)
    reviews: Mapping[str, Review] = field(default_factory=dict)
    accepted: Mapping[str, Acceptance] = field(default_factory=dict)

    @property
    def locks(self) -> bool:
        """Whether sources are locked; a file may hold what people accepted alone."""
        return bool(self.sources)


def digest(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, hex."""
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()
