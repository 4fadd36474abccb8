"""Profiles: which editorial changes a house style lets pass, with or without a mark."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.errors import KzbriefError
from sphinx_kzbrief.quotes.model import AlterationKind as Kind

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Profile:
    """What one house style allows between a quotation and its source.

    Attributes:
        name: Its name in options and configuration.
        title: What to call it to a reader.
        rules: Where the rules are written down, and what they say.
        silent: Changes that need no mark; they are listed all the same.
        marked: Changes that are allowed where the quotation shows them.
    """

    name: str
    title: str
    rules: str
    silent: frozenset[Kind]
    marked: frozenset[Kind]

    def allows(self, kind: Kind, *, marked: bool) -> bool:
        """Tell whether a change of `kind` may pass, shown or not."""
        return kind in (self.marked if marked else self.silent)


_SHOWN: Final = frozenset(
    {
        Kind.OMISSION,
        Kind.INSERTION,
        Kind.CASE,
        Kind.SUFFIX,
        Kind.SIC,
        Kind.EMPHASIS,
        Kind.FINAL_ELLIPSIS,
        Kind.LINE_BREAK,
    },
)

_OF_LINES: Final = frozenset({Kind.PARAGRAPH, Kind.LINE_NUMBER, Kind.REPLY_MARK})
"""What lies in the lines of a copy, and in no words of it."""
_CHICAGO: Final = _OF_LINES | frozenset(
    {
        Kind.CASE,
        Kind.FINAL_PUNCTUATION,
        Kind.FINAL_ELLIPSIS,
        Kind.QUOTE_MARKS,
        Kind.NOTE_MARKER,
        Kind.INTERRUPTION,
        Kind.STAGE_DIRECTION,
    },
)

PROFILES: Final[Mapping[str, Profile]] = MappingProxyType(
    {
        "chicago": Profile(
            "chicago",
            "Chicago Manual of Style",
            "17th ed., 13.7 (permissible changes: single and double marks, the case of the first "
            "letter, final punctuation, note numbers left out), 13.50-13.58 (ellipses), "
            "13.59-13.62 (brackets, sic, emphasis).",
            _CHICAGO,
            _SHOWN,
        ),
        "ap": Profile(
            "ap",
            "Associated Press Stylebook",
            "Entry 'quotations in the news': never alter quotations, even to correct minor "
            "grammatical errors or word usage; use an ellipsis to show deletion.",
            _OF_LINES | {Kind.INTERRUPTION, Kind.STAGE_DIRECTION},
            _SHOWN,
        ),
        "house": Profile(
            "house",
            "House style",
            "As Chicago; also the capitals of titles (President), hyphens of compounds and the "
            "comma before the “and” of a list, where no other word or meaning comes of it.",
            _CHICAGO | {Kind.CAPITALS, Kind.HYPHEN, Kind.COMMA},
            _SHOWN,
        ),
        "strict": Profile(
            "strict",
            "Strict",
            "White space and typography only: no editorial mark, no other change.",
            _OF_LINES,
            frozenset(),
        ),
    },
)


def profile_named(name: str) -> Profile:
    """Return the profile called `name`.

    Raises:
        KzbriefError: There is none of that name.
    """
    try:
        return PROFILES[name]
    except KeyError:
        raise KzbriefError(
            f"there is no quotation profile {name!r}", f"Choose one of {', '.join(PROFILES)}."
        ) from None
