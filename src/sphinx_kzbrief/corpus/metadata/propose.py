"""Proposes bibliographic metadata for a document; every value says where it was read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.corpus.metadata.bylines import author_names, folded, is_joined
from sphinx_kzbrief.corpus.metadata.dates import edtf_of
from sphinx_kzbrief.corpus.model import SegmentKind

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_kzbrief.corpus.model import Document, Segment

_IMAGE = r"(?:Photo|Image|Picture|File photo|Illustration|Credit|Фото|图片?)"
_CREDITS = (
    re.compile(
        rf"[(（\[]{_IMAGE}(?: by| credit|/| /|:|：)+\s*([^()（）\[\]]{{2,80}})[)）\]]",
        re.IGNORECASE,
    ),
    re.compile(rf"^{_IMAGE}(?: by| credit)?\s*[:：/ ]\s*([^.\n]{{2,80}})", re.IGNORECASE),
    re.compile(r"(?:©|/)\s?([A-Z][\w .&'-]{1,60})[.)]?$"),
)
_PUBLISHERS = (
    re.compile(
        r"(?:join|follow|subscribe to) the (\S[^|\n]{1,60}?) (?:mailing list|newsletter)",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:copyright|©|\(c\))(?:\s*(?:©|\(c\)))?\s*\d{4}(?:[–-]\d{4})?,?\s*(?:by )?"
        r"([^\W\d][^.|\n]{1,60})",
        re.IGNORECASE,
    ),
)
_INTERVIEW_WITH = re.compile(
    r"\b(?:in (?:an|his|her|their)(?: \w+){0,3} interview with|spoke to|speaking to|told) (?:the )?"
    r"((?:[A-Z][\w'’-]+ ){1,5}?[A-Z][\w'’-]+)(?= ?[,.(])",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"(?:the|this) (?:author|writer|article)", re.IGNORECASE)
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_MADE_BY_PROGRAMS: Final = frozenset({"docx", "odt", "pdf", "rtf"})
"""Formats whose title and author a program sets: a template's, or whoever opened the file."""
_FULL_DATE = re.compile(
    r"\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4}|(?:\D{0,12}\b)?\d{1,2}\D{2,14}\d{4}\D{0,4}"
    r"|[^\W\d]{3,10}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{4} ?年 ?\d{1,2} ?月(?: ?\d{1,2} ?日)?"
)
_DATE_LABEL = re.compile(
    r"^(?:(?:last )?updated|published|date|дата|от|日期)\s*:?\s+", re.IGNORECASE
)
_RULED = re.compile(r"\s*[*=~#_+^-]{4,}$")
_UNENDED = re.compile(r"^.{1,160}(?<![.!?…:;。！？：；])$")
HEAD: Final = 1_500
"""Code points at the beginning of a text in which its title, author and date stand."""
MOST_HEAD: Final = 6_000
LONGEST_LINES: Final = 160
"""Code points of a block that stands before the text runs: a title, a date, a place."""
MOST_LINES: Final = 20
DECLARED: Final = ("container-title", "publisher", "URL", "DOI")


@dataclass(frozen=True, slots=True)
class Proposed:
    """One proposed value.

    Attributes:
        value: The value, in the form the manifest takes.
        read_from: Where it was read, in words for the analyst.
        certain: Whether the document itself says so; False for what is only derived.
    """

    value: str
    read_from: str
    certain: bool = True


