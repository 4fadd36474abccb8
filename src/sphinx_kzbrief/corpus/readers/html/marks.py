"""What elements and inline styles of HTML do to words: raise, lower, strike out, quote."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from sphinx_kzbrief.corpus.readers.canonical.marks import fraction, subscript, superscript
from sphinx_kzbrief.corpus.readers.html.parts import words_of

if TYPE_CHECKING:
    from sphinx_kzbrief.corpus.readers.canonical.writer import Piece

_STRUCK: Final = frozenset({"del", "s", "strike"})
MARKING: Final = (*sorted(_STRUCK), "ins", "q", "sub", "sup")
"""Elements that mark words and are no words of the text."""
_LINE_THROUGH: Final = re.compile(
    r"text-decoration(?:-line)?\s*:[^;]*\bline-through\b", re.IGNORECASE
)
_LINED: Final = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
_VERTICAL: Final = re.compile(r"vertical-align\s*:\s*(super|sub)\b", re.IGNORECASE)
_SLASHES: Final = frozenset("/⁄∕")
_EDGES: Final = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)
_RUNNING: Final = re.compile(r"[^\W\d_]\W*\s\W*[^\W\d_]")
_INLINE_FRACTION: Final = re.compile(r"\s*([0-9]{1,4})\s*[/⁄∕]\s*([0-9]{1,4})\s*")
_PLAIN: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

_NO_MATH: Final = frozenset({"annotation", "annotation-xml", "mphantom"})
_TOKENS: Final = frozenset({"mi", "mn", "mo", "ms", "mtext"})
_QUOTES: Final = {
    **dict.fromkeys(("fr", "hy", "fa", "ast"), "«»«»"),
    **dict.fromkeys(("ru", "uk", "be"), "«»„“"),
    **dict.fromkeys(("de", "cs", "sk", "sl", "bg", "is", "lt", "hr"), "„“‚‘"),
    **dict.fromkeys(("it", "es", "el", "sq", "ca", "pt-pt"), "«»“”"),
    **dict.fromkeys(("pl", "ro"), "„”«»"),
    **dict.fromkeys(("sv", "fi", "he"), "””’’"),
    **dict.fromkeys(("ja", "zh-hant", "zh-tw", "zh-hk"), "「」『』"),
    **dict.fromkeys(("no", "nb", "nn"), "«»‘’"),
    "hu": "„”»«",
    "nl": "‘’“”",
    "ka": "„“«»",
    "et": "„“«»",
    "ar": "”“’‘",
}
"""Quotation marks by language as browsers take them from CLDR, outer and inner, where they are
not the English ones."""
_OPENING: Final = frozenset("\"“”„«»‹›‘’‚「『'")


def is_struck(tag: str, element: Any) -> bool:
    """Tell whether an element strikes out its words."""
    return tag in _STRUCK or _LINE_THROUGH.search(element.get("style") or "") is not None


def is_lined(element: Any) -> bool:
    """Tell whether an element shows the line ends of its words."""
    return _LINED.search(element.get("style") or "") is not None


def shift_of(tag: str, element: Any) -> int:
    """Return 1 where an element raises its words, -1 where it lowers them, else 0."""
    if tag in {"sup", "sub"}:
        return 1 if tag == "sup" else -1
    style = _VERTICAL.search(element.get("style") or "")
    return 0 if style is None else 1 if style[1].lower() == "super" else -1


def math_words(element: Any) -> str:
    """Write a formula of MathML on one line, as far as plain text can.

    Args:
        element: A ``math`` or what stands in it; its depth must be bounded.
    """
    tag = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
    if tag in _TOKENS:
        return words_of(element)
    if tag in _NO_MATH:
        return ""
    inner = [math_words(child) for child in element if isinstance(child.tag, str)]
    if tag == "math" and not inner:
        return element.get("alttext") or ""
    return _built(tag, inner)


def _built(tag: str, inner: list[str]) -> str:
    """Write what an element of MathML makes of the parts in it."""
    match tag, inner:
        case "msup" | "mover", [base, above]:
            return base + superscript(above)
        case "msub" | "munder", [base, below]:
            return base + subscript(below)
        case "msubsup" | "munderover", [base, below, above]:
            return base + subscript(below) + superscript(above)
        case "mfrac", [over, under] if over.isdecimal() and under.isdecimal():
            return fraction(over, under)
        case "mfrac", [over, under]:
            return f"{_grouped(over)}/{_grouped(under)}"
        case "msqrt", _:
            return "√" + _grouped("".join(inner))
        case "mroot", [base, index]:
            return f"{superscript(index)}√{_grouped(base)}"
    return "".join(inner)


def _grouped(words: str) -> str:
    return words if words.isalnum() else f"({words})"


def quotes_of(element: Any, depth: int) -> tuple[str, str]:
    """Return the marks that a browser sets around a `<q>`; none where the words have them.

    Args:
        element: The `<q>`.
        depth: In how many others it stands.
    """
    first = next((text.strip() for text in element.itertext() if text.strip()), "")
    if first[:1] in _OPENING:
        return "", ""
    holders = element.iterancestors()
    language = next((lang for holder in holders if (lang := holder.get("lang"))), "").lower()
    return quote_marks(language, depth)


def quote_marks(language: str, depth: int) -> tuple[str, str]:
    """Return the marks around a `<q>` in a language, English ones where it is not known.

    Args:
        language: BCP 47 tag in lower case, or empty.
        depth: In how many others it stands.
    """
    marks = _QUOTES.get(language) or _QUOTES.get(language.partition("-")[0], "“”‘’")
    at = 2 if depth % 2 else 0
    return marks[at], marks[at + 1]


def shifted(pieces: list[Piece], start: int, shift: int) -> None:
    """Write the runs from an index on as raised or lowered ones.

    Runs that are note references stay apart from digits that are none. A raised numerator, a
    slash and a lowered denominator become a fraction.

    Args:
        pieces: The runs of a block, changed in place.
        start: Index of the first run that is shifted.
        shift: As `shift_of` tells; 0 for a note reference that is not raised by an element.
    """
    runs = pieces[start:]
    live = [run for run in runs if not run.struck]
    text = "".join(run.text for run in live)
    if not text.strip() or _RUNNING.search(text):
        return  # words set small are no exponent
    mixed = any(not run.note and any(map(str.isalnum, run.text)) for run in live)
    if any(run.note for run in live) and mixed:
        pieces[start:] = [_shifted(run, run.text, shift, "") for run in runs]
        return
    earlier = (pieces[at] for at in range(start - 1, -1, -1))
    before = next((run.text for run in earlier if not run.struck), "")
    whole = replace(live[0], note=any(run.note for run in live))
    struck = [run for run in runs if run.struck]
    if shift < 0 and not struck and (found := _fraction(pieces, start, text)):
        pieces[start - 2 :] = [replace(pieces[start - 2], text=found)]
        return
    pieces[start:] = [*struck, _shifted(whole, text, shift, before)]


def _shifted(run: Piece, text: str, shift: int, before: str) -> Piece:
    if shift < 0:
        return replace(run, text=subscript(text))
    match = _INLINE_FRACTION.fullmatch(text)
    if match and not run.note and (not before.strip() or before[-1].isdigit()):
        return replace(run, text=fraction(match[1], match[2]))
    edges = _EDGES.fullmatch(text)
    lead, words, trail = edges.groups() if edges else ("", text, "")
    if words.translate(_PLAIN) != words or not (shift or words.isalnum()):
        return run if run.text == text else replace(run, text=text)  # raised, or set in brackets
    return replace(run, text=lead + superscript(words) + trail)


def _fraction(pieces: list[Piece], start: int, denominator: str) -> str | None:
    """Return the fraction that a lowered run, which begins at an index, completes."""
    if start < 2 or pieces[start - 1].text.strip() not in _SLASHES:
        return None
    raised = pieces[start - 2].text
    numerator = raised.translate(_PLAIN)
    is_whole = denominator.strip().isdecimal() and numerator.isdecimal() and not raised.isdecimal()
    return fraction(numerator, denominator.strip()) if is_whole else None
