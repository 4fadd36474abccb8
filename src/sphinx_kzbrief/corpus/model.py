"""What a corpus is made of: sources, documents, segments, as plain frozen data."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


class SegmentKind(StrEnum):
    """What a stretch of a document is to its reader."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    TURN = "turn"
    CAPTION = "caption"
    NOTE = "note"
    BOILERPLATE = "boilerplate"
    QUOTATION = "quotation"
    """Somebody quoted inside a paragraph, between quotation marks; its voice is direct."""
    REPORT = "report"
    """Somebody's words retold inside a paragraph; its voice is reported."""


class Voice(StrEnum):
    """Whose words a segment holds."""

    OWN = "own"
    """The source's author, or the speaker of the turn."""
    DIRECT = "direct"
    """Someone quoted inside the source."""
    REPORTED = "reported"
    """Someone's words retold: they are not that person's words."""


class Rights(StrEnum):
    """How much of a source any output may show."""

    FULL = "full"
    EXCERPT = "excerpt"
    CITATION = "citation"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of canonical text with the voice it stands in.

    Segments may nest: a turn holds paragraphs, a paragraph holds quotations and reports.
    They are sorted by start, the longer first, so the innermost one that holds a place is
    the last one that does.

    Attributes:
        kind: What the stretch is.
        start: Offset of its first code point in the canonical text.
        end: Offset after its last code point.
        number: Its number among the segments of its kind that locators count (body
            paragraphs, turns, captions, notes, headings), from 1; None where none is counted.
        speaker: Name of the person whose words these are, or None where the text does not
            tell. A narration's speaker is None: it is the source's author.
        role: `interviewer`, or another role the manifest gives the speaker.
        voice: Whose words the segment holds.
        via: For direct and reported voice, who quotes or retells; None for the source itself.
        label: What to print where there is no name, such as "unnamed expert, answer 6".
        origin: Another hand the passage comes from, where `corpus.yaml` says so.
        as_of: EDTF date of the passage where it differs from its source's.
    """

    kind: SegmentKind
    start: int
    end: int
    number: int | None = None
    speaker: str | None = None
    role: str | None = None
    voice: Voice = Voice.OWN
    via: str | None = None
    label: str | None = None
    origin: str | None = None
    as_of: str | None = None

    @property
    def span(self) -> Span:
        """The segment's span in the canonical text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Name:
    """A CSL name: family and given, or one literal for a body.

    Attributes:
        family: Family name.
        given: Given name or names.
        literal: A name that is not split, such as that of an institution.
        static_ordering: Whether the family name stands first in text too, as in Chinese
            names in Latin letters (CSL-JSON's ``static-ordering``).
    """

    family: str | None = None
    given: str | None = None
    literal: str | None = None
    static_ordering: bool = False

    @property
    def full(self) -> str:
        """The name as a reader says it: given name first, unless its order is fixed."""
        parts = (self.family, self.given) if self.static_ordering else (self.given, self.family)
        return self.literal or " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person behind a label in the text.

    Attributes:
        name: The person's name, as attributions print it.
        role: Office or part in the conversation; `interviewer` for who asks.
        originator: For whom the person speaks, such as a government; None for the person.
        also: Other forms of the person's name, such as transliterations.
        line: Line of the label in its YAML file, from 1.
    """

    name: str
    role: str | None = None
    originator: str | None = None
    also: tuple[str, ...] = ()
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Copy:
    """How our copy of a source was obtained.

    Attributes:
        origin: Where the copy came from (`from` in YAML): a URL, an archive, a person.
        retrieved: EDTF date of retrieval.
        archive: http(s) address of an archived copy.
        compared: EDTF date, or words, on which the copy was compared with the original.
        charset: Encoding of the file, a text that does not tell it itself.
    """

    origin: str | None = None
    retrieved: str | None = None
    archive: str | None = None
    compared: str | None = None
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class SegmentCorrection:
    """One correction of `segments:` in the manifest, where the text alone does not tell.

    Attributes:
        find: The first words of the place, as they stand in the source.
        until: The last words of the place, where it does not end with its segment.
        kind: What it is; None to leave the kind as found.
        speaker: Whose words it holds, or None to leave it as found.
        role: Role of that speaker.
        voice: Its voice, or None to leave it as found.
        via: Who quotes or retells.
        origin: Another hand it comes from.
        as_of: EDTF date of the passage.
        line: Line of the correction in its YAML file, from 1.
    """

    find: str
    until: str | None = None
    kind: SegmentKind | None = None
    speaker: str | None = None
    role: str | None = None
    voice: Voice | None = None
    via: str | None = None
    origin: str | None = None
    as_of: str | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Asset:
    """An image a source carries.

    Attributes:
        key: Its key within the source.
        file: File name relative to the corpus folder.
        caption: Locator of the caption, such as `cap1`.
        credit: Whom to credit.
        alt: What the image shows, for readers who do not see it.
        rights: Whether outputs may show it; None where its source's rights hold.
        line: Line of the entry in its YAML file, from 1.
    """

    key: str
    file: str
    caption: str | None = None
    credit: str | None = None
    alt: str | None = None
    rights: Rights | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """One entry of the manifest: a document and what is known about it.

    Bibliographic fields carry CSL-JSON names with underscores; dates are EDTF strings.

    Attributes:
        key: Its key, unique in the corpus and under docutils' ``make_id``.
        file: File name relative to the corpus folder.
        path: Absolute path of the file, inside the corpus folder.
        type: CSL item type (`interview`, `article-magazine`, `webpage`, …).
        title: Title; in square brackets where it was supplied rather than found.
        manifest: Path of the YAML file that declares it.
        line: Line of the entry in that file, from 1.
        fingerprint: SHA-256 of the entry as written and of all defaults that apply, hex.
        originator: From whom its own narration comes; None for its author or container.
        refused: Why the manifest's file name may not be used, in words for the analyst; None
            where it may. Such a source can be cited, but nothing of it can be read.
    """

    key: str
    file: str
    path: Path
    type: str
    title: str | None
    manifest: Path
    line: int
    fingerprint: str
    container_title: str | None = None
    publisher: str | None = None
    publisher_place: str | None = None
    author: tuple[Name, ...] = ()
    interviewer: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    translator: tuple[Name, ...] = ()
    issued: str | None = None
    accessed: str | None = None
    volume: str | None = None
    issue: str | None = None
    page: str | None = None
    number: str | None = None
    genre: str | None = None
    URL: str | None = None
    DOI: str | None = None
    language: str | None = None
    original_language: str | None = None
    translated_by: str | None = None
    note: str | None = None
    originator: str | None = None
    refused: str | None = None
    rights: Rights = Rights.EXCERPT
    reliability: str | None = None
    copy: Copy | None = None
    speakers: Mapping[str, Speaker] = field(default_factory=dict)
    segments: tuple[SegmentCorrection, ...] = ()
    assets: Mapping[str, Asset] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Damage:
    """Something wrong with a file or with what a reader could make of it.

    Attributes:
        message: What, in words for the analyst.
        spans: The stretches of canonical text it is about; empty where it is about all of it.
    """

    message: str
    spans: tuple[Span, ...] = ()

    def concerns(self, used: Iterable[Span]) -> bool:
        """Tell whether it is about one of the passages used."""
        return not self.spans or any(
            mine.start < span.end and span.start < mine.end for span in used for mine in self.spans
        )


@dataclass(frozen=True, slots=True)
class Struck:
    """Words that a document shows as struck out, or keeps as deleted; no words of its text.

    Attributes:
        at: Offset of the canonical text at which they would stand.
        words: The words.
    """

    at: int
    words: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something of a document that a reader of it sees and its canonical text has not.

    Attributes:
        what: What it is, in words for the analyst, such as ``navigation``.
        characters: Its size in code points, white space collapsed.
    """

    what: str
    characters: int

    @classmethod
    def each(cls, sizes: Mapping[str, int]) -> tuple[LeftOut, ...]:
        """Return what has a size, by the size of what it is, in the order given."""
        return tuple(cls(what, size) for what, size in sizes.items() if size)


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue of subtitles.

    Attributes:
        start: Offset of its first character in the canonical text.
        begins: When it begins in the recording, in milliseconds.
        ends: When it ends there.
    """

    start: int
    begins: int
    ends: int


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader made of one file.

    Attributes:
        text: Canonical text; all offsets count its code points.
        segments: Segments sorted by (start, -end); see `Segment`.
        metadata: What the document itself says of its title, date and so on, by CSL name;
            never invented; see `Extract.metadata`.
        reader: Name of the reader that read it (`txt`, `md`, …).
        reader_version: Version of that reader's rules; the lock records it.
        raw_sha256: SHA-256 of the file's bytes, hex.
        sha256: SHA-256 of the canonical text in UTF-8, hex.
        raw_offsets: Breakpoints (canonical offset, raw offset), sorted, of the map back to
            the decoded file; between two of them offsets run in step. Empty where the two
            texts are one, and for formats whose file holds no text to point into (PDF, DOCX).
        pages: Canonical offset at which each page starts; empty where there are no pages.
        page_labels: The number printed on each page, empty where none is known; as many as
            `pages`, or none at all.
        notes: Spans of the note references that the format itself marks as such, in order.
        struck: What the document strikes out, in order.
        left_out: What a reader of the document sees and the text has not.
        cues: Where each cue of a recording's subtitles starts, in order.
        damage: What was found wrong with the file, in words for the analyst.
        images: Names and bytes of images the file carries.
        unmatched: Corrections of the manifest whose words were not found, or not once.
        unused_speakers: Labels of the manifest's `speakers` that open no turn, as typed.
        loose_labels: What has the form of a label, where the copy gives nobody a turn.
        derived: What was derived from it and is worth keeping, by name.
    """

    text: str
    segments: tuple[Segment, ...]
    metadata: Mapping[str, str]
    reader: str
    reader_version: int
    raw_sha256: str
    sha256: str
    raw_offsets: tuple[tuple[int, int], ...] = ()
    pages: tuple[int, ...] = ()
    page_labels: tuple[str, ...] = ()
    notes: tuple[Span, ...] = ()
    struck: tuple[Struck, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    cues: tuple[Cue, ...] = ()
    damage: tuple[Damage, ...] = ()
    images: tuple[tuple[str, bytes], ...] = ()
    unmatched: tuple[SegmentCorrection, ...] = ()
    unused_speakers: tuple[str, ...] = ()
    loose_labels: tuple[str, ...] = ()
    derived: dict[str, Any] = field(default_factory=dict, init=False, compare=False, repr=False)
