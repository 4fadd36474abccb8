"""Outcomes: what checking a record yielded, as plain data that pickles."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kzbrief.evidence.rules import Severity
from sphinx_kzbrief.quotes.model import VERBATIM, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sphinx_kzbrief.corpus.locators import Locator
    from sphinx_kzbrief.corpus.model import Segment
    from sphinx_kzbrief.evidence.accepted import Accepted
    from sphinx_kzbrief.evidence.figure_facts import FigureFacts
    from sphinx_kzbrief.evidence.findings import Finding
    from sphinx_kzbrief.evidence.waivers import Waiver
    from sphinx_kzbrief.figures import Comparison, Quantity
    from sphinx_kzbrief.quotes.model import Alteration, ContextWord
    from sphinx_kzbrief.text.spans import Span


def digest_of(text: str, spans: Iterable[Span]) -> str:
    """Return the SHA-256 of the words at some spans of a text, hex; empty without spans."""
    runs = [span.of(text) for span in spans]
    return (
        hashlib.sha256("\0".join(runs).encode(errors="surrogatepass")).hexdigest() if runs else ""
    )


@dataclass(frozen=True, slots=True)
class QuoteOutcome:
    """What checking one quotation yielded.

    Attributes:
        ident: `ident` of its record.
        key: Key of the source; None where no source was found.
        verdict: The matcher's verdict; None where the quotation could not be checked.
        spans: Where the words stand in the canonical text, one span per literal run.
        segment: The innermost segment that holds them.
        locator: Where they stand, for people.
        shown: The words as every output shows them: the source's own characters between the
            author's marks; paragraphs are parted by a blank line.
        alterations: Editorial changes, marked or not.
        context: Words outside the quotation that turn its meaning.
        findings: What is wrong, waived findings left out.
        waived: Waivers that met a finding.
        digest: SHA-256 of the words at `spans`, by which a lock knows them; empty without.
        speaker_stated: Whether the author names a speaker whom our copy does not confirm,
            accepted or not.
    """

    ident: str
    key: str | None = None
    verdict: Verdict | None = None
    spans: tuple[Span, ...] = ()
    segment: Segment | None = None
    locator: Locator | None = None
    shown: str = ""
    alterations: tuple[Alteration, ...] = ()
    context: tuple[ContextWord, ...] = ()
    findings: tuple[Finding, ...] = ()
    waived: tuple[Waiver, ...] = ()
    digest: str = ""
    speaker_stated: bool = False

    @property
    def stands(self) -> bool:
        """Whether the words may be shown as a quotation: verbatim and allowed by rights."""
        return self.verdict in VERBATIM and not any(
            finding.rule == "rights-excerpt" for finding in self.findings
        )

    @property
    def misnamed(self) -> bool:
        """Whether our copy contradicts whom the brief names, and nobody accepts it."""
        return any(
            finding.rule == "quote-speaker" and finding.severity is Severity.ERROR
            for finding in self.findings
        )

    @property
    def names_stated(self) -> bool:
        """Whether a page prints a speaker whom our copy does not confirm."""
        return self.speaker_stated and not self.misnamed


@dataclass(frozen=True, slots=True)
class CitedItem:
    """One item of a citation, resolved.

    Attributes:
        key: Key of the source.
        typed: The locator as the author typed it.
        prefix: Words before it ("see").
        locator: Where in the source, for people; None for the whole source.
        span: The passage in the canonical text; None for the whole source.
        suffix: Words after it.
        digest: SHA-256 of the passage, by which a lock knows it; empty for the whole source.
        segment: The innermost segment that holds the passage.
    """

    key: str
    typed: str
    prefix: str = ""
    locator: Locator | None = None
    span: Span | None = None
    suffix: str = ""
    digest: str = ""
    segment: Segment | None = None


@dataclass(frozen=True, slots=True)
class CitationOutcome:
    """What checking one citation yielded.

    Attributes:
        ident: `ident` of its record.
        items: The items that could be resolved, in order.
        findings: What is wrong, waived findings left out.
        waived: Waivers that met a finding.
    """

    ident: str
    items: tuple[CitedItem, ...] = ()
    findings: tuple[Finding, ...] = ()
    waived: tuple[Waiver, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureOutcome:
    """What checking one stated number yielded.

    Attributes:
        ident: `ident` of its record.
        facts: What is known of the figure; None where nothing could be checked.
        stated: The quantity as the author states it, where that is not the manifest's.
        findings: What is wrong, waived findings left out.
        waived: Waivers that met a finding.
    """

    ident: str
    facts: FigureFacts | None = None
    stated: Quantity | None = None
    findings: tuple[Finding, ...] = ()
    waived: tuple[Waiver, ...] = ()

    @property
    def stands(self) -> bool:
        """Whether the number may be shown as the source's."""
        wrong = {"figure-value", "figure-unit", "figure-derived", "rights-excerpt"}
        shaken = any(finding.rule in wrong for finding in self.findings)
        return self.facts is not None and self.facts.holds and not shaken