@dataclass(frozen=True, slots=True)
class ImageCredit:
    """Whom a caption credits for its image.

    Attributes:
        caption: Number of the caption, as locators count it.
        credit: The name.
    """

    caption: int
    credit: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed for one document.

    Attributes:
        fields: Proposed values by CSL name; what is not known is left out.
        credits: Image credits by caption.
    """

    fields: Mapping[str, Proposed]
    credits: tuple[ImageCredit, ...] = ()


def propose_metadata(document: Document, path: Path) -> Proposal:
    """Propose metadata for a document.

    Nothing is invented: a value is what the document declares, or what follows from its
    words, marked as uncertain, with the words it follows from.

    Args:
        document: The document.
        path: Its file; its suffix tells the type of source.

    Returns:
        The proposal, with where each value was read.
    """
    rules: tuple[tuple[str, Callable[[Document, Path], Proposed | None]], ...] = (
        ("type", _type),
        ("title", _title),
        ("author", _author),
        ("issued", _issued),
        ("language", _language),
        ("note", _note),
    )
    fields = {
        name: Proposed(value, _declared_in(document))
        for name in DECLARED
        if (value := document.metadata.get(name)) and (name == "URL" or "://" not in value)
    }
    source = document.metadata.get("container-title", "")
    if "URL" not in fields and source.startswith(("http://", "https://")):
        fields["URL"] = Proposed(source, _declared_in(document))
    for name, rule in rules:
        proposed = rule(document, path)
        if proposed is not None:
            fields[name] = proposed
    if "container-title" not in fields and "publisher" not in fields:
        fields.update(_publisher(document))
    return Proposal(fields, _credits(document))


def _declared_in(document: Document) -> str:
    return {
        "txt": "the lines at the head of the file",
        "md": "the front matter",
        "html": "the page's declarations",
        "pdf": "the PDF's document information",
        "docx": "the document's properties",
        "odt": "the document's properties",
        "rtf": "the document's properties",
        "epub": "the book's package",
        "eml": "the message's head",
    }.get(document.reader, "the file")


def _first(document: Document, kind: SegmentKind) -> Segment | None:
    return next((segment for segment in document.segments if segment.kind is kind), None)


def _type(document: Document, path: Path) -> Proposed | None:
    turns = [segment for segment in document.segments if segment.kind is SegmentKind.TURN]
    if any(turn.role == "interviewer" for turn in turns):
        return Proposed(
            "interview", f"its {len(turns)} turns of question and answer", certain=False
        )
    if path.suffix.lower() in {".html", ".htm", ".xhtml"}:
        return Proposed("webpage", "the file's format", certain=False)
    return None


def _title(document: Document, path: Path) -> Proposed | None:
    """Propose the declared title; one that a program may have left must stand in the text."""
    del path
    declared = document.metadata.get("title")
    shown = document.metadata.get("shown-title", "")
    if declared and (document.reader not in _MADE_BY_PROGRAMS or _heads(document, declared, shown)):
        return Proposed(declared, _declared_in(document))
    if shown and document.reader == "pdf":
        return Proposed(shown, "the largest type of the first page", certain=False)
    # That a line of a PDF is a heading is told by its length alone, where no type is larger.
    if document.reader == "pdf" or not document.segments:
        return None
    (kind, words), *rest = [
        (segment.kind, " ".join(segment.span.of(document.text).split()))
        for segment in document.segments[:4]
    ]
    if kind is not SegmentKind.HEADING or (document.reader == "html" and words != shown):
        return None
    after = next((each for each in rest if _whole_date(each[1]) is None), (None, ""))
    # A letterhead has several lines, and which of them is the title its type alone tells.
    letterhead = document.reader in _MADE_BY_PROGRAMS and _UNENDED.search(after[1])
    if letterhead or (after[0] is SegmentKind.HEADING and not shown):
        return None
    return Proposed(_RULED.sub("", words), "the heading that opens the text", certain=False)


def _heads(document: Document, declared: str, shown: str) -> bool:
    """Tell whether a declared title stands where the text has its title."""
    words = folded(declared)
    if _opens_with(document, declared) and (len(declared.split()) > 2 or not declared.isascii()):
        return True
    if shown:
        return folded(shown) in words or (words in folded(shown) and len(declared.split()) > 2)
    return any(
        words == folded(segment.span.of(document.text))
        for segment in document.segments[:10]
        if segment.kind is SegmentKind.HEADING
    )


def _author(document: Document, path: Path) -> Proposed | None:
    """Propose declared authors; whom a word processor names must stand at the head of the text."""
    del path
    declared = document.metadata.get("author")
    made = document.reader in _MADE_BY_PROGRAMS
    if not declared or (made and not _opens_with(document, declared)):
        return None
    # Whether "Black & Veatch" is one or two, the line alone does not tell.
    certain = not any(is_joined(name.literal or "") for name in author_names(declared))
    return Proposed(declared, _declared_in(document), certain=certain)


def _issued(document: Document, path: Path) -> Proposed | None:
    """Propose the declared date, else the one that stands alone at the head of the text."""
    del path
    declared = document.metadata.get("issued")
    if declared and (value := edtf_of(declared)):
        return Proposed(value, _declared_in(document), certain=not value.startswith("["))
    if shown := document.metadata.get("shown-issued"):
        return Proposed(shown, "the one time that the page marks", certain=False)
    head = takewhile(
        lambda segment: segment.span.end - segment.span.start <= LONGEST_LINES, document.segments
    )
    alone = {
        value: words
        for segment in islice(head, MOST_LINES)
        for line in segment.span.of(document.text).splitlines()
        if (value := _whole_date(words := line.strip()))
    }
    if len(alone) != 1:
        return None
    value, words = alone.popitem()
    return Proposed(value, f"a line of its own at the head of the text ({words})", certain=False)


def _whole_date(words: str) -> str | None:
    """Return the date that a line is, with no other word beside it."""
    bare = _DATE_LABEL.sub("", words).strip()
    return edtf_of(bare) if _FULL_DATE.fullmatch(bare) else None


def _opens_with(document: Document, words: str) -> bool:
    """Tell whether words stand at the head of the text, by their letters alone."""
    end = document.pages[1] if len(document.pages) > 1 else HEAD
    return folded(words) in folded(document.text[: max(end, HEAD)][:MOST_HEAD])


def _language(document: Document, path: Path) -> Proposed | None:
    del path
    declared = document.metadata.get("language", "").strip()
    if declared and _LANGUAGE_TAG.fullmatch(declared):
        return Proposed(declared.replace("_", "-"), _declared_in(document))
    if len(document.text) < 80 or find_spec("py3langid") is None:
        return None
    import py3langid  # noqa: PLC0415 (an extra, and slow to import)

    language, _ = py3langid.classify(document.text[:20_000])
    return Proposed(str(language), "the words of the text, by py3langid", certain=False)


def _note(document: Document, path: Path) -> Proposed | None:
    """Keep what the text's own notes say of its author and origin, in their words."""
    del path
    said = [
        " ".join(segment.span.of(document.text).split())
        for segment in document.segments
        if segment.kind is SegmentKind.NOTE
    ]
    about = [
        words
        for words in said
        if re.match(r"(?:the|this) (?:author|writer|article)", words, re.IGNORECASE)
    ]
    if not about:
        return None
    return Proposed(f"The copy says: “{' '.join(about)}”", "the notes of the text")


