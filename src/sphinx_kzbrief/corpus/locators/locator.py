"""The form of a locator, as authors write it.

``key``, ``key#para12``, ``key#para12-14``, ``key#turn5``, ``key#cap1``, ``key#page4``,
``key#p12`` (the page printed as 12), ``key#note1``, ``key#head2``, ``key#art12``, ``key#sec3.2``,
``key#t00-12-30``, or by words: ``key#"enough skilled workers"``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from sphinx_kzbrief.corpus.keys import KEY_RULE, is_key
from sphinx_kzbrief.corpus.problems import LocatorError

FORMS: Final = (
    "key, key#para12, key#para12-14, key#turn5, key#cap1, key#page4, key#art12, key#sec3.2, "
    'key#t00-12-30 or key#"words of it"'
)

_QUOTED: Final = re.compile(r"[\"“„«](.*)[\"”“»]", re.DOTALL)
_NUMBERED: Final = re.compile(
    r"(para|turn|cap|page|note|head)\s?(\d{1,7})(?:\s?[-–—]\s?(\d{1,7}))?"
)
_DIVISION: Final = r"\d{1,4}(?:[.]\d{1,3}){0,5}[a-zа-я]?|[IVXLCivxlc]{1,8}"
_PRINTED: Final = r"[A-Za-z]?\d{1,5}[a-z]?|[A-Za-z]-\d{1,5}|[IVXLCDMivxlcdm]{1,8}"
_LABELLED: Final = re.compile(
    rf"(?:(?P<division>art|sec)\.?\s?(?:{_DIVISION})(?:\s?[-–—]\s?(?:{_DIVISION}))?"
    rf"|(?P<printed>p)p?\.?\s?(?:{_PRINTED})(?:\s?[-–—]\s?(?:{_PRINTED}))?)"
)
_LABEL: Final = re.compile(r"(?:art|sec|pp?)\.?\s?")
_DASH: Final = re.compile(r"\s?[-–—]\s?")
_CLOCK: Final = r"\d{1,3}(?:[-:]\d{2}){1,2}"
_TIMED: Final = re.compile(rf"t\s?({_CLOCK})(?:\s?[-–—]\s?({_CLOCK}))?")


class LocatorKind(StrEnum):
    """What a locator counts; its value is what authors write."""

    PARAGRAPH = "para"
    TURN = "turn"
    CAPTION = "cap"
    PAGE = "page"
    """A page of the file, from 1."""
    PRINTED = "p"
    """A page by the number printed on it."""
    NOTE = "note"
    """A note of the editor, or one below the text."""
    HEADING = "head"
    ARTICLE = "art"
    SECTION = "sec"
    TIME = "t"
    """When it is said in a recording, in seconds from its beginning."""
    WORDS = "words"
    """Not a number: the passage is named by words of it."""


@dataclass(frozen=True, slots=True, order=True)
class Locator:
    """A source, and a place in it.

    Attributes:
        key: Key of the source.
        kind: What the numbers count; None for the whole source.
        first: First paragraph, turn, caption, page, note or heading, from 1, or the second of
            the recording, from 0; None where there is no number.
        last: Last one; the same as `first` for a single one.
        words: The words that name the passage, for the kind `words`.
        label: What the document itself calls the place, for printed pages, articles and
            sections: `iv`, `12-1`, `3.2`; also a range of them, `12-14`.
        pages: The pages of the file, from 1, that a printed page is; None where not known.
    """

    key: str
    kind: LocatorKind | None = None
    first: int | None = None
    last: int | None = None
    words: str | None = None
    label: str | None = None
    pages: tuple[int, int] | None = field(default=None, compare=False)

    def __str__(self) -> str:
        """Return the canonical form, which `parse_locator` reads back."""
        place = self.place
        return f"{self.key}#{place}" if place else self.key

    @property
    def place(self) -> str:
        """The part after the `#`; empty for the whole source."""
        if self.kind is None:
            return ""
        if self.kind is LocatorKind.WORDS:
            return f'"{self.words}"'
        if self.label is not None:
            return f"{self.kind}{self.label}"
        if self.kind is LocatorKind.TIME:
            bounds = dict.fromkeys((self.first or 0, self.last or 0))
            return f"{self.kind}{'-'.join(clock(each, '-', padded=True) for each in bounds)}"
        until = f"-{self.last}" if self.last != self.first else ""
        return f"{self.kind}{self.first}{until}"


def parse_locator(text: str) -> Locator:
    """Read a locator as an author wrote it.

    Args:
        text: One of the forms of this module's description; dashes may be long and quotation
            marks curly.

    Returns:
        The locator; whether the source and the place exist is not looked at.

    Raises:
        LocatorError: If the text is no locator.
    """
    key, hash_, place = text.strip().partition("#")
    key, place = key.rstrip(), place.strip()
    if not is_key(key):
        whole = f": {text.strip()[:80]!r}" if text.strip() != key else ""
        shown = f"{key[:60]!r} is not a key" if key else "a locator without a key"
        raise LocatorError(f"{shown}{whole}", f"Write {FORMS}; keys are {KEY_RULE}.")
    if not hash_:
        return Locator(key)
    quoted = _QUOTED.fullmatch(place)
    if quoted:
        words = " ".join(quoted[1].split())
        if not re.search(r"\w", words):
            raise LocatorError(
                f"the locator {text.strip()!r} names no words",
                "Write words of the passage between the quotation marks.",
            )
        return Locator(key, LocatorKind.WORDS, words=words)
    if (timed := _TIMED.fullmatch(place)) is not None:
        return _timed(key, timed, text.strip())
    if (labelled := _LABELLED.fullmatch(place)) is not None:
        kind = LocatorKind(labelled["division"] or labelled["printed"])
        return Locator(key, kind, label=_DASH.sub("-", _LABEL.sub("", place, count=1)))
    numbered = _NUMBERED.fullmatch(place)
    if not numbered:
        raise LocatorError(f"{text.strip()[:120]!r} is not a locator", f"Write {FORMS}.")
    first = int(numbered[2])
    last = int(numbered[3]) if numbered[3] else first
    if first < 1 or last < first:
        raise LocatorError(
            f"{text.strip()!r} counts from {first} to {last}",
            "Count from 1, the smaller number first.",
        )
    return Locator(key, LocatorKind(numbered[1]), first, last)


def _timed(key: str, timed: re.Match[str], text: str) -> Locator:
    """Return the locator of a time code; of minutes and seconds where no hours are given."""
    first, last = (
        sum(int(part) * 60**power for power, part in enumerate(reversed(re.split("[-:]", each))))
        for each in (timed[1], timed[2] or timed[1])
    )
    if last < first:
        raise LocatorError(f"{text!r} runs backwards", "Write the earlier time first.")
    return Locator(key, LocatorKind.TIME, first, last)


def clock(seconds: int, mark: str = ":", *, padded: bool = False) -> str:
    """Write a time of a recording as its players do: `12:30`, `1:02:30`.

    Args:
        seconds: Seconds from its beginning.
        mark: What stands between the numbers.
        padded: Whether to write the hours always, in two digits.
    """
    hours, rest = divmod(seconds, 3_600)
    minutes, last = divmod(rest, 60)
    if padded:
        return f"{hours:02}{mark}{minutes:02}{mark}{last:02}"
    return f"{hours}{mark}{minutes:02}{mark}{last:02}" if hours else f"{minutes}{mark}{last:02}"