@dataclass(frozen=True, slots=True)
class FigureListOutcome:
    """What checking figures side by side yielded.

    Attributes:
        ident: `ident` of its record.
        facts: The figures that could be worked out, in order.
        comparisons: Pairs that conflict or differ.
        findings: What is wrong, waived findings left out.
        waived: Waivers that met a finding.
    """

    ident: str
    facts: tuple[FigureFacts, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    findings: tuple[Finding, ...] = ()
    waived: tuple[Waiver, ...] = ()


@dataclass(frozen=True, slots=True)
class ImageOutcome:
    """What checking one image yielded.

    Attributes:
        ident: `ident` of its record.
        key: Key of the source; None where it is not known.
        path: The image file; None where it may not be shown.
        sha256: SHA-256 of its bytes, hex; empty where there is none.
        caption: The caption, as the source has it; empty where it has none.
        credit: Whom to credit.
        alt: What it shows.
        span: Where the caption stands in the canonical text.
        locator: Where the caption stands, for people.
        findings: What is wrong, waived findings left out.
        waived: Waivers that met a finding.
    """

    ident: str
    key: str | None = None
    path: Path | None = None
    sha256: str = ""
    caption: str = ""
    credit: str | None = None
    alt: str = ""
    span: Span | None = None
    locator: Locator | None = None
    findings: tuple[Finding, ...] = ()
    waived: tuple[Waiver, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimOutcome:
    """What checking one judgement by itself yielded; see `claims` for what its evidence makes.

    Attributes:
        ident: `ident` of its record.
        items: Passages that its locators and ids of figures name, in order.
        findings: What is wrong, waived findings left out.
        waived: Waivers that met a finding.
    """

    ident: str
    items: tuple[CitedItem, ...] = ()
    findings: tuple[Finding, ...] = ()
    waived: tuple[Waiver, ...] = ()


@dataclass(frozen=True, slots=True)
class PlainOutcome:
    """What checking a record without evidence of its own yielded.

    Attributes:
        ident: `ident` of its record; empty where it has none.
        findings: What is wrong, waived findings left out.
        waived: Waivers that met a finding.
    """

    ident: str
    findings: tuple[Finding, ...] = ()
    waived: tuple[Waiver, ...] = ()


Outcome = (
    QuoteOutcome
    | CitationOutcome
    | FigureOutcome
    | FigureListOutcome
    | ImageOutcome
    | ClaimOutcome
    | PlainOutcome
)
"""Any outcome a page may hold."""


@dataclass(frozen=True, slots=True)
class PageOutcome:
    """What checking one page yielded.

    Attributes:
        outcomes: One outcome a record, in the order of the page.
        source_findings: What is wrong with the sources it uses, such as damage.
        accepted: What the lock accepts of that.
    """

    outcomes: tuple[Outcome, ...] = ()
    source_findings: tuple[Finding, ...] = ()
    accepted: tuple[Accepted, ...] = ()
