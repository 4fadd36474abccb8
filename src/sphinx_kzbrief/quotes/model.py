"""What matching a quotation yields: verdicts, alterations and differences, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from sphinx_kzbrief.corpus.model import Segment
    from sphinx_kzbrief.text.spans import Span


class Verdict(StrEnum):
    """Whether a quotation stands in a source, and how; the first four are verbatim."""

    EXACT = "exact"
    """The same code points stand in the source."""
    TYPOGRAPHIC = "typographic"
    """The same words: only white space, quote marks, dashes, ligatures or hyphens differ."""
    EDITORIAL = "editorial"
    """The source's words with alterations that the profile allows, each listed."""
    INTERRUPTED = "interrupted"
    """The source breaks the words with an attribution, as in “…,” she said. “…”."""
    CUT = "cut"
    """The quotation starts or ends inside a word or a number of the source."""
    ALTERED = "altered"
    """A near passage stands in the source, but its words differ."""
    AMBIGUOUS = "ambiguous"
    """The words stand in places that differ to a reader, and nothing decides between them."""
    MISSING = "missing"
    """The words do not stand in the source."""


VERBATIM = frozenset(
    {Verdict.EXACT, Verdict.TYPOGRAPHIC, Verdict.EDITORIAL, Verdict.INTERRUPTED},
)


class AlterationKind(StrEnum):
    """An editorial change between source and quotation."""

    OMISSION = "omission"
    INSERTION = "insertion"
    CASE = "case"
    SUFFIX = "suffix"
    SIC = "sic"
    NOTE_MARKER = "note-marker"
    FINAL_PUNCTUATION = "final-punctuation"
    FINAL_ELLIPSIS = "final-ellipsis"
    QUOTE_MARKS = "quote-marks"
    PARAGRAPH = "paragraph"
    INTERRUPTION = "interruption"
    EMPHASIS = "emphasis"
    LINE_BREAK = "line-break"
    """A slash in the place of the end of a line of verse, two for that of a stanza."""
    STAGE_DIRECTION = "stage-direction"
    """What a transcript says of its hearers between the words, such as [Applause]."""
    LINE_NUMBER = "line-number"
    """The number of a line of a transcript, which is none of the words."""
    REPLY_MARK = "reply-mark"
    """The > that a mail program sets before each line of a letter that is answered."""
    CAPITALS = "capitals"
    """Capitals inside the words: "President", "president"."""
    HYPHEN = "hyphen"
    """A hyphen between two words: "third-grade", "third grade"."""
    COMMA = "comma"
    """A comma between two words, as before the "and" of a list."""


@dataclass(frozen=True, slots=True)
class Alteration:
    """One editorial change, with what the source has and what the quotation has.

    Attributes:
        kind: What was done.
        source: The source's words at that place; empty for an insertion.
        quotation: The quotation's characters at that place; empty where it shows nothing.
        span: Where it stands in the source; empty span at the place of an insertion.
        marked: Whether the quotation shows the change to its reader.
    """

    kind: AlterationKind
    source: str
    quotation: str
    span: Span
    marked: bool


class DifferenceKind(StrEnum):
    """What a differing word is; the graver classes are named first in messages."""

    NUMBER = "number"
    UNIT = "unit"
    CURRENCY = "currency"
    NAME = "name"
    NEGATION = "negation"
    WORD = "word"
    SPACE = "space"
    """The same characters, parted otherwise into words."""
    CAPITALS = "capitals"
    HYPHEN = "hyphen"
    COMMA = "comma"


@dataclass(frozen=True, slots=True)
class Difference:
    """One part of a word diff between the nearest passage and the quotation.

    Attributes:
        kind: None where both agree, else what kind of word differs.
        source: The source's words; empty where the quotation adds some.
        quotation: The quotation's words; empty where it leaves some out.
    """

    kind: DifferenceKind | None
    source: str
    quotation: str


class ContextKind(StrEnum):
    """What turns the meaning of words that stand in a source."""

    NEGATION = "negation"
    HEDGE = "hedge"
    CONDITION = "condition"
    REPORTING = "reporting"
    QUESTION = "question"
    MEASURE = "measure"
    """A sign, unit, magnitude or other end of a range that belongs to the quoted number."""
    SPLICE = "splice"
    """The end of a sentence inside an omission that joins parts of two sentences, or so much
    between the parts that a reader would not expect them to be joined."""
    REPLACEMENT = "replacement"
    """Words of the source that a bracket, or a lost capital, replaces by words of another
    meaning."""
    HYPHEN = "hyphen"
    """A word that a line end breaks, and that is another word with the hyphen than without it."""


@dataclass(frozen=True, slots=True)
class ContextWord:
    """A word that turns the meaning, outside the quotation or inside its omission.

    Attributes:
        kind: How it turns the meaning.
        text: The word or words, as the source has them.
        span: Where they stand in the source.
        severity: `warning` where the word governs the quotation, `note` where there is a reason
            to look and no more.
    """

    kind: ContextKind
    text: str
    span: Span
    severity: Literal["warning", "note"] = "warning"


@dataclass(frozen=True, slots=True)
class Match:
    """Where a quotation stands in a text, and how it differs from it.

    Attributes:
        verdict: The first tier that holds, or why none does.
        spans: One span per literal run, in order, where the words stand; the nearest
            passage where the verdict is `cut` or `altered`; empty where it is `missing`.
        alterations: Editorial changes, marked or not.
        differences: Word diff of the nearest passage, where the words are not verbatim.
        rivals: Other places (first to last literal) where the same words stand.
        context: What turns the meaning.
        segment: The innermost segment that holds the place; None without segments.
        correction: The quotation as it should stand, ready to paste; None where nothing
            near was found or nothing is wrong.
    """

    verdict: Verdict
    spans: tuple[Span, ...] = ()
    alterations: tuple[Alteration, ...] = ()
    differences: tuple[Difference, ...] = ()
    rivals: tuple[Span, ...] = ()
    context: tuple[ContextWord, ...] = ()
    segment: Segment | None = None
    correction: str | None = None

    @property
    def verbatim(self) -> bool:
        """Whether the words stand in the text under the rules of the profile."""
        return self.verdict in VERBATIM
