"""Articles and sections of a document, read from how their headings are numbered.

A heading is trusted where a word says what it is (“Article 12”, “Статья 12”, “12-бап”, “第十二条”),
or where plain numbers run in step (3, 3.1, 3.2): “10 facts” and “3.5 million flee” number nothing.
All 30 articles of the Universal Declaration of Human Rights are found in English, Russian, Kazakh
and simplified Chinese; in 77 news texts and speeches nothing is.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.corpus.locators.locator import LocatorKind
from sphinx_kzbrief.corpus.model import SegmentKind
from sphinx_kzbrief.languages import LANGUAGES
from sphinx_kzbrief.text.roman import roman_value
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kzbrief.corpus.model import Document, Segment

ARTICLE: Final = LocatorKind.ARTICLE
SECTION: Final = LocatorKind.SECTION

_COUNT: Final = (
    r"\d{1,4}(?:[-.]\d{1,3}){0,5}[a-zа-я]?|[ivxlc]{1,8}|[零〇一二三四五六七八九十百千]{1,8}"
)
_ENDS: Final = r"(?=\s*\Z|[.:—–]|\s*\n|\s*[(（\[]|[ \t\u3000])"
_PLAIN: Final = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3}){0,5})(?P<stop>[.)]?)\s+\S")
_PROSE: Final = re.compile(r"[ \t]+(?![A-ZА-ЯЁӘҒҚҢӨҰҮҺІ\u3400-\u9fff\d\"“«(\[§—–-])\S")
"""What goes on in small letters behind a number is a sentence about the article."""
_HAN: Final = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0}
_HAN_PLACES: Final = {"十": 10, "百": 100, "千": 1_000}


@dataclass(frozen=True, slots=True)
class Division:
    """An article or a section.

    Attributes:
        kind: Whether it is an article or a section.
        number: Its number, in Arabic digits: `12`, `12-1`, `3.2`.
        span: From its heading to the next division that is no part of it.
    """

    kind: LocatorKind
    number: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Head:
    """A segment that opens a division.

    Attributes:
        kind: Whether it is an article or a section.
        number: As in `Division`.
        segment: The segment.
        index: Its place among the segments.
    """

    kind: LocatorKind
    number: str
    segment: Segment
    index: int

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading; of a law, a paragraph may be none."""
        return self.segment.kind is SegmentKind.HEADING


def divisions_of(document: Document) -> tuple[Division, ...]:
    """Return the articles and sections of a document, in order, each kind apart.

    A list of contents names divisions that have no words; they are left out where the same
    number stands over words elsewhere.

    Args:
        document: The document; headings, and in laws paragraphs that begin with the number.
    """
    if "divisions" not in document.derived:
        document.derived["divisions"] = tuple(_divisions(document))
    found: tuple[Division, ...] = document.derived["divisions"]
    return found


def _divisions(document: Document) -> Iterator[Division]:
    segments = [
        each
        for each in document.segments
        if each.kind in {SegmentKind.HEADING, SegmentKind.PARAGRAPH} and each.number is not None
    ]
    heads = list(_heads(document.text, segments))
    for kind in (ARTICLE, SECTION):
        row = [head for head in heads if head.kind == kind]
        counted = Counter(head.number for head in row)
        headings = {head.number for head in row if head.is_heading}
        for head, following in zip(row, _following(row, kind), strict=True):
            end = following.index if following else len(segments)
            # Headings that stand right before the next division are of what comes.
            while end > head.index + 1 and segments[end - 1].kind is SegmentKind.HEADING:
                end -= 1
            first = head.index + head.is_heading
            words = any(each.kind is SegmentKind.PARAGRAPH for each in segments[first:end])
            listed = not head.is_heading and head.number in headings
            if counted[head.number] == 1 or (words and not listed):
                yield Division(kind, head.number, Span(head.segment.start, segments[end - 1].end))


def _following(row: list[_Head], kind: LocatorKind) -> Iterator[_Head | None]:
    """Yield for each head the next one that is no part of its division."""
    for at, head in enumerate(row):
        inner = f"{head.number}."
        yield next(
            (
                each
                for each in row[at + 1 :]
                if kind == ARTICLE or not each.number.startswith(inner)
            ),
            None,
        )


def _heads(text: str, segments: list[Segment]) -> Iterator[_Head]:
    plain: list[_Head] = []
    named: list[_Head] = []
    for index, segment in enumerate(segments):
        words = text[segment.start : min(segment.end, segment.start + 200)]
        is_heading = segment.kind is SegmentKind.HEADING
        found = _named(words, is_heading=is_heading)
        if found is not None:
            named.append(_Head(*found, segment, index))
        elif is_heading and (match := _PLAIN.match(words)) is not None:
            plain.append(_Head(SECTION, match["number"], segment, index))
    kinds = Counter(head.kind for head in named if head.segment.kind is SegmentKind.PARAGRAPH)
    # One paragraph that begins like an article is a sentence about one.
    kept = [
        head for head in named if head.segment.kind is SegmentKind.HEADING or kinds[head.kind] > 1
    ]
    return iter(sorted([*kept, *_in_step(plain)], key=lambda head: head.index))


def _in_step(heads: list[_Head]) -> Iterator[_Head]:
    """Yield the plain numbers that follow the one before them, or open a row that goes on."""
    numbers = {head.number for head in heads}
    for head in heads:
        above, dot, last = head.number.rpartition(".")
        before = f"{above}{dot}{int(last) - 1}"
        after = f"{above}{dot}{int(last) + 1}"
        if before in numbers or (last in {"0", "1"} and after in numbers):
            yield head


def _named(words: str, *, is_heading: bool) -> tuple[LocatorKind, str] | None:
    """Return kind and number of a head that says what it is."""
    match = _NAMED.match(words)
    if match is None:
        return None
    kind, number = next(
        (name.partition("_")[0], value) for name, value in match.groupdict().items() if value
    )
    if not is_heading and _PROSE.match(words, match.end()):
        return None
    return LocatorKind(kind), plain_number(number)


def _pattern() -> re.Pattern[str]:
    """Return what opens a division in the languages known, each form with its own group."""
    forms = [
        (kind, *(re.escape(part) for part in form.split("{}")))
        for language in LANGUAGES
        for kind, row in ((ARTICLE, language.articles), (SECTION, language.sections))
        for form in sorted(row)
    ]
    forms.append((SECTION, "§ ", ""))
    tried = [
        rf"{before}(?P<{kind}_{index}>{_COUNT}){after}"
        for index, (kind, before, after) in enumerate(forms)
    ]
    return re.compile(
        "(?:{})\\.?{}".format("|".join(tried).replace("\\ ", r"\.?\s*"), _ENDS), re.IGNORECASE
    )


def plain_number(number: str) -> str:
    """Return the number of a division in Arabic digits.

    Args:
        number: As in the heading, or as an author typed it: `12`, `XII`, `十二`, `12-1`.
    """
    folded = number.casefold()
    if folded and not folded.strip("ivxlc"):
        return str(roman_value(folded))
    if folded and all(sign in _HAN or sign in _HAN_PLACES for sign in folded):
        total, digit = 0, 0
        for sign in folded:
            if sign in _HAN_PLACES:
                total += max(digit, 1) * _HAN_PLACES[sign]
                digit = 0
            else:
                digit = _HAN[sign]
        return str(total + digit)
    return folded


_NAMED: Final = _pattern()
