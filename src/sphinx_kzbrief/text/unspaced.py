"""Word bounds of scripts that set no spaces between words, from the dictionaries of ICU.

Thai, Lao, Khmer and Burmese, and Japanese where hiragana stands. Han characters count as words
of their own, in Chinese and in Japanese. A dictionary may divide a phrase in more than one way:
in Thai and its like, a place lies inside a word only where dividing there takes one word more.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from sphinx_kzbrief.text.characters import HAN

_SOUTHEAST: Final = (
    "\u0e01-\u0e4e\u0e81-\u0ece\u0edc-\u0edf\u1000-\u103f\u1050-\u109f\u1780-\u17d3"
    "\ua9e0-\ua9ef\uaa60-\uaa7f"
)
_HIRAGANA: Final = "\u3041-\u3096\u309d\u309e"
_JAPANESE: Final = rf"{_HIRAGANA}\u30a1-\u30ff{HAN}"
_IS_SOUTHEAST: Final = re.compile(f"[{_SOUTHEAST}]")
_IS_HIRAGANA: Final = re.compile(f"[{_HIRAGANA}]")
_RUN_BEFORE: Final = re.compile(rf"[{_SOUTHEAST}]+\Z|[{_JAPANESE}]+\Z")
_RUN_AFTER: Final = re.compile(rf"[{_SOUTHEAST}]+|[{_JAPANESE}]+")
_DIVIDED: Final = re.compile(f"[{_SOUTHEAST}]\u200b+[{_SOUTHEAST}]")
_REACH: Final = 60
"""Characters on either side that decide how a phrase is divided."""

# Japanese sets its verbs together from pieces that the dictionary holds apart. What denies a verb
# is part of it, and no word begins with a small letter.
_DENIED: Final = re.compile(
    r"(?<![はがもをにとの])(?<=[\u3041-\u3096])(?:ない|なか|なく|なけ|ませ|ざる)"
    r"|(?<=[かさたなはまらわせてねけげめれべえ])ず(?![っいれ])"
    rf"|(?<=[\u3041-\u3096][{HAN}])(?:ない|なか|なけ|ませ|ず(?![っいれ]))"
    r"|(?<=[てで])(?:いな|いませ|おらず|おりませ)"
    r"|(?<=ま)せん|[ぁぃぅぇぉっゃゅょゎんゝゞ]"
)
_PARTICLE: Final = re.compile(r"[はがをにでともへのやか]{1,2}\Z")
_BEFORE_PARTICLE: Final = re.compile(rf"(?:[{HAN}\u30a1-\u30ff]|..|[でにとかた])\Z")


def is_inside_word(text: str, offset: int) -> bool:
    """Tell whether a place between two letters of such a script lies inside a word.

    Args:
        text: The text.
        offset: A place between two code points, neither at the start nor at the end.

    Returns:
        False also where other letters stand on either side.
    """
    before, after = text[offset - 1], text[offset]
    if _IS_HIRAGANA.match(before) or _IS_HIRAGANA.match(after):
        if _DENIED.match(text, offset):
            return True
    elif not (_IS_SOUTHEAST.match(before) and _IS_SOUTHEAST.match(after)):
        return False
    ahead = _RUN_AFTER.match(text, offset, offset + _REACH)
    behind = _RUN_BEFORE.search(text, max(0, offset - _REACH), offset)
    return ahead is not None and behind is not None and _divides(behind.group(), ahead.group())


def is_marked_bound(text: str, offset: int) -> bool:
    """Tell whether a zero-width space marks a bound of words here, as Khmer and Burmese set it."""
    return any(
        match.start() < offset < match.end()
        for match in _DIVIDED.finditer(text, max(0, offset - 3), offset + 3)
    )


@lru_cache(maxsize=1024)
def _divides(behind: str, ahead: str) -> bool:
    """Tell whether the bound of two stretches lies inside a word of both together."""
    middle = len(behind)
    words = _segments(behind + ahead)
    start, end = next(span for span in words if span[0] < middle <= span[1])
    if end == middle:
        return False
    if _PARTICLE.match(ahead[: end - middle]) and _BEFORE_PARTICLE.search(behind[start:]):
        return False
    if not _IS_SOUTHEAST.match(ahead):
        return True
    # Left alone, a piece of a word joins the word before it.
    left = _segments(behind)
    is_apart = any(first == start for first, _ in left)
    return not is_apart or len(left) + len(_segments(ahead)) > len(words)


def _segments(text: str) -> list[tuple[int, int]]:
    """Return the spans of the words of a phrase."""
    from icu4py.breakers import WordBreaker  # noqa: PLC0415 - few texts need it, and it is large

    return list(WordBreaker(text, "en").segments())
