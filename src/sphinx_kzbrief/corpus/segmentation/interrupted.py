"""Direct speech set off by dashes, as Russian and Kazakh print it: "— Нет, — сказал он. — Нет."."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.segmentation.marks import Quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kzbrief.text.spans import Span

DASHES = "—–―-"
_OPENING = re.compile(r"[—–―-][ \u00a0]+(?=[\"«„“]?[^\W\d_])")
_BEFORE_VERB = re.compile(r"(?<=[,.!?…»”\"])[ \u00a0]+[—–―-][ \u00a0]+(?=[a-zа-яёәғқңөұүһі])")
_AFTER_NAME = re.compile(r"[.,:][ \u00a0]+[—–―-][ \u00a0]+")
LONGEST_ATTRIBUTION = 160


def dash_stretches(text: str, within: Span, verbs: re.Pattern[str]) -> list[Quoted]:
    """Find what a paragraph that a dash opens gives as somebody's words.

    Args:
        text: Canonical text.
        within: Span of the paragraph.
        verbs: Matches the language's verbs of speech.

    Returns:
        Stretches in order; none where no attribution breaks or ends the words.
    """
    opening = _OPENING.match(text, within.start, within.end)
    if opening is None:
        return []
    pieces = _pieces(text, opening.end(), within.end, verbs)
    return pieces if pieces[-1].end < within.end or len(pieces) > 1 else []


def without_attributions(
    text: str,
    stretches: Sequence[Quoted],
    verbs: re.Pattern[str],
) -> list[Quoted]:
    """Part stretches at the attribution inside: «Да, – сказал он. – Конечно»."""
    return [
        piece
        for quoted in stretches
        for piece in _pieces(text, quoted.start, quoted.end, verbs, closed=quoted.closed)
    ]


def _pieces(
    text: str,
    start: int,
    end: int,
    verbs: re.Pattern[str],
    *,
    closed: bool = False,
) -> list[Quoted]:
    """Split a stretch at each attribution; one at its end is left out too."""
    pieces = []
    at = start
    for match in _BEFORE_VERB.finditer(text, start, end):
        if match.start() < at:
            continue
        limit = min(end, match.end() + LONGEST_ATTRIBUTION)
        back = _AFTER_NAME.search(text, match.end(), limit)
        if verbs.search(text, match.end(), back.start() if back else limit) is None:
            continue
        if back is None and limit < end:
            continue
        pieces.append(Quoted(at, match.start(), closed=False))
        at = back.end() if back else end
    if at < end:
        pieces.append(Quoted(at, end, closed=closed))
    return pieces or [Quoted(start, end, closed=closed)]
