"""What may differ between two words: white space, hyphens, quote marks, note markers.

Each function gets the source's gap and the quotation's, normalised, and says which changes lead
from one to the other, or that none of the allowed ones does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.quotes.model import AlterationKind as Kind
from sphinx_kzbrief.text.characters import CURRENCY_SIGNS, DASHES, EAST_ASIAN
from sphinx_kzbrief.text.skeleton import NOTE_IN_GAP, NUMBERED, RAISED

if TYPE_CHECKING:
    from collections.abc import Sequence

_BLANK_LINE: Final = re.compile(r"\n[^\S\n]*\n|\u2029")
# A hyphen that a line break, or the space a PDF reader made of it, parts from its word; white
# space on both sides without a line break is a dash.
_LINE_END: Final = re.compile(
    rf"(?:[\-{DASHES}]\s+|\s+[\-{DASHES}]|\s*[\-{DASHES}]\s*\n\s*|\s*\n\s*[\-{DASHES}]\s*)",
)
_WHITE: Final = re.compile(r"\s+")
_NOTE: Final = re.compile(rf"\s*(?:{NOTE_IN_GAP})")
_NUMBER_OF_NOTE: Final = re.compile(rf"{NUMBERED}|{RAISED}")
_BLOT: Final = "\x00"
_UNSEEN: Final = re.compile(rf"[\s{_BLOT}]+")
_MARKS: Final = "\"'"
_LOOSE: Final = re.compile(rf"[?!()/%‰$€£¥₸₽₴₹…=<>≤≥≈~±×÷·+°§№#&|→←↔{EAST_ASIAN}]")
"""Signs beside which a space is a matter of house style: "p<0.05", "20 °C", "§ 5"."""
_IS_EAST: Final = re.compile(f"[{EAST_ASIAN}]")
_SIGNED: Final = f".{CURRENCY_SIGNS}"
_OPENING: Final = "([{<>=≤≥≈~±×÷"
_IN_STOPS: Final = frozenset({'",', '".', ',"', '."', "',", "'.", ",'", ".'"})
FINAL: Final = {".": ".", ",": ",", "。": "."}


@dataclass(frozen=True, slots=True)
class Gap:
    """What stands between two words on one side.

    Attributes:
        text: Normalised.
        raw: As written, for line ends.
        before: The character before it, or empty.
        after: The character after it, or empty.
        masked: Its text with the markers of notes blotted; None where it holds none.
        bound_mark: Whether the mark right behind the word belongs to it, as in 5' or workers'.
    """

    text: str
    raw: str
    before: str
    after: str
    masked: str | None = None
    bound_mark: bool = False


def visible(text: str) -> str:
    """Return `text` without white space and what is blotted in it."""
    return _UNSEEN.sub("", text)


def paragraph_break(raw: str) -> bool:
    """Tell whether a blank line stands in `raw`."""
    return "\n" in raw and _BLANK_LINE.search(raw) is not None


def changes(source: Gap, quoted: Gap) -> tuple[Kind, ...] | None:
    """Return the changes between two gaps inside a quotation.

    Args:
        source: The source's gap.
        quoted: The quotation's gap at the same place.

    Returns:
        The kinds of alteration, empty where only typography differs; None where the gaps
        differ in a way that no rule allows.
    """
    crossing = (
        (Kind.PARAGRAPH,) if paragraph_break(source.raw) and not paragraph_break(quoted.raw) else ()
    )
    kinds = _typography(source, quoted)
    if kinds is None and source.masked is not None:
        left = _without(source.text, source.masked)
        kinds = _typography(replace(source, text=left), quoted)
        joins = not left and source.before.isdigit() and source.after.isdigit()
        kinds = None if kinds is None or joins else (Kind.NOTE_MARKER, *kinds)
    return None if kinds is None else crossing + kinds


def _typography(source: Gap, quoted: Gap) -> tuple[Kind, ...] | None:
    """Return what typography changed between two gaps, or None where something else did."""
    if source.text == quoted.text or _line_end(source, quoted) or _line_end(quoted, source):
        return ()
    if _minus(source) is not _minus(quoted):
        return None
    if source.bound_mark and quoted.text[:1] != source.text[:1]:
        return None
    return _marks(source.text, source, quoted)


def masked(text: str, proven: Sequence[tuple[int, int]]) -> str | None:
    """Return a gap of a source with the markers of its notes, and white space before them, blotted.

    Args:
        text: The gap, normalised.
        proven: Where markers stand in it that are proven to be notes', in order.

    Returns:
        A text of the same length; None where the gap holds no marker. A number that is not proven
        to be a note's is left.
    """
    found = list(proven)
    for match in _NOTE.finditer(text):
        start = match.end() - len(match.group().lstrip())
        is_number = _NUMBER_OF_NOTE.match(text, start) is not None
        if not is_number and not any(low < match.end() and start < high for low, high in proven):
            found.append((start, match.end()))
    if not found:
        return None
    left, at = "", 0
    for start, end in sorted(found):
        kept = text[at:start].rstrip()
        left, at = left + kept + _BLOT * (end - at - len(kept)), end
    return left + text[at:]


def _without(text: str, blotted: str) -> str:
    """Return what of a gap is left without what is blotted in it; white space parts words still."""
    return blotted.replace(_BLOT, "") or (" " if _WHITE.search(text) else "")


def _minus(gap: Gap) -> bool:
    """Tell whether a gap ends with the minus sign of a number, and not with a dash or hyphen."""
    if not gap.text.endswith("-") or not (gap.after.isdigit() or gap.after in _SIGNED):
        return False
    return gap.text != "-" or gap.before in _OPENING or _IS_EAST.match(gap.before) is not None


def _line_end(broken: Gap, whole: Gap) -> bool:
    """Tell whether `broken` is the hyphen of a line end in a word that `whole` does not part."""
    return (
        not whole.text
        and broken.before.isalpha()
        and broken.after.isalpha()
        and _LINE_END.fullmatch(broken.raw) is not None
    )


def _marks(own: str, source: Gap, quoted: Gap) -> tuple[Kind, ...] | None:
    """Return what quote marks and white space changed between two gaps, or None."""
    ours, theirs = visible(own), visible(quoted.text)
    if ours == theirs:
        return () if _same_spacing(own, quoted, ours) else None
    if _apostrophe(own, quoted) or _apostrophe(quoted.text, quoted):
        return None
    double, other = ours.replace("'", '"'), theirs.replace("'", '"')
    if double == other:
        return (Kind.QUOTE_MARKS,)
    if sorted(double) == sorted(other) and {double, other} <= _IN_STOPS:
        return (Kind.QUOTE_MARKS,)
    if paragraph_break(source.raw) and ours[-1:] in {'"', "'"} and ours[:-1] == theirs:
        return (Kind.QUOTE_MARKS,)
    if paragraph_break(quoted.raw) and theirs[-1:] in {'"', "'"} and theirs[:-1] == ours:
        return (Kind.QUOTE_MARKS,)
    return None


def _same_spacing(own: str, quoted: Gap, shown: str) -> bool:
    """Tell whether two gaps that show the same marks part the words alike."""
    if shown == "'" and quoted.before.isalpha() and quoted.after.isalpha():
        return own == quoted.text
    if shown or bool(own) == bool(quoted.text):
        return True
    return bool(_LOOSE.match(quoted.before) or _LOOSE.match(quoted.after))


def _apostrophe(text: str, gap: Gap) -> bool:
    """Tell whether a gap is an apostrophe inside a word."""
    return text == "'" and gap.before.isalnum() and gap.after.isalnum()


def leading(source: str, quoted: str) -> tuple[int, tuple[Kind, ...]] | None:
    """Compare what stands before the first word.

    Args:
        source: The source's whole gap before the word, normalised.
        quoted: What the quotation starts with, normalised.

    Returns:
        How many characters of the source's gap belong to the passage, and the changes; None
        where the quotation starts with a mark that the source has not.
    """
    if source.endswith(quoted):
        return len(quoted), ()
    if not visible(quoted).strip(_MARKS):
        return 0, (Kind.QUOTE_MARKS,)
    return None


def trailing(
    source: str, quoted: str, following: str, blotted: str | None
) -> tuple[int, tuple[Kind, ...]] | None:
    """Compare what stands after the last word.

    Args:
        source: The source's whole gap after the word, normalised.
        quoted: What the quotation ends with, normalised.
        following: The source's character after its gap, or empty.
        blotted: The source's gap as `masked` returns it.

    Returns:
        As `leading`. A final full stop or comma may stand for the source's, but not for its
        question or exclamation mark.
    """
    if source.startswith(quoted):
        return len(quoted), ()
    own = source if blotted is None else _without(source, blotted)
    ours, shown = visible(own), visible(quoted)
    for mark in _MARKS:
        ours = ours.replace(mark, "")
        shown = shown.replace(mark, "")
    marks = (Kind.QUOTE_MARKS,) if any(mark in quoted for mark in _MARKS) else ()
    if not shown:
        return 0, marks
    if (
        _NOTE.match(own)
        or shown not in FINAL
        or (not own.strip(_MARKS) and following in {"?", "!", "？", "！"})
    ):
        return None
    if ours.startswith(shown):
        notes = () if blotted is None else (Kind.NOTE_MARKER,)
        # Past the mark, the source's stop is part of the passage.
        return (blotted or source).index(shown) + len(shown), (*marks, *notes)
    return 0, (*marks, Kind.FINAL_PUNCTUATION)