def _publisher(document: Document) -> dict[str, Proposed]:
    """Read the publisher from page furniture, or an interview's paper from its first words."""
    for segment in document.segments:
        if segment.kind is not SegmentKind.BOILERPLATE or document.reader in _MADE_BY_PROGRAMS:
            continue
        words = segment.span.of(document.text)
        for pattern in _PUBLISHERS:
            if match := pattern.search(words):
                read_from = f"the page's furniture ({words.strip(' |')})"
                return {"publisher": Proposed(match[1].strip(), read_from, certain=False)}
    first = _first(document, SegmentKind.PARAGRAPH)
    opening = first.span.of(document.text)[:1000] if first else ""
    match = _INTERVIEW_WITH.search(opening)
    if match and any(segment.kind is SegmentKind.TURN for segment in document.segments):
        read_from = f"the opening of the text ({match[0].strip()})"
        return {"container-title": Proposed(match[1].strip(), read_from, certain=False)}
    return {}


def _credits(document: Document) -> tuple[ImageCredit, ...]:
    found = []
    for segment in document.segments:
        if segment.kind is not SegmentKind.CAPTION or segment.number is None:
            continue
        words = segment.span.of(document.text)
        match = next((hit for pattern in _CREDITS if (hit := pattern.search(words))), None)
        if match:
            found.append(ImageCredit(segment.number, match[1].strip()))
    return tuple(found)
