"""Proposes bibliographic metadata for a document; every value says where it was read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.corpus.metadata.dates import dates_in, edtf_of
from sphinx_kzbrief.corpus.model import Name, SegmentKind
from sphinx_kzbrief.languages import BODIES

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
        r"(?:copyright|©|\(c\))(?:\s*(?:©|\(c\)))?\s*(?:\d{4}(?:[–-]\d{4})?)?,?\s*"
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
        name: Proposed(document.metadata[name], _declared_in(document))
        for name in DECLARED
        if document.metadata.get(name)
    }
    for name, rule in rules:
        proposed = rule(document, path)
        if proposed is not None:
            fields[name] = proposed
    if "container-title" not in fields and "publisher" not in fields:
        fields.update(_publisher(document))
    return Proposal(fields, _credits(document))


def author_names(words: str) -> tuple[Name, ...]:
    """Split an author line into CSL names.

    A body stays whole; so does a name of another script or of more than three words, in
    which the family name cannot be told.

    Args:
        words: Names, separated by semicolons, "and" or commas.
    """
    parts = re.split(r"\s*;\s*|\s+(?:and|&|и)\s+|\s*,\s+(?=\w+ \w)", words.strip())
    names = []
    for part in parts:
        family, comma, given = part.partition(", ")
        name = re.sub(r"^by\s+", "", part, flags=re.IGNORECASE).strip()
        split = name.split()
        if comma and family and given:
            names.append(Name(family=family, given=given))
        elif (
            2 <= len(split) <= 3
            and name.isascii()
            and not any(word.rstrip(".").casefold() in BODIES for word in split)
            and all(word[0].isupper() for word in split)
        ):
            names.append(Name(family=split[-1], given=" ".join(split[:-1])))
        elif name:
            names.append(Name(literal=name))
    return tuple(names)


def _declared_in(document: Document) -> str:
    return {
        "txt": "the lines at the head of the file",
        "md": "the front matter",
        "html": "the page's declarations",
        "pdf": "the PDF's document information",
        "docx": "the document's properties",
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
    del path
    declared = document.metadata.get("title")
    heading = _first(document, SegmentKind.HEADING)
    if declared:
        return Proposed(declared, _declared_in(document))
    if heading is not None:
        words = " ".join(heading.span.of(document.text).split())
        return Proposed(words, "the first heading of the text")
    return None


def _author(document: Document, path: Path) -> Proposed | None:
    del path
    declared = document.metadata.get("author")
    # Word and PDF name whoever made the file, who may be a secretary or a program.
    made = document.reader in {"docx", "pdf"}
    return Proposed(declared, _declared_in(document), certain=not made) if declared else None


def _issued(document: Document, path: Path) -> Proposed | None:
    del path
    declared = document.metadata.get("issued")
    if declared and (value := edtf_of(declared)):
        return Proposed(value, _declared_in(document), certain=not value.startswith("["))
    named = dates_in(document.text)
    if not named:
        return None
    latest, words = max(named)
    return Proposed(
        f"[{latest}..]",
        f"the latest full date that the text names ({words}): it is of that day or later, unless "
        "that day was still to come",
        certain=False,
    )


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
        if segment.kind is not SegmentKind.BOILERPLATE:
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
