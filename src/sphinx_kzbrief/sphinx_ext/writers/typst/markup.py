"""Spelling Typst code: literals, lengths, labels and the addresses a link may have."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_BLANKS = re.compile(r"[ \t\n\r\f\v\x85\u2028\u2029]+")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})
_LENGTH = re.compile(r"(\d+(?:\.\d+)?|\.\d+)\s*([a-z%]*)")
_LINK_SCHEMES = frozenset({"http", "https", "mailto"})
# CSS fixes 96 px to the inch, so one is 0.75 pt; a number without a unit counts as px.
_POINTS = {
    "": 0.75,
    "px": 0.75,
    "pt": 1.0,
    "pc": 12.0,
    "in": 72.0,
    "cm": 72 / 2.54,
    "mm": 72 / 25.4,
}


def literal(text: str) -> str:
    """Spell ``text`` as a Typst string literal on one line, nothing of it active.

    Lone surrogates, which no file can hold, become U+FFFD.
    """
    return '"' + _SURROGATES.sub("\ufffd", text).translate(_ESCAPES) + '"'


def running(text: str) -> str:
    """Fold every run of blanks and line ends of ``text`` into one space, as HTML does."""
    return _BLANKS.sub(" ", text)


def call(name: str, *positional: str, **named: str | None) -> str:
    """Spell a call of the Typst function ``name``; all values are Typst code.

    Underscores of keywords become hyphens; a keyword that is None is left out.
    """
    arguments = [f"{key.replace('_', '-')}: {value}" for key, value in named.items() if value]
    return f"{name}({', '.join([*arguments, *positional])})"


def array(items: list[str]) -> str:
    """Spell a Typst array; the last comma keeps an array of one an array."""
    return "(" + "".join(f"{item}, " for item in items) + ")"


def length(value: object) -> str | None:
    """Turn a docutils or CSS length into a Typst one.

    Returns:
        A Typst length or ratio, or None where ``value`` is no length that paper knows.
    """
    found = _LENGTH.fullmatch(str(value).strip().lower())
    if found is None:
        return None
    number, unit = float(found[1]), found[2]
    if unit == "%":
        return f"{min(number, 100):g}%"
    if unit in ("em", "rem", "ex"):
        return f"{number * (0.5 if unit == 'ex' else 1):g}em"
    return f"{number * _POINTS[unit]:g}pt" if unit in _POINTS else None


def address(uri: str) -> str | None:
    """Return ``uri`` if a PDF may link to it: http, https and mailto; else None."""
    try:
        scheme = urlsplit(uri).scheme.lower()
    except ValueError:
        return None
    return uri if scheme in _LINK_SCHEMES else None
