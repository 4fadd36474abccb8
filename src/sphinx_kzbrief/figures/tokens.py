"""Numerals, words and signs of a text, and which of them no quantity may use."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from sphinx_kzbrief.figures.lexicons import lexicon_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sphinx_kzbrief.figures.lexicons.model import Lexicon

_T = TypeVar("_T")

NUMERAL = "numeral"
WORD = "word"
SIGN = "sign"

_SPACE = "[ \u00a0\u202f\u2009]"
VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒"
# Fractions in lowest terms that follow a whole number; after a hyphen only those of markets.
_EIGHTHS = (
    r"(?:1[/⁄]2|[13][/⁄]4|[1357][/⁄]8|(?:1[135]|[13579])[/⁄]16|(?:[12]?[13579]|31)[/⁄]32|"
    r"(?:[1-5]?[13579]|6[13])[/⁄]64)"
)
_PART = rf"(?:{_EIGHTHS}|[12][/⁄]3|[1-4][/⁄]5)"
_ALONE = r"(?![0-9/⁄]|[.,][0-9])"
# What only looks like a number (a date, an address, a version, a telephone, a list of data) is one
# numeral as well, so that none of its pieces is read; `parse_numeral` refuses it.
# Powers of ten, and fractions in raised and lowered digits; the power of another number is no
# numeral that states how many.
_RAISED = "[⁰¹²³⁴⁵⁶⁷⁸⁹]"
_SHORT = r"[0-9]{1,24}(?:[.,][0-9]{1,24}){0,8}"
POWER = (
    rf"(?:{_SHORT}{_SPACE}?[×x·]{_SPACE}?)?"
    rf"(?:10\^[-−+]?[0-9]{{1,2}}(?![0-9])|{_SHORT}[⁺⁻]?{_RAISED}+(?!⁄))"
)
_RAISED_PART = rf"(?:[0-9]+{_SPACE}?)?{_RAISED}{{1,3}}⁄[₀-₉]{{1,3}}"
_NUMERAL = (
    rf"{_RAISED_PART}|{POWER}"
    r"|(?<![\w.,)\]])\.[0-9]+"
    rf"|(?:[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]+)(?:\.[0-9]{{2}})?"
    rf"(?:{_SPACE}?[{VULGAR}]|{_SPACE}{_PART}{_ALONE}|[-‑]{_EIGHTHS}{_ALONE}|\\{_PART}\\)"
    rf"|\\{_PART}\\|[{VULGAR}]+|[0-9]{{1,3}}[/⁄][0-9]{{1,3}}{_ALONE}"
)
_CHAIN = r"[0-9]+(?P<joint> ?[-‑–—] ?|[/.,:])[$€£¥]?[0-9]+(?:(?P=joint)[$€£¥]?[0-9]+)+"
# A comma groups thousands in English and is the decimal sign in Russian and Kazakh.
_POINT_DECIMAL = (
    rf"[0-9]{{1,3}}(?:,[0-9]{{2,3}})*,[0-9]{{3}}(?![0-9]|,[0-9])(?:\.[0-9]+)?"
    rf"|[0-9]{{1,3}}(?:{_SPACE}[0-9]{{3}})+(?![0-9]|[.,:/-][0-9]{{4}})(?:\.[0-9]+)?"
    rf"|{_CHAIN}|[0-9]+(?:\.[0-9]+|,[0-9]+)?"
)
_COMMA_DECIMAL = (
    rf"[0-9]{{1,3}}(?:{_SPACE}[0-9]{{3}})+(?![0-9])(?:[.,][0-9]+)?"
    r"|[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)"
    rf"|{_CHAIN}|[0-9]+(?:[.,][0-9]+)?"
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
        lower: Gives a token in lower case by its index, or nothing outside the text.
        kind: Gives the kind of a token by its index, or nothing outside the text.
        glued: Tells whether a token follows the one before it without white space.
    """

    text: str
    tokens: Sequence[Token]
    blocked: Sequence[bool]
    lexicon: Lexicon
    lower: Callable[[int], str]
    kind: Callable[[int], str]
    glued: Callable[[int], bool]


class _At(dict[int, _T]):
    """What stands at an index; a look-up outside the text gives the empty value."""

    def __init__(self, values: Iterable[_T], empty: _T) -> None:
        super().__init__(enumerate(values))
        self._empty = empty

    def __missing__(self, index: int) -> _T:
        return self._empty


def _numerals(lexicon: Lexicon) -> str:
    numeral = _COMMA_DECIMAL if lexicon.comma_decimal else _POINT_DECIMAL
    return (
        rf"{_NUMERAL}|{_DOT_GROUPS}|{numeral}" if lexicon.dot_groups else rf"{_NUMERAL}|{numeral}"
    )


@cache
def _token_pattern(numerals: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<numeral>{numerals})|{_REST}")


def is_numeral(text: str, lexicon: Lexicon) -> bool:
    """Tell whether a text is one numeral in figures, whatever `parse_numeral` makes of it."""
    match = _token_pattern(_numerals(lexicon)).fullmatch(text)
    return match is not None and match.lastgroup == NUMERAL


class _Mask(NamedTuple):
    """What is no quantity: its pattern, and the letters of which each match holds some."""

    pattern: re.Pattern[str]
    letters: tuple[str, ...]


@cache
def _masks(language: str) -> tuple[_Mask, ...]:
    return tuple(_Mask(re.compile(mask), letters_of(mask)) for mask in lexicon_for(language).masks)


_AROUND = re.compile(r"\(\?<?[!=](?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)")
_NO_LETTERS = re.compile(
    r"\\.|\[(?:\\.|[^\]\\])*\]|\{[^}]*\}|\(\?[a-z]+\)|(?<=\()\?(?:[a-z-]*:|P<\w+>)|[^\W\d_]\?"
)


def letters_of(pattern: str) -> tuple[str, ...]:
    """Return runs of letters of which a match of a pattern holds one, or nothing if it need not.

    Most masks spell words that few texts have; asking for those first is ten times as fast as
    running them all. A mask whose letters are all optional must spell them as classes (`[s]`).
    """
    plain = _NO_LETTERS.sub(" ", _AROUND.sub(" ", pattern)).lower()
    depth, parts = 0, [""]
    for char in plain:
        depth += (char == "(") - (char == ")")
        if char == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += char
    runs = [re.findall(r"[^\W\d_]+", part) for part in parts]
    return tuple({run for found in runs for run in found}) if all(runs) else ()


def read_page(text: str, lexicon: Lexicon) -> Page:
    """Cut `text` into tokens and mark those that stand in dates, times, names and lists."""
    pattern = _token_pattern(_numerals(lexicon))
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
    words = "\n".join({token.lower for token in tokens if token.kind == WORD})
    for pattern, letters in _masks(lexicon.language):
        if letters and not any(run in words for run in letters):
            continue
        for match in pattern.finditer(text):
            start, end = match.span(1) if match.re.groups and match.group(1) else match.span()
            index = max(bisect_right(starts, start) - 1, 0)
            while index < len(tokens) and tokens[index].start < end:
                if tokens[index].end > start:
                    blocked[index] = True
                index += 1
    glued = (one.end == other.start for one, other in pairwise(tokens))
    return Page(
        text,
        tokens,
        blocked,
        lexicon,
        _At((token.lower for token in tokens), "").__getitem__,
        _At((token.kind for token in tokens), "").__getitem__,
        _At((False, *glued), empty=False).__getitem__,
    )
