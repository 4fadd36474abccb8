"""Keys of sources, figures and measures: their form, and when two of them collide."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

KEY_RULE = "letters, digits, '.', '_' and '-', starting with a letter or a digit"
KEY_PATTERN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")

RESERVED = "index"
"""No key: pages of sources stand in one folder, and this is the name of their list."""

LONGEST_KEY = 120
"""Longest key taken: it becomes part of file names, which end at 255 bytes on most systems."""

_NEAR_CANDIDATES = 2000
"""Keys compared at most for a suggestion: difflib's ratio is slow, and a hint need not be best."""


def is_key(text: str) -> bool:
    """Tell whether `text` has the form of a key."""
    return len(text) <= LONGEST_KEY and KEY_PATTERN.fullmatch(text) is not None


def identifier(key: str) -> str:
    """Return the identifier that docutils' ``make_id`` makes of a key.

    Only the part of that rule that matters for keys is needed here, since keys are ASCII:
    lower case, every run of other characters a hyphen, no digits or hyphens at the start,
    no hyphens at the end.

    Args:
        key: A key as `is_key` allows it.

    Returns:
        The identifier; empty for a key without letters.
    """
    hyphenated = re.sub(r"[^a-z0-9]+", "-", key.lower())
    return re.sub(r"^[-0-9]+|-+$", "", hyphenated)


def nearest(word: str, candidates: Iterable[str], count: int = 3) -> list[str]:
    """Return the candidates that look most like `word`, best first.

    Args:
        word: What was written.
        candidates: What could have been meant.
        count: How many to return at most.

    Returns:
        At most `count` candidates; empty where none is near.
    """
    folded = word.lower()
    pool = {candidate.lower(): candidate for candidate in candidates}
    if len(pool) > _NEAR_CANDIDATES:
        letters = set(folded)
        shortlist = sorted(pool, key=lambda key: (len(letters ^ set(key)), key))
        pool = {key: pool[key] for key in shortlist[:_NEAR_CANDIDATES]}
    return [pool[key] for key in difflib.get_close_matches(folded, pool, n=count, cutoff=0.6)]


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """Return a question that names the nearest candidates, or an empty string.

    Args:
        word: What was written.
        candidates: What could have been meant.

    Returns:
        Such as ``Did you mean 'container-title'?``.
    """
    near = nearest(word, candidates)
    if not near:
        return ""
    return f"Did you mean {' or '.join(repr(name) for name in near)}?"
