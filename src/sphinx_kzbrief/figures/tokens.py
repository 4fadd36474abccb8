"""Numerals, words and signs of a text, and which of them no quantity may use."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kzbrief.figures.lexicons import lexicon_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kzbrief.figures.lexicons.model import Lexicon

NUMERAL = "numeral"
WORD = "word"
SIGN = "sign"

_SPACE = "[ \u00a0\u202f\u2009]"
# A comma groups thousands in English and is the decimal sign in Russian and Kazakh.
_POINT_DECIMAL = (
    rf"[0-9]{{1,3}}(?:,[0-9]{{2,3}})*,[0-9]{{3}}(?![0-9])(?:\.[0-9]+)?"
    rf"|[0-9]{{1,3}}(?:{_SPACE}[0-9]{{3}})+(?![0-9]|[.,:/-][0-9]{{4}})(?:\.[0-9]+)?"
    r"|[0-9]+(?:\.[0-9]+)?"
)
_COMMA_DECIMAL = (
    rf"[0-9]{{1,3}}(?:{_SPACE}[0-9]{{3}})+(?![0-9])(?:[.,][0-9]+)?"
    r"|[0-9]{1,3}(?:,[0-9]{3}){2,}(?![0-9])|[0-9]{1,3}(?:\.[0-9]{3}){2,}(?![0-9])"
    r"|[0-9]+(?:[.,][0-9]+)?"
)
_DOT_GROUPS = r"[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9])(?:,[0-9]+)?"
_REST = r"(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)|(?P<sign>\S)"


class Token(NamedTuple):
    """A numeral in figures, a word of letters, or one other character.

    Attributes:
        kind: `NUMERAL`, `WORD` or `SIGN`.
        text: Its characters.
        lower: The same in lower case, apostrophes straight.
        start: Offset of its first code point.
        end: Offset after its last code point.
    """

    kind: str
    text: str
    lower: str
    start: int
    end: int


@dataclass(frozen=True)
class Page:
    """A text ready for reading quantities.

    Attributes:
        text: The text.
        tokens: Its tokens, in order.
        blocked: Per token, whether it belongs to a date, a time, a name and the like.
        lexicon: The language's table.
    """

    text: str
    tokens: Sequence[Token]
    blocked: Sequence[bool]
    lexicon: Lexicon

    def glued(self, index: int) -> bool:
        """Tell whether token `index` follows the one before it without white space."""
        return 0 < index < len(self.tokens) and (
            self.tokens[index - 1].end == self.tokens[index].start
        )

    def lower(self, index: int) -> str:
        """Return token `index` in lower case, or nothing outside the text."""
        return self.tokens[index].lower if 0 <= index < len(self.tokens) else ""

    def kind(self, index: int) -> str:
        """Return the kind of token `index`, or nothing outside the text."""
        return self.tokens[index].kind if 0 <= index < len(self.tokens) else ""


@cache
def _token_pattern(*, comma_decimal: bool, dot_groups: bool) -> re.Pattern[str]:
    numeral = _COMMA_DECIMAL if comma_decimal else _POINT_DECIMAL
    if dot_groups:
        numeral = rf"{_DOT_GROUPS}|{numeral}"
    return re.compile(rf"(?P<numeral>{numeral})|{_REST}")


@cache
def _mask_patterns(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in lexicon_for(language).masks)


def read_page(text: str, lexicon: Lexicon) -> Page:
    """Cut `text` into tokens and mark those that stand in dates, times, names and lists."""
    pattern = _token_pattern(comma_decimal=lexicon.comma_decimal, dot_groups=lexicon.dot_groups)
    tokens = [
        Token(
            match.lastgroup or SIGN,
            match.group(),
            match.group().lower().replace("’", "'"),
            *match.span(),
        )
        for match in pattern.finditer(text)
    ]
    starts = [token.start for token in tokens]
    blocked = [False] * len(tokens)
    for pattern in _mask_patterns(lexicon.language):
        for match in pattern.finditer(text):
            start, end = match.span(1) if match.re.groups and match.group(1) else match.span()
            index = max(bisect_right(starts, start) - 1, 0)
            while index < len(tokens) and tokens[index].start < end:
                if tokens[index].end > start:
                    blocked[index] = True
                index += 1
    return Page(text, tokens, blocked, lexicon)
